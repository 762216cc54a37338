"""Who waits for whom: registrations first, then dates, each in the order of their primary keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.expressions import BaseExpression
from django.utils import timezone

from events.records.models import Occurrence, Place, Registration

from .states import BookingError
from .turns import in_turn
from .waiting_list import process_waiting_list

# What to read along with each date, by name, at a given moment.
Ask = Callable[[datetime], Mapping[str, BaseExpression]]


@contextmanager
def locked_dates(
    find: Callable[[], Iterable[int]], ask: Ask = lambda now: {}
) -> Iterator[tuple[dict[int, Occurrence], datetime]]:
    """The dates that `find` names, locked, their waiting lists settled; and what time it is.

    That is read once, when nobody has to be waited for any more: one instant decides everything.
    Each date comes with its places as they were counted then (`with_taken`), and with what one has
    to `ask` of the database besides.

    Settling stays done when what was asked for is refused: a seat that has become free is offered
    to the first in line by the next who comes by, even if that one gets nothing. So what is done
    within has to refuse (`BookingError`) before it writes anything.
    """
    refused = None
    with in_turn(), transaction.atomic(savepoint=False):
        Occurrence.objects.lock(pks := [*find()])
        now = timezone.now()
        dates = _counted(pks, now, ask)
        if due := [date for date in dates.values() if _is_due(date)]:
            for date in due:
                process_waiting_list(date, now)
            dates = _counted(pks, now, ask)
        try:
            yield dates, now
        except BookingError as error:
            refused = error
    if refused:
        raise refused


def _counted(pks: list[int], now: datetime, ask: Ask) -> dict[int, Occurrence]:
    dates = Occurrence.objects.filter(pk__in=pks).select_related("event").order_by("pk")
    return {date.pk: date for date in dates.with_taken(now).with_due(now).annotate(**ask(now))}


def _is_due(date: Occurrence) -> bool:
    """Whether its waiting list may have to be processed: rarely, and then all is counted anew."""
    return bool(date.due or (date.waiting and date.places_left))


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
    """On which dates it has places. It is locked before them, so that they stay all there are.

    Whether it is confirmed is read again: the record in hand may be older than the lock.
    """
    locked = Registration.objects.select_for_update(no_key=True).filter(pk=registration.pk)
    registration.confirmed_at = locked.order_by().values_list("confirmed_at", flat=True).first()
    places = Place.objects.filter(participant__registration=registration)
    return list(places.order_by().values_list("occurrence", flat=True).distinct())


def places_on(registration: Registration, dates: Mapping[int, Occurrence]) -> list[Place]:
    places = Place.objects.filter(participant__registration=registration, occurrence__in=dates)
    rows = list(places.select_related("participant").order_by("occurrence", "pk"))
    for place in rows:
        place.occurrence = dates[place.occurrence_id]
    return rows
