"""The dates of a feed. There may be ten thousand of them, so most are not read as records.

Of a usual date nothing is told but when it is. Its facts are read as the database writes them: to
have Django turn them into objects costs more than all else about a feed.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.db.models import F, TextField
from django.db.models.functions import Cast

from events.records.models import Occurrence
from events.records.models.events import OccurrenceQuerySet

AS_IS = ("event_id", "pk", "status", "is_online", "venue", "sequence", "in_series")
AS_TEXT = (
    "notes",
    "uid",
    "starts_at",
    "ends_at",
    "created_at",
    "updated_at",
    "original_date",
    "original_time",
)

NOTHING = "{}"  # JSON without notes
NO_SIGNS = str.maketrans("", "", "-:")


class Row(NamedTuple):
    """What is read of every date, in the order of the names above; moments are in UTC."""

    event: int
    pk: int
    status: str
    is_online: bool | None
    venue: str
    sequence: int
    in_series: bool
    notes: str
    uid: str
    starts_at: str
    ends_at: str
    created_at: str
    updated_at: str
    original_date: str
    original_time: str

    @property
    def is_usual(self) -> bool:
        is_scheduled = self.status == Occurrence.Status.SCHEDULED
        return is_scheduled and self.is_online is None and not self.venue and self.notes == NOTHING


class UsualDate(NamedTuple):
    """A date that says nothing of its own; both stamps as iCalendar writes them."""

    uid: str
    sequence: int
    in_series: bool
    starts_at: datetime
    ends_at: datetime
    created: str
    changed: str
    original_start: datetime  # naive

    @property
    def is_cancelled(self) -> bool:
        return False


FeedDate = UsualDate | Occurrence


def feed_dates(dates: OccurrenceQuerySet) -> dict[int, list[FeedDate]]:
    """The dates of each training, by its primary key: two queries, one of them of unusual dates."""
    rows = _rows(dates)
    unusual = Occurrence.objects.in_bulk([row.pk for row in rows if not row.is_usual])
    found: dict[int, list[FeedDate]] = defaultdict(list)
    for row in rows:
        found[row.event].append(unusual.get(row.pk) or _usual(row))
    return found


def _rows(dates: OccurrenceQuerySet) -> list[Row]:
    texts: list[Any] = [Cast(F(name), TextField()) for name in AS_TEXT]
    rows = dates.order_by("event", "starts_at", "pk").values_list(*AS_IS, *texts)
    return list(map(Row._make, rows))


def _usual(row: Row) -> UsualDate:
    return UsualDate(
        uid=_uid(row.uid),
        sequence=row.sequence,
        in_series=row.in_series,
        starts_at=datetime.fromisoformat(row.starts_at).replace(tzinfo=UTC),
        ends_at=datetime.fromisoformat(row.ends_at).replace(tzinfo=UTC),
        created=_stamp(row.created_at),
        changed=_stamp(row.updated_at),
        original_start=datetime.fromisoformat(f"{row.original_date} {row.original_time}"),
    )


def _uid(text: str) -> str:
    """With hyphens, which SQLite keeps it without."""
    digits = text.replace("-", "")
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _stamp(moment: str) -> str:
    """`2027-01-31 18:00:00.123456` as iCalendar writes it."""
    year, month, day = moment[:4], moment[5:7], moment[8:10]
    return f"{year}{month}{day}T{moment[11:13]}{moment[14:16]}{moment[17:19]}Z"
