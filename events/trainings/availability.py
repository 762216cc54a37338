"""What a training's coming dates offer to somebody who would like to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from events.records.models.events import Availability, Occurrence
from events.records.models.registration_options import BookingMode

WAITS = "+list"  # at the end of a value: the person saw that there is only a waiting list

SHOWN = 3  # dates, before the others are folded away

# How dates are chosen from. Nothing is chosen of a series: it is all of them.
INPUTS = {BookingMode.ONE: "radio", BookingMode.SOME: "checkbox", BookingMode.SERIES: ""}


@dataclass(frozen=True)
class DateChoice:
    """One date as something to choose. `waits`: for a turn on its waiting list alone."""

    date: Occurrence
    input: str = ""  # the kind of HTML input; none where there is nothing to choose
    waits: bool = False
    is_chosen: bool = False
    why_not: str = ""  # cannot be had, and why
    number: int = 0  # among all there are, counted from 1; the ticket beside a form goes by it

    @property
    def value(self) -> str:
        return f"{self.date.uid}{WAITS if self.waits else ''}"

    @property
    def is_possible(self) -> bool:
        """Whether one can register for it now."""
        return not self.why_not and (self.date.is_open or self.date.has_open_list)


def above_fold(choices: Sequence[DateChoice]) -> list[DateChoice]:
    """What is shown at once: all of a few, else the first, and the first with places left."""
    if len(choices) <= SHOWN + 1:
        return list(choices)
    first = list(choices[:SHOWN])
    if any(choice.date.is_open for choice in first):
        return first
    return first + [choice for choice in choices if choice.date.is_open][:1]


@dataclass(frozen=True)
class AvailabilitySummary:
    """The coming dates of one training, with the places taken and their `event`."""

    dates: Sequence[Occurrence]

    @property
    def best(self) -> Availability | None:
        """The best that one of them offers; none where there are none."""
        order = list(Availability)
        return min((date.availability for date in self.dates), key=order.index, default=None)

    @property
    def next_open(self) -> Occurrence | None:
        """The first one can still register for: with a place, else with a waiting list."""
        with_list = (date for date in self.dates if date.has_open_list)
        return next((date for date in self.dates if date.is_open), next(with_list, None))

    @property
    def next_opening(self) -> datetime | None:
        """When registration opens for the first that it has not opened for yet."""
        openings = (date.local_opening for date in self.dates)
        return min((moment for moment in openings if moment), default=None)

    @property
    def has_lists(self) -> bool:
        """Whether one can wait for a place on one of them."""
        return any(date.has_open_list for date in self.dates)

    @property
    def choices(self) -> list[DateChoice]:
        """To choose from before the form is opened: of single dates, the next one is marked."""
        first = self.next_open
        return [
            DateChoice(
                date,
                input=INPUTS[BookingMode(date.event.booking_mode)],
                waits=date.has_open_list,
                is_chosen=date == first and date.event.booking_mode == BookingMode.ONE,
            )
            for date in self.dates
        ]

    @property
    def shown_choices(self) -> list[DateChoice]:
        return above_fold(self.choices)

    @property
    def folded_choices(self) -> list[DateChoice]:
        shown = self.shown_choices
        return [choice for choice in self.choices if choice not in shown]
