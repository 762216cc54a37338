"""For a few minutes, what somebody gave back can be theirs again, where nobody else has it yet.

A place that was given back stays so; a new one takes up where it left off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from django.db.models import Q

from events.outbox.queue import HELD_BACK, queue_message
from events.records.models import Message, Place, Registration
from events.records.models.messages import MessageKind, MessageState
from events.records.models.place_states import HOLD_STATES, PlaceState

from .booking_checks import require_new, require_takes_place
from .locking import locked_places
from .states import BookingError, Refusal, change_state
from .waiting_list import anybody_waits_since, process_waiting_list

UNDO = timedelta(minutes=10)


def can_be_undone(place: Place, now: datetime) -> bool:
    """Whether its person gave it back so lately that they may have it again."""
    return bool(place.given_back_from) and now < place.changed_at + UNDO


def undo_giving_back(registration: Registration, places: Iterable[int]) -> None:
    """Give places (by primary key) that their person gave back a moment ago back to them.

    All or none on each date. Twice is harmless. Nobody hears of it who has not heard of the giving
    back yet.

    :raises BookingError: when it is too late, or none of the dates has the seats any more.
    """
    chosen = {*places}
    with locked_places(registration) as (mine, now):
        wanted = [place for place in mine if place.pk in chosen and place.given_back_from]
        returned: dict[Place, Place] = {}
        refused: list[BookingError] = []
        for _date, group in groupby(wanted, lambda place: place.occurrence_id):
            try:
                returned |= _return(list(group), now)
            except BookingError as error:
                refused.append(error)
        if refused and not returned:
            raise refused[0]
        _tell(registration, returned)
        for date in {place.occurrence for place in returned}:
            process_waiting_list(date, now)


def undo_by_team(registration: Registration, states: Mapping[int, str]) -> None:
    """Take back that the team has just taken or moved places, which stood so before (by key).

    All or none. What others were offered because of it goes back to the list, as long as they have
    not heard of it: for a minute mails that the team has caused wait (`queue.held_back`).

    :raises BookingError: when it is too late, or somebody else has the seats.
    """
    with locked_places(registration) as (mine, now):
        gone = [place for place in mine if place.pk in states and _is_fresh(place, now)]
        if not gone or len({place.occurrence_id for place in gone}) > 1:
            raise BookingError(Refusal.UNDO_OVER)
        date = gone[0].occurrence
        require_takes_place(date, now)
        require_new(date, [place.person for place in gone], now)
        for place in gone:
            place.given_back_from = states[place.pk]
        if not all(_is_in_time(place, now) for place in gone):
            raise BookingError(Refusal.UNDO_OVER, date)
        offers = _unheard_offers(gone)
        freed = sum(message.places.count() for message in offers)
        if sum(map(_takes_a_seat, gone)) > date.seats - date.taken + freed:
            raise BookingError(Refusal.TAKEN, date)
        for place in Place.objects.filter(messages__in=offers):
            change_state(place, PlaceState.WAITLISTED, now)
        Message.objects.filter(pk__in=[message.pk for message in offers]).delete()
        returned = {place: _taken_up(place, now) for place in gone}
        Place.objects.bulk_create(returned.values())
        instead = [one for one in mine if one.instead_of in gone and one.is_active_at(now)]
        for place in instead:
            change_state(place, PlaceState.CANCELLED, now)
        _tell(registration, returned, instead)
        for touched in {place.occurrence for place in [*gone, *instead]}:
            process_waiting_list(touched, now)


def _is_fresh(place: Place, now: datetime) -> bool:
    """Whether the team has taken it away so lately that nobody has heard of it."""
    by_team = place.state == PlaceState.CANCELLED and not place.given_back_from
    return by_team and now < place.changed_at + HELD_BACK


def _unheard_offers(gone: Sequence[Place]) -> list[Message]:
    """The offers made in the same moment in which these places of one date became free."""
    date, since = gone[0].occurrence, gone[0].changed_at
    made = Place.objects.filter(occurrence=date, state=PlaceState.OFFERED, changed_at=since)
    unheard = Message.objects.filter(
        kind=MessageKind.PLACE_OFFERED,
        occurrence=date,
        state=MessageState.QUEUED,
        attempts=0,
        pk__in=Message.places.through.objects.filter(place__in=made).values("message"),
    )
    return list(unheard.select_for_update().order_by("pk"))


def _return(places: Sequence[Place], now: datetime) -> Mapping[Place, Place]:
    """What takes up each of these places of one date."""
    date = places[0].occurrence
    require_takes_place(date, now)
    if not all(can_be_undone(place, now) and _is_in_time(place, now) for place in places):
        raise BookingError(Refusal.UNDO_OVER, date)
    require_new(date, [place.person for place in places], now)
    seated = [place for place in places if _takes_a_seat(place)]
    if seated and (len(seated) > date.places_left or anybody_waits_since(date, now)):
        raise BookingError(Refusal.TAKEN, date)
    returned = {place: _taken_up(place, now) for place in places}
    Place.objects.bulk_create(returned.values())
    Place.objects.filter(pk__in=[place.pk for place in places]).update(given_back_from="")
    return returned


def _is_in_time(place: Place, now: datetime) -> bool:
    """Whether the deadline that it had is still to come."""
    if place.given_back_from not in HOLD_STATES:
        return True
    if place.given_back_from == PlaceState.OFFERED and place.occurrence.is_closed_at(now):
        return False
    return place.held_until is not None and place.held_until > now


def _takes_a_seat(place: Place) -> bool:
    waits = place.given_back_from == PlaceState.UNCONFIRMED and place.queued_at is not None
    return place.given_back_from != PlaceState.WAITLISTED and not waits


def _taken_up(place: Place, now: datetime) -> Place:
    return Place(
        participant=place.participant,
        occurrence=place.occurrence,
        person=place.person,
        state=place.given_back_from,
        held_until=place.held_until,
        queued_at=place.queued_at,
        created_at=now,
        changed_at=now,
    )


TELL_OF_GOING = (MessageKind.CHANGED, MessageKind.GIVEN_UP, MessageKind.REMOVED)


def _tell(
    registration: Registration, returned: Mapping[Place, Place], instead: Sequence[Place] = ()
) -> None:
    """Take back what is not sent yet of the giving back, and tell of the return where it is.

    :param instead: what goes again, of which the same messages tell.
    """
    unheard: set[int] = set()
    told = Message.objects.filter(registration=registration, state=MessageState.QUEUED, attempts=0)
    given_back = [place.pk for place in (*returned, *instead)]
    links = Message.places.through.objects
    of_going = Q(
        kind__in=TELL_OF_GOING, pk__in=links.filter(place__in=given_back).values("message")
    )
    moved_to = [place.pk for place in instead]
    of_moving = Q(
        kind=MessageKind.SWAPPED, pk__in=links.filter(place__in=moved_to).values("message")
    )
    # Locked, so that no worker sends one meanwhile.
    for message in told.filter(of_going | of_moving).select_for_update():
        places = set(message.places.values_list("pk", flat=True))
        unheard |= places.intersection(given_back)
        if places <= {*given_back}:
            message.delete()
        else:
            message.places.remove(*given_back)
            message.kind = MessageKind.CHANGED
            message.save(update_fields=["kind"])
    heard = [new for old, new in returned.items() if old.pk not in unheard]
    if heard:
        queue_message(registration, MessageKind.CHANGED, heard)
