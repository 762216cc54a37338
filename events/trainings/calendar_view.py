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
from kommpaktiv.languages.dates import (
    first_weekday,
    month_and_year,
    month_name,
    weekday_names,
)

from . import filter_form
from .board import BoardDay, board_days
from .filters import CalendarFilters, begun_by, not_over_by
from .listing import TrainingDate, training_dates
from .models import PER_PAGE, TrainingCalendarPage
from .month_grid import (
    SHOWN,
    Day,
    DayDates,
    Entry,
    MonthDates,
    dates_by_month,
    each_day,
    entry_of,
)
from .near import Band, in_bands, next_by_distance
from .quick_finds import QuickFind, quick_finds
from .shown_dates import shown
from .tickets import TopicRef, topic_ref
from .visibility import readable

MONTHS = 12  # to choose from
NEAR = 13  # months from now, of which what stands on their days is kept like other content

MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


@dataclass(frozen=True)
class Month:
    """The dates of a month in the list, by day."""

    name: str
    days: list[BoardDay]


@dataclass(frozen=True)
class MonthToChoose:
    """A month that has dates; `rel` tells whether it comes just before or after the shown one."""

    name: str
    count: int
    query: str
    is_shown: bool
    rel: str


@dataclass(frozen=True)
class LegendTopic:
    """What a colour means; `query` leads to the dates on that topic."""

    topic: TopicRef
    query: str
    is_chosen: bool


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

    @property
    def quick_finds(self) -> list[QuickFind]:
        """What many look for; in the grid they lead to a grid."""
        return quick_finds(self.page, self.filters, **({"view": "month"} if self.is_month else {}))

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
        """The same by month and day."""
        by_month: dict[date, list[BoardDay]] = defaultdict(list)
        # Where it is another day, it may be another month already.
        for day in board_days(training_dates(self.listed)):
            by_month[day.day.replace(day=1)].append(day)
        return [Month(month_and_year(first), days) for first, days in by_month.items()]

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
        entries = {
            pk: entry_of(listed.occurrence, listed.page, topic_ref(listed.topic))
            for pk, listed in self._in_grid.items()
        }
        days = [
            self._day(day, dates.by_day.get(day, DayDates([], 0)), entries, today)
            for day in each_day(self._grid_start, self._grid_end)
        ]
        return [days[number : number + 7] for number in range(0, len(days), 7)]

    def _day(self, day: date, dates: DayDates, entries: Mapping[int, Entry], today: date) -> Day:
        return Day(
            day,
            entries=tuple(
                entries[date.pk].written_on(day) for date in dates.first if date.pk in entries
            ),
            count=dates.count,
            is_outside=day.month != self.first.month,
            is_today=day == today,
            query=self._day_query(day) if dates.count > len(dates.first) else "",
        )

    @cached_property
    def month_days(self) -> list[BoardDay]:
        """The days of the month that have dates, for who has no room for the grid."""
        days = sorted(self._month_dates.by_day.items())
        return [self._board_day(day, dates) for day, dates in days if day.month == self.first.month]

    def _board_day(self, day: date, dates: DayDates) -> BoardDay:
        listed = [self._in_grid[date.pk] for date in dates.first if date.pk in self._in_grid]
        more = dates.count - SHOWN
        return BoardDay(day, listed[:SHOWN], max(0, more), self._day_query(day))

    @cached_property
    def _in_grid(self) -> dict[int, TrainingDate]:
        """What the grid shows, by primary key, with its places counted."""
        dates = self._month_dates.shown
        count_places(dates)
        return {listed.occurrence.pk: listed for listed in training_dates(dates)}

    @property
    def legend(self) -> list[LegendTopic]:
        """The topics of the month, in the order editors gave them."""
        dates = (date for day in self.month_days for date in day.dates)
        found = {str(date.topic.translation_key): date.topic for date in dates if date.topic}
        chosen = self.filters.values.get("topic")
        return [
            LegendTopic(
                TopicRef(option.name, found[option.key].colour, option.language),
                self._month_query(self.first, topic=option.value),
                option == chosen,
            )
            for option in self.filters.options("topic")
            if option.key in found
        ]

    @cached_property
    def months_to_choose(self) -> list[MonthToChoose]:
        """Those from now on that have dates, and the one that is shown; a new year is named."""
        counts = dict([*self._months_ahead.items()][:MONTHS]) | {self.first: self.count}
        months, year = sorted(counts), timezone.localdate().year
        at = months.index(self.first)
        rels = {at - 1: "prev ", at + 1: "next "}
        choices = []
        for number, month in enumerate(months):
            name = month_name(month) if month.year == year else month_and_year(month)
            query, year = self._month_query(month), month.year
            is_shown, rel = month == self.first, rels.get(number, "")
            choices.append(MonthToChoose(name, counts[month], query, is_shown, rel))
        return choices

    @property
    def _months_ahead(self) -> dict[date, int]:
        """How many dates there are in each month from now on."""
        first = timezone.localdate().replace(day=1)

        def read() -> dict[date, int]:
            return dates_by_month(not_over_by(self._dates(), first), first)

        if self.filters.values:
            return read()
        return remember(("months", *self.page.whose, first), read)

    @cached_property
    def _month_dates(self) -> MonthDates:
        """All dates that touch a day of the grid."""
        start, end, today = self._grid_start, self._grid_end, timezone.localdate()

        def read() -> MonthDates:
            dates = begun_by(not_over_by(self._dates(), start), end - timedelta(days=1))
            return MonthDates.read(dates, self.first)

        months = (self.first.year - today.year) * 12 + self.first.month - today.month
        if self.filters.values or abs(months) > NEAR:  # of what can be asked for there is no end
            return read()
        return remember(("month", *self.page.whose, start, end), read)

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
        # Nobody subscribes to one week, and programs know no distance.
        query = self.filters.query_with(("when", "near"))
        return f"{path}?{query}" if query else path

    @property
    def list_query(self) -> str:
        return self.filters.query

    @property
    def past_query(self) -> str:
        return self.filters.query_with(("near",), past=1)

    @property
    def month_query(self) -> str:
        return self.filters.query_with(("near",), view="month")

    @property
    def today_query(self) -> str:
        """Of the month that is now; empty where that is shown."""
        today = timezone.localdate().replace(day=1)
        return "" if today == self.first else self._month_query(today)

    def _day_query(self, day: date) -> str:
        return self.filters.query_with(**{"from": day.isoformat(), "until": day.isoformat()})

    def _month_query(self, month: date, **filters: str) -> str:
        return self.filters.query_with(**filters, view="month", month=f"{month:%Y-%m}")
