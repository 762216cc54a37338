"""What the worker does for places: see `kommpaktiv.jobs.scheduler`."""

from datetime import timedelta

from kommpaktiv.jobs import scheduler

from .holds import forget_lapsed_claims
from .waiting_list import process_due_waiting_lists


@scheduler.register(every=timedelta(minutes=1), name="process waiting lists")
def process_waiting_lists() -> None:
    process_due_waiting_lists()


@scheduler.register(every=timedelta(hours=1), name="forget lapsed claims")
def forget_claims() -> None:
    forget_lapsed_claims()
