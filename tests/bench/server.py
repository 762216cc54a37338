"""A granian server on loopback whose CPU time can be read (Linux: /proc)."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from tests.procfile import wait_for, web_command

ROOT = Path(__file__).resolve().parents[2]
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


class Server:
    """One running server: ask it for pages, read what they cost."""

    def __init__(self, process: subprocess.Popen[bytes], port: int):
        self.process = process
        self.address = ("127.0.0.1", port)

    def get(self, path: str) -> bytes:
        """The body of a page; raises RuntimeError unless the answer is 200."""
        with closing(http.client.HTTPConnection(*self.address, timeout=30)) as connection:
            connection.request("GET", path, headers={"Host": "localhost"})
            response = connection.getresponse()
            body = response.read()
        if response.status != 200:
            raise RuntimeError(f"{path} answered {response.status}")
        return body

    def cpu(self) -> float:
        """Seconds of CPU used so far by the server and its worker processes."""
        return sum(cpu_of(pid) for pid in family(self.process.pid))


@contextmanager
def serve(
    application: str, environment: Mapping[str, str], threads: int = 1, workers: int = 1
) -> Iterator[Server]:
    """Run `application` (module:name) under granian with so many workers, threads in each."""
    port = free_port()
    options = ["--workers", str(workers), "--no-access-log", "--log-level", "error"]
    process = subprocess.Popen(  # noqa: S603 -- our own command
        web_command(port, *options, application=application),
        cwd=ROOT,
        env=os.environ
        | {"PYTHONPATH": f"{ROOT}:{ROOT / 'site'}", "REQUEST_THREADS": str(threads)}
        | dict(environment),
    )
    try:
        wait_for(("127.0.0.1", port), process)
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def family(pid: int) -> list[int]:
    """A process and all its descendants."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    below = [int(child) for child in children.read_text().split()] if children.exists() else []
    return [pid, *(member for child in below for member in family(child))]


def cpu_of(pid: int) -> float:
    """Seconds of CPU of a process, and of those below it that have ended."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return sum(map(int, fields[11:15])) / TICKS_PER_SECOND  # utime, stime, cutime, cstime: proc(5)
