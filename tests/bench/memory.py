"""`make bench`: what server and worker take in memory once every page has been asked for.

Both as the Procfile starts them. What counts is the proportional set size (Linux, proc(5)): memory
that processes share is divided among them; what each holds by itself, resident, is told
beside it and counts shared pages several times.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import django

from scripts.check_html import Site
from tests.procfile import worker_command

from .server import ROOT, family, serve

SITE = "kommpaktiv.asgi:application"
THREADS = 4  # as REQUEST_THREADS has it
LIMIT = 300  # MB


@contextmanager
def working() -> Iterator[int]:
    """A worker; its process id."""
    path = {"PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"}
    process = subprocess.Popen(worker_command(), cwd=ROOT, env=os.environ | path)  # noqa: S603
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=60)


def memory(pid: int) -> tuple[float, float]:
    """Proportional and resident size of a process and all below it, in MB."""
    proportional = resident = 0
    for member in family(pid):
        for line in Path(f"/proc/{member}/smaps_rollup").read_text().splitlines():
            name, _, size = line.partition(":")
            proportional += int(size.split()[0]) if name == "Pss" else 0
            resident += int(size.split()[0]) if name == "Rss" else 0
    return proportional * 1024 / 1e6, resident * 1024 / 1e6


def tell(name: str, sizes: tuple[float, float]) -> None:
    sys.stdout.write(f"{name:<28}{sizes[0]:>8.0f} MB{sizes[1]:>8.0f} MB\n")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kommpaktiv.settings.demo")
    django.setup()
    with serve(SITE, {}, THREADS) as server, working() as worker:
        site = Site(HTTPConnection(*server.address, timeout=30))
        site.walk()
        sys.stdout.write(f"{len(site.pages)} pages asked for    proportional   resident\n")
        sizes = {"server": memory(server.process.pid), "worker": memory(worker)}
    for name, size in sizes.items():
        tell(name, size)
    both = tuple(map(sum, zip(*sizes.values(), strict=True)))
    tell("both", both)
    if both[0] > LIMIT:
        sys.exit(f"More than {LIMIT} MB.")


if __name__ == "__main__":
    main()
