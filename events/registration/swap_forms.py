"""The form with which people take another date instead of one they have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.booking.states import Refusal
from events.records.models import Event, Occurrence
from events.trainings.availability import WAITS, DateChoice

from .date_fields import FILLED, TOO_FEW, DatesField
from .manage_forms import PlainForm, date_option
from .registration_status import DateStatus, RegistrationStatus


class SwapForm(PlainForm):
    """Which date instead, and for whom of those who have a place on the old one."""

    date = DatesField(label=_("Which date instead?"))
    person = forms.MultipleChoiceField(
        label=_("Who?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please tick who takes the other date.")},
    )

    def __init__(self, *args: Any, standing: RegistrationStatus, entry: DateStatus, **kwargs: Any):
        self.entry = entry
        self.dates = standing.dates_instead_of(entry)
        people = {str(place.participant_id): place.participant for place in entry.swappable}
        super().__init__(*args, initial={"person": [*people]}, **kwargs)
        self.offer("person", [(key, person.name) for key, person in people.items()])
        self.asks_for_people = len(people) > 1
        if not self.asks_for_people:
            del self.fields["person"]

    @cached_property
    def options(self) -> list[DateChoice]:
        """The dates to have instead. Before it is said for how many, as for one alone."""
        is_said = self.is_bound and self.asks_for_people
        people = len(self["person"].value() or ()) if is_said else 1
        chosen = [value.removesuffix(WAITS) for value in self["date"].value() or ()]
        return [date_option(date, people, "radio", str(date.uid) in chosen) for date in self.dates]

    def clean_date(self) -> DateChoice:
        wishes: Mapping[UUID, bool] = self.cleaned_data["date"]
        option = next((option for option in self.options if option.date.uid in wishes), None)
        if option is None or len(wishes) > 1:
            raise forms.ValidationError(Refusal.UNKNOWN.label)
        if option.why_not:
            raise forms.ValidationError(option.why_not)
        if option.waits and not wishes[option.date.uid]:
            why = TOO_FEW if option.date.places_left > 0 else FILLED
            raise forms.ValidationError(gettext(why))
        return option

    @property
    def query(self) -> str:
        """Names the places and the date to the page that asks before it is done."""
        option: DateChoice = self.cleaned_data["date"]
        people = {int(key) for key in self.cleaned_data.get("person", ())}
        places = [
            place.pk
            for place in self.entry.swappable
            if not people or place.participant_id in people
        ]
        return urlencode({"place": places, "date": option.value}, doseq=True)


def swap_option(
    standing: RegistrationStatus, asked: DateStatus | None, choice: str
) -> DateChoice | None:
    """The date that was chosen instead, as it can be had now; none where it cannot."""
    uid = choice.removesuffix(WAITS)
    dates = standing.dates_instead_of(asked) if asked else []
    date = next((date for date in dates if str(date.uid) == uid), None)
    option = date_option(date, len(asked.all), "radio", True) if asked and date else None
    return option if option and option.is_possible else None


def chosen_date(event: Event, choice: str) -> tuple[Occurrence | None, bool]:
    """The date that a form names, and whether a turn on its waiting list will do."""
    try:
        uid = UUID(choice.removesuffix(WAITS))
    except ValueError:
        return None, False
    dates = Occurrence.objects.select_related("event").filter(event=event, uid=uid)
    return dates.first(), choice.endswith(WAITS)
