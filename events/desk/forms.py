"""What the editor of a training is told before it is published."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from kommpaktiv.core.dates import long_date

from ..domain.schedule import PlannedDate, Schedule, expand
from ..models.fields import NO_RULE

SCHEDULE_FIELDS = {"first_date", "start_time", "end_time", "zone", "recurrence"}


class TrainingForm(WagtailAdminPageForm):
    """Refuses a repetition that makes no dates, or other ones than the first date promises."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("recurrence") and cleaned.keys() >= SCHEDULE_FIELDS:
            self._check(cleaned)
        return cleaned

    def _check(self, cleaned: dict[str, Any]) -> None:
        schedule = Schedule(
            first_date=cleaned["first_date"],
            start_time=cleaned["start_time"],
            end_time=cleaned["end_time"],
            zone=cleaned["zone"],
            rule=cleaned["recurrence"],
        )
        dates = self._dates(schedule)
        if dates and dates[0].original != schedule.first_start:
            message = _("The repetition does not begin on this day, but on %(date)s.")
            self.add_error("first_date", message % {"date": long_date(dates[0].original)})

    def _dates(self, schedule: Schedule) -> list[PlannedDate]:
        try:
            dates = expand(schedule)
        except (ValueError, ArithmeticError):
            self.add_error("recurrence", NO_RULE)
            return []
        if not dates:
            message = _("This repetition has no date. Does it end before the first date?")
            self.add_error("recurrence", message)
        return dates
