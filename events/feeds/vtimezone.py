"""Time zones as calendars write them (VTIMEZONE: RFC 5545, 3.6.5).

icalendar makes them too, but says that summer time begins an hour late: the onset must be read on
clocks that still show the time before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


@lru_cache(maxsize=64)
def time_zone(name: str, first_year: int, last_year: int) -> Timezone:
    """The zone `name` with its changes of the clocks from the first to the end of the last year."""
    zone = ZoneInfo(name)
    start = datetime(first_year, 1, 1, tzinfo=zone)
    onsets = defaultdict(list)
    for before, after in [(start, start), *_changes(start, datetime(last_year + 1, 1, 1))]:
        old, new = _offset(before), _offset(after)
        onsets[old, new, after.tzname()].append((after.astimezone(UTC) + old).replace(tzinfo=None))
    component = Timezone()
    component.add("tzid", name)
    for (old, new, label), (first, *others) in onsets.items():
        part = TimezoneDaylight() if new > old else TimezoneStandard()
        part.add("dtstart", first)
        part.add("tzoffsetfrom", old)
        part.add("tzoffsetto", new)
        part.add("tzname", label)
        if others:
            part.add("rdate", others)
        component.add_component(part)
    return component


def _changes(start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The last second before, and the first after each change of the clocks (local times)."""
    zone, moment, last = start.tzinfo, start.astimezone(UTC), end.replace(tzinfo=UTC)

    def local(instant: datetime) -> datetime:
        return instant.astimezone(zone)

    def differ(one: datetime, other: datetime) -> bool:
        return _offset(local(one)) != _offset(local(other))

    while moment < last:
        before, after = moment, moment + DAY
        moment = after
        if not differ(before, after):
            continue
        while after - before > SECOND:
            middle = before + (after - before) // 2
            middle = middle.replace(microsecond=0)
            before, after = (before, middle) if differ(before, middle) else (middle, after)
        yield local(before), local(after)


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta(0)
