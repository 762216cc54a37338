"""A calendar page as readers see it: a list by month, or one month as a grid, filtered."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from events.records.models import Occurrence
from events.records.models.events import OccurrenceQuerySet
from events.records.places_taken import count_places
from events.schedule.choices import YEARS
from kommpaktiv.content.content_cache import remember
from kommpaktiv.languages.dates import first_weekday, month_and_year, weekday_names

from . import filter_form
from .filters import CalendarFilters, begun_by, not_over_by
from .listing import TrainingDate, training_dates
from .models import PER_PAGE, TrainingCalendarPage
from .month_grid import Day, DayDates, MonthDates, each_day, written_entry
from .near import Band, in_bands, next_by_distance
from .shown_dates import shown
from .visibility import readable

NEAR = 13  # months from now, of which what stands on their days is kept like other content

MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


@dataclass(frozen=True)
class Month:
    """The dates of a month in the list."""

    name: str
    dates: list[TrainingDate]


class DatesShown(Paginator):
    """Pages of dates with what the list shows of them."""

    def _get_page(self, dates: Any, *args: Any) -> Page:
        return super()._get_page(shown(dates), *args)  # type: ignore[misc]


class NearestDates(Paginator):
    """Pages of dates that are known by their keys, with what the list shows of them."""

    def _get_page(self, keys: Any, *args: Any) -> Page:
        dates = {date.pk: date for date in shown(Occurrence.objects.filter(pk__in=keys))}
        found = [dates[key] for key in keys if key in dates]
        return super()._get_page(found, *args)  # type: ignore[misc]


class Beginnings(Paginator):
    """The first of several pages, of which no more is known than how many dates there are."""

    def __init__(self, dates: list[Occurrence], per_page: int, count: int):
        super().__init__(dates, per_page)
        self.count = count


class CalendarView:
    """What a reader asked of a calendar page; nothing that can be asked for breaks it."""

    def __init__(self, page: TrainingCalendarPage, request: HttpRequest):
        self.page = page
        self.parameters = request.GET
        self.is_month = request.GET.get("view") == "month"
        self.past = request.GET.get("past") == "1" and not self.is_month
        without = [
            name
            for name, is_none in (
                ("location", page.location is not None),
                ("near", self.is_month or self.past),
            )
            if is_none
        ]
        self.filters = CalendarFilters(request.GET, without=without)

    @property
    def filter_form(self) -> SafeString:
        """The filters to choose from."""
        month = f"{self.first:%Y-%m}" if self.is_month else ""
        return filter_form.written(self.page.url, self.filters, month=month, is_past=self.past)

    # The list ------------------------------------------------------------------------------------

    @cached_property
    def listed(self) -> Page:
        """The dates of one page of the list. The first one without filters the calendar knows."""
        asked = self.parameters.get("p")
        if not (self.past or self.filters.values or asked):
            known = self.page.beginning
            return Beginnings(known.dates, PER_PAGE, known.count).page(1)
        dates = self._dates().past() if self.past else self._dates().coming()
        if self.filters.near:
            return NearestDates(next_by_distance(dates, self.filters.near), PER_PAGE).get_page(
                asked
            )
        return DatesShown(dates, PER_PAGE).get_page(asked)

    @cached_property
    def months(self) -> list[Month]:
        """The same by month."""
        by_month: dict[date, list[TrainingDate]] = defaultdict(list)
        for listed in training_dates(self.listed):
            # Where it is another day, it may be another month already.
            by_month[listed.occurrence.local_start.date().replace(day=1)].append(listed)
        return [Month(month_and_year(first), dates) for first, dates in by_month.items()]

    @cached_property
    def bands(self) -> list[Band]:
        """The same by how far they are, where somebody has said from where."""
        return in_bands(training_dates(self.listed), self.filters.near) if self.filters.near else []

    @property
    def count(self) -> int:
        """How many dates there are in all; of a month, without those of the days around it."""
        if not self.is_month:
            return self.listed.paginator.count
        return self._month_dates.count

    # The grid ------------------------------------------------------------------------------------

    @cached_property
    def first(self) -> date:
        """The first day of the month that is shown: that asked for, else that of the next date."""
        found = MONTH.fullmatch(self.parameters.get("month", ""))
        if found and int(found[1]) in YEARS and 1 <= int(found[2]) <= 12:
            return date(int(found[1]), int(found[2]), 1)
        return self._next_day.replace(day=1)

    @property
    def _next_day(self) -> date:
        """The day of the next date; today where there is none, or one is on."""
        if self.filters.values:
            coming = shown(self._dates().coming()[:1])
        else:
            coming = self.page.beginning.dates[:1]
        today = timezone.localdate()
        return max(today, coming[0].local_start.date()) if coming else today

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
        today, dates = timezone.localdate(), self._month_dates
        shown = dates.shown
        count_places(shown)
        entries = {
            listed.occurrence.pk: written_entry(listed.occurrence, listed.page)
            for listed in training_dates(shown)
        }
        days = [
            self._day(day, dates.by_day.get(day, DayDates([], 0)), entries, today)
            for day in each_day(self._grid_start, self._grid_end)
        ]
        return [days[number : number + 7] for number in range(0, len(days), 7)]

    def _day(
        self, day: date, dates: DayDates, entries: Mapping[int, SafeString], today: date
    ) -> Day:
        return Day(
            day,
            entries=tuple(entries[date.pk] for date in dates.first if date.pk in entries),
            count=dates.count,
            is_outside=day.month != self.first.month,
            is_today=day == today,
            query=self._day_query(day) if dates.count > len(dates.first) else "",
        )

    @cached_property
    def _month_dates(self) -> MonthDates:
        """All dates that touch a day of the grid."""
        start, end, today = self._grid_start, self._grid_end, timezone.localdate()
        dates = begun_by(not_over_by(self._dates(), start), end - timedelta(days=1))
        months = (self.first.year - today.year) * 12 + self.first.month - today.month
        if self.filters.values or abs(months) > NEAR:  # of what can be asked for there is no end
            return MonthDates.read(dates, self.first)
        key = ("month", *self.page.whose, start, end)
        return remember(key, lambda: MonthDates.read(dates, self.first))

    @property
    def _grid_start(self) -> date:
        return self.first - timedelta(days=(self.first.weekday() - first_weekday()) % 7)

    @property
    def _grid_end(self) -> date:
        """The day after the last one."""
        following = self.first + relativedelta(months=1)
        return following + timedelta(days=(first_weekday() - following.weekday()) % 7)

    def _dates(self) -> OccurrenceQuerySet:
        return self.filters.apply(readable(self.page.all_occurrences()))

    # Addresses -----------------------------------------------------------------------------------

    @cached_property
    def feed_path(self) -> str:
        """Where programs subscribe to the calendar, filtered in the same way."""
        path = reverse("feeds:feed", kwargs={"key": self.page.translation_key})
        query = self.filters.query_with(without="near")
        return f"{path}?{query}" if query else path

    @property
    def list_query(self) -> str:
        return self.filters.query

    @property
    def past_query(self) -> str:
        return self.filters.query_with(without="near", past=1)

    @property
    def month_query(self) -> str:
        return self.filters.query_with(without="near", view="month")

    @property
    def today_query(self) -> str:
        """Of the month that is now; empty where that is shown."""
        today = timezone.localdate().replace(day=1)
        is_shown = today == self.first
        return "" if is_shown else self.filters.query_with(view="month", month=f"{today:%Y-%m}")

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
