"""What a published source page says about a training, projected onto `Event` and `Occurrence`.

Doing it again changes nothing. A date is found again by its original local start and keeps its
identity, UID and SEQUENCE (RFC 5545, 3.8.4.7 and 3.8.7.4).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from events.models import Event, Occurrence, Place
from events.models.messages import MessageKind

from . import messages
from .schedule import PlannedDate, Schedule, expand


@dataclass(frozen=True, kw_only=True)
class EventSource:
    """What publishing needs to know of a training; made from its source page."""

    key: UUID
    title: str
    location_key: UUID | None
    schedule: Schedule
    capacity: int
    closes_hours_before: int
    is_online: bool = False
    venue: str = ""
    address: str = ""
    spoken_languages: list[str] = field(default_factory=list)
    interpretation: list[str] = field(default_factory=list)

    def event_fields(self) -> dict[str, object]:
        names = (
            "title location_key capacity closes_hours_before is_online venue address"
            " spoken_languages interpretation"
        )
        return {name: getattr(self, name) for name in names.split()} | {
            "zone": self.schedule.zone,
            "is_published": True,
        }


def publish_event(source: EventSource) -> Event:
    """Make the training and its dates what `source` says.

    Dates that `source` no longer has are cancelled if somebody has a place there, and the people
    are told; past ones stay as history; all others are deleted. A date whose hour alone changed
    moves. A date once cancelled stays cancelled.
    """
    with transaction.atomic():
        fields = source.event_fields()
        event, created = Event.objects.get_or_create(key=source.key, defaults=fields)
        if not created:
            # No lock on the row beyond this: a registration that holds a date refers to it.
            _update(event, fields)
        _project_dates(event, expand(source.schedule))
    return event


def withdraw_event(key: UUID) -> None:
    """Take the training out of sight. Its dates and its registrations stay."""
    Event.objects.filter(key=key).update(is_published=False, updated_at=timezone.now())


def cancel_occurrence(occurrence: Occurrence, reason: str = "") -> None:
    """Say that the date does not take place, and tell those who have a place. Twice is harmless."""
    with transaction.atomic():
        current = Occurrence.objects.select_for_update().get(pk=occurrence.pk)
        if not current.is_cancelled:
            _cancel(current, reason)
    occurrence.refresh_from_db()


def _update(event: Event, fields: dict[str, object]) -> None:
    for name, value in fields.items():
        setattr(event, name, value)
    event.save(update_fields=[*fields, "updated_at"])


def _project_dates(event: Event, planned: list[PlannedDate]) -> None:
    """Bring the event's dates in line with `planned`; all of them are locked, in pk order."""
    known = {
        (known.original_date, known.original_time): known
        for known in event.occurrences.select_for_update().order_by("pk")
    }
    unmatched = []
    for plan in planned:
        if match := known.pop((plan.original.date(), plan.original.time()), None):
            _reschedule(match, plan)
        else:
            unmatched.append(plan)
    unmatched = _move_within_the_day(known, unmatched)
    Occurrence.objects.bulk_create(_new_date(event, plan) for plan in unmatched)
    for vanished in known.values():
        _drop(vanished)


def _new_date(event: Event, plan: PlannedDate) -> Occurrence:
    return Occurrence(
        event=event,
        original_date=plan.original.date(),
        original_time=plan.original.time(),
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
    )


def _move_within_the_day(
    vanished: dict[tuple[date, time], Occurrence], planned: list[PlannedDate]
) -> list[PlannedDate]:
    """Move dates whose hour alone changed; take them out of `vanished`; return the other plans."""
    keys = {key[0]: key for key, occurrence in vanished.items() if not occurrence.is_past}
    unmatched = []
    for plan in planned:
        if key := keys.pop(plan.original.date(), None):
            _reschedule(vanished.pop(key), plan)
        else:
            unmatched.append(plan)
    return unmatched


def _reschedule(occurrence: Occurrence, plan: PlannedDate) -> None:
    """Move the date to what is planned, unless that is over: history stays as it was."""
    unchanged = (occurrence.starts_at, occurrence.ends_at) == (plan.starts_at, plan.ends_at)
    if unchanged or plan.ends_at <= timezone.now():
        return
    occurrence.original_date = plan.original.date()
    occurrence.original_time = plan.original.time()
    occurrence.starts_at, occurrence.ends_at = plan.starts_at, plan.ends_at
    occurrence.sequence += 1
    occurrence.save()
    if not occurrence.is_cancelled:
        messages.tell_everybody(occurrence, MessageKind.DATE_MOVED)


def _drop(occurrence: Occurrence) -> None:
    """Delete a date nobody ever registered for; cancel it otherwise, unless it is history."""
    if not Place.objects.filter(occurrence=occurrence).exists():
        occurrence.delete()
    elif not (occurrence.is_past or occurrence.is_cancelled):
        _cancel(occurrence)


def _cancel(occurrence: Occurrence, reason: str = "") -> None:
    occurrence.status = Occurrence.Status.CANCELLED
    occurrence.cancel_reason = reason
    occurrence.sequence += 1
    occurrence.save()
    messages.tell_everybody(occurrence, MessageKind.DATE_CANCELLED)
