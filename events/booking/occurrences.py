"""One date by itself: cancel it, bring it back, move it, change what is special about it.

Each verb locks the date, does nothing where nothing changes, raises the SEQUENCE where calendars
must hear of it (RFC 5545, 3.8.7.4) and tells the people in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from events.outbox import queue
from events.records.errors import PastDateError
from events.records.models import Occurrence
from events.records.models.messages import MessageKind
from events.schedule.expansion import instant

from .waiting_list import expire, process_waiting_list, renew_offers

CancelledBy = Occurrence.CancelledBy
OWN_FIELDS = (
    "venue",
    "address",
    "is_online",
    "join_url",
    "join_details",
    "capacity",
    "closed_at",
    "goes_ahead_at",
    "notes",
)


class TimesError(ValueError):
    """The end does not come after the start."""


def cancel_occurrence(occurrence: Occurrence, reasons: Mapping[str, str] | None = None) -> None:
    """Say that the date does not take place, and why (by language). Twice is harmless.

    :raises PastDateError: when it is over.
    """
    with _locked(occurrence) as (date, now):
        if not date.is_cancelled:
            date.cancel_reasons = dict(reasons or {})
            mark_cancelled(date, CancelledBy.HAND, now)


def reinstate_occurrence(occurrence: Occurrence) -> None:
    """Say that a cancelled date takes place after all. Twice is harmless.

    :raises PastDateError: when it is over.
    """
    with _locked(occurrence) as (date, now):
        if date.is_cancelled:
            mark_reinstated(date, now)


def move_occurrence(occurrence: Occurrence, start: datetime, end: datetime) -> None:
    """Move the date to these local times (naive); the schedule does not move it back.

    :raises PastDateError: when it is over, or would begin in the past.
    :raises TimesError: when it would end before it starts.
    """
    change_occurrence(occurrence, times=(start, end))


def change_occurrence(
    occurrence: Occurrence, *, times: tuple[datetime, datetime] | None = None, **values: Any
) -> None:
    """Give the date a venue, address, way, link, number of places, closing or note of its own.

    With `times`, it moves as by `move_occurrence`. People are told once, of the new time rather
    than of the new place, for that mail has both; of a new link only if it is all there is, and if
    another service opens. What else is new they see on the page.

    :raises PastDateError: when it is over, or would begin in the past.
    :raises TimesError: when it would end before it starts.
    """
    assert set(values) <= set(OWN_FIELDS)  # noqa: S101 - a mistake in the code
    with _locked(occurrence) as (date, now):
        changed = {name: value for name, value in values.items() if getattr(date, name) != value}
        before, link_before = date.where, date.join_link
        for name, value in changed.items():
            setattr(date, name, value)
        if times and _take_times(date, *times, now):
            record_change(date, None if date.is_cancelled else MessageKind.DATE_MOVED)
        elif date.where != before:
            record_change(date, None if date.is_cancelled else MessageKind.DATE_CHANGED)
        elif date.join_link and date.join_link.is_news_after(link_before):
            record_change(date, None if date.is_cancelled else MessageKind.JOIN_LINK)
        elif changed:
            date.save(update_fields=[*changed, "updated_at"])


def _take_times(date: Occurrence, start: datetime, end: datetime, now: datetime) -> bool:
    """Give a locked date these local times; return whether it had others."""
    zone = date.event.tzinfo
    starts_at, ends_at = instant(start, zone), instant(end, zone)
    if ends_at <= starts_at:
        raise TimesError
    if ends_at <= now or (starts_at <= now and starts_at != date.starts_at):
        raise PastDateError
    if (date.starts_at, date.ends_at) == (starts_at, ends_at):
        return False
    date.starts_at, date.ends_at, date.is_moved = starts_at, ends_at, True
    return True


def mark_cancelled(date: Occurrence, by: str, now: datetime) -> None:
    """Cancel a locked date. What has run out before has run out because of that."""
    expire(date, now)
    date.status, date.cancelled_by = Occurrence.Status.CANCELLED, by
    record_change(date, MessageKind.DATE_CANCELLED)


def mark_reinstated(date: Occurrence, now: datetime) -> None:
    """Undo the cancellation of a locked date."""
    date.status, date.cancelled_by = Occurrence.Status.SCHEDULED, ""
    date.cancel_reasons = {}
    renew_offers(date, now)
    record_change(date, MessageKind.DATE_RETURNS)


def record_change(date: Occurrence, told: MessageKind | None) -> None:
    """Save a locked date that calendars must hear of, and tell the people."""
    date.sequence += 1
    date.save()
    if told:
        queue.notify_everybody(date, told)


@contextmanager
def _locked(occurrence: Occurrence) -> Iterator[tuple[Occurrence, datetime]]:
    """The date as it is, locked, and what time it is; `occurrence` is the same afterwards."""
    with transaction.atomic():
        date = Occurrence.objects.select_for_update().get(pk=occurrence.pk)
        now = timezone.now()
        if date.is_past_at(now):
            raise PastDateError
        yield date, now
        process_waiting_list(date, now)
    occurrence.refresh_from_db()
