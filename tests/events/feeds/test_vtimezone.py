"""Time zones as programs read them are the time zones there are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from events.feeds.vevent import Entry, new_calendar, written
from events.feeds.vtimezone import time_zone

# Whose clocks follow rules, other rules than in former years, and none.
ZONES = [
    "Europe/Berlin",
    "Europe/London",
    "Europe/Dublin",
    "Europe/Istanbul",
    "America/New_York",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Asia/Tehran",
    "Asia/Jerusalem",
    "Asia/Kolkata",
    "Africa/Casablanca",
    "Africa/Cairo",
    "Pacific/Apia",
    "UTC",
]
zones = st.sampled_from(ZONES) | st.sampled_from(sorted(available_timezones() - {"localtime"}))


def read_back(name: str, first_year: int, last_year: int):
    """The zone as a program finds it in a file."""
    entry = Entry("BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n", name, first_year, last_year)
    (zone,) = Calendar.from_ical(written(new_calendar(), [entry])).walk("VTIMEZONE")
    assert not zone.errors
    return zone


def onsets(zone, until: datetime) -> list[tuple[datetime, timedelta, str]]:
    """When which offset begins to hold, in UTC, as RFC 5545 (3.6.5) has it."""
    found = []
    for part in zone.subcomponents:
        before, start = part["TZOFFSETFROM"].td, part["DTSTART"].dt
        starts = [start]
        if "RRULE" in part:
            rule = part["RRULE"]
            last = [moment.replace(tzinfo=None) + before for moment in rule.pop("UNTIL", [])]
            text = rule.to_ical().decode()
            starts = rrulestr(text, dtstart=start).between(start, min([until, *last]), inc=True)
        found += [(each - before, part["TZOFFSETTO"].td, str(part["TZNAME"])) for each in starts]
    return sorted(found)


@settings(max_examples=60, deadline=None)
@given(
    name=zones,
    first_year=st.integers(2000, 2060),
    years=st.integers(0, 12),
    moments=st.lists(st.floats(0, 1, exclude_max=True), min_size=1, max_size=30),
)
def test_zone_read_back_is_the_zone(name, first_year, years, moments):
    last_year = first_year + years
    start, end = datetime(first_year, 1, 2), datetime(last_year, 12, 31)
    known = onsets(read_back(name, first_year, last_year), end + timedelta(days=400))
    near = [moment + timedelta(seconds=by) for moment, *_names in known for by in (-1, 0, 1)]
    spread = [start + (end - start) * share for share in moments]
    for moment in [each.replace(microsecond=0) for each in spread + near]:
        if start <= moment < end:
            begun = [onset for onset in known if onset[0] <= moment]
            local = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(name))
            assert begun, "no observance holds yet"
            assert begun[-1][1:] == (local.utcoffset(), local.tzname())


@pytest.mark.parametrize("name", ZONES)
def test_icalendar_reads_the_zone(name):
    read = read_back(name, 2026, 2030).to_tz(lookup_tzid=False)
    zone = ZoneInfo(name)
    for day in range(0, 5 * 365, 3):
        noon = datetime(2026, 1, 1, 12) + timedelta(days=day)
        assert noon.replace(tzinfo=read).utcoffset() == noon.replace(tzinfo=zone).utcoffset()


@pytest.mark.parametrize("years", [(2026, 2026), (2025, 2027), (2026, 2060)])
def test_berlin_changes_on_the_last_sunday_by_a_rule(years):
    zone = time_zone("Europe/Berlin", *years)
    rules = {
        (part.name, part["TZNAME"], part["RRULE"].to_ical().decode(), f"{part['DTSTART'].dt:%H:%M}")
        for part in zone.subcomponents
    }
    assert rules == {
        ("DAYLIGHT", "CEST", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "02:00"),
        ("STANDARD", "CET", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "03:00"),
    }


@pytest.mark.parametrize("name", ZONES)
def test_no_zone_lists_its_onsets(name):
    assert b"RDATE" not in time_zone(name, 2000, 2030).to_ical()


def test_rule_that_was_given_up_ends():
    zone = time_zone("America/New_York", 2004, 2010)
    ended = [part for part in zone.subcomponents if "UNTIL" in part.get("RRULE", {})]
    assert len(ended) == 2
    assert len(zone.subcomponents) == 4
