"""Any rule against two readers that know nothing of this code.

dateutil expands the rule on naive local time, and `recurring_ical_events` an iCalendar text with
time zones. Both are given texts written here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import recurring_ical_events
from dateutil.rrule import rruleset, rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from events.schedule.expansion import HORIZON, Plan, Schedule, plan
from events.schedule.rules import read_rule

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "Asia/Tehran",  # changed its clocks at midnight, until 2022
    "Australia/Lord_Howe",  # by half an hour
    "Africa/Casablanca",  # in Ramadan, backwards
    "America/Santiago",  # at midnight, in the other half of the year
    "Pacific/Apia",
    "Asia/Kolkata",
]
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
LOCAL, IN_UTC = "%Y%m%dT%H%M%S", "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class Case:
    """A schedule in the words of an editor: whole days, in wall time."""

    first: date
    start: time
    minutes: int  # a date lasts
    zone: str
    parts: str  # of the rule, without its end
    count: int | None
    until: date | None
    extra: list[date]
    excluded: list[date]

    @property
    def first_start(self) -> datetime:
        return datetime.combine(self.first, self.start)

    @property
    def schedule(self) -> Schedule:
        end = self.first_start + timedelta(minutes=self.minutes)
        over_night = end.time() <= self.start and self.minutes <= 24 * 60
        return Schedule(
            first_date=self.first,
            start_time=self.start,
            end_time=end.time(),
            end_date=None if over_night or end.date() == self.first else end.date(),
            zone=self.zone,
            rule=read_rule(self.text),
        )

    @property
    def text(self) -> str:
        until = f";UNTIL={self.until:%Y%m%d}" if self.until else ""
        count = f";COUNT={self.count}" if self.count else ""
        lines = [f"RRULE:{self.parts}{count}{until}"]
        lines += [f"RDATE:{day:%Y%m%d}" for day in self.extra]
        lines += [f"EXDATE:{day:%Y%m%d}" for day in self.excluded]
        return "\n".join(lines)

    @property
    def last(self) -> datetime | None:
        """The local moment at which the rule ends, if it is one that ends it."""
        if self.until:
            return datetime.combine(self.until, time(23, 59, 59))
        if self.count:
            return None
        return (
            max(NOW.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None), self.first_start)
            + HORIZON
        )

    def on(self, days: list[date]) -> list[datetime]:
        return [datetime.combine(day, self.start) for day in days]

    def naive(self) -> list[datetime]:
        """What dateutil makes of it."""
        end = f";COUNT={self.count}" if self.count else f";UNTIL={self.last:{LOCAL}}"
        rule = f"DTSTART:{self.first_start:{LOCAL}}\nRRULE:{self.parts}{end}"
        dates = rruleset()
        dates.rrule(rrulestr(rule))
        for moment in self.on(self.extra):
            dates.rdate(moment)
        for moment in self.on(self.excluded):
            dates.exdate(moment)
        return list(dates)


def ical(start: datetime, minutes: int, zone: str, *lines: str) -> str:
    end = start + timedelta(minutes=minutes)
    tzid = f"TZID={zone}"
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//", "BEGIN:VEVENT", "UID:1"]
    times = [f"DTSTART;{tzid}:{start:{LOCAL}}", f"DTEND;{tzid}:{end:{LOCAL}}"]
    return "\r\n".join([*head, *times, *lines, "END:VEVENT", "END:VCALENDAR", ""])


def read(text: str) -> list[tuple[datetime, datetime]]:
    """Start and end of all dates (UTC) as a calendar program shows them."""
    found = recurring_ical_events.of(Calendar.from_ical(text)).between((2000, 1, 1), (2200, 1, 1))
    return sorted(
        (entry["DTSTART"].dt.astimezone(UTC), entry["DTEND"].dt.astimezone(UTC)) for entry in found
    )


def several(values: list, most: int = 3) -> st.SearchStrategy[str]:
    some = st.lists(st.sampled_from(values), min_size=1, max_size=most, unique=True)
    return some.map(lambda chosen: ",".join(map(str, chosen)))


@st.composite
def parts(draw: st.DrawFn) -> str:
    freq = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    weekdays, months = several(WEEKDAYS), several(list(range(1, 13)))
    month_days = several([*range(1, 32), -1, -2, -3, -4])
    nth = [1, 2, 3, 4, 5, -1, -2]
    ordinals = several([f"{n}{day}" for n in nth for day in WEEKDAYS])
    positions = several([1, 2, 3, -1, -2], 2)
    choices = {
        "DAILY": [
            {},
            {"BYDAY": weekdays},
            {"BYMONTHDAY": month_days},
            {"BYMONTH": months, "BYDAY": weekdays},
        ],
        "WEEKLY": [{}, {"BYDAY": weekdays}, {"BYDAY": weekdays, "BYSETPOS": several([1, -1], 1)}],
        "MONTHLY": [
            {},
            {"BYDAY": ordinals},
            {"BYMONTHDAY": month_days},
            {"BYDAY": weekdays, "BYSETPOS": positions},
            {"BYDAY": weekdays, "BYMONTHDAY": month_days},
            {"BYMONTH": months, "BYDAY": ordinals},
        ],
        "YEARLY": [
            {},
            {"BYMONTH": months},
            {"BYMONTH": months, "BYMONTHDAY": month_days},
            {"BYMONTH": months, "BYDAY": ordinals},
            {"BYDAY": several([f"{n}{day}" for n in (1, 20, 53, -1) for day in WEEKDAYS])},
            {"BYYEARDAY": several([1, 60, 100, 366, -1])},
            {"BYWEEKNO": several([1, 20, 52, 53]), "BYDAY": weekdays},
            {"BYMONTH": months, "BYDAY": weekdays, "BYSETPOS": positions},
        ],
    }
    chosen = draw(st.sampled_from(choices[freq]))
    said = {"FREQ": freq, "INTERVAL": str(draw(st.integers(1, 4)))}
    said |= {name: draw(values) for name, values in chosen.items()}
    if draw(st.booleans()):
        said["WKST"] = draw(st.sampled_from(WEEKDAYS))
    return ";".join(f"{name}={value}" for name, value in said.items())


HOURS = st.sampled_from([0, 1, 2, 2, 3, 9, 18, 23])
STARTS = st.builds(time, HOURS, st.sampled_from([0, 15, 30]))
MINUTES = st.sampled_from([30, 60, 150, 8 * 60, 24 * 60, 26 * 60, 3 * 24 * 60 + 30])


@st.composite
def cases(draw: st.DrawFn) -> Case:
    first = draw(st.dates(date(2020, 1, 1), date(2030, 12, 31)))
    near = st.lists(
        st.integers(0, 120).map(lambda days: first + timedelta(days=days)), max_size=4, unique=True
    )
    end = draw(st.sampled_from(["count", "until", "open"]))
    return Case(
        first=first,
        start=draw(STARTS),
        minutes=draw(MINUTES),
        zone=draw(st.sampled_from(ZONES)),
        parts=draw(parts()),
        count=draw(st.integers(1, 30)) if end == "count" else None,
        until=first + timedelta(days=draw(st.integers(0, 700))) if end == "until" else None,
        extra=draw(near),
        excluded=draw(near),
    )


def planned(case: Case) -> Plan:
    found = plan(case.schedule, NOW)
    assume(len(found.dates) < 1000 and not found.is_cut)
    return found


@settings(max_examples=250, deadline=None)
@given(cases())
def test_plan_agrees_with_dateutil_on_naive_time(case):
    zone = ZoneInfo(case.zone)
    expected = [start for start in case.naive() if start - case.first_start < timedelta(36_525)]
    dates = planned(case).dates
    assert [date.original for date in dates] == expected
    for date_ in dates:
        local = date_.starts_at.astimezone(zone).replace(tzinfo=None)
        skipped = local - date_.original  # by the clocks in spring: nowhere else is it another hour
        exists = date_.original.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
        assert skipped == exists.replace(tzinfo=None) - date_.original
        assert timedelta(0) <= skipped <= timedelta(days=1)
        assert date_.ends_at > date_.starts_at


@settings(max_examples=100, deadline=None)
@given(cases())
def test_plan_agrees_with_a_calendar_program(case):
    rule = replace(case, extra=[], excluded=[])
    starts = rule.naive()
    assume(starts and starts[-1] - case.first_start < timedelta(36_525))
    zone = ZoneInfo(case.zone)
    until = starts[-1].replace(tzinfo=zone).astimezone(UTC)
    lines = [f"RRULE:{case.parts};UNTIL={until:{IN_UTC}}"]
    lines += [f"RDATE;TZID={case.zone}:{moment:{LOCAL}}" for moment in case.on(case.extra)]
    lines += [f"EXDATE;TZID={case.zone}:{moment:{LOCAL}}" for moment in case.on(case.excluded)]
    program = read(ical(starts[0], case.minutes, case.zone, *lines))
    dates = planned(case).dates
    assert [date.starts_at for date in dates] == [start for start, _end in program]
    for date_, (_start, _end) in zip(dates, program, strict=True):
        end = (date_.original + timedelta(minutes=case.minutes)).replace(tzinfo=zone)
        if end.astimezone(UTC) > date_.starts_at:
            assert date_.ends_at == end.astimezone(UTC)
        else:
            assert date_.ends_at - date_.starts_at == timedelta(minutes=case.minutes)


@settings(max_examples=100, deadline=None)
@given(cases(), st.sampled_from(["", "TH", "BY"]))
def test_series_gives_just_its_dates_to_a_calendar_program(case, state):
    found = plan(replace(case.schedule, holidays_of=state), NOW)
    in_series = [date.starts_at for date in found.dates if date.in_series]
    assert bool(in_series) == bool(found.series)
    assume(found.series and len(in_series) < 500)
    start = datetime.fromisoformat(found.series.start)
    skipped = [datetime.fromisoformat(moment) for moment in found.series.skipped]
    lines = [f"RRULE:{found.series.rule}"]
    lines += [f"EXDATE;TZID={case.zone}:{moment:{LOCAL}}" for moment in skipped]
    program = read(ical(start, found.series.minutes, case.zone, *lines))
    assert [start for start, _end in program] == in_series
    assert found.series.minutes == case.minutes


@settings(max_examples=60, deadline=None)
@given(cases(), st.sampled_from(["TH", "BY", "HE", "BE"]))
def test_plan_has_every_date_or_its_holiday(case, state):
    all_days = planned(case).dates
    found = plan(replace(case.schedule, holidays_of=state), NOW)
    free = {holiday.day for holiday in found.holidays}
    kept = [date.original for date in all_days if date.original.date() not in free]
    assert [date.original for date in found.dates] == kept
    assert free <= {date.original.date() for date in all_days}
    assert all(holiday.name for holiday in found.holidays)
