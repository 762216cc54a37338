"""Calendars to subscribe to: all dates of a calendar page, or those its filters leave (RFC 5545).

A training that repeats is one entry with exceptions; dates out of its rule are entries by
themselves, with the UID that mails and files of single dates use.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Count, Max, Sum
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from icalendar import vDuration

from events.records.models import Event, Occurrence
from events.records.models.events import OccurrenceQuerySet
from events.trainings.visibility import readable

from .feed_dates import FeedDate, feed_dates
from .feed_trainings import pages_changed, topic_names, trainings
from .kept_feeds import kept_feed
from .recurring_vevent import RecurringVEvent
from .vevent import Calendar, Entry, EntryWriter, Sender, new_calendar, written

KEPT = relativedelta(months=12)  # how long a date that is over stays in the feeds
REFRESH = timedelta(hours=6)  # how often calendars are asked to look again
FORMAT = 2  # to be raised with every change of what is written here: see `Feed.tag`


@dataclass(frozen=True)
class Feed:
    """`dates` as a calendar, in the reader's language.

    `name` is what the reader's program calls it, `source` where it finds it again, `url` the page
    it belongs to; both are absolute addresses.
    """

    dates: OccurrenceQuerySet
    name: str
    source: str
    url: str
    sender: Sender
    now: datetime = field(default_factory=timezone.now)

    @cached_property
    def wanted(self) -> OccurrenceQuerySet:
        """The coming dates and those of the last twelve months that anybody may read about."""
        return readable(self.dates.filter(ends_at__gt=self.now - KEPT))

    @cached_property
    def _facts(self) -> dict[str, Any]:
        """What tells whether anything has changed, without looking at every date."""
        return self.wanted.order_by().aggregate(
            number=Count("pk"),
            sum=Sum("pk"),
            date=Max("updated_at"),
            event=Max("event__updated_at"),
        )

    @cached_property
    def _pages(self) -> tuple[int, datetime | None]:
        return pages_changed()

    @property
    def changed_at(self) -> datetime | None:
        """When a date, a training or its text last changed; nothing for an empty feed."""
        known = [self._facts["date"], self._facts["event"], self._pages[1]]
        return max(filter(None, known), default=None)

    @cached_property
    def tag(self) -> str:
        """Differs whenever the feed does (ETag: RFC 9110, 8.8.3): three queries at most."""
        told = [
            FORMAT,
            get_language(),
            self._facts,
            self._pages,
            topic_names(),
            [self.name, self.source, self.url, self.sender.name, self.sender.email],
        ]
        digest = blake2b(json.dumps(told, default=str).encode(), digest_size=16)
        return f'"{digest.hexdigest()}"'

    def to_ical(self) -> bytes:
        """The calendar, from memory where nothing has changed."""
        return kept_feed(self.tag, self._written)

    def _written(self) -> bytes:
        """The same number of queries, however many dates it has."""
        head = subscription(self.name, self.source, self.url, self.changed_at)
        return written(head, entries(self.wanted, self.sender))


def subscription(name: str, source: str, url: str, changed_at: datetime | None) -> Calendar:
    """A calendar without entries that programs look at again: see `Feed` for what is told."""
    calendar = new_calendar()
    calendar.add("x-wr-calname", name)
    calendar.add("name", name)
    calendar.add("source", source, parameters={"VALUE": "URI"})
    calendar.add("url", url)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    if changed_at:
        calendar.add("last-modified", changed_at.astimezone(UTC))
    return calendar


def entries(dates: OccurrenceQuerySet, sender: Sender) -> Iterator[Entry]:
    """The entries of `dates`, those of a training one after the other: five queries."""
    by_event = _by_event(dates)
    known = trainings(by_event)
    originals = _originals(by_event)
    for event, found in by_event.items():
        if event.key in known:
            writer = EntryWriter(event, known[event.key], sender)
            repeated, single = _parted(event, found)
            if repeated:
                yield from RecurringVEvent(event, writer).entries(repeated, originals[event.pk])
            yield from map(writer.entry, single)


def _by_event(dates: OccurrenceQuerySet) -> dict[Event, list[FeedDate]]:
    """The dates of each training; a training once, however many dates it has."""
    found = feed_dates(dates)
    events = {event.pk: event for event in Event.objects.filter(pk__in=found)}
    for pk, of_event in found.items():
        for date in of_event:
            if isinstance(date, Occurrence):
                date.event = events[pk]
    return {events[pk]: of_event for pk, of_event in found.items()}


def _parted(event: Event, dates: Iterable[FeedDate]) -> tuple[list[FeedDate], list[FeedDate]]:
    """The dates that the training's rule gives, and the others."""
    parts: dict[bool, list[FeedDate]] = {True: [], False: []}
    for date in dates:
        parts[date.in_series and bool(event.series)].append(date)
    return parts[True], parts[False]


def _originals(events: Iterable[Event]) -> dict[int, list[datetime]]:
    """The naive local starts of all dates that the rules of `events` give, by the event's pk."""
    repeated = [event.pk for event in events if event.series]
    dates = Occurrence.objects.filter(event__in=repeated, in_series=True).order_by()
    found: dict[int, list[datetime]] = defaultdict(list)
    for event, day, time in dates.values_list("event", "original_date", "original_time"):
        found[event].append(datetime.combine(day, time))
    return found
