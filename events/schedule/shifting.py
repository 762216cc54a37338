"""The same repetition on other days: what becomes of a rule whose first date is another. Pure."""

from __future__ import annotations

import copy
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import recurrence
from recurrence import Recurrence, Rule, Weekday

from .rules import UnreadRule, ending, in_wall_time


def shifted(rule: Recurrence, by: timedelta, zone: ZoneInfo) -> Recurrence:
    """`rule` so many whole days later; it keeps its hours in `zone` through a change of the clocks.

    Ends and extra days move along, and weekly rules change their days of the week where these are
    not whole weeks. "The first Saturday" stays what it is. Days left out are dropped, because
    there were reasons for just those. A text that is no rule stays as it is.
    """
    if isinstance(rule, UnreadRule):
        return rule
    wall = in_wall_time(rule, zone)
    return Recurrence(
        rrules=[_shifted_part(part, by) for part in wall.rrules],
        exrules=[_shifted_part(part, by) for part in wall.exrules],
        rdates=[moment + by for moment in wall.rdates],
        include_dtstart=False,
    )


def moved(moment: datetime | None, by: timedelta, zone: ZoneInfo) -> datetime | None:
    """The moment so many days later, at the same hour of the clocks in `zone`."""
    return moment.astimezone(zone) + by if moment else None  # adds to wall time


def is_endless(rule: Recurrence | None) -> bool:
    """Whether the rule goes on for ever."""
    parts = rule.rrules if rule else []
    return any(part.count is None and part.until is None for part in parts)


def weeks_until(first: date, after: date) -> int:
    """How many weeks later, at least one, `first` comes after the day given."""
    return max(1, (after - first).days // 7 + 1)


def _shifted_part(part: Rule, by: timedelta) -> Rule:
    part = ending(copy.copy(part), part.until and part.until + by)
    if part.freq == recurrence.WEEKLY and part.byday:
        part.byday = [Weekday((day.number + by.days) % 7) for day in map(_weekday, part.byday)]
    return part


def _weekday(day: Weekday | int) -> Weekday:
    return day if isinstance(day, Weekday) else Weekday(day)
