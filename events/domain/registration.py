"""Booking: the only code that changes the state of a place.

Every verb is one transaction: the dates concerned are locked in the order of their primary keys,
places are counted under the lock, and only then something is written. SQLite knows no row locks;
there the transaction itself is exclusive (`transaction_mode IMMEDIATE`). First of all, and again
after a place has become free, the waiting lists of these dates are settled, so that nobody who
comes later is served first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from events.models import Answer, Need, Occurrence, Participant, Place, Registration
from events.models.messages import MessageKind
from events.models.registrations import PlaceState
from events.models.terms import Books, HowToRegister

from .messages import tell
from .people import person_key
from .states import BookingError, Refusal, change_state
from .waiting import has_line_before, lock_dates, seats_free, settle

HOLD = timedelta(hours=24)
SHORTEST_HOLD = timedelta(minutes=15)

# What a date that does not take place any more must not spoil for the others.
GONE = frozenset({Refusal.WITHDRAWN, Refusal.CANCELLED, Refusal.PAST})


@dataclass(frozen=True)
class GivenAnswer:
    """What somebody says to a question of the training, found by its translation key."""

    question: UUID
    label: str  # in German
    value: object  # as JSON


@dataclass(frozen=True, kw_only=True)
class SignUp:
    """What somebody asks for: these people on these dates, all or nothing."""

    occurrences: Sequence[int]  # primary keys
    submission: UUID  # of the form as it was shown
    names: Sequence[str]
    email: str
    language: str
    council: str = ""
    waits_for: frozenset[int] = frozenset()  # dates where a turn on the waiting list will do
    needs: Mapping[str, str] = field(default_factory=dict)  # notes by kind
    answers: Sequence[GivenAnswer] = ()


def register(sign_up: SignUp) -> Registration:
    """Hold places until they are confirmed, and ask for that by mail.

    The same form sent twice is one registration.

    :raises BookingError: when one of the places cannot be had.
    """
    with _settled(lambda: sign_up.occurrences) as dates:
        _require_terms(sign_up, dates)
        people = _people(sign_up.email, sign_up.names)
        submission = _submission(sign_up, dates, people)
        earlier = Registration.objects.filter(submission=submission).first()
        if earlier:
            if _is_active(earlier):
                return earlier
            submission = uuid4()  # sent again after the places were given up: a new registration
        turns = {
            date: _turn(date, len(people), date.pk in sign_up.waits_for) for date in dates.values()
        }
        for date in turns:  # last, so that a full date tells nobody who is there
            _require_new(date, people)
        return _write(sign_up, people, turns, submission)


def confirm(registration: Registration) -> None:
    """Make the registration's places sure, and tell the person how to reach them.

    Twice is harmless. When a hold has lapsed, seats are taken if there are any left, else a turn on
    the waiting list.

    :raises BookingError: when there is nothing to be confirmed, or a place cannot be.
    """
    with settled_places(registration) as places:
        if _was_confirmed(registration):
            _require_any_active(places)
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
        tell(registration, MessageKind.CONFIRMED if is_sure else MessageKind.WAITLISTED)


def accept(registration: Registration, occurrence: Occurrence) -> None:
    """Take the places that were offered on the date. Twice is harmless.

    :raises BookingError: when the offer has run out, or the date is gone.
    """
    with settled_places(registration) as places:
        here = [place for place in places if place.occurrence_id == occurrence.pk]
        offered = [place for place in here if place.state == PlaceState.OFFERED]
        if not offered:
            if any(place.state == PlaceState.CONFIRMED for place in here):
                return
            raise BookingError(Refusal.OFFER_OVER, occurrence)
        _require_takes_place(offered[0].occurrence)
        for place in offered:
            change_state(place, PlaceState.CONFIRMED)
        tell(registration, MessageKind.CONFIRMED, offered[0].occurrence)


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
    with settled_places(registration) as all_places:
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
            tell(registration, _kind_of_cancelling(all_places, by_team))
        for date in {place.occurrence for place in given_up}:
            settle(date)


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
    with _settled(lambda: {*_lock_dates_of(registration), *wanted}) as dates:
        places = _places(registration, dates)
        if not _was_confirmed(registration):
            raise BookingError(Refusal.UNCONFIRMED)
        _require_any_active(places)
        if not dates.keys() >= {*wanted}:
            raise BookingError(Refusal.UNKNOWN)
        _add(registration, places, [dates[pk] for pk in wanted], names, waits_for)


def held_until(date: Occurrence, now: datetime) -> datetime:
    """How long an unconfirmed place is held: a day, but not beyond the closing of registration.

    Who registers in the last minutes still gets a quarter of an hour to read the mail.
    """
    return max(min(now + HOLD, date.closes_at), now + SHORTEST_HOLD)


def write_answers(registration: Registration, answers: Iterable[GivenAnswer]) -> None:
    """Keep what somebody says to the training's questions."""
    Answer.objects.bulk_create(
        Answer(
            registration=registration,
            question=answer.question,
            label=answer.label,
            value=answer.value,
        )
        for answer in answers
    )


def write_needs(registration: Registration, needs: Mapping[str, str]) -> None:
    """Keep what somebody needs to take part well."""
    Need.objects.bulk_create(
        Need(registration=registration, kind=kind, note=note) for kind, note in needs.items()
    )


# Locking -----------------------------------------------------------------------------------------


@contextmanager
def _settled(find: Callable[[], Iterable[int]]) -> Iterator[dict[int, Occurrence]]:
    """The dates that `find` names, locked, their waiting lists settled.

    Settling stays done when what was asked for is refused: a seat that has become free is offered
    to the first in line by the next who comes by, even if that one gets nothing.
    """
    with transaction.atomic():
        dates = lock_dates(find())
        for date in dates.values():
            settle(date)
        refused = None
        try:
            with transaction.atomic():
                yield dates
        except BookingError as error:
            refused = error
    if refused:
        raise refused


@contextmanager
def settled_places(registration: Registration) -> Iterator[list[Place]]:
    """The registration's places as they are, now that all of its dates are locked and settled."""
    with _settled(partial(_lock_dates_of, registration)) as dates:
        yield _places(registration, dates)


def lock_registrations(registrations: QuerySet[Registration]) -> set[int]:
    """Their primary keys, all locked in this order: before any of their dates.

    Not their keys, so that those who settle a date can tell them something meanwhile.
    """
    locked = registrations.select_for_update(no_key=True).order_by("pk")
    return set(locked.values_list("pk", flat=True))


def _lock_dates_of(registration: Registration) -> list[int]:
    """On which dates it has places. It is locked before them, so that they stay all there are."""
    lock_registrations(Registration.objects.filter(pk=registration.pk))
    places = Place.objects.filter(participant__registration=registration)
    return list(places.order_by().values_list("occurrence", flat=True).distinct())


def _places(registration: Registration, dates: Mapping[int, Occurrence]) -> list[Place]:
    places = Place.objects.filter(participant__registration=registration, occurrence__in=dates)
    found = list(places.select_related("participant").order_by("occurrence", "pk"))
    for place in found:
        place.occurrence = dates[place.occurrence_id]
    return found


def _was_confirmed(registration: Registration) -> bool:
    """Whether it is confirmed by now; the record in hand may be older than the lock."""
    registration.refresh_from_db(fields=["confirmed_at"])
    return registration.confirmed_at is not None


# What is required --------------------------------------------------------------------------------


def _require_terms(sign_up: SignUp, dates: Mapping[int, Occurrence]) -> None:
    """The training lets these people register together for these dates."""
    if not dates or set(dates) != set(sign_up.occurrences):
        raise BookingError(Refusal.UNKNOWN)
    events = {date.event for date in dates.values()}
    event = events.pop()
    if events or (event.books == Books.ONE and len(dates) > 1):
        raise BookingError(Refusal.DATES)
    if not 1 <= len(sign_up.names) <= event.max_people:
        raise BookingError(Refusal.TOO_MANY)


def _people(email: str, names: Sequence[str]) -> dict[str, str]:
    """The name of each person, by who it is."""
    people = {person_key(email, name): name for name in names}
    if len(people) < len(names):
        raise BookingError(Refusal.SAME_NAME)
    return people


def _require_new(date: Occurrence, people: Iterable[str]) -> None:
    """None of these has a place on the date, holds one or waits for one."""
    if Place.objects.active().filter(occurrence=date, person__in=people).exists():
        raise BookingError(Refusal.TWICE, date)


def _require_takes_place(date: Occurrence) -> None:
    if not date.event.is_published:
        raise BookingError(Refusal.WITHDRAWN, date)
    if date.is_cancelled:
        raise BookingError(Refusal.CANCELLED, date)
    if date.is_past:
        raise BookingError(Refusal.PAST, date)


def _require_open(date: Occurrence) -> None:
    """A newcomer can ask for a place now."""
    _require_takes_place(date)
    if date.event.how_to_register != HowToRegister.HERE:
        raise BookingError(Refusal.ELSEWHERE, date)
    if date.is_not_yet_open:
        raise BookingError(Refusal.EARLY, date)
    if date.is_closed:
        raise BookingError(Refusal.CLOSED, date)


def _require_any_active(places: Iterable[Place]) -> None:
    if any(place.is_active for place in places):
        return
    ran_out = any(place.state == PlaceState.EXPIRED for place in places)
    raise BookingError(Refusal.OFFER_OVER if ran_out else Refusal.GIVEN_UP)


def _turn(date: Occurrence, people: int, will_wait: bool) -> datetime | None:
    """None where there are seats for them now, else since when they stand in line.

    :raises BookingError: when there is neither.
    """
    _require_open(date)
    now, free = timezone.now(), seats_free(date)
    if people <= free and not has_line_before(date, now):
        return None
    if will_wait and date.event.has_waiting_list and people <= date.seats:
        return now
    raise BookingError(Refusal.TOO_FEW if 0 < free < people else Refusal.FULL, date)


# Writing -----------------------------------------------------------------------------------------


def _submission(sign_up: SignUp, dates: Mapping[int, Occurrence], people: Iterable[str]) -> UUID:
    """Of this form for these people and dates: going back and naming somebody else is another."""
    uids = sorted(str(date.uid) for date in dates.values())
    return uuid5(sign_up.submission, " ".join([*uids, *sorted(people)]))


def _is_active(registration: Registration) -> bool:
    places = Place.objects.active().filter(participant__registration=registration)
    return places.exists()


def _write(
    sign_up: SignUp,
    people: Mapping[str, str],
    turns: Mapping[Occurrence, datetime | None],
    submission: UUID,
) -> Registration:
    now = timezone.now()
    registration = Registration.objects.create(
        submission=submission,
        event=next(iter(turns)).event,
        email=sign_up.email,
        council=sign_up.council,
        language=sign_up.language,
        privacy_acknowledged_at=now,
    )
    write_answers(registration, sign_up.answers)
    write_needs(registration, sign_up.needs)
    participants = _write_people(registration, people.values())
    Place.objects.bulk_create(
        Place(
            participant=participant,
            occurrence=date,
            person=person,
            state=PlaceState.UNCONFIRMED,
            held_until=held_until(date, now),
            queued_at=queued_at,
        )
        for date, queued_at in turns.items()
        for person, participant in zip(people, participants, strict=True)
    )
    tell(registration, MessageKind.PLEASE_CONFIRM)
    return registration


def _write_people(
    registration: Registration, names: Iterable[str], first: int = 0
) -> list[Participant]:
    return Participant.objects.bulk_create(
        Participant(registration=registration, name=name, position=number)
        for number, name in enumerate(names, first)
    )


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
    _require_takes_place(date)
    if not group[0].is_held:
        _require_new(date, [place.person for place in group])
        queued_at = _turn(date, len(group), will_wait=True)
    else:
        queued_at = group[0].queued_at
        if queued_at and _is_next(date, len(group), queued_at):
            queued_at = None
    for place in group:
        place.queued_at = queued_at
        change_state(place, PlaceState.WAITLISTED if queued_at else PlaceState.CONFIRMED)


def _is_next(date: Occurrence, people: int, since: datetime) -> bool:
    """Whether there is room by now for those who have stood in line since then."""
    return people <= seats_free(date) and not date.is_closed and not has_line_before(date, since)


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
    _require_room_in_terms(registration, coming, new_dates, len(known) + len(joining))
    newcomers = dict(
        zip(_write_people(registration, joining.values(), len(known)), joining, strict=True)
    )
    wanted = [(date, known | newcomers) for date in new_dates]
    if newcomers:
        old_dates = {place.occurrence for place in coming} - set(new_dates)
        wanted += [(date, newcomers) for date in sorted(old_dates, key=lambda date: date.pk)]
    if not wanted:
        raise BookingError(Refusal.PAST)
    for date, people in wanted:
        _add_on(date, people, date.pk in waits_for)
    tell(registration, MessageKind.CHANGED)


def _add_on(date: Occurrence, people: Mapping[Participant, str], will_wait: bool) -> None:
    _require_new(date, people.values())
    queued_at = _turn(date, len(people), will_wait)
    Place.objects.bulk_create(
        Place(
            participant=participant,
            occurrence=date,
            person=person,
            state=PlaceState.WAITLISTED if queued_at else PlaceState.CONFIRMED,
            queued_at=queued_at,
        )
        for participant, person in people.items()
    )


def _require_room_in_terms(
    registration: Registration,
    active: Sequence[Place],
    new_dates: Sequence[Occurrence],
    people: int,
) -> None:
    event = registration.event
    if any(date.event_id != event.pk for date in new_dates):
        raise BookingError(Refusal.UNKNOWN)
    dates = {place.occurrence_id for place in active} | {date.pk for date in new_dates}
    if event.books == Books.ONE and len(dates) > 1:
        raise BookingError(Refusal.DATES)
    if people > event.max_people:
        raise BookingError(Refusal.TOO_MANY)
