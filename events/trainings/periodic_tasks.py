"""What the worker does for schedules."""

from datetime import timedelta

from kommpaktiv.jobs import scheduler

from .projection import project_open_schedules


@scheduler.register(every=timedelta(days=1), name="go on with trainings that have no end")
def project_schedules() -> None:
    project_open_schedules()
