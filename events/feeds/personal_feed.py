"""The dates that one person takes part in, as a file or a calendar to subscribe to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.conf import settings
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from events.privacy.access_links import make_join_token
from events.records.models import Event, Occurrence, Place, Registration
from events.records.models.place_states import PlaceState
from events.records.models.registrations import RegistrationQuerySet
from kommpaktiv.content.absolute_url import absolute_url

from .calendar_feed import KEPT, subscription
from .feed_trainings import trainings
from .vevent import Entry, FeedTraining, PersonalEntryWriter, Sender, new_calendar, written


def of_the_same_person(registration: Registration) -> RegistrationQuerySet:
    """The confirmed registrations of the address; of one whose address is forgotten, itself."""
    everybody = Registration.objects.filter(confirmed_at__isnull=False)
    if not registration.email:
        return everybody.filter(pk=registration.pk)
    return everybody.of_address(registration.email)


@dataclass(frozen=True)
class OwnDates:
    """The dates with confirmed places of these registrations, also those cancelled since.

    Each is an entry by itself, with the UID that the files in our mails have. Nothing in it opens
    a registration, because calendars are shared; what is joined online it leads to.
    """

    registrations: RegistrationQuerySet
    sender: Sender
    now: datetime = field(default_factory=timezone.now)

    @cached_property
    def changed_at(self) -> datetime | None:
        """When a date, its training or a place last changed; nothing where there is no place."""
        places = Place.objects.filter(participant__registration__in=self.registrations)
        known = places.aggregate(
            Max("changed_at"), Max("occurrence__updated_at"), Max("occurrence__event__updated_at")
        )
        texts = [told.changed_at for told in self._told.values()]
        return max(filter(None, [*known.values(), *texts]), default=None)

    def file(self) -> bytes:
        """To be opened once."""
        return written(new_calendar(), self._entries())

    def feed(self, name: str, source: str) -> bytes:
        """To be looked at again; `source` is the absolute address it is found at."""
        head = subscription(name, source, absolute_url("/"), self.changed_at)
        return written(head, self._entries())

    @cached_property
    def _registered(self) -> dict[Occurrence, Registration]:
        """The dates, each with a registration that has a place there."""
        confirmed = Place.objects.filter(
            state=PlaceState.CONFIRMED,
            participant__registration__in=self.registrations,
            occurrence__ends_at__gt=self.now - KEPT,
        )
        places = confirmed.select_related("participant__registration", "occurrence__event")
        ordered = places.order_by("occurrence__starts_at", "occurrence", "-pk")
        return {place.occurrence: place.participant.registration for place in ordered}

    @cached_property
    def _told(self) -> dict[Event, FeedTraining]:
        events = {date.event for date in self._registered}
        known = trainings(events)
        return {event: known.get(event.key) or _without_page(event) for event in events}

    def _entries(self) -> Iterator[Entry]:
        for date, registration in self._registered.items():
            training = self._told[date.event]
            urls = {date.pk: _join_url(registration, date)} if self._is_joined(date) else {}
            yield PersonalEntryWriter(date.event, training, self.sender, urls).entry(date)

    def _is_joined(self, date: Occurrence) -> bool:
        """Whether there is a link to it that leads on."""
        is_over = date.is_cancelled or date.is_past_at(self.now)
        return not is_over and date.join_link is not None


def _join_url(registration: Registration, date: Occurrence) -> str:
    token = make_join_token(registration, date)
    return absolute_url(reverse("registration:join", kwargs={"token": token}))


def _without_page(event: Event) -> FeedTraining:
    """What is left to say of a training that is not offered any more."""
    return FeedTraining(event.key, event.title, "", absolute_url("/"), settings.LANGUAGE_CODE)
