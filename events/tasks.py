"""What the worker does for trainings: at once when asked, and from time to time."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from kommpaktiv.core import clock

from .domain.registration import expire_lapsed_holds
from .mails import sending
from .sources import project_open_schedules


@task(backend="worker")
def send_messages(ids: list[int]) -> None:
    """Send messages that were just queued."""
    for pk in ids:
        sending.deliver(pk)


@clock.register(every=timedelta(seconds=30), name="send due messages")
def send_due_messages() -> None:
    sending.send_due_messages()


@clock.register(every=timedelta(minutes=5), name="expire lapsed holds")
def expire_holds() -> None:
    expire_lapsed_holds()


@clock.register(every=timedelta(days=1), name="go on with trainings that have no end")
def project_schedules() -> None:
    project_open_schedules()
