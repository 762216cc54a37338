"""What the worker tells people because of the time."""

from datetime import timedelta

from kommpaktiv.jobs import scheduler

from .mailboxes import forget_asked_mails
from .reminders import remind_due, thank_due


@scheduler.register(every=timedelta(minutes=5), name="remind and thank")
def remind_and_thank() -> None:
    remind_due()
    thank_due()


@scheduler.register(every=timedelta(hours=1), name="forget asked mails")
def forget_asked() -> None:
    forget_asked_mails()
