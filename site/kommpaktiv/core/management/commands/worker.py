"""`manage.py worker`: what happens apart from requests."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from kommpaktiv.core import clock, upkeep

HEARTBEAT = timedelta(seconds=15)


class Command(BaseCommand):
    help = "Runs the queued tasks and the duties that are due from time to time, until it is ended."

    def handle(self, *args: Any, **options: Any) -> None:
        worker_id = get_random_string(32)
        heartbeat = clock.Duty("heartbeat", HEARTBEAT, lambda: upkeep.beat(worker_id))
        worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            backend_name="worker",
            worker_id=worker_id,
            interval=1,  # second, between looks at an empty queue
            startup_delay=True,
            batch=False,
            max_tasks=None,
        )
        worker.configure_signals()
        # A thread of its own for it, so that a long duty does not make the worker look dead.
        with clock.ticking([heartbeat], clock.registered()):
            worker.run()
