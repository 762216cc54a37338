"""Form fields for what strangers type. What all text goes through is `languages.clean_fields`."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kommpaktiv.languages.clean_text import clean_text

from .email_address import validate_address

# Copied along from chats and address books, they turn the order of letters around.
_ISOLATES = re.compile("[\u2066-\u2069]")
_BLANKS = re.compile(r"[^\S\n]+")


class LineField(forms.CharField):
    """One line of text, blanks folded."""

    default_error_messages = {
        "max_length": _("Please shorten this: %(show_value)s characters, %(limit_value)s fit."),
    }

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return _BLANKS.sub(" ", _ISOLATES.sub("", text)).strip()

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What to show again after an error: what was typed, as far as HTML can carry it."""
        return clean_text(data) if isinstance(data, str) else data


class TextField(LineField):
    """The same for several lines."""

    widget = forms.Textarea


class EmailLineField(LineField, forms.EmailField):
    """An e-mail address; `email_address` says which are taken."""

    default_validators = [validate_address]
