"""Every text that comes in is cleaned where all of them pass, so that no field can be forgotten.

Forms clean what is typed, whoever types it: pages, blocks, snippets, settings, visitors' forms.
What comes another way (a PO file, a translation, an import) is cleaned when it is written, and so
is what a query looks for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.db import models
from wagtail.fields import StreamField

from .clean_text import clean_json, clean_line, clean_text, is_visible


class LinesFormField(forms.CharField):
    """One thing on each line. A line break within one, as Word makes it, is a blank."""

    widget = forms.Textarea
    soft_break = " "


class LinesField(models.TextField):
    """One thing on each line, as `LinesFormField` reads it."""

    soft_break = " "

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": LinesFormField, **kwargs})


def clean_fields() -> None:
    """Have forms and models clean all text from now on."""
    _clean(forms.CharField, "to_python", _typed)
    _clean(models.CharField, "get_prep_value", _line)
    _clean(models.TextField, "get_prep_value", _text)
    _clean(models.JSONField, "get_prep_value", _json)
    _clean(StreamField, "get_prep_value", _json)


def _clean(field: type, name: str, clean: Callable[[Any, Any], Any]) -> None:
    """Put `clean` behind the method `name`, which all kinds of `field` call."""
    method = getattr(field, name)

    @wraps(method)
    def cleaned(self: Any, value: Any) -> Any:
        return clean(self, method(self, value))

    setattr(field, name, cleaned)


def _typed(field: forms.CharField, value: Any) -> Any:
    """What somebody typed; nothing where one sees nothing. Passwords stay as they are."""
    if not isinstance(value, str) or isinstance(field.widget, forms.PasswordInput):
        return value
    is_line = isinstance(field.widget, forms.TextInput)
    text = clean_line(value) if is_line else clean_text(value, _soft_break(field))
    if field.strip:
        text = text.strip()
        return text if is_visible(text) else field.empty_value
    return text


def _line(_field: models.Field, value: Any) -> Any:
    return clean_line(value) if isinstance(value, str) else value


def _text(field: models.Field, value: Any) -> Any:
    return clean_text(value, _soft_break(field)) if isinstance(value, str) else value


def _json(_field: models.Field, value: Any) -> Any:
    return clean_json(value)


def _soft_break(field: Any) -> str:
    return getattr(field, "soft_break", "\n")
