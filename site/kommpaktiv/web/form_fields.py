"""Form fields for what strangers type: any text is either clean or refused with a clear word."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .email_address import validate_address

# Copied along from chats and address books, they turn the order of letters around.
_BIDI_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_CONTROLS_IN_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BLANKS = re.compile(r"[^\S\n]+")


class LineField(forms.CharField):
    """One line of text in composed Unicode (NFC), blanks folded; control characters are refused."""

    controls = _CONTROLS
    default_error_messages = {
        "controls": _("Please type this again: it contains characters one cannot see."),
        "max_length": _("Please shorten this: %(show_value)s characters, %(limit_value)s fit."),
    }

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        if self.controls.search(text):
            raise ValidationError(self.error_messages["controls"], code="controls")
        composed = unicodedata.normalize("NFC", _BIDI_MARKS.sub("", text))
        return _BLANKS.sub(" ", composed).strip()

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What to show again after an error: what was typed, as far as HTML can carry it."""
        return self.controls.sub("", data) if isinstance(data, str) else data


class TextField(LineField):
    """The same for several lines."""

    widget = forms.Textarea
    controls = _CONTROLS_IN_TEXT

    def to_python(self, value: Any) -> str:
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)


class EmailLineField(LineField, forms.EmailField):
    """An e-mail address; `email_address` says which are taken."""

    default_validators = [validate_address]
