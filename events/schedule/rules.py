"""The one reader of repetition rules: RFC 5545 text to django-recurrence's objects and back. Pure.

A moment without "Z" and without TZID is wall time of the training, in whatever zone that is, and
stays naive. One with a zone is an instant: it is kept in UTC, and `in_wall_time` says what the
clocks of the training show then.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import recurrence
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from recurrence import Recurrence, Rule

LONGEST_RULE = 12_000  # characters
MAX_RULES = 10  # lines with RRULE or EXRULE
MAX_MOMENTS = 500  # of RDATE and EXDATE together
MAX_VALUES = 100  # of one part, BYMONTHDAY has 62
MAX_TIMES = 24  # a day, by BYHOUR, BYMINUTE and BYSECOND
YEARS = range(1900, 2300)  # of a moment
SHOWN = 40  # characters of a text in a message

MIDNIGHT = time(0)
FREQUENCIES = {
    "YEARLY": recurrence.YEARLY,
    "MONTHLY": recurrence.MONTHLY,
    "WEEKLY": recurrence.WEEKLY,
    "DAILY": recurrence.DAILY,
}
KINDS = ("DATE", "DATE-TIME", "PERIOD")
TOO_OFTEN = ("HOURLY", "MINUTELY", "SECONDLY")
NUMBERS = {"INTERVAL": range(1, 10_000), "COUNT": range(1, 100_000)}
LISTS = {"BYHOUR": range(24), "BYMINUTE": range(60), "BYSECOND": range(60), "BYMONTH": range(1, 13)}
FROM_BOTH_ENDS = {
    "BYMONTHDAY": range(1, 32),
    "BYYEARDAY": range(1, 367),
    "BYWEEKNO": range(1, 54),
    "BYSETPOS": range(1, 367),
}

CONTENT_LINE = re.compile(r"([A-Za-z-]+)((?:;[A-Za-z-]+=[^:;=]*)*):(.*)")  # RFC 5545, 3.1
MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?")  # 3.3.4 and 3.3.5
INTEGER = re.compile(r"[+-]?\d{1,6}")  # 3.3.8
WEEKDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")  # 3.3.10

NO_RULE = _("This is no repetition rule. Example: RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=10")
NO_CHARACTER = _("The character %(character)s cannot stand in a repetition rule.")
OWN_FIELDS = _("Please leave %(name)s out: the first date and its times have fields of their own.")
SUB_DAILY = _("FREQ=%(value)s is not possible: a training repeats daily at most.")
MISSING = _("FREQ is missing. It says how often: DAILY, WEEKLY, MONTHLY or YEARLY.")
UNKNOWN_PART = _("“%(part)s” is no part of a rule (RFC 5545, 3.3.10).")
TWICE = _("%(part)s stands twice in one rule.")
EXCLUSIVE = _("UNTIL and COUNT exclude each other (RFC 5545, 3.3.10). Please keep one of them.")
NO_VALUE = _("%(part)s cannot be “%(value)s”.")
NO_NUMBER = _("%(part)s is a whole number from %(least)s to %(most)s, not “%(value)s”.")
NO_MOMENT = _(
    "%(part)s: “%(value)s” is no day or time. Example: 20270131 or 20270131T180000, in the years "
    "%(first)s to %(last)s."
)
NO_PERIOD = _(
    "%(part)s: a PERIOD is not possible, for all dates last equally long. Example: RDATE:20270131"
)
NO_ZONE = _("%(part)s: “%(value)s” is no time zone. Example: Europe/Berlin")
TOO_LONG = _(
    "This rule is too long. At most %(rules)s lines with RRULE or EXRULE are possible, %(moments)s "
    "days with RDATE or EXDATE, %(values)s values in a list and %(times)s times a day."
)


class UnreadRule(Recurrence):
    """A stored text that `read_rule` refuses: kept as it is, until somebody puts it right.

    Nobody knows its dates, so that those there are stay as they are.
    """

    def __init__(self, text: str, problem: ValidationError):
        super().__init__(include_dtstart=False)
        self.text = text
        self.problem = problem

    def __bool__(self) -> bool:
        return True

    def __hash__(self) -> int:
        return hash(self.text)


# From text ---------------------------------------------------------------------------------------


def read_rule(text: str) -> Recurrence:
    """What `text` says: RRULE, EXRULE, RDATE and EXDATE, one a line.

    Folded lines (RFC 5545, 3.1), lists of moments and small letters are read too.

    :raises ValidationError: it is no rule, and why
    """
    if len(text) > LONGEST_RULE:
        raise _too_long()
    unfolded = re.sub(r"\n[ \t]", "", re.sub(r"\r\n?", "\n", text))
    lines = [stripped for line in unfolded.split("\n") if (stripped := line.strip(" \t"))]
    if not lines:
        raise ValidationError(NO_RULE)
    rule = Recurrence(include_dtstart=False)
    for line in lines:
        _read_line(line, rule)
        if len(rule.rrules + rule.exrules) > MAX_RULES:
            raise _too_long()
        if len(rule.rdates + rule.exdates) > MAX_MOMENTS:
            raise _too_long()
    return rule


def stored_rule(text: str) -> Recurrence:
    """What a stored `text` says; an `UnreadRule` where it is no rule (any more)."""
    try:
        return read_rule(text)
    except ValidationError as problem:
        return UnreadRule(text, problem)


def _read_line(line: str, rule: Recurrence) -> None:
    for character in line:
        if not (character.isascii() and character.isprintable()):
            raise ValidationError(NO_CHARACTER, params={"character": f"U+{ord(character):04X}"})
    content = CONTENT_LINE.fullmatch(line)
    if not content:
        raise ValidationError(NO_RULE)
    name, parameters, value = content[1].upper(), content[2], content[3]
    match name:
        case "RRULE" | "EXRULE" if not parameters:
            rules = rule.rrules if name == "RRULE" else rule.exrules
            rules.append(_read_parts(value.upper()))
        case "RDATE" | "EXDATE":
            moments = rule.rdates if name == "RDATE" else rule.exdates
            moments.extend(_read_moments(name, parameters, value.upper()))
        case "DTSTART" | "DTEND" | "DURATION":
            raise ValidationError(OWN_FIELDS, params={"name": name})
        case _:
            raise ValidationError(NO_RULE)


def _read_parts(text: str) -> Rule:
    """A value of the type RECUR (RFC 5545, 3.3.10)."""
    values: dict[str, str] = {}
    for part in text.split(";"):
        name, equals, value = part.strip().partition("=")
        if not equals or name not in READERS:
            raise ValidationError(UNKNOWN_PART, params={"part": part[:SHOWN]})
        if name in values:
            raise ValidationError(TWICE, params={"part": name})
        values[name] = value
    if "FREQ" not in values:
        raise ValidationError(MISSING)
    if {"UNTIL", "COUNT"} <= values.keys():
        raise ValidationError(EXCLUSIVE)
    rule = Rule(**{name.lower(): READERS[name](name, value) for name, value in values.items()})
    if any(abs(day.index or 0) > _most_weekdays(rule) for day in rule.byday):
        raise ValidationError(NO_VALUE, params=_named("BYDAY", values["BYDAY"]))
    if _times_a_day(rule) > MAX_TIMES:
        raise _too_long()
    return rule


def _most_weekdays(rule: Rule) -> int:
    """How often a day of the week can come in a period, as a number before it in BYDAY counts."""
    if rule.freq == recurrence.YEARLY:
        return 5 if rule.bymonth else 53
    return 5 if rule.freq == recurrence.MONTHLY else 0


def _times_a_day(rule: Rule) -> int:
    hours, minutes, seconds = rule.byhour, rule.byminute, rule.bysecond
    return max(1, len(hours)) * max(1, len(minutes)) * max(1, len(seconds))


def _frequency(name: str, value: str) -> int:
    if value in TOO_OFTEN:
        raise ValidationError(SUB_DAILY, params={"value": value})
    if value not in FREQUENCIES:
        raise ValidationError(NO_VALUE, params=_named(name, value))
    return FREQUENCIES[value]


def _weekday(name: str, value: str) -> recurrence.Weekday:
    day = WEEKDAY.fullmatch(value)
    position = int(day[1]) if day and day[1] else None
    if not day or position == 0:
        raise ValidationError(NO_VALUE, params=_named(name, value))
    return recurrence.Weekday(Rule.weekdays.index(day[2]), position)


def _first_weekday(name: str, value: str) -> int:
    if value not in Rule.weekdays:
        raise ValidationError(NO_VALUE, params=_named(name, value))
    return Rule.weekdays.index(value)


def _number(name: str, value: str) -> int:
    allowed = (NUMBERS | LISTS | FROM_BOTH_ENDS)[name]
    number = int(value) if INTEGER.fullmatch(value) else None
    is_from_end = name in FROM_BOTH_ENDS
    if number is None or (abs(number) if is_from_end else number) not in allowed:
        most = max(allowed)
        limits = {"least": -most if is_from_end else min(allowed), "most": most}
        raise ValidationError(NO_NUMBER, params=_named(name, value) | limits)
    return number


def _listed(read: Callable[[str, str], Any]) -> Callable[[str, str], list[Any]]:
    """A reader of values with commas between them, each of which `read` reads."""

    def read_all(name: str, value: str) -> list[Any]:
        values = value.split(",")
        if len(values) > MAX_VALUES:
            raise _too_long()
        return [read(name, item.strip()) for item in values]

    return read_all


def _moment(name: str, value: str) -> datetime:
    """Naive without a "Z"; a day is its midnight."""
    written = MOMENT.fullmatch(value)
    try:
        if not written or int(written[1]) not in YEARS:
            raise ValueError(value)
        moment = datetime(*(int(digits or 0) for digits in written.groups()[:6]))  # type: ignore[arg-type]
    except ValueError as error:
        params = _named(name, value) | {"first": YEARS[0], "last": YEARS[-1]}
        raise ValidationError(NO_MOMENT, params=params) from error
    return moment.replace(tzinfo=UTC) if written[7] else moment


def _parameters(text: str) -> dict[str, str]:
    """VALUE and TZID (RFC 5545, 3.2), each of which may stand there once."""
    pairs = [parameter.split("=") for parameter in text.split(";")[1:]]
    given = {name.upper(): value for name, value in pairs}
    kind = given.get("VALUE", "DATE").upper()
    if len(given) < len(pairs) or given.keys() - {"VALUE", "TZID"} or kind not in KINDS:
        raise ValidationError(NO_RULE)
    return given


def _read_moments(name: str, parameters: str, value: str) -> list[datetime]:
    """The moments of RDATE or EXDATE; those with a TZID are converted to UTC."""
    given = _parameters(parameters)
    if given.get("VALUE", "").upper() == "PERIOD" or "/" in value:
        raise ValidationError(NO_PERIOD, params={"part": name})
    moments = [_moment(name, item.strip()) for item in value.split(",")]
    if "TZID" not in given:
        return moments
    zone = _zone(name, given["TZID"])
    if "Z" in value or not all("T" in item for item in value.split(",")):  # 3.2.19
        raise ValidationError(NO_VALUE, params=_named(f"{name};TZID", value))
    return [moment.replace(tzinfo=zone).astimezone(UTC) for moment in moments]


def _zone(name: str, key: str) -> ZoneInfo:
    try:
        return ZoneInfo(key)
    except (ValueError, LookupError, OSError) as error:
        raise ValidationError(NO_ZONE, params=_named(name, key)) from error


def _named(part: str, value: str) -> dict[str, Any]:
    """What most messages name."""
    return {"part": part, "value": value[:SHOWN]}


def _too_long() -> ValidationError:
    limits = {"rules": MAX_RULES, "moments": MAX_MOMENTS, "values": MAX_VALUES, "times": MAX_TIMES}
    return ValidationError(TOO_LONG, params=limits)


READERS: dict[str, Callable[[str, str], Any]] = {
    "FREQ": _frequency,
    "UNTIL": _moment,
    "WKST": _first_weekday,
    "BYDAY": _listed(_weekday),
}
READERS |= dict.fromkeys(NUMBERS, _number)
READERS |= dict.fromkeys(LISTS | FROM_BOTH_ENDS, _listed(_number))


# To wall time and to text ------------------------------------------------------------------------


def in_wall_time(rule: Recurrence, zone: ZoneInfo) -> Recurrence:
    """`rule` with all its moments naive, as a clock in `zone` shows them."""

    def wall_time(moment: datetime) -> datetime:
        return moment.astimezone(zone).replace(tzinfo=None) if moment.tzinfo else moment

    def converted(parts: Iterable[Rule]) -> list[Rule]:
        return [ending(part, part.until and wall_time(part.until)) for part in parts]

    return Recurrence(
        rrules=converted(rule.rrules),
        exrules=converted(rule.exrules),
        rdates=[wall_time(moment) for moment in rule.rdates],
        exdates=[wall_time(moment) for moment in rule.exdates],
        include_dtstart=False,
    )


def ending(part: Rule, until: datetime | None) -> Rule:
    """A copy of `part` with another end, which COUNT outweighs."""
    part = copy.copy(part)
    part.until = until if part.count is None else None
    return part


def rule_text(rule: Recurrence) -> str:
    """`rule` as RFC 5545 writes it; a day without a time where it is wall time at midnight."""
    if isinstance(rule, UnreadRule):
        return rule.text
    lines = [f"RRULE:{part_text(part)}" for part in rule.rrules]
    lines += [f"EXRULE:{part_text(part)}" for part in rule.exrules]
    lines += [f"RDATE:{_written(moment)}" for moment in rule.rdates]
    lines += [f"EXDATE:{_written(moment)}" for moment in rule.exdates]
    return "\n".join(lines)


def part_text(part: Rule) -> str:
    """One rule as a value of the type RECUR (RFC 5545, 3.3.10)."""
    line = recurrence.serialize(ending(part, None)).removeprefix("RRULE:")
    ends = part.until and part.count is None
    return f"{line};UNTIL={_written(part.until)}" if ends else line


def _written(moment: datetime) -> str:
    utc = moment.astimezone(UTC) if moment.tzinfo else None
    text = f"{utc or moment:%Y%m%dT%H%M%S}"
    return f"{text}Z" if utc else text.removesuffix("T000000")
