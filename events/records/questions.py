"""What the form of a training asks, and which of it somebody has to answer. Pure.

Answers are values as JSON has them: text, a choice by its German words, a list of such choices,
true or false, a number, a date as ISO 8601. They are found by the question's key, so what is
translated, reordered or asked in another language stays the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kommpaktiv.languages.clean_text import clean_text


class QuestionKind(models.TextChoices):
    """How a question of a training is answered."""

    TEXT = "text", _("text")
    CHOICE = "choice", _("one of several choices")
    CHOICES = "choices", _("any of several choices")
    YES_NO = "yes_no", _("yes or no")
    NUMBER = "number", _("number")
    DATE = "date", pgettext_lazy("kind of answer", "date")


YES, NO = "ja", "nein"
OF_CHOICES = frozenset({QuestionKind.CHOICE, QuestionKind.CHOICES})
CAN_DECIDE = OF_CHOICES | {QuestionKind.YES_NO}  # the kinds on whose answer another may depend

Answers = Mapping[UUID, Any]


class Condition(NamedTuple):
    """A question is asked only if the one with this key is answered so."""

    key: UUID
    value: str | bool


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question as its German source says it."""

    key: UUID
    kind: str
    label: str
    help: str = ""
    choices: tuple[str, ...] = ()
    is_required: bool = False
    is_of_each: bool = False  # asked of each person, else once for all of a registration
    condition: Condition | None = None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Question:
        condition = data["condition"]
        return cls(
            key=UUID(data["key"]),
            kind=data["kind"],
            label=data["label"],
            help=data["help"],
            choices=tuple(data["choices"]),
            is_required=data["is_required"],
            is_of_each=data.get("is_of_each", False),
            condition=Condition(UUID(condition[0]), condition[1]) if condition else None,
        )

    def as_json(self) -> dict[str, object]:
        condition = self.condition
        return {
            "key": str(self.key),
            "kind": str(self.kind),
            "label": self.label,
            "help": self.help,
            "choices": list(self.choices),
            "is_required": self.is_required,
            "is_of_each": self.is_of_each,
            "condition": [str(condition.key), condition.value] if condition else None,
        }

    def is_asked(self, answers: Answers) -> bool:
        """Whether it is asked of somebody who has given these answers to the earlier questions."""
        if self.condition is None:
            return True
        answer = answers.get(self.condition.key)
        wanted = self.condition.value
        return wanted in answer if isinstance(answer, list) else answer == wanted


def deciding_value(kind: str, choices: Iterable[str], words: str) -> str | bool | None:
    """The answer that a condition means by `words`, to a question of this kind; none if it is none.

    :param words: one of the choices, or yes or no in German.
    """
    words = words.strip()
    if kind == QuestionKind.YES_NO:
        return {YES: True, NO: False}.get(words.casefold())
    return words if kind in OF_CHOICES and words in choices else None


def read_questions(data: Iterable[Mapping[str, Any]]) -> list[Question]:
    """The questions of a training, in their order: see `Event.questions`."""
    return [Question.from_json(question) for question in data]


def choices_in(text: str) -> tuple[str, ...]:
    """The choices written one on each line; a line break of Word within one is a blank."""
    lines = clean_text(text, soft_break=" ").split("\n")
    return tuple(line.strip() for line in lines if line.strip())


def is_given(value: object) -> bool:
    """Whether `value` is an answer; "no" and 0 are."""
    return value is not None and value != "" and value != []


def asked(questions: Iterable[Question], answers: Answers) -> list[Question]:
    """Those of the questions that are asked of somebody who answers so.

    A question is asked after the one it depends on, so what depends on an answer that does not
    count is not asked either.
    """
    found: list[Question] = []
    counted: dict[UUID, Any] = {}
    for question in questions:
        if question.is_asked(counted):
            found.append(question)
            if is_given(answer := answers.get(question.key)):
                counted[question.key] = answer
    return found


def asked_of_newcomer(questions: Iterable[Question], decided: Answers) -> list[Question]:
    """What each person is asked, of somebody who joins those who gave these answers for all.

    What depends on such an answer is asked without a condition, or not at all.
    """
    found: dict[UUID, Question] = {}
    for question in questions:
        depends_on_own = question.condition and question.condition.key in found
        if question.is_of_each and depends_on_own:
            found[question.key] = question
        elif question.is_of_each and question.is_asked(decided):
            found[question.key] = replace(question, condition=None)
    return [*found.values()]
