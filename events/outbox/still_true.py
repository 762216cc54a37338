"""Whether what a message was to tell is still so at the time it is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from events.records.models import Message, Occurrence
from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceState
from events.records.models.registrations import Place, PlaceQuerySet


def is_still_true(message: Message, now: datetime | None = None) -> bool:
    """Whether what a message was to tell is so at the time it is sent.

    Otherwise the reader has left, has heard of it from a later message, or it is over.
    """
    now = now or timezone.now()
    registration = message.registration
    if registration is None:
        return True
    if not registration.email or (message.kind == MessageKind.NOTE and message.note is None):
        return False
    holds = STILL_TRUE.get(message.kind)
    if holds is None:
        return True
    places = Place.objects.filter(participant__registration=registration)
    if message.occurrence_id:
        places = places.filter(occurrence=message.occurrence_id)
    return places.filter(holds(now)).exists() and not _is_outdated(message, places, now)


def _is_outdated(message: Message, places: PlaceQuerySet, now: datetime) -> bool:
    """Whether something else has come true since."""
    date = message.occurrence
    match message.kind:
        case MessageKind.PLEASE_CONFIRM:
            assert message.registration  # noqa: S101 - asked by the caller
            return message.registration.confirmed_at is not None
        case MessageKind.OFFER_RAN_OUT:
            return places.active(now).exists()
        case MessageKind.REMINDER if date:  # for another day: see events.outbox.reminders
            return message.sequence != date.local_start.toordinal()
        case kind if kind in ABOUT_DATES:
            same = Message.objects.filter(
                registration=message.registration, occurrence=date, kind=kind
            )
            return same.filter(sequence__gt=message.sequence).exists()
    return False


def _coming(now: datetime) -> Q:
    return Q(occurrence__ends_at__gt=now)


def _takes_place(now: datetime) -> Q:
    return _coming(now) & Q(occurrence__status=Occurrence.Status.SCHEDULED)


def _active(now: datetime) -> Q:
    return Q(pk__in=Place.objects.active(now).values("pk"))


def _in_state(*states: str) -> Callable[[datetime], Q]:
    return lambda now: _takes_place(now) & Q(state__in=states)


def _is_thanked(now: datetime) -> Q:
    took_place = Q(occurrence__status=Occurrence.Status.SCHEDULED, occurrence__ends_at__lte=now)
    return took_place & Q(state=PlaceState.CONFIRMED, occurrence__event__says_thanks=True)


def _is_expected(now: datetime) -> Q:
    return _takes_place(now) & _active(now)


ABOUT_DATES = frozenset(
    {
        MessageKind.DATE_CANCELLED,
        MessageKind.DATE_MOVED,
        MessageKind.DATE_CHANGED,
        MessageKind.DATE_RETURNS,
    }
)


# What must hold for one of the places that a message is about, by its kind. A hold that has lapsed
# can still be confirmed; kinds that are not named here tell of what stays so.
STILL_TRUE: Mapping[str, Callable[[datetime], Q]] = {
    MessageKind.PLEASE_CONFIRM: _in_state(PlaceState.UNCONFIRMED, PlaceState.EXPIRED),
    MessageKind.CONFIRMED: _in_state(PlaceState.CONFIRMED),
    MessageKind.WAITLISTED: _in_state(PlaceState.WAITLISTED),
    MessageKind.PLACE_OFFERED: lambda now: (
        _in_state(PlaceState.OFFERED)(now) & Q(held_until__gt=now)
    ),
    MessageKind.OFFER_RAN_OUT: _in_state(PlaceState.EXPIRED),
    MessageKind.CHANGED: lambda now: _coming(now) & _active(now),
    MessageKind.REMINDER: lambda now: (
        _in_state(PlaceState.CONFIRMED)(now) & Q(occurrence__starts_at__gt=now)
    ),
    MessageKind.NOTE: _active,
    MessageKind.THANKS: _is_thanked,
    MessageKind.DATE_CANCELLED: lambda now: (
        _coming(now) & _active(now) & Q(occurrence__status=Occurrence.Status.CANCELLED)
    ),
    MessageKind.DATE_MOVED: _is_expected,
    MessageKind.DATE_CHANGED: _is_expected,
    MessageKind.DATE_RETURNS: _is_expected,
}
