"""From a rule to dates. Pure: no database, no page.

A rule is expanded in local wall time and only then becomes UTC, so that 18:00 stays 18:00 when the
clocks change (RFC 5545, 3.3.5, form 3: date with local time and time zone reference). Where the
clocks leave no choice: in the hour that spring skips, 02:30 becomes 03:30, and of the hour that
comes twice in autumn the first one is meant. An end is read in the same way; one that the clocks
put before its start comes as long after it as it would on any other day.
"""

from __future__ import annotations

import copy
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from heapq import merge
from itertools import groupby, takewhile
from typing import Any
from zoneinfo import ZoneInfo

import holidays
import recurrence
from dateutil.relativedelta import relativedelta
from django.utils import timezone
from recurrence import Recurrence, Rule

HORIZON = relativedelta(months=18)  # how far ahead rules without an end are expanded
MAX_DATES = 1000  # to come, and as many past ones: a guard against rules that nobody means
REACH = timedelta(days=36_525)  # a hundred years: no date is farther from the first

MIDNIGHT = time(0)
CYCLE = timedelta(days=146_097)  # 400 years, after which the calendar repeats, weekdays included
END_OF_TIME = datetime(9999, 12, 1)  # about when dateutil stops looking


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
    is_cut: bool = False  # whether the rule makes more coming dates than MAX_DATES


def expand(schedule: Schedule, now: datetime | None = None) -> list[PlannedDate]:
    """All dates of `schedule` in order; rules without an end reach 18 months ahead of `now`."""
    return plan(schedule, now).dates


def plan(schedule: Schedule, now: datetime | None = None) -> Plan:
    """The dates of `schedule` in order, and the holidays on which there is none.

    Rules without an end reach 18 months ahead of `now`; no rule makes more than MAX_DATES dates to
    come, nor any farther than REACH from the first. Nothing is left of one that never comes true.
    """
    zone = ZoneInfo(schedule.zone)
    first = schedule.first_start
    if not schedule.rule:
        return Plan([_planned(first, schedule.duration, zone)], [])
    today = (now or timezone.now()).astimezone(zone).replace(tzinfo=None)
    rule = _in_wall_time(schedule.rule, first, zone, today)
    starts, is_cut = _limited(_starts(rule, first), today)
    starts, free = _without_holidays(starts, schedule.holidays_of)
    repeated = _repeated(rule, first, starts)
    in_series = set(repeated)
    dates = [_planned(start, schedule.duration, zone, start in in_series) for start in starts]
    return Plan(dates, free, _series(schedule, repeated, starts), is_cut)


def _limited(starts: Iterable[datetime], today: datetime) -> tuple[list[datetime], bool]:
    """The latest of the past and the earliest of the coming `starts`; whether more would come."""
    past: deque[datetime] = deque(maxlen=MAX_DATES)
    coming: list[datetime] = []
    for start in starts:
        if start < today:
            past.append(start)
        elif len(coming) == MAX_DATES:
            return [*past, *coming], True
        else:
            coming.append(start)
    return [*past, *coming], False


def _without_holidays(starts: list[datetime], state: str) -> tuple[list[datetime], list[Holiday]]:
    if not state or not starts:
        return starts, []
    years = range(starts[0].year, starts[-1].year + 1)
    known = holidays.country_holidays("DE", subdiv=state, years=years, language="de")
    free = [Holiday(start.date(), known[start.date()]) for start in starts if start.date() in known]
    days = {holiday.day for holiday in free}
    return [start for start in starts if start.date() not in days], free


def _repeated(rule: Recurrence, first: datetime, starts: list[datetime]) -> list[datetime]:
    """What calendars make of the one RRULE of `rule`, from the first to the last of `starts`.

    Nothing where it is not that simple, or is no repetition.
    """
    if len(rule.rrules) != 1 or rule.exrules or not starts:
        return []
    given = takewhile(lambda start: start <= starts[-1], _expanded(rule.rrules[0], first))
    repeated = [start for start in given if start >= starts[0]]
    return repeated if len(repeated) > 1 else []


def _series(schedule: Schedule, repeated: list[datetime], starts: list[datetime]) -> Series | None:
    if not repeated or not schedule.rule:
        return None
    rule = copy.copy(schedule.rule.rrules[0])
    rule.count, rule.until = None, instant(repeated[-1], ZoneInfo(schedule.zone))
    planned = set(starts)
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


def _starts(rule: Recurrence, first: datetime) -> Iterator[datetime]:
    """The local starts that `rule` (in wall time) gives, in order."""
    extra = sorted(start for start in rule.rdates if abs(start - first) <= REACH)
    left_out = set(rule.exdates).union(*(_expanded(part, first) for part in rule.exrules))
    given = merge(extra, *(_expanded(part, first) for part in rule.rrules))
    return (start for start, _same in groupby(given) if start not in left_out)


def _expanded(part: Rule, first: datetime) -> Iterator[datetime]:
    """The local starts of one rule (in wall time), in order; none of one that asks for nonsense.

    dateutil looks for the next one up to the year 9999, through millions of days for 31 February.
    So it is asked for the same ones whole cycles of the calendar later, where it soon gives up.
    """
    if part.interval < 1:
        return
    last = first + min(REACH, END_OF_TIME - first)
    later = (END_OF_TIME - REACH - first) // CYCLE * CYCLE
    moved = copy.copy(part)
    moved.until = min(part.until, last) + later if part.until else None
    try:
        for start in moved.to_dateutil_rrule(first + later):
            if start - later > last:
                return
            yield start - later
    except (ValueError, LookupError):  # the 60th Monday of a year, the hour 25
        return


def _in_wall_time(rule: Recurrence, first: datetime, zone: ZoneInfo, today: datetime) -> Recurrence:
    """`rule` with naive local times, as dateutil needs them to expand in wall time.

    A moment at midnight stands for the whole day: `UNTIL=20261224` includes that day and
    `EXDATE:20261224` removes its date, whatever the hour. Without an RRULE, the first date and
    each RDATE are meant. COUNT outweighs UNTIL, as it does where the rule is stored.
    """
    horizon = min(max(today, first), END_OF_TIME - HORIZON) + HORIZON

    def on_day(moments: Iterable[datetime]) -> list[datetime]:
        local = [_wall_time(moment, zone) for moment in moments]
        return [
            datetime.combine(moment, first.time()) if moment.time() == MIDNIGHT else moment
            for moment in local
        ]

    def bounded(part: Rule) -> Rule:
        until = _wall_time(part.until, zone) if part.until else horizon
        if until.time() == MIDNIGHT:
            until = datetime.combine(until, time.max)
        part = copy.copy(part)
        part.until = until if part.count is None else None
        return part

    return Recurrence(
        rrules=[bounded(part) for part in rule.rrules],
        exrules=[bounded(part) for part in rule.exrules],
        rdates=on_day(rule.rdates) + ([] if rule.rrules else [first]),
        exdates=on_day(rule.exdates),
    )


def _wall_time(moment: datetime, zone: ZoneInfo) -> datetime:
    """What a clock in `zone` shows at `moment`; the end of time where it has no year for that."""
    if not moment.tzinfo:
        return moment
    try:
        return moment.astimezone(zone).replace(tzinfo=None)
    except OverflowError:
        return END_OF_TIME if moment.year > 1 else datetime.min
