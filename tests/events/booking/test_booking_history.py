"""Whatever happens, in whatever order: what every history of bookings has to keep.

Each history is a sequence of verbs and of time passing, and is rolled back. After every step the
rows are judged by rules of their own: who holds a seat, who stands in line, who must be told what.
What settling alone would do is found out first and undone, so that a refused wish can be held to
having done nothing else. HISTORIES says how many there are.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import count, product
from typing import Any, ClassVar, NamedTuple
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from events.booking import by_team
from events.booking import occurrences as verbs
from events.booking import verbs as booking
from events.booking.identity import named, person_key
from events.booking.states import TRANSITIONS, BookingError, Refusal
from events.booking.swap import swap
from events.booking.undo import undo_by_team, undo_giving_back
from events.booking.verbs import SignUp
from events.booking.waiting_list import (
    process_due_waiting_lists,
    process_waiting_list,
    waiting_groups,
)
from events.outbox.queue import held_back
from events.outbox.reminders import remind_due
from events.records.models import (
    Event,
    Message,
    Occurrence,
    Participant,
    Place,
    Registration,
    SeatClaim,
)
from events.records.models.messages import MessageKind as Kind
from events.records.models.place_states import HOLD_STATES
from events.records.models.place_states import PlaceState as State
from events.records.models.registration_options import BookingMode
from events.trainings.publishing import publish_event, withdraw_event
from tests.events.builders import daily, make_projection, revised

HISTORIES = int(os.environ.get("HISTORIES", "200"))
STEPS = 14

NAMES = ("Amina Diallo", "Yusuf Diallo", "Fatou Diallo")
ADDRESSES = [f"person{number}@example.org" for number in range(6)]
Told = Counter[tuple[int, int | None, str]]  # registration, date, kind
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self, now: datetime):
        self.now = now

    def read(self) -> datetime:
        return self.now

    def pass_by(self, delta: timedelta) -> None:
        self.now += delta


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """What everything takes for the time, rows that are stamped when they are made included."""
    clock = Clock(timezone.now())
    for model in (Registration, Place, Message, Occurrence):
        for field in model._meta.local_fields:
            if field.default is timezone.now:
                monkeypatch.setitem(field.__dict__, "_get_default", clock.read)
    monkeypatch.setattr(timezone, "now", clock.read)
    return clock


# What there is -----------------------------------------------------------------------------------


# The ways that were promised, said once more: a way too many in the code would be a broken promise.
WAYS = {
    (State.UNCONFIRMED, State.CONFIRMED),
    (State.UNCONFIRMED, State.WAITLISTED),
    (State.UNCONFIRMED, State.CANCELLED),
    (State.UNCONFIRMED, State.EXPIRED),
    (State.WAITLISTED, State.OFFERED),
    (State.WAITLISTED, State.CANCELLED),
    (State.WAITLISTED, State.CONFIRMED),
    (State.OFFERED, State.CONFIRMED),
    (State.OFFERED, State.CANCELLED),
    (State.OFFERED, State.EXPIRED),
    (State.OFFERED, State.WAITLISTED),
    (State.CONFIRMED, State.CANCELLED),
    (State.CONFIRMED, State.WAITLISTED),
    (State.EXPIRED, State.CONFIRMED),
    (State.EXPIRED, State.WAITLISTED),
}


# Put on the list by the team where nobody else waits, and offered the seat again at once.
AT_ONCE = {(State.CONFIRMED, State.OFFERED)}


class Row(NamedTuple):
    """A place."""

    pk: int
    registration: int
    participant: int
    date: int
    person: str
    state: str
    held_until: datetime | None
    queued_at: datetime | None
    changed_at: datetime
    instead_of: int | None


class WaitingGroup(NamedTuple):
    """People of one registration who wait since the same moment."""

    since: datetime
    registration: int
    size: int


@dataclass(frozen=True)
class World:
    """All rows at one moment."""

    now: datetime
    places: dict[int, Row]
    told: Told
    dates: dict[int, Occurrence]
    people: int
    decoys: list[tuple[int, int, datetime]]  # date, seats held for nobody, until when

    @classmethod
    def seen(cls, now: datetime) -> World:
        rows = Place.objects.order_by("pk").values_list(
            "pk",
            "participant__registration",
            "participant",
            "occurrence",
            "person",
            "state",
            "held_until",
            "queued_at",
            "changed_at",
            "instead_of",
        )
        messages = Message.objects.order_by().values_list("registration", "occurrence", "kind")
        dates = Occurrence.objects.select_related("event")
        return cls(
            now,
            {row[0]: Row(*row) for row in rows},
            Counter(messages),
            {date.pk: date for date in dates},
            Participant.objects.count(),
            sorted(SeatClaim.objects.values_list("occurrence", "repeated", "held_until")),
        )

    def rows(self) -> tuple[object, ...]:
        """What must be equal where nothing happened."""
        dates = {
            pk: (date.starts_at, date.ends_at, date.status, date.sequence, date.capacity)
            for pk, date in self.dates.items()
        }
        return self.places, self.told, dates, self.people

    def on(self, date: int) -> list[Row]:
        return [row for row in self.places.values() if row.date == date]

    def of(self, registration: int) -> list[Row]:
        return [row for row in self.places.values() if row.registration == registration]

    def replaced_by(self, rows: Iterable[Row]) -> list[Row]:
        """What is given back when these places are sure."""
        replaced = []
        for row in rows:
            while row.instead_of:
                row = self.places[row.instead_of]
                if self.is_active(row) and self.dates[row.date].ends_at > self.now:
                    replaced.append(row)
        return replaced

    def is_active(self, row: Row) -> bool:
        if row.state in (State.UNCONFIRMED, State.OFFERED):
            assert row.held_until
            return row.held_until > self.now
        return row.state in (State.CONFIRMED, State.WAITLISTED)

    def holds(self, row: Row) -> bool:
        """Whether it takes a seat. On a cancelled date offers are kept, for it may return."""
        if row.state == State.OFFERED:
            return self.is_active(row) or self.dates[row.date].is_cancelled
        if row.state == State.UNCONFIRMED:
            return self.is_active(row) and row.queued_at is None
        return row.state == State.CONFIRMED

    def holders(self, date: int) -> set[int]:
        return {row.pk for row in self.on(date) if self.holds(row)}

    def free(self, date: int) -> int:
        held = len(self.holders(date)) + self.held_for_nobody(date)
        return max(0, self.dates[date].seats - held)

    def held_for_nobody(self, date: int) -> int:
        return sum(seats for pk, seats, until in self.decoys if pk == date and until > self.now)

    def unconfirmed(self, date: int) -> int:
        """How many seats are held for people who have not confirmed, or for nobody."""
        holds = [row for row in self.on(date) if row.state == State.UNCONFIRMED and self.holds(row)]
        return len(holds) + self.held_for_nobody(date)

    def most_unconfirmed(self, date: int) -> int:
        """Of how many seats that may be so: half of those nobody has for sure."""
        sure = len(self.holders(date)) + self.held_for_nobody(date) - self.unconfirmed(date)
        return max(0, (self.dates[date].seats - sure) // 2)

    def fall(self, date: int, people: int) -> int:
        """By how many the places left fall when so many people register, whoever they are."""
        can_have = people <= self.free(date) and not self.waiting_groups(date)
        to_hold = self.most_unconfirmed(date) - self.unconfirmed(date)
        return people if can_have and people <= to_hold else 0

    def waiting_groups(self, date: int) -> list[WaitingGroup]:
        """Who waits and could have places, the first in line first."""
        waiting = [row for row in self.on(date) if row.state == State.WAITLISTED]
        sizes = Counter((row.queued_at, row.registration) for row in waiting)
        groups = [WaitingGroup(since, pk, size) for (since, pk), size in sorted(sizes.items())]
        return [group for group in groups if group.size <= self.dates[date].seats]

    def can_offer(self, date: int) -> bool:
        found = self.dates[date]
        return (
            found.event.is_published
            and found.status == Occurrence.Status.SCHEDULED
            and found.closes_at > self.now
        )

    def taken(self) -> set[tuple[int, str]]:
        """Who has something on which date."""
        return {(row.date, row.person) for row in self.places.values() if self.is_active(row)}

    def active_registrations(self, date: int) -> set[int]:
        return {row.registration for row in self.on(date) if self.is_active(row)}


# What must be true -------------------------------------------------------------------------------


def judge_ways(before: World, after: World) -> None:
    """Places only go the ways there are, and none disappears."""
    for pk, old in before.places.items():
        new = after.places[pk]
        assert new.state == old.state or (old.state, new.state) in WAYS | AT_ONCE, (old, new)


def judge_people(world: World) -> None:
    """Nobody is twice on a date."""
    active = Counter(
        (row.date, row.person) for row in world.places.values() if world.is_active(row)
    )
    assert not [who for who, number in active.items() if number > 1]


def judge_seats(before: World, after: World) -> None:
    """No seat is given twice. Where there are fewer than are held, none is given."""
    for pk, date in after.dates.items():
        held = after.holders(pk)
        assert len(held) <= date.seats or held <= before.holders(pk), (pk, held)


def judge_holds(before: World, after: World) -> None:
    """Whoever fills in forms leaves half of what is left to those who confirm."""
    for pk in after.dates:
        if after.unconfirmed(pk) > before.unconfirmed(pk):
            assert after.unconfirmed(pk) <= after.most_unconfirmed(pk)


def judge_fall(before: World, after: World, dates: Iterable[int], people: int) -> None:
    """The places left do not tell who of these people was there before."""
    for pk in dates:
        assert before.free(pk) - after.free(pk) == before.fall(pk, people)


def judge_lines(
    before: World, after: World, locked_dates: Iterable[int], outranks: bool = False
) -> None:
    """The first in line is served first, at once, and nobody overtakes."""
    for date in locked_dates:
        if after.can_offer(date) and (waiting_groups := after.waiting_groups(date)):
            assert waiting_groups[0].size > after.free(date), (date, waiting_groups[0])
    for row in () if outranks else after.places.values():
        old = before.places.get(row.pk)
        if not after.holds(row) or (old and before.holds(old)):
            continue
        turn = (old.queued_at if old and before.is_active(old) else None) or after.now
        overtaken = [group for group in after.waiting_groups(row.date) if group.since < turn]
        assert not overtaken, (row, overtaken)


def judge_offers(before: World, after: World, locked_dates: Iterable[int]) -> None:
    """Offers last two days, or half of the time left, and never beyond the closing."""
    for date in locked_dates:
        closing = after.dates[date].closes_at
        for row in after.on(date):
            if row.state != State.OFFERED or after.dates[date].is_cancelled:
                continue
            assert row.held_until
            assert after.now < row.held_until <= closing
            old = before.places.get(row.pk)
            if old and old.state != State.OFFERED:
                left = closing - after.now
                assert row.held_until == after.now + min(2 * DAY, left / 2)


def judge_standings(world: World) -> None:
    """Everybody is told the number that the list has, and no lapsed hold is shown as one."""
    numbers = {
        place.pk: number
        for date in {row.date for row in world.places.values() if row.state == State.WAITLISTED}
        for number, group in enumerate(waiting_groups(world.dates[date]), 1)
        for place in group.places
    }
    shown = Place.objects.with_queue_position().with_current_state(world.now)
    for place in shown.filter(state__in=(*HOLD_STATES, State.WAITLISTED)):
        assert place.queue_position == numbers.get(place.pk)
        assert place.state_at(world.now) == place.current_state
        assert (place.current_state == State.EXPIRED) != world.is_active(world.places[place.pk])


def told_by_settling(before: World, after: World) -> Told:
    """What people must have been told because of offers that were made or ran out."""
    offered, ran_out = set(), set()
    for pk, old in before.places.items():
        new = after.places[pk]
        if (old.state, new.state) == (State.WAITLISTED, State.OFFERED):
            offered.add((old.registration, old.date, old.queued_at))
        if (old.state, new.state) == (State.OFFERED, State.EXPIRED):
            ran_out.add((old.registration, old.date))
    told = Counter((pk, date, str(Kind.PLACE_OFFERED)) for pk, date, _since in offered)
    told.update(
        (pk, date, str(Kind.OFFER_RAN_OUT))
        for pk, date in ran_out
        if not before.dates[date].is_cancelled or not after.dates[date].is_cancelled
    )
    return told


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a verb was asked for, as far as a refusal can be about it."""

    dates: frozenset[int]
    size: int = 0  # people who want a place on each date
    waits_for: frozenset[int] = frozenset()
    people: frozenset[str] = frozenset()
    rows: tuple[Row, ...] = ()
    books_one: bool = False
    is_too_many: bool = False
    is_confirmed: bool = True
    is_for_newcomers: bool = False  # what they have already is left as it is
    is_repeated: bool = False  # the same form once more

    def missing(self, world: World) -> set[tuple[int, str]]:
        """Who has nothing yet on which date."""
        return {*product(self.dates, self.people)} - world.taken()


def is_justified(world: World, error: BookingError, wish: Wish) -> bool:
    """Whether the refusal says the truth."""
    if error.occurrence and error.refusal in OF_DATES:
        return OF_DATES[error.refusal](world, world.dates[error.occurrence.pk], wish)
    return OF_WISHES[error.refusal](world, wish)


def has_no_room(world: World, date: Occurrence, wish: Wish) -> bool:
    has_room = wish.size <= world.free(date.pk) and not world.waiting_groups(date.pk)
    can_wait = date.event.has_waiting_list and wish.size <= date.seats
    return not has_room and not (can_wait and date.pk in wish.waits_for)


def is_taken(world: World, date: Occurrence, wish: Wish) -> bool:
    return wish.size > world.free(date.pk) or bool(world.waiting_groups(date.pk))


def is_too_late(world: World, date: Occurrence, wish: Wish) -> bool:
    """For one of them: ten minutes are over, or the deadline it had."""
    return any(
        row.changed_at + timedelta(minutes=10) <= world.now
        or (row.held_until is not None and row.held_until <= world.now)
        or date.closes_at <= world.now
        for row in wish.rows
    )


UNDO_TELLS = (Kind.CHANGED, Kind.GIVEN_UP, Kind.PLACE_OFFERED)

OF_DATES: dict[str, Callable[[World, Occurrence, Wish], bool]] = {
    Refusal.WITHDRAWN: lambda world, date, wish: not date.event.is_published,
    Refusal.CANCELLED: lambda world, date, wish: date.is_cancelled,
    Refusal.PAST: lambda world, date, wish: date.ends_at <= world.now,
    Refusal.CLOSED: lambda world, date, wish: date.closes_at <= world.now,
    Refusal.TAKEN: is_taken,
    Refusal.UNDO_OVER: is_too_late,
    Refusal.FULL: has_no_room,
    Refusal.TOO_FEW: has_no_room,
    Refusal.TOO_LARGE: lambda world, date, wish: 0 < date.seats < wish.size,
}
OF_WISHES: dict[str, Callable[[World, Wish], bool]] = {
    Refusal.TWICE: lambda world, wish: (
        not wish.missing(world)
        if wish.is_for_newcomers
        else bool(wish.people & {person for _date, person in world.taken()})
    ),
    Refusal.DATES: lambda world, wish: wish.books_one,
    Refusal.NOTHING: lambda world, wish: not wish.rows,
    Refusal.UNDO_OVER: lambda world, wish: not wish.rows,
    Refusal.TOO_MANY: lambda world, wish: wish.is_too_many,
    Refusal.UNCONFIRMED: lambda world, wish: not wish.is_confirmed,
    Refusal.GIVEN_UP: lambda world, wish: not any(map(world.is_active, wish.rows)),
    Refusal.OFFER_OVER: lambda world, wish: State.OFFERED not in {r.state for r in wish.rows},
    Refusal.PAST: lambda world, wish: all(
        world.dates[pk].ends_at <= world.now for pk in wish.dates
    ),
}


def told_to_others(world: World, row: Row) -> set[tuple[int, int | None, str]]:
    return {key for key in world.told if key[0] != row.registration}


# By verb of the team: which places it takes, and what is told.
TEAM_TAKES: dict[Any, tuple[tuple[str, ...], str]] = {
    by_team.seat_by_team: (
        (State.UNCONFIRMED, State.EXPIRED, State.WAITLISTED, State.OFFERED),
        Kind.CONFIRMED,
    ),
    by_team.offer_by_team: ((State.WAITLISTED,), Kind.PLACE_OFFERED),
    by_team.put_on_list: ((State.CONFIRMED,), Kind.WAITLISTED),
    by_team.move_by_team: ((), Kind.SWAPPED),
}


def nothing(before: World, after: World) -> Told:
    """What most of what the team does says by itself."""
    return Counter()


def refused(call: Callable[[], Any]) -> Exception | None:
    """Why `call` is refused; none where it is not."""
    try:
        call()
    except (BookingError, verbs.PastDateError) as error:
        return error
    return None


def unheld_in(world: World, registration: Registration) -> set[tuple[int, str]]:
    """Who waits to be confirmed on which date, without a hold."""
    return {
        (row.date, row.person)
        for row in world.of(registration.pk)
        if (row.state, row.held_until) == (State.EXPIRED, None)
    }


class Histories(RuleBasedStateMachine):
    """Everything that can happen to a training of some dates."""

    clock: ClassVar[Clock]
    done: ClassVar[Counter[str]] = Counter()
    start: ClassVar[datetime]

    def __init__(self) -> None:
        super().__init__()
        self.clock.now = self.start
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.sign_ups: list[SignUp] = []
        self.registrations: list[Registration] = []
        self.reminded: set[tuple[int, int, int]] = set()
        self.steps = 0
        self.people = count()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @initialize(
        number=st.integers(1, 3),
        capacity=st.sampled_from([2, 4, 1, 3]),
        booking_mode=st.sampled_from(
            [BookingMode.SOME, BookingMode.ONE, BookingMode.SOME, BookingMode.SERIES]
        ),
        has_list=st.sampled_from([True, True, False, True, True]),
        guests=st.sampled_from([3, 2, 0, 1]),
        waiting_groups=st.sampled_from([2, 1, 0]),
    )
    def publish(
        self,
        number: int,
        capacity: int,
        booking_mode: str,
        has_list: bool,
        guests: int,
        waiting_groups: int,
    ) -> None:
        """A training, with some who have come already and some who wait."""
        self.source = make_projection(
            daily(number, in_days=4),
            capacity=capacity,
            booking_mode=booking_mode,
            max_people=3,
            has_waiting_list=has_list,
        )
        self.event = publish_event(self.source)
        self.pks = list(self.event.occurrences.order_by("pk").values_list("pk", flat=True))
        for number in range(min(guests, capacity)):
            self.arrive(number, waits=False)
        if has_list and guests >= capacity:
            for number in range(waiting_groups):
                self.arrive(number, waits=True)
        self.world = World.seen(self.clock.now)

    def arrive(self, number: int, waits: bool) -> None:
        self.clock.pass_by(timedelta(seconds=1))
        sign_up = self.sign_up(self.newcomer(), number % 2 + 1 if waits else 1, {0, 1, 2}, waits)
        with suppress(BookingError):
            self.registrations.append(booking.register(sign_up))
            self.sign_ups.append(sign_up)
            booking.confirm(self.registrations[-1])

    def newcomer(self) -> str:
        """The address of somebody who has not registered before."""
        return f"newcomer{next(self.people)}@example.org"

    # Doing and judging ---------------------------------------------------------------------------

    def do(
        self,
        call: Callable[[], Any],
        dates: Iterable[int],
        says: Callable[[World, World], Told] = nothing,
        *,
        wish: Callable[[World], Wish] | None = None,
        settles_first: bool = True,
        outranks: bool = False,
    ) -> None:
        """Have something done, and judge what became of it.

        :param outranks: whether the team seats people before others, and beyond the last seat.
        """
        self.clock.pass_by(timedelta(seconds=1))
        locked_dates = sorted(set(dates))
        before = replace(self.world, now=self.clock.now)
        between = self.locked_dates(before, locked_dates) if settles_first else before
        error = refused(call)
        after = World.seen(self.clock.now)
        if error:
            self.judge_refusal(error, before, between, after, wish)
        else:
            expected = between.told + told_by_settling(between, after) + says(between, after)
            assert after.told == expected, (after.told - expected, expected - after.told)
        judge_ways(before, between)
        judge_ways(between, after)
        judge_people(after)
        if error or not outranks:
            judge_seats(before, after)
        judge_holds(before, after)
        judge_standings(after)
        if not error:
            judge_lines(between, after, locked_dates, outranks)
            judge_offers(between, after, locked_dates)
            self.do_again(call, after)
        self.world = after
        for row in after.places.values():
            old = before.places.get(row.pk)
            if old and old != row:
                self.done[f"{old.state} → {row.state}"] += 1
            assert old == row or row.date in locked_dates

    def judge_refusal(
        self,
        error: Exception,
        before: World,
        between: World,
        after: World,
        wish: Callable[[World], Wish] | None,
    ) -> None:
        """It says the truth, and nothing was written but what settling wrote."""
        if isinstance(error, BookingError):
            assert wish
            assert after.rows() == between.rows()
            asked = wish(between)
            assert is_justified(between, error, asked), (error.refusal, asked)
            if error.refusal == Refusal.TWICE and asked.is_for_newcomers:
                judge_fall(between, after, asked.dates, 0 if asked.is_repeated else asked.size)
            else:
                assert after.decoys == between.decoys
            self.done[f"refused: {error.refusal}"] += 1
        else:
            assert after.rows() == before.rows()

    def do_again(self, call: Callable[[], Any], world: World) -> None:
        """Now and then, do the same once more: it changes nothing, whether or not it is refused."""
        self.steps += 1
        if self.steps % 3 == 0:
            with suppress(BookingError):
                call()
            assert World.seen(self.clock.now).rows() == world.rows()

    def locked_dates(self, before: World, dates: list[int]) -> World:
        """What there would be if these dates were only settled; judged, and undone."""
        with transaction.atomic():
            for date in Occurrence.objects.locked(dates).values():
                process_waiting_list(date)
            after = World.seen(self.clock.now)
            transaction.set_rollback(True)
        assert after.told == before.told + told_by_settling(before, after)
        judge_lines(before, after, dates)
        judge_offers(before, after, dates)
        return after

    def pick(self, number: int) -> Registration:
        """One of the registrations; the record in hand may be old."""
        return self.registrations[number % len(self.registrations)]

    def dates_of(self, registration: Registration) -> set[int]:
        places = Place.objects.filter(participant__registration=registration)
        return set(places.values_list("occurrence", flat=True))

    def some(self, wanted: Iterable[int]) -> list[int]:
        return sorted({self.pks[number % len(self.pks)] for number in wanted})

    # What visitors do ----------------------------------------------------------------------------

    @rule(
        who=st.sampled_from(ADDRESSES),
        size=st.sampled_from([1, 2, 1, 3, 1]),
        wanted=st.sets(st.integers(0, 2), min_size=1, max_size=3),
        waits=st.sampled_from([True, False]),
    )
    def register(self, who: str, size: int, wanted: set[int], waits: bool) -> None:
        self.send(self.sign_up(who, size, wanted, waits))

    @precondition(lambda self: not self.is_withdrawn)
    @rule(
        size=st.sampled_from([1, 2, 1, 3, 1]),
        wanted=st.sets(st.integers(0, 2), min_size=1, max_size=3),
    )
    def come(self, size: int, wanted: set[int]) -> None:
        """Register, if need be for the list, and confirm."""
        sign_up = self.sign_up(self.newcomer(), size, wanted, waits=True)
        self.send(sign_up)
        if sign_up in self.sign_ups:
            self.confirm_now(self.registrations[-1])

    @precondition(lambda self: not self.is_withdrawn)
    @rule(which=st.integers(0, 2))
    def come_alone(self, which: int) -> None:
        self.come(1, {which})

    def sign_up(self, who: str, size: int, wanted: set[int], waits: bool) -> SignUp:
        if self.event.booking_mode == BookingMode.ONE:
            wanted = {min(wanted)}
        dates = self.pks if self.event.booking_mode == BookingMode.SERIES else self.some(wanted)
        return SignUp(
            occurrences=tuple(dates),
            submission=uuid4(),
            names=NAMES[:size],
            email=who,
            language="de",
            waits_for=frozenset(dates if waits else ()),
        )

    @precondition(lambda self: self.sign_ups)
    @rule(
        number=st.integers(0, 9),
        size=st.sampled_from([2, 3, 1]),
        wanted=st.sets(st.integers(0, 2), min_size=1, max_size=3),
        waits=st.sampled_from([True, True, False]),
    )
    def ask_for_more(self, number: int, size: int, wanted: set[int], waits: bool) -> None:
        """Register once more from the same address: with others, or for other dates."""
        who = self.sign_ups[number % len(self.sign_ups)].email
        self.send(self.sign_up(who, size, wanted, waits))

    @precondition(lambda self: self.dates_with_seats() and not self.is_withdrawn)
    @rule(number=st.integers(0, 2), size=st.sampled_from([1, 2, 1]))
    def confirm_too_late(self, number: int, size: int) -> None:
        """Register, let the hold lapse while others take the seats, and confirm after all."""
        dates = self.dates_with_seats()
        which = self.pks.index(dates[number % len(dates)])
        sign_up = self.sign_up(self.newcomer(), size, {which}, waits=False)
        self.send(sign_up)
        if sign_up not in self.sign_ups:
            return
        late = self.registrations[-1]
        self.clock.pass_by(DAY)
        for date in sign_up.occurrences:
            for _seat in range(replace(self.world, now=self.clock.now).free(date)):
                self.come_alone(self.pks.index(date))
        self.confirm_now(late)
        for row in self.world.of(late.pk):
            self.done[f"too late → {row.state}"] += 1

    def dates_with_seats(self) -> list[int]:
        world = replace(self.world, now=self.clock.now)
        return [date for date in self.pks if world.can_offer(date) and world.free(date)]

    @property
    def is_withdrawn(self) -> bool:
        return not Event.objects.get(pk=self.event.pk).is_published

    @precondition(lambda self: self.sign_ups)
    @rule(number=st.integers(0, 9))
    def send_form_again(self, number: int) -> None:
        self.send(self.sign_ups[number % len(self.sign_ups)])

    def send(self, sign_up: SignUp) -> None:
        is_repeated = sign_up in self.sign_ups
        people = frozenset(named(partial(person_key, sign_up.email), sign_up.names))

        def call() -> None:
            registration = booking.register(sign_up)
            if registration not in self.registrations:
                self.registrations.append(registration)
                self.sign_ups.append(sign_up)

        def was_unheld(world: World) -> bool:
            """Whether all who are missing wait to be confirmed already, and nothing is held."""
            missing = wish(world).missing(world)
            sent = zip(self.sign_ups, self.registrations, strict=True)
            return any(
                missing <= unheld_in(world, registration)
                for known, registration in sent
                if known == sign_up
            )

        def wish(world: World) -> Wish:
            return Wish(
                dates=frozenset(sign_up.occurrences),
                size=len(people),
                waits_for=sign_up.waits_for,
                people=people,
                is_for_newcomers=True,
                is_repeated=is_repeated,
            )

        def says(before: World, after: World) -> Told:
            """What can be had is held, what is there is left, and nothing else happens."""
            new = [row for pk, row in after.places.items() if pk not in before.places]
            if is_repeated and not new and was_unheld(before):
                return Counter()
            assert {(row.date, row.person) for row in new} == wish(before).missing(before)
            if not is_repeated:
                judge_fall(before, after, sign_up.occurrences, len(people))
                self.done["not held"] += any(row.held_until is None for row in new)
            self.done["partial wishes"] += 0 < len(new) < len(sign_up.occurrences) * len(people)
            return Counter({(row.registration, None, str(Kind.PLEASE_CONFIRM)) for row in new})

        self.do(call, sign_up.occurrences, says, wish=wish)

    @precondition(lambda self: self.registrations)
    @rule(number=st.integers(0, 9))
    def confirm(self, number: int) -> None:
        self.confirm_now(self.pick(number))

    def confirm_now(self, registration: Registration) -> None:
        was_confirmed = Registration.objects.get(pk=registration.pk).confirmed_at is not None

        def says(before: World, after: World) -> Told:
            if was_confirmed:
                return Counter()
            sure = [
                row
                for row in after.of(registration.pk)
                if row.state == State.CONFIRMED and not after.dates[row.date].is_cancelled
            ]
            return Counter(
                [(registration.pk, None, str(Kind.CONFIRMED if sure else Kind.WAITLISTED))]
            )

        def wish(world: World) -> Wish:
            rows = tuple(row for row in world.of(registration.pk) if row.state != State.CANCELLED)
            others = frozenset(row.person for row in rows if not world.is_active(row))
            sizes = Counter(row.date for row in rows)
            return Wish(
                dates=frozenset(sizes),
                size=max(sizes.values(), default=0),
                waits_for=frozenset(sizes),
                people=others,
                rows=rows,
            )

        call = partial(booking.confirm, registration)
        self.do(call, self.dates_of(registration), says, wish=wish)

    @precondition(lambda self: self.rows(State.WAITLISTED))
    @rule(number=st.integers(0, 9))
    def take_what_is_not_offered(self, number: int) -> None:
        rows = self.rows(State.WAITLISTED)
        row = rows[number % len(rows)]
        self.take_offer(self.registration(row), row.date)

    @precondition(lambda self: self.rows(State.OFFERED))
    @rule(number=st.integers(0, 9), declines=st.booleans())
    def answer_offer(self, number: int, declines: bool) -> None:
        rows = self.rows(State.OFFERED)
        row = rows[number % len(rows)]
        if declines:
            self.give_up_like(row, "date")
        else:
            self.take_offer(self.registration(row), row.date)

    @precondition(lambda self: self.rows(State.OFFERED))
    @rule()
    def leave_offers_unanswered(self) -> None:
        """Let all of them run out; whoever comes by next notices."""
        deadlines = [row.held_until for row in self.rows(State.OFFERED) if row.held_until]
        self.clock.now = max(self.clock.now, *deadlines)

    @precondition(lambda self: self.rows(State.WAITLISTED) and self.rows(State.CONFIRMED))
    @rule(number=st.integers(0, 9))
    def leave(self, number: int) -> None:
        """Give a place back for which others wait."""
        rows = self.rows(State.CONFIRMED)
        self.give_up_like(rows[number % len(rows)], "participant")

    def rows(self, state: str) -> list[Row]:
        return [row for row in self.world.places.values() if row.state == state]

    def registration(self, row: Row) -> Registration:
        return Registration.objects.get(pk=row.registration)

    def take_offer(self, registration: Registration, date: int) -> None:
        occurrence = Occurrence.objects.get(pk=date)

        def says(before: World, after: World) -> Told:
            taken = [
                row
                for row in before.of(registration.pk)
                if row.date == date and row.state == State.OFFERED
            ]
            assert all(after.places[row.pk].state == State.CONFIRMED for row in taken)
            replaced = before.replaced_by(taken)
            assert all(after.places[row.pk].state == State.CANCELLED for row in replaced)
            self.done["swapped by waiting"] += bool(replaced)
            kind = Kind.SWAPPED if replaced else Kind.CONFIRMED
            return Counter([(registration.pk, date, str(kind))] if taken else [])

        def wish(world: World) -> Wish:
            rows = tuple(row for row in world.of(registration.pk) if row.date == date)
            return Wish(dates=frozenset([date]), rows=rows)

        call = partial(booking.accept, registration, occurrence)
        self.do(call, self.dates_of(registration), says, wish=wish)

    @precondition(lambda self: self.registrations)
    @rule(
        number=st.integers(0, 9),
        which=st.none() | st.integers(0, 2),
        person=st.none() | st.integers(0, 2),
        by_team=st.booleans(),
    )
    def cancel(self, number: int, which: int | None, person: int | None, by_team: bool) -> None:
        """Give back everything, or some places: of a date, of a person, or of one on the other."""
        registration = self.pick(number)
        if which is None and person is None and not by_team:
            self.give_up(registration)
            return
        places = Place.objects.filter(participant__registration=registration)
        if which is not None:
            places = places.filter(occurrence=self.pks[which % len(self.pks)])
        if person is not None:
            places = places.filter(participant__position=person)
        self.give_up(registration, set(places.values_list("pk", flat=True)), by_team=by_team)

    def give_up_like(self, row: Row, field: str) -> None:
        """Give back what the registration has of the same date, or for the same participant."""
        mine = self.world.of(row.registration)
        places = {one.pk for one in mine if getattr(one, field) == getattr(row, field)}
        self.give_up(self.registration(row), places)

    def give_up(
        self, registration: Registration, places: set[int] | None = None, by_team: bool = False
    ) -> None:
        def concerned(world: World) -> list[Row]:
            return [
                row
                for row in world.of(registration.pk)
                if world.is_active(row) and (places is None or row.pk in places)
            ]

        def says(before: World, after: World) -> Told:
            gone = [row for row in concerned(before) if before.dates[row.date].ends_at > before.now]
            assert all(after.places[row.pk].state == State.CANCELLED for row in gone)
            if not gone:
                return Counter()
            left = [
                row
                for row in after.of(registration.pk)
                if after.is_active(row) and after.dates[row.date].ends_at > after.now
            ]
            kind = Kind.CHANGED if left else Kind.GIVEN_UP
            return Counter([(registration.pk, None, str(Kind.REMOVED if by_team else kind))])

        def wish(world: World) -> Wish:
            return Wish(dates=frozenset(row.date for row in concerned(world)))

        call = partial(booking.cancel, registration)
        if places is not None:
            verb = booking.remove_places if by_team else booking.cancel_places
            call = partial(verb, registration, places)
        self.do(call, self.dates_of(registration), says, wish=wish)

    # What the team does -------------------------------------------------------------------------

    @precondition(lambda self: not self.is_withdrawn)
    @rule(
        which=st.integers(0, 2),
        size=st.sampled_from([1, 2]),
        waits=st.booleans(),
        exceeds=st.booleans(),
    )
    def come_by_telephone(self, which: int, size: int, waits: bool, exceeds: bool) -> None:
        date = self.pks[which % len(self.pks)]
        email = self.newcomer()
        sign_up = SignUp(
            occurrences=(date,), submission=uuid4(), names=NAMES[:size], email=email, language="de"
        )

        def says(before: World, after: World) -> Told:
            new = [row for pk, row in after.places.items() if pk not in before.places]
            assert len(new) == size
            is_in_line = new[0].state == State.WAITLISTED
            assert waits or not is_in_line
            kind = Kind.WAITLISTED if is_in_line else Kind.CONFIRMED
            return Counter([(new[0].registration, None, str(kind))])

        def wish(world: World) -> Wish:
            return Wish(dates=frozenset([date]), size=size)

        def call() -> None:
            registration = by_team.sign_up_by_team(
                sign_up, waits=waits, manner=by_team.Manner(exceeds=exceeds)
            )
            if registration not in self.registrations:
                self.registrations.append(registration)
                self.sign_ups.append(sign_up)

        self.do(call, [date], says, wish=wish, outranks=exceeds)

    @precondition(lambda self: self.world.places)
    @rule(
        number=st.integers(0, 30),
        verb=st.sampled_from(
            [by_team.seat_by_team, by_team.offer_by_team, by_team.put_on_list, by_team.move_by_team]
        ),
        exceeds=st.booleans(),
        tells=st.booleans(),
    )
    def decide_for(self, number: int, verb: Any, exceeds: bool, tells: bool) -> None:
        """Something is done with all that one registration has on one date."""
        rows = list(self.world.places.values())
        row = rows[number % len(rows)]
        mine = [one for one in self.world.of(row.registration) if one.date == row.date]
        registration = self.registration(row)
        manner = by_team.Manner(tells=tells, exceeds=exceeds)
        target = self.pks[(self.pks.index(row.date) + 1) % len(self.pks)]
        is_move = verb is by_team.move_by_team
        more = (self.date(target),) if is_move else ()
        call = partial(verb, registration, [one.pk for one in mine], *more, manner)
        states, kind = TEAM_TAKES[verb]

        def chosen(world: World) -> list[Row]:
            rows = [world.places[one.pk] for one in mine]
            if is_move:
                return [one for one in rows if world.is_active(one)]
            return [one for one in rows if one.state in states]

        def says(before: World, after: World) -> Told:
            assert chosen(before)
            about = target if is_move else row.date
            is_told = registration.email and tells
            if is_move and not any(
                one.date == target and one.pk not in before.places for one in after.places.values()
            ):
                return Counter()
            self.done[verb.__name__] += 1
            if verb is by_team.offer_by_team:
                return Counter()  # as those are told whose turn it is
            told = Counter([(registration.pk, about, str(kind))] if is_told else [])
            offered = [one for one in chosen(before) if after.places[one.pk].state == State.OFFERED]
            if verb is by_team.put_on_list and offered:
                return Counter([(registration.pk, row.date, str(Kind.PLACE_OFFERED))])
            return told

        def wish(world: World) -> Wish:
            rows = chosen(world)
            size = len(rows) if is_move else sum(not world.holds(one) for one in rows)
            people = frozenset(one.person for one in rows)
            dates = frozenset([target if is_move else row.date])
            return Wish(dates=dates, size=size, people=people, rows=tuple(rows))

        dates = {*self.dates_of(registration), target}
        self.do(call, dates, says, wish=wish, outranks=True)

    @precondition(lambda self: self.rows(State.CONFIRMED))
    @rule(number=st.integers(0, 9), moves=st.booleans())
    def undo_by_team(self, number: int, moves: bool) -> None:
        """Places are taken back or moved, and at once that is undone: all is as it was."""
        rows = self.rows(State.CONFIRMED)
        row = rows[number % len(rows)]
        registration = self.registration(row)
        target = self.date(self.pks[(self.pks.index(row.date) + 1) % len(self.pks)])

        def act() -> None:
            if moves:
                by_team.move_by_team(registration, [row.pk], target, by_team.Manner(exceeds=True))
            else:
                booking.remove_places(registration, [row.pk])

        before = self.world
        outcome = None
        with transaction.atomic():
            self.clock.pass_by(timedelta(seconds=1))
            with held_back():
                outcome = refused(act)
            was_settled = World.seen(self.clock.now)
            self.clock.pass_by(timedelta(seconds=30))
            if outcome is None and was_settled.places[row.pk].state == State.CANCELLED:
                undone = refused(partial(undo_by_team, registration, {row.pk: row.state}))
                after = World.seen(self.clock.now)
                if undone is None:
                    self.done["undone by the team"] += 1
                    new = [one for pk, one in after.places.items() if pk not in was_settled.places]
                    assert [(one.date, one.person, one.state) for one in new] == [
                        (row.date, row.person, row.state)
                    ]
                    assert not set(after.told) - set(before.told) - told_to_others(after, row)
            transaction.set_rollback(True)
        registration.refresh_from_db()

    @precondition(lambda self: self.rows(State.CANCELLED))
    @rule(number=st.integers(0, 9))
    def undo(self, number: int) -> None:
        """Have back what was given back together."""
        rows = self.rows(State.CANCELLED)
        self.undo_like(rows[number % len(rows)])

    @precondition(lambda self: self.rows(State.CONFIRMED))
    @rule(number=st.integers(0, 9), others_come=st.booleans())
    def change_ones_mind(self, number: int, others_come: bool) -> None:
        """Give back what is on a date, and have it back at once, or when others have come."""
        rows = self.rows(State.CONFIRMED)
        row = rows[number % len(rows)]
        self.give_up_like(row, "date")
        if others_come and not self.is_withdrawn:
            self.come_alone(self.pks.index(row.date))
        self.undo_like(self.world.places[row.pk])

    def undo_like(self, row: Row) -> None:
        registration = self.registration(row)
        together = {
            one.pk: one
            for one in self.world.of(row.registration)
            if one.state == State.CANCELLED and one.changed_at == row.changed_at
        }
        kept = Place.objects.filter(pk__in=together).exclude(given_back_from="")
        states = dict(kept.values_list("pk", "given_back_from"))

        def says(before: World, after: World) -> Told:
            """They have what they had, or what became of it; no seat is anybody else's."""
            new = [after.places[pk] for pk in after.places.keys() - before.places.keys()]
            had = Counter((together[pk].date, together[pk].person) for pk in states)
            assert Counter((one.date, one.person) for one in new) <= had
            assert bool(new) == bool(states)
            self.done["undone"] += bool(new)
            told: Told = Counter()
            for key in after.told.keys() | before.told.keys():
                if key[0] == registration.pk and key[2] in UNDO_TELLS:
                    told[key] = after.told[key] - before.told[key]
            assert sum(told.values()) <= 1 + len(new)
            return told

        def wish(world: World) -> Wish:
            gone = tuple(row for row in together.values() if row.pk in states)
            return Wish(
                dates=frozenset(one.date for one in gone),
                size=max(Counter(one.date for one in gone).values(), default=0),
                people=frozenset(one.person for one in gone),
                rows=gone,
            )

        call = partial(undo_giving_back, registration, together)
        self.do(call, self.dates_of(registration), says, wish=wish)

    @precondition(lambda self: self.registrations)
    @rule(
        number=st.integers(0, 9),
        wanted=st.sets(st.integers(0, 2), max_size=2),
        joins=st.sampled_from([(), (), ("Nadia Roth",), NAMES[1:2]]),
        waits=st.booleans(),
    )
    def add(self, number: int, wanted: set[int], joins: tuple[str, ...], waits: bool) -> None:
        self.add_to(self.pick(number), self.some(wanted), joins, waits)

    @precondition(lambda self: self.rows(State.WAITLISTED))
    @rule(number=st.integers(0, 9), joins=st.sampled_from([("Nadia Roth",), NAMES[2:]]))
    def join_in_line(self, number: int, joins: tuple[str, ...]) -> None:
        """Add a person to a registration that waits: behind those who wait by now."""
        rows = self.rows(State.WAITLISTED)
        self.add_to(self.registration(rows[number % len(rows)]), [], joins, waits=True)

    def add_to(
        self, registration: Registration, dates: list[int], joins: tuple[str, ...], waits: bool
    ) -> None:
        waits_for = frozenset(self.pks if waits else ())
        is_confirmed = Registration.objects.get(pk=registration.pk).confirmed_at is not None

        def says(before: World, after: World) -> Told:
            new = [row for pk, row in after.places.items() if pk not in before.places]
            assert {row.registration for row in new} <= {registration.pk}
            assert bool(new) == bool(dates or joins)
            return Counter([(registration.pk, None, str(Kind.CHANGED))] if new else [])

        def wish(world: World) -> Wish:
            rows = tuple(world.of(registration.pk))
            active = [row for row in rows if world.is_active(row)]
            coming = [row for row in active if world.dates[row.date].ends_at > world.now]
            known = {row.participant for row in coming or active}
            new = frozenset(named(partial(person_key, registration.email), joins))
            total = {row.date for row in coming} | set(dates)
            concerned = frozenset(row.date for row in active) if joins else frozenset()
            return Wish(
                dates=concerned | frozenset(dates),
                size=(len(known) if dates else 0) + len(joins),
                waits_for=waits_for,
                people=new | {row.person for row in active},
                rows=rows,
                books_one=self.event.booking_mode == BookingMode.ONE and len(total) > 1,
                is_too_many=len(known) + len(joins) > self.source.event.max_people,
                is_confirmed=is_confirmed,
            )

        call = partial(
            booking.add, registration, occurrences=dates, names=joins, waits_for=waits_for
        )
        concerned = {*self.dates_of(registration), *dates} if dates or joins else set()
        self.do(call, concerned, says, wish=wish)

    @precondition(lambda self: self.registrations)
    @rule(
        number=st.integers(0, 9),
        old=st.integers(0, 2),
        new=st.integers(0, 2),
        person=st.none() | st.integers(0, 2),
        waits=st.booleans(),
    )
    def swap(self, number: int, old: int, new: int, person: int | None, waits: bool) -> None:
        registration = self.pick(number)
        places = Place.objects.filter(
            participant__registration=registration, occurrence=self.pks[old % len(self.pks)]
        )
        if person is not None:
            places = places.filter(participant__position=person)
        self.swap_to(registration, {*places.values_list("pk", flat=True)}, new, waits)

    @precondition(lambda self: self.rows(State.CONFIRMED) and len(self.pks) > 1)
    @rule(number=st.integers(0, 9), further=st.integers(1, 2))
    def swap_what_is_sure(self, number: int, further: int) -> None:
        """All who come together, onto another date or its list."""
        rows = self.rows(State.CONFIRMED)
        row = rows[number % len(rows)]
        together = {one.pk for one in self.world.of(row.registration) if one.date == row.date}
        new = self.pks.index(row.date) + further
        self.swap_to(self.registration(row), together, new, waits=True)

    def swap_to(
        self, registration: Registration, places: set[int], which: int, waits: bool
    ) -> None:
        date = self.pks[which % len(self.pks)]
        is_confirmed = Registration.objects.get(pk=registration.pk).confirmed_at is not None

        def chosen(world: World) -> list[Row]:
            return [row for row in world.of(registration.pk) if row.pk in places]

        def says(before: World, after: World) -> Told:
            """Nothing old goes unless everybody has the new."""
            new = [row for pk, row in after.places.items() if pk not in before.places]
            old = [row for row in chosen(before) if before.is_active(row)]
            if not new:
                return Counter()
            assert {(row.date, row.person) for row in new} == {(date, row.person) for row in old}
            if {row.state for row in new} == {State.WAITLISTED}:
                assert all(after.places[row.pk].state == row.state for row in old)
                return Counter([(registration.pk, None, str(Kind.WAITLISTED))])
            assert {row.state for row in new} == {State.CONFIRMED}
            gone = [*old, *before.replaced_by(old)]
            assert all(after.places[row.pk].state == State.CANCELLED for row in gone)
            self.done["swapped"] += 1
            return Counter([(registration.pk, date, str(Kind.SWAPPED))])

        def wish(world: World) -> Wish:
            old = [row for row in chosen(world) if world.is_active(row)]
            return Wish(
                dates=frozenset([date]),
                size=len(old),
                waits_for=frozenset([date] if waits else ()),
                people=frozenset(row.person for row in old),
                rows=tuple(chosen(world)),
                is_confirmed=is_confirmed,
            )

        call = partial(swap, registration, places, self.date(date), will_wait=waits)
        self.do(call, {*self.dates_of(registration), date}, says, wish=wish)

    # What time and the team do -------------------------------------------------------------------

    @rule(delta=st.sampled_from([10 * HOUR / 60, 5 * HOUR, 13 * HOUR, DAY + HOUR, 2 * DAY + HOUR]))
    def wait(self, delta: timedelta) -> None:
        self.clock.pass_by(delta)

    @rule(which=st.integers(0, 2))
    def release(self, which: int) -> None:
        """Hold nothing more for those who have not confirmed."""
        date = self.pks[which % len(self.pks)]
        self.do(partial(booking.release_unconfirmed, self.date(date)), [date])
        assert not self.world.unconfirmed(date)

    @rule()
    def look_after_lists(self) -> None:
        self.do(process_due_waiting_lists, self.pks)

    @rule()
    def remind(self) -> None:
        def says(before: World, after: World) -> Told:
            told: Told = Counter()
            for pk, date in after.dates.items():
                due = date.starts_at - 2 * DAY
                if date.is_cancelled or not date.event.is_published:
                    continue
                if not due <= after.now < date.starts_at:
                    continue
                for row in after.on(pk):
                    about = (row.registration, pk, date.local_start.toordinal())
                    is_sure = row.state == State.CONFIRMED and row.changed_at < due
                    if is_sure and about not in self.reminded:
                        self.reminded.add(about)
                        told[(row.registration, pk, str(Kind.REMINDER))] += 1
            return told

        self.do(remind_due, [], says, settles_first=False)

    @rule(capacity=st.sampled_from([2, 3, 1, None, 4, 0]), which=st.integers(0, 2))
    def change_capacity(self, capacity: int | None, which: int) -> None:
        date = self.pks[which % len(self.pks)]
        call = partial(verbs.change_occurrence, self.date(date), capacity=capacity)
        self.do(call, [date], settles_first=False)

    @rule(capacity=st.sampled_from([2, 3, 1, 4, 0]), closes=st.sampled_from([2, 2, 30]))
    def publish_again(self, capacity: int, closes: int) -> None:
        self.source = revised(self.source, capacity=capacity, closes_hours_before=closes)

        def says(before: World, after: World) -> Told:
            returned = [
                pk
                for pk, date in before.dates.items()
                if date.cancelled_by == Occurrence.CancelledBy.WITHDRAWAL
                and not after.dates[pk].is_cancelled
            ]
            return self.told_of_return(before, after, returned)

        source = self.source
        self.do(lambda: publish_event(source), self.pks, says, settles_first=False)

    @precondition(lambda self: self.is_withdrawn)
    @rule()
    def publish_after_all(self) -> None:
        event = self.source.event
        self.publish_again(event.capacity, event.closes_hours_before)

    @rule(
        what=st.sampled_from(["withdraw", "cancel", "cancel", "reinstate", "reinstate"]),
        which=st.integers(0, 2),
    )
    def disturb(self, what: str, which: int) -> None:
        """What happens seldom, and more seldom to dates that are as they should be."""
        date = self.pks[which % len(self.pks)]
        if what == "withdraw":
            self.withdraw()
        elif what == "cancel":
            self.cancel_date(date)
        else:
            self.reinstate_date(date)

    def withdraw(self) -> None:
        call = partial(withdraw_event, self.source.event.key)
        self.do(call, self.pks, self.told_of_cancelling, settles_first=False)

    def cancel_date(self, date: int) -> None:
        call = partial(verbs.cancel_occurrence, self.date(date))
        self.do(call, [date], self.told_of_cancelling, settles_first=False)

    def reinstate_date(self, date: int) -> None:
        def says(before: World, after: World) -> Told:
            is_back = before.dates[date].is_cancelled and not after.dates[date].is_cancelled
            return self.told_of_return(before, after, [date] if is_back else [])

        call = partial(verbs.reinstate_occurrence, self.date(date))
        self.do(call, [date], says, settles_first=False)

    @rule(which=st.integers(0, 2), ahead=st.sampled_from([HOUR, 5 * HOUR, DAY, 5 * DAY]))
    def move_date(self, which: int, ahead: timedelta) -> None:
        date = self.pks[which % len(self.pks)]
        zone = self.event.tzinfo
        start = (self.clock.now + ahead).astimezone(zone).replace(tzinfo=None)

        def says(before: World, after: World) -> Told:
            if after.dates[date].is_cancelled:
                return Counter()
            return Counter(
                (pk, date, str(Kind.DATE_MOVED)) for pk in before.active_registrations(date)
            )

        call = partial(verbs.move_occurrence, self.date(date), start, start + HOUR)
        self.do(call, [date], says, settles_first=False)

    def date(self, pk: int) -> Occurrence:
        return Occurrence.objects.select_related("event").get(pk=pk)

    def told_of_cancelling(self, before: World, after: World) -> Told:
        return Counter(
            (registration, pk, str(Kind.DATE_CANCELLED))
            for pk, date in before.dates.items()
            if not date.is_cancelled and after.dates[pk].is_cancelled
            for registration in before.active_registrations(pk)
        )

    def told_of_return(self, before: World, after: World, dates: Iterable[int]) -> Told:
        """Those with an offer are back as well, unless registration has closed meanwhile."""
        told = set()
        for pk in dates:
            is_closed = after.dates[pk].closes_at <= after.now
            for row in before.on(pk):
                if row.state == State.OFFERED and is_closed:
                    continue
                if row.state == State.OFFERED or before.is_active(row):
                    told.add((row.registration, pk, str(Kind.DATE_RETURNS)))
        return Counter(told)


def test_places_can_go_the_ways_that_were_promised_and_no_others():
    assert {(old, new) for old, states in TRANSITIONS.items() for new in states} == WAYS


@pytest.mark.django_db
def test_every_history_keeps_what_was_promised(clock):
    Histories.clock, Histories.start, Histories.done = clock, clock.now, Counter()
    run_state_machine_as_test(
        Histories,
        settings=settings(
            max_examples=HISTORIES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    seen = {what for what, number in Histories.done.items() if number}
    assert {
        f"{State.WAITLISTED} → {State.OFFERED}",
        f"refused: {Refusal.FULL}",
        "partial wishes",
        f"too late → {State.WAITLISTED}",
        "undone",
        "swapped",
        "seat_by_team",
        "offer_by_team",
        "put_on_list",
        "move_by_team",
        "undone by the team",
    } <= seen
