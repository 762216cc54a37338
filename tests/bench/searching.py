"""`make bench`: how often the search is right, and what a word costs that stands on every page.

On SQLite and, with BENCH_DATABASE_URL, on PostgreSQL, in a database of its own. The questions are
those of tests/search/judged.py. By CPU of the process on SQLite, by the clock on PostgreSQL; the
quickest of some.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Any

import django

from .registering import on_each_database, own_database

PAGES = 2_000
ROUNDS = 7


def judge() -> str:
    """The share of questions that are answered, and those that are not."""
    from tests import factories
    from tests.search import judged

    judged.publish(factories.make_home())
    judgements = list(judged.judge())
    wrong = [judgement for judgement in judgements if not judgement.is_right]
    share = 1 - len(wrong) / len(judgements)
    lines = [f"right page among the first {judged.FIRST}: {share:.1%} of {len(judgements)}"]
    return "\n".join([*lines, *(f"  not so: {one.language} “{one.question}”" for one in wrong)])


def fill() -> None:
    """Let a word stand on very many pages."""
    from home.models import HomePage, ProjectPage
    from search.indexing import index_page

    home = HomePage.objects.get(locale__language_code="de")
    text = " ".join(f"Wort{number}" for number in range(200))
    for number in range(PAGES):
        page = ProjectPage(title=f"Seite {number}", lead=f"Zeppelin {number} {text}"[:400])
        home.add_child(instance=page)
        index_page(page)


def cost(call: Callable[[], Any]) -> tuple[float, float]:
    """Milliseconds of the first call and of the quickest later one."""
    from django.db import connection

    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    spent = []
    for _round in range(ROUNDS):
        before = clock()
        call()
        spent.append((clock() - before) * 1000)
    return spent[0], min(spent[1:])


def run() -> None:
    """Measure on the database of DATABASE_URL."""
    from django.db import connection
    from django.test import Client
    from wagtail.models import Locale

    from kommpaktiv.content.content_cache import forget
    from search.finding import find
    from tests.events.processes import restore_root

    with own_database(os.environ["DATABASE_URL"]):
        restore_root()
        sys.stdout.write(f"\n{connection.vendor}\n{judge()}\n")
        fill()
        forget()
        german, client = Locale.get_default(), Client(headers={"host": "localhost"})
        for name, call in {
            "a word on all pages": lambda: find("Zeppelin", german),
            "a word with a slip": lambda: find("Zepelin", german),
            "the page of it": lambda: client.get("/de/suche/?q=Zeppelin"),
        }.items():
            first, later = cost(call)
            sys.stdout.write(f"{name:<24}{first:>10.1f} ms first{later:>10.1f} ms later\n")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kommpaktiv.settings.demo")
    if sys.argv[1:] == ["--here"]:
        django.setup()
        run()
    else:
        on_each_database(__spec__.name)


if __name__ == "__main__":
    main()
