"""What is wrong with a form, as the list at its top tells it: which question, and what about it."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.utils.html import strip_tags

from kommpaktiv.languages.wording import Wording

from .questions import QuestionFields


@dataclass(frozen=True)
class Problem:
    """One error; without a target where it is about the form as a whole."""

    text: str
    target: str = ""  # the id of its field
    label: Wording | str = ""  # what its field is called
    whose: str = ""  # whom it is about, where others are asked the same


def problems_of(form: forms.BaseForm) -> list[Problem]:
    """The errors of fields, in the order of the form."""
    labels = _labels(form)
    return [
        Problem(str(error), field.auto_id, labels.get(field.name) or strip_tags(str(field.label)))
        for field in form
        for error in field.errors
    ]


def _labels(form: forms.BaseForm) -> dict[str, Wording]:
    """What the training's own questions are called, in which language."""
    if not isinstance(form, QuestionFields):
        return {}
    return {shown.field.name: shown.words.label for shown in form.question_fields}
