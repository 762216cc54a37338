"""What is told because of the time: the reminder before a date and the thanks after it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from events.records.models import Event, Occurrence, Place
from events.records.models.events import OccurrenceQuerySet
from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceState

from .queue import notify_places

THANKS_FROM = time(9, 0)  # of the next day, where the training takes place
THANKS_WITHIN = timedelta(days=3)  # later it would only puzzle


def remind_due(now: datetime | None = None) -> int:
    """Queue the reminders that are due; return how many.

    Once for each day the date takes place on: a date that moves is reminded of again. Who confirmed
    after the reminder was due has just been told everything.
    """
    now = now or timezone.now()
    coming = Occurrence.objects.public().filter(
        starts_at__gt=now, status=Occurrence.Status.SCHEDULED
    )
    queued = 0
    reminding = Event.objects.filter(reminder_days__gt=0).order_by()
    for days in reminding.values_list("reminder_days", flat=True).distinct():
        due = coming.filter(event__reminder_days=days, starts_at__lte=now + timedelta(days=days))
        queued += _tell_each(due, partial(_remind, now=now))
    return queued


def thank_due(now: datetime | None = None) -> int:
    """Queue the thanks for dates that took place, where the editors wrote some; return how many."""
    now = now or timezone.now()
    over = Occurrence.objects.public().filter(
        event__says_thanks=True,
        status=Occurrence.Status.SCHEDULED,
        ends_at__gt=now - THANKS_WITHIN,
        ends_at__lte=now,
    )
    return _tell_each(over, partial(_thank, now=now))


def _tell_each(dates: OccurrenceQuerySet, queue_message: Callable[[Occurrence], int]) -> int:
    """Tell the people of each date; return how many.

    Locked, so that two workers do not tell the same people at once. Until then the date may have
    moved, been cancelled or disappeared: `queue_message` looks again.
    """
    told = 0
    for pk in list(dates.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            told += sum(queue_message(date) for date in Occurrence.objects.locked([pk]).values())
    return told


def _remind(date: Occurrence, now: datetime) -> int:
    due = date.starts_at - timedelta(days=date.event.reminder_days)
    if not due <= now < date.starts_at:
        return 0
    return _tell(date, MessageKind.REMINDER, changed_at__lt=due)


def _thank(date: Occurrence, now: datetime) -> int:
    day = date.local_end.date() + timedelta(days=1)
    if now < datetime.combine(day, THANKS_FROM, date.event.tzinfo):
        return 0
    return _tell(date, MessageKind.THANKS)


def _tell(date: Occurrence, kind: MessageKind, **which: Any) -> int:
    """Tell those who have a place on a locked date that takes place, once for each of its days."""
    if date.is_cancelled or not date.event.is_published:
        return 0
    places = Place.objects.filter(state=PlaceState.CONFIRMED, **which)
    return notify_places(places, date, kind, date.local_start.toordinal())
