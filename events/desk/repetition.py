"""The repetition of a training, chosen instead of typed: its form field and its widget.

It works without a script: every part is there, and those that the choice does not need are ignored.
The script shows only what matters, and asks the server for the dates that come of it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.template.loader import render_to_string
from django.utils.formats import get_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from recurrence import Recurrence

from events.schedule.expansion import MAX_DATES, Schedule
from events.schedule.fields import RuleFormField
from events.schedule.repetition import (
    LAST_DAY,
    MAX_EVERY,
    MONTH_DAYS,
    Ends,
    Often,
    Position,
    Repetition,
    parts_of,
    text_of,
)
from events.schedule.rules import LONGEST_RULE, rule_text, stored_rule
from kommpaktiv.languages.date_inputs import day_field, example
from kommpaktiv.languages.dates import weekday_name
from kommpaktiv.languages.formats.month_names import in_digits

from .planned_dates import planned_dates

BERLIN = ZoneInfo("Europe/Berlin")


def written_day(day: date) -> str:
    """As the editor's language writes a day in forms: 31.12.2026, or 2026-12-31."""
    return day.strftime(get_format("DATE_INPUT_FORMATS")[0])


class DaysField(forms.CharField):
    """Days, one a line or with commas or spaces between them."""

    def __init__(self, **kwargs: Any):
        widget = forms.Textarea(attrs={"rows": 2})
        super().__init__(required=False, max_length=5000, widget=widget, **kwargs)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        self.widget.attrs["placeholder"] = example("DATE_INPUT_FORMATS")
        return super().get_bound_field(form, field_name)

    def clean(self, value: Any) -> tuple[date, ...]:
        words = re.split(r"[\s,;]+", in_digits(super().clean(value)))
        return tuple(sorted({_day(word) for word in words if word}))

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(written_day, value)) if isinstance(value, tuple) else value


def _day(word: str) -> date:
    try:
        return forms.DateField().clean(word)
    except forms.ValidationError as error:
        message = _("“%(word)s” is no day. Please write each day like this: %(day)s.")
        values = {"word": word, "day": example("DATE_INPUT_FORMATS")}
        raise forms.ValidationError(message % values) from error


class RepetitionForm(forms.Form):
    """The parts of a repetition."""

    often = forms.ChoiceField(label=gettext_lazy("Repeats"), choices=Often.choices)
    every = forms.IntegerField(
        label=gettext_lazy("Every … (days, weeks, months, years)"),
        min_value=1,
        max_value=MAX_EVERY,
        required=False,
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=gettext_lazy("On these days of the week"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    month_day = forms.TypedChoiceField(
        label=gettext_lazy("On this day of the month"), coerce=int, empty_value=None, required=False
    )
    position = forms.TypedChoiceField(
        label=gettext_lazy("Which one of the month"),
        coerce=int,
        empty_value=None,
        required=False,
        choices=Position.choices,
    )
    weekday = forms.TypedChoiceField(
        label=gettext_lazy("Day of the week"), coerce=int, empty_value=None, required=False
    )
    ends = forms.ChoiceField(label=gettext_lazy("Ends"), choices=Ends.choices, required=False)
    until = day_field(label=gettext_lazy("Last day"), required=False)
    count = forms.IntegerField(
        label=gettext_lazy("Number of dates"), min_value=1, max_value=MAX_DATES, required=False
    )
    extra = DaysField(label=gettext_lazy("Also on these days"))
    excluded = DaysField(label=gettext_lazy("Not on these days"))
    text = forms.CharField(
        label=gettext_lazy("RFC 5545 text"),
        required=False,
        max_length=LONGEST_RULE,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("For example RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SA"),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        days = [(number, weekday_name(number)) for number in range(7)]
        names = {LAST_DAY: _("the last one")}
        month_days = [(str(day), names.get(day, str(day))) for day in MONTH_DAYS]
        self._offer("weekdays", days)
        self._offer("weekday", days)
        self._offer("month_day", [("", _("that of the first date")), *month_days])

    def _offer(self, name: str, choices: list[tuple[Any, str]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if values.get("ends") == Ends.ON and not values.get("until") and "until" in values:
            self.add_error("until", _("Until when?"))
        if values.get("ends") == Ends.AFTER and not values.get("count") and "count" in values:
            self.add_error("count", _("How many dates?"))
        return values

    @property
    def rule(self) -> str:
        """What was chosen, as RFC 5545 text."""
        values = {name: value for name, value in self.cleaned_data.items() if value is not None}
        values["weekdays"] = tuple(values["weekdays"])
        return text_of(Repetition(**(values | {"ends": values["ends"] or Ends.NEVER})))


class RepetitionWidget(forms.Widget):
    """Shows the form of the parts; `schedule` is what is saved, for the dates below it."""

    template_name = "desk/repetition.html"
    schedule: Schedule | None = None

    class Media:
        js = ["js/repetition.js"]
        css = {"all": ["css/desk.css"]}

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.schedule.zone) if self.schedule else BERLIN

    def id_for_label(self, id_: str) -> str:
        return f"{id_}-often"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The form that was sent, or a text where somebody sent that."""
        return data[name] if name in data else RepetitionForm(data, prefix=name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and f"{name}-often" not in data

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        form = value if isinstance(value, RepetitionForm) else _form_of(value, name, self.zone)
        plan = planned_dates(self.schedule) if self.schedule else {}
        return render_to_string(self.template_name, {"repetition": form, "name": name} | plan)


class RepetitionField(RuleFormField):
    """A rule, from its parts or from a text."""

    widget = RepetitionWidget  # type: ignore[assignment]

    def clean(self, value: Any) -> Recurrence | None:
        if isinstance(value, RepetitionForm):
            if not value.is_valid():
                raise forms.ValidationError(_problems(value))
            value = value.rule
        return super().clean(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            rule = self.clean(data)
        except forms.ValidationError:
            return True
        return _text(initial) != _text(rule)


def _problems(form: RepetitionForm) -> list[str]:
    errors = form.errors.items()
    return [f"{form[name].label}: {error}" for name, found in errors for error in found]


def _text(rule: Recurrence | None) -> str:
    return rule_text(rule) if rule else ""


def _form_of(value: Any, name: str, zone: ZoneInfo) -> RepetitionForm:
    """The form with the parts of a rule; a text that is no rule stays one."""
    rule = stored_rule(value) if isinstance(value, str) and value.strip() else value or None
    return RepetitionForm(prefix=name, initial=vars(parts_of(rule, zone)))
