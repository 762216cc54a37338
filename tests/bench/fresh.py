"""A site as `wagtail start` makes it, for comparison: its first page, under our server."""

import os
import subprocess
import sys
from pathlib import Path

from django.core.wsgi import get_wsgi_application

NAME = "freshsite"
SETTINGS = """
from .production import *

SECRET_KEY = "bench"
ALLOWED_HOSTS = ["*"]
"""


def make(folder: str) -> None:
    """Make the site in an empty folder, with its database and static files."""
    site = Path(folder)
    environment = {
        name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"
    } | {"PYTHONPATH": folder, "DJANGO_SETTINGS_MODULE": f"{NAME}.settings.bench"}

    def run(*command: str) -> None:
        subprocess.run(  # noqa: S603 - our own commands
            [sys.executable, *command], cwd=site, env=environment, check=True, capture_output=True
        )

    run("-m", "wagtail.bin.wagtail", "start", NAME, folder)
    Path(site, NAME, "settings", "bench.py").write_text(SETTINGS)
    run("manage.py", "migrate")
    run("manage.py", "collectstatic", "--no-input")


def served():
    """The site under the server that ours has."""
    from kommpaktiv.web.request_buffering import Passing, RequestBuffer

    return RequestBuffer(Passing(get_wsgi_application()), int(os.environ["REQUEST_THREADS"]))


if __name__ != "__main__" and "BENCH_FRESH" in os.environ:
    sys.path.insert(0, os.environ["BENCH_FRESH"])
    application = served()
