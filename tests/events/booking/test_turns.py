"""Who writes next on SQLite: nobody is overtaken, and nobody keeps the others waiting for good."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from events.booking.turns import Line, in_turn
from events.records.models import SpentForm

PATIENCE = 30  # seconds until a thread stands in line, then something is wrong


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
                deadline = time.monotonic() + PATIENCE
                while len(line) <= number and time.monotonic() < deadline:
                    time.sleep(0.001)
                assert len(line) == number + 1
        pool.shutdown()
    assert served == list(range(8))
