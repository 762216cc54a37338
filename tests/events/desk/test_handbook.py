"""What the handbook tells editors to type."""

import re
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from django.conf import settings

from events.schedule.expansion import Schedule, expand
from events.schedule.fields import RuleFormField

HANDBOOK = Path(settings.ROOT) / "docs" / "editor-handbook.md"
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
THURSDAY, MONDAY = date(2026, 12, 10), date(2026, 12, 7)


def rule_for(meaning):
    """The lines the handbook gives for what somebody means."""
    (row,) = (line for line in HANDBOOK.read_text().splitlines() if f"| {meaning} |" in line)
    return RuleFormField(required=False).clean("\n".join(re.findall(r"`([^`]+)`", row)))


@pytest.mark.parametrize(
    ("meaning", "first_date", "days"),
    [
        (
            "every second Thursday, ten times",
            THURSDAY,
            ["2026-12-10", "2026-12-24", "2027-01-07", "2027-01-21"],
        ),
        (
            "every first Monday of the month until the end of June",
            MONDAY,
            ["2026-12-07", "2027-01-04", "2027-02-01", "2027-03-01"],
        ),
        (
            "weekly, but not on 24 December",
            THURSDAY,
            ["2026-12-10", "2026-12-17", "2026-12-31", "2027-01-07"],
        ),
        (
            "every second Saturday in March",
            date(2027, 3, 13),
            ["2027-03-13", "2028-03-11"],
        ),
    ],
)
def test_rules_of_the_handbook_mean_what_it_says(meaning, first_date, days):
    schedule = Schedule(
        first_date=first_date,
        start_time=time(18, 0),
        end_time=time(20, 0),
        rule=rule_for(meaning),
    )
    dates = expand(schedule, NOW)
    assert [f"{planned.original:%Y-%m-%d}" for planned in dates[:4]] == days
    assert all(planned.original.time() == time(18, 0) for planned in dates)
