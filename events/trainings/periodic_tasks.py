"""What the worker does for trainings."""

from datetime import timedelta

from kommpaktiv.jobs import scheduler

from .forgetting import forget_join_links
from .projecting_again import project_again


@scheduler.register(every=timedelta(days=1), name="project every live training again")
def project_trainings() -> None:
    project_again()


@scheduler.register(every=timedelta(days=1), name="forget links to online dates")
def forget_links() -> None:
    forget_join_links()
