"""Answers as the desk reads them: columns of a list, rows of a registration. In German words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from events.records.models import Answer, Event, Registration
from events.records.questions import read_questions

ALL = "answers"  # the column with all answers


@dataclass(frozen=True)
class AnswerColumns:
    """The columns of a list of registrations that hold answers, with their headings."""

    headings: dict[str, str] = field(default_factory=dict)
    is_by_question: bool = False

    @classmethod
    def of(cls, event: Event | None) -> AnswerColumns:
        """One for each question of the training, whatever the language it was answered in.

        Questions that are not asked any more follow, as long as there are answers. Without a
        training, one column holds all answers.
        """
        if event is None:
            return cls({ALL: _("Answers")})
        headings = {str(asked.key): asked.label for asked in read_questions(event.questions)}
        answered = Answer.objects.filter(registration__event=event).order_by("pk")
        for key, label in answered.values_list("question", "label"):
            headings.setdefault(str(key), label)
        return cls(headings, is_by_question=True)

    @property
    def names(self) -> list[str]:
        return list(self.headings)

    def cells(self, registration: Registration) -> dict[str, Any]:
        """The answers of one registration, by column; its answers are fetched beforehand."""
        answers = ordered(registration)
        if not self.is_by_question:
            lines = [f"{answer.label} {answer.text}" for answer in answers]
            return {ALL: "\n".join(lines)}
        given = {str(answer.question): answer_value(answer) for answer in answers}
        return {name: given.get(name, "") for name in self.headings}


def answer_rows(registration: Registration) -> list[tuple[str, str]]:
    """Questions and answers of one registration."""
    return [(answer.label, answer.text) for answer in ordered(registration)]


def ordered(registration: Registration) -> list[Answer]:
    """The answers as they were written, which is the order of the questions."""
    return sorted(registration.answers.all(), key=lambda answer: answer.pk)


def answer_value(answer: Answer) -> str | int | float:
    """For a cell: numbers stay numbers, a date stays ISO 8601."""
    value = answer.value
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if is_number else answer.text
