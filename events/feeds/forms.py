"""What one may ask of a calendar beside its filters. Nonsense is refused, not guessed at."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kommpaktiv.content.models.snippets import TopicColour

NO_CHOICE = _("Please choose one of these: %(choices)s.")


class ChoiceField(forms.ChoiceField):
    """One of a few words that stand in addresses; an error names them."""

    def __init__(self, words: list[str], default: str):
        super().__init__(choices=[(word, word) for word in words], required=False)
        self.words, self.default = words, default

    def clean(self, value: Any) -> str:
        if value and not self.valid_value(value):
            words = ", ".join(self.words)
            raise forms.ValidationError(NO_CHOICE, "invalid_choice", {"choices": words})
        return value or self.default


class NumberField(forms.IntegerField):
    """A whole number between two bounds."""

    def __init__(self, lowest: int, highest: int, default: int):
        super().__init__(min_value=lowest, max_value=highest, required=False)
        self.default = default

    def clean(self, value: Any) -> int:
        number = super().clean(value)
        return self.default if number is None else number


class PagingForm(forms.Form):
    """Which part of a long list."""

    page = NumberField(1, 1000, default=1)


class EmbedForm(forms.Form):
    """How the calendar looks in the frame of another site."""

    theme = ChoiceField(["auto", "light", "dark"], default="auto")
    accent = ChoiceField(TopicColour.values, default=TopicColour.CORAL)
    count = NumberField(1, 50, default=10)


class PosterForm(forms.Form):
    """On what paper a poster is printed."""

    size = ChoiceField(["a4", "a3"], default="a4")
