"""What the worker does for trainings."""

from datetime import timedelta

from kommpaktiv.jobs import scheduler

from .projecting_again import project_again


@scheduler.register(every=timedelta(days=1), name="project every live training again")
def project_trainings() -> None:
    project_again()
