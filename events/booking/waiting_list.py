"""The waiting list of a date: who comes next, and until when a place is kept for them.

A place that becomes free belongs to the first in line, however it became free:
`process_waiting_list` is called under the date's lock by everything that changes a place, a date or
its number of seats, and from time to time by the worker.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from events.outbox.queue import queue_message
from events.records.models import Occurrence, Place, Registration
from events.records.models.messages import MessageKind
from events.records.models.place_states import HOLD_STATES, PlaceState
from events.records.models.registrations import PlaceQuerySet

from .states import change_state

OFFER = timedelta(hours=48)


@dataclass(frozen=True)
class WaitingGroup:
    """The people of one registration who wait for a date since the same moment: all or none."""

    since: datetime
    registration: Registration
    places: list[Place]

    def __len__(self) -> int:
        return len(self.places)


def process_waiting_list(date: Occurrence, now: datetime | None = None) -> None:
    """Let deadlines come true on a locked date, and offer what is free to those who wait."""
    now = now or timezone.now()
    expire(date, now)
    for group in _groups_to_offer(date, now):
        _offer(date, group, now)


def process_due_waiting_lists() -> int:
    """Process every date where a deadline has passed or somebody can be offered a place.

    Return how many there were. It keeps the lists moving where nobody comes by; a lapsed hold holds
    nothing anyway. Where there is nothing to do nothing is locked.
    """
    now = timezone.now()
    lapsed = Occurrence.objects.filter(places__in=_held(now).lapsed(now))
    offering = [date.pk for date in _waited_for(now) if any(_groups_to_offer(date, now))]
    due = {*lapsed.values_list("pk", flat=True), *offering}
    for pk in sorted(due):
        with transaction.atomic():
            for date in Occurrence.objects.locked([pk]).values():
                process_waiting_list(date)
    return len(due)


def _waited_for(now: datetime) -> list[Occurrence]:
    """Dates to come that have a seat left and somebody who waits, as they are, unlocked."""
    coming = Occurrence.objects.public().filter(
        pk__in=Place.objects.waiting().values("occurrence"),
        ends_at__gt=now,
        status=Occurrence.Status.SCHEDULED,
    )
    dates = coming.select_related("event").with_taken(now)
    return [date for date in dates if date.places_left > 0]


def _groups_to_offer(date: Occurrence, now: datetime) -> Iterator[WaitingGroup]:
    """Who can be offered places now, the first in line first."""
    free = _seats_free(date, now) if _can_offer(date, now) else 0
    for group in waiting_groups(date) if free else ():
        if len(group) > date.seats:
            continue  # it can never come true, and must not hold up those behind it
        if len(group) > free:
            break
        free -= len(group)
        yield group


def _seats_free(date: Occurrence, now: datetime) -> int:
    """How many seats nobody holds; none where more are held than there are."""
    counted = Occurrence.objects.with_taken(now).only("event").get(pk=date.pk)
    return max(0, date.seats - counted.taken)


def waiting_groups(date: Occurrence) -> Iterator[WaitingGroup]:
    """Who waits for the date, the first in line first."""
    waiting = Place.objects.waiting().filter(occurrence=date)
    places = waiting.select_related("participant__registration").order_by(
        "queued_at", "participant__registration_id", "pk"
    )
    for (since, registration), members in groupby(places, key=_group_key):
        yield WaitingGroup(since, registration, list(members))


def anybody_waits_since(date: Occurrence, since: datetime) -> bool:
    """Whether somebody has waited longer whom the date could hold. It knows how many wait."""
    return date.people_waiting > 0 and any(
        len(group) <= date.seats and group.since <= since for group in waiting_groups(date)
    )


def offered_until(date: Occurrence, now: datetime) -> datetime:
    """How long an offered place is kept: two days, or half of the time that is left to register.

    So the next in line has time as well, and no offer outlives the closing of registration.
    """
    return min(now + OFFER, now + (date.closes_at - now) / 2)


def _group_key(place: Place) -> tuple[datetime, Registration]:
    assert place.queued_at  # noqa: S101 - a constraint of the table
    return place.queued_at, place.participant.registration


def _can_offer(date: Occurrence, now: datetime) -> bool:
    return date.event.is_published and not date.is_cancelled and not date.is_closed_at(now)


def _offer(date: Occurrence, group: WaitingGroup, now: datetime) -> None:
    deadline = offered_until(date, now)
    for place in group.places:
        place.held_until = deadline
        change_state(place, PlaceState.OFFERED, now)
    queue_message(group.registration, MessageKind.PLACE_OFFERED, group.places, date)


def expire(date: Occurrence, now: datetime) -> None:
    """Mark what holds nothing any more on a locked date, so that the person can register again.

    An offer ends with registration, also where that closes earlier than when the offer was made.
    """
    late = Q(held_until__lte=now) | Q(state=PlaceState.OFFERED, held_until__gt=date.closes_at)
    run_out: dict[Registration, list[Place]] = defaultdict(list)
    held = _held(now).filter(late, occurrence=date).order_by("pk")
    for place in held.select_related("participant__registration"):
        if place.state == PlaceState.OFFERED:
            place.held_until = min(place.held_until or now, date.closes_at)
            if place.held_until > now:
                place.save(update_fields=["held_until"])
                continue
            run_out[place.participant.registration].append(place)
        change_state(place, PlaceState.EXPIRED, now)
    if not date.is_cancelled:
        for registration, places in run_out.items():
            queue_message(registration, MessageKind.OFFER_RAN_OUT, places, date)


def renew_offers(date: Occurrence, now: datetime) -> None:
    """Let people answer who could not while the locked date was cancelled."""
    offered = Place.objects.filter(occurrence=date, state=PlaceState.OFFERED)
    offered.update(held_until=offered_until(date, now))


def _held(now: datetime) -> PlaceQuerySet:
    """Holds; not the offers of a cancelled date, which may return, as nobody can answer them."""
    cancelled = Q(occurrence__status=Occurrence.Status.CANCELLED)
    may_return = cancelled & Q(occurrence__ends_at__gt=now)
    holds = Place.objects.filter(state__in=HOLD_STATES)
    return holds.exclude(may_return, state=PlaceState.OFFERED)
