"""Form fields for answers that are a number or a date, typed as text in the reader's way."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from babel.numbers import format_decimal, get_group_symbol
from django import forms
from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from kommpaktiv.languages.dates import reader_locale
from kommpaktiv.web.form_fields import LineField

MOST_DIGITS = 15  # what JSON's numbers keep exactly (IEEE 754, double)
_NUMBER = re.compile(r"[-\u2212+]?\d+(\.\d+)?")
_SIGNS = str.maketrans({"\u2212": "-", ",": ".", "\u066b": "."})  # minus; Arabic separator
ISO_DATE = "%Y-%m-%d"


def written_number(value: float) -> str:
    """As the reader's language writes it, to the last digit, in Western digits."""
    return format_decimal(
        value, locale=reader_locale(), decimal_quantization=False, group_separator=False
    )


def _without_groups(typed: str) -> str:
    """The number without what separates its thousands: in German 1.000 is not 1."""
    group = get_group_symbol(reader_locale()).replace("\xa0", " ").replace("\u202f", " ")
    is_grouped = re.fullmatch(rf"\D?[^\D0]\d{{0,2}}({re.escape(group)}\d{{3}})+(\D\d+)?", typed)
    return typed.replace(group, "") if is_grouped else typed


class NumberAnswerField(LineField):
    """A number as JSON has it, typed as people do in the reader's language."""

    default_error_messages = {
        "invalid": _("Please write a number, for example 12."),
        "digits": _("Please write a shorter number: %(number)s digits fit."),
    }

    def __init__(self, **kwargs: Any):
        attrs = {"inputmode": "decimal", "dir": "ltr", "autocomplete": "off"}
        super().__init__(max_length=50, widget=forms.TextInput(attrs=attrs), **kwargs)

    def clean(self, value: Any) -> int | float | None:
        typed = super().clean(value)
        return self._number(typed) if typed else None

    def _number(self, typed: str) -> int | float:
        """
        :raises ValidationError: it is none, or too long to be kept exactly.
        """
        text = _without_groups(typed).translate(_SIGNS)
        if not _NUMBER.fullmatch(text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if sum(letter.isdigit() for letter in text) > MOST_DIGITS:
            message = self.error_messages["digits"]
            raise ValidationError(message, code="digits", params={"number": MOST_DIGITS})
        number = float(text)
        return int(number) if number.is_integer() else number

    def prepare_value(self, value: Any) -> Any:
        return written_number(value) if isinstance(value, int | float) else value


class DayAnswerField(LineField):
    """A date as ISO 8601: what browsers send, or typed as the reader's language writes it."""

    default_error_messages = {"invalid": _("Please write a date, for example 2026-12-31.")}

    def __init__(self, **kwargs: Any):
        widget = forms.DateInput(format=ISO_DATE, attrs={"type": "date", "dir": "ltr"})
        super().__init__(max_length=50, widget=widget, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Without a length: an input of this type has none (HTML Living Standard, 4.10.5.1.7)."""
        attrs = super().widget_attrs(widget)
        return {name: value for name, value in attrs.items() if name != "maxlength"}

    def clean(self, value: Any) -> str | None:
        typed = super().clean(value)
        return self._day(typed).isoformat() if typed else None

    def _day(self, typed: str) -> date:
        """
        :raises ValidationError: it is no day.
        """
        for pattern in (ISO_DATE, *formats.get_format("DATE_INPUT_FORMATS")):
            try:
                return datetime.strptime(typed, pattern).date()
            except ValueError:
                continue
        raise ValidationError(self.error_messages["invalid"], code="invalid")
