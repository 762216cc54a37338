"""The field that holds a training's repetition rule."""

from typing import Any

import recurrence
from django import forms
from django.utils.translation import gettext_lazy as _
from recurrence.fields import RecurrenceField
from recurrence.forms import RecurrenceField as RecurrenceFormField

NO_RULE = _("This is no repetition rule. Example: RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=10")
FREQUENCIES = [recurrence.YEARLY, recurrence.MONTHLY, recurrence.WEEKLY, recurrence.DAILY]


class RuleFormField(RecurrenceFormField):
    """RFC 5545 text (RRULE, RDATE, EXDATE) typed by hand; nonsense gets a clear error."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any):
        super().__init__(
            frequencies=FREQUENCIES, accept_dtstart=False, accept_dtend=False, **kwargs
        )

    def clean(self, value: str) -> recurrence.Recurrence | None:
        try:
            return super().clean(value)
        except (ValueError, LookupError, ArithmeticError) as error:
            raise forms.ValidationError(NO_RULE) from error


class RuleField(RecurrenceField):
    """django-recurrence's field without DTSTART: that would pin the rule to UTC."""

    def __init__(self, verbose_name: Any = None, **kwargs: Any):
        kwargs.pop("include_dtstart", None)
        super().__init__(include_dtstart=False, verbose_name=verbose_name, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        defaults = {"form_class": RuleFormField, "widget": forms.Textarea(attrs={"rows": 3})}
        return super().formfield(**(defaults | kwargs))
