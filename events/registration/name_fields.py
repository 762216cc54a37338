"""Who comes: the person who writes, and others with them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.booking.identity import person_key
from events.booking.states import Refusal
from events.records.models.registration_options import MOST_PEOPLE
from kommpaktiv.web.form_fields import LineField

SHOWN = 3  # fields for further people who are added, before the others are folded away
LONGEST = 120


class NamesMixin(forms.Form):
    """As many names as the training lets register together."""

    def set_up_names(self, most: int, there: int = 0) -> None:
        """Ask for up to `most` people, after those who are `there` already.

        Fields for these, but the first, are understood as well: the form may have been sent before.
        """
        numbers = range(min(there, 1) + 1, most + 1)
        self.name_fields = [_field_name(number) for number in numbers]
        self.fields |= {_field_name(number): _name_field(number) for number in numbers}
        self._others = [_field_name(number) for number in numbers if number > max(there, 1)]

    @property
    def other_names(self) -> list[BoundField]:
        """The fields for further people that are shown at once."""
        return [self[field] for field in self._others[:SHOWN]]

    @property
    def folded_names(self) -> list[BoundField]:
        return [self[field] for field in self._others[SHOWN:]]

    @property
    def names_unfold(self) -> bool:
        """Whether one of the folded fields must be seen."""
        return any(map(_must_be_seen, self.folded_names))

    @property
    def others_unfold(self) -> bool:
        """Whether somebody comes along, or something is wrong about it."""
        return any(map(_must_be_seen, self.other_names)) or self.names_unfold

    def clean_names(self) -> None:
        """Refuse what the booking service would, at the field it is about."""
        first_with: dict[str, str] = {}
        for field in self.name_fields:
            name = self.cleaned_data.get(field)
            if name and first_with.setdefault(person_key("", name), field) != field:
                self.add_error(field, Refusal.SAME_NAME.label)
        last = self.name_fields[-1] if self.name_fields else None
        if any(self._typed(name) for name in _all_fields() if name not in self.fields):
            self.add_error(last, Refusal.TOO_MANY.label)

    @property
    def names(self) -> list[str]:
        given = (self.cleaned_data.get(field) for field in self.name_fields)
        return [name for name in given if name]

    def _typed(self, field: str) -> str:
        """What came for a field that the form does not have any more."""
        value: Any = self.data.get(field, "")
        return str(value).strip()


def _must_be_seen(field: BoundField) -> bool:
    return bool(field.value() or field.errors)


def _field_name(number: int) -> str:
    return "name" if number == 1 else f"name_{number}"


def _all_fields() -> list[str]:
    return [_field_name(number) for number in range(2, MOST_PEOPLE + 1)]


def _name_field(number: int) -> LineField:
    if number == 1:
        return LineField(
            label=_("Your name"),
            max_length=LONGEST,
            error_messages={"required": _("Please write your name.")},
            widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
        )
    return LineField(
        label=name_label(number),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )


def name_label(number: int) -> str:
    return gettext("Name of person %(number)s") % {"number": number}
