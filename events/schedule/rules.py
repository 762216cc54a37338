"""Repetition rules as RFC 5545 text and as django-recurrence's objects. Pure.

A moment without "Z" is wall time of the training, in whatever zone that is, and stays naive: the
library would take it for one in the zone of the request and keep it in UTC, where a whole day is
none any more as soon as the training is in another zone.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import recurrence
from django.utils import timezone as current_zone
from recurrence import Recurrence, Rule

MIDNIGHT = time(0)
WALL = timezone(timedelta(0), "wall time")  # recognised by being this very object
LINE = re.compile(r"(RRULE|EXRULE|RDATE|EXDATE)[:;]", re.IGNORECASE)
LISTED = re.compile(r"^((?:RDATE|EXDATE)[^:\n]*):(.*,.*)$", re.MULTILINE)

Convert = Callable[[datetime], datetime]


def read_rule(text: str) -> Recurrence:
    """What `text` says.

    Folded lines (RFC 5545, 3.1) and lists of dates are read too.

    :raises ValidationError, ValueError, LookupError, ArithmeticError: it is no rule
    """
    lines = re.sub(r"\r?\n[ \t]", "", text)
    if not all(LINE.match(line) for line in lines.split("\n") if line.strip()):
        raise ValueError(text)
    lines = LISTED.sub(_one_a_line, lines)
    with current_zone.override(WALL):
        rule = recurrence.deserialize(lines, include_dtstart=False)
    return _converted(rule, lambda moment: _naive(moment) if moment.tzinfo is WALL else moment)


def in_wall_time(rule: Recurrence, zone: ZoneInfo) -> Recurrence:
    """`rule` with all its moments naive, as a clock in `zone` shows them."""
    return _converted(
        rule, lambda moment: _naive(moment.astimezone(zone)) if moment.tzinfo else moment
    )


def rule_text(rule: Recurrence) -> str:
    """`rule` as RFC 5545 writes it; a day without a time where it is wall time at midnight."""
    lines = [f"RRULE:{_rule_line(part)}" for part in rule.rrules]
    lines += [f"EXRULE:{_rule_line(part)}" for part in rule.exrules]
    lines += [f"RDATE:{_written(moment)}" for moment in rule.rdates]
    lines += [f"EXDATE:{_written(moment)}" for moment in rule.exdates]
    return "\n".join(lines)


def _one_a_line(found: re.Match[str]) -> str:
    name, moments = found.groups()
    return "\n".join(f"{name}:{moment.strip()}" for moment in moments.split(","))


def _naive(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)


def _converted(rule: Recurrence, convert: Convert) -> Recurrence:
    def bounded(parts: Iterable[Rule]) -> list[Rule]:
        return [_ending(part, convert(part.until) if part.until else None) for part in parts]

    return Recurrence(
        rrules=bounded(rule.rrules),
        exrules=bounded(rule.exrules),
        rdates=[convert(moment) for moment in rule.rdates],
        exdates=[convert(moment) for moment in rule.exdates],
        include_dtstart=False,
    )


def _ending(part: Rule, until: datetime | None) -> Rule:
    part = copy.copy(part)
    part.until = until
    return part


def _rule_line(part: Rule) -> str:
    line = recurrence.serialize(_ending(part, None)).removeprefix("RRULE:")
    ends = part.until and part.count is None
    return f"{line};UNTIL={_written(part.until)}" if ends else line


def _written(moment: datetime) -> str:
    utc = moment.astimezone(UTC) if moment.tzinfo else None
    text = _naive(utc or moment).isoformat(timespec="seconds").replace("-", "").replace(":", "")
    if utc:
        return f"{text}Z"
    return text.removesuffix("T000000")
