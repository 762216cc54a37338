"""What is told because of the time: the reminder before a date and the thanks after it."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from events.records.models import Event, Occurrence, Place
from events.records.models.events import OccurrenceQuerySet
from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceState

from .dedup_keys import day_key
from .queue import notify_places

THANKS_FROM = time(9, 0)  # of the next day, where the training takes place
THANKS_WITHIN = timedelta(days=3)  # later it would only puzzle


def remind_due(now: datetime | None = None) -> int:
    """Queue the reminders that are due; return how many.

    Once for each day the date takes place on: a date that moves is reminded of again. Who confirmed
    after the reminder was due has just been told everything.
    """
    now = now or timezone.now()
    coming = _taking_place().filter(starts_at__gt=now)
    reminding = Event.objects.filter(reminder_days__gt=0).order_by()
    queued = 0
    for days in reminding.values_list("reminder_days", flat=True).distinct():
        ahead = timedelta(days=days)
        for date in coming.filter(event__reminder_days=days, starts_at__lte=now + ahead):
            queued += _tell(date, MessageKind.REMINDER, changed_at__lt=date.starts_at - ahead)
    return queued


def thank_due(now: datetime | None = None) -> int:
    """Queue the thanks for dates that took place, where the editors wrote some; return how many."""
    now = now or timezone.now()
    over = _taking_place().filter(
        event__says_thanks=True, ends_at__gt=now - THANKS_WITHIN, ends_at__lte=now
    )
    return sum(_tell(date, MessageKind.THANKS) for date in over if _thanks_from(date) <= now)


def _taking_place() -> OccurrenceQuerySet:
    """Announced dates as they are, unlocked.

    What changes meanwhile is seen before a message is sent, and the key keeps it from being told
    twice.
    """
    dates = Occurrence.objects.public().filter(status=Occurrence.Status.SCHEDULED)
    return dates.select_related("event").order_by("pk")


def _thanks_from(date: Occurrence) -> datetime:
    day = date.local_end.date() + timedelta(days=1)
    return datetime.combine(day, THANKS_FROM, date.event.tzinfo)


def _tell(date: Occurrence, kind: MessageKind, **which: Any) -> int:
    """Tell those who have a place on the date, once for each of its days."""
    places = Place.objects.filter(state=PlaceState.CONFIRMED, **which)
    return notify_places(places, date, kind, day_key(date))
