"""What the worker sends."""

from datetime import timedelta

from kommpaktiv.jobs import scheduler

from . import delivery


@scheduler.register(every=timedelta(seconds=2), name="send due messages", thread="mails")
def send_due_messages() -> None:
    delivery.send_due_messages()
