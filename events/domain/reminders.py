"""What is told because of the time: the reminder before a date and the thanks after it."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from events.models import Event, Occurrence, Place
from events.models.messages import MessageKind
from events.models.registrations import PlaceQuerySet, PlaceState

from .messages import tell_those
from .waiting import lock_dates

THANKS_FROM = time(9, 0)  # of the next day, where the training takes place
THANKS_WITHIN = timedelta(days=3)  # later it would only puzzle


def remind_due(now: datetime | None = None) -> int:
    """Queue the reminders that are due; return how many.

    Once for each day the date takes place on: a date that moves is reminded of again. Who confirmed
    after the reminder was due has just been told everything.
    """
    now = now or timezone.now()
    coming = Occurrence.objects.public().filter(starts_at__gt=now)
    queued = 0
    reminding = Event.objects.filter(reminder_days__gt=0).order_by()
    for days in reminding.values_list("reminder_days", flat=True).distinct():
        ahead = timedelta(days=days)
        due = coming.filter(event__reminder_days=days, starts_at__lte=now + ahead)
        for date in due.filter(status=Occurrence.Status.SCHEDULED).order_by("pk"):
            places = Place.objects.filter(
                state=PlaceState.CONFIRMED, changed_at__lt=date.starts_at - ahead
            )
            queued += _tell(places, date, MessageKind.REMINDER)
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
    queued = 0
    for date in over.select_related("event").order_by("pk"):
        morning = datetime.combine(
            date.local_end.date() + timedelta(days=1), THANKS_FROM, date.event.tzinfo
        )
        if morning <= now:
            places = Place.objects.filter(state=PlaceState.CONFIRMED)
            queued += _tell(places, date, MessageKind.THANKS)
    return queued


def _tell(places: PlaceQuerySet, date: Occurrence, kind: MessageKind) -> int:
    """Locked, so that two workers do not tell the same people at once."""
    with transaction.atomic():
        locked = lock_dates([date.pk])[date.pk]
        return tell_those(places, locked, kind, locked.local_start.toordinal())
