"""Points on the earth."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

EARTH = 6371.0  # its mean radius, km


class Point(NamedTuple):
    """Degrees north and east (WGS 84)."""

    latitude: float
    longitude: float

    def distance_to(self, other: Point) -> float:
        """Kilometres as the crow flies (haversine)."""
        north, east = (radians(there - here) for here, there in zip(self, other, strict=True))
        scale = cos(radians(self.latitude)) * cos(radians(other.latitude))
        return 2 * EARTH * asin(sqrt(sin(north / 2) ** 2 + scale * sin(east / 2) ** 2))
