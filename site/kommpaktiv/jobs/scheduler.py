"""What must happen from time to time, done by the worker.

A room registers its periodic tasks where its app becomes ready, and this one needs not know it::

    @scheduler.register(every=timedelta(minutes=1), name="process waiting lists")
    def process_waiting_lists() -> None: ...

Every running worker has a scheduler, so a task may run twice at once: it must bear that.
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
    thread: str = "main"


_registered: dict[str, PeriodicTask] = {}


def register(*, every: timedelta, name: str, thread: str = "main") -> Callable[[F], F]:
    """Have the decorated function called by the worker, first when it starts.

    In one thread the tasks are done one after the other. What must not wait for the others, or may
    keep them waiting, has another `thread`.

    :raises ValueError: when another function has the name already.
    """

    def decorate(work: F) -> F:
        if name in _registered and _registered[name].work is not work:
            raise ValueError(f"There is a task called “{name}” already.")
        _registered[name] = PeriodicTask(name, every, work, thread)
        return work

    return decorate


def registered() -> list[PeriodicTask]:
    """The periodic tasks of all rooms."""
    return list(_registered.values())


@contextmanager
def ticking(tasks: Iterable[PeriodicTask]) -> Iterator[BaseScheduler]:
    """Do the tasks at their times while the block lasts, and finish those that are at work.

    What is late is done once, however often it was missed.
    """
    tasks = list(tasks)
    scheduler = BackgroundScheduler(
        timezone=UTC,
        executors={task.thread: ThreadPoolExecutor(1) for task in tasks},
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    for task in tasks:
        scheduler.add_job(
            _do,
            IntervalTrigger(seconds=int(task.every.total_seconds())),
            [task],
            id=task.name,
            executor=task.thread,
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
