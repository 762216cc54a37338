"""`make bench`: how long it takes from `make run`, where nothing has changed, to the first page.

By the clock and in CPU seconds of all processes (Linux: /proc), the median of some starts. On a
machine that does other things only the CPU says something; two cores share it.
"""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request

from .server import ROOT, cpu_of, family, free_port

STARTS = 5
LIMIT = 3.0  # seconds
PATIENCE = 60
# Without a look whether the packages of the locks are installed, which may be pip's to answer.
COMMAND = ("make", "--silent", "--assume-old=.venv/base.installed", "run")


def start() -> tuple[float, float]:
    """Seconds from the command to the first page, and seconds of CPU until then."""
    port = free_port()
    began = time.monotonic()
    process = subprocess.Popen(  # noqa: S603
        [*COMMAND, f"PORT={port}"],
        cwd=ROOT,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not _answers(f"http://localhost:{port}/de/"):
            if time.monotonic() - began > PATIENCE or process.poll() is not None:
                raise RuntimeError("The site did not start.")
            time.sleep(0.01)
        return time.monotonic() - began, sum(map(cpu_of, family(process.pid)))
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=PATIENCE)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310
            return answer.status == 200
    except (urllib.error.URLError, ConnectionError):
        return False


def main() -> None:
    start()
    seconds, cpu = zip(*(start() for _number in range(STARTS)), strict=True)
    load = os.getloadavg()[0]
    sys.stdout.write(
        f"second start: {statistics.median(seconds):.1f} s, "
        f"{statistics.median(cpu):.1f} s of CPU (load {load:.1f})\n"
    )
    if statistics.median(seconds) > LIMIT and statistics.median(cpu) > 2 * LIMIT:
        sys.exit(f"More than {LIMIT:.0f} seconds, and not because of other programs.")


if __name__ == "__main__":
    main()
