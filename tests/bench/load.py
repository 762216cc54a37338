"""Keeps four connections busy, from a process of its own, so that it is not what is measured.

wrk where it is installed; else threads of Python with bare sockets, which reach several thousand
requests a second: enough for pages that are made, too few for those from memory.
"""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

CONNECTIONS = 4
WRK = shutil.which("wrk")
NAME = "wrk" if WRK else "sockets of Python (install wrk for pages from memory)"

Address = tuple[str, int]


class LoadError(RuntimeError):
    """The server answered something else than 200, or nothing."""


def rate(address: Address, path: str, seconds: float) -> float:
    """Requests a second that are answered, with all connections kept open and busy.

    :raises LoadError: where one of them is no 200, or none is answered.
    """
    measure: Callable[[Address, str, float], str] = _by_wrk if WRK else _by_sockets
    printed = measure(address, path, seconds)
    if failed := re.search(r"Non-2xx.*|Socket errors.*", printed):
        raise LoadError(f"{path}: {failed.group()}")
    found = re.search(r"Requests/sec: *([\d.]+)", printed)
    if not found or not float(found.group(1)):
        raise LoadError(f"{path}: nothing was answered in {seconds} seconds")
    return float(found.group(1))


def _by_wrk(address: Address, path: str, seconds: float) -> str:
    host, port = address
    options = [f"-c{CONNECTIONS}", "-t1", f"-d{seconds:.0f}s", "-H", "Host: localhost"]
    command = [str(WRK), *options, f"http://{host}:{port}{path}"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603


def _by_sockets(address: Address, path: str, seconds: float) -> str:
    command = [sys.executable, "-m", __name__, *map(str, address), path, str(seconds)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603


def _ask(address: Address, path: str, until: float) -> tuple[int, int]:
    """How many were answered on one connection, and how many of them were no 200."""
    request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    answered = failed = 0
    with socket.create_connection(address) as connection, connection.makefile("rb") as answers:
        while time.monotonic() < until:
            connection.sendall(request)
            failed += b" 200 " not in answers.readline()
            length = 0
            while (line := answers.readline()) != b"\r\n":
                name, _colon, value = line.lower().partition(b":")
                length = int(value) if name == b"content-length" else length
            answers.read(length)
            answered += 1
    return answered, failed


def main() -> None:
    host, port, path, seconds = sys.argv[1:]
    began = time.monotonic()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        until = began + float(seconds)
        each = [pool.submit(_ask, (host, int(port)), path, until) for _ in range(CONNECTIONS)]
        counts = [done.result() for done in each]
    lasted = time.monotonic() - began
    if failed := sum(failed for _answered, failed in counts):
        sys.stdout.write(f"Non-2xx: {failed}\n")
    sys.stdout.write(f"Requests/sec: {sum(answered for answered, _ in counts) / lasted:.1f}\n")


if __name__ == "__main__":
    main()
