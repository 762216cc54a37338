"""`make bench`: what registering costs, on SQLite and, with BENCH_DATABASE_URL, on PostgreSQL.

In a database of its own, which goes afterwards; eight clients, under the server the site is run
with. Rates and waiting times depend on what else the machine does; CPU seconds of the server
processes hardly do, so the ratio to a bare Django view is given of both.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path
from threading import local
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import django

from .server import Server, serve

SITE = "kommpaktiv.asgi:application"
BARE = "tests.bench.bare:application"
CLIENTS = 8
THREADS = 4  # of each worker, as in the Procfile
WORKERS = os.cpu_count() or 1  # as docs/operations.md says: one a core
NO_GUARD = {
    "FORM_MIN_SECONDS": "0",
    "FORM_LIMIT_PER_ADDRESS": "1000000",
    "FORM_LIMIT_PER_EMAIL": "1000000",
    "HELD_SEATS_PER_NETWORK": "1000000",
    "HELD_SEATS_PER_DOMAIN": "1000000",
}
MANY = 100_000  # registrations there are already
ON_EACH = 100  # of them on a date


@dataclass
class Measured:
    """What some calls took."""

    rate: float  # a second
    p95: float  # seconds
    cpu: float  # seconds of the server's processes, each

    def __str__(self) -> str:
        return f"{self.rate:>8.1f}/s{self.p95 * 1000:>9.0f} ms{self.cpu * 1000:>9.2f} ms"


def measure(server: Server, call: Callable[[int], Any], number: int) -> Measured:
    """Make so many calls from eight clients at once."""

    def timed(each: int) -> float:
        before = time.perf_counter()
        call(each)
        return time.perf_counter() - before

    cpu, start = server.cpu(), time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        taken = list(pool.map(timed, range(number)))
    lasted = time.perf_counter() - start
    p95 = statistics.quantiles(taken, n=20)[-1]
    return Measured(number / lasted, p95, (server.cpu() - cpu) / number)


@contextmanager
def own_database(url: str) -> Iterator[str]:
    """A migrated database without anything in it, as long as it is needed: its address."""
    from django.db import connection

    with tempfile.TemporaryDirectory() as folder:
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(Path(folder, "bench.sqlite3"))
        before = connection.settings_dict["NAME"]
        name = connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield f"sqlite:///{name}" if connection.vendor == "sqlite" else _renamed(url, name)
        finally:
            connection.creation.destroy_test_db(before, verbosity=0)


def _renamed(url: str, name: str) -> str:
    return f"{url.rpartition('/')[0]}/{name}"


def new_training() -> Any:
    """One with a page, that nobody has registered for; its date."""
    from events.records.models import Occurrence
    from home.models import HomePage
    from tests import factories

    home = HomePage.objects.first() or factories.make_home(languages=())
    factories.make_training(home, title=f"Training {uuid4().hex}", capacity=1_000_000)
    return Occurrence.objects.select_related("event").order_by("-pk")[0]


def fill(number: int = MANY) -> None:
    """Let so many others have registered, for other dates."""
    from django.utils import timezone

    from events.records.models import Occurrence, Participant, Place, Registration
    from events.records.models.place_states import PlaceState

    event = new_training().event
    start = timezone.now() + timedelta(days=30)
    starts = [start + timedelta(hours=3 * turn) for turn in range(number // ON_EACH)]
    dates = Occurrence.objects.bulk_create(
        Occurrence(
            event=event,
            original_date=each.date(),
            original_time=each.time(),
            starts_at=each,
            ends_at=each + timedelta(hours=2),
        )
        for each in starts
    )
    for date in dates:
        registrations = Registration.objects.bulk_create(
            Registration(
                submission=uuid4(),
                event=event,
                email=f"other{each}-{date.pk}@example.org",
                language="de",
                privacy_acknowledged_at=start,
                confirmed_at=start,
            )
            for each in range(ON_EACH)
        )
        people = Participant.objects.bulk_create(
            Participant(registration=each, name="Amina Diallo") for each in registrations
        )
        Place.objects.bulk_create(
            Place(
                participant=each,
                occurrence=date,
                person=uuid4().hex,
                state=PlaceState.CONFIRMED,
            )
            for each in people
        )


class Client:
    """A visitor who costs little, so that the machine works for the server."""

    def __init__(self, address: tuple[str, int]):
        self.connection = HTTPConnection(*address, timeout=120)
        self.headers = {"Host": "localhost"}

    def get(self, path: str) -> str:
        self.connection.request("GET", path, headers=self.headers)
        response = self.connection.getresponse()
        body = response.read().decode()
        assert response.status == 200, (path, response.status)
        if cookie := response.getheader("Set-Cookie"):
            self.headers["Cookie"] = cookie.split(";")[0]
        return body

    def post(self, path: str, answers: dict[str, str]) -> None:
        headers = self.headers | {"Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request("POST", path, urlencode(answers), headers)
        response = self.connection.getresponse()
        response.read()
        assert response.status == 303, (path, response.status)


def hidden_fields(page: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', page)
    return dict(found)


def sending(site: Server, date: Any) -> Callable[[int], None]:
    """Send the form for one person after the other; each is stamped as if it was opened anew."""
    from events.registration.antispam import make_stamp

    path, run = _path(date), uuid4().hex
    first = Client(site.address)
    answers = hidden_fields(first.get(path)) | wish(date)
    clients = local()

    def send(number: int) -> None:
        if not hasattr(clients, "mine"):
            clients.mine = Client(site.address)
            clients.mine.headers = first.headers
        mine = {"email": f"person{number}-{run}@example.org", "stamp": make_stamp()}
        clients.mine.post(path, answers | mine)

    return send


def wish(date: Any) -> dict[str, str]:
    return {"date": str(date.uid), "privacy": "on", "name": "Amina Diallo"}


def signing_up(site: Server, date: Any) -> Callable[[int], None]:
    """Open the form, send it, open the link in the mail, press its button."""
    from django.urls import reverse

    from events.privacy.access_links import Purpose, make_token
    from events.records.models import Registration

    path, run = _path(date), uuid4().hex

    def sign_up(number: int) -> None:
        client = Client(site.address)
        email = f"person{number}-{run}@example.org"
        client.post(path, hidden_fields(client.get(path)) | wish(date) | {"email": email})
        token = make_token(Registration.objects.get(email=email), Purpose.CONFIRM)
        confirm = reverse("registration:confirm", kwargs={"token": token})
        client.post(confirm, hidden_fields(client.get(confirm)))
        client.connection.close()

    return sign_up


def _path(date: Any) -> str:
    from django.urls import reverse

    return reverse("registration:register", kwargs={"key": date.event.key})


def queries_of(date: Any) -> int:
    """How many queries one form that is sent takes."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from events.registration.antispam import make_stamp

    client = Client(headers={"host": "localhost"})
    with CaptureQueriesContext(connection) as queries:
        for number in range(2):
            queries.initial_queries = len(connection.queries_log)
            mine = {"email": f"counted{number}@example.org", "stamp": make_stamp()}
            assert client.post(_path(date), wish(date) | mine).status_code == 303
    return len(queries)


def run(number: int) -> None:
    """Measure on the database of DATABASE_URL."""
    from django.db import connection

    say = sys.stdout.write
    with own_database(os.environ["DATABASE_URL"]) as url, tempfile.TemporaryDirectory() as folder:
        from tests.events.processes import restore_root

        restore_root()
        date = new_training()
        say(f"\n{connection.vendor:<24}{'rate':>10}{'p95':>12}{'CPU each':>12}\n")
        with serve(SITE, NO_GUARD | {"DATABASE_URL": url}, THREADS, WORKERS) as site:
            Path(folder, "form.html").write_bytes(site.get(_path(date)))
            with serve(BARE, {"BENCH_PAGES": folder}, THREADS, WORKERS) as bare:
                yardstick = measure(bare, reading(bare), number * 5)
            say(f"{'bare view':<24}{yardstick}\n")
            sent = measure(site, sending(site, date), number)
            say(f"{'form sent':<24}{sent}\n")
            complete = measure(site, signing_up(site, date), number // 2)
            say(f"{'complete sign-up':<24}{complete}\n")
            sys.stdout.flush()
            fill()
            later = measure(site, sending(site, new_training()), number)
            say(f"{f'form sent, {MANY:,} before':<24}{later}\n")
        by_rate, by_cpu = yardstick.rate / sent.rate, sent.cpu / yardstick.cpu
        say(f"form sent / bare view: 1/{by_rate:.0f} of its rate, {by_cpu:.0f} times its CPU\n")
        say(f"with {MANY:,} before / without: {later.cpu / sent.cpu:.2f} times the CPU\n")
        say(f"queries of a form that is sent: {queries_of(date)}\n")


def reading(server: Server) -> Callable[[int], Any]:
    """Ask for the bare view's page again and again."""
    clients = local()

    def read(number: int) -> None:
        if not hasattr(clients, "mine"):
            clients.mine = Client(server.address)
        clients.mine.get("/form")

    return read


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=400, help="forms to be sent")
    parser.add_argument("--here", action="store_true", help="only on the database configured")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kommpaktiv.settings.demo")
    if options.here:
        django.setup()
        run(options.number)
    else:
        on_each_database(__spec__.name, "--number", str(options.number))


def on_each_database(module: str, *options: str) -> None:
    """Run `module` with `--here` on SQLite and, where there is one, on BENCH_DATABASE_URL."""
    for url in filter(None, ["sqlite:///bench.sqlite3", os.environ.get("BENCH_DATABASE_URL")]):
        subprocess.run(  # noqa: S603 -- our own command
            [sys.executable, "-m", module, "--here", *options],
            env=os.environ | NO_GUARD | {"DATABASE_URL": url},
            check=True,
        )


if __name__ == "__main__":
    main()
