"""Who writes next on SQLite: nobody is overtaken, and nobody keeps the others waiting for good."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.files import locks
from django.db import connection, transaction

from events.booking import turns
from events.booking.turns import Line, between_processes, in_turn
from events.records.models import SpentForm

PATIENCE = 10  # seconds until a thread stands in line, then something is wrong


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


@pytest.fixture
def database(tmp_path: Path) -> str:
    """The name of a file that processes write to in turns; a lock holds for who has opened it."""
    file = tmp_path / "database"
    file.touch()
    return str(file)


def is_locked(path: str) -> bool:
    with Path(path).open("a") as file:
        return not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB)


def test_process_that_had_its_turn_does_not_overtake_who_waits(database: str, monkeypatch) -> None:
    monkeypatch.setattr(turns, "GLANCE", 0.05)  # who comes again at once looks before who waits
    served = []

    def wait() -> None:
        with between_processes(database):
            served.append("who waited")

    with ThreadPoolExecutor(1) as pool:
        with between_processes(database):
            waiting = pool.submit(wait)
            deadline = time.monotonic() + PATIENCE
            while not is_locked(f"{database}.next") and time.monotonic() < deadline:
                time.sleep(0.001)
            assert is_locked(f"{database}.next")
        with between_processes(database):
            served.append("who had been")
        waiting.result()
    assert served == ["who waited", "who had been"]


def test_nobody_waits_for_good_when_a_process_stands_still(database: str, monkeypatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.05)
    with between_processes(database), between_processes(database):
        assert is_locked(f"{database}.turn")
