"""Time zones as calendars write them (VTIMEZONE: RFC 5545, 3.6.5).

Outlook reads the yearly rule of an onset (RRULE) and no list of them (RDATE). Where the clocks of a
zone follow no such rule, as in Morocco, each onset is an observance by itself.

icalendar makes time zones too, but says that summer time begins an hour late: the onset must be
read on clocks that still show the time before it.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST = -1
FORESIGHT = 6  # years that tell the last Sunday from the fourth, and a rule from chance
LEAST = 3  # onsets that make a rule


class Change(NamedTuple):
    """Of the clocks: what their offset from UTC was, is, and is called."""

    before: timedelta
    after: timedelta
    label: str


class Yearly(NamedTuple):
    """A day of each year: the `number`th weekday of a month, and the time of the clocks."""

    month: int
    number: int
    weekday: str
    time: str


class Run(NamedTuple):
    """Onsets, naive as the clocks show them before, that each of the `rules` gives."""

    onsets: list[datetime]
    rules: set[Yearly]


@lru_cache(maxsize=64)
def time_zone(name: str, first_year: int, last_year: int) -> Timezone:
    """The zone `name`, right from the first to the end of the last year."""
    component = Timezone()
    component.add("tzid", name)
    horizon = last_year + FORESIGHT
    for change, onsets in _onsets(ZoneInfo(name), first_year - 1, horizon).items():
        for run in _runs(onsets):
            for part in _observances(change, run, last_year, horizon):
                component.add_component(part)
    return component


def _onsets(zone: ZoneInfo, first_year: int, last_year: int) -> dict[Change, list[datetime]]:
    """When the clocks change, and what holds at the start where nothing changes in that year."""
    start = datetime(first_year, 1, 1, tzinfo=zone)
    changes = list(_changes(start, datetime(last_year + 1, 1, 1)))
    if not changes or changes[0][1].year > first_year:
        changes.insert(0, (start, start))
    onsets = defaultdict(list)
    for before, after in changes:
        change = Change(_offset(before), _offset(after), after.tzname() or "")
        onsets[change].append((after.astimezone(UTC) + change.before).replace(tzinfo=None))
    return onsets


def _runs(onsets: Iterable[datetime]) -> Iterator[Run]:
    """The onsets, those together that one rule gives year for year."""
    run: Run | None = None
    for onset in onsets:
        rules = _rules(onset)
        if run and onset.year == run.onsets[-1].year + 1 and run.rules & rules:
            run = Run([*run.onsets, onset], run.rules & rules)
            continue
        if run:
            yield run
        run = Run([onset], rules)
    if run:
        yield run


def _rules(onset: datetime) -> set[Yearly]:
    numbers = {(onset.day - 1) // 7 + 1}
    if onset.day + 7 > monthrange(onset.year, onset.month)[1]:
        numbers.add(LAST)
    weekday, time = WEEKDAYS[onset.weekday()], onset.time().isoformat()
    return {Yearly(onset.month, number, weekday, time) for number in numbers if number < 5}


def _observances(
    change: Change, run: Run, last_year: int, horizon: int
) -> Iterator[TimezoneDaylight | TimezoneStandard]:
    """The run as one observance with its rule, or else one for each onset that is needed."""
    if len(run.onsets) < LEAST:
        for onset in run.onsets:
            if onset.year <= last_year:
                yield _observance(change, onset)
        return
    if run.onsets[0].year > last_year:
        return
    part = _observance(change, run.onsets[0])
    rule = min(run.rules, key=lambda rule: rule.number)  # the last rather than the fourth
    repeated = {"FREQ": "YEARLY", "BYMONTH": rule.month, "BYDAY": f"{rule.number}{rule.weekday}"}
    if run.onsets[-1].year < horizon:
        # A day more, for programs that take it for local time.
        repeated["UNTIL"] = (run.onsets[-1] - change.before + DAY).replace(tzinfo=UTC)
    part.add("rrule", vRecur(repeated))
    yield part


def _observance(change: Change, onset: datetime) -> TimezoneDaylight | TimezoneStandard:
    part = TimezoneDaylight() if change.after > change.before else TimezoneStandard()
    part.add("dtstart", onset)
    part.add("tzoffsetfrom", change.before)
    part.add("tzoffsetto", change.after)
    part.add("tzname", change.label)
    return part


def _changes(start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The last second before, and the first after each change of the clocks (local times)."""
    zone, moment, last = start.tzinfo, start.astimezone(UTC), end.replace(tzinfo=UTC)

    def local(instant: datetime) -> datetime:
        return instant.astimezone(zone)

    def differ(one: datetime, other: datetime) -> bool:
        return _clocks(local(one)) != _clocks(local(other))

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


def _clocks(moment: datetime) -> tuple[timedelta, str | None]:
    """What they show and how that is called: Istanbul's summer time once became its time."""
    return _offset(moment), moment.tzname()


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta(0)
