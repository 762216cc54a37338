"""Choosing dates, and saying which of them cannot be had."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from events.booking.states import BookingError, Refusal
from events.records.models import Event, Occurrence
from events.records.models.events import Availability
from events.records.models.registration_options import BookingMode
from events.trainings.availability import INPUTS, WAITS, AvailabilitySummary, DateChoice, above_fold
from kommpaktiv.languages.dates import whole

UNKNOWN_DATE = Refusal.UNKNOWN.label
LABELS = {
    BookingMode.ONE: _("Which date suits you?"),
    BookingMode.SOME: _("Which dates suit you?"),
    BookingMode.SERIES: _("You register for all dates"),
}
FILLED = gettext_noop(
    "All places have been taken meanwhile. You can be put on the waiting list: send the form "
    "again, or choose another date."
)
TOO_FEW = gettext_noop(
    "There are not enough places left for all of you. You can wait for some: send the form again, "
    "or choose another date."
)
REFUSALS = {
    Availability.CANCELLED: Refusal.CANCELLED,
    Availability.PAST: Refusal.PAST,
    Availability.ELSEWHERE: Refusal.ELSEWHERE,
    Availability.NOT_NEEDED: Refusal.ELSEWHERE,
    Availability.NOT_YET_OPEN: Refusal.EARLY,
    Availability.CLOSED: Refusal.CLOSED,
    Availability.FULL: Refusal.FULL,
}


class DatesField(forms.Field):
    """Some dates by uid; cleaned, whether a turn on the waiting list is what was seen of each."""

    widget = forms.MultipleHiddenInput
    default_error_messages = {"required": _("Please choose a date."), "invalid": UNKNOWN_DATE}

    def to_python(self, value: Any) -> dict[UUID, bool]:
        try:
            return dict(_wish(text) for text in value or () if text)
        except ValueError:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid") from None


def _wish(text: str) -> tuple[UUID, bool]:
    """:raises ValueError: when it is not what a form sends."""
    return UUID(text.removesuffix(WAITS)), text.endswith(WAITS)


class DatesMixin(forms.Form):
    """The dates of a training: one, some, or all that can be had."""

    date = DatesField()

    event: Event

    def set_up_dates(self, event: Event, find_dates: Callable[[], list[Occurrence]]) -> None:
        self.event, self.find_dates = event, find_dates
        self.fields["date"].label = LABELS[BookingMode(event.booking_mode)]
        self.too_few: set[int] = set()  # dates with fewer places than people who asked for them

    @cached_property
    def dates(self) -> list[Occurrence]:
        """The coming ones, with the places taken: looked for when they are shown or compared."""
        return self.find_dates()

    @property
    def summary(self) -> AvailabilitySummary:
        return AvailabilitySummary(self.dates)

    @cached_property
    def choices(self) -> list[DateChoice]:
        """All coming dates; marked are those that were asked for, or the only one there is."""
        asked = self._asked
        numbered = enumerate(self.dates, start=1)
        choices = [self._choice(number, date, date.uid in asked) for number, date in numbered]
        possible = [choice for choice in choices if choice.is_possible]
        if not asked and not self.is_bound and len(possible) == 1:
            return [replace(choice, is_chosen=choice in possible) for choice in choices]
        return choices

    @property
    def shown_choices(self) -> list[DateChoice]:
        """What stands above the fold: what is marked, else the first; of a series, all to tick."""
        first = above_fold(self.choices)
        if self.event.booking_mode == BookingMode.SERIES:
            return [choice for choice in self.choices if choice in first or choice.waits]
        if len(first) == len(self.choices):
            return first
        return [choice for choice in self.choices if choice.is_chosen] or first

    @property
    def folded_choices(self) -> list[DateChoice]:
        shown = self.shown_choices
        return [choice for choice in self.choices if choice not in shown]

    @property
    def asks_when(self) -> bool:
        """Whether the dates must be seen: not where there is but one, and it can be had."""
        return [choice.input for choice in self.choices] != ["hidden"] or "date" in self.errors

    @property
    def waits_chosen(self) -> bool:
        """Whether all that is marked are turns on waiting lists."""
        chosen = [choice for choice in self.choices if choice.is_chosen and choice.is_possible]
        return bool(chosen) and all(choice.waits for choice in chosen)

    def clean_date(self) -> dict[Occurrence, bool]:
        wishes: Mapping[UUID, bool] = self.cleaned_data["date"]
        is_series = self.event.booking_mode == BookingMode.SERIES
        known = {date.uid: date for date in (self.dates if is_series else ())}
        if others := wishes.keys() - known.keys():  # of a series: over, or not there
            known |= {date.uid: date for date in self.event.occurrences.filter(uid__in=others)}
        if not wishes.keys() <= known.keys():
            raise forms.ValidationError(UNKNOWN_DATE, code=Refusal.UNKNOWN)
        if is_series:
            self._require_whole_series(wishes)
        return {known[uid]: waits for uid, waits in wishes.items()}

    def refuse_filled(self, people: int) -> None:
        """Say which dates have filled up meanwhile, where something else is wrong already.

        Only those that so many people can wait for.
        """
        asked: Mapping[Occurrence, bool] = self.cleaned_data.get("date", {})
        for date in self.dates if asked else ():
            waits = asked.get(date, True)
            if date.has_open_list and not waits and people <= date.seats:
                self.add_error("date", _about(date, gettext(FILLED)))

    def refuse_dates(self, error: BookingError, dates: list[Occurrence], people: int) -> None:
        """Say which dates cannot be had as they were asked for; `dates` are the coming ones now.

        Those with a waiting list become a choice of that.
        """
        self.dates = dates
        self.__dict__.pop("choices", None)
        asked: Mapping[Occurrence, bool] = self.cleaned_data["date"]
        if error.occurrence is None:
            self.add_error("date", str(error))
            return
        now = {date.pk: date for date in dates}
        for before, waits in asked.items():
            date = now.get(before.pk, before)
            is_meant = date.pk == error.occurrence.pk
            if refusal := self._refusal(date, waits, error.refusal if is_meant else None, people):
                self.add_error("date", _about(date, refusal))

    def _refusal(
        self, date: Occurrence, waits: bool, refusal: Refusal | None, people: int
    ) -> str | None:
        """Why the date cannot be had, in words; none where it could be."""
        can_wait = date.event.has_waiting_list and date.takes_registrations and not waits
        if 0 < date.seats < people and (refusal or date.has_open_list):
            return str(Refusal.TOO_LARGE.label)
        if refusal == Refusal.TOO_FEW and can_wait:
            self.too_few.add(date.pk)
            return gettext(TOO_FEW)
        if date.has_open_list and not waits and refusal in (None, Refusal.FULL):
            return gettext(FILLED)
        refusal = refusal or REFUSALS.get(date.availability)
        return str(refusal.label) if refusal else None

    def _require_whole_series(self, wishes: Mapping[UUID, bool]) -> None:
        missing = [date for date in self.dates if date.is_open and date.uid not in wishes]
        if missing:
            raise forms.ValidationError(
                _("The dates have changed meanwhile. Please look at them and send the form again.")
            )

    @property
    def _asked(self) -> set[UUID]:
        """What was asked for, as far as it can be understood."""
        asked = set()
        for text in self["date"].value() or ():
            try:
                asked.add(_wish(text)[0])
            except ValueError:
                continue
        return asked

    def _choice(self, number: int, date: Occurrence, is_chosen: bool) -> DateChoice:
        waits = date.has_open_list or date.pk in self.too_few
        kind = INPUTS[BookingMode(self.event.booking_mode)]
        is_set = (not kind or len(self.dates) == 1) and not waits
        kind = "hidden" if is_set else kind or "checkbox"
        return DateChoice(date, kind, waits, is_chosen, number=number)


def _about(date: Occurrence, refusal: str) -> str:
    day = whole(date.local_start, date.local_end)
    return gettext("%(date)s: %(reason)s") % {"date": day, "reason": refusal}
