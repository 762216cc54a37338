"""What the worker does for the search."""

from datetime import timedelta

from kommpaktiv.jobs import scheduler

from .indexing import index_all


@scheduler.register(every=timedelta(days=1), name="bring the index of the search up to date")
def heal_index() -> None:
    index_all()
