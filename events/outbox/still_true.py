"""Whether what a message was to tell is still so at the time it is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from events.records.models import Message, Occurrence, Registration
from events.records.models.messages import MessageKind
from events.records.models.place_states import ACTIVE_STATES, PlaceState
from events.records.models.registrations import Place

from .dedup_keys import day_key


def is_still_true(message: Message, now: datetime | None = None) -> bool:
    """Whether what a message was to tell is so at the time it is sent.

    Otherwise the reader has left, has heard of it from a later message, or it is over.
    """
    now = now or timezone.now()
    registration = message.registration
    if message.kind == MessageKind.NEW_DATE:
        return _can_be_come_to(message.occurrence, now)
    if registration is None:
        return True
    if not registration.email or (message.kind == MessageKind.NOTE and message.note is None):
        return False
    if message.kind in (MessageKind.CHANGED, MessageKind.SWAPPED):
        return _has_news(message, registration, now)
    holds = STILL_TRUE.get(message.kind)
    if holds is None:
        return True
    return message.places.filter(holds(now)).exists() and not _is_outdated(message, now)


def _can_be_come_to(date: Occurrence | None, now: datetime) -> bool:
    """Whether there is still such a date for somebody who waits for one."""
    return bool(date and date.event.is_published and not date.is_cancelled and date.starts_at > now)


def _has_news(message: Message, registration: Registration, now: datetime) -> bool:
    """Whether a change still concerns somebody: there are places left, or it gave some back."""
    places = Place.objects.filter(_active(now), participant__registration=registration)
    if places.filter(_coming(now)).exists():
        return True
    return any(gives_back(message, place) for place in message.places.filter(_coming(now)))


def gives_back(message: Message, place: Place) -> bool:
    """Whether giving back this place, one of its own, is what the message tells.

    What is given back stays so. A place that came with the change a message tells of, and was
    given back later, was so after the message was written.
    """
    return place.state == PlaceState.CANCELLED and place.changed_at <= message.created_at


def _is_outdated(message: Message, now: datetime) -> bool:
    """Whether something else has come true since."""
    date, registration = message.occurrence, message.registration
    assert registration  # noqa: S101 - asked by the caller
    match message.kind:
        case MessageKind.PLEASE_CONFIRM:
            return registration.confirmed_at is not None
        case MessageKind.OFFER_RAN_OUT:
            places = Place.objects.active(now).filter(participant__registration=registration)
            return places.filter(occurrence=date).exists()
        case MessageKind.REMINDER if date:
            return message.dedup_key != day_key(date)
        case kind if kind in ABOUT_DATES:
            same = registration.messages.filter(occurrence=date, kind=kind)
            return same.filter(pk__gt=message.pk).exists()
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
        MessageKind.JOIN_LINK,
    }
)


# What must hold for one of the places that a message is about, by its kind. A hold that has lapsed
# can still be confirmed; kinds that are not named here tell of what stays so.
STILL_TRUE: Mapping[str, Callable[[datetime], Q]] = {
    # Sure already are those of whom the team has noted another address.
    MessageKind.PLEASE_CONFIRM: _in_state(*ACTIVE_STATES, PlaceState.EXPIRED),
    MessageKind.CONFIRMED: _in_state(PlaceState.CONFIRMED),
    MessageKind.WAITLISTED: _in_state(PlaceState.WAITLISTED),
    MessageKind.PLACE_OFFERED: lambda now: (
        _in_state(PlaceState.OFFERED)(now) & Q(held_until__gt=now)
    ),
    MessageKind.OFFER_RAN_OUT: _in_state(PlaceState.EXPIRED),
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
    MessageKind.JOIN_LINK: _in_state(PlaceState.CONFIRMED),
}
