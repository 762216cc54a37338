"""`manage.py worker`: what happens apart from requests."""

import signal
from datetime import timedelta
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand

from kommpaktiv.jobs import periodic_tasks, scheduler

HEARTBEAT = timedelta(seconds=15)


class Command(BaseCommand):
    # Whether it is configured. The others look at every address and form, which takes 30 MB and
    # most of the start; `prepare` and `make check` have them done.
    requires_system_checks = ["deployment"]
    help = "Does what is due from time to time, until it is told to end; finishes what it is at."

    def handle(self, *args: Any, **options: Any) -> None:
        told_to_end = Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_args: told_to_end.set())
        # A thread of its own for it, so that a long task does not make the worker look dead.
        heartbeat = scheduler.PeriodicTask("heartbeat", HEARTBEAT, periodic_tasks.beat, "heartbeat")
        with scheduler.ticking([heartbeat, *scheduler.registered()]):
            told_to_end.wait()
