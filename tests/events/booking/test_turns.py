"""Who writes next on SQLite: nobody is overtaken, and nobody keeps the others waiting for good."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from events.booking.turns import Line, in_turn
from events.records.models import Occurrence, Place, SpentForm
from events.records.models.place_states import PlaceState
from tests.events.builders import make_place, write_place

S = PlaceState


def spend(number: int) -> None:
    try:
        with in_turn(), transaction.atomic():
            SpentForm.objects.create(stamp=str(number), content="")
            with in_turn(), transaction.atomic():  # has its turn already
                assert not SpentForm.objects.filter(stamp=f"after {number}").exists()
            if number % 5 == 0:
                raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_everybody_has_a_turn_when_many_write_at_once_and_some_fail() -> None:
    with ThreadPoolExecutor(12) as pool:
        list(pool.map(spend, range(60)))
    assert SpentForm.objects.count() == 48


def test_who_has_waited_longest_is_next() -> None:
    line, served = Line(), list[int]()

    def stand(number: int) -> None:
        with line:
            served.append(number)

    with ThreadPoolExecutor(8) as pool:
        with line:
            for number in range(8):
                pool.submit(stand, number)
                while len(line) <= number:
                    time.sleep(0.001)
        pool.shutdown()
    assert served == list(range(8))


def test_places_are_counted_along_with_a_date_as_they_are_one_by_one(
    db: None, date: Occurrence
) -> None:
    """What takes a seat is said in SQL for the one and in Python for the other."""
    now = timezone.now()
    make_place(date)
    for number, state in enumerate(S):
        for hours in (-1, 1):
            for queued_at in (None, now):
                if state == S.WAITLISTED and not queued_at:
                    continue
                place = write_place(
                    date, email=f"{number}.{hours}.{bool(queued_at)}@example.org", state=S.CANCELLED
                )
                deadline = now + timedelta(hours=hours)
                Place.objects.filter(pk=place.pk).update(
                    state=state, held_until=deadline, queued_at=queued_at
                )
    counted = Occurrence.objects.with_taken(now).with_offered(now).with_due(now).get(pk=date.pk)
    places = list(Place.objects.all())
    holding = set(Place.objects.holding(now))
    assert holding == {place for place in places if place.holds_a_seat}
    assert counted.taken == len(holding)
    assert counted.unconfirmed == sum(place.state == S.UNCONFIRMED for place in holding)
    assert vars(counted)["offered"] == sum(place.state == S.OFFERED for place in holding)
    assert counted.waiting == sum(place.state == S.WAITLISTED for place in places)
    assert counted.due == 4 + 2  # all offers, and who has not confirmed in time
