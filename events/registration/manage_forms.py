"""The forms with which people change a registration, or ask for its link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.booking.booking_checks import why_not
from events.booking.identity import person_key
from events.booking.states import BookingError, Refusal
from events.records.models import Occurrence
from events.trainings.availability import WAITS, DateChoice
from kommpaktiv.languages.dates import whole
from kommpaktiv.web.form_fields import LineField

from .antispam import GuardedForm
from .contact_fields import AddressField, CouncilField
from .date_fields import DatesField
from .name_fields import LONGEST, NamesMixin, name_label
from .person_forms import FurtherPeopleMixin, PeopleMixin, PersonForm, asks_each, needs_before
from .problems import Problem, problems_of
from .questions import given_before
from .registration_status import RegistrationStatus, message_languages


class PlainForm(forms.Form):
    """Labels without colons, and all errors in one list."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.label_suffix = ""

    def offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        """What can be chosen in a field."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - a mistake in the code
        field.choices = choices

    @property
    def problems(self) -> list[Problem]:
        """Each error, those of the form as a whole first."""
        return [*map(Problem, map(str, self.non_field_errors())), *problems_of(self)]


def date_option(date: Occurrence, people: int, kind: str, is_chosen: bool) -> DateChoice:
    """A date for so many people: a turn on the waiting list where it has too few places."""
    too_few = date.places_left < people
    can_wait = date.event.has_waiting_list and people <= date.seats
    refusal = why_not(date, people, date.places_left) if too_few and not can_wait else None
    return DateChoice(
        date,
        kind,
        can_wait and (too_few or not date.is_open),
        is_chosen and refusal is None,
        str(refusal.label) if refusal else "",
    )


class AddForm(NamesMixin, FurtherPeopleMixin, PlainForm):
    """More dates for everybody, or more people on every date, who are asked as the others."""

    date = DatesField(label=_("More dates"), required=False)
    waits = forms.BooleanField(
        label=_("Where all places are taken, put the new people on the waiting list."),
        required=False,
    )

    def __init__(self, *args: Any, standing: RegistrationStatus, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.standing = standing
        self.dates = standing.open_dates() if standing.takes_dates else []
        self.people = len({place.participant_id for place in standing.active})
        self.event = standing.event
        self.set_up_names(self.event.max_people, there=max(1, self.people))
        self.set_up_newcomers(standing.registration, self.name_fields)
        if not (standing.room and standing.event.has_waiting_list):
            del self.fields["waits"]

    @cached_property
    def options(self) -> list[DateChoice]:
        """The dates one can ask for; a turn on the waiting list where they have too few places."""
        typed = [field.value() for field in (*self.other_names, *self.folded_names)]
        people = self.people + sum(bool(name and name.strip()) for name in typed)
        chosen = self["date"].value() or ()
        return [self._option(date, people, chosen) for date in self.dates]

    def _option(self, date: Occurrence, people: int, chosen: Iterable[str]) -> DateChoice:
        is_chosen = any(value.removesuffix(WAITS) == str(date.uid) for value in chosen)
        return date_option(date, people, "checkbox", is_chosen)

    @property
    def people_asked(self) -> list[PersonForm]:
        """Those whose names can be written; and who was named before others came in between."""
        shown = {field.name for field in (*self.other_names, *self.folded_names)}
        return [form for name, form in self.further.items() if name in shown or form.is_named]

    @property
    def problems(self) -> list[Problem]:
        return super().problems + self.problems_of_people

    def clean_date(self) -> dict[int, bool]:
        """By primary key, whether a turn on the waiting list will do.

        Dates one is on by now are understood as well: the form may have been sent before.
        """
        known = {date.uid: date.pk for date in [*self.dates, *self.standing.active_dates]}
        wishes: Mapping[UUID, bool] = self.cleaned_data["date"]
        if not wishes.keys() <= known.keys():
            raise forms.ValidationError(Refusal.UNKNOWN.label)
        return {known[uid]: waits for uid, waits in wishes.items()}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.clean_names()
        self.clean_people()
        if not self.errors and not (data.get("date") or self.names):
            people = [field.name for field in self.other_names]
            self.add_error(
                next(iter(people), "date") if not self.dates else "date",
                _("Please choose a date or write a name."),
            )
        return data

    @property
    def wish(self) -> dict[str, Any]:
        """As `registration.add` wants it."""
        chosen: Mapping[int, bool] = self.cleaned_data["date"]
        waits_for = {pk for pk, waits in chosen.items() if waits}
        if self.cleaned_data.get("waits"):
            waits_for |= {date.pk for date in self.standing.active_dates}
        named = [name for name in self.name_fields if self.cleaned_data.get(name)]
        forms_of = {
            number: self.further[name] for number, name in enumerate(named) if name in self.further
        }
        return {
            "occurrences": [*chosen],
            "names": self.names,
            "waits_for": frozenset(waits_for),
            "needs_of": {number: form.needs for number, form in forms_of.items()},
            "answers_of": {number: form.answers_of_one() for number, form in forms_of.items()},
        }

    def is_granted(self, now: RegistrationStatus) -> bool:
        """Whether all that is asked for is there already, as when a form is sent twice."""
        names = {person_key("", place.participant.name) for place in now.active}
        dates = {date.pk for date in now.active_dates}
        wish = self.wish
        return dates.issuperset(wish["occurrences"]) and names.issuperset(
            person_key("", name) for name in wish["names"]
        )

    def refuse(self, error: BookingError) -> None:
        """Say why not, at the field it is about."""
        about_people = error.refusal in (Refusal.SAME_NAME, Refusal.TOO_MANY)
        shown = [field.name for field in self.other_names]
        self.is_valid()
        self.add_error(shown[0] if about_people and shown else None, _refusal_text(error))


class DetailsForm(PeopleMixin, PlainForm):
    """What is known of the people, and in which language they hear from us."""

    council = CouncilField()
    language = forms.ChoiceField(label=_("Language of our e-mails"))

    def __init__(self, *args: Any, standing: RegistrationStatus, **kwargs: Any):
        registration = standing.registration
        initial = {"council": registration.council, "language": registration.language}
        super().__init__(*args, initial=initial, **kwargs)
        self.offer("language", message_languages())
        self.names = {f"name_{person.pk}": person.pk for person in standing.people}
        for number, person in enumerate(standing.people, 1):
            label = name_label(number) if len(standing.people) > 1 else gettext("Name")
            self.fields[f"name_{person.pk}"] = _name_field(label, person.name)
        self.event = standing.event
        first, *others = standing.people
        self.first = first.pk
        self.set_up_needs(self.event, needs_before(registration, first.pk))
        self.ask(self.event, given_before(registration, first.pk))
        self.further = {}
        for person in others if asks_each(self.event) else ():
            name = f"name_{person.pk}"
            given = given_before(registration, person.pk)
            needs = needs_before(registration, person.pk)
            self.add_person(self.event, name, name, given=given, given_needs=needs)

    @property
    def people(self) -> list[forms.BoundField]:
        return [self[name] for name in self.names]

    @property
    def problems(self) -> list[Problem]:
        return super().problems + self.problems_of_people

    def clean(self) -> dict[str, Any]:
        self.clean_needs()
        cleaned = super().clean()
        self.clean_people()
        return cleaned

    @property
    def wish(self) -> dict[str, Any]:
        """As `update_registration` wants it."""
        data = self.cleaned_data
        further = {self.names[name]: form for name, form in self.further.items()}
        needs_of, answers_of = self.of_each(self.first, further)
        return {
            "names": {pk: data[name] for name, pk in self.names.items()},
            "council": data["council"],
            "language": data["language"],
            "needs": None if self.event.needs_of_each else self.needs,
            "answers": self.answers_of_all(),
            "needs_of": needs_of,
            "answers_of": answers_of,
        }

    def refuse(self, error: BookingError) -> None:
        """Say why not, at the names: nothing else can be refused."""
        self.add_error(next(iter(self.names)), _refusal_text(error))


def _name_field(label: str, name: str) -> LineField:
    return LineField(
        label=label,
        max_length=LONGEST,
        initial=name,
        error_messages={"required": _("Please write a name. To leave, give the place back.")},
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )


def _refusal_text(error: BookingError) -> str:
    """Why not, after the date it is about."""
    date = error.occurrence
    return f"{whole(date.local_start, date.local_end)}: {error}" if date else str(error)


class LostLinkForm(GuardedForm, PlainForm):
    """Where to send the links. However often it is sent, nobody is refused their own link."""

    writes_at_once = False
    email = AddressField(help_text=_("The one you registered with."))

    @property
    def problems(self) -> list[Problem]:
        """Those of fields; what the guard has to say stands above the button."""
        return problems_of(self)
