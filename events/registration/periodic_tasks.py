"""What the worker forgets for the forms of strangers: see `kommpaktiv.jobs.scheduler`."""

from datetime import timedelta

from kommpaktiv.jobs import scheduler

from .antispam import forget_spent_forms


@scheduler.register(every=timedelta(hours=1), name="forget spent forms")
def forget_forms() -> None:
    forget_spent_forms()
