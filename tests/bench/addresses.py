"""`make bench`: what it costs to find an address among few registrations and among 100,000.

On SQLite and, with BENCH_DATABASE_URL, on PostgreSQL, in a database of its own, which goes
afterwards. The quickest of some: on SQLite by the CPU of the process, which does all the work, on
PostgreSQL by the clock, so that the server's work counts.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Any

import django

from .registering import MANY, fill, new_training, on_each_database, own_database

SIZES = (1_000, MANY)
ROUNDS = 7
EMAIL = "amina@example.org"
Call = Callable[[], Any]


def register_some() -> Any:
    """Let one person confirm registrations for three trainings; the last of them."""
    from tests.events.builders import make_place

    registrations = [make_place(new_training(), EMAIL).participant.registration for _ in range(3)]
    return registrations[-1]


def calls(registration: Any) -> dict[str, Call]:
    """What is done with somebody's address."""
    from django.db import transaction
    from django.test import Client
    from django.urls import reverse

    from events.mails.render import compose
    from events.outbox.queue import queue_to_address
    from events.privacy import data_rights
    from events.privacy.access_links import Purpose, make_token
    from events.records.models import Registration
    from events.records.models.messages import MessageKind

    client = Client(headers={"host": "localhost"})
    links = queue_to_address(EMAIL, "de", MessageKind.LINKS)

    def get(view: str, purpose: Purpose) -> None:
        token = make_token(registration, purpose)
        assert client.get(reverse(f"registration:{view}", args=[token])).status_code == 200

    def erase() -> None:
        with transaction.atomic():
            data_rights.erase(Registration.objects.get(pk=registration.pk))
            transaction.set_rollback(True)

    return {
        "find": lambda: len(Registration.objects.of_address(EMAIL.upper())),
        "personal feed": lambda: get("feed", Purpose.FEED),
        "my data": lambda: get("my_data", Purpose.ADDRESS),
        "mail to a lost link": lambda: compose(links),
        "erase": erase,
    }


def cost(call: Call) -> tuple[float, int]:
    """Milliseconds and queries of one call, once what can be kept is kept."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    call()
    spent = []
    for _round in range(ROUNDS):
        before = clock()
        call()
        spent.append((clock() - before) * 1000)
    with CaptureQueriesContext(connection) as queries:
        call()
    return min(spent), len(queries)


def run() -> None:
    """Measure on the database of DATABASE_URL."""
    from django.db import connection

    from tests.events.processes import restore_root

    with own_database(os.environ["DATABASE_URL"]):
        restore_root()
        named = calls(register_some())
        costs: dict[str, list[tuple[float, int]]] = {name: [] for name in named}
        for before, size in zip((0, *SIZES), SIZES, strict=False):
            fill(size - before)
            if connection.vendor == "postgresql":  # whose autovacuum does so by itself
                with connection.cursor() as cursor:
                    cursor.execute("ANALYZE")
            for name, call in named.items():
                costs[name].append(cost(call))
    sizes = "".join(f"{f'{size:,} registrations':>34}" for size in SIZES)
    lines = [f"\n{connection.vendor:<24}{sizes}"]
    for name, measured in costs.items():
        cells = "".join(f"{spent:>15.1f} ms{queries:>8} queries" for spent, queries in measured)
        lines.append(f"{name:<24}{cells}")
    sys.stdout.write("\n".join(lines) + "\n")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kommpaktiv.settings.demo")
    if sys.argv[1:] == ["--here"]:
        django.setup()
        run()
    else:
        on_each_database(__spec__.name)


if __name__ == "__main__":
    main()
