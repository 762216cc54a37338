"""How many places of dates are taken, for few of them at once.

`Occurrence.objects.with_taken()` says the same within a query, of any number of dates; to put its
subqueries together costs more than all else about a list of twenty.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Aggregate, Count, Q, QuerySet, Sum
from django.utils import timezone

from kommpaktiv.content.page_recording import reads

from .models import Occurrence, Place, SeatClaim
from .models.place_states import HOLD_STATES, PlaceState, holding
from .topics import places_of

HOLDING = (PlaceState.CONFIRMED, *HOLD_STATES)


def count_places(dates: Collection[Occurrence], now: datetime | None = None) -> None:
    """Have `dates` know what `with_taken` tells: two queries, however many they are."""
    now = now or timezone.now()
    pks = [date.pk for date in dates]
    places, decoys = _places(pks, now), _decoys(pks, now)
    for date in dates:
        reads(places_of(date.event_id))
        in_state, held_for_nobody = places.get(date.pk, {}), decoys.get(date.pk, 0)
        held = sum(in_state.get(state, 0) for state in HOLDING)
        date.taken = held + held_for_nobody
        date.unconfirmed = in_state.get(PlaceState.UNCONFIRMED, 0) + held_for_nobody
        date.waiting = in_state.get(PlaceState.WAITLISTED, 0)


def _places(pks: list[int], now: datetime) -> dict[int, dict[str, int]]:
    """How many places of each date are held now, or waited for, by their state."""
    places = Place.objects.filter(holding(now) | Q(state=PlaceState.WAITLISTED), occurrence__in=pks)
    found: dict[int, dict[str, int]] = {}
    for pk, state, number in _numbers(places.values_list("occurrence", "state"), Count("pk")):
        found.setdefault(pk, {})[state] = number
    return found


def _decoys(pks: list[int], now: datetime) -> dict[int, int]:
    """How many seats are held for nobody: see `SeatClaim`."""
    claims = SeatClaim.objects.filter(occurrence__in=pks).active(now)
    return dict(_numbers(claims.values_list("occurrence"), Sum("repeated")))


def _numbers(rows: QuerySet[Any, Any], number: Aggregate) -> QuerySet[Any, Any]:
    return rows.order_by().annotate(number=number)
