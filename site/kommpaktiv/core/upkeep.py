"""The duties of core itself: publishing at the set time, and keeping the task queue in order."""

from datetime import datetime, timedelta

from django.core.management import call_command
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from . import clock
from .models import Heartbeat

WORKER = "worker"
UNSEEN = timedelta(minutes=2)  # a worker silent for longer counts as gone
ATTEMPTS = 3  # a task that took so many workers with it is not tried again


class WorkerLostError(Exception):
    """The process that ran the task ended before the task did."""


def beat(worker_id: str) -> None:
    """Say that this worker, and so at least one, is alive."""
    Heartbeat.beat(WORKER)
    Heartbeat.beat(f"{WORKER} {worker_id}")


@clock.register(every=timedelta(minutes=1), name="publish and unpublish what is scheduled")
def publish_scheduled() -> None:
    call_command("publish_scheduled")


@clock.register(every=timedelta(minutes=1), name="requeue abandoned tasks")
def requeue_abandoned(now: datetime | None = None) -> int:
    """Give the tasks of workers that are gone back to the queue; return how many.

    The database backend has no such thing: a killed worker's task would stay “running” for ever.
    """
    now = now or timezone.now()
    alive = set(
        Heartbeat.objects.filter(seen_at__gte=now - UNSEEN).values_list("process", flat=True)
    )
    running = DBTaskResult.objects.running().filter(started_at__lt=now - UNSEEN)
    abandoned = [task for task in running if f"{WORKER} {task.worker_ids[-1]}" not in alive]
    for task in abandoned:
        if len(task.worker_ids) < ATTEMPTS:
            # Where another worker was quicker, the time differs and nothing is changed.
            DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at).update(
                status=TaskResultStatus.READY
            )
        else:
            task.set_failed(WorkerLostError(f"{ATTEMPTS} workers ended during this task."))
    return len(abandoned)


@clock.register(every=timedelta(days=1), name="clear old sessions, tasks and heartbeats")
def clear_old() -> None:
    call_command("clearsessions")
    call_command("prune_db_task_results", f"--backend={WORKER}", "--queue-name=*")
    Heartbeat.objects.filter(seen_at__lt=timezone.now() - timedelta(days=1)).delete()
