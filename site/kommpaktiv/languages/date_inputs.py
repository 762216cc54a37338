"""Days and times in the admin: one way to type them, in every form there is.

Wagtail's widgets have one format for all languages, and a script that replaces what it cannot read
by the present moment: "18 Uhr" became 01:09. Here Django reads what was typed, by `formats/`, and
`date_inputs.js` takes the script's place: it offers the browser's calendar and replaces nothing.
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


def day_field(**kwargs: Any) -> forms.DateField:
    """A day in a form of the admin that has no model."""
    errors = unread(AdminDateInput, UNREAD_DAY)
    return forms.DateField(widget=AdminDateInput, error_messages=errors, **kwargs)


class WallTimeField(forms.DateTimeField):
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
    for field, widget, message in (
        (models.DateField, AdminDateInput, UNREAD_DAY),
        (models.TimeField, AdminTimeInput, UNREAD_TIME),
        (models.DateTimeField, AdminDateTimeInput, UNREAD_MOMENT),
    ):
        in_the_readers_format(widget)
        override: dict[str, Any] = {"widget": widget, "error_messages": unread(widget, message)}
        register_form_field_override(field, override=override)
