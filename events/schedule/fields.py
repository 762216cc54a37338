"""The field of a repetition rule, in the database and in forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from recurrence import Recurrence
from recurrence.fields import RecurrenceField

from .rules import LONGEST_RULE, UnreadRule, read_rule, rule_text, stored_rule


class RuleFormField(forms.CharField):
    """RFC 5545 text (RRULE, RDATE, EXDATE) typed by hand; nonsense gets a clear error."""

    widget = forms.Textarea

    def clean(self, value: Any) -> Recurrence | None:
        text = super().clean(value)
        return read_rule(text) if text.strip() else None


class RuleField(RecurrenceField):
    """django-recurrence's field without DTSTART, which would pin the rule to UTC.

    What has no zone in the text is wall time of the training: see `events.schedule.rules`. A stored
    text that is no rule never raises on its way out of the database: see `UnreadRule`.
    """

    def __init__(self, verbose_name: Any = None, **kwargs: Any):
        kwargs.pop("include_dtstart", None)
        super().__init__(include_dtstart=False, verbose_name=verbose_name, **kwargs)

    def to_python(self, value: Any) -> Recurrence | None:
        if value is None or isinstance(value, Recurrence):
            return value
        return stored_rule(value) if value.strip() else None

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        if isinstance(value, UnreadRule):
            raise value.problem
        super().validate(value, model_instance)

    def get_prep_value(self, value: Any) -> str | None:
        rule = self.to_python(value)
        return rule_text(rule) if rule else None

    def formfield(self, **kwargs: Any) -> forms.Field:
        defaults = {
            "form_class": RuleFormField,
            "widget": forms.Textarea(attrs={"rows": 3}),
            "max_length": LONGEST_RULE,
        }
        return super().formfield(**(defaults | kwargs))
