"""What the team does with people on a date, where visitors can not: the same rules, its own say.

Every verb locks as the others do (`verbs`), keeps the ways of `states`, and writes its messages in
the same transaction. The team is not bound to when registration opens and closes, and may seat more
people than there are seats where it says so (`Manner.exceeds`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from events.outbox.queue import queue_message
from events.records.models import Occurrence, Place, Registration
from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceState

from .booking_checks import require_new, require_takes_place, why_not
from .holds import release
from .identity import named, person_of
from .locking import lock_dates_of, locked_dates, locked_places, places_on
from .signup import Newcomers, SignUp, new_registration, write_answers, write_needs, write_newcomers
from .states import BookingError, Refusal, change_state
from .swap import give_up_replaced, still_held, was_swapped, write_swapped
from .waiting_list import anybody_waits_since, offered_until, process_waiting_list

SEATABLE = (
    PlaceState.UNCONFIRMED,
    PlaceState.EXPIRED,
    PlaceState.WAITLISTED,
    PlaceState.OFFERED,
)


@dataclass(frozen=True)
class Manner:
    """How the team wants something done."""

    tells: bool = True  # those whom it is done for; what it means for others they hear anyway
    exceeds: bool = False  # also where no seat is left, or it belongs to somebody in line


def sign_up_by_team(
    sign_up: SignUp, *, telephone: str = "", waits: bool = False, manner: Manner = Manner()
) -> Registration:
    """Give people a place on one date, at once and for sure; else, with `waits`, a turn in line.

    Without an e-mail they are told nothing; the telephone tells them apart from others of their
    name. The same form sent twice is one registration.

    :raises BookingError: when there is no seat for them, or one of them is there already.
    """
    with locked_dates(lambda: sign_up.occurrences) as (dates, now):
        earlier = Registration.objects.filter(submission=sign_up.submission).first()
        if earlier:
            return earlier
        if len(dates) != 1:
            raise BookingError(Refusal.UNKNOWN)
        (date,) = dates.values()
        require_takes_place(date, now)
        registration = new_registration(sign_up, date.event, sign_up.submission, now)
        registration.telephone, registration.confirmed_at = telephone, now
        people = named(partial(person_of, registration), sign_up.names)
        require_new(date, people, now)
        queued_at = now if waits and not _has_seats(date, len(people), now) else None
        if queued_at is None:
            require_seats(date, len(people), manner, now)
        registration.save()
        write_answers(registration, sign_up.answers)
        write_needs(registration, sign_up.needs)
        joining = Newcomers(sign_up.names, sign_up.needs_of, sign_up.answers_of)
        participants = write_newcomers(registration, joining, 0)
        places = Place.objects.bulk_create(
            Place(
                participant=participant,
                occurrence=date,
                person=person,
                state=PlaceState.WAITLISTED if queued_at else PlaceState.CONFIRMED,
                queued_at=queued_at,
                created_at=now,
                changed_at=now,
            )
            for person, participant in zip(people, participants, strict=True)
        )
        kind = MessageKind.WAITLISTED if queued_at else MessageKind.CONFIRMED
        _tell(registration, kind, places, manner)
    return registration


def move_by_team(
    registration: Registration,
    places: Iterable[int],
    occurrence: Occurrence,
    manner: Manner = Manner(),
) -> None:
    """Give the people of these places (by primary key) of one date places on another one instead.

    All or none, as `swap`; the old places go at once. Twice is harmless.

    :raises BookingError: when the other date cannot be had; everything stays as it is.
    """
    chosen = {*places}
    with locked_dates(lambda: {*lock_dates_of(registration), occurrence.pk}) as (dates, now):
        date = dates.get(occurrence.pk)
        if date is None or date.event_id != registration.event_id:
            raise BookingError(Refusal.UNKNOWN)
        mine = places_on(registration, dates)
        old = [place for place in mine if place.pk in chosen]
        if was_swapped(old, mine, date, now):
            return
        require_takes_place(date, now)
        old = still_held(old, now)
        require_new(date, [place.person for place in old], now)
        require_seats(date, len(old), manner, now)
        new = write_swapped(old, date, None, now)
        given_up = give_up_replaced(new, now)
        if registration.confirmed_at is None:
            registration.confirmed_at = now
            registration.save(update_fields=["confirmed_at"])
        _tell(registration, MessageKind.SWAPPED, [*given_up, *new], manner, date)


def seat_by_team(
    registration: Registration, places: Iterable[int], manner: Manner = Manner()
) -> None:
    """Make these places (by primary key) of one date sure, whatever they wait for.

    :raises BookingError: when there is no seat, or nothing to be made sure.
    """
    with _chosen(registration, places, SEATABLE) as (chosen, date, now):
        unseated = [place for place in chosen if not _holds_seat(place, now)]
        inactive = [place.person for place in chosen if not place.is_active_at(now)]
        require_new(date, inactive, now)
        if unseated:
            require_seats(date, len(unseated), manner, now)
        for place in chosen:
            place.queued_at = None
            change_state(place, PlaceState.CONFIRMED, now)
        if registration.confirmed_at is None:
            registration.confirmed_at = now
            registration.save(update_fields=["confirmed_at"])
        freed = release(registration=registration, occurrence=date)
        _tell(registration, MessageKind.CONFIRMED, chosen, manner, date)
        if freed:
            process_waiting_list(date, now)


def offer_by_team(
    registration: Registration, places: Iterable[int], manner: Manner = Manner()
) -> None:
    """Offer those of one date who wait a seat, before it is their turn if need be.

    :raises BookingError: when there is none, or registration is closed: an offer ends with it.
    """
    with _chosen(registration, places, (PlaceState.WAITLISTED,)) as (chosen, date, now):
        if date.is_closed_at(now):
            raise BookingError(Refusal.CLOSED, date)
        if len(chosen) > date.places_left and not manner.exceeds:
            raise BookingError(why_not(date, len(chosen), date.places_left), date)
        for place in chosen:
            place.held_until = offered_until(date, now)
            change_state(place, PlaceState.OFFERED, now)
        queue_message(registration, MessageKind.PLACE_OFFERED, chosen, date)


def put_on_list(
    registration: Registration, places: Iterable[int], manner: Manner = Manner()
) -> None:
    """Have those whose seats on one date are sure stand in line instead, behind all others.

    Where nobody else does, they are offered them at once.

    :raises BookingError: when none of them has a seat.
    """
    with _chosen(registration, places, (PlaceState.CONFIRMED,)) as (chosen, date, now):
        for place in chosen:
            place.queued_at = now
            change_state(place, PlaceState.WAITLISTED, now)
        process_waiting_list(date, now)
        if all(place.state == PlaceState.WAITLISTED for place in _anew(chosen)):
            _tell(registration, MessageKind.WAITLISTED, chosen, manner, date)


def require_seats(date: Occurrence, people: int, manner: Manner, now: datetime) -> None:
    """There are seats for so many on the locked date that nobody in line is to be offered.

    :raises BookingError: when there are not, and the team has not said that it knows.
    """
    if not manner.exceeds and not _has_seats(date, people, now):
        raise BookingError(why_not(date, people, date.places_left), date)


def _has_seats(date: Occurrence, people: int, now: datetime) -> bool:
    """Whether so many are free, and nobody in line is to be offered them."""
    belongs_to_others = not date.is_closed_at(now) and anybody_waits_since(date, now)
    return people <= date.places_left and not belongs_to_others


def _anew(places: Iterable[Place]) -> Iterable[Place]:
    return Place.objects.filter(pk__in=[place.pk for place in places])


@contextmanager
def _chosen(
    registration: Registration, places: Iterable[int], states: Collection[PlaceState]
) -> Iterator[tuple[list[Place], Occurrence, datetime]]:
    """Those of the places that stand so, their date that takes place, locked; and the time.

    :raises BookingError: when none does, or the date does not take place.
    """
    wanted = {*places}
    with locked_places(registration) as (mine, now):
        chosen = [place for place in mine if place.pk in wanted and place.state in states]
        if len({place.occurrence_id for place in chosen}) != 1:
            raise BookingError(Refusal.NOTHING)
        date = chosen[0].occurrence
        require_takes_place(date, now)
        yield chosen, date, now


def _tell(
    registration: Registration,
    kind: MessageKind,
    places: Sequence[Place],
    manner: Manner,
    date: Occurrence | None = None,
) -> None:
    if manner.tells and registration.email:
        queue_message(registration, kind, places, date)


def _holds_seat(place: Place, now: datetime) -> bool:
    if place.state == PlaceState.UNCONFIRMED and place.queued_at:
        return False
    return place.is_held_at(now)
