"""Days with their tickets, one below the other, as a board of departures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from kommpaktiv.languages.dates import (
    day_heading,
    day_of_month,
    month_in_date,
    weekday_name,
)
from kommpaktiv.languages.locales import reader_language

from .listing import TrainingDate

KEPT = 500  # headings in the memory of each process, about 1 kB each


@dataclass(frozen=True)
class DayHeading:
    """What stands at the edge of the board: in words, and in large."""

    day: date
    is_today: bool
    is_tomorrow: bool

    @property
    def words(self) -> str:
        """Donnerstag, 3. Dezember."""
        return day_heading(self.day)

    @property
    def weekday(self) -> str:
        return weekday_name(self.day.weekday())

    @property
    def number(self) -> str:
        return day_of_month(self.day)

    @property
    def month(self) -> str:
        return month_in_date(self.day)


@dataclass(frozen=True)
class BoardDay:
    """A day with its dates; `more` stand in the list that `query` leads to."""

    day: date
    dates: list[TrainingDate]
    more: int = 0
    query: str = ""

    @property
    def heading(self) -> SafeString:
        """In the reader's language."""
        ahead = self.day - timezone.localdate()
        heading = DayHeading(self.day, not ahead, ahead == timedelta(days=1))
        return mark_safe(_written(heading, reader_language()))


def board_days(dates: Iterable[TrainingDate]) -> list[BoardDay]:
    """The days that `dates` begin on, in their order."""
    by_day = groupby(dates, key=lambda listed: listed.occurrence.local_start.date())
    return [BoardDay(day, [*listed]) for day, listed in by_day]


@lru_cache(maxsize=KEPT)
def _written(heading: DayHeading, language: str) -> str:
    """Kept in memory; `language` is the reader's, and stands here to be told from others."""
    return render_to_string("components/board_heading.html", {"heading": heading})
