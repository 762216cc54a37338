"""A training that repeats, as one entry with exceptions (RFC 5545, 3.8.4.4 and 3.8.5).

Nothing is expanded here. That the rule of `Event.series` gives just the dates `in_series`, and what
it `skipped`, is publishing's part (`events.schedule.expansion.Series`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from icalendar import vRecur

from events.records.models import Event, Occurrence
from events.schedule.expansion import instant

from .feed_dates import FeedDate
from .vevent import BEGIN, END, Entry, EntryWriter, Properties, folded


@dataclass(frozen=True)
class RecurringVEvent:
    """The rule of a training, as calendars read it."""

    event: Event
    writer: EntryWriter

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

    @cached_property
    def on_the_wall(self) -> timedelta:
        """The same duration on the clock on the wall."""
        return self.end.replace(tzinfo=None) - self.start

    def entries(self, dates: Iterable[FeedDate], originals: Iterable[datetime]) -> list[Entry]:
        """The entry that repeats, for `dates` alone, and one for each that differs from the rule.

        `originals` are the naive local starts of all dates that the rule gives.
        """
        dates = list(dates)
        missing = (set(originals) | self.skipped) - {date.original_start for date in dates}
        exceptions = [self._exception(date) for date in dates if not self._gives(date)]
        return [self._master(missing), *exceptions]

    def _master(self, missing: set[datetime]) -> Entry:
        event, writer = self.event, self.writer
        rule = vRecur.from_ical(self._told["rule"])
        repetition = Properties()
        repetition.add("rrule", rule)
        if missing:
            local = [start.replace(tzinfo=event.tzinfo) for start in sorted(missing)]
            repetition.add("exdate", local)
        lines = [
            BEGIN,
            f"UID:{self.uid}\r\nSEQUENCE:{event.sequence}\r\n",
            writer.moment("DTSTART", self.start),
            writer.moment("DTEND", self.end),
            folded(repetition),
            writer.stamps(event.created_at, event.updated_at),
            "STATUS:CONFIRMED\r\n",
            writer.usual_texts,
            END,
        ]
        return Entry("".join(lines), event.zone, self.start.year, rule["until"][0].year)

    def _exception(self, date: FeedDate) -> Entry:
        """Its SEQUENCE rises with the training's and with the date's, and is below neither."""
        identity = (
            f"UID:{self.uid}\r\nSEQUENCE:{self.event.sequence + date.sequence}\r\n"
            f"{self.writer.moment('RECURRENCE-ID', date.original_start)}"
        )
        return self.writer.identified(identity, date)

    def _gives(self, date: FeedDate) -> bool:
        """Whether the rule alone says all about `date`.

        Calendars do not agree on whether a repetition lasts as long by the clock on the wall or in
        time that passes. Where that makes a difference, the date is said by itself.
        """
        if isinstance(date, Occurrence) and not self.writer.is_usual(date):
            return False
        zone, original = self.event.tzinfo, date.original_start
        start = instant(original, zone)
        ends = (start + self.duration, instant(original + self.on_the_wall, zone))
        return (date.starts_at, date.ends_at, date.ends_at) == (start, *ends)
