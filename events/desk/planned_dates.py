"""The sentence and the dates of a schedule, for the editor."""

from __future__ import annotations

from typing import Any

from events.schedule.expansion import Schedule, plan
from events.schedule.rules import UnreadRule
from events.schedule.schedule_text import describe
from kommpaktiv.languages.dates import dated_moment, long_date

SHOWN = 12  # dates; the others are folded away


def planned_dates(schedule: Schedule) -> dict[str, Any]:
    """The sentence and the dates of a schedule, ready for `desk/planned_dates.html`."""
    if isinstance(schedule.rule, UnreadRule):
        return {"problems": schedule.rule.problem.messages}
    made = plan(schedule)
    dates = [dated_moment(date.local_start) for date in made.dates]
    return {
        "sentence": describe(schedule),
        "count": len(dates),
        "dates": dates[:SHOWN],
        "more": dates[SHOWN:],
        "holidays": [(long_date(holiday.day), holiday.name) for holiday in made.holidays],
        "is_cut": made.is_cut,
        "is_open": any(
            part.count is None and part.until is None
            for part in (schedule.rule.rrules if schedule.rule else [])
        ),
    }
