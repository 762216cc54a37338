"""When somebody is at a location: weekly, but for exceptions. Knows no page and no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext

from kommpaktiv.languages.dates import clock, moment, short_date, time_range, weekday_name

AHEAD = 31  # days, in which one looks for when it opens again, and for exceptions
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """From when to when on one day, on the clocks there."""

    opens: time
    closes: time
    note: str = ""

    def __str__(self) -> str:
        """In the reader's language: 10:00–16:00 Uhr."""
        day = date.min
        return time_range(datetime.combine(day, self.opens), datetime.combine(day, self.closes))


@dataclass(frozen=True)
class Exceptional:
    """Days on which the week does not hold; without a span it is closed."""

    first: date
    last: date
    span: Span | None
    note: str = ""

    @property
    def days(self) -> str:
        """In the reader's language: Do., 24. Dez. – So., 3. Jan."""
        ends = dict.fromkeys((self.first, self.last))
        return " – ".join(map(short_date, ends))


@dataclass(frozen=True)
class OpeningState:
    """How it stands at a moment, in words, and when that is no longer true."""

    is_open: bool
    words: str
    changes_at: datetime


@dataclass(frozen=True)
class OpeningHours:
    """A week with its exceptions."""

    weekly: tuple[tuple[int, Span], ...]
    exceptions: tuple[Exceptional, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.weekly or self.exceptions)

    @property
    def rows(self) -> list[tuple[str, list[Span]]]:
        """The days of the week on which it opens, by their names, and when."""
        days = sorted({day for day, _span in self.weekly})
        return [(weekday_name(day), self._of_weekday(day)) for day in days]

    def coming_exceptions(self, today: date) -> list[Exceptional]:
        """Those of the next weeks, the one that is now included."""
        near = (row for row in self.exceptions if row.first <= today + AHEAD * A_DAY)
        return sorted((row for row in near if row.last >= today), key=lambda row: row.first)

    def on(self, day: date) -> list[Span]:
        """When it is open on this day."""
        exceptions = [row.span for row in self.exceptions if row.first <= day <= row.last]
        if exceptions:
            return sorted((span for span in exceptions if span), key=lambda span: span.opens)
        return self._of_weekday(day.weekday())

    def at(self, now: datetime) -> OpeningState:
        """Whether it is open `now` (aware), and what comes next."""
        today = self.on(now.date())
        for span in today:
            if span.opens <= now.time() < span.closes:
                end = _at(now, now.date(), span.closes)
                words = gettext("Open today until %(time)s") % {"time": clock(end)}
                return OpeningState(True, words, end)
        opening, midnight = self._next_opening(now), _at(now, now.date() + A_DAY, time.min)
        return OpeningState(
            False, _closed(now, opening, bool(today)), min(opening or midnight, midnight)
        )

    def _next_opening(self, now: datetime) -> datetime | None:
        days = (now.date() + number * A_DAY for number in range(AHEAD))
        openings = (_at(now, day, span.opens) for day in days for span in self.on(day))
        return next((opening for opening in openings if opening > now), None)

    def _of_weekday(self, weekday: int) -> list[Span]:
        spans = (span for day, span in self.weekly if day == weekday)
        return sorted(spans, key=lambda span: span.opens)


def _closed(now: datetime, opening: datetime | None, opens_today: bool) -> str:
    """That it is closed, and when it opens. `opens_today`: at some time of the day it does."""
    if opening is None:
        return gettext("Closed at the moment")
    told = {"time": clock(opening), "moment": moment(opening)}
    if opening.date() == now.date():
        return gettext("Closed now, open today from %(time)s") % told
    if opening.date() > now.date() + A_DAY:
        return gettext("Closed now, open again: %(moment)s") % told
    if opens_today:
        return gettext("Closed now, open tomorrow from %(time)s") % told
    return gettext("Closed today, open tomorrow from %(time)s") % told


def _at(now: datetime, day: date, clock_time: time) -> datetime:
    """A time of a day on the same clocks as `now`."""
    return datetime.combine(day, clock_time, now.tzinfo)
