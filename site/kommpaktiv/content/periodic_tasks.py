"""What the worker does for content."""

from datetime import timedelta

from kommpaktiv.jobs import scheduler

from . import changes


@scheduler.register(every=timedelta(minutes=10), name="empty the journal of changes")
def forget_old_changes() -> None:
    changes.forget_old()
