"""Dates of trainings as lists show them: each with its page in the reader's language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import Max, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.safestring import SafeString

from events.records.models import Occurrence
from events.records.places_taken import count_places
from home.models import LocationPage
from kommpaktiv.content.content_cache import remember
from kommpaktiv.content.models import BasePage, Topic
from kommpaktiv.content.only_fields import live_cards
from kommpaktiv.content.topics import topics_by_key
from kommpaktiv.languages.locales import in_readers_language, reader_language

from .models import EventPage
from .shown_dates import without_places
from .tickets import PageRef, Stand, Ticket, ticket_of, topic_ref, written
from .visibility import readable

SPARE = 3  # dates more than asked for: some may be over before the choice is made anew


@dataclass(frozen=True)
class TrainingDate:
    """One date with what a reader wants to know before opening the training's page."""

    occurrence: Occurrence
    page: PageRef
    location: PageRef | None
    topic: Topic | None = None  # the first of its topics, which gives it its colour

    @property
    def title(self) -> str:
        return self.page.title

    @property
    def url(self) -> str:
        return self.page.url

    @property
    def lang_attrs(self) -> str:
        """The attributes of the title's element; empty in the reader's language."""
        return self.page.lang_attrs

    @property
    def ticket(self) -> Ticket:
        """What is to be said of it now."""
        return self._ticket(Stand.IN_LIST)

    @property
    def written(self) -> SafeString:
        """The ticket in the reader's language."""
        return written(self.ticket)

    @property
    def written_under_day(self) -> SafeString:
        """The same where the day stands above it."""
        return written(self._ticket(Stand.UNDER_DAY))

    @property
    def written_in_frame(self) -> SafeString:
        """The same for the frame of another site."""
        return written(self._ticket(Stand.IN_FRAME))

    def _ticket(self, stand: Stand) -> Ticket:
        return ticket_of(self.occurrence, self.page, self.location, topic_ref(self.topic), stand)


def training_dates(occurrences: Iterable[Occurrence]) -> list[TrainingDate]:
    """View objects for `occurrences` (with their `event`): two queries, however many there are.

    Dates whose training has no live page are left out.
    """
    dates = list(occurrences)
    pages = _refs(EventPage, {date.event.key for date in dates})
    locations = _refs(LocationPage, {date.event.location_key for date in dates})
    topics = {str(key): topic for key, topic in topics_by_key().items()}
    return [
        TrainingDate(
            date,
            pages[date.event.key],
            locations.get(date.event.location_key),
            next((topics[key] for key in date.event.topic_keys if key in topics), None),
        )
        for date in dates
        if date.event.key in pages
    ]


def _refs(model: type[BasePage], keys: set[UUID | None]) -> dict[UUID | None, PageRef]:
    """What links to these pages need, kept until content changes."""
    wanted = keys - {None}
    key = ("refs", model._meta.label, reader_language(), sorted(map(str, wanted)))

    def make() -> dict[UUID | None, PageRef]:
        pages = in_readers_language(live_cards(model), wanted)
        return {
            key: PageRef(page.title, page.url, page.content_language) for key, page in pages.items()
        }

    return remember(key, make)


def upcoming_dates(
    count: int,
    location: LocationPage | None = None,
    topics: Iterable[Topic] = (),
    exclude: EventPage | None = None,
) -> list[TrainingDate]:
    """The next date of each training, soonest first, at most `count`: two queries.

    With `location` or `topics`, of trainings there or on one of them. Cancelled dates are skipped.
    Where all are on one topic, they wear that one.
    """
    topics = list(topics)
    topic_keys = [str(topic.translation_key) for topic in topics]
    key = ("upcoming", count, location and location.pk, topic_keys, exclude and exclude.pk)
    chosen = remember(key, lambda: _next_dates(count + SPARE, location, topics, exclude))
    now = timezone.now()
    coming = [date for date in chosen if date.ends_at > now][:count]
    count_places(coming, now)
    found = training_dates(coming)
    if len(topics) == 1 and location is None:
        return [replace(date, topic=topics[0]) for date in found]
    return found


def next_dates_at(locations: Iterable[LocationPage]) -> dict[UUID | None, TrainingDate]:
    """The next date at each location, by its key: two queries, however many there are."""
    keys = sorted((location.translation_key for location in locations), key=str)
    now = timezone.now()
    found: dict[UUID | None, Occurrence] = {}
    for date in remember(("next at", *keys), lambda: _first_dates_at(keys)):
        if date.ends_at > now:
            found.setdefault(date.event.location_key, date)
    count_places(list(found.values()), now)
    dates = training_dates(found.values())
    return {date.occurrence.event.location_key: date for date in dates}


def _first_dates_at(keys: list[UUID]) -> list[Occurrence]:
    """The next few dates at each location, soonest first."""
    coming = readable(Occurrence.objects.public().coming())
    coming = coming.filter(status=Occurrence.Status.SCHEDULED)
    there = coming.filter(event__location_key=OuterRef("event__location_key")).values("pk")
    dates = coming.filter(event__location_key__in=keys, pk__in=Subquery(there[: 1 + SPARE]))
    return without_places(dates)


def training_count(topic: Topic) -> int:
    """How many trainings on a topic have dates that are not over."""
    ends = remember(("ends by topic",), _ends_by_topic)
    now = timezone.now()
    return sum(end > now for end in ends.get(str(topic.translation_key), ()))


def _ends_by_topic() -> dict[str, list[datetime]]:
    """When the last date of each training is over, by its topics: one query."""
    dates = readable(Occurrence.objects.public().coming())
    dates = dates.filter(status=Occurrence.Status.SCHEDULED).order_by()
    found: dict[str, list[datetime]] = defaultdict(list)
    for _event, topics, end in dates.values_list("event", "event__topic_keys").annotate(
        Max("ends_at")
    ):
        for key in topics:
            found[key].append(end)
    return dict(found)


def _next_dates(
    count: int, location: LocationPage | None, topics: list[Topic], exclude: EventPage | None
) -> list[Occurrence]:
    following = Occurrence.objects.coming().filter(status=Occurrence.Status.SCHEDULED)
    next_of_event = following.filter(event=OuterRef("event")).values("pk")[:1]
    dates = Occurrence.objects.public().coming().filter(pk=Subquery(next_of_event))
    dates = readable(dates)
    if related := _related(location, topics):
        dates = dates.filter(related)
    if exclude:
        dates = dates.exclude(event__key=exclude.translation_key)
    return without_places(dates[:count])


def _related(location: LocationPage | None, topics: list[Topic]) -> Q:
    related = Q()
    if location:
        related |= Q(event__location_key=location.translation_key)
    if topics:
        keys = [topic.translation_key for topic in topics]
        pages = EventPage.objects.filter(topic_links__topic__translation_key__in=keys)
        related |= Q(event__key__in=pages.values("translation_key"))
    return related
