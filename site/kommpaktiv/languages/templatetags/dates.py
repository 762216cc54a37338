"""Filters that say when something is. They take what has `local_start` and `local_end`."""

from datetime import date, datetime
from typing import Protocol

from django import template

from kommpaktiv.languages import dates

register = template.Library()


class Dated(Protocol):
    local_start: datetime
    local_end: datetime


@register.filter
def long_date(dated: Dated) -> str:
    """Donnerstag, 3. Dezember 2026."""
    return dates.long_date(dated.local_start)


@register.filter
def short_date(dated: Dated) -> str:
    """Do., 3. Dez."""
    return dates.short_date(dated.local_start)


@register.filter
def weekday(dated: Dated) -> str:
    """Do."""
    return dates.weekday(dated.local_start)


@register.filter
def weekday_name(dated: Dated) -> str:
    """Donnerstag."""
    return dates.weekday_name(dated.local_start.weekday())


@register.filter
def month_and_year(dated: Dated) -> str:
    """Dezember 2026."""
    return dates.month_and_year(dated.local_start)


@register.filter
def day(dated: Dated) -> str:
    """3."""
    return dates.day_of_month(dated.local_start)


@register.filter
def month(dated: Dated) -> str:
    """Dez."""
    return dates.month(dated.local_start)


@register.filter
def times(dated: Dated) -> str:
    """18:00–20:30 Uhr."""
    return dates.time_range(dated.local_start, dated.local_end)


@register.filter
def whole(dated: Dated) -> str:
    """Donnerstag, 3. Dezember 2026, 18:00–20:30 Uhr."""
    return dates.whole(dated.local_start, dated.local_end)


@register.filter
def moment(when: datetime) -> str:
    """Do., 3. Dez., 18:00, for an instant by itself."""
    return dates.moment(when)


@register.filter
def start(dated: Dated) -> str:
    """18:00."""
    return dates.clock(dated.local_start)


@register.filter
def stub_start(dated: Dated) -> str:
    """18:00, whosever time it is."""
    return dates.bare_clock(dated.local_start)


@register.filter
def stub_end(dated: Dated) -> str:
    """20:30; So. 14:00 where it is over on another day."""
    return dates.end_time(dated.local_start, dated.local_end)


@register.filter
def zone_words(dated: Dated) -> str:
    """Ortszeit New York; empty where the clocks of the site show the same."""
    return dates.zone_words(dated.local_start)


@register.filter
def day_in_words(day: date) -> str:
    """Donnerstag, 3. Dezember 2026, for a day by itself."""
    return dates.long_date(day)
