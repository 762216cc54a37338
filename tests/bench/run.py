"""`make bench`: what a page costs, as a multiple of a bare Django view of the same bytes.

CPU seconds of the server processes, not wall time: another program on the machine changes little.
The site runs with the demo's settings and no page cache.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

import django

from .server import Server, serve

SITE = "kommpaktiv.asgi:application"
BARE = "tests.bench.bare:application"


def pages() -> dict[str, str]:
    """A page of each kind, by name: its path."""
    from events.records.models import Event
    from events.trainings.models import EventPage
    from home.models import HomePage
    from stories.models import StoryPage

    coming = Event.objects.published().filter(occurrences__isnull=False).order_by("pk")[0]
    story = StoryPage.objects.live().filter(locale__language_code="de").order_by("path")[0]
    training = EventPage.objects.get(translation_key=coming.key, locale__language_code="de")
    home = HomePage.objects.get(locale__language_code="de")
    return {"home": home.url, "story": story.url, "training": training.url}


def measure(site: Server, bare: Server, paths: dict[str, str], rounds: int) -> list[str]:
    """One line a page: CPU of ours, of the bare view, and the ratio; medians over the rounds."""
    lines = []
    for name, path in paths.items():
        ours, theirs = [], []
        for _round in range(rounds):
            ours.append(site.cost(path, 100))
            theirs.append(bare.cost(f"/{name}", 2000))
        ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
        own, yardstick = statistics.median(ours) * 1000, statistics.median(theirs) * 1000
        lines.append(f"{name:<10}{own:>10.2f} ms{yardstick:>10.3f} ms{ratio:>8.0f} x")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kommpaktiv.settings.demo")
    django.setup()
    paths = pages()
    with tempfile.TemporaryDirectory() as folder, serve(SITE, {}) as site:
        for name, path in paths.items():
            Path(folder, f"{name}.html").write_bytes(site.get(path))
        with serve(BARE, {"BENCH_PAGES": folder}) as bare:
            header = f"{'page':<10}{'site':>13}{'bare view':>13}{'ratio':>10}   (CPU per request)"
            sys.stdout.write("\n".join([header, *measure(site, bare, paths, rounds)]) + "\n")


if __name__ == "__main__":
    main()
