"""Booking: the only code that changes the state of a place.

Every verb is one transaction: the dates concerned are locked in the order of their primary keys,
places are counted under the lock, and only then something is written. SQLite knows no row locks;
there the transaction itself is exclusive (`transaction_mode IMMEDIATE`). First of all, and again
after a place has become free, the waiting lists of these dates are settled, so that nobody who
comes later is served first.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from types import MappingProxyType
from uuid import UUID, uuid5

from django.db.models import Exists, OuterRef
from django.db.models.expressions import BaseExpression

from events.outbox.queue import queue_message
from events.records.models import Occurrence, Participant, Place, Registration, SeatClaim
from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceState

from .booking_checks import (
    people_missing,
    place_or_queue,
    require_any_active,
    require_new,
    require_options,
    require_room,
    require_takes_place,
)
from .holds import HOLD, held_until, is_within_share, release, seats_held_until
from .identity import person_key
from .locking import lock_dates_of, locked_dates, locked_places, places_on
from .signup import (
    GivenAnswer,
    Grant,
    Newcomers,
    SignUp,
    submission_of,
    write_claims,
    write_newcomers,
    write_sign_up,
)
from .states import BookingError, Refusal, change_state
from .swap import give_up_replaced
from .waiting_list import anybody_waits_since, process_waiting_list

__all__ = (
    "HOLD",
    "GivenAnswer",
    "SignUp",
    "accept",
    "add",
    "cancel",
    "cancel_places",
    "confirm",
    "held_until",
    "register",
    "release_unconfirmed",
    "remove_places",
)

# What a date that cannot be had any more must not spoil for the others.
GONE = frozenset(
    {
        Refusal.WITHDRAWN,
        Refusal.CANCELLED,
        Refusal.PAST,
        Refusal.CLOSED,
        Refusal.FULL,
        Refusal.TOO_FEW,
        Refusal.TOO_LARGE,
        Refusal.TWICE,
    }
)


def register(sign_up: SignUp) -> Registration:
    """Hold places until they are confirmed, and ask for that by mail.

    All or nothing, except for who has a place on one of the dates already: that stays as it is, and
    the others, and the other dates, are held. Whether there are seats, and how many are held, is
    judged by the number of people named, so that neither an answer nor the number of places left
    tells a stranger who of them is there. Where no more can be held, nothing is, and who confirms
    first has the seat. The same form sent twice is one registration.

    :raises BookingError: when one of the places cannot be had; or all are there already, and seats
        are held as they would be for a stranger.
    """
    registration = None
    people = _people(sign_up.email, sign_up.names)
    submission = submission_of(sign_up, people)
    ask = partial(_known_before, submission, people)
    with locked_dates(lambda: sign_up.occurrences, ask) as (dates, now):
        require_options(sign_up, dates)
        missing = {date: [*people] for date in dates.values()}
        if any(date.knows_some for date in missing):
            missing = people_missing(dates.values(), people, now)
        was_sent = any(date.sent_before for date in missing)
        while was_sent and (earlier := Registration.objects.filter(submission=submission).first()):
            if _still_stands(earlier, missing):
                return earlier
            # Sent again after places were given up: a new registration, and one however often.
            submission = uuid5(submission, "sent again")
        turns = {
            date: place_or_queue(date, len(people), date.pk in sign_up.waits_for, now)
            for date in dates.values()
        }
        grants = _grants(sign_up, turns, missing, now)
        if any(missing.values()):
            registration = write_sign_up(sign_up, people, grants, submission, now)
        is_new = registration or not SeatClaim.objects.filter(submission=submission).exists()
        if is_new:
            write_claims(sign_up, grants, submission, registration)
    # Told only of a form that is sent for the first time, whoever of them is there already.
    kept_until = _kept_until(grants) if is_new else None
    if registration is None:  # last, so that a full date tells nobody who is there
        error = BookingError(Refusal.TWICE, next(iter(dates.values())))
        error.kept_until = kept_until
        raise error
    registration.kept_until = kept_until
    return registration


def confirm(registration: Registration) -> None:
    """Make the registration's places sure, and tell the person how to reach them.

    Twice is harmless. When a hold has lapsed, seats are taken if there are any left, else a turn on
    the waiting list.

    :raises BookingError: when there is nothing to be confirmed, or a place cannot be.
    """
    with locked_places(registration) as (places, now):
        if registration.confirmed_at:
            require_any_active(places, now)
            return
        pending = [place for place in places if place.state != PlaceState.CANCELLED]
        if not pending:
            raise BookingError(Refusal.GIVEN_UP)
        _confirm_by_date(pending, now)
        registration.confirmed_at = now
        registration.save(update_fields=["confirmed_at"])
        is_sure = any(
            place.state == PlaceState.CONFIRMED and not place.occurrence.is_cancelled
            for place in pending
        )
        kind = MessageKind.CONFIRMED if is_sure else MessageKind.WAITLISTED
        queue_message(registration, kind, pending)
        freed = release(registration=registration)
        for date in {place.occurrence for place in pending if place.occurrence_id in freed}:
            process_waiting_list(date, now)


def accept(registration: Registration, occurrence: Occurrence) -> None:
    """Take the places that were offered on the date, and give back what they are taken instead of.

    Twice is harmless.

    :raises BookingError: when the offer has run out, or the date is gone.
    """
    with locked_places(registration) as (places, now):
        here = [place for place in places if place.occurrence_id == occurrence.pk]
        offered = [place for place in here if place.state == PlaceState.OFFERED]
        if not offered:
            if any(place.state == PlaceState.CONFIRMED for place in here):
                return
            raise BookingError(Refusal.OFFER_OVER, occurrence)
        require_takes_place(offered[0].occurrence, now)
        for place in offered:
            change_state(place, PlaceState.CONFIRMED, now)
        replaced = give_up_replaced(offered, now)
        kind = MessageKind.SWAPPED if replaced else MessageKind.CONFIRMED
        queue_message(registration, kind, [*replaced, *offered], offered[0].occurrence)


def cancel(registration: Registration) -> None:
    """Give all places back. Twice is harmless. It can be undone for a while (`undo`).

    Offers are declined and waiting lists left in the same way.

    :raises BookingError: when the dates are over.
    """
    _give_back(registration, lambda place: True)


def cancel_places(registration: Registration, places: Iterable[int]) -> None:
    """Give back some of the registration's places, by primary key; else as `cancel`."""
    chosen = {*places}
    _give_back(registration, lambda place: place.pk in chosen)


def remove_places(registration: Registration, places: Iterable[int]) -> None:
    """Have the team take back some of the registration's places, by primary key; else as `cancel`.

    The person is told that it was the team.
    """
    chosen = {*places}
    _give_back(registration, lambda place: place.pk in chosen, by_team=True)


def _give_back(
    registration: Registration, is_meant: Callable[[Place], bool], by_team: bool = False
) -> None:
    with locked_places(registration) as (places, now):
        wanted = [place for place in places if place.is_active_at(now) and is_meant(place)]
        given_back = [place for place in wanted if not place.occurrence.is_past_at(now)]
        if wanted and not given_back:
            raise BookingError(Refusal.PAST)
        for place in given_back:
            place.given_back_from = "" if by_team else place.state
            change_state(place, PlaceState.CANCELLED, now)
        if given_back:
            kind = MessageKind.REMOVED if by_team else _kind_of_giving_back(places, now)
            release(
                registration=registration, occurrence__in={place.occurrence for place in given_back}
            )
            queue_message(registration, kind, given_back)
        for date in {place.occurrence for place in given_back}:
            process_waiting_list(date, now)


def add(
    registration: Registration,
    *,
    occurrences: Iterable[int] = (),
    names: Sequence[str] = (),
    waits_for: frozenset[int] = frozenset(),
    needs_of: Mapping[int, Mapping[str, str]] = MappingProxyType({}),
    answers_of: Mapping[int, Sequence[GivenAnswer]] = MappingProxyType({}),
) -> None:
    """Add dates for everybody, or people on every date; all or nothing, sure at once.

    Needs and answers are those of single people, by the place of their name.

    :raises BookingError: when one of the places cannot be had.
    """
    wanted = sorted({*occurrences})
    if not (wanted or names):
        return
    with locked_dates(lambda: {*lock_dates_of(registration), *wanted}) as (dates, now):
        places = places_on(registration, dates)
        if not registration.confirmed_at:
            raise BookingError(Refusal.UNCONFIRMED)
        require_any_active(places, now)
        if not dates.keys() >= {*wanted}:
            raise BookingError(Refusal.UNKNOWN)
        joining = Newcomers(names, needs_of, answers_of)
        known = _people_there(places, now)
        newcomers = _people(registration.email, names)
        new_dates = [dates[pk] for pk in wanted]
        require_room(registration, _coming(places, now), new_dates, len(known) + len(newcomers))
        additions = _additions(places, new_dates, [*known], [*newcomers], now)
        turns = {
            date: _turn(date, additions[date], date.pk in waits_for, now) for date in additions
        }
        written = write_newcomers(registration, joining, len(known))
        participants = known | dict(zip(newcomers, written, strict=True))
        added = Place.objects.bulk_create(
            Place(
                participant=participants[person],
                occurrence=date,
                person=person,
                state=PlaceState.WAITLISTED if turns[date] else PlaceState.CONFIRMED,
                queued_at=turns[date],
                created_at=now,
                changed_at=now,
            )
            for date, people in additions.items()
            for person in people
        )
        queue_message(registration, MessageKind.CHANGED, added)


def release_unconfirmed(occurrence: Occurrence) -> int:
    """Hold nothing more on the date for those who have not confirmed; return for how many places.

    They can still confirm, as everybody whose time is over: if a seat is left then, it is theirs.
    """
    with locked_dates(lambda: [occurrence.pk]) as (dates, now):
        found = Place.objects.filter(occurrence__in=dates, state=PlaceState.UNCONFIRMED)
        places = list(found.order_by("pk"))
        for place in places:
            place.held_until = now
            change_state(place, PlaceState.EXPIRED, now)
        release(occurrence__in=dates)
        for date in dates.values():
            process_waiting_list(date, now)
    return len(places)


def _known_before(
    submission: UUID, people: Iterable[str], now: datetime
) -> Mapping[str, BaseExpression]:
    """Whether the form was sent before, and some of the people have something on the date."""
    here = Place.objects.active(now).filter(occurrence=OuterRef("pk"), person__in=[*people])
    return {
        "sent_before": Exists(Registration.objects.filter(submission=submission)),
        "knows_some": Exists(here),
    }


def _still_stands(
    registration: Registration, missing: Mapping[Occurrence, Collection[str]]
) -> bool:
    """Whether whoever is missing is in it, waiting to be confirmed without a hold."""
    places = Place.objects.filter(participant__registration=registration)
    unheld = {(place.occurrence_id, place.person) for place in places if place.was_never_held}
    return unheld.issuperset((date.pk, one) for date, people in missing.items() for one in people)


def _grants(
    sign_up: SignUp,
    turns: Mapping[Occurrence, datetime | None],
    missing: Mapping[Occurrence, Collection[str]],
    now: datetime,
) -> list[Grant]:
    """What is kept until it is confirmed: turns on lists, and seats as far as they can be held."""
    until: dict[Occurrence, datetime | None] = {
        date: held_until(date, now) for date, queued_at in turns.items() if queued_at
    }
    seated = [date for date in turns if date not in until]
    until |= {date: seats_held_until(date, len(sign_up.names), now) for date in seated}
    seats = len(sign_up.names) * sum(bool(until[date]) for date in seated)
    if seats and not is_within_share(sign_up.network, sign_up.email, seats, now):
        until |= dict.fromkeys(seated)
    return [Grant(date, missing[date], turns[date], until[date]) for date in turns]


def _kept_until(grants: Iterable[Grant]) -> datetime | None:
    """Until when all of it is kept; none where some of it is not."""
    moments = [grant.held_until for grant in grants]
    kept = [moment for moment in moments if moment]
    return min(kept) if len(kept) == len(moments) else None


def _people(email: str, names: Sequence[str]) -> dict[str, str]:
    """The name of each person, by who it is."""
    people = {person_key(email, name): name for name in names}
    if len(people) < len(names):
        raise BookingError(Refusal.SAME_NAME)
    return people


def _confirm_by_date(pending: Sequence[Place], now: datetime) -> None:
    """Confirm what can be; a date that is gone meanwhile does not spoil the others.

    :raises BookingError: when one of the others is refused, or all are gone.
    """
    gone: list[tuple[BookingError, Sequence[Place]]] = []
    turns: list[tuple[Sequence[Place], datetime | None]] = []
    for pk in sorted({place.occurrence_id for place in pending}):
        group = [place for place in pending if place.occurrence_id == pk]
        try:
            turns.append((group, _turn_when_confirmed(group, now)))
        except BookingError as error:
            if error.refusal not in GONE:
                raise
            gone.append((error, group))
    if not turns:
        raise gone[0][0]
    for confirmed, queued_at in turns:
        _confirm_group(confirmed, queued_at, now)
    for reason, places in gone:
        if reason.refusal == Refusal.CANCELLED:
            _keep_group(places, now)


def _keep_group(group: Sequence[Place], now: datetime) -> None:
    """Keep places on a cancelled date as those do who confirmed earlier: it may return."""
    for place in group:
        if place.is_held_at(now):
            state = PlaceState.WAITLISTED if place.queued_at else PlaceState.CONFIRMED
            change_state(place, state, now)


def _turn_when_confirmed(group: Sequence[Place], now: datetime) -> datetime | None:
    """None where the places of one date that wait for their person's word get seats, else since
    when these people stand in line.

    :raises BookingError: when there is neither.
    """
    date = group[0].occurrence
    require_takes_place(date, now)
    if not group[0].is_held_at(now):
        return _turn(date, [place.person for place in group], will_wait=True, now=now)
    queued_at = group[0].queued_at
    return None if queued_at and _is_next(date, len(group), queued_at, now) else queued_at


def _confirm_group(group: Sequence[Place], queued_at: datetime | None, now: datetime) -> None:
    for place in group:
        place.queued_at = queued_at
        change_state(place, PlaceState.WAITLISTED if queued_at else PlaceState.CONFIRMED, now)


def _is_next(date: Occurrence, people: int, since: datetime, now: datetime) -> bool:
    """Whether there is room by now for those who have stood in line since then."""
    return (
        people <= date.places_left
        and not date.is_closed_at(now)
        and not anybody_waits_since(date, since)
    )


def _kind_of_giving_back(places: Iterable[Place], now: datetime) -> MessageKind:
    is_left = any(
        place.is_active_at(now) and not place.occurrence.is_past_at(now) for place in places
    )
    return MessageKind.CHANGED if is_left else MessageKind.GIVEN_UP


def _coming(places: Iterable[Place], now: datetime) -> list[Place]:
    """Those that count for somebody, on dates still to come."""
    active = (place for place in places if place.is_active_at(now))
    return [place for place in active if not place.occurrence.is_past_at(now)]


def _people_there(places: Sequence[Place], now: datetime) -> dict[str, Participant]:
    """Who takes part, by who it is; who did, where all is over."""
    active = [place for place in places if place.is_active_at(now)]
    return {place.person: place.participant for place in _coming(places, now) or active}


def _additions(
    places: Iterable[Place],
    new_dates: Sequence[Occurrence],
    known: Sequence[str],
    newcomers: Sequence[str],
    now: datetime,
) -> dict[Occurrence, Sequence[str]]:
    """Who comes in addition on which date: new people on all dates, everybody on new ones."""
    additions: dict[Occurrence, Sequence[str]] = {date: [*known, *newcomers] for date in new_dates}
    if newcomers:
        old_dates = {place.occurrence for place in _coming(places, now)} - additions.keys()
        additions |= dict.fromkeys(sorted(old_dates, key=lambda date: date.pk), newcomers)
    if not additions:
        raise BookingError(Refusal.PAST)
    return additions


def _turn(
    date: Occurrence, people: Sequence[str], will_wait: bool, now: datetime
) -> datetime | None:
    """As `place_or_queue`, of people who have nothing on the date yet."""
    require_new(date, people, now)
    return place_or_queue(date, len(people), will_wait, now)
