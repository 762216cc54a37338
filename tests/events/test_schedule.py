"""Rules become dates in local wall time."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import recurrence
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule
from hypothesis import given
from hypothesis import strategies as st

from events.domain.schedule import HORIZON, MAX_DATES, Schedule, expand

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def schedule(rule: str = "", first: date = date(2026, 12, 3), **fields) -> Schedule:
    parsed = recurrence.deserialize(rule, include_dtstart=False) if rule else None
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
    assert len(expand(schedule("RRULE:FREQ=DAILY;COUNT=100000"), NOW)) == MAX_DATES


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


@given(
    first=st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    start=st.times().map(lambda moment: moment.replace(second=0, microsecond=0)),
    end=st.times().map(lambda moment: moment.replace(second=0, microsecond=0)),
    freq=st.sampled_from([("DAILY", DAILY), ("WEEKLY", WEEKLY), ("MONTHLY", MONTHLY)]),
    interval=st.integers(1, 4),
    count=st.integers(1, 40),
    zone=st.sampled_from(["Europe/Berlin", "Europe/Istanbul", "America/New_York", "Asia/Tehran"]),
)
def test_expand_agrees_with_wall_clock_arithmetic_for_any_rule(
    first, start, end, freq, interval, count, zone
):
    name, number = freq
    plans = expand(
        schedule(
            f"RRULE:FREQ={name};INTERVAL={interval};COUNT={count}",
            first=first,
            start_time=start,
            end_time=end,
            zone=zone,
        )
    )
    expected = list(rrule(number, datetime.combine(first, start), interval=interval, count=count))
    assert [plan.original for plan in plans] == expected
    for plan in plans:
        local = plan.starts_at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        in_the_gap = local - plan.original
        assert in_the_gap in (timedelta(0), timedelta(hours=1))
        assert timedelta(0) < plan.ends_at - plan.starts_at <= timedelta(hours=25)
