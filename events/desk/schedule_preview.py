"""The dates that a schedule makes, shown to the editor before anything is saved."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from events.records.models.event_facts import zone_choices
from events.schedule.choices import GERMAN_STATES, YEARS
from events.schedule.expansion import Schedule
from events.trainings.models import EventPage
from kommpaktiv.languages.date_inputs import day_field

from .planned_dates import planned_dates
from .repetition import RepetitionField


class ScheduleForm(forms.Form):
    """What of a training's form says when it takes place."""

    first_date = day_field()
    start_time = forms.TimeField()
    end_time = forms.TimeField()
    end_date = day_field(required=False)
    zone = forms.ChoiceField(choices=zone_choices)
    holidays_of = forms.ChoiceField(choices=GERMAN_STATES, required=False)
    recurrence = RepetitionField(required=False)

    def clean_first_date(self) -> Any:
        day = self.cleaned_data["first_date"]
        if day.year not in YEARS:
            raise forms.ValidationError(_("Please check the year."))
        return day

    @property
    def problems(self) -> list[str]:
        """What is wrong, each with the name that the field has in the editor's form."""
        return [
            f"{_label(name)}: {error}" for name, errors in self.errors.items() for error in errors
        ]

    @property
    def schedule(self) -> Schedule:
        values = dict(self.cleaned_data)
        return Schedule(rule=values.pop("recurrence"), **values)


def _label(name: str) -> str:
    field = cast(models.Field, EventPage._meta.get_field(name))
    return capfirst(str(field.verbose_name))


@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """What the fields of the editor's form, as they are now, would make. Writes nothing."""
    form = ScheduleForm(request.POST)
    context: dict[str, Any] = {"problems": form.problems}
    if form.is_valid():
        context = planned_dates(form.schedule)
    return render(request, "desk/planned_dates.html", context)
