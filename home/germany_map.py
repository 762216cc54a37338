"""The map of the locations: drawn by hand (`components/map.html`); here is where its pins stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kommpaktiv.geography.points import Point
from kommpaktiv.geography.postcodes import Postcode

RADIUS = 46  # of a pin, in units of the drawing


@dataclass(frozen=True)
class Pin:
    """A bubble whose square corner is at (x, y); it lies to the left where another is beside it."""

    number: int
    x: int
    y: int
    is_left: bool = False

    @property
    def middle(self) -> tuple[int, int]:
        return (self.x - RADIUS if self.is_left else self.x + RADIUS, self.y - RADIUS)

    def covers(self, other: Pin) -> bool:
        return all(
            abs(here - there) < 2 * RADIUS
            for here, there in zip(self.middle, other.middle, strict=True)
        )


@dataclass(frozen=True)
class GermanyMap:
    """Pins with the numbers of the list beside it, and the Länder they are in."""

    pins: tuple[Pin, ...]
    states: frozenset[str]

    @classmethod
    def of(cls, postcodes: Sequence[Postcode | None]) -> GermanyMap:
        """Of places in the order of their list; what has no postcode has a number and no pin."""
        pins: list[Pin] = []
        for number, postcode in enumerate(postcodes, start=1):
            if postcode:
                pin = Pin(number, *_projected(postcode.point))
                is_left = any(other.covers(pin) for other in pins)
                pins.append(Pin(number, pin.x, pin.y, is_left))
        return cls(tuple(pins), frozenset(postcode.state for postcode in postcodes if postcode))


def _projected(point: Point) -> tuple[int, int]:
    """On the drawing: plate carrée, as wide as it is at 51° north."""
    return round((point.longitude - 5.8) * 63.5), round((55 - point.latitude) * 100)
