"""The site and the worker as processes of their own, and visitors who fill in what they are shown.

The processes use the database of the test that starts them.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.db import connection
from wagtail.models import Page

from tests import factories
from tests.procfile import wait_for, web_command

Address = tuple[str, int]
NAMES = ("Amina Diallo", "Yusuf Diallo", "Fatou Diallo")


def restore_root() -> None:
    """Have the languages, and the page all others stand below, in an emptied database."""
    factories.make_locales()
    if Page.get_first_root_node() is None:
        Page.add_root(title="Root", slug="root")


def free_address() -> Address:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()


class Process:
    """A program of ours, that can be ended at any moment."""

    def __init__(self, arguments: list[str], sign: str, **environment: str):
        """Start it, and wait until it has written `sign`."""
        root = str(settings.ROOT)
        self.process = subprocess.Popen(  # noqa: S603
            [sys.executable, *arguments],
            cwd=root,
            env=os.environ
            | {
                "DATABASE_URL": database_url(),
                "DJANGO_SETTINGS_MODULE": "kommpaktiv.settings.test",
                "PYTHONPATH": os.pathsep.join([root, str(Path(root) / "site")]),
                "PYTHONUNBUFFERED": "1",
                "CHANGES_SEEN_WITHIN": "0.5",
            }
            | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.said = ""
        while sign not in self.said:
            line = self.process.stdout.readline()
            assert line, self.said
            self.said += line

    def end(self) -> None:
        self.process.terminate()
        self.process.communicate()


def start_site(address: Address, **environment: str) -> Process:
    """The site under the server it is run with: one process that works, with eight threads."""
    _host, port = address
    threads = {"REQUEST_THREADS": "8"}
    process = Process(web_command(port)[1:], "Started worker", **threads | environment)
    wait_for(address, process.process)
    return process


def database_url() -> str:
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    user, password = database["USER"], database["PASSWORD"]
    server = f"{database['HOST']}:{database['PORT'] or 5432}"
    return f"postgres://{user}:{password}@{server}/{database['NAME']}"


class Visitor:
    """A browser without a script that keeps its cookie and sends forms as it was shown them."""

    def __init__(self, address: Address):
        self.address = address
        self.cookie = ""

    def get(self, path: str) -> BeautifulSoup:
        return BeautifulSoup(self._ask("GET", path)[1], "html.parser")

    def post(self, path: str, answers: Mapping[str, object]) -> int:
        return self._ask("POST", path, urlencode(answers, doseq=True))[0]

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, bytes]:
        browser = HTTPConnection(*self.address, timeout=120)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": self.cookie}
        browser.request(method, path, body, headers)
        response = browser.getresponse()
        content = response.read()
        if cookie := response.getheader("Set-Cookie"):
            self.cookie = cookie.split(";")[0]
        browser.close()
        return response.status, content

    def register(self, path: str, email: str, people: int = 1, choice: int = 0) -> int | None:
        """Fill in the form for so many people and send it; none where no form is shown."""
        form = self.get(path).select_one("main form[method=post]")
        if form is None:
            return None
        answers = hidden_fields(form)
        dates = [field["value"] for field in form.select("[name=date]:not([disabled])")]
        if not dates:
            return None
        answers |= {"date": dates[choice % len(dates)], "email": email, "privacy": "on"}
        for number, name in enumerate(NAMES[:people], 1):
            answers["name" if number == 1 else f"name_{number}"] = name
        return self.post(path, answers)

    def press(self, path: str) -> int:
        """Open the page and press its first button, as on the page that confirms."""
        form = self.get(path).select_one("main form[method=post]")
        assert form, path
        return self.post(path, hidden_fields(form))


def hidden_fields(form: Tag) -> dict[str, object]:
    return {field["name"]: field.get("value", "") for field in form.select("[type=hidden][name]")}
