"""Booking: the only code that changes the state of a place.

Every verb is one transaction: the dates concerned are locked in the order of their primary keys,
places are counted under the lock, and only then something is written. SQLite knows no row locks;
there the transaction itself is exclusive (`transaction_mode IMMEDIATE`). First of all, and again
after a place has become free, the waiting lists of these dates are settled, so that nobody who
comes later is served first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import uuid4

from django.utils import timezone

from events.outbox.queue import queue_message
from events.records.models import Occurrence, Participant, Place, Registration
from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceState

from .booking_checks import (
    place_or_queue,
    require_any_active,
    require_new,
    require_options,
    require_room,
    require_takes_place,
)
from .identity import person_key
from .locking import lock_dates_of, locked_dates, locked_places, places_on
from .signup import (
    HOLD,
    GivenAnswer,
    SignUp,
    held_until,
    submission_of,
    write_people,
    write_sign_up,
)
from .states import BookingError, Refusal, change_state
from .waiting_list import anybody_waits_since, process_waiting_list, seats_free

__all__ = (
    "HOLD",
    "GivenAnswer",
    "SignUp",
    "accept",
    "add",
    "cancel",
    "confirm",
    "held_until",
    "register",
)

# What a date that does not take place any more must not spoil for the others.
GONE = frozenset({Refusal.WITHDRAWN, Refusal.CANCELLED, Refusal.PAST})


def register(sign_up: SignUp) -> Registration:
    """Hold places until they are confirmed, and ask for that by mail.

    The same form sent twice is one registration.

    :raises BookingError: when one of the places cannot be had.
    """
    with locked_dates(lambda: sign_up.occurrences) as dates:
        require_options(sign_up, dates)
        people = _people(sign_up.email, sign_up.names)
        submission = submission_of(sign_up, dates, people)
        earlier = Registration.objects.filter(submission=submission).first()
        if earlier:
            if _is_active(earlier):
                return earlier
            submission = uuid4()  # sent again after the places were given up: a new registration
        turns = {
            date: place_or_queue(date, len(people), date.pk in sign_up.waits_for)
            for date in dates.values()
        }
        for date in turns:  # last, so that a full date tells nobody who is there
            require_new(date, people)
        return write_sign_up(sign_up, people, turns, submission)


def confirm(registration: Registration) -> None:
    """Make the registration's places sure, and tell the person how to reach them.

    Twice is harmless. When a hold has lapsed, seats are taken if there are any left, else a turn on
    the waiting list.

    :raises BookingError: when there is nothing to be confirmed, or a place cannot be.
    """
    with locked_places(registration) as places:
        if _was_confirmed(registration):
            require_any_active(places)
            return
        pending = [place for place in places if place.state != PlaceState.CANCELLED]
        if not pending:
            raise BookingError(Refusal.GIVEN_UP)
        _confirm_by_date(pending)
        registration.confirmed_at = timezone.now()
        registration.save(update_fields=["confirmed_at"])
        is_sure = any(
            place.state == PlaceState.CONFIRMED and not place.occurrence.is_cancelled
            for place in pending
        )
        kind = MessageKind.CONFIRMED if is_sure else MessageKind.WAITLISTED
        queue_message(registration, kind, pending)


def accept(registration: Registration, occurrence: Occurrence) -> None:
    """Take the places that were offered on the date. Twice is harmless.

    :raises BookingError: when the offer has run out, or the date is gone.
    """
    with locked_places(registration) as places:
        here = [place for place in places if place.occurrence_id == occurrence.pk]
        offered = [place for place in here if place.state == PlaceState.OFFERED]
        if not offered:
            if any(place.state == PlaceState.CONFIRMED for place in here):
                return
            raise BookingError(Refusal.OFFER_OVER, occurrence)
        require_takes_place(offered[0].occurrence)
        for place in offered:
            change_state(place, PlaceState.CONFIRMED)
        queue_message(registration, MessageKind.CONFIRMED, offered, offered[0].occurrence)


def cancel(
    registration: Registration,
    *,
    occurrences: Iterable[int] | None = None,
    participants: Iterable[int] | None = None,
    places: Iterable[int] | None = None,
    by_team: bool = False,
) -> None:
    """Give places back: all, or those on some dates, of some people, or these (by primary key).

    Twice is harmless. Offers are declined and waiting lists left in the same way.

    :raises BookingError: when the dates are over.
    """
    chosen = None if places is None else {*places}
    of_dates = None if occurrences is None else {*occurrences}
    of_people = None if participants is None else {*participants}
    with locked_places(registration) as all_places:
        wanted = [
            place
            for place in all_places
            if place.is_active
            and (chosen is None or place.pk in chosen)
            and (of_dates is None or place.occurrence_id in of_dates)
            and (of_people is None or place.participant_id in of_people)
        ]
        given_up = [place for place in wanted if not place.occurrence.is_past]
        if wanted and not given_up:
            raise BookingError(Refusal.PAST)
        for place in given_up:
            change_state(place, PlaceState.CANCELLED)
        if given_up:
            queue_message(registration, _kind_of_cancelling(all_places, by_team), given_up)
        for date in {place.occurrence for place in given_up}:
            process_waiting_list(date)


def add(
    registration: Registration,
    *,
    occurrences: Iterable[int] = (),
    names: Sequence[str] = (),
    waits_for: frozenset[int] = frozenset(),
) -> None:
    """Add dates for everybody, or people on every date; all or nothing, sure at once.

    :raises BookingError: when one of the places cannot be had.
    """
    wanted = sorted({*occurrences})
    if not (wanted or names):
        return
    with locked_dates(lambda: {*lock_dates_of(registration), *wanted}) as dates:
        places = places_on(registration, dates)
        if not _was_confirmed(registration):
            raise BookingError(Refusal.UNCONFIRMED)
        require_any_active(places)
        if not dates.keys() >= {*wanted}:
            raise BookingError(Refusal.UNKNOWN)
        _add(registration, places, [dates[pk] for pk in wanted], names, waits_for)


def _was_confirmed(registration: Registration) -> bool:
    """Whether it is confirmed by now; the record in hand may be older than the lock."""
    registration.refresh_from_db(fields=["confirmed_at"])
    return registration.confirmed_at is not None


def _is_active(registration: Registration) -> bool:
    places = Place.objects.active().filter(participant__registration=registration)
    return places.exists()


def _people(email: str, names: Sequence[str]) -> dict[str, str]:
    """The name of each person, by who it is."""
    people = {person_key(email, name): name for name in names}
    if len(people) < len(names):
        raise BookingError(Refusal.SAME_NAME)
    return people


def _confirm_by_date(pending: Sequence[Place]) -> None:
    """Confirm what can be; a date that is gone meanwhile does not spoil the others.

    :raises BookingError: when one of the others is refused, or all are gone.
    """
    gone: list[tuple[BookingError, Sequence[Place]]] = []
    confirmed = 0
    for pk in sorted({place.occurrence_id for place in pending}):
        group = [place for place in pending if place.occurrence_id == pk]
        try:
            _confirm_group(group)
        except BookingError as error:
            if error.refusal not in GONE:
                raise
            gone.append((error, group))
        else:
            confirmed += 1
    if not confirmed:
        raise gone[0][0]
    for reason, places in gone:
        if reason.refusal == Refusal.CANCELLED:
            _keep_group(places)


def _keep_group(group: Sequence[Place]) -> None:
    """Keep places on a cancelled date as those do who confirmed earlier: it may return."""
    for place in group:
        if place.is_held:
            change_state(place, PlaceState.WAITLISTED if place.queued_at else PlaceState.CONFIRMED)


def _confirm_group(group: Sequence[Place]) -> None:
    """Confirm the places of one date that wait for their person's word."""
    date = group[0].occurrence
    require_takes_place(date)
    if not group[0].is_held:
        require_new(date, [place.person for place in group])
        queued_at = place_or_queue(date, len(group), will_wait=True)
    else:
        queued_at = group[0].queued_at
        if queued_at and _is_next(date, len(group), queued_at):
            queued_at = None
    for place in group:
        place.queued_at = queued_at
        change_state(place, PlaceState.WAITLISTED if queued_at else PlaceState.CONFIRMED)


def _is_next(date: Occurrence, people: int, since: datetime) -> bool:
    """Whether there is room by now for those who have stood in line since then."""
    return (
        people <= seats_free(date) and not date.is_closed and not anybody_waits_since(date, since)
    )


def _kind_of_cancelling(places: Iterable[Place], by_team: bool) -> MessageKind:
    if by_team:
        return MessageKind.REMOVED
    is_left = any(place.is_active and not place.occurrence.is_past for place in places)
    return MessageKind.CHANGED if is_left else MessageKind.GIVEN_UP


def _add(
    registration: Registration,
    places: Sequence[Place],
    new_dates: Sequence[Occurrence],
    names: Sequence[str],
    waits_for: frozenset[int],
) -> None:
    """Write the places that come in addition: new people on all dates, everybody on new ones."""
    active = [place for place in places if place.is_active]
    coming = [place for place in active if not place.occurrence.is_past]
    known = {place.participant: place.person for place in coming or active}
    joining = _people(registration.email, names)
    require_room(registration, coming, new_dates, len(known) + len(joining))
    newcomers = dict(
        zip(write_people(registration, joining.values(), len(known)), joining, strict=True)
    )
    wanted = [(date, known | newcomers) for date in new_dates]
    if newcomers:
        old_dates = {place.occurrence for place in coming} - set(new_dates)
        wanted += [(date, newcomers) for date in sorted(old_dates, key=lambda date: date.pk)]
    if not wanted:
        raise BookingError(Refusal.PAST)
    added: list[Place] = []
    for date, people in wanted:
        added += _add_on(date, people, date.pk in waits_for)
    queue_message(registration, MessageKind.CHANGED, added)


def _add_on(date: Occurrence, people: Mapping[Participant, str], will_wait: bool) -> list[Place]:
    require_new(date, people.values())
    queued_at = place_or_queue(date, len(people), will_wait)
    return Place.objects.bulk_create(
        Place(
            participant=participant,
            occurrence=date,
            person=person,
            state=PlaceState.WAITLISTED if queued_at else PlaceState.CONFIRMED,
            queued_at=queued_at,
        )
        for participant, person in people.items()
    )
