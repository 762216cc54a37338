"""A calendar page as readers see it: a list by month, or one month as a grid, filtered."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from events.records.models.events import OccurrenceQuerySet
from events.schedule.choices import YEARS
from kommpaktiv.languages.dates import ONE_EVENING, first_weekday, month_and_year, weekday_names

from .filters import CalendarFilters, begun_by, not_over_by
from .listing import TrainingDate, training_dates
from .models import TrainingCalendarPage
from .visibility import readable

PER_PAGE = 20  # dates in the list
SHOWN = 4  # dates of a day in the grid; the others are folded away
FOLDED = 12  # of those; what is more stands in the list only

MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


@dataclass(frozen=True)
class Month:
    """The dates of a month in the list."""

    name: str
    dates: list[TrainingDate]


@dataclass(frozen=True)
class Day:
    """A day of the grid; `is_outside` the month that is shown."""

    day: date
    dates: list[TrainingDate]
    is_outside: bool
    is_today: bool
    query: str  # of the list of this day

    @property
    def shown(self) -> list[TrainingDate]:
        return self.dates[:SHOWN]

    @property
    def folded(self) -> list[TrainingDate]:
        return self.dates[SHOWN : SHOWN + FOLDED]

    @property
    def more(self) -> int:
        """How many stand in neither."""
        return max(0, len(self.dates) - SHOWN - FOLDED)


class CalendarView:
    """What a reader asked of a calendar page; nothing that can be asked for breaks it."""

    def __init__(self, page: TrainingCalendarPage, request: HttpRequest):
        self.page = page
        self.parameters = request.GET
        self.filters = CalendarFilters(request.GET, without=["location"] if page.location else [])
        self.is_month = request.GET.get("view") == "month"
        self.past = request.GET.get("past") == "1" and not self.is_month

    # The list ------------------------------------------------------------------------------------

    @cached_property
    def listed(self) -> Page:
        """The dates of one page of the list."""
        dates = self._dates().past() if self.past else self._dates().coming()
        return Paginator(dates, PER_PAGE).get_page(self.parameters.get("p"))

    @cached_property
    def months(self) -> list[Month]:
        """The same by month."""
        by_month: dict[date, list[TrainingDate]] = defaultdict(list)
        for listed in training_dates(self.listed):
            # Where it is another day, it may be another month already.
            by_month[listed.occurrence.local_start.date().replace(day=1)].append(listed)
        return [Month(month_and_year(first), dates) for first, dates in by_month.items()]

    @property
    def count(self) -> int:
        """How many dates there are in all; of a month, without those of the days around it."""
        if not self.is_month:
            return self.listed.paginator.count
        month = self.first.month
        return sum(any(day.month == month for day in _days_of(one)) for one in self.month_dates)

    # The grid ------------------------------------------------------------------------------------

    @cached_property
    def first(self) -> date:
        """The first day of the month that is shown: the one asked for, else this month."""
        found = MONTH.fullmatch(self.parameters.get("month", ""))
        if found and int(found[1]) in YEARS and 1 <= int(found[2]) <= 12:
            return date(int(found[1]), int(found[2]), 1)
        return timezone.localdate().replace(day=1)

    @property
    def month_name(self) -> str:
        return month_and_year(self.first)

    @property
    def weekdays(self) -> list[tuple[str, str]]:
        """Short and long names, in the order of the reader's week."""
        return weekday_names()

    @cached_property
    def weeks(self) -> list[list[Day]]:
        """The whole weeks that the month has a part in."""
        start, today = self._grid_start, timezone.localdate()
        by_day = self._by_day()
        days = [
            Day(
                day,
                by_day[day],
                day.month != self.first.month,
                day == today,
                self._day_query(day),
            )
            for day in _days(start, self._grid_end)
        ]
        return [days[number : number + 7] for number in range(0, len(days), 7)]

    @cached_property
    def month_dates(self) -> list[TrainingDate]:
        """All dates that touch a day of the grid."""
        dates = not_over_by(self._dates(), self._grid_start)
        dates = begun_by(dates, self._grid_end - timedelta(days=1))
        return training_dates(dates.order_by("starts_at", "pk"))

    @property
    def _grid_start(self) -> date:
        return self.first - timedelta(days=(self.first.weekday() - first_weekday()) % 7)

    @property
    def _grid_end(self) -> date:
        """The day after the last one."""
        following = self.first + relativedelta(months=1)
        return following + timedelta(days=(first_weekday() - following.weekday()) % 7)

    def _by_day(self) -> dict[date, list[TrainingDate]]:
        by_day: dict[date, list[TrainingDate]] = defaultdict(list)
        for listed in self.month_dates:
            for day in _days_of(listed):
                by_day[day].append(listed)
        return by_day

    def _dates(self) -> OccurrenceQuerySet:
        dates = self.filters.apply(readable(self.page.all_occurrences()))
        return dates.with_taken().select_related("event")

    # Addresses -----------------------------------------------------------------------------------

    @property
    def feed_path(self) -> str:
        """Where programs subscribe to the calendar, filtered in the same way."""
        path = reverse("feeds:feed", kwargs={"key": self.page.translation_key})
        return f"{path}?{self.filters.query}" if self.filters.query else path

    @property
    def list_query(self) -> str:
        return self.filters.query

    @property
    def past_query(self) -> str:
        return self.filters.query_with(past=1)

    @property
    def month_query(self) -> str:
        return self.filters.query_with(view="month")

    @property
    def previous_query(self) -> str:
        return self._month_query(-1)

    @property
    def next_query(self) -> str:
        return self._month_query(1)

    def _day_query(self, day: date) -> str:
        return self.filters.query_with(**{"from": day.isoformat(), "until": day.isoformat()})

    def _month_query(self, months: int) -> str:
        """Of a month before or after the one that is shown; empty beyond the years we know."""
        month = self.first + relativedelta(months=months)
        if month.year not in YEARS:
            return ""
        return self.filters.query_with(view="month", month=f"{month:%Y-%m}")


def _days_of(listed: TrainingDate) -> Iterator[date]:
    """The days a date stands on: one over midnight on the evening it begins, and no other."""
    start, end = listed.occurrence.local_start, listed.occurrence.local_end
    lasts = ((end - timedelta.resolution).date() - start.date()).days  # not on a day it only ends
    if end - start < ONE_EVENING:
        lasts = 0
    return _days(start.date(), start.date() + timedelta(days=lasts + 1))


def _days(start: date, end: date) -> Iterator[date]:
    """Each day from `start` to the one before `end`."""
    return (start + timedelta(days=number) for number in range((end - start).days))
