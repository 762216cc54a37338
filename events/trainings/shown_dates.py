"""Dates with what lists show of them, and no more.

Of a date all but its places is content: publishing, moving and cancelling note that it changes. So
what every reader asks for first, the next dates of a calendar, is kept like other content; places
are counted each time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.utils import timezone

from events.records.models import Occurrence
from events.records.models.events import OccurrenceQuerySet
from events.records.places_taken import count_places

# Of a date: what is shown of it, and what tells how it stands.
SHOWN = (
    "uid",
    "original_date",
    "original_time",
    "starts_at",
    "ends_at",
    "is_moved",
    "capacity",
    "closed_at",
    "status",
    "notes",
    "cancel_reasons",
    "is_online",
    "venue",
    "address",
)
SHOWN_OF_EVENT = (
    "key",
    "location_key",
    "topic_keys",
    "capacity",
    "how_to_register",
    "registration_url",
    "max_people",
    "has_waiting_list",
    "opens_at",
    "opens_hours_before",
    "closes_at",
    "closes_hours_before",
    "zone",
    "is_free",
    "is_online",
    "venue",
    "address",
    "latitude",
    "longitude",
    "spoken_languages",
    "interpretation",
    "series",
    "is_published",
)


def shown(dates: OccurrenceQuerySet, now: datetime | None = None) -> list[Occurrence]:
    """The dates with what lists show of them, places included: three queries, for few dates."""
    found = without_places(dates)
    count_places(found, now)
    return found


def without_places(dates: OccurrenceQuerySet) -> list[Occurrence]:
    """The same but for their places: one query."""
    fields = (*SHOWN, *(f"event__{name}" for name in SHOWN_OF_EVENT))
    return list(dates.select_related("event").only(*fields))


@dataclass(frozen=True)
class Beginning:
    """The first of all coming dates, in their order, and how many there are in all."""

    dates: list[Occurrence]
    count: int

    @classmethod
    def read(cls, coming: OccurrenceQuerySet, size: int) -> Self:
        """At most `size` of the dates that are `coming`: two queries."""
        dates = without_places(coming[:size])
        return cls(dates, coming.count() if len(dates) == size else len(dates))

    def at(self, now: datetime, size: int) -> Beginning | None:
        """What is left of it `now`, for a list of `size`; none where that is not known."""
        coming = [date for date in self.dates if date.ends_at > now]
        is_all = len(self.dates) == self.count
        # What is over has begun, so that nothing behind the last one has ended either.
        if is_all or (len(coming) >= size and self.dates[-1].starts_at > now):
            return Beginning(coming[:size], self.count - len(self.dates) + len(coming))
        return None

    def with_places(self) -> Self:
        """The same, as the places of its dates stand: two queries."""
        count_places(self.dates, timezone.now())
        return self
