"""The questions of a training in a form, and the answers on a page, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.booking.signup import GivenAnswer
from events.records.models import Answer, Event, Registration
from events.records.questions import (
    NO,
    YES,
    Condition,
    Question,
    QuestionKind,
    asked,
    is_given,
    read_questions,
)
from kommpaktiv.languages.dates import plain_date
from kommpaktiv.languages.wording import Wording
from kommpaktiv.web.form_fields import TextField

from .answer_fields import DayAnswerField, NumberAnswerField, written_number
from .question_texts import GERMAN, QuestionWords, as_typed, in_german, words_of

# The kinds whose answers are picked from what the form offers.
OF_CHOSEN = frozenset({QuestionKind.CHOICE, QuestionKind.CHOICES, QuestionKind.YES_NO})
LONGEST_TEXT = 1000  # characters of one answer
MISSING = _("Please answer this question.")
NO_SUCH_CHOICE = _("Please choose one of the answers.")
SAID = {YES: True, NO: False}


def field_name(key: UUID) -> str:
    return f"question-{key}"


class GoneChoice(Wording):
    """A choice there was when somebody made it."""

    is_gone = True


@dataclass(frozen=True)
class QuestionField:
    """One question as the form's template shows it."""

    question: Question
    words: QuestionWords
    field: forms.BoundField
    hint: SafeString
    deciding: str  # the name of the field that decides whether it is asked; empty where none does
    deciding_value: str  # which value of that field has it asked

    @property
    def must_be_chosen(self) -> bool:
        """Whether a browser may insist on one of several radio buttons."""
        return self.field.field.required and self.question.kind != QuestionKind.CHOICES

    @property
    def is_group(self) -> bool:
        """Whether it is several inputs with one question above them."""
        return self.field.use_fieldset

    @property
    def is_optional(self) -> bool:
        return not self.question.is_required


class QuestionFields(forms.Form):
    """The part of a form that asks the questions of a training.

    Without a script all questions are shown, the conditional ones with a sentence saying when they
    matter. Whatever is sent, only answers to questions that are asked count, and only those can
    be missing.
    """

    asked_before = "privacy"  # the field before which the questions stand

    questions: list[Question]
    words: dict[UUID, QuestionWords]
    given: Mapping[UUID, Any]  # what was answered before
    asks_of_each_alone = False  # whether only what each person is asked is asked here
    deciding_form: Any  # has the questions that are asked once, where they are asked

    def ask(
        self,
        event: Event,
        given: Mapping[UUID, Any] = MappingProxyType({}),
        questions: list[Question] | None = None,
    ) -> None:
        """Add a field for each of the training's questions, or of those given.

        What was `given` as an answer stays a choice, also where it is not offered any more.
        """
        self.given = given
        self.all_questions = read_questions(event.questions) if questions is None else questions
        self.questions = [
            question
            for question in self.all_questions
            if question.is_of_each or not self.asks_of_each_alone
        ]
        self.words = words_of(event, self.all_questions)
        following = list(self.fields)
        if self.asked_before in following:
            following = following[following.index(self.asked_before) :]
        else:
            following = []
        for question in self.questions:
            name, value = field_name(question.key), given.get(question.key)
            self.fields[name] = _field(question, self.words, value)
            if is_given(value):
                self.initial[name] = _shown_value(question, value)
        for name in following:
            self.fields[name] = self.fields.pop(name)

    @cached_property
    def question_fields(self) -> list[QuestionField]:
        """The questions in the order of the page, as the template needs them."""
        return [self._shown(question) for question in self.questions]

    def _shown(self, question: Question) -> QuestionField:
        condition = question.condition
        return QuestionField(
            question=question,
            words=self.words[question.key],
            field=self[field_name(question.key)],
            hint=_hint(condition, self.words),
            deciding=self._deciding(condition.key) if condition else "",
            deciding_value=_sent(condition.value) if condition else "",
        )

    def _deciding(self, key: UUID) -> str:
        """The name of the field with this question, which may stand in the other form."""
        name = field_name(key)
        return self.add_prefix(name) if name in self.fields else name

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        are_asked = {question.key for question in asked(self.all_questions, self._answers)}
        for question in self.questions:
            name = field_name(question.key)
            if question.key not in are_asked:
                self.errors.pop(name, None)
                cleaned[name] = None
            elif question.is_required and not (name in self.errors or is_given(cleaned[name])):
                self.add_error(name, MISSING)
        return cleaned

    @property
    def _answers(self) -> dict[UUID, Any]:
        before = self.deciding_form._answers if self.asks_of_each_alone else {}
        return before | {question.key: self._answer(question) for question in self.questions}

    def _answer(self, question: Question) -> Any:
        """What is answered; where it is what was answered before, in the form it is kept in."""
        answer = self.cleaned_data.get(field_name(question.key))
        given = self.given.get(question.key)
        is_same = is_given(given) and answer == _shown_value(question, given)
        return given if is_same and question.kind in OF_CHOSEN else answer

    def given_answers(self) -> list[GivenAnswer]:
        """What was answered, in the order of the questions."""
        answers = self._answers
        return [
            GivenAnswer(question.key, question.label, answers[question.key])
            for question in asked(self.all_questions, answers)
            if question in self.questions and is_given(answers[question.key])
        ]

    def answers_of_all(self) -> list[GivenAnswer]:
        """Those to questions that are asked once."""
        return self._given(of_each=False)

    def answers_of_one(self) -> list[GivenAnswer]:
        """Those to questions that each person is asked."""
        return self._given(of_each=True)

    def _given(self, of_each: bool) -> list[GivenAnswer]:
        keys = {question.key for question in self.questions if question.is_of_each == of_each}
        return [answer for answer in self.given_answers() if answer.question in keys]


class ChoicesField(forms.MultipleChoiceField):
    """Each choice once, however often it was sent."""

    def clean(self, value: Any) -> list[str]:
        sent = [choice for choice in value or () if choice]
        return list(dict.fromkeys(super().clean(sent)))


def given_before(registration: Registration, person: int | None = None) -> dict[UUID, Any]:
    """What the registration answers, by question; of one person (by pk), where each is asked."""
    answers = registration.answers.order_by("participant")
    mine = [answer for answer in answers if answer.participant_id in (None, person)]
    return {answer.question: answer.value for answer in sorted(mine, key=_is_of_one)}


def _field(question: Question, words: Mapping[UUID, QuestionWords], given: Any) -> forms.Field:
    own = words[question.key]
    field = FIELDS[QuestionKind(question.kind)](question, own)
    if isinstance(field, forms.ChoiceField) and is_given(given):
        offered: list[tuple[str, Any]] = list(field.choices)  # type: ignore[arg-type]
        field.choices = offered + _no_longer_offered(offered, _shown_value(question, given))
    field.label = own.label.text
    field.help_text = _hint(question.condition, words) or own.help.text
    field.required = question.is_required and question.condition is None
    field.widget.is_required = field.required
    field.error_messages["required"] = MISSING
    return field


def _no_longer_offered(offered: list[tuple[str, Any]], given: Any) -> list[tuple[str, Any]]:
    """What was answered and is not among the choices."""
    known = {value for value, _label in offered}
    values = given if isinstance(given, list) else [given]
    return [(value, GoneChoice(value, GERMAN)) for value in values if value not in known]


def _shown_value(question: Question, value: Any) -> Any:
    """An answer as the question's field has it, whatever kind the question was of."""
    if question.kind == QuestionKind.CHOICES:
        return [str(_sent(one)) for one in (value if isinstance(value, list) else [value])]
    if isinstance(value, list):
        return ", ".join(str(_sent(one)) for one in value)
    if question.kind in (QuestionKind.CHOICE, QuestionKind.TEXT):
        return str(_sent(value))
    return _sent(value)


def _text(question: Question, words: QuestionWords) -> forms.Field:
    widget = forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    return TextField(max_length=LONGEST_TEXT, widget=widget)


def _choice(question: Question, words: QuestionWords) -> forms.Field:
    return forms.ChoiceField(
        choices=_or_none(question, list(words.choices.items())),
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": NO_SUCH_CHOICE},
    )


def _choices(question: Question, words: QuestionWords) -> forms.Field:
    return ChoicesField(
        choices=list(words.choices.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": NO_SUCH_CHOICE, "invalid_list": NO_SUCH_CHOICE},
    )


def _yes_no(question: Question, words: QuestionWords) -> forms.Field:
    said = [(YES, as_typed(gettext("Yes"))), (NO, as_typed(gettext("No")))]
    return forms.TypedChoiceField(
        choices=_or_none(question, said),
        coerce=lambda said: SAID.get(said, said),
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": NO_SUCH_CHOICE},
    )


def _number(question: Question, words: QuestionWords) -> forms.Field:
    return NumberAnswerField()


def _day(question: Question, words: QuestionWords) -> forms.Field:
    return DayAnswerField()


FIELDS = {
    QuestionKind.TEXT: _text,
    QuestionKind.CHOICE: _choice,
    QuestionKind.CHOICES: _choices,
    QuestionKind.YES_NO: _yes_no,
    QuestionKind.NUMBER: _number,
    QuestionKind.DATE: _day,
}


def _or_none(question: Question, choices: list[tuple[str, Wording]]) -> list[tuple[str, Wording]]:
    """With a way back for those who chose by mistake, where nothing has to be chosen."""
    if question.is_required and not question.condition:
        return choices
    return [*choices, ("", as_typed(gettext("No answer")))]


def _sent(value: Any) -> Any:
    """What a browser sends to mean this answer."""
    if isinstance(value, bool):
        return YES if value else NO
    return value


def _hint(condition: Condition | None, words: Mapping[UUID, QuestionWords]) -> SafeString:
    """When a conditional question matters."""
    if condition is None:
        return SafeString("")
    return format_html(
        gettext("Only if you answered {answer} to {question}"),
        answer=_quoted(_said(condition.value, words[condition.key])),
        question=_quoted(words[condition.key].label),
    )


def _quoted(words: Wording) -> SafeString:
    return format_html("<q{}>{}</q>", words.lang_attrs, words.text)


def _is_of_one(answer: Answer) -> bool:
    return answer.participant_id is not None


# Answers on a page ------------------------------------------------------------------------------


@dataclass(frozen=True)
class ShownAnswer:
    """A question and what somebody answered, each in the language it is there in."""

    label: Wording
    texts: list[Wording]
    is_typed: bool  # in whatever language the person writes
    who: str = ""  # where it is one person's of several


def answers_of(registration: Registration) -> list[ShownAnswer]:
    """What the registration answers, in the order of the questions; then what is not asked now."""
    event = registration.event
    questions = {question.key: question for question in read_questions(event.questions)}
    words = words_of(event, questions.values())
    order = list(questions)
    answers = sorted(
        registration.answers.select_related("participant").order_by("participant__position", "pk"),
        key=lambda answer: order.index(answer.question) if answer.question in words else len(order),
    )
    return [
        _shown_answer(answer, questions.get(answer.question), words.get(answer.question))
        for answer in answers
    ]


def _shown_answer(
    answer: Answer, question: Question | None, words: QuestionWords | None
) -> ShownAnswer:
    kind = question.kind if question else ""
    values = answer.value if isinstance(answer.value, list) else [answer.value]
    return ShownAnswer(
        label=words.label if words else in_german(answer.label),
        texts=[_said(value, words, is_day=kind == QuestionKind.DATE) for value in values],
        is_typed=kind == QuestionKind.TEXT,
        who=answer.participant.name if answer.participant else "",
    )


def _said(value: Any, words: QuestionWords | None, *, is_day: bool = False) -> Wording:
    """One answer as the reader's language says it."""
    if isinstance(value, bool):
        return as_typed(gettext("Yes") if value else gettext("No"))
    if isinstance(value, int | float):
        return as_typed(written_number(value))
    if words and value in words.choices:
        return words.choices[value]
    if words and words.choices:
        return GoneChoice(value, GERMAN)
    return as_typed(_day_or_text(value) if is_day else value)


def _day_or_text(value: str) -> str:
    """The day, unless the question was of another kind when it was answered."""
    try:
        return plain_date(date.fromisoformat(value))
    except ValueError:
        return value
