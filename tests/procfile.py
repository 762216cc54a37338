"""How the Procfile starts the site, for tests and measurements that start it, too."""

import shlex
import socket
import subprocess
import sys
import time
from pathlib import Path
from string import Template

PROCFILE = Path(__file__).resolve().parents[1] / "Procfile"
START_LIMIT = 60  # seconds


def web_command(port: int, *options: str, application: str = "") -> list[str]:
    """The Procfile's own line with this port, more options, and perhaps another application."""
    words = shlex.split(Template(_line("web")).substitute(PORT=port))
    command = words[words.index("granian") :]
    return [sys.executable, "-m", *command[:-1], *options, application or command[-1]]


def worker_command() -> list[str]:
    """The Procfile's own line."""
    words = shlex.split(_line("worker"))
    return [sys.executable, *words[words.index("manage.py") :]]


def _line(process: str) -> str:
    lines = dict(line.split(": ", 1) for line in PROCFILE.read_text().splitlines())
    return lines[process]


def wait_for(address: tuple[str, int], process: subprocess.Popen) -> None:
    """Return when the process listens; raises RuntimeError when it ends or takes too long."""
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(address, timeout=1).close()
        except OSError:
            continue
        return
    raise RuntimeError("The server did not start.")
