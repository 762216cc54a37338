"""Tasks for the worker under test."""

import os
import signal

from django_tasks import task


@task(backend="worker")
def end_worker() -> str:
    """Ask the process to end, as a service manager does, and finish all the same."""
    os.kill(os.getpid(), signal.SIGTERM)
    return "finished"
