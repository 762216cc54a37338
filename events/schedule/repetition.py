"""The parts of a repetition that an editor chooses, and the rule they make. Pure.

Whatever the parts cannot hold stays a text of RFC 5545: several rules, exceptions by rule, hours of
their own, BYSETPOS and the like.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import recurrence
from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from recurrence import Recurrence, Rule

from .expansion import MAX_DATES
from .rules import MIDNIGHT, UnreadRule, in_wall_time, rule_text

MAX_EVERY = 99
LAST_DAY = -1  # of a month
MONTH_DAYS = (*range(1, 32), LAST_DAY)


class Often(TextChoices):
    """How a training repeats."""

    ONCE = "once", _("only once")
    DAILY = "daily", _("daily")
    WEEKLY = "weekly", _("weekly")
    MONTH_DAY = "month-day", _("monthly, by day of the month")
    WEEKDAY = "weekday", _("monthly, by weekday")
    YEARLY = "yearly", _("yearly")
    TEXT = "text", _("otherwise, as RFC 5545 text")


class Ends(TextChoices):
    """When it stops repeating."""

    NEVER = "never", _("never")
    ON = "on", _("on a day")
    AFTER = "after", _("after a number of dates")


class Position(IntegerChoices):
    """Which of the weekdays of a month."""

    FIRST = 1, _("first")
    SECOND = 2, _("second")
    THIRD = 3, _("third")
    FOURTH = 4, _("fourth")
    LAST = -1, _("last")


@dataclass(frozen=True, kw_only=True)
class Repetition:
    """A repetition in parts. Those that its `often` and `ends` do not ask for are ignored."""

    often: str = Often.ONCE
    every: int = 1  # 2: every second day, week, month or year
    weekdays: tuple[int, ...] = ()  # of a week, Monday is 0; empty: that of the first date
    month_day: int | None = None  # none: that of the first date
    position: int = Position.FIRST
    weekday: int = 0  # of a month, with its position
    ends: str = Ends.NEVER
    until: date | None = None  # the last day
    count: int | None = None
    extra: tuple[date, ...] = ()
    excluded: tuple[date, ...] = ()
    text: str = ""


# From parts to text ------------------------------------------------------------------------------


def text_of(parts: Repetition) -> str:
    """The RFC 5545 text of `parts`: RRULE, RDATE and EXDATE; days without a time."""
    lines = [_rule_of(parts)]
    lines += [f"RDATE:{day:%Y%m%d}" for day in parts.extra]
    lines += [f"EXDATE:{day:%Y%m%d}" for day in parts.excluded]
    return "\n".join(filter(None, lines))


def _rule_of(parts: Repetition) -> str:
    match parts.often:
        case Often.ONCE:
            return ""
        case Often.TEXT:
            return parts.text
    interval = f"INTERVAL={parts.every}" if parts.every > 1 else ""
    return "RRULE:" + ";".join(filter(None, [_frequency(parts), interval, _end(parts)]))


def _frequency(parts: Repetition) -> str:
    match parts.often:
        case Often.DAILY:
            return "FREQ=DAILY"
        case Often.WEEKLY:
            days = ",".join(Rule.weekdays[day] for day in parts.weekdays)
            return f"FREQ=WEEKLY;BYDAY={days}" if days else "FREQ=WEEKLY"
        case Often.MONTH_DAY:
            day = f";BYMONTHDAY={parts.month_day}" if parts.month_day else ""
            return f"FREQ=MONTHLY{day}"
        case Often.WEEKDAY:
            return f"FREQ=MONTHLY;BYDAY={parts.position:d}{Rule.weekdays[parts.weekday]}"
    return "FREQ=YEARLY"


def _end(parts: Repetition) -> str:
    if parts.ends == Ends.ON and parts.until:
        return f"UNTIL={parts.until:%Y%m%d}"
    if parts.ends == Ends.AFTER and parts.count:
        return f"COUNT={parts.count}"
    return ""


# From text to parts ------------------------------------------------------------------------------


def parts_of(rule: Recurrence | None, zone: ZoneInfo) -> Repetition:
    """The parts of `rule`, a text where they cannot hold it. `zone` is the training's."""
    if not rule:
        return Repetition()
    if isinstance(rule, UnreadRule):
        return Repetition(often=Often.TEXT, text=rule.text)
    rule = in_wall_time(rule, zone)
    extra, timed_extra = _whole_days(rule.rdates)
    excluded, timed_excluded = _whole_days(rule.exdates)
    rest = Recurrence(
        rrules=rule.rrules,
        exrules=rule.exrules,
        rdates=timed_extra,
        exdates=timed_excluded,
        include_dtstart=False,
    )
    return replace(_rest(rest), extra=extra, excluded=excluded)


def _whole_days(moments: Iterable[datetime]) -> tuple[tuple[date, ...], list[datetime]]:
    """Those at midnight, which mean the day; and the others."""
    days = {moment.date() for moment in moments if moment.time() == MIDNIGHT}
    return tuple(sorted(days)), [moment for moment in moments if moment.time() != MIDNIGHT]


def _rest(rule: Recurrence) -> Repetition:
    if not rule:
        return Repetition()
    is_one = len(rule.rrules) == 1 and not (rule.exrules or rule.rdates or rule.exdates)
    parts = _parts_of_rule(rule.rrules[0]) if is_one else None
    return parts or Repetition(often=Often.TEXT, text=rule_text(rule))


def _parts_of_rule(rule: Rule) -> Repetition | None:
    often, ends = _often(rule), _ends(rule)
    if often is None or ends is None or rule.wkst or rule.interval not in range(1, MAX_EVERY + 1):
        return None
    return Repetition(every=rule.interval, **often, **ends)


def _often(rule: Rule) -> dict[str, Any] | None:
    used = {name: values for name in Rule.byparams if (values := getattr(rule, name))}
    match rule.freq, list(used):
        case recurrence.DAILY, []:
            return {"often": Often.DAILY}
        case recurrence.YEARLY, []:
            return {"often": Often.YEARLY}
        case (recurrence.WEEKLY, []) | (recurrence.WEEKLY, ["byday"]):
            return _weekly(rule)
        case (recurrence.MONTHLY, []) | (recurrence.MONTHLY, ["bymonthday"]):
            return _by_month_day(rule)
        case recurrence.MONTHLY, ["byday"]:
            return _by_weekday(rule)
    return None


def _weekly(rule: Rule) -> dict[str, Any] | None:
    days = [recurrence.to_weekday(day) for day in rule.byday]
    if any(day.index for day in days):
        return None
    return {"often": Often.WEEKLY, "weekdays": tuple(sorted({day.number for day in days}))}


def _by_month_day(rule: Rule) -> dict[str, Any] | None:
    match rule.bymonthday:
        case []:
            return {"often": Often.MONTH_DAY}
        case [day] if day in MONTH_DAYS:
            return {"often": Often.MONTH_DAY, "month_day": day}
    return None


def _by_weekday(rule: Rule) -> dict[str, Any] | None:
    day = recurrence.to_weekday(rule.byday[0])
    if len(rule.byday) > 1 or day.index not in Position.values:
        return None
    return {"often": Often.WEEKDAY, "position": day.index, "weekday": day.number}


def _ends(rule: Rule) -> dict[str, Any] | None:
    if rule.count is not None:
        is_usual = rule.count in range(1, MAX_DATES + 1)
        return {"ends": Ends.AFTER, "count": rule.count} if is_usual else None
    if rule.until is None:
        return {"ends": Ends.NEVER}
    is_whole_day = rule.until.time() == MIDNIGHT
    return {"ends": Ends.ON, "until": rule.until.date()} if is_whole_day else None
