"""What the worker does for trainings: at once when asked, and from time to time."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from kommpaktiv.core import clock

from .domain import reminders, retention, waiting
from .mails import sending
from .sources import project_open_schedules


@task(backend="worker")
def send_messages(ids: list[int]) -> None:
    """Send messages that were just queued."""
    sending.send(ids)


@clock.register(every=timedelta(seconds=30), name="send due messages")
def send_due_messages() -> None:
    sending.send_due_messages()


@clock.register(every=timedelta(minutes=1), name="settle waiting lists")
def settle_waiting_lists() -> None:
    waiting.settle_due()


@clock.register(every=timedelta(minutes=5), name="remind and thank")
def remind_and_thank() -> None:
    reminders.remind_due()
    reminders.thank_due()


@clock.register(every=timedelta(days=1), name="go on with trainings that have no end")
def project_schedules() -> None:
    project_open_schedules()


@clock.register(every=timedelta(hours=1), name="forget what is due")
def forget_due() -> None:
    retention.forget_due()
