"""Rules become dates in local wall time."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr

from events.schedule.expansion import (
    HORIZON,
    MAX_DATES,
    MAX_WORK,
    Holiday,
    Plan,
    Schedule,
    Series,
    Work,
    expand,
    plan,
)
from events.schedule.rules import read_rule

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def schedule(rule: str = "", first: date = date(2026, 12, 3), **fields) -> Schedule:
    parsed = read_rule(rule) if rule else None
    times = {"start_time": time(18, 0), "end_time": time(20, 30)}
    return Schedule(first_date=first, rule=parsed, **(times | fields))


def days(planned) -> list[str]:
    return [f"{plan.original:%m-%d %H:%M}" for plan in planned]


def test_expand_gives_the_first_date_when_there_is_no_rule():
    (plan,) = expand(schedule(), NOW)
    assert plan.original == datetime(2026, 12, 3, 18, 0)
    assert plan.starts_at == datetime(2026, 12, 3, 17, 0, tzinfo=UTC)
    assert plan.ends_at == datetime(2026, 12, 3, 19, 30, tzinfo=UTC)


def test_expand_keeps_the_hour_when_the_clocks_change():
    plans = expand(schedule("RRULE:FREQ=WEEKLY;COUNT=3", first=date(2027, 3, 21)), NOW)
    assert [plan.starts_at.hour for plan in plans] == [17, 16, 16]
    assert {plan.starts_at.astimezone(BERLIN).hour for plan in plans} == {18}


def test_expand_ends_on_the_next_day_when_the_end_is_earlier_than_the_start():
    (plan,) = expand(schedule(start_time=time(22, 0), end_time=time(1, 0)), NOW)
    assert plan.ends_at - plan.starts_at == timedelta(hours=3)


def test_expand_keeps_the_end_after_the_start_when_the_clocks_swallow_the_hour():
    (plan,) = expand(
        schedule(first=date(2027, 3, 28), start_time=time(2, 30), end_time=time(3, 10)), NOW
    )
    assert plan.ends_at - plan.starts_at == timedelta(minutes=40)


def test_expand_stops_at_the_horizon_when_the_rule_has_no_end():
    plans = expand(schedule("RRULE:FREQ=WEEKLY;BYDAY=TH"), NOW)
    last = plans[-1].original
    limit = datetime(2026, 12, 3, 18, 0) + HORIZON
    assert limit - timedelta(weeks=1) < last <= limit


def test_expand_is_bounded_when_the_rule_asks_for_endless_dates():
    assert len(expand(schedule("RRULE:FREQ=DAILY;COUNT=99999"), NOW)) == MAX_DATES


def test_expand_includes_the_last_day_when_until_has_no_time():
    plans = expand(schedule("RRULE:FREQ=WEEKLY;UNTIL=20261217"), NOW)
    assert days(plans) == ["12-03 18:00", "12-10 18:00", "12-17 18:00"]


def test_expand_leaves_a_day_out_when_exdate_has_no_time():
    plans = expand(schedule("RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20261210"), NOW)
    assert days(plans) == ["12-03 18:00", "12-17 18:00"]


def test_expand_leaves_a_date_out_when_exdate_is_stored_in_utc():
    plans = expand(schedule("RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20261210T170000Z"), NOW)
    assert days(plans) == ["12-03 18:00", "12-17 18:00"]


def test_expand_adds_to_the_first_date_when_there_are_only_extra_dates():
    plans = expand(schedule("RDATE:20261220"), NOW)
    assert days(plans) == ["12-03 18:00", "12-20 18:00"]


def test_expand_starts_with_the_first_match_when_the_first_date_is_none():
    plans = expand(schedule("RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=1"), NOW)
    assert days(plans) == ["12-04 18:00"]


def test_expand_reads_stored_moments_in_the_zone_of_the_training():
    rule = "RRULE:FREQ=DAILY;COUNT=2\nEXDATE:20261203T160000Z"  # 18:00 in Athens
    plans = expand(schedule(rule, zone="Europe/Athens"), NOW)
    assert days(plans) == ["12-04 18:00"]


# Where the clocks leave no choice ----------------------------------------------------------------


def test_expand_takes_the_next_hour_when_spring_skips_the_start():
    (planned,) = expand(schedule(first=date(2027, 3, 28), start_time=time(2, 30)), NOW)
    assert planned.original == datetime(2027, 3, 28, 2, 30)
    assert planned.starts_at == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert planned.starts_at.astimezone(BERLIN).time() == time(3, 30)


def test_expand_takes_the_first_one_when_autumn_has_the_start_twice():
    (planned,) = expand(schedule(first=date(2027, 10, 31), start_time=time(2, 30)), NOW)
    assert planned.starts_at == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)  # still in summer time


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2027, 3, 27), 6), (date(2027, 6, 5), 7), (date(2027, 10, 30), 8)]
)
def test_expand_ends_by_the_clock_when_the_clocks_change_overnight(day, hours):
    (planned,) = expand(schedule(first=day, start_time=time(22), end_time=time(5)), NOW)
    assert planned.ends_at - planned.starts_at == timedelta(hours=hours)
    assert planned.ends_at.astimezone(BERLIN).time() == time(5)


def test_expand_keeps_both_hours_when_a_date_of_several_days_has_a_clock_change():
    (planned,) = expand(schedule(first=date(2027, 3, 26), end_date=date(2027, 3, 28)), NOW)
    assert planned.starts_at.astimezone(BERLIN).time() == time(18)
    assert planned.ends_at.astimezone(BERLIN).replace(tzinfo=None) == datetime(2027, 3, 28, 20, 30)


def test_expand_gives_each_date_its_days_when_one_has_several():
    rule = "RRULE:FREQ=WEEKLY;COUNT=3"
    plans = expand(schedule(rule, first=date(2027, 3, 19), end_date=date(2027, 3, 21)), NOW)
    ends = [planned.ends_at.astimezone(BERLIN).replace(tzinfo=None) for planned in plans]
    assert ends == [datetime(2027, 3, 21, 20, 30) + timedelta(weeks=week) for week in range(3)]


# Rules that nobody means -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31;COUNT=3",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYSETPOS=366;COUNT=3",
        "FREQ=DAILY;UNTIL=19000101",
        "FREQ=DAILY;COUNT=3\nEXRULE:FREQ=DAILY;UNTIL=22991231T235959Z",
    ],
)
def test_plan_is_empty_when_the_rule_never_comes_true(rule):
    assert plan(schedule(f"RRULE:{rule}"), NOW) == Plan([], [])


@pytest.mark.parametrize("first", [date(2028, 2, 29), date(2199, 12, 31)])
@pytest.mark.parametrize("end", ["COUNT=3", "COUNT=2000", "UNTIL=22991231T235959Z", "WKST=SU"])
def test_expand_begins_on_the_first_date_however_far_it_is(first, end):
    dates = expand(schedule(f"RRULE:FREQ=DAILY;{end}", first=first), NOW)
    assert dates[0].original == datetime.combine(first, time(18))


def test_expand_never_raises_when_the_first_date_is_at_the_end_of_time():
    rule = "RRULE:FREQ=YEARLY\nRDATE:22991231T235959Z\nEXDATE:22991231T235959Z"
    assert expand(schedule(rule, first=date(9999, 12, 30)), NOW) == []


def test_expand_finds_leap_days_when_the_rule_means_them():
    rule = "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;INTERVAL=3;COUNT=2"
    plans = expand(schedule(rule, first=date(2027, 1, 1)), NOW)
    assert [planned.original.year for planned in plans] == [2036, 2048]


@pytest.mark.parametrize(
    ("rule", "number"),
    [
        ("FREQ=YEARLY;COUNT=1000", 101),
        ("FREQ=YEARLY;INTERVAL=60;COUNT=9", 2),
        ("FREQ=DAILY;INTERVAL=9999;COUNT=9", 4),
        ("FREQ=DAILY;COUNT=3\nRDATE:22991231T180000\nRDATE:19000101T180000", 3),
    ],
)
def test_expand_gives_no_date_when_it_is_more_than_a_hundred_years_away(rule, number):
    assert len(expand(schedule(f"RRULE:{rule}", first=date(2027, 1, 1)), NOW)) == number


def test_plan_says_so_when_there_would_be_more_dates():
    assert plan(schedule("RRULE:FREQ=DAILY;COUNT=1001"), NOW).is_cut
    assert not plan(schedule("RRULE:FREQ=DAILY;COUNT=1000"), NOW).is_cut


@pytest.mark.parametrize("years", [1, 3, 8])
def test_expand_reaches_the_horizon_when_a_daily_rule_is_old(years):
    first = date(2026 - years, 11, 23)
    dates = expand(schedule("RRULE:FREQ=DAILY", first=first), NOW)
    assert dates[-1].original.date() == date(2028, 5, 22)
    past = [planned for planned in dates if planned.starts_at < NOW]
    assert len(past) == min(MAX_DATES, (NOW.date() - first).days)


NEVER_TRUE = [
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4,6;BYSETPOS=1",
    "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=YEARLY;BYWEEKNO=53;BYYEARDAY=100",
]


@pytest.mark.parametrize("end", ["", ";COUNT=3", ";UNTIL=22991231"])
@pytest.mark.parametrize("rule", NEVER_TRUE)
def test_plan_looks_at_a_hundred_years_at_most_when_a_rule_never_comes_true(rule, end):
    work = Work()
    assert plan(schedule(f"RRULE:{rule}{end}"), NOW, work) == Plan([], [])
    assert MAX_WORK - work.left <= 36_526


def test_plan_is_cut_when_a_rule_has_more_dates_than_it_may_look_at():
    hours = ",".join(map(str, range(24)))
    rule = f"FREQ=DAILY;BYHOUR={hours};COUNT=99999"
    planned = plan(schedule(f"RRULE:{rule}\nEXRULE:{rule}\nRDATE:20261203T181500"), NOW)
    assert planned.is_cut


def test_dateutil_still_looks_past_until():
    """On the day this fails, `_Interval` is needed no more: UNTIL alone ends the search."""

    class Counted(int):
        periods = 0

        def __radd__(self, other):
            Counted.periods += 1
            return other + int(self)

    rule = rrulestr(
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31;UNTIL=20271231", dtstart=datetime(2027, 1, 1)
    )
    assert list(rule.replace(interval=Counted(1000))) == []
    assert Counted.periods > 1


# Holidays ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "day", "name"),
    [
        ("TH", date(2027, 9, 20), "Weltkindertag"),
        ("HE", date(2027, 5, 27), "Fronleichnam"),
        ("BE", date(2027, 3, 8), "Frauentag"),
        ("SN", date(2027, 11, 17), "Buß- und Bettag"),
    ],
)
def test_plan_leaves_a_holiday_out_when_the_state_has_it(state, day, name):
    rule = "RRULE:FREQ=WEEKLY;COUNT=3"
    first = day - timedelta(weeks=1)
    planned = plan(schedule(rule, first=first, holidays_of=state), NOW)
    assert planned.holidays == [Holiday(day, name)]
    assert [date.original.date() for date in planned.dates] == [first, day + timedelta(weeks=1)]
    assert planned.series.skipped == [f"{day}T18:00"]


@pytest.mark.parametrize(
    ("state", "day"),
    [("BE", date(2027, 9, 20)), ("TH", date(2027, 5, 27)), ("HE", date(2027, 3, 8))],
)
def test_plan_keeps_a_date_when_only_other_states_have_the_holiday(state, day):
    planned = plan(schedule("RRULE:FREQ=WEEKLY;COUNT=3", first=day, holidays_of=state), NOW)
    assert (len(planned.dates), planned.holidays) == (3, [])


def test_plan_leaves_holidays_out_of_a_rule_without_an_end():
    rule = "RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24,25,26"
    planned = plan(schedule(rule, first=date(2026, 12, 1), holidays_of="TH"), NOW)
    assert days(planned.dates) == ["12-24 18:00", "12-24 18:00"]
    assert [holiday.name for holiday in planned.holidays] == [
        "Erster Weihnachtstag",
        "Zweiter Weihnachtstag",
    ] * 2
    assert planned.series.skipped == ["2026-12-25T18:00", "2026-12-26T18:00"]


def test_plan_is_empty_when_all_dates_are_holidays():
    rule = "RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25;COUNT=3"
    planned = plan(schedule(rule, holidays_of="TH"), NOW)
    assert (planned.dates, planned.series, len(planned.holidays)) == ([], None, 3)


# What calendars repeat ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rule",
    [
        "RDATE:20261220",
        "RRULE:FREQ=WEEKLY;COUNT=1",
        "RRULE:FREQ=WEEKLY;COUNT=1\nRDATE:20261220",
        "RRULE:FREQ=WEEKLY;COUNT=3\nRRULE:FREQ=MONTHLY;COUNT=3",
        "RRULE:FREQ=WEEKLY;COUNT=6\nEXRULE:FREQ=MONTHLY;COUNT=3",
    ],
)
def test_plan_has_no_series_when_the_rule_is_no_plain_repetition(rule):
    planned = plan(schedule(rule), NOW)
    assert planned.series is None
    assert not any(date.in_series for date in planned.dates)


def test_series_ends_with_the_dates_when_the_rule_has_no_end():
    planned = plan(schedule("RRULE:FREQ=WEEKLY\nRDATE:20261206\nEXDATE:20261210"), NOW)
    assert planned.series == Series(
        start="2026-12-03T18:00",
        rule="FREQ=WEEKLY;UNTIL=20280601T160000Z",
        minutes=150,
        skipped=["2026-12-10T18:00"],
    )
    assert days(date for date in planned.dates if not date.in_series) == ["12-06 18:00"]
