"""The fields of the room: repetition rules, lists one can search in, texts in several languages."""

from __future__ import annotations

from typing import Any

import recurrence
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from recurrence.fields import RecurrenceField

from .rules import read_rule, rule_text

NO_RULE = _("This is no repetition rule. Example: RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=10")
FREQUENCIES = [recurrence.YEARLY, recurrence.MONTHLY, recurrence.WEEKLY, recurrence.DAILY]
LONGEST_RULE = 5000  # characters


class RuleFormField(forms.CharField):
    """RFC 5545 text (RRULE, RDATE, EXDATE) typed by hand; nonsense gets a clear error."""

    widget = forms.Textarea

    def clean(self, value: Any) -> recurrence.Recurrence | None:
        text = super().clean(value)
        if not text.strip():
            return None
        try:
            rule = read_rule(text)
            rule_text(rule)  # whether it can be kept
        except (ValidationError, ValueError, LookupError, ArithmeticError) as error:
            raise ValidationError(NO_RULE) from error
        parts = [*rule.rrules, *rule.exrules]
        if not rule or any(part.freq not in FREQUENCIES for part in parts):
            raise ValidationError(NO_RULE)
        return rule


class RuleField(RecurrenceField):
    """django-recurrence's field without DTSTART, which would pin the rule to UTC.

    What has no zone in the text is wall time of the training: see `models.rules`.
    """

    def __init__(self, verbose_name: Any = None, **kwargs: Any):
        kwargs.pop("include_dtstart", None)
        super().__init__(include_dtstart=False, verbose_name=verbose_name, **kwargs)

    def to_python(self, value: Any) -> recurrence.Recurrence | None:
        if value is None or isinstance(value, recurrence.Recurrence):
            return value
        return read_rule(value) if value.strip() else None

    def get_prep_value(self, value: Any) -> str | None:
        if isinstance(value, str):
            value = self.to_python(value)
        return rule_text(value) if value else None

    def formfield(self, **kwargs: Any) -> forms.Field:
        defaults = {
            "form_class": RuleFormField,
            "widget": forms.Textarea(attrs={"rows": 3}),
            "max_length": LONGEST_RULE,
        }
        return super().formfield(**(defaults | kwargs))
