"""What the editor of a training is told before it is published."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.schedule.expansion import MAX_DATES, Plan, Schedule, plan
from events.trainings.projection import schedule_of
from kommpaktiv.content.page_form import PageForm
from kommpaktiv.languages.dates import long_date
from kommpaktiv.languages.follow_source import is_source

from .questions import check_questions, offer_conditions
from .repetition import RepetitionField
from .zones import zone_groups

SCHEDULE_FIELDS = ("first_date", "start_time", "end_time", "end_date", "zone", "holidays_of")

# Not for those who translate a training: what they have in hand is a copy that nobody reads.
SOURCE_ONLY = ("join_url", "join_details")


class TrainingForm(PageForm):
    """Refuses a repetition that makes no dates, or other ones than the first date promises.

    And questions that cannot be answered or depend on nothing: see `check_questions`.
    """

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if "recurrence" in self.fields:
            self.fields["recurrence"] = self._repetition(self.fields["recurrence"])
        if "zone" in self.fields:
            self.fields["zone"].widget.choices = zone_groups(self.instance.zone)
        if not self._is_of_source:
            for name in SOURCE_ONLY:
                self.fields.pop(name, None)
        if "question_list" in self.formsets:
            offer_conditions(self.formsets["question_list"])

    @property
    def _is_of_source(self) -> bool:
        """A page that is new has no language yet, and gets that of the page above it."""
        page = self.instance if self.instance.locale_id else self.parent_page
        return is_source(page)

    @property
    def media(self) -> forms.Media:
        script: Any = forms.Script("js/conditions.js", defer=True)
        return super().media + forms.Media(js=[script])

    def _repetition(self, field: forms.Field) -> RepetitionField:
        chosen = RepetitionField(required=False, label=field.label)
        if self.instance.says_when:
            chosen.widget.schedule = schedule_of(self.instance)
        return chosen

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        is_complete = all(cleaned.get(name) for name in ("first_date", "start_time", "end_time"))
        if cleaned.get("recurrence") and is_complete and cleaned.keys() >= set(SCHEDULE_FIELDS):
            self._check(cleaned)
        if "question_list" in self.formsets and is_source(self.instance):
            check_questions(self.formsets["question_list"], self.is_deferred_validation)
        if not self.is_deferred_validation:
            self._check_cost(cleaned)
        return cleaned

    def _check_cost(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("is_free") is False and not cleaned.get("cost", "").strip():
            self.add_error("cost", _("Please say what it costs."))

    def _check(self, cleaned: dict[str, Any]) -> None:
        values = {name: cleaned[name] for name in SCHEDULE_FIELDS}
        schedule = Schedule(rule=cleaned["recurrence"], **values)
        made = self._plan(schedule)
        if made.dates and made.dates[0].original != schedule.first_start:
            message = _("The repetition does not begin on this day, but on %(date)s.")
            self.add_error("first_date", message % {"date": long_date(made.dates[0].original)})

    def _plan(self, schedule: Schedule) -> Plan:
        made = plan(schedule)
        if not made.dates:
            message = _("This repetition has no date. Does it end before the first date?")
            self.add_error("recurrence", message)
        if made.is_cut:
            message = _("These are more than %(number)s dates. Please let it end earlier.")
            self.add_error("recurrence", message % {"number": MAX_DATES})
        return made
