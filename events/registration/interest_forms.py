"""The form with which one asks to be told of a new date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from events.records.models.interests import Wish
from kommpaktiv.languages.wording import Wording

from .antispam import GuardedForm
from .contact_fields import AddressField
from .problems import Problem, problems_of


@dataclass(frozen=True)
class WishChoice:
    """One thing to hear of, as something to choose."""

    wish: Wish
    words: Wording
    is_chosen: bool


class InterestForm(GuardedForm):
    """Of what, to which address, in which language."""

    wish = forms.ChoiceField(
        label=_("What would you like to hear of?"),
        error_messages={"required": _("Please choose one of them.")},
    )
    email = AddressField(help_text=_("We send you a link there to confirm it."))
    language = forms.ChoiceField(label=_("In which language shall we write to you?"))

    def __init__(self, *args: Any, wishes: Mapping[Wish, Wording], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.wishes = {wish.value: wish for wish in wishes}
        self.words = wishes
        self.initial.setdefault("wish", next(iter(self.wishes), ""))
        self.initial.setdefault("language", get_language())
        self.fields["wish"].choices = [(value, value) for value in self.wishes]  # type: ignore[attr-defined]
        self.fields["language"].choices = [  # type: ignore[attr-defined]
            (code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES
        ]

    @property
    def choices(self) -> list[WishChoice]:
        chosen = self["wish"].value()
        return [WishChoice(wish, words, wish.value == chosen) for wish, words in self.words.items()]

    @property
    def problems(self) -> list[Problem]:
        """Those of fields; what the guard has to say stands above the button."""
        return problems_of(self)

    @property
    def chosen_wish(self) -> Wish:
        return self.wishes[self.cleaned_data["wish"]]
