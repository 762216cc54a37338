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
from dateutil.relativedelta import relativedelta
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY
from django.utils import timezone
from recurrence import Recurrence, Rule

from .rules import MIDNIGHT, UnreadRule, ending, in_wall_time, part_text

HORIZON = relativedelta(months=18)  # how far ahead rules without an end are expanded
MAX_DATES = 1000  # to come, and as many past ones: a guard against rules that nobody means
REACH = timedelta(days=36_525)  # a hundred years: no date is farther from the first
MAX_WORK = 100_000  # periods, positions in them, and dates that one schedule may look at
END_OF_TIME = datetime(9999, 12, 1)  # later ones may have no instant in UTC

DAYS = {DAILY: 1, WEEKLY: 7, MONTHLY: 28, YEARLY: 365}  # of a period, at least


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
    is_unread: bool = False  # whether the rule is an `UnreadRule`, whose dates nobody knows


@dataclass
class Work:
    """How much an expansion may look at, all its rules together."""

    left: int = MAX_WORK  # below 0 once more was asked for

    def take(self, amount: int = 1) -> None:
        """:raises OutOfWorkError: so much is not left"""
        self.left -= amount
        if self.left < 0:
            raise OutOfWorkError


class OutOfWorkError(Exception):
    """An expansion has looked at as much as it may."""


def expand(schedule: Schedule, now: datetime | None = None) -> list[PlannedDate]:
    """All dates of `schedule` in order; rules without an end reach 18 months ahead of `now`."""
    return plan(schedule, now).dates


def plan(schedule: Schedule, now: datetime | None = None, work: Work | None = None) -> Plan:
    """The dates of `schedule` in order, and the holidays on which there is none.

    Rules without an end reach 18 months ahead of `now`; no rule makes more than MAX_DATES dates to
    come, nor any farther than REACH from the first. Nothing is left of one that never comes true.
    Whatever the rule says, it costs no more than `work`.
    """
    zone = ZoneInfo(schedule.zone)
    first = schedule.first_start
    if isinstance(schedule.rule, UnreadRule):
        return Plan([], [], is_unread=True)
    if not schedule.rule:
        return Plan([_planned(first, schedule.duration, zone)], [])
    today = (now or timezone.now()).astimezone(zone).replace(tzinfo=None)
    rule = _bounded(in_wall_time(schedule.rule, zone), first, today)
    work = work or Work()
    starts, is_cut = _limited(_starts(rule, first, work), today)
    is_cut = is_cut or bool(starts and work.left < 0)
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
    given = takewhile(lambda start: start <= starts[-1], _expanded(rule.rrules[0], first, Work()))
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
        rule=part_text(rule),
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


def _starts(rule: Recurrence, first: datetime, work: Work) -> Iterator[datetime]:
    """The local starts that `rule` (in wall time) gives, in order."""
    extra = sorted(start for start in rule.rdates if abs(start - first) <= REACH)
    left_out = set(rule.exdates).union(*(_expanded(part, first, work) for part in rule.exrules))
    given = merge(extra, *(_expanded(part, first, work) for part in rule.rrules))
    return (start for start, _same in groupby(given) if start not in left_out)


class _Interval(int):
    """An INTERVAL with which dateutil's rules come to an end.

    They look for a next date up to the year 9999, whatever their UNTIL: through millions of days
    for 31 February. As they add the interval for each period, it counts these, and ends the search.
    """

    periods: int  # that may still be looked at
    positions: int  # of BYSETPOS, each of which dateutil looks for in a period
    work: Work

    def __radd__(self, other: int) -> int:
        self._step()
        return other + int(self)

    def __mul__(self, other: int) -> int:
        self._step()
        return int(self) * other

    def _step(self) -> None:
        if not self.periods:
            raise OutOfWorkError
        self.periods -= 1
        self.work.take(1 + self.positions)


def _expanded(part: Rule, first: datetime, work: Work) -> Iterator[datetime]:
    """The local starts of one rule (in wall time), in order, none after REACH.

    They end when `work` does, too.
    """
    last = min(first + min(REACH, END_OF_TIME - first), part.until or END_OF_TIME)
    interval = _Interval(part.interval)
    interval.periods = max(0, (last - first).days) // (DAYS[part.freq] * part.interval) + 1
    interval.positions, interval.work = len(part.bysetpos), work
    part = copy.copy(part)
    part.interval = interval
    try:
        for start in part.to_dateutil_rrule(first):
            if start > last:
                return
            work.take()
            yield start
    except OutOfWorkError:
        return


def _bounded(rule: Recurrence, first: datetime, today: datetime) -> Recurrence:
    """`rule` (in wall time) with an end for each part and a time for each day.

    A moment at midnight stands for the whole day: `UNTIL=20261224` includes that day and
    `EXDATE:20261224` removes its date, whatever the hour. Without an RRULE, the first date and
    each RDATE are meant.
    """
    horizon = min(max(today, first), END_OF_TIME - HORIZON) + HORIZON

    def on_day(moments: Iterable[datetime]) -> list[datetime]:
        return [
            datetime.combine(moment, first.time()) if moment.time() == MIDNIGHT else moment
            for moment in moments
        ]

    def bounded(part: Rule) -> Rule:
        until = part.until or horizon
        if until.time() == MIDNIGHT:
            until = datetime.combine(until, time.max)
        return ending(part, until)

    return Recurrence(
        rrules=[bounded(part) for part in rule.rrules],
        exrules=[bounded(part) for part in rule.exrules],
        rdates=on_day(rule.rdates) + ([] if rule.rrules else [first]),
        exdates=on_day(rule.exdates),
    )
