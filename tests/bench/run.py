"""`make bench`: what pages cost beside a bare Django view and beside a fresh Wagtail site.

All under the same server with the same workers and threads, asked on four connections that are kept
busy, in turns: what else the machine does meets all alike. Rates, and CPU seconds of the server's
processes, which depend less on it. Medians over the rounds.

Ours twice: as readers get it, and with no whole page in memory.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import django

from . import fresh, load
from .server import Server, serve

SITE = "kommpaktiv.asgi:application"
BARE = "tests.bench.bare:application"
FRESH = "tests.bench.fresh:application"

# Of what a fresh site's page costs: the most that ours may, made anew.
GOALS = {"home": 0.5, "story": 0.5, "training": 0.5, "location": 0.5} | {
    "calendar": 1.0,
    "month": 1.0,
    "search": 1.0,
}


@dataclass(frozen=True)
class Cost:
    """What one page took of one server."""

    rate: float  # a second
    cpu: float  # milliseconds

    def __str__(self) -> str:
        return f"{self.rate:>9,.0f}/s{self.cpu:>8.2f} ms"


def pages() -> dict[str, str]:
    """A page of each kind, by name: its address."""
    from django.urls import reverse
    from django.utils import translation

    from events.records.models import Event
    from events.trainings.models import EventPage, TrainingCalendarPage
    from home.models import HomePage, LocationPage
    from stories.models import StoryPage

    coming = Event.objects.published().filter(occurrences__isnull=False).order_by("pk")[0]
    training = EventPage.objects.get(translation_key=coming.key, locale__language_code="de")
    home = HomePage.objects.get(locale__language_code="de")
    calendar = TrainingCalendarPage.objects.child_of(home).live()[0]
    german = {
        model: model.objects.live().filter(locale__language_code="de").order_by("path")[0]
        for model in (StoryPage, LocationPage)
    }
    with translation.override("de"):
        return {
            "home": home.url,
            "story": german[StoryPage].url,
            "training": training.url,
            "location": german[LocationPage].url,
            "calendar": calendar.url,
            "month": f"{calendar.url}?view=month",
            "search": f"{reverse('search')}?q=beirat",
            "feed": reverse("feeds:feed", kwargs={"key": calendar.translation_key}),
            "form": reverse("registration:register", kwargs={"key": coming.key}),
        }


def cost(servers: list[Server], path: str, seconds: float) -> Cost:
    """What `path` costs, once it was asked for; of several servers at once, their sum."""
    for server in servers * 8:
        server.get(path)
    before = sum(server.cpu() for server in servers)
    with ThreadPoolExecutor(len(servers)) as pool:
        rates = pool.map(lambda server: load.rate(server.address, path, seconds), servers)
        reached = sum(rates)
    used = sum(server.cpu() for server in servers) - before
    return Cost(reached, used / (reached * seconds) * 1000)


def median(costs: list[Cost]) -> Cost:
    return Cost(statistics.median(c.rate for c in costs), statistics.median(c.cpu for c in costs))


def report(name: str, found: dict[str, list[Cost]]) -> str:
    """A line about one page."""
    bare, new, kept, made = (median(found[server]) for server in ("bare", "fresh", "kept", "made"))
    of_bare = kept.rate / bare.rate
    of_fresh = made.cpu / new.cpu
    goal = GOALS.get(name)
    reached = f" (goal {goal:.1f}{', missed' if of_fresh > goal else ''})" if goal else ""
    return f"{name:<9}{bare}{kept}{of_bare:>7.2f}{new}{made}{of_fresh:>7.2f}{reached}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=2, help="of each page in each round")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--servers", type=int, default=1, help="of each kind, asked at once")
    parser.add_argument("--pages", nargs="*", help="of these alone")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kommpaktiv.settings.demo")
    django.setup()
    paths = {name: path for name, path in pages().items() if not asked.pages or name in asked.pages}
    with ExitStack() as stack:
        bodies, new_site = (
            stack.enter_context(tempfile.TemporaryDirectory()) for _folder in range(2)
        )

        def start(application: str, **environment: str) -> list[Server]:
            return [
                stack.enter_context(serve(application, environment, asked.threads, asked.workers))
                for _number in range(asked.servers)
            ]

        fresh.make(new_site)
        kept, made = start(SITE), start(SITE, PAGE_CACHE_SIZE="0")
        for name, path in paths.items():
            Path(bodies, f"{name}.html").write_bytes(kept[0].get(path))
        bare = start(BARE, BENCH_PAGES=bodies)
        new = start(
            FRESH, BENCH_FRESH=new_site, DJANGO_SETTINGS_MODULE=f"{fresh.NAME}.settings.bench"
        )
        sys.stdout.write(
            f"{load.CONNECTIONS} connections by {load.NAME}; servers: {asked.servers}, workers:"
            f" {asked.workers}, threads of each: {asked.threads}; medians of {asked.rounds} rounds;"
            " CPU of each request\n"
            f"{'':<9}{'bare view':>22}{'from memory':>22}{'ratio':>7}{'fresh Wagtail':>22}"
            f"{'made anew':>22}{'CPU ratio':>11}\n"
        )
        for name, path in paths.items():
            found: dict[str, list[Cost]] = defaultdict(list)
            for _round in range(asked.rounds):
                found["bare"].append(cost(bare, f"/{name}", asked.seconds))
                found["fresh"].append(cost(new, "/", asked.seconds))
                found["kept"].append(cost(kept, path, asked.seconds))
                found["made"].append(cost(made, path, asked.seconds))
            sys.stdout.write(report(name, found) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
