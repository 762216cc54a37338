"""Dates of trainings as lists show them: each with its page in the reader's language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from uuid import UUID

from django.db.models import Max, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from events.records.models import Event, Occurrence
from events.records.places_taken import count_places
from events.schedule.schedule_text import describe_rhythm
from home.models import LocationPage
from kommpaktiv.content.content_cache import remember
from kommpaktiv.content.models import BasePage, Topic
from kommpaktiv.content.only_fields import live_cards
from kommpaktiv.content.topics import topics_by_key
from kommpaktiv.languages.locales import in_readers_language, reader_language

from .models import EventPage
from .shown_dates import without_places
from .tickets import (
    LaterDate,
    PageRef,
    Repeats,
    Stand,
    Ticket,
    ticket_of,
    topic_ref,
    written,
)
from .visibility import readable

LATER = 3  # dates below a ticket
SPARE = 3  # dates more than asked for: some may be over before the choice is made anew


@dataclass(frozen=True)
class TrainingDate:
    """One date with what a reader wants to know before opening the training's page."""

    occurrence: Occurrence
    page: PageRef
    location: PageRef | None
    topic: Topic | None = None  # the first of its topics, which gives it its colour
    repeats: Repeats | None = None

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
        topic = topic_ref(self.topic)
        return ticket_of(self.occurrence, self.page, self.location, topic, self.repeats, stand)


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
    Where all are on one topic, they wear that one. Each has the later dates of its training with
    it; one that stands alone has not.
    """
    topics = list(topics)
    topic_keys = [str(topic.translation_key) for topic in topics]
    key = ("upcoming", count, location and location.pk, topic_keys, exclude and exclude.pk)
    chosen = remember(key, lambda: _next_dates(count + SPARE, location, topics, exclude))
    now = timezone.now()
    coming = [date for date in chosen if date.ends_at > now][:count]
    later = _later_dates(coming) if count > 1 else {}
    following = {pk: dates.coming(now) for pk, dates in later.items()}
    count_places([*coming, *chain.from_iterable(following.values())], now)
    found = [
        replace(date, repeats=_repeats(later[date.occurrence.event_id], following, now))
        if following.get(date.occurrence.event_id)
        else date
        for date in training_dates(coming)
    ]
    if len(topics) == 1 and location is None:
        return [replace(date, topic=topics[0]) for date in found]
    return found


@dataclass(frozen=True)
class LaterDates:
    """The dates of a training after the one that is shown: the first of them, and when all end."""

    event: Event
    first: list[Occurrence]
    ends: list[datetime]  # of those that take place, with the one that is shown

    def coming(self, now: datetime) -> list[Occurrence]:
        return [date for date in self.first if date.ends_at > now][:LATER]


def _later_dates(shown: list[Occurrence]) -> dict[int, LaterDates]:
    """What comes after each of these dates, by its training: one query, kept with content."""
    pks = {date.event_id: date.pk for date in shown}

    def find() -> dict[int, LaterDates]:
        dates: dict[int, list[Occurrence]] = defaultdict(list)
        for date in without_places(Occurrence.objects.coming().filter(event__in=pks)):
            dates[date.event_id].append(date)
        return {
            event: LaterDates(
                found[0].event,
                [date for date in found if date.pk != pks[event]][: LATER + SPARE],
                [date.ends_at for date in found if not date.is_cancelled],
            )
            for event, found in dates.items()
        }

    return remember(("later", sorted(pks.items())), find)


def _repeats(
    later: LaterDates, following: Mapping[int, list[Occurrence]], now: datetime
) -> Repeats:
    event = later.event
    return Repeats(
        rhythm=remember(("rhythm", event.pk, reader_language()), lambda: describe_rhythm(event)),
        count=sum(end > now for end in later.ends),
        dates=tuple(map(_later_date, following[event.pk])),
    )


def _later_date(date: Occurrence) -> LaterDate:
    url = reverse("registration:register", kwargs={"key": date.event.key})
    return LaterDate(
        starts_at=date.starts_at,
        zone=date.event.zone,
        availability=date.availability,
        places_left=date.places_left,
        url=f"{url}?date={date.uid}" if date.is_open else "",
    )


def dates_to_show(keys: Iterable[UUID]) -> dict[UUID, Ticket]:
    """Of each training with one of these keys the next date, else the last: two queries.

    And two more when content has changed.
    """
    wanted = sorted(set(keys))
    if not wanted:
        return {}
    chosen = remember(("dates to show", *wanted), lambda: _next_or_last(wanted))
    now = timezone.now()
    dates = [next((date for date in of_one if date.ends_at > now), of_one[-1]) for of_one in chosen]
    count_places(dates, now)
    return {found.occurrence.event.key: found.ticket for found in training_dates(dates)}


def _next_or_last(keys: list[UUID]) -> list[list[Occurrence]]:
    """Of each training the next date and a spare one, or the last."""
    dates = Occurrence.objects.public().filter(status=Occurrence.Status.SCHEDULED)
    same = dates.filter(event=OuterRef("event"))
    following = Q(pk__in=[Subquery(same.coming().values("pk")[n : n + 1]) for n in range(2)])
    last = Q(pk=Subquery(same.order_by("-starts_at", "-pk").values("pk")[:1]))
    shown = dates.filter(event__key__in=keys).filter(following | last).order_by("starts_at", "pk")
    found: dict[int, list[Occurrence]] = defaultdict(list)
    for date in without_places(shown):
        found[date.event_id].append(date)
    return list(found.values())


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
