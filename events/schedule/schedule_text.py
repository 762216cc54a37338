"""When a training takes place, in a sentence of the reader's language.

A sentence is a list of clauses that stand for themselves: how often, at which hours, until when,
when not. Each clause is a message of its own, and so is the comma between them (the CLDR's list of
units, meant for that, is missing in German and Persian).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton
from babel.lists import format_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from events.records.models import Event
from kommpaktiv.languages.dates import (
    is_feminine,
    long_date,
    plain_date,
    reader_locale,
    time_range,
    wall_clock,
    weekday_in_sentence,
    zone_words,
)

from .choices import GERMAN_STATES
from .expansion import Schedule
from .repetition import LAST_DAY, Ends, Often, Position, Repetition, parts_of
from .rules import stored_rule

DAYS_NAMED = 4  # extra or excluded days; more are counted


def describe(schedule: Schedule) -> str:
    """All that `schedule` says: Every second Thursday, 18:00–20:30, until 24 June 2027."""
    parts = parts_of(schedule.rule, ZoneInfo(schedule.zone))
    clauses = [
        *_how_often(parts, schedule.first_date),
        _hours(schedule.first_start, schedule.duration),
        _zone(schedule.first_start, schedule.zone),
        _end(parts),
        _extra(parts.extra),
        _excluded(parts.excluded),
        _holidays(schedule.holidays_of) if schedule.rule else "",
    ]
    return _joined(clauses)


def describe_series(event: Event) -> str:
    """How `event` repeats: Every second Thursday, 18:00–20:30.

    Empty where it does not, or not so simply.
    """
    often = _series_often(event)
    if not (often and event.series):
        return ""
    start = datetime.fromisoformat(event.series["start"])
    hours = _hours(start, timedelta(minutes=event.series["minutes"]))
    return _joined([*often, hours, _zone(start, event.zone)])


def describe_rhythm(event: Event) -> str:
    """The same without the hours: Every second Thursday."""
    return _joined(_series_often(event))


def _series_often(event: Event) -> list[str]:
    """How often `event` repeats; nothing where it does not, or not so simply."""
    if not event.series:
        return []
    rule = stored_rule(f"RRULE:{event.series['rule']}")
    for part in rule.rrules:
        part.until = None  # how far its dates reach by now
    parts = parts_of(rule, event.tzinfo)
    if parts.often == Often.TEXT:
        return []
    return _how_often(parts, datetime.fromisoformat(event.series["start"]).date())


def _joined(clauses: Iterable[str]) -> str:
    comma = pgettext("between the clauses of a sentence", ", ")
    return comma.join(clause for clause in clauses if clause)


# How often ---------------------------------------------------------------------------------------


def _how_often(parts: Repetition, first: date) -> list[str]:
    match parts.often:
        case Often.ONCE:
            return [long_date(first)]
        case Often.DAILY:
            return [_daily(parts.every)]
        case Often.WEEKLY:
            return [_weekly(parts.every, parts.weekdays or (first.weekday(),))]
        case Often.MONTH_DAY:
            return [_on_day(parts.month_day or first.day), _months(parts.every)]
        case Often.WEEKDAY:
            return [_on_weekday(parts.position, parts.weekday), _months(parts.every)]
        case Often.YEARLY:
            return [_yearly(parts.every, first)]
    return [_("As the rule of RFC 5545 says")]


def _daily(every: int) -> str:
    if every == 1:
        return _("Every day")
    return ngettext("Every %(number)s day", "Every %(number)s days", every) % {"number": every}


def _weekly(every: int, weekdays: tuple[int, ...]) -> str:
    days = _and([weekday_in_sentence(day) for day in weekdays])
    if every == 1:
        return _("Every %(weekdays)s") % {"weekdays": days}
    if every == 2 and len(weekdays) == 1:
        return _("Every second %(weekday)s") % {"weekday": days}
    message = ngettext(
        "Every %(number)s week on %(weekdays)s", "Every %(number)s weeks on %(weekdays)s", every
    )
    return message % {"number": every, "weekdays": days}


def _on_day(day: int) -> str:
    if day == LAST_DAY:
        return _("On the last day of the month")
    return _("On day %(day)s of the month") % {"day": day}


def _on_weekday(position: int, weekday: int) -> str:
    # Translators: of a weekday that is feminine, as Friday is in Arabic: the first one.
    feminine = {
        Position.FIRST: pgettext("feminine", "On the first %(weekday)s of the month"),
        Position.SECOND: pgettext("feminine", "On the second %(weekday)s of the month"),
        Position.THIRD: pgettext("feminine", "On the third %(weekday)s of the month"),
        Position.FOURTH: pgettext("feminine", "On the fourth %(weekday)s of the month"),
        Position.LAST: pgettext("feminine", "On the last %(weekday)s of the month"),
    }
    others = {
        Position.FIRST: _("On the first %(weekday)s of the month"),
        Position.SECOND: _("On the second %(weekday)s of the month"),
        Position.THIRD: _("On the third %(weekday)s of the month"),
        Position.FOURTH: _("On the fourth %(weekday)s of the month"),
        Position.LAST: _("On the last %(weekday)s of the month"),
    }
    messages = feminine if is_feminine(weekday) else others
    return messages[Position(position)] % {"weekday": weekday_in_sentence(weekday)}


def _months(every: int) -> str:
    if every == 1:
        return ""
    return ngettext("every %(number)s month", "every %(number)s months", every) % {"number": every}


def _yearly(every: int, first: date) -> str:
    day = format_skeleton("MMMMd", first, locale=reader_locale())
    if every == 1:
        return _("Every year on %(day)s") % {"day": day}
    message = ngettext(
        "Every %(number)s year on %(day)s", "Every %(number)s years on %(day)s", every
    )
    return message % {"number": every, "day": day}


# The rest of the sentence ------------------------------------------------------------------------


def _hours(start: datetime, duration: timedelta) -> str:
    end = start + duration
    days = (end.date() - start.date()).days
    if days == 0 or duration < timedelta(days=1):
        # All on one day, so that the next one is not said of a training over midnight.
        return time_range(start, datetime.combine(start.date(), end.time()))
    message = ngettext(
        "from %(start)s to %(end)s %(days)s day later",
        "from %(start)s to %(end)s %(days)s days later",
        days,
    )
    return message % {
        "start": wall_clock(start.time()),
        "end": wall_clock(end.time()),
        "days": days,
    }


def _zone(start: datetime, zone: str) -> str:
    return zone_words(start.replace(tzinfo=ZoneInfo(zone)))


def _end(parts: Repetition) -> str:
    if parts.often in (Often.ONCE, Often.TEXT):
        return ""
    if parts.ends == Ends.ON and parts.until:
        return _("until %(date)s") % {"date": plain_date(parts.until)}
    if parts.ends == Ends.AFTER and parts.count:
        message = ngettext("%(number)s time", "%(number)s times", parts.count)
        return message % {"number": parts.count}
    return _("without an end")


def _extra(days: tuple[date, ...]) -> str:
    if len(days) > DAYS_NAMED:
        message = ngettext("and on %(number)s more day", "and on %(number)s more days", len(days))
        return message % {"number": len(days)}
    return _("also on %(dates)s") % {"dates": _and(map(plain_date, days))} if days else ""


def _excluded(days: tuple[date, ...]) -> str:
    if len(days) > DAYS_NAMED:
        message = ngettext("but not on %(number)s day", "but not on %(number)s days", len(days))
        return message % {"number": len(days)}
    return _("not on %(dates)s") % {"dates": _and(map(plain_date, days))} if days else ""


def _holidays(state: str) -> str:
    if not state:
        return ""
    return _("not on public holidays in %(state)s") % {"state": dict(GERMAN_STATES)[state]}


def _and(items: Iterable[str]) -> str:
    """A list in words: Monday, Wednesday and Friday."""
    return format_list(list(items), "standard", reader_locale())
