"""What each person of a registration is asked: a form of its own for everybody but the first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext

from events.booking.signup import GivenAnswer
from events.records.models import Event, Registration
from events.records.questions import Question, asked_of_newcomer, read_questions

from .need_fields import NeedsMixin
from .problems import Problem, problems_of
from .questions import QuestionFields, given_before


class PersonForm(QuestionFields, NeedsMixin):
    """The questions and needs of one further person; those asked once stand in the main form."""

    asks_of_each_alone = True

    def __init__(
        self,
        *args: Any,
        event: Event,
        deciding_form: FurtherPeopleMixin,
        name: str,
        number: int,
        given: Mapping[UUID, Any] = MappingProxyType({}),
        given_needs: Mapping[str, str] = MappingProxyType({}),
        questions: list[Question] | None = None,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.deciding_form = deciding_form
        self.name = name  # of the main form's field with the person's name
        self.number = number  # among all people, counted from 1
        self.needs_offered = []
        if event.needs_of_each:
            self.set_up_needs(event, given_needs)
        self.ask(event, given, questions)

    def full_clean(self) -> None:
        """Nothing is missing about somebody who is not named; what was typed stays."""
        super().full_clean()
        if not self.is_named:
            self.errors.clear()

    def clean(self) -> dict[str, Any]:
        self.clean_needs()
        return super().clean()

    @property
    def is_named(self) -> bool:
        """Whether the person comes; the form must be seen then."""
        return bool(self.deciding_form[self.name].value())

    @property
    def title(self) -> str:
        """Whom it is about."""
        name = self.deciding_form[self.name].value()
        person = name or gettext("Person %(number)s") % {"number": self.number}
        return gettext("About: %(person)s") % {"person": person}


def asks_each(event: Event) -> bool:
    """Whether there is anything that each person is asked."""
    return event.needs_of_each or any(one.is_of_each for one in read_questions(event.questions))


def needs_before(registration: Registration, person: int | None = None) -> dict[str, str]:
    """Notes by kind: of all of the registration; of one person (by pk), where each is asked."""
    needs = registration.needs.all()
    mine = [need for need in needs if need.participant_id in (None, person)]
    return {need.kind: need.note for need in mine}


class FurtherPeopleMixin(forms.Form):
    """A main form with a form for each further person, who count where they are named."""

    event: Event
    further: dict[str, PersonForm]  # by the field with the person's name

    @property
    def _answers(self) -> dict[UUID, Any]:
        """To the questions of the main form, which has none here."""
        return {}

    def set_up_people(self, event: Event, names: Iterable[str]) -> None:
        """A form for each of these fields, with nothing given before."""
        self.further = {}
        if asks_each(event):
            for name in names:
                self.add_person(event, name, name)

    def set_up_newcomers(self, registration: Registration, names: Iterable[str]) -> None:
        """A form for each of these fields; what was asked once is said already."""
        event = registration.event
        decided = given_before(registration)
        questions = asked_of_newcomer(read_questions(event.questions), decided)
        self.further = {}
        if questions or event.needs_of_each:
            for name in names:
                self.add_person(event, name, name, questions=questions)

    def add_person(self, event: Event, name: str, prefix: str, **known: Any) -> None:
        """A form for the person whose name is in the field; `known` as `PersonForm` takes it."""
        self.further[name] = PersonForm(
            self.data if self.is_bound else None,
            prefix=f"{prefix}-about",
            event=event,
            deciding_form=self,
            name=name,
            number=len(self.further) + 2,
            **known,
        )

    @property
    def people_asked(self) -> list[PersonForm]:
        return list(self.further.values())

    def clean_people(self) -> None:
        """What is wrong about one of them is an error at their name; their form says what."""
        for name, form in self.further.items():
            if self.cleaned_data.get(name) and not form.is_valid():
                message = gettext("Something is missing about this person, see further down.")
                self.add_error(name, forms.ValidationError(message, code="person"))

    @property
    def problems_of_people(self) -> list[Problem]:
        """The errors in the forms of those who are named."""
        named = (form for name, form in self.further.items() if self[name].value())
        return [
            replace(problem, whose=form.title) for form in named for problem in problems_of(form)
        ]


class PeopleMixin(QuestionFields, NeedsMixin, FurtherPeopleMixin):
    """A main form that asks the first person, and for all, what its `further` ask the others."""

    def of_each(
        self, first: int, further: Mapping[int, PersonForm]
    ) -> tuple[dict[int, dict[str, str]], dict[int, list[GivenAnswer]]]:
        """Needs and answers of single people; this form's own are those of the `first`."""
        if not asks_each(self.event):
            return {}, {}
        forms_of: dict[int, PeopleMixin | PersonForm] = {first: self, **further}
        needs = {key: form.needs for key, form in forms_of.items() if self.event.needs_of_each}
        return needs, {key: form.answers_of_one() for key, form in forms_of.items()}
