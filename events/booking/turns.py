"""Who writes next on SQLite: who has waited longest.

There one transaction writes at a time. Who has to wait looks again after a while of up to a tenth
of a second, in no order: under load some would wait very long. So the threads of a process stand in
line here before they begin, and the first of each line waits for those of other processes at two
locks beside the database's file. PostgreSQL has writers wait for rows, not for each other, and
needs no line.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from django.core.files import locks
from django.db import connection

PATIENCE = 10.0  # seconds for other processes; then SQLite decides, and in the end gives up
GLANCE = 0.001  # seconds between two looks


class Line:
    """A lock that is handed to who has waited longest, which Python's own does not promise."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._is_taken = False
        self._waiting: deque[Lock] = deque()

    def __len__(self) -> int:
        """How many stand in it, beside who has their turn."""
        return len(self._waiting)

    def __enter__(self) -> None:
        with self._guard:
            if not self._is_taken:
                self._is_taken = True
                return
            gate = Lock()
            gate.acquire()
            self._waiting.append(gate)
        gate.acquire()

    def __exit__(self, *_error: object) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False


line = Line()


@contextmanager
def in_turn() -> Iterator[None]:
    """Wait for one's turn to begin a transaction that writes, and keep it until that has ended.

    Within a transaction nobody waits: it writes already, or has the database wait for it.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
    else:
        with line, between_processes(str(connection.settings_dict["NAME"])):
            yield


@contextmanager
def between_processes(database: str) -> Iterator[None]:
    """Wait until no other process writes to this file, and have all others wait until the end.

    Who is next holds the first lock while it looks for the second: a process that has just had its
    turn cannot overtake it. Locks go with the process that holds them, and nobody waits for good
    for one that has come to a standstill.
    """
    if not Path(database).is_file():  # in memory: there is no other process
        yield
        return
    with _opened(f"{database}.next") as following, _opened(f"{database}.turn") as turn:
        if _locked(following):
            _locked(turn)
            locks.unlock(following)
        yield


@contextmanager
def _opened(path: str) -> Iterator[int]:
    """A file to lock; closing it unlocks it."""
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield file
    finally:
        os.close(file)


def _locked(file: int) -> bool:
    """Whether it was locked in time."""
    deadline = time.monotonic() + PATIENCE
    while not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):
        if time.monotonic() > deadline:
            return False
        # Not a wait in the system's own call: that has no end where a process stands still.
        time.sleep(GLANCE)
    return True
