"""Who writes next on SQLite: who has waited longest.

There one transaction writes at a time. Who has to wait looks again after a while of up to a tenth
of a second, in no order: under load some would wait very long. So the threads of a process stand in
line here before they begin; between processes it is still SQLite that decides. PostgreSQL has
writers wait for rows, not for each other, and needs no line.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from django.db import connection


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
        with line:
            yield
