"""What makes the questions of a training answerable, checked where an editor writes them."""

from __future__ import annotations

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


def check_questions(formset: BaseFormSet) -> None:
    """Add errors to the forms of questions that nobody could answer, or that depend on nothing.

    A question of several choices needs them; a condition needs an earlier question and one of its
    answers. Forms are taken in the order in which the editor has put them.
    """
    if not formset.is_bound:
        return
    formset.is_valid()  # cleans each form
    before: list[ModelForm] = []
    for form in _in_order(formset):
        _check_choices(form)
        _check_condition(form, before)
        before.append(form)


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


def _check_condition(form: ModelForm, before: list[ModelForm]) -> None:
    number = form.cleaned_data.get("only_if_question")
    words = form.cleaned_data.get("only_if_answer", "")
    if number is None:
        if words and "only_if_question" not in form.errors:
            form.add_error("only_if_question", _("The answer to which question?"))
        return
    if not 1 <= number <= len(before):
        message = _("This must be the number of an earlier question, counted from 1.")
        form.add_error("only_if_question", message)
        return
    deciding = before[number - 1].cleaned_data
    if deciding.get("kind") not in CAN_DECIDE:
        message = _("Question %(number)s has no choices on which another could depend.")
        form.add_error("only_if_question", message % {"number": number})
    elif message := _wrong_answer(deciding, words):
        form.add_error("only_if_answer", message)


def _wrong_answer(deciding: dict[str, str], words: str) -> str:
    """What is wrong with the answer on which a question depends; empty if nothing is."""
    choices = choices_in(deciding.get("choices", ""))
    if deciding_value(deciding["kind"], choices, words) is not None:
        return ""
    if deciding["kind"] == QuestionKind.YES_NO:
        choices = (YES, NO)
    return _("Please write one of its answers: %(answers)s") % {"answers": ", ".join(choices)}
