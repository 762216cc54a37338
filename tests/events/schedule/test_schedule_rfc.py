"""Every example of RFC 5545, 3.8.5.3, with the dates it gives there, held and read as pages do.

Four are refused, for nobody means trainings that begin every hour or minute; the third of them is
also given as a daily rule, which is held:

- every 3 hours from 9 to 17 o'clock on a day (HOURLY)
- every 15 minutes six times, and every hour and a half four times (MINUTELY)
- every 20 minutes from 9:00 to 16:40 o'clock every day (MINUTELY)

The RFC counts DTSTART as a date even where the rule does not give it, but says that the outcome is
not defined. In its one such example (Friday the 13th) EXDATE takes it away again, and here it is
none to begin with.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from recurrence import Recurrence

from events.schedule.expansion import Schedule, expand
from events.trainings.models import EventPage

NEW_YORK = ZoneInfo("America/New_York")
NINE = time(9)
MONTHS = {name: number for number, name in enumerate(calendar.month_abbr)}
IN_JANUARY = "1998 Jan 1-31 1999 Jan 1-31 2000 Jan 1-31"
TUESDAYS_AND_THURSDAYS = "1997 Sep 2,4,9,11,16,18,23,25,30 Oct 2"

# First date, rule, and the dates as the RFC writes them.
WITH_AN_END = [
    ("19970902", "FREQ=DAILY;COUNT=10", "1997 Sep 2-11"),
    (
        "19970902",
        "FREQ=DAILY;UNTIL=19971224T000000Z",
        "1997 Sep 2-30 Oct 1-31 Nov 1-30 Dec 1-23",
    ),
    ("19970902", "FREQ=DAILY;INTERVAL=10;COUNT=5", "1997 Sep 2,12,22 Oct 2,12"),
    (
        "19980101",
        "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
        IN_JANUARY,
    ),
    ("19980101", "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1", IN_JANUARY),
    ("19970902", "FREQ=WEEKLY;COUNT=10", "1997 Sep 2,9,16,23,30 Oct 7,14,21,28 Nov 4"),
    (
        "19970902",
        "FREQ=WEEKLY;UNTIL=19971224T000000Z",
        "1997 Sep 2,9,16,23,30 Oct 7,14,21,28 Nov 4,11,18,25 Dec 2,9,16,23",
    ),
    (
        "19970902",
        "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH",
        TUESDAYS_AND_THURSDAYS,
    ),
    ("19970902", "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", TUESDAYS_AND_THURSDAYS),
    (
        "19970901",
        "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
        "1997 Sep 1,3,5,15,17,19,29 Oct 1,3,13,15,17,27,29,31 Nov 10,12,14,24,26,28 Dec 8,10,12,22",
    ),
    (
        "19970902",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
        "1997 Sep 2,4,16,18,30 Oct 2,14,16",
    ),
    (
        "19970905",
        "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
        "1997 Sep 5 Oct 3 Nov 7 Dec 5 1998 Jan 2 Feb 6 Mar 6 Apr 3 May 1 Jun 5",
    ),
    (
        "19970905",
        "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR",
        "1997 Sep 5 Oct 3 Nov 7 Dec 5",
    ),
    (
        "19970907",
        "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
        "1997 Sep 7,28 Nov 2,30 1998 Jan 4,25 Mar 1,29 May 3,31",
    ),
    (
        "19970922",
        "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
        "1997 Sep 22 Oct 20 Nov 17 Dec 22 1998 Jan 19 Feb 16",
    ),
    (
        "19970902",
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15",
        "1997 Sep 2,15 Oct 2,15 Nov 2,15 Dec 2,15 1998 Jan 2,15",
    ),
    (
        "19970930",
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
        "1997 Sep 30 Oct 1,31 Nov 1,30 Dec 1,31 1998 Jan 1,31 Feb 1",
    ),
    (
        "19970910",
        "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
        "1997 Sep 10-15 1999 Mar 10-13",
    ),
    (
        "19970610",
        "FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
        "1997 Jun 10 Jul 10 1998 Jun 10 Jul 10 1999 Jun 10 Jul 10 2000 Jun 10 Jul 10 2001 Jun 10"
        " Jul 10",
    ),
    (
        "19970310",
        "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
        "1997 Mar 10 1999 Jan 10 Feb 10 Mar 10 2001 Jan 10 Feb 10 Mar 10 2003 Jan 10 Feb 10 Mar 10",
    ),
    (
        "19970101",
        "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
        "1997 Jan 1 Apr 10 Jul 19 2000 Jan 1 Apr 9 Jul 18 2003 Jan 1 Apr 10 Jul 19 2006 Jan 1",
    ),
    ("19970904", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997 Sep 4 Oct 7 Nov 6"),
    (
        "19970805",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
        "1997 Aug 5,10,19,24",
    ),
    (
        "19970805",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
        "1997 Aug 5,17,19,31",
    ),
    ("20070115", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007 Jan 15,30 Feb 15 Mar 15,30"),
]
# Those "forever": how they begin.
OPEN = [
    (
        "19970902",
        "FREQ=DAILY;INTERVAL=2",
        "1997 Sep 2,4,6,8,10,12,14,16,18,20,22,24,26,28,30"
        " Oct 2,4,6,8,10,12,14,16,18,20,22,24,26,28,30"
        " Nov 1,3,5,7,9,11,13,15,17,19,21,23,25,27,29 Dec 1,3",
    ),
    (
        "19970902",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
        "1997 Sep 2,16,30 Oct 14,28 Nov 11,25 Dec 9,23 1998 Jan 6,20 Feb 3,17",
    ),
    (
        "19970928",
        "FREQ=MONTHLY;BYMONTHDAY=-3",
        "1997 Sep 28 Oct 29 Nov 28 Dec 29 1998 Jan 29 Feb 26",
    ),
    (
        "19970902",
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
        "1997 Sep 2,9,16,23,30 Nov 4,11,18,25 1998 Jan 6,13,20,27 Mar 3,10,17,24,31",
    ),
    ("19970519", "FREQ=YEARLY;BYDAY=20MO", "1997 May 19 1998 May 18 1999 May 17"),
    ("19970512", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997 May 12 1998 May 11 1999 May 17"),
    (
        "19970313",
        "FREQ=YEARLY;BYMONTH=3;BYDAY=TH",
        "1997 Mar 13,20,27 1998 Mar 5,12,19,26 1999 Mar 4,11,18,25",
    ),
    (
        "19970605",
        "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8",
        "1997 Jun 5,12,19,26 Jul 3,10,17,24,31 Aug 7,14,21,28"
        " 1998 Jun 4,11,18,25 Jul 2,9,16,23,30 Aug 6,13,20,27"
        " 1999 Jun 3,10,17,24 Jul 1,8,15,22,29 Aug 5,12,19,26",
    ),
    (
        "19970902",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13\nEXDATE;TZID=America/New_York:19970902T090000",
        "1998 Feb 13 Mar 13 Nov 13 1999 Aug 13 2000 Oct 13",
    ),
    (
        "19970913",
        "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
        "1997 Sep 13 Oct 11 Nov 8 Dec 13 1998 Jan 10 Feb 7 Mar 7 Apr 11 May 9 Jun 13",
    ),
    (
        "19961105",
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
        "1996 Nov 5 2000 Nov 7 2004 Nov 2",
    ),
    (
        "19970929",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
        "1997 Sep 29 Oct 30 Nov 27 Dec 30 1998 Jan 29 Feb 26 Mar 30",
    ),
]
REFUSED = [
    "FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z",
    "FREQ=MINUTELY;INTERVAL=15;COUNT=6",
    "FREQ=MINUTELY;INTERVAL=90;COUNT=4",
    "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16",
]


def days(text: str) -> Iterator[date]:
    year = month = 0
    for word in text.split():
        if word in MONTHS:
            month = MONTHS[word]
        elif re.fullmatch(r"\d{4}", word):
            year = int(word)
        else:
            for part in word.split(","):
                first, _dash, last = part.partition("-")
                yield from (
                    date(year, month, day) for day in range(int(first), int(last or first) + 1)
                )


def held(text: str) -> Recurrence:
    """The rule as the page has it after somebody typed it and it was stored."""
    field = EventPage._meta.get_field("recurrence")
    return field.to_python(field.get_prep_value(field.formfield().clean(f"RRULE:{text}")))


def schedule(first: str, rule: str) -> Schedule:
    return Schedule(
        first_date=datetime.strptime(first, "%Y%m%d").date(),
        start_time=NINE,
        end_time=time(10),
        zone="America/New_York",
        rule=held(rule),
    )


def local_starts(schedule: Schedule, now: datetime) -> list[datetime]:
    dates = expand(schedule, now)
    for planned in dates:
        local = planned.starts_at.astimezone(NEW_YORK).replace(tzinfo=None)
        assert local == planned.original
        assert planned.ends_at - planned.starts_at == timedelta(hours=1)
    return [planned.original for planned in dates]


@pytest.mark.parametrize(("first", "rule", "dates"), WITH_AN_END)
def test_expand_gives_the_dates_of_the_rfc(first, rule, dates):
    found = local_starts(schedule(first, rule), datetime(1997, 1, 1, tzinfo=UTC))
    assert found == [datetime.combine(day, NINE) for day in days(dates)]


@pytest.mark.parametrize(("first", "rule", "dates"), OPEN)
def test_expand_begins_with_the_dates_of_the_rfc_when_the_rule_has_no_end(first, rule, dates):
    expected = [datetime.combine(day, NINE) for day in days(dates)]
    found = local_starts(schedule(first, rule), expected[-1].replace(tzinfo=UTC))
    assert found[: len(expected)] == expected
    assert (
        found[-1] > expected[-1] or "INTERVAL=4" in rule
    )  # the next election comes after 18 months


def test_expand_gives_the_hours_of_the_rfc_when_a_day_has_several_dates():
    rule = "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40"
    found = local_starts(schedule("19970902", rule), datetime(1997, 9, 1, tzinfo=UTC))
    hours = [time(hour, minute) for hour in range(9, 17) for minute in (0, 20, 40)]
    expected = [datetime(1997, 9, day) for day in (2, 3)]
    assert found[:48] == [datetime.combine(day, hour) for day in expected for hour in hours]


@pytest.mark.parametrize("rule", REFUSED)
def test_field_refuses_a_rule_of_the_rfc_when_it_repeats_within_the_day(rule):
    with pytest.raises(ValidationError):
        held(rule)
