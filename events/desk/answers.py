"""Answers as the desk reads them: columns of a list, rows of a registration. In German words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from events.records.models import Answer, Event, Participant, Registration
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

    def cells(self, participant: Participant) -> dict[str, Any]:
        """The answers that concern one person, by column; they are fetched beforehand."""
        mine = (None, participant.pk)
        known = ordered(participant.registration)
        answers = [answer for answer in known if answer.participant_id in mine]
        if not self.is_by_question:
            lines = [f"{answer.label} {answer.text}" for answer in answers]
            return {ALL: "\n".join(lines)}
        given = {str(answer.question): answer.plain_value for answer in answers}
        return {name: given.get(name, "") for name in self.headings}


def answer_rows(registration: Registration) -> list[tuple[str, str]]:
    """Questions and answers of one registration; with the name, where each person is asked."""
    return [(_asked_of(answer), answer.text) for answer in ordered(registration)]


def _asked_of(answer: Answer) -> str:
    return f"{answer.label} ({answer.participant})" if answer.participant else answer.label


def ordered(registration: Registration) -> list[Answer]:
    """The answers as they were written, which is the order of the questions."""
    return sorted(registration.answers.all(), key=lambda answer: answer.pk)
