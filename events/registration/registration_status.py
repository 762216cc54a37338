"""How things stand with a registration, for the pages behind the links in our mails."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language_info, gettext, ngettext

from events.booking.undo import UNDO, can_be_undone
from events.mails.dataclasses import ISOLATED
from events.privacy.access_links import make_join_token
from events.records.models import Event, Need, Occurrence, Participant, Place, Registration
from events.records.models.events import JoinLink
from events.records.models.place_states import PlaceState, PlaceStatus
from events.records.models.registration_options import BookingMode

from .questions import ShownAnswer, answers_of

PENDING = {PlaceStatus.HELD, PlaceStatus.TURN, PlaceStatus.LAPSED, PlaceStatus.UNHELD}
ACTIVE = {
    PlaceStatus.HELD,
    PlaceStatus.TURN,
    PlaceStatus.CONFIRMED,
    PlaceStatus.WAITING,
    PlaceStatus.OFFERED,
}


class Standing(StrEnum):
    """How a ticket can stand besides what a place's status says."""

    ASKED = "asked"  # sent just now; whether anything is held, the mail says
    CANCELLED = "cancelled"  # the whole date
    PAST = "past"


TO_BE_ANSWERED = {PlaceStatus.HELD, PlaceStatus.UNHELD, PlaceStatus.OFFERED, Standing.ASKED}
LOOKS = {
    PlaceStatus.CONFIRMED: "",
    PlaceStatus.HELD: "is-held",
    PlaceStatus.OFFERED: "is-held",
    PlaceStatus.WAITING: "is-wait",
    PlaceStatus.TURN: "is-wait",
    PlaceStatus.UNHELD: "is-wait",
    Standing.ASKED: "is-held",
    Standing.CANCELLED: "is-off",
}


@dataclass(frozen=True)
class PlaceGroup:
    """Places of one date with which things stand the same way."""

    kind: PlaceStatus | Standing
    position: int  # on the waiting list, counted from 1; else 0
    places: list[Place]

    def __len__(self) -> int:
        return len(self.places)

    def part(self, places: Collection[int]) -> PlaceGroup:
        """Those of its places that are among these, by primary key."""
        return PlaceGroup(
            self.kind, self.position, [place for place in self.places if place.pk in places]
        )

    @property
    def query(self) -> str:
        """Names these places to the page that asks before they are given back."""
        return places_query(place.pk for place in self.places)

    @property
    def names(self) -> list[str]:
        return [place.participant.name for place in self.places]

    @property
    def until(self) -> datetime | None:
        """How long a place is kept, local time of the training."""
        deadline = self.places[0].held_until
        return deadline and deadline.astimezone(self.places[0].occurrence.event.tzinfo)

    @property
    def replaces(self) -> Occurrence | None:
        """The date that is given back when a place is taken here; none where nothing is."""
        old = self.places[0].instead_of
        is_open = self.kind in (PlaceStatus.WAITING, PlaceStatus.OFFERED)
        return old.occurrence if is_open and old and old.is_active else None

    @property
    def came_too_late(self) -> bool:
        """Whether they wait because they confirmed when their time to do so was over."""
        place = self.places[0]
        if self.kind != PlaceStatus.WAITING or not (place.queued_at and place.held_until):
            return False
        return place.held_until <= place.queued_at


@dataclass(frozen=True)
class DateStatus:
    """How things stand with one date."""

    date: Occurrence
    groups: list[PlaceGroup]

    @property
    def takes_place(self) -> bool:
        """Whether it is still to come, so that there is something to decide."""
        return not (self.date.is_cancelled or self.date.is_past)

    @property
    def is_mixed(self) -> bool:
        """Whether things stand differently with different people."""
        return len(self.groups) > 1

    @property
    def all(self) -> list[Place]:
        """Its places, one of each person."""
        return [place for group in self.groups for place in group.places]

    @property
    def took_part(self) -> bool:
        return any(group.kind == PlaceStatus.CONFIRMED for group in self.groups)

    @property
    def offered(self) -> PlaceGroup | None:
        """What is offered now, and still can be taken."""
        found = (group for group in self.groups if group.kind == PlaceStatus.OFFERED)
        return next(found, None) if self.takes_place else None

    @property
    def can_ask_again(self) -> bool:
        """Whether somebody who has nothing on the date could register for it, or wait."""
        if not self.takes_place or any(group.kind in ACTIVE for group in self.groups):
            return False
        return self.date.is_open or self.date.has_open_list

    @property
    def swappable(self) -> list[Place]:
        """Those that can be had on another date instead, also where this one is cancelled."""
        if self.date.is_past:
            return []
        return [place for place in self.all if place.is_active]

    @property
    def join_link(self) -> JoinLink | None:
        """Where it is joined online, for those who have a place there."""
        return self.date.join_link if self.takes_place and self.took_part else None

    @property
    def join_token(self) -> str:
        return make_join_token(self.all[0].participant.registration, self.date)

    def standing(self, group: PlaceGroup) -> PlaceStatus | Standing:
        """How the ticket of these of its places stands."""
        if self.date.is_cancelled:
            return Standing.CANCELLED
        return Standing.PAST if self.date.is_past else group.kind

    @property
    def rank(self) -> int:
        """What is due first: to be answered, sure, waiting, cancelled, given up, over."""
        kinds = {group.kind for group in self.groups}
        if self.date.is_past:
            return 5
        if self.date.is_cancelled:
            return 3
        if kinds & TO_BE_ANSWERED:
            return 0
        if PlaceStatus.CONFIRMED in kinds:
            return 1
        return 2 if kinds & ACTIVE else 4

    def part(self, places: Collection[int]) -> DateStatus:
        """How things stand with these of its places alone."""
        parts = [group.part(places) for group in self.groups]
        return DateStatus(self.date, [group for group in parts if group.places])

    def places(self, *kinds: PlaceStatus) -> list[int]:
        """The primary keys of the places with which things stand in one of these ways."""
        groups = (group for group in self.groups if group.kind in kinds)
        return [place.pk for group in groups for place in group.places]


@dataclass(frozen=True)
class PlaceTicket:
    """The large ticket of some people on a date, who stand alike there."""

    entry: DateStatus
    group: PlaceGroup
    is_large: bool

    @property
    def date(self) -> Occurrence:
        return self.entry.date

    @property
    def kind(self) -> PlaceStatus | Standing:
        return self.entry.standing(self.group)

    @property
    def look(self) -> str:
        """The class that gives its stub and size."""
        look = LOOKS.get(self.kind, "is-gone")
        return look if self.is_large else f"is-small {look}"

    @property
    def join_link(self) -> JoinLink | None:
        return self.entry.join_link if self.group.kind == PlaceStatus.CONFIRMED else None


@dataclass(frozen=True)
class PlaceTick:
    """A place as something to tick on the page on which it is given back."""

    place: Place
    group: PlaceGroup
    is_ticked: bool


def tickets_of(entries: Iterable[DateStatus]) -> list[PlaceTicket]:
    """A ticket for each group on each date; what is due first comes first, and is large."""
    ordered = sorted(entries, key=lambda entry: (entry.rank, entry.date.starts_at, entry.date.pk))
    pairs = [(entry, group) for entry in ordered for group in entry.groups]
    return [PlaceTicket(entry, group, number == 0) for number, (entry, group) in enumerate(pairs)]


@dataclass(frozen=True)
class RegistrationStatus:
    """How things stand with a registration, in a number of queries that does not grow with it."""

    registration: Registration

    @property
    def event(self) -> Event:
        return self.registration.event

    @cached_property
    def dates(self) -> list[DateStatus]:
        """One after the other, those that are over included."""
        now = timezone.now()
        by_date = groupby(_last_places(self.registration), key=lambda place: place.occurrence)
        return [DateStatus(date, _groups(places, now)) for date, places in by_date]

    @cached_property
    def active(self) -> list[Place]:
        """Places that count for somebody, on dates still to come."""
        return [tick.place for tick in self.ticks(())]

    @property
    def query(self) -> str:
        """Names all of them to the page on which they are given back."""
        return places_query(place.pk for place in self.active)

    def ticks(self, chosen: Collection[int]) -> list[PlaceTick]:
        """What can be given back, by date; those of the `chosen` (by primary key) are ticked."""
        return [
            PlaceTick(place, group, place.pk in chosen)
            for entry in self.dates
            if entry.takes_place
            for group in entry.groups
            if group.kind in ACTIVE
            for place in group.places
        ]

    @property
    def tickets(self) -> list[PlaceTicket]:
        """What is to come, and what else there is to be told, what is due first."""
        return tickets_of(entry for entry in self.dates if not entry.date.is_past)

    @property
    def past_tickets(self) -> list[PlaceTicket]:
        return [
            PlaceTicket(entry, group, is_large=False)
            for entry in reversed(self.dates)
            if entry.date.is_past
            for group in entry.groups
        ]

    @property
    def sure_dates(self) -> list[Occurrence]:
        """The dates to come on which somebody has a place."""
        return [entry.date for entry in self.dates if entry.takes_place and entry.took_part]

    @property
    def waits(self) -> bool:
        """Whether somebody is on the waiting list of a date to come."""
        return any(place.state == PlaceState.WAITLISTED for place in self.active)

    @property
    def next_date(self) -> Occurrence | None:
        """The date they come to next."""
        return next(iter(self.sure_dates), None)

    @property
    def reminder_at(self) -> datetime | None:
        """When we write to them once more before it, on the clocks of the training."""
        date, days = self.next_date, self.event.reminder_days
        if date is None or not days:
            return None
        moment = date.local_start - timedelta(days=days)
        return moment if moment > timezone.now() else None

    @property
    def lead(self) -> str:
        """How it stands as a whole, in a sentence; empty where the tickets say all."""
        sure, people = len(self.sure_dates), len(self.people)
        if sure and self.waits:
            return gettext("One place is sure, another one is not yet: see your tickets.")
        if sure:
            return ngettext(
                "Your place is confirmed. All that matters is on your ticket.",
                "Your places are confirmed. All that matters is on your tickets.",
                sure * people,
            )
        if self.waits:
            return gettext("You are on the waiting list. Please do not come yet.")
        return ""

    @cached_property
    def people(self) -> list[Participant]:
        """Those who still take part; everybody where nobody does any more."""
        everybody = [
            place for entry in self.dates for group in entry.groups for place in group.places
        ]
        found = {place.participant for place in self.active or everybody}
        return sorted(found, key=lambda person: (person.position, person.pk))

    @property
    def called(self) -> str:
        """The name of the first of them, isolated (UAX 9) for a sentence in any script."""
        return ISOLATED.format(self.people[0].name)

    @cached_property
    def active_dates(self) -> list[Occurrence]:
        """The dates that one can give back."""
        return [entry.date for entry in self.dates if self._is_active(entry)]

    def _is_active(self, entry: DateStatus) -> bool:
        return entry.takes_place and any(group.kind in ACTIVE for group in entry.groups)

    @property
    def pending(self) -> list[PlaceGroup]:
        """What waits for the person's word, on dates still to come."""
        return [
            group
            for entry in self.dates
            if entry.takes_place
            for group in entry.groups
            if group.kind in PENDING
        ]

    @property
    def is_confirmed(self) -> bool:
        return self.registration.confirmed_at is not None

    @property
    def can_be_confirmed(self) -> bool:
        return not self.is_confirmed and bool(self.pending)

    @property
    def only_waits(self) -> bool:
        """Whether all that there is to be confirmed are turns on waiting lists."""
        return all(group.kind == PlaceStatus.TURN for group in self.pending)

    @property
    def lapsed(self) -> bool:
        """Whether the time to confirm is over, so that it depends on what is left."""
        return any(group.kind == PlaceStatus.LAPSED for group in self.pending)

    @property
    def unheld(self) -> bool:
        """Whether some of it was never held, so that it depends on who confirms first."""
        return any(group.kind == PlaceStatus.UNHELD for group in self.pending)

    @property
    def is_all_given_up(self) -> bool:
        kinds = {group.kind for entry in self.dates for group in entry.groups}
        return kinds == {PlaceStatus.GIVEN_UP}

    @property
    def days_there(self) -> set[date]:
        """On which days, on the clocks of the training, there were dates with a place for them."""
        return {
            entry.date.local_start.date()
            for entry in self.dates
            if entry.date.is_past and not entry.date.is_cancelled and entry.took_part
        }

    @property
    def has_entries(self) -> bool:
        """Whether there is anything for a calendar."""
        return self.is_confirmed and any(entry.took_part for entry in self.dates)

    @property
    def room(self) -> int:
        """How many more people can be in this registration."""
        return max(0, self.event.max_people - len({place.participant_id for place in self.active}))

    @property
    def can_add(self) -> bool:
        """Whether one can ask for dates or people in addition."""
        return self.is_confirmed and bool(self.active) and (self.takes_dates or self.room > 0)

    @property
    def takes_dates(self) -> bool:
        return self.event.booking_mode != BookingMode.ONE

    @property
    def language(self) -> dict[str, str]:
        """That of the messages: what it is called in itself, its code and direction."""
        return get_language_info(self.registration.language)

    @cached_property
    def needs(self) -> list[Need]:
        return list(self.registration.needs.order_by("pk"))

    @cached_property
    def answers(self) -> list[ShownAnswer]:
        """What was said to the training's questions, in the reader's language."""
        return answers_of(self.registration)

    def open_dates(self) -> list[Occurrence]:
        """The training's dates that one can ask for in addition."""
        mine = {date.pk for date in self.active_dates}
        return [date for date in self._dates_to_have if date.pk not in mine]

    @cached_property
    def _dates_to_have(self) -> list[Occurrence]:
        dates = self.event.occurrences.coming().with_taken()
        return [date for date in dates if date.is_open or date.has_open_list]

    def dates_instead_of(self, entry: DateStatus) -> list[Occurrence]:
        """The dates that some who have a place on this one could take instead."""
        if not self.is_confirmed or not entry.swappable:
            return []
        people = {place.participant_id for place in entry.swappable}
        here: dict[int, set[int]] = {entry.date.pk: people}
        for place in self.active:
            here.setdefault(place.occurrence_id, set()).add(place.participant_id)
        return [date for date in self._dates_to_have if people - here.get(date.pk, set())]

    def swapping(self, places: Collection[int]) -> DateStatus | None:
        """How things stand with these places, if another date can be had instead of theirs."""
        chosen = {*places}
        parts = [
            entry.part({place.pk for place in entry.swappable} & chosen) for entry in self.dates
        ]
        asked = [part for part in parts if part.groups]
        return asked[0] if len(asked) == 1 and self.is_confirmed else None

    @cached_property
    def swaps(self) -> set[UUID]:
        """Which dates, by uid, one can have another instead of."""
        return {entry.date.uid for entry in self.dates if self.dates_instead_of(entry)}

    @cached_property
    def undoable(self) -> list[DateStatus]:
        """What was given back last, by date, while it can be undone."""
        now = timezone.now()
        places = [
            place
            for entry in self.dates
            if entry.takes_place
            for group in entry.groups
            for place in group.places
            if can_be_undone(place, now)
        ]
        last = max((place.changed_at for place in places), default=None)
        return self.entries_of([place.pk for place in places if place.changed_at == last])

    @property
    def undo_until(self) -> datetime | None:
        """Until when, on the clocks of the training."""
        if not self.undoable:
            return None
        place = self.undoable[0].groups[0].places[0]
        return (place.changed_at + UNDO).astimezone(self.event.tzinfo)

    def entries_of(self, places: Iterable[int]) -> list[DateStatus]:
        """How things stand with these places (by primary key), and no others."""
        chosen = {*places}
        return [part for entry in self.dates if (part := entry.part(chosen)).groups]

    def entry(self, date: Occurrence) -> DateStatus | None:
        """How things stand with one date; none where there was never a place."""
        return next((entry for entry in self.dates if entry.date == date), None)


def places_query(places: Iterable[int]) -> str:
    """The query by which an address names places by their primary keys: `place=1&place=2`."""
    return urlencode({"place": [*places]}, doseq=True)


def message_languages() -> list[tuple[str, str]]:
    """The languages one can have messages in, each by its own name."""
    return [(code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES]


def _last_places(registration: Registration) -> list[Place]:
    """The last place that each person had on each date, in the order of dates and people."""
    mine = Place.objects.filter(participant__registration=registration)
    places = mine.select_related("participant", "occurrence").order_by("pk")
    places = places.prefetch_related("instead_of__occurrence")  # asks nothing where nobody swaps
    last = {(place.occurrence_id, place.participant_id): place for place in places}
    turns = {}
    if any(place.state == PlaceState.WAITLISTED for place in last.values()):
        waiting = mine.waiting().with_queue_position()
        turns = {place.pk: place.queue_position for place in waiting}
    for place in last.values():
        place.queue_position = turns.get(place.pk)
        place.participant.registration = registration
        for own in filter(None, (place, place.instead_of)):
            own.occurrence.event = registration.event
    return sorted(last.values(), key=_order)


def _order(place: Place) -> tuple[datetime, int, int, int]:
    date, person = place.occurrence, place.participant
    return date.starts_at, date.pk, person.position, person.pk


def _groups(places: Iterable[Place], now: datetime) -> list[PlaceGroup]:
    alike: dict[tuple[PlaceStatus, int, datetime | None], list[Place]] = {}
    for place in places:
        kind = place.status_at(now)
        until = place.held_until if kind in (PlaceStatus.HELD, PlaceStatus.OFFERED) else None
        alike.setdefault((kind, place.queue_position or 0, until), []).append(place)
    return [PlaceGroup(*key[:2], together) for key, together in alike.items()]
