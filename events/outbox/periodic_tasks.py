"""What the worker tells people because of the time."""

from datetime import timedelta

from kommpaktiv.jobs import scheduler

from .reminders import remind_due, thank_due


@scheduler.register(every=timedelta(minutes=5), name="remind and thank")
def remind_and_thank() -> None:
    remind_due()
    thank_due()
