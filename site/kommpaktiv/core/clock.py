"""What must happen from time to time, done by the worker.

A room registers its duties where its app becomes ready, and core needs not know the room::

    @clock.register(every=timedelta(seconds=15), name="send due messages")
    def send_due_messages() -> None: ...

Every running worker has a clock, so a duty may run twice at once: it must bear that.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event
from typing import TypeVar

from django.db import connections
from django.utils import timezone

logger = logging.getLogger(__name__)

F = TypeVar("F", bound=Callable[[], object])


@dataclass(frozen=True)
class Duty:
    """A piece of work, and how often it is due."""

    name: str
    every: timedelta
    work: Callable[[], object]


_registered: dict[str, Duty] = {}


def register(*, every: timedelta, name: str) -> Callable[[F], F]:
    """Have the decorated function called by the worker, first when it starts.

    :raises ValueError: when another function has the name already.
    """

    def decorate(work: F) -> F:
        if name in _registered and _registered[name].work is not work:
            raise ValueError(f"There is a duty called “{name}” already.")
        _registered[name] = Duty(name, every, work)
        return work

    return decorate


def registered() -> list[Duty]:
    """All duties of all rooms."""
    return list(_registered.values())


class Clock:
    """Calls duties when they are due, one after the other."""

    def __init__(self, duties: Iterable[Duty]):
        self.duties = list(duties)
        self.due: dict[str, datetime] = {}

    def tick(self, now: datetime) -> None:
        """Do what is due at `now`. What fails is logged, and due again at its next time."""
        for duty in self.duties:
            if self.due.get(duty.name, now) <= now:
                self.due[duty.name] = now + duty.every
                try:
                    duty.work()
                except Exception:
                    logger.exception("Failed: %s", duty.name)

    def run(self, stop: Event) -> None:
        """Tick each second until `stop` is set; hold no database connection in between."""
        while not stop.is_set():
            self.tick(timezone.now())
            connections.close_all()
            stop.wait(1)
