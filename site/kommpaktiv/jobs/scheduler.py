"""What must happen from time to time, done by the worker.

A room registers its duties where its app becomes ready, and core needs not know the room::

    @clock.register(every=timedelta(seconds=15), name="send due messages")
    def send_due_messages() -> None: ...

Every running worker has a clock, so a duty may run twice at once: it must bear that.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TypeVar

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.interval import IntervalTrigger
from django.db import connections
from django.utils import timezone

logger = logging.getLogger(__name__)

F = TypeVar("F", bound=Callable[[], object])


@dataclass(frozen=True)
class PeriodicTask:
    """A piece of work, and how often it is due."""

    name: str
    every: timedelta
    work: Callable[[], object]


_registered: dict[str, PeriodicTask] = {}


def register(*, every: timedelta, name: str) -> Callable[[F], F]:
    """Have the decorated function called by the worker, first when it starts.

    :raises ValueError: when another function has the name already.
    """

    def decorate(work: F) -> F:
        if name in _registered and _registered[name].work is not work:
            raise ValueError(f"There is a duty called “{name}” already.")
        _registered[name] = PeriodicTask(name, every, work)
        return work

    return decorate


def registered() -> list[PeriodicTask]:
    """All duties of all rooms."""
    return list(_registered.values())


@contextmanager
def ticking(*groups: Iterable[PeriodicTask]) -> Iterator[BaseScheduler]:
    """Do the duties at their times while the block lasts, and finish the one that is at work.

    Each group has a thread of its own, where one is done after the other. What is late is done
    once, however often it was missed.
    """
    scheduler = BackgroundScheduler(
        timezone=UTC,
        executors={str(number): ThreadPoolExecutor(1) for number in range(len(groups))},
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    for number, tasks in enumerate(groups):
        for task in tasks:
            scheduler.add_job(
                _do,
                IntervalTrigger(seconds=int(task.every.total_seconds())),
                [task],
                id=task.name,
                executor=str(number),
                next_run_time=timezone.now(),
            )
    scheduler.start()
    try:
        yield scheduler
    finally:
        scheduler.shutdown()


def _do(task: PeriodicTask) -> None:
    """Do it, hold no database connection afterwards. What fails is due again at its next time."""
    try:
        task.work()
    except Exception:
        logger.exception("Failed: %s", task.name)
    finally:
        connections.close_all()
