"""What the worker does for content."""

from datetime import timedelta

from kommpaktiv.jobs import scheduler

from . import changes, picture_sizes

PICTURES = 5  # of a round, so that a worker that is told to end need not wait for long


@scheduler.register(every=timedelta(minutes=10), name="empty the journal of changes")
def forget_old_changes() -> None:
    changes.forget_old()


@scheduler.register(every=timedelta(seconds=5), name="make sizes of pictures", thread="pictures")
def make_sizes() -> None:
    picture_sizes.make_missing(PICTURES)


@scheduler.register(every=timedelta(days=1), name="try pictures again")
def try_pictures_again() -> None:
    picture_sizes.try_again()
