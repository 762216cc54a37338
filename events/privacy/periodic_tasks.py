"""What the worker forgets."""

from datetime import timedelta

from kommpaktiv.jobs import scheduler

from . import retention


@scheduler.register(every=timedelta(hours=1), name="forget what is due")
def forget_due() -> None:
    retention.forget_due()
