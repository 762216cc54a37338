"""Another date instead: the old place goes only when the new one is sure.

Where the other date is full one can stand in line for it and keep the old place meanwhile; it goes
when what is offered is accepted (`give_up_replaced`). There is no undoing: the way back is the same
way, while the old date has a seat.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from events.outbox.queue import queue_message
from events.records.models import Occurrence, Place, Registration
from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceState

from .booking_checks import place_or_queue, require_any_active, require_new
from .locking import lock_dates_of, locked_dates, places_on
from .states import BookingError, Refusal, change_state
from .waiting_list import process_waiting_list

STILL_TO_COME = (PlaceState.WAITLISTED, PlaceState.OFFERED)


def swap(
    registration: Registration,
    places: Iterable[int],
    occurrence: Occurrence,
    *,
    will_wait: bool = False,
) -> None:
    """Take places on `occurrence` for the people of these places (by primary key) of one date.

    All or none. The old date may be moved, full or cancelled. With `will_wait` they stand in line
    where the new date is full, and keep what they have. Twice is harmless.

    :raises BookingError: when the other date cannot be had; everything stays as it is.
    """
    chosen = {*places}
    with locked_dates(lambda: {*lock_dates_of(registration), occurrence.pk}) as (dates, now):
        registration.refresh_from_db(fields=["confirmed_at"])
        if registration.confirmed_at is None:
            raise BookingError(Refusal.UNCONFIRMED)
        date = dates.get(occurrence.pk)
        if date is None or date.event_id != registration.event_id:
            raise BookingError(Refusal.UNKNOWN)
        mine = places_on(registration, dates)
        old = [place for place in mine if place.pk in chosen]
        if was_swapped(old, mine, date, now):
            return
        old = still_held(old, now)
        require_new(date, [place.person for place in old], now)
        queued_at = place_or_queue(date, len(old), will_wait, now)
        new = write_swapped(old, date, queued_at, now)
        if queued_at:
            queue_message(registration, MessageKind.WAITLISTED, new)
            return
        given_up = give_up_replaced(new, now)
        queue_message(registration, MessageKind.SWAPPED, [*given_up, *new], date)


def give_up_replaced(new: Sequence[Place], now: datetime) -> list[Place]:
    """Give back what these places, sure by now, were taken instead of; return what that was.

    Who also waits for a third date instead of what is given back waits instead of the new place.
    All dates of the registration are locked.
    """
    given_up = []
    for place in new:
        replaced = _replaced_by(place)
        others = Place.objects.filter(instead_of__in=replaced, state__in=STILL_TO_COME)
        others.exclude(pk=place.pk).update(instead_of=place)
        given_up += [
            old for old in replaced if old.is_active_at(now) and not old.occurrence.is_past_at(now)
        ]
    for place in given_up:
        change_state(place, PlaceState.CANCELLED, now)
    for date in {place.occurrence for place in given_up}:
        process_waiting_list(date, now)
    return given_up


def _replaced_by(place: Place) -> list[Place]:
    """What it was taken instead of; of a place in line also what that was to replace."""
    replaced: list[Place] = []
    while place.instead_of_id:
        place = Place.objects.select_related("occurrence__event").get(pk=place.instead_of_id)
        replaced.append(place)
    return replaced


def was_swapped(
    old: Sequence[Place], mine: Sequence[Place], date: Occurrence, now: datetime
) -> bool:
    """Whether the people of these places have taken or asked for the other date before."""
    moved = {
        place.instead_of_id
        for place in mine
        if place.occurrence_id == date.pk and place.is_active_at(now)
    }
    return bool(old) and moved.issuperset(place.pk for place in old)


def still_held(old: Sequence[Place], now: datetime) -> list[Place]:
    """Those of the places that count for somebody, on a date that is not over."""
    require_any_active(old, now)
    active = [place for place in old if place.is_active_at(now)]
    if len({place.occurrence_id for place in active}) > 1:
        raise BookingError(Refusal.DATES)
    if active[0].occurrence.is_past_at(now):
        raise BookingError(Refusal.PAST, active[0].occurrence)
    return active


def write_swapped(
    old: Sequence[Place], date: Occurrence, queued_at: datetime | None, now: datetime
) -> list[Place]:
    """What the people of these places have on the other date instead."""
    return Place.objects.bulk_create(
        Place(
            participant=place.participant,
            occurrence=date,
            person=place.person,
            state=PlaceState.WAITLISTED if queued_at else PlaceState.CONFIRMED,
            queued_at=queued_at,
            instead_of=place,
            created_at=now,
            changed_at=now,
        )
        for place in old
    )
