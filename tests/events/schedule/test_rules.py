"""One reader of rules: what it takes, what it refuses and why, and that nothing costs too much."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from events.schedule.expansion import MAX_DATES, MAX_WORK, Schedule, plan
from events.schedule.fields import RuleField
from events.schedule.repetition import Often, parts_of
from events.schedule.rules import (
    MAX_MOMENTS,
    UnreadRule,
    in_wall_time,
    read_rule,
    rule_text,
    stored_rule,
)
from events.schedule.schedule_text import describe

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
DAILY = "RRULE:FREQ=DAILY;COUNT=3"


def schedule(text: str, zone: str = "Europe/Berlin") -> Schedule:
    times = {"start_time": time(18), "end_time": time(20)}
    return Schedule(first_date=date(2026, 12, 3), zone=zone, rule=stored_rule(text), **times)


def local_starts(text: str, zone: str = "Europe/Berlin") -> list[str]:
    return [f"{planned.local_start:%m-%d %H:%M}" for planned in plan(schedule(text, zone)).dates]


# What is taken -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("rrule:freq=weekly;byday=th;count=3", "RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=TH"),
        (" RRULE:FREQ=DAILY;COUNT=3 \r\n\r\n", DAILY),
        ("RRULE:FREQ=DAI\r\n LY;COU\n\tNT=3\rEXDATE:20261204", f"{DAILY}\nEXDATE:20261204"),
        ("RDATE:20261204,20261205", "RDATE:20261204\nRDATE:20261205"),
        ("EXDATE;VALUE=DATE:20261204", "EXDATE:20261204"),
        ("RDATE;VALUE=DATE-TIME:20261204T090000", "RDATE:20261204T090000"),
        ("RRULE:FREQ=DAILY;UNTIL=20270101T120000Z", "RRULE:FREQ=DAILY;UNTIL=20270101T120000Z"),
        ("RRULE:FREQ=MONTHLY;BYDAY=+1MO,-1FR", "RRULE:FREQ=MONTHLY;BYDAY=1MO,-1FR"),
    ],
)
def test_rule_is_kept_in_one_way_however_it_is_written(text, kept):
    assert rule_text(read_rule(text)) == kept
    assert rule_text(read_rule(kept)) == kept


@pytest.mark.parametrize(
    ("text", "zone", "starts"),
    [
        ("RDATE;TZID=America/New_York:20261203T090000", "Europe/Berlin", "12-03 15:00"),
        ("RDATE;TZID=America/New_York:20261203T150000", "America/New_York", "12-03 15:00"),
        ("RDATE:20261203T120000Z", "Asia/Tehran", "12-03 15:30"),
        (f"{DAILY}\nEXDATE;TZID=America/New_York:20261203T120000", "Europe/Berlin", "12-04 18:00"),
        ("RRULE:FREQ=DAILY;UNTIL=20261204T165959Z", "Europe/Berlin", "12-03 18:00"),
    ],
)
def test_moment_with_a_zone_is_an_instant_in_the_zone_of_the_training(text, zone, starts):
    held = rule_text(read_rule(text))
    assert local_starts(held, zone) == local_starts(text, zone)
    assert starts in local_starts(text, zone)
    assert ("EXDATE" not in text) or "12-03 18:00" not in local_starts(text, zone)
    assert ("UNTIL" not in text) or local_starts(text, zone) == [starts]


# What is refused ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "This is no repetition rule"),
        ("every Thursday", "This is no repetition rule"),
        ("RRULE;X=1:FREQ=DAILY", "This is no repetition rule"),
        ("RDATE;VALUE=TEXT:20261203", "This is no repetition rule"),
        ("RRULE:", "“” is no part of a rule"),
        ("RRULE:FREQ=DAILY;", "“” is no part of a rule"),
        ("RRULE:FREQ=DAILY;BYEASTER=1", "“BYEASTER=1” is no part of a rule"),
        ("RRULE:FREQ=DAILY;COUNT", "“COUNT” is no part of a rule"),
        ("RRULE:COUNT=3", "FREQ is missing"),
        ("RRULE:FREQ=", "FREQ cannot be “”"),
        ("RRULE:FREQ=HOURLY", "FREQ=HOURLY is not possible"),
        ("RRULE:FREQ=MINUTELY", "FREQ=MINUTELY is not possible"),
        ("EXRULE:FREQ=SECONDLY", "FREQ=SECONDLY is not possible"),
        ("RRULE:FREQ=DAILY;FREQ=WEEKLY", "FREQ stands twice"),
        ("RRULE:FREQ=DAILY;COUNT=-1;UNTIL=20270101", "UNTIL and COUNT exclude each other"),
        ("RRULE:FREQ=DAILY;COUNT=-1", "COUNT is a whole number from 1 to 99999, not “-1”"),
        ("RRULE:FREQ=DAILY;COUNT=" + "9" * 5000, "COUNT is a whole number from 1 to 99999"),
        ("RRULE:FREQ=DAILY;INTERVAL=0", "INTERVAL is a whole number from 1 to 9999"),
        ("RRULE:FREQ=DAILY;INTERVAL=99999", "INTERVAL is a whole number from 1 to 9999"),
        ("RRULE:FREQ=MONTHLY;BYMONTH=13", "BYMONTH is a whole number from 1 to 12"),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY is a whole number from -31 to 31"),
        ("RRULE:FREQ=YEARLY;BYWEEKNO=54", "BYWEEKNO is a whole number from -53 to 53"),
        ("RRULE:FREQ=DAILY;BYHOUR=25", "BYHOUR is a whole number from 0 to 23"),
        ("RRULE:FREQ=DAILY;BYHOUR=9,", "not “”"),
        ("RRULE:FREQ=MONTHLY;BYDAY=53MO", "BYDAY cannot be “53MO”"),
        ("RRULE:FREQ=YEARLY;BYMONTH=12;BYDAY=6MO", "BYDAY cannot be “6MO”"),
        ("RRULE:FREQ=WEEKLY;BYDAY=2MO", "BYDAY cannot be “2MO”"),
        ("RRULE:FREQ=WEEKLY;WKST=1", "WKST cannot be “1”"),
        ("RRULE:FREQ=YEARLY;UNTIL=99991231T235959Z", "UNTIL: “99991231T235959Z” is no day"),
        ("RRULE:FREQ=YEARLY;UNTIL=00010101", "in the years 1900 to 2299"),
        ("RDATE;TZID=Europe/Berlin;TZID=UTC:20261203T090000", "This is no repetition rule"),
        ("RDATE;TZID=a=b:20261203T090000", "This is no repetition rule"),
        ("RDATE;TZID=:20261203T090000", "“” is no time zone"),
        ("RDATE:20270230", "RDATE: “20270230” is no day"),
        ("RDATE:2027-02-03", "RDATE: “2027-02-03” is no day"),
        ("RDATE;VALUE=PERIOD:20261203T090000/PT1H", "RDATE: a PERIOD is not possible"),
        ("RDATE:20261203T090000/PT1H", "RDATE: a PERIOD is not possible"),
        ("EXDATE;TZID=Mars/Base:20261203T090000", "“Mars/Base” is no time zone"),
        ("EXDATE;TZID=../etc:20261203T090000", "“../etc” is no time zone"),
        ("RDATE;TZID=Europe/Berlin:20261203T090000Z", "RDATE;TZID cannot be"),
        ("RDATE;TZID=Europe/Berlin:20261203", "RDATE;TZID cannot be"),
        (f"DTSTART;TZID=America/New_York:20261203T090000\n{DAILY}", "Please leave DTSTART out"),
        ("DTEND:20261203T090000", "Please leave DTEND out"),
        (f"{DAILY}\x00", "The character U+0000"),
        (f"{DAILY}\x0bEXDATE:20261204", "The character U+000B"),
        (f"{DAILY}\u2028EXDATE:20261204", "The character U+2028"),
        ("RRULE:FREQ=DAıLY", "The character U+0131"),
        ("RDATE:２０２７0101", "The character U+FF12"),
        ("\n".join([DAILY] * 11), "too long"),
        ("RDATE:" + ",".join(["20270101"] * (MAX_MOMENTS + 1)), "too long"),
        ("RRULE:FREQ=YEARLY;BYYEARDAY=" + ",".join(map(str, range(1, 200))), "too long"),
        ("RRULE:FREQ=DAILY;BYHOUR=9,10;BYMINUTE=" + ",".join(map(str, range(13))), "too long"),
        ("RRULE:" + "X" * 20_000, "too long"),
    ],
)
def test_text_is_refused_with_what_is_wrong(text, said):
    with pytest.raises(ValidationError) as refusal:
        read_rule(text)
    with translation.override("en"):
        (message,) = refusal.value.messages
    assert said in message
    assert len(message) < 200


def test_field_keeps_a_stored_text_that_is_no_rule_and_says_why():
    text = "RRULE:FREQ=YEARLY;UNTIL=99991231T235959Z"
    field = RuleField(blank=True)
    held = field.to_python(text)
    assert isinstance(held, UnreadRule)
    assert field.get_prep_value(held) == text
    assert parts_of(held, BERLIN).text == text
    assert plan(schedule(text)).is_unread
    with pytest.raises(ValidationError, match="UNTIL"):
        field.clean(held, None)


# Whatever the text -------------------------------------------------------------------------------

EDGES = st.sampled_from([0, 1, 2, -1, 5, 12, 13, 28, 29, 30, 31, -31, 53, 60, 100, 366, -366, 9999])
LISTED = st.lists(EDGES, min_size=1, max_size=6).map(lambda values: ",".join(map(str, values)))
WEEKDAYS = st.lists(
    st.from_regex(r"(|[1-5]|-1|53)(MO|TU|SU)", fullmatch=True), min_size=1, max_size=4
).map(",".join)
MOMENTS = st.sampled_from(
    ["20261203", "20261203T180000", "20270301T170000Z", "22991231", "99991231T235959Z", "tomorrow"]
)
PARTS = st.one_of(
    st.sampled_from(
        ["BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS", "BYHOUR"]
    ).flatmap(lambda name: LISTED.map(lambda values: f"{name}={values}")),
    WEEKDAYS.map("BYDAY={}".format),
    st.integers(-1, 100_000).map("COUNT={}".format),
    st.integers(0, 12_000).map("INTERVAL={}".format),
    MOMENTS.map("UNTIL={}".format),
    st.sampled_from(["WKST=SU", "FREQ=DAILY", "X=1", ""]),
)
NEVER = st.sampled_from(
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=9",
        "FREQ=DAILY;BYMONTHDAY=31;BYMONTH=4;UNTIL=22991231",
        "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=6;BYSETPOS=1;COUNT=2",
        "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17;COUNT=99999",
        "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
    ]
)
RULES = NEVER | st.builds(
    lambda freq, parts: ";".join([f"FREQ={freq}", *parts]),
    st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "DAILY", "HOURLY"]),
    st.lists(PARTS, max_size=4, unique_by=lambda part: part.partition("=")[0]),
)
LINES = st.one_of(
    st.builds("{}:{}".format, st.sampled_from(["RRULE", "RRULE", "EXRULE"]), RULES),
    st.builds(
        "{}{}:{}".format,
        st.sampled_from(["RDATE", "EXDATE"]),
        st.sampled_from(["", "", ";TZID=America/New_York", ";VALUE=PERIOD"]),
        MOMENTS,
    ),
)
TOKENS = [
    *("RDATE", "EXDATE", "RRULE", "DTSTART", "TZID", "VALUE", "DATE", "Europe/Berlin", "FREQ"),
    *("DAILY", "COUNT", "UNTIL", "BYDAY", "MO", "20261203", "T090000", "Z", "9", "-"),
    *';:=,=:;/" \n\t\r',
]
SCRAPS = st.lists(st.sampled_from(TOKENS), max_size=12).map("".join)
TEXTS = st.lists(LINES, min_size=1, max_size=12).map("\n".join)


def calls_of(schedule: Schedule) -> int:
    """How many functions are called for the dates of `schedule`, those of dateutil included."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        plan(schedule, NOW)
    finally:
        sys.setprofile(before)
    return calls


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_no_text_costs_more_than_is_allowed(text):
    assert calls_of(schedule(text)) <= 25 * MAX_WORK


@settings(max_examples=100, deadline=None)
@given(TEXTS | SCRAPS | st.text(max_size=60))
def test_every_stored_text_has_a_sentence_and_stays_what_it_is(text):
    held = schedule(text)
    made = plan(held, NOW)
    assert describe(held)
    assert len(made.dates) <= 2 * MAX_DATES
    kept = rule_text(held.rule)
    assert rule_text(stored_rule(kept)) == kept
    assert isinstance(stored_rule(kept), UnreadRule) == isinstance(held.rule, UnreadRule)
    if isinstance(held.rule, UnreadRule):
        assert parts_of(held.rule, BERLIN).often == Often.TEXT
    else:
        assert rule_text(in_wall_time(held.rule, BERLIN)).count("Z") == 0


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31;COUNT=3",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31;UNTIL=22991231",
        "FREQ=DAILY;COUNT=3;BYSETPOS=" + ",".join(map(str, range(200, 300))),
        "FREQ=DAILY;COUNT=99999;BYHOUR=" + ",".join(map(str, range(24))),
    ],
)
def test_as_many_rules_as_are_possible_cost_no_more_when_none_gives_a_date(rule):
    text = "\n".join([f"EXRULE:{rule}"] * 5 + [f"RRULE:{rule}"] * 5)
    assert calls_of(schedule(text)) <= 25 * MAX_WORK
