"""Seats drawn as seats: one cell each, with the numbers in words beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.records.models import Occurrence

MOST_CELLS = 40  # beyond that a cell stands for a share
CELL = 10  # units of the drawing


@dataclass(frozen=True)
class Cell:
    """One seat: `full` where it is sure, `kept` where it waits for a word, else `free`."""

    x: int
    kind: str


@dataclass(frozen=True)
class SeatBar:
    """How full a date is."""

    seats: int
    sure: int
    kept: int  # not confirmed yet, or offered
    waiting: int
    minimum: int = 0

    @classmethod
    def of(cls, date: Occurrence) -> SeatBar:
        """Of a date with `with_taken` and `with_offered`."""
        kept = date.unconfirmed + date.offered  # type: ignore[attr-defined]
        minimum = date.event.min_people or 0
        return cls(date.seats, date.taken - kept, kept, date.waiting, minimum)

    @property
    def free(self) -> int:
        return max(0, self.seats - self.sure - self.kept)

    @property
    def surplus(self) -> int:
        """How many more come than there are seats."""
        return max(0, self.sure + self.kept - self.seats)

    @property
    def drawn(self) -> int:
        """How many cells there are."""
        return max(1, min(max(self.seats, self.sure + self.kept), MOST_CELLS))

    @property
    def width(self) -> int:
        return self.drawn * CELL

    @property
    def cells(self) -> Iterator[Cell]:
        full, held = self._share(self.sure), self._share(self.sure + self.kept)
        for number in range(self.drawn):
            kind = "full" if number < full else "kept" if number < held else "free"
            yield Cell(number * CELL, kind)

    @property
    def minimum_at(self) -> int | None:
        """Where the line of the minimum stands; none where there is none."""
        return self._share(self.minimum) * CELL if self.minimum else None

    def _share(self, people: int) -> int:
        total = max(self.seats, self.sure + self.kept, 1)
        return round(people * self.drawn / total) if total > MOST_CELLS else min(people, self.drawn)

    @property
    def words(self) -> list[tuple[str, str]]:
        """What it says, with the number of each by itself."""
        said = [
            (self.sure, ngettext("taken", "taken", self.sure)),
            (self.kept, ngettext("held", "held", self.kept)),
            (self.free, ngettext("free", "free", self.free)),
            (self.surplus, ngettext("more than there are places", "more than there are places", 2)),
            (self.waiting, ngettext("waiting", "waiting", self.waiting)),
        ]
        shown = [(str(number), word) for number, word in said if number]
        return shown if self.free or self.surplus else [*shown, ("", _("full"))]
