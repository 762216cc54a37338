"""From a rule to dates. Pure: no database, no page.

A rule is expanded in local wall time and only then becomes UTC, so that 18:00 stays 18:00 when the
clocks change (RFC 5545, 3.3.5, form 3: date with local time and time zone reference). Where the
clocks leave no choice: in the hour that spring skips, 02:30 becomes 03:30, and of the hour that
comes twice in autumn the first one is meant.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import holidays
import recurrence
from dateutil.relativedelta import relativedelta
from django.utils import timezone
from recurrence import Recurrence, Rule

HORIZON = relativedelta(months=18)  # how far ahead rules without an end are expanded
MAX_DATES = 1000  # a guard against rules that nobody means

MIDNIGHT = time(0)
# The Gregorian calendar repeats every 400 years, weekdays included; so much later its end is near.
FAR_AHEAD = relativedelta(years=19 * 400)


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """When a training takes place, as the editor wrote it, in the wall time of `zone`."""

    first_date: date
    start_time: time
    end_time: time  # without `end_date`, at or before the start: on the next day
    end_date: date | None = None  # the last day of the first date, where it has several
    zone: str = "Europe/Berlin"
    rule: Recurrence | None = field(default=None, compare=False)
    holidays_of: str = ""  # a German state (ISO 3166-2:DE, without the country); "": none

    @property
    def first_start(self) -> datetime:
        return datetime.combine(self.first_date, self.start_time)

    @property
    def duration(self) -> timedelta:
        """From start to end on the clock on the wall."""
        end = datetime.combine(self.end_date or self.first_date, self.end_time)
        if not self.end_date and end <= self.first_start:
            end += timedelta(days=1)
        return end - self.first_start


@dataclass(frozen=True)
class PlannedDate:
    """One date: its local start, which identifies it, and the instants of start and end."""

    original: datetime  # naive, in the schedule's zone
    starts_at: datetime  # UTC
    ends_at: datetime  # UTC
    in_series: bool = False  # whether the rule of the plan's `Series` gives it
    zone: str = "Europe/Berlin"

    @property
    def local_start(self) -> datetime:
        """When it begins, by the clocks of its zone."""
        return self.starts_at.astimezone(ZoneInfo(self.zone))


@dataclass(frozen=True)
class Holiday:
    """A day on which the training would have been, but is not."""

    day: date
    name: str  # in German


@dataclass(frozen=True)
class Series:
    """A repetition as calendars repeat it: first local start, RRULE, and what it leaves out.

    `rule` ends where the dates end (UNTIL in UTC, RFC 5545, 3.3.10), so that nobody's calendar goes
    on for ever. Local starts are naive ISO 8601 texts, for `Event.series` keeps this as JSON.
    """

    start: str
    rule: str
    minutes: int  # from start to end on the clock on the wall
    skipped: list[str]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Plan:
    """All that a schedule says."""

    dates: list[PlannedDate]
    holidays: list[Holiday]
    series: Series | None = None
    is_cut: bool = False  # whether the rule makes more dates than MAX_DATES


def expand(schedule: Schedule, now: datetime | None = None) -> list[PlannedDate]:
    """All dates of `schedule` in order; rules without an end reach 18 months ahead of `now`."""
    return plan(schedule, now).dates


def plan(schedule: Schedule, now: datetime | None = None) -> Plan:
    """The dates of `schedule` in order, and the holidays on which there is none.

    Rules without an end reach 18 months ahead of `now`, no rule makes more than MAX_DATES dates.
    Nothing is left of one that never comes true.
    """
    zone = ZoneInfo(schedule.zone)
    first = schedule.first_start
    if not schedule.rule:
        return Plan([_planned(first, schedule.duration, zone)], [])
    today = (now or timezone.now()).astimezone(zone).replace(tzinfo=None)
    rule = _in_wall_time(schedule.rule, first, zone, max(today, first) + HORIZON)
    starts = list(islice(rule.occurrences(dtstart=first), MAX_DATES + 1))
    is_cut = len(starts) > MAX_DATES
    starts, free = _without_holidays(starts[:MAX_DATES], schedule.holidays_of)
    repeated = _repeated(rule, first, starts[-1]) if starts else []
    dates = [_planned(start, schedule.duration, zone, start in set(repeated)) for start in starts]
    return Plan(dates, free, _series(schedule, repeated, dates), is_cut)


def _without_holidays(starts: list[datetime], state: str) -> tuple[list[datetime], list[Holiday]]:
    if not state or not starts:
        return starts, []
    years = range(starts[0].year, starts[-1].year + 1)
    known = holidays.country_holidays("DE", subdiv=state, years=years, language="de")
    free = [Holiday(start.date(), known[start.date()]) for start in starts if start.date() in known]
    days = {holiday.day for holiday in free}
    return [start for start in starts if start.date() not in days], free


def _repeated(rule: Recurrence, first: datetime, last: datetime) -> list[datetime]:
    """What calendars would make of the one RRULE of `rule`; nothing where it is not that simple."""
    if len(rule.rrules) != 1 or rule.exrules:
        return []
    alone = Recurrence(rrules=rule.rrules, include_dtstart=False)
    starts = islice(alone.occurrences(dtstart=first), MAX_DATES)
    return [start for start in starts if start <= last]


def _series(
    schedule: Schedule, repeated: list[datetime], dates: list[PlannedDate]
) -> Series | None:
    if len(repeated) < 2 or not schedule.rule:
        return None
    rule = copy.copy(schedule.rule.rrules[0])
    rule.count, rule.until = None, instant(repeated[-1], ZoneInfo(schedule.zone))
    planned = {date.original for date in dates}
    return Series(
        start=repeated[0].isoformat(timespec="minutes"),
        rule=recurrence.serialize(rule).removeprefix("RRULE:"),
        minutes=int(schedule.duration.total_seconds() // 60),
        skipped=[s.isoformat(timespec="minutes") for s in repeated if s not in planned],
    )


def _planned(
    start: datetime, duration: timedelta, zone: ZoneInfo, in_series: bool = False
) -> PlannedDate:
    starts_at, ends_at = instant(start, zone), instant(start + duration, zone)
    if ends_at <= starts_at:  # the clocks go forward in between and swallow the whole of it
        ends_at = starts_at + duration
    return PlannedDate(start, starts_at, ends_at, in_series, zone.key)


def instant(wall_time: datetime, zone: ZoneInfo) -> datetime:
    """The instant (UTC) at which a clock in `zone` shows `wall_time` (naive)."""
    return wall_time.replace(tzinfo=zone).astimezone(UTC)


def _comes_true(rule: Rule, first: datetime) -> bool:
    """Whether `rule` has any date at all.

    dateutil looks for one up to the year 9999, millions of days for 31 February. Here it looks
    from a year like the first that is near that end, so that it gives up soon.
    """
    endless = copy.copy(rule)
    endless.count = endless.until = None
    later = Recurrence(rrules=[endless], include_dtstart=False)
    return next(iter(later.occurrences(dtstart=first + FAR_AHEAD)), None) is not None


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

    def those_with_dates(parts: Iterable[Rule]) -> list[Rule]:
        return [bounded(part) for part in parts if _comes_true(part, first)]

    return Recurrence(
        rrules=those_with_dates(rule.rrules),
        exrules=those_with_dates(rule.exrules),
        rdates=on_day(rule.rdates),
        exdates=on_day(rule.exdates),
        include_dtstart=not rule.rrules,
    )
