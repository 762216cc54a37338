"""Dates and times as people write them, in the reader's language, with Western digits throughout.

Django's own formats know neither *Leichte Sprache* nor intervals; the Unicode CLDR (Babel) does.
"""

import re
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global
from babel.dates import (
    format_date,
    format_interval,
    format_skeleton,
    format_time,
    get_datetime_format,
    get_timezone_location,
    get_timezone_name,
)
from django.utils import timezone
from django.utils.translation import gettext as _

from .locales import reader_language

ONE_EVENING = timedelta(hours=18)  # what is over sooner may pass midnight without saying so

# Languages the CLDR has under another name: readers in Europe read British dates.
CLDR_NAMES = {"de-simple": "de", "en": "en-GB"}


@cache
def cldr_locale(language: str) -> Locale:
    """The CLDR's locale for `language` (BCP 47, as in the settings)."""
    return Locale.parse(CLDR_NAMES.get(language, language), sep="-")


def reader_locale() -> Locale:
    return cldr_locale(reader_language())


def long_date(day: date) -> str:
    """With weekday and year: Donnerstag, 3. Dezember 2026."""
    return format_date(day, "full", locale=reader_locale())


def plain_date(day: date) -> str:
    """With year, without weekday: 3. Dezember 2026."""
    return format_date(day, "long", locale=reader_locale())


def short_date(day: date) -> str:
    """With weekday, without year: Do., 3. Dez."""
    return format_skeleton("MMMEd", day, locale=reader_locale())


def day_heading(day: date) -> str:
    """With the whole names, without year: Donnerstag, 3. Dezember."""
    return format_date(day, _heading_pattern(str(reader_locale())), locale=reader_locale())


@cache
def _heading_pattern(locale: str) -> str:
    """The pattern of the short form with its names in full, as the CLDR says to widen one.

    Babel takes the nearest pattern there is as it stands, with short names.
    """
    pattern = Locale.parse(locale).datetime_skeletons["MMMEd"].pattern
    return re.sub("[ML]+", "MMMM", re.sub("[Ec]+", "EEEE", pattern))


def weekday(day: date) -> str:
    """The short name: Do."""
    return format_date(day, "EEE", locale=reader_locale())


def day_of_month(day: date) -> str:
    """The number alone: 3."""
    return format_date(day, "d", locale=reader_locale())


def weekday_name(weekday: int) -> str:
    """The long name of a day of the week, Monday is 0: Donnerstag."""
    return reader_locale().days["stand-alone"]["wide"][weekday]


def month_and_year(day: date) -> str:
    """The heading of a month: Dezember 2026."""
    return format_skeleton("yMMMM", day, locale=reader_locale())


def first_weekday() -> int:
    """With which day weeks begin where most readers of the language live, Monday is 0 (CLDR)."""
    return _first_weekday(str(reader_locale()))


@cache
def _first_weekday(locale: str) -> int:
    likely = get_global("likely_subtags").get(locale, locale)
    return Locale.parse(likely).first_week_day


def weekday_names() -> list[tuple[str, str]]:
    """The short and the long names of the days of the reader's week, in its order."""
    names = reader_locale().days["stand-alone"]
    order = [(first_weekday() + number) % 7 for number in range(7)]
    return [(names["abbreviated"][day], names["wide"][day]) for day in order]


def month_name(day: date) -> str:
    """The whole name standing alone: Dezember."""
    return format_date(day, "LLLL", locale=reader_locale())


def month_in_date(day: date) -> str:
    """The whole name as it stands beside a day: Dezember, in Ukrainian грудня."""
    return format_date(day, "MMMM", locale=reader_locale())


def month(day: date) -> str:
    """The short name standing alone: Dez."""
    return format_date(day, "LLL", locale=reader_locale())


def moment(when: datetime) -> str:
    """Day and time of an instant in its own zone: Do., 3. Dez., 18:00."""
    return zoned(_moment(when), when)


def dated_moment(when: datetime) -> str:
    """As `moment`, with the year, for dates that may lie far ahead: Do., 3. Dez. 2026, 18:00."""
    day = format_skeleton("yMMMEd", when, locale=reader_locale())
    return zoned(_joined(day, _clock(when)), when)


def instant(when: datetime) -> str:
    """An instant beyond doubt, in its own zone: 3. Dezember 2026, 18:00 MEZ."""
    zone = get_timezone_name(when, "short", locale=reader_locale())
    return f"{_joined(plain_date(when), _clock(when))} {zone}"


def time_range(start: datetime, end: datetime) -> str:
    """From when to when: 18:00–20:30 Uhr. The day of the end is said where one must know it."""
    if end.date() != start.date() and end - start >= ONE_EVENING:
        interval = str(reader_locale().interval_formats[None])
        return zoned(interval.format(_clock(start), _moment(end)), start)
    # All on one day, so that the next one is not said of a training over midnight.
    return zoned(_hours(start, datetime.combine(start.date(), end.time())), start)


def whole(start: datetime, end: datetime) -> str:
    """Day and times: Donnerstag, 3. Dezember 2026, 18:00–20:30 Uhr."""
    return _joined(long_date(start), time_range(start, end))


def end_time(start: datetime, end: datetime) -> str:
    """The hour of the end, for whom the start stands beside; the day where one must know it."""
    is_later = end.date() != start.date() and end - start >= ONE_EVENING
    return f"{weekday(end)} {_clock(end)}" if is_later else _clock(end)


def bare_clock(when: datetime) -> str:
    """The hour without whose time it is, where that stands beside: 18:00."""
    return _clock(when)


def clock(when: datetime) -> str:
    """The hour alone: 18:00."""
    return zoned(_clock(when), when)


# Where the clocks are -----------------------------------------------------------------------------


def zone_words(when: datetime) -> str:
    """Whose time it is: Ortszeit New York. Empty where the clocks of the site show the same."""
    zone = when.tzinfo
    if not isinstance(zone, ZoneInfo):
        return ""
    here = when.astimezone(timezone.get_default_timezone())
    if here.utcoffset() == when.utcoffset():
        return ""
    return _("local time in %(city)s") % {"city": city(zone.key)}


@cache
def known_zones() -> frozenset[str]:
    """The zones this machine knows; Python would walk through the folders of all on every call."""
    return frozenset(available_timezones())


def city(zone: str) -> str:
    """The place that a zone (IANA) is called after, in the reader's language: New York."""
    name = get_timezone_location(ZoneInfo(zone), reader_locale(), return_city=True)
    # Zones without a name in the CLDR keep their region, and some names have soft hyphens.
    return name.rpartition("/")[2].replace("\u00ad", "")


def zoned(text: str, when: datetime) -> str:
    """`text`, which says when that is, and whose time it is where that is another one."""
    words = zone_words(when)
    return f"{text} ({words})" if words else text


# Parts --------------------------------------------------------------------------------------------


def _moment(when: datetime) -> str:
    return _joined(short_date(when), _clock(when))


def _hours(start: datetime, end: datetime) -> str:
    return format_interval(
        start.replace(tzinfo=None), end.replace(tzinfo=None), "Hm", locale=reader_locale()
    )


def _clock(when: datetime) -> str:
    return format_time(when.time(), "HH:mm", locale=reader_locale())


def _joined(day: str, time: str) -> str:
    """With the comma of the language, where it has one."""
    pattern = str(get_datetime_format("medium", reader_locale()))
    return pattern.replace("{0}", time).replace("{1}", day)
