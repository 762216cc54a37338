"""The dates of a month by day, and the days of its grid, each written once for all readers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from events.records.models import Occurrence
from events.records.models.events import Availability, OccurrenceQuerySet
from kommpaktiv.languages.dates import ONE_EVENING, long_date
from kommpaktiv.languages.locales import reader_language

from .shown_dates import without_places
from .tickets import PageRef, TopicRef

SHOWN = 4  # dates of a day in the grid; the others are folded away
FOLDED = 12  # of those; what is more stands in the list only

KEPT_ENTRIES, KEPT_DAYS = 3000, 500  # in the memory of each process, 1 and 3 kB each
FEW = 3  # places left that a day tells
FORMS = {
    Availability.FULL: "is-full",
    Availability.WAITING_LIST: "is-full",
    Availability.CANCELLED: "is-cancelled",
    Availability.PAST: "is-past",
}


@dataclass(frozen=True)
class DayDates:
    """The first dates of a day, and how many there are."""

    first: list[Occurrence]
    count: int


@dataclass(frozen=True)
class MonthDates:
    """What stands on the days of a grid; `count` is of the month alone."""

    by_day: dict[date, DayDates]
    count: int

    @classmethod
    def read(cls, dates: OccurrenceQuerySet, month: date) -> MonthDates:
        """Of all `dates` that touch the grid: two queries, the second one of those it shows."""
        days: dict[date, list[int]] = defaultdict(list)
        count = 0
        facts = dates.order_by("starts_at", "pk").values_list(
            "pk", "starts_at", "ends_at", "event__zone"
        )
        for pk, start, end, zone in facts:
            on = list(days_between(start.astimezone(zone_of(zone)), end.astimezone(zone_of(zone))))
            count += any((day.year, day.month) == (month.year, month.month) for day in on)
            for day in on:
                days[day].append(pk)
        first = {day: pks[: SHOWN + FOLDED] for day, pks in days.items()}
        found = _by_pk({pk for pks in first.values() for pk in pks})
        by_day = {
            day: DayDates([found[pk] for pk in pks if pk in found], len(days[day]))
            for day, pks in first.items()
        }
        return cls(by_day, count)

    @property
    def shown(self) -> list[Occurrence]:
        """Every date of the grid once."""
        return list({date.pk: date for day in self.by_day.values() for date in day.first}.values())


def _by_pk(pks: set[int]) -> dict[int, Occurrence]:
    return {date.pk: date for date in without_places(Occurrence.objects.filter(pk__in=pks))}


zone_of = lru_cache(ZoneInfo)


def days_between(start: datetime, end: datetime) -> Iterator[date]:
    """The days a date stands on: one over midnight on the evening it begins, and no other."""
    lasts = ((end - timedelta.resolution).date() - start.date()).days  # not on a day it only ends
    if end - start < ONE_EVENING:
        lasts = 0
    return each_day(start.date(), start.date() + timedelta(days=lasts + 1))


def each_day(start: date, end: date) -> Iterator[date]:
    """Each day from `start` to the one before `end`."""
    return (start + timedelta(days=number) for number in range((end - start).days))


def dates_by_month(dates: OccurrenceQuerySet, first: date) -> dict[date, int]:
    """How many of `dates` stand on days of each month from that of `first` on: one query."""
    found: Counter[date] = Counter()
    for start, end, zone in dates.order_by().values_list("starts_at", "ends_at", "event__zone"):
        on = days_between(start.astimezone(zone_of(zone)), end.astimezone(zone_of(zone)))
        found.update({day.replace(day=1) for day in on})
    return {month: found[month] for month in sorted(found) if month >= first}


# Writing -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Entry:
    """All that a day says of a date; `day` counts its days, `left` the places of few."""

    page: PageRef
    topic: TopicRef | None
    starts_at: datetime
    zone: str
    city: str
    availability: Availability
    left: int
    day: int = 1

    @property
    def local_start(self) -> datetime:
        return self.starts_at.astimezone(zone_of(self.zone))

    @property
    def form(self) -> str:
        """The class that says how it stands without a colour."""
        return FORMS.get(self.availability, "")

    def written_on(self, day: date) -> SafeString:
        """What the `day` says of it, in the reader's language."""
        number = (day - self.local_start.date()).days + 1
        entry = self if number == 1 else replace(self, day=number)
        return mark_safe(_written_entry(entry, reader_language()))


def entry_of(date: Occurrence, page: PageRef, topic: TopicRef | None) -> Entry:
    """What is to be said of `date`, which knows its places `taken`, now."""
    state, where = date.availability, date.where
    left = date.seats - date.places_taken if state == Availability.PLACES else 0
    return Entry(
        page=page,
        topic=topic,
        starts_at=date.starts_at,
        zone=date.event.zone,
        city=gettext("Online") if where.is_online else where.city or where.venue,
        availability=state,
        left=left if left <= FEW else 0,
    )


@dataclass(frozen=True)
class Day:
    """A day of the grid; `is_outside` the month that is shown."""

    day: date
    entries: tuple[SafeString, ...]
    count: int
    is_outside: bool
    is_today: bool
    query: str  # of the list of this day, where the grid does not show all of it

    @property
    def shown(self) -> tuple[SafeString, ...]:
        return self.entries[:SHOWN]

    @property
    def folded(self) -> tuple[SafeString, ...]:
        return self.entries[SHOWN:]

    @property
    def more(self) -> int:
        """How many stand in neither."""
        return max(0, self.count - SHOWN - FOLDED)

    @property
    def words(self) -> str:
        """Donnerstag, 3. Dezember 2026."""
        return long_date(self.day)

    @property
    def written(self) -> SafeString:
        """Its cell, in the reader's language."""
        return mark_safe(_written_day(self, reader_language()))


# Kept in memory; `language` is the reader's, and stands here to be told from others.


@lru_cache(maxsize=KEPT_DAYS)
def _written_day(day: Day, language: str) -> str:
    return render_to_string("components/calendar_day.html", {"day": day})


@lru_cache(maxsize=KEPT_ENTRIES)
def _written_entry(entry: Entry, language: str) -> str:
    return render_to_string("components/calendar_entry.html", {"entry": entry})
