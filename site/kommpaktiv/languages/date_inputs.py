"""Days and times in the admin: one way to type them, in every form there is.

Wagtail's widgets have one format for all languages, and a script that replaces what it cannot read
by the present moment: "18 Uhr" became 01:09. Here Django reads what was typed, by `formats/`,
and `date_inputs.js` takes the script's place: it offers a calendar and replaces nothing.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.formats import get_format
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

from .formats.month_names import in_digits

EXAMPLE = datetime(2026, 12, 31, 18, 0)
UNREAD_DAY = _("Please write the day like this: {}.")
UNREAD_TIME = _("Please write the time like this: {}.")
UNREAD_MOMENT = _("Please write the day and the time like this: {}.")


def example(key: str) -> str:
    """A day, time or both as the editor's language shows it in forms, by the key of its format."""
    return EXAMPLE.strftime(get_format(key)[0])


def in_the_readers_format(widget: type[forms.DateInput | forms.TimeInput]) -> None:
    """Have Django choose the format when it shows a value, whatever Wagtail's constructor says."""
    widget.format = property(lambda self: None, lambda self, value: None)  # type: ignore[assignment]


def unread(widget: type[forms.DateInput | forms.TimeInput], message: Any) -> dict[str, Any]:
    """The errors of a field whose text cannot be read: `message` with an example."""
    return {"invalid": format_lazy(message, lazy(example, str)(widget.format_key))}


class DayField(forms.DateField):
    """A day; the month may be a number or a name."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(_in_digits(value))


class MomentField(forms.DateTimeField):
    """A day with a time; the month may be a number or a name."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(_in_digits(value))


def _in_digits(value: Any) -> Any:
    return in_digits(value) if isinstance(value, str) else value


def day_field(**kwargs: Any) -> DayField:
    """A day in a form of the admin that has no model."""
    errors = unread(AdminDateInput, UNREAD_DAY)
    return DayField(widget=AdminDateInput, error_messages=errors, **kwargs)


class WallTimeField(MomentField):
    """A day with a time in a form that has no model, as the clocks of some place show it: naive.

    Django would take it for the time of the site, and refuse an hour that spring skips there.
    """

    widget = AdminDateTimeInput

    def __init__(self, **kwargs: Any):
        errors = unread(AdminDateTimeInput, UNREAD_MOMENT)
        super().__init__(**({"error_messages": errors} | kwargs))

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(UTC):
            moment = super().to_python(value)
        return moment.replace(tzinfo=None) if moment else None


def adopt() -> None:
    """Make this the way of every form in the admin; said once, when Django is ready."""
    for field, form_class, widget, message in (
        (models.DateField, DayField, AdminDateInput, UNREAD_DAY),
        (models.TimeField, forms.TimeField, AdminTimeInput, UNREAD_TIME),
        (models.DateTimeField, MomentField, AdminDateTimeInput, UNREAD_MOMENT),
    ):
        in_the_readers_format(widget)
        errors = unread(widget, message)
        override = {"form_class": form_class, "widget": widget, "error_messages": errors}
        register_form_field_override(field, override=override)
