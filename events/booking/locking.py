"""Who waits for whom: registrations first, then dates, each in the order of their primary keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from events.records.models import Occurrence, Place, Registration

from .states import BookingError
from .waiting_list import process_waiting_list


@contextmanager
def locked_dates(
    find: Callable[[], Iterable[int]],
) -> Iterator[tuple[dict[int, Occurrence], datetime]]:
    """The dates that `find` names, locked, their waiting lists settled; and what time it is.

    That is read once, when nobody has to be waited for any more: one instant decides everything.
    Settling stays done when what was asked for is refused: a seat that has become free is offered
    to the first in line by the next who comes by, even if that one gets nothing.
    """
    with transaction.atomic():
        dates = Occurrence.objects.locked(find())
        now = timezone.now()
        for date in dates.values():
            process_waiting_list(date, now)
        refused = None
        try:
            with transaction.atomic():
                yield dates, now
        except BookingError as error:
            refused = error
    if refused:
        raise refused


@contextmanager
def locked_places(registration: Registration) -> Iterator[tuple[list[Place], datetime]]:
    """The registration's places, all of its dates locked and settled; and what time it is."""
    with locked_dates(partial(lock_dates_of, registration)) as (dates, now):
        yield places_on(registration, dates), now


def lock_registrations(registrations: QuerySet[Registration]) -> set[int]:
    """Their primary keys, all locked in this order: before any of their dates.

    Not their keys, so that those who settle a date can tell them something meanwhile.
    """
    locked = registrations.select_for_update(no_key=True).order_by("pk")
    return set(locked.values_list("pk", flat=True))


def lock_dates_of(registration: Registration) -> list[int]:
    """On which dates it has places. It is locked before them, so that they stay all there are."""
    lock_registrations(Registration.objects.filter(pk=registration.pk))
    places = Place.objects.filter(participant__registration=registration)
    return list(places.order_by().values_list("occurrence", flat=True).distinct())


def places_on(registration: Registration, dates: Mapping[int, Occurrence]) -> list[Place]:
    places = Place.objects.filter(participant__registration=registration, occurrence__in=dates)
    rows = list(places.select_related("participant").order_by("occurrence", "pk"))
    for place in rows:
        place.occurrence = dates[place.occurrence_id]
    return rows
