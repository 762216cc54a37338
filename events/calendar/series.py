"""A training that repeats, as one entry with exceptions (RFC 5545, 3.8.4.4 and 3.8.5).

Nothing is expanded here. That the rule of `Event.series` gives just the dates `in_series`, and what
it `skipped`, is publishing's part (`events.domain.schedule.Series`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from icalendar import Event as Entry
from icalendar import vRecur

from events.domain.schedule import instant
from events.models import Event, Occurrence

from .entries import (
    Training,
    about,
    add_coordinates,
    add_place,
    add_stamps,
    add_texts,
    add_times,
    describe_date,
)


@dataclass(frozen=True)
class Repetition:
    """The rule of a training, as calendars read it."""

    event: Event

    @property
    def uid(self) -> str:
        """The same for ever: of the training, not of any date."""
        return f"{self.event.key}@kommpaktiv"

    @property
    def _told(self) -> dict[str, Any]:
        return self.event.series or {}

    @cached_property
    def start(self) -> datetime:
        """The naive local start of the first date that the rule gives, skipped or not."""
        return datetime.fromisoformat(self._told["start"])

    @cached_property
    def skipped(self) -> set[datetime]:
        return {datetime.fromisoformat(start) for start in self._told["skipped"]}

    @cached_property
    def duration(self) -> timedelta:
        """From the first start to the first end, in time that passes."""
        zone = self.event.tzinfo
        planned = timedelta(minutes=self._told["minutes"])
        passed = instant(self.start + planned, zone) - instant(self.start, zone)
        return passed if passed > timedelta(0) else planned

    @cached_property
    def end(self) -> datetime:
        """The local end of the first date."""
        zone = self.event.tzinfo
        return (instant(self.start, zone) + self.duration).astimezone(zone)

    def entries(
        self, dates: Iterable[Occurrence], originals: Iterable[datetime], training: Training
    ) -> list[Entry]:
        """The entry that repeats, for `dates` alone, and one for each that differs from the rule.

        `originals` are the naive local starts of all dates that the rule gives.
        """
        dates = list(dates)
        missing = (set(originals) | self.skipped) - {date.original_start for date in dates}
        unusual = [date for date in dates if not self._gives(date)]
        return [
            self._master(missing, training),
            *(self._exception(date, training) for date in unusual),
        ]

    def _master(self, missing: set[datetime], training: Training) -> Entry:
        event, zone = self.event, self.event.tzinfo
        entry = Entry()
        entry.add("uid", self.uid)
        entry.add("sequence", event.sequence)
        entry.add("rrule", vRecur.from_ical(self._told["rule"]))
        if missing:
            entry.add("exdate", [start.replace(tzinfo=zone) for start in sorted(missing)])
        add_times(entry, self.start.replace(tzinfo=zone), self.end)
        add_stamps(entry, event.created_at, event.updated_at, training.changed_at)
        add_texts(entry, training, about(event, training), "CONFIRMED")
        add_place(entry, event.where)
        add_coordinates(entry, event)
        return entry

    def _exception(self, date: Occurrence, training: Training) -> Entry:
        """Its SEQUENCE rises with the training's and with the date's, and is below neither."""
        entry = Entry()
        entry.add("uid", self.uid)
        entry.add("recurrence-id", date.original_start.replace(tzinfo=self.event.tzinfo))
        entry.add("sequence", self.event.sequence + date.sequence)
        describe_date(entry, date, training)
        return entry

    def _gives(self, date: Occurrence) -> bool:
        """Whether the rule alone says all about `date`.

        Calendars do not agree on whether a repetition lasts as long by the clock on the wall or in
        time that passes. Where that makes a difference, the date is said by itself.
        """
        zone = self.event.tzinfo
        on_the_wall = self.end.replace(tzinfo=None) - self.start
        start = instant(date.original_start, zone)
        ends = {start + self.duration, instant(date.original_start + on_the_wall, zone)}
        is_plain = not (date.is_cancelled or date.has_own_place or date.note)
        return is_plain and date.starts_at == start and ends == {date.ends_at}
