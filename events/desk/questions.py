"""What makes the questions of a training answerable, checked where an editor writes them.

In the form, a question on whose answer another depends is chosen by the number of its own form,
which stays the same however the questions are reordered; on the page, by its place among them.
"""

from __future__ import annotations

from typing import Any

from django.forms import BaseFormSet, ModelForm
from django.utils.translation import gettext as _

from events.records.questions import (
    CAN_DECIDE,
    NO,
    OF_CHOICES,
    YES,
    QuestionKind,
    choices_in,
    deciding_value,
)

Choice = tuple[Any, Any]


def offer_conditions(formset: BaseFormSet) -> None:
    """Have each question offer the others, and their answers, as what it may depend on."""
    values = [
        {name: form[name].value() or "" for name in ("label", "kind", "choices")}
        for form in formset.forms
    ]
    deciding = {
        number: value for number, value in enumerate(values, 1) if value["kind"] in CAN_DECIDE
    }
    for number, form in enumerate(formset.forms, 1):
        others = {other: value for other, value in deciding.items() if other != number}
        questions = [(other, value["label"]) for other, value in others.items()]
        answers = [(value["label"], _answers(value)) for value in others.values()]
        _offer(form, "only_if_question", questions)
        _offer(form, "only_if_answer", _with_current(form["only_if_answer"].value(), answers))


def _offer(form: ModelForm, name: str, choices: list[Choice]) -> None:
    form.fields[name].widget.choices = [("", "–"), *choices]


def _answers(question: dict[str, str]) -> list[Choice]:
    if question["kind"] == QuestionKind.YES_NO:
        return [(YES, _("yes")), (NO, _("no"))]
    return [(choice, choice) for choice in choices_in(question["choices"])]


def _with_current(current: str | None, groups: list[Choice]) -> list[Choice]:
    """The answers, and the one that is chosen though it is none of them (any more)."""
    known = {value for _label, answers in groups for value, _text in answers}
    return groups if not current or current in known else [*groups, (current, current)]


def check_questions(formset: BaseFormSet, is_draft: bool) -> None:
    """Add errors to the forms of questions that nobody could answer, or that depend on nothing.

    A question of several choices needs them; a condition needs an earlier question and one of its
    answers. A draft may lack them. Forms are taken in the order in which the editor has put them.
    """
    if not formset.is_bound:
        return
    formset.is_valid()  # cleans each form
    staying = _in_order(formset)
    number_of = {form: number for number, form in enumerate(formset.forms, 1)}
    chosen = {number_of[form]: form for form in staying}
    if not is_draft:
        before: dict[int, ModelForm] = {}
        for form in staying:
            _check_choices(form)
            _check_condition(form, before)
            before[number_of[form]] = form
    for form in staying:
        deciding = chosen.get(form.cleaned_data.get("only_if_question") or 0)
        form.instance.only_if_question = staying.index(deciding) + 1 if deciding else None


def _in_order(formset: BaseFormSet) -> list[ModelForm]:
    """The forms of questions that stay, as they will stand on the page."""
    filled = [form for form in formset.forms if form.cleaned_data]
    staying = [form for form in filled if not form.cleaned_data.get("DELETE")]
    return sorted(staying, key=lambda form: form.cleaned_data.get("ORDER") or 0)


def _check_choices(form: ModelForm) -> None:
    data = form.cleaned_data
    if data.get("kind") not in OF_CHOICES:
        return
    choices = choices_in(data.get("choices", ""))
    if len(choices) < 2:
        form.add_error("choices", _("Please give two choices or more, one on each line."))
    elif double := next((each for each in choices if choices.count(each) > 1), None):
        message = _("Each choice once, please: “%(choice)s” is there twice.")
        form.add_error("choices", message % {"choice": double})


def _check_condition(form: ModelForm, before: dict[int, ModelForm]) -> None:
    number = form.cleaned_data.get("only_if_question")
    words = form.cleaned_data.get("only_if_answer", "")
    if number is None:
        if words and "only_if_question" not in form.errors:
            form.add_error("only_if_question", _("The answer to which question?"))
        return
    if number not in before:
        message = _("Please choose a question that is asked before this one.")
        form.add_error("only_if_question", message)
        return
    deciding = before[number].cleaned_data
    if deciding.get("kind") not in CAN_DECIDE:
        message = _("“%(question)s” has no choices on which another question could depend.")
        values = {"question": deciding.get("label", "")}
        form.add_error("only_if_question", message % values)
    elif message := _wrong_answer(deciding, words):
        form.add_error("only_if_answer", message)


def _wrong_answer(deciding: dict[str, str], words: str) -> str:
    """What is wrong with the answer on which a question depends; empty if nothing is."""
    choices = choices_in(deciding.get("choices", ""))
    if deciding_value(deciding["kind"], choices, words) is not None:
        return ""
    if deciding["kind"] == QuestionKind.YES_NO:
        choices = (YES, NO)
    return _("Please choose one of its answers: %(answers)s") % {"answers": ", ".join(choices)}
