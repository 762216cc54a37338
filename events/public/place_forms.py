"""The forms with which people change a registration, or ask for its link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.domain.people import person_key
from events.domain.states import BookingError, Refusal
from events.models import Occurrence
from events.models.terms import NeedKind
from kommpaktiv.core.dates import whole
from kommpaktiv.core.forms import EmailLineField, LineField, TextField

from .guard import GuardedForm
from .questions import QuestionFields, initial_answers
from .standing import Standing, language_names

WAITS = "+list"  # after the UID of a date: a turn on its waiting list will do
NAMES_IN_SIGHT = 3


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
    def problems(self) -> list[tuple[str, str]]:
        """Each error with the id of the field it concerns, in the order of the form."""
        general = [("", str(error)) for error in self.non_field_errors()]
        return general + [(field.auto_id, str(error)) for field in self for error in field.errors]


class GiveBackForm(PlainForm):
    """Which places: those of the dates or people ticked; of dates and people, where they meet."""

    date = forms.MultipleChoiceField(
        label=_("Which dates?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    person = forms.MultipleChoiceField(
        label=_("Who?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.dates = {str(date.uid): date.pk for date in standing.active_dates}
        days = [whole(date.local_start, date.local_end) for date in standing.active_dates]
        self.offer("date", list(zip(self.dates, days, strict=True)))
        self.offer("person", [(str(person.pk), person.name) for person in standing.people])
        self.asks_for_dates = len(standing.active_dates) > 1
        self.asks_for_people = len(standing.people) > 1

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not (data.get("date") or data.get("person")):
            field = "date" if self.asks_for_dates or not self.asks_for_people else "person"
            self.add_error(field, _("Please tick what you want to give back."))
        return data

    @property
    def wanted_dates(self) -> list[int] | None:
        """Their primary keys; none where all are meant."""
        return [self.dates[uid] for uid in self.cleaned_data["date"]] or None

    @property
    def wanted_people(self) -> list[int] | None:
        """Their primary keys; none where all are meant."""
        return [int(pk) for pk in self.cleaned_data["person"]] or None


@dataclass(frozen=True)
class DateOption:
    """A date one can ask for; `waits` where only the waiting list is left for so many people."""

    date: Occurrence
    waits: bool
    is_chosen: bool

    @property
    def value(self) -> str:
        return f"{self.date.uid}{WAITS if self.waits else ''}"


class AddForm(PlainForm):
    """More dates for everybody, or more people on every date."""

    date = forms.MultipleChoiceField(
        label=_("More dates"),
        required=False,
        error_messages={"invalid_choice": Refusal.UNKNOWN.label},
    )
    waits = forms.BooleanField(
        label=_("Where all places are taken, put the new people on the waiting list."),
        required=False,
    )

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.standing = standing
        self.dates = standing.open_dates() if standing.takes_dates else []
        # Those one is on by now are understood as well: the form may have been sent twice.
        self.by_uid = {str(date.uid): date.pk for date in [*self.dates, *standing.active_dates]}
        values = [f"{uid}{suffix}" for uid in self.by_uid for suffix in ("", WAITS)]
        self.offer("date", [(value, value) for value in values])
        there = standing.event.max_people - standing.room
        for number in range(1, standing.room + 1):
            self.fields[f"person_{number}"] = _name_field(there + number, required=False)
        if not (standing.room and standing.event.has_waiting_list):
            del self.fields["waits"]

    @cached_property
    def options(self) -> list[DateOption]:
        people = len({place.participant_id for place in self.standing.active}) + len(self.typed)
        chosen = {value.removesuffix(WAITS) for value in self["date"].value() or ()}
        return [self._option(date, people, chosen) for date in self.dates]

    def _option(self, date: Occurrence, people: int, chosen: set[str]) -> DateOption:
        too_few = date.places_left < people and self.standing.event.has_waiting_list
        return DateOption(date, not date.is_open or too_few, str(date.uid) in chosen)

    @property
    def typed(self) -> list[str]:
        """The names that were typed, whether or not the form is in order."""
        values = (field.value() for field in self._people())
        return [value.strip() for value in values if value and value.strip()]

    @property
    def people_in_sight(self) -> list[forms.BoundField]:
        return self._people()[:NAMES_IN_SIGHT]

    @property
    def people_folded(self) -> list[forms.BoundField]:
        return self._people()[NAMES_IN_SIGHT:]

    @property
    def people_unfold(self) -> bool:
        """Whether one of the folded fields must be seen."""
        return any(field.value() or field.errors for field in self.people_folded)

    def _people(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("person_")]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not (data.get("date") or self.names):
            field = "date" if self.dates or not self.standing.room else "person_1"
            self.add_error(field, _("Please choose a date or write a name."))
        return data

    @property
    def names(self) -> list[str]:
        data = self.cleaned_data
        return [data[name] for name in self.fields if name.startswith("person_") and data.get(name)]

    @property
    def wish(self) -> dict[str, Any]:
        """As `registration.add` wants it."""
        chosen = self.cleaned_data["date"]
        waits_for = {self.by_uid[uid.removesuffix(WAITS)] for uid in chosen if uid.endswith(WAITS)}
        if self.cleaned_data.get("waits"):
            waits_for |= {date.pk for date in self.standing.active_dates}
        return {
            "occurrences": [self.by_uid[uid.removesuffix(WAITS)] for uid in chosen],
            "names": self.names,
            "waits_for": frozenset(waits_for),
        }

    def is_granted(self, now: Standing) -> bool:
        """Whether all that is asked for is there already, as when a form is sent twice."""
        names = {person_key("", person.name) for person in now.people}
        dates = {date.pk for date in now.active_dates}
        wish = self.wish
        return dates.issuperset(wish["occurrences"]) and names.issuperset(
            person_key("", name) for name in wish["names"]
        )

    def refuse(self, error: BookingError) -> None:
        """Say why not, at the field it is about."""
        about_people = error.refusal in (Refusal.SAME_NAME, Refusal.TOO_MANY)
        field = "person_1" if about_people and "person_1" in self.fields else None
        self.is_valid()
        self.add_error(field, _refusal_text(error))


class DetailsForm(QuestionFields, PlainForm):
    """What is known of the people, and in which language they hear from us."""

    council = LineField(
        label=_("Your council (optional)"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "dir": "auto"}),
    )
    language = forms.ChoiceField(label=_("Language of our e-mails"))

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any):
        registration = standing.registration
        initial = {"council": registration.council, "language": registration.language}
        super().__init__(*args, initial=initial | initial_answers(registration), **kwargs)
        self.offer("language", language_names())
        self.names = {f"name_{person.pk}": person.pk for person in standing.people}
        for number, person in enumerate(standing.people, 1):
            self.fields[f"name_{person.pk}"] = _name_field(number, initial=person.name)
        if len(standing.people) == 1:
            self.fields[next(iter(self.names))].label = gettext("Name")
        given = dict(registration.needs.values_list("kind", "note"))
        offered = [*standing.event.needs_offered, *given]
        self.kinds = [kind for kind in NeedKind.values if kind in offered]
        for kind in self.kinds:
            self.fields[f"need_{kind}"] = forms.BooleanField(
                label=NeedKind(kind).label, required=False, initial=kind in given
            )
            self.fields[f"note_{kind}"] = _note_field(NeedKind(kind), given.get(kind, ""))
        self.ask(standing.event)

    @property
    def people(self) -> list[forms.BoundField]:
        return [self[name] for name in self.names]

    @property
    def needs(self) -> Iterable[tuple[forms.BoundField, forms.BoundField]]:
        """Each need with what there is more to say about it."""
        return [(self[f"need_{kind}"], self[f"note_{kind}"]) for kind in self.kinds]

    @property
    def wish(self) -> dict[str, Any]:
        """As `change_details` wants it. What is said about a need is the need, ticked or not."""
        data = self.cleaned_data
        return {
            "names": {pk: data[name] for name, pk in self.names.items()},
            "council": data["council"],
            "language": data["language"],
            "needs": {
                kind: data[f"note_{kind}"]
                for kind in self.kinds
                if data[f"need_{kind}"] or data[f"note_{kind}"]
            },
            "answers": self.given_answers(),
        }

    def refuse(self, error: BookingError) -> None:
        """Say why not, at the names: nothing else can be refused."""
        self.add_error(next(iter(self.names)), _refusal_text(error))


def _refusal_text(error: BookingError) -> str:
    """Why not, after the date it is about."""
    date = error.occurrence
    return f"{whole(date.local_start, date.local_end)}: {error}" if date else str(error)


def _name_field(number: int, **kwargs: Any) -> LineField:
    return LineField(
        label=gettext("Name of person %(number)s") % {"number": number},
        max_length=120,
        **kwargs,
        error_messages={"required": _("Please write a name. To leave, give the place back.")},
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )


def _note_field(kind: NeedKind, note: str) -> TextField:
    return TextField(
        label=gettext("More about this (optional): %(need)s") % {"need": kind.label},
        max_length=1000,
        required=False,
        initial=note,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto", "placeholder": " "}),
    )


class LostLinkForm(GuardedForm, PlainForm):
    """Where to send the links."""

    email = EmailLineField(
        label=_("Your e-mail"),
        max_length=254,
        help_text=_("The one you registered with."),
        error_messages={
            "required": _("Please write your e-mail address."),
            "invalid": _("This is no complete e-mail address. Example: name@example.org"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Those of fields; what the guard has to say stands above the button."""
        return [(target, problem) for target, problem in super().problems if target]
