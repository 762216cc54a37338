"""From a rule to dates. Pure: no database, no page.

A rule is expanded in local wall time and only then becomes UTC, so that 18:00 stays 18:00 when the
clocks change (RFC 5545, 3.3.5, form 3: date with local time and time zone reference).
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from django.utils import timezone
from recurrence import Recurrence, Rule

HORIZON = relativedelta(months=18)  # how far ahead rules without an end are expanded
MAX_DATES = 1000  # a guard against rules that nobody means

MIDNIGHT = time(0)


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """When a training takes place, as the editor wrote it, in the wall time of `zone`."""

    first_date: date
    start_time: time
    end_time: time  # at or before the start: on the next day
    zone: str = "Europe/Berlin"
    rule: Recurrence | None = field(default=None, compare=False)

    @property
    def first_start(self) -> datetime:
        return datetime.combine(self.first_date, self.start_time)


@dataclass(frozen=True)
class PlannedDate:
    """One date: its local start, which identifies it, and the instants of start and end."""

    original: datetime  # naive, in the schedule's zone
    starts_at: datetime  # UTC
    ends_at: datetime  # UTC


def expand(schedule: Schedule, now: datetime | None = None) -> list[PlannedDate]:
    """All dates of `schedule` in order; rules without an end reach 18 months ahead of `now`."""
    zone = ZoneInfo(schedule.zone)
    if not schedule.rule:
        return [_planned(schedule.first_start, schedule.end_time, zone)]
    today = (now or timezone.now()).astimezone(zone).replace(tzinfo=None)
    horizon = max(today, schedule.first_start) + HORIZON
    rule = _in_wall_time(schedule.rule, schedule.first_start, zone, horizon)
    starts = islice(rule.occurrences(dtstart=schedule.first_start), MAX_DATES)
    return [_planned(start, schedule.end_time, zone) for start in starts]


def _planned(start: datetime, end_time: time, zone: ZoneInfo) -> PlannedDate:
    end = datetime.combine(start.date(), end_time)
    if end <= start:
        end += timedelta(days=1)
    starts_at, ends_at = _instant(start, zone), _instant(end, zone)
    if ends_at <= starts_at:  # the clocks go forward in between and swallow the whole of it
        ends_at = starts_at + (end - start)
    return PlannedDate(start, starts_at, ends_at)


def _instant(wall_time: datetime, zone: ZoneInfo) -> datetime:
    return wall_time.replace(tzinfo=zone).astimezone(UTC)


def _in_wall_time(
    rule: Recurrence, first: datetime, zone: ZoneInfo, horizon: datetime
) -> Recurrence:
    """`rule` with naive local times, as dateutil needs them to expand in wall time.

    A moment at midnight stands for the whole day: `UNTIL=20261224` includes that day and
    `EXDATE:20261224` removes its date, whatever the hour. Without an RRULE, the first date and
    each RDATE are meant.
    """

    def wall(moment: datetime) -> datetime:
        return moment.astimezone(zone).replace(tzinfo=None) if moment.tzinfo else moment

    def on_day(moments: Iterable[datetime]) -> list[datetime]:
        local = [wall(moment) for moment in moments]
        return [
            datetime.combine(moment, first.time()) if moment.time() == MIDNIGHT else moment
            for moment in local
        ]

    def bounded(part: Rule) -> Rule:
        until = wall(part.until) if part.until else None
        if until and until.time() == MIDNIGHT:
            until = datetime.combine(until, time.max)
        if until is None and part.count is None:
            until = horizon
        part = copy.copy(part)
        part.until = until
        return part

    return Recurrence(
        rrules=[bounded(part) for part in rule.rrules],
        exrules=[bounded(part) for part in rule.exrules],
        rdates=on_day(rule.rdates),
        exdates=on_day(rule.exdates),
        include_dtstart=not rule.rrules,
    )
