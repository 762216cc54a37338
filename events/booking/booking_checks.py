"""What must hold before somebody gets a place. Dates are locked, settled and counted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from events.records.models import Occurrence, Place, Registration
from events.records.models.place_states import PlaceState
from events.records.models.registration_options import BookingMode, HowToRegister

from .signup import SignUp
from .states import BookingError, Refusal
from .waiting_list import anybody_waits_since


def require_options(sign_up: SignUp, dates: Mapping[int, Occurrence]) -> None:
    """The training lets these people register together for these dates."""
    if not dates or set(dates) != set(sign_up.occurrences):
        raise BookingError(Refusal.UNKNOWN)
    events = {date.event for date in dates.values()}
    event = events.pop()
    if events or (event.booking_mode == BookingMode.ONE and len(dates) > 1):
        raise BookingError(Refusal.DATES)
    if not 1 <= len(sign_up.names) <= event.max_people:
        raise BookingError(Refusal.TOO_MANY)


def require_new(date: Occurrence, people: Iterable[str], now: datetime) -> None:
    """None of these has a place on the date, holds one or waits for one."""
    if Place.objects.active(now).filter(occurrence=date, person__in=people).exists():
        raise BookingError(Refusal.TWICE, date)


def people_missing(
    dates: Collection[Occurrence], people: Collection[str], now: datetime
) -> dict[Occurrence, list[str]]:
    """Who of these people has no place on which date, holds none and waits for none."""
    places = Place.objects.active(now).filter(occurrence__in=dates, person__in=people)
    taken = set(places.order_by().values_list("occurrence", "person"))
    return {date: [person for person in people if (date.pk, person) not in taken] for date in dates}


def require_takes_place(date: Occurrence, now: datetime) -> None:
    if not date.event.is_published:
        raise BookingError(Refusal.WITHDRAWN, date)
    if date.is_cancelled:
        raise BookingError(Refusal.CANCELLED, date)
    if date.is_past_at(now):
        raise BookingError(Refusal.PAST, date)


def require_open(date: Occurrence, now: datetime) -> None:
    """A newcomer can ask for a place now."""
    require_takes_place(date, now)
    if date.event.how_to_register != HowToRegister.HERE:
        raise BookingError(Refusal.ELSEWHERE, date)
    if date.is_not_yet_open_at(now):
        raise BookingError(Refusal.EARLY, date)
    if date.is_closed_at(now):
        raise BookingError(Refusal.CLOSED, date)


def require_any_active(places: Iterable[Place], now: datetime) -> None:
    if any(place.is_active_at(now) for place in places):
        return
    ran_out = any(place.state == PlaceState.EXPIRED for place in places)
    raise BookingError(Refusal.OFFER_OVER if ran_out else Refusal.GIVEN_UP)


def place_or_queue(
    date: Occurrence, people: int, will_wait: bool, now: datetime
) -> datetime | None:
    """None where there are seats for them now, else since when they stand in line.

    :raises BookingError: when there is neither.
    """
    require_open(date, now)
    free = date.places_left
    if people <= free and not anybody_waits_since(date, now):
        return None
    if will_wait and date.event.has_waiting_list and people <= date.seats:
        return now
    raise BookingError(why_not(date, people, free), date)


def why_not(date: Occurrence, people: int, free: int) -> Refusal:
    """Why so many people cannot have seats on a date, of which so many are free, nor wait there."""
    if 0 < date.seats < people:
        return Refusal.TOO_LARGE
    return Refusal.TOO_FEW if 0 < free < people else Refusal.FULL


def require_room(
    registration: Registration,
    active: Sequence[Place],
    new_dates: Sequence[Occurrence],
    people: int,
) -> None:
    event = registration.event
    if any(date.event_id != event.pk for date in new_dates):
        raise BookingError(Refusal.UNKNOWN)
    dates = {place.occurrence_id for place in active} | {date.pk for date in new_dates}
    if event.booking_mode == BookingMode.ONE and len(dates) > 1:
        raise BookingError(Refusal.DATES)
    if people > event.max_people:
        raise BookingError(Refusal.TOO_MANY)
