"""Trainings by how far they are from a place in Germany that a reader has named.

Nothing is known of the reader but what they write: a postcode or the name of a place, which the
address of the page says as a postcode (`near_field.py`), whatever was typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from events.records.models import Event, Occurrence
from events.records.models.events import OccurrenceQuerySet
from home.models import LocationPage
from kommpaktiv.content.content_cache import remember
from kommpaktiv.geography.points import Point
from kommpaktiv.geography.postcodes import Postcode, find_in
from kommpaktiv.languages.distances import about

from .listing import TrainingDate

# Up to how many kilometres, and what is said of those; what is farther and what is nowhere follow.
BANDS = ((25, _("Up to 25 km away")), (100, _("Up to 100 km away")))
FARTHER, SOMEWHERE, ONLINE = _("Farther away"), _("Place not known yet"), _("Online")
PLACED = (
    "starts_at",
    "is_online",
    "venue",
    "address",
    "event__is_online",
    "event__venue",
    "event__address",
    "event__latitude",
    "event__longitude",
    "event__location_key",
)


@dataclass(frozen=True)
class Nearness:
    """Where a date stands in the list; `distance` in kilometres, none online or where not known."""

    heading: str
    order: int
    distance: float | None = None

    @property
    def words(self) -> str:
        return about(self.distance) if self.distance is not None else ""


@dataclass(frozen=True)
class NearDate:
    """A date with what is said of its distance."""

    date: TrainingDate
    distance: str


@dataclass(frozen=True)
class Band:
    """Dates that are about as far."""

    name: str
    dates: list[NearDate]


def next_by_distance(dates: OccurrenceQuerySet, postcode: Postcode) -> list[int]:
    """The next of `dates` of each training by its key, the nearest first, online ones last."""
    next_of_event = dates.filter(event=OuterRef("event")).values("pk")[:1]
    nexts = dates.filter(pk=Subquery(next_of_event)).select_related("event").only(*PLACED)
    places = _location_points()

    def rank(date: Occurrence) -> tuple[Any, ...]:
        near = nearness(date, postcode, places)
        return near.order, near.distance or 0, date.starts_at, date.pk

    return [date.pk for date in sorted(nexts, key=rank)]


def in_bands(dates: Iterable[TrainingDate], postcode: Postcode) -> list[Band]:
    """Dates in the order of their distance, under headings."""
    return [Band(name, found) for name, found in _by_heading(dates, postcode)]


def _by_heading(
    dates: Iterable[TrainingDate], postcode: Postcode
) -> Iterator[tuple[str, list[NearDate]]]:
    places = _location_points()
    ranked = [(nearness(date.occurrence, postcode, places), date) for date in dates]
    for heading, group in groupby(ranked, key=lambda pair: pair[0].heading):
        yield heading, [NearDate(date, near.words) for near, date in group]


def nearness(date: Occurrence, postcode: Postcode, places: dict[UUID | None, Point]) -> Nearness:
    """How far `date` is from there."""
    if date.where.is_online:
        return Nearness(str(ONLINE), len(BANDS) + 2)
    point = _point_of(date) or places.get(date.event.location_key)
    if point is None:
        return Nearness(str(SOMEWHERE), len(BANDS) + 1)
    distance = postcode.point.distance_to(point)
    for order, (limit, heading) in enumerate(BANDS):
        if distance <= limit:
            return Nearness(str(heading), order, distance)
    return Nearness(str(FARTHER), len(BANDS), distance)


def _point_of(date: Occurrence) -> Point | None:
    """Of the date's own venue, else of the training's: as it says, else by the postcode."""
    event: Event = date.event
    if not date.has_own_place and event.latitude is not None and event.longitude is not None:
        return Point(float(event.latitude), float(event.longitude))
    found = find_in(date.where.address)
    return found.point if found else None


def _location_points() -> dict[UUID | None, Point]:
    """Where the locations are, for trainings that do not say more."""

    def make() -> dict[UUID | None, Point]:
        pages = LocationPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
        codes = {
            key: find_in(address)
            for key, address in pages.values_list("translation_key", "address")
        }
        return {key: code.point for key, code in codes.items() if code}

    return remember(("points of locations",), make)
