"""`make lighthouse`: the demo site as phones get it, judged by Lighthouse, in German and Arabic.

Needs Node and a Chromium; the program of the npm package is the argument. Each page is opened cold,
three times, and the medians count, for the machine has other work, too.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django
from playwright.sync_api import sync_playwright

from tests.bench.server import serve

SITE = "kommpaktiv.asgi:application"
LANGUAGES = ("de", "ar")
RUNS = 3
TRIES = 3  # for a run: now and then Chromium records nothing of it (NO_NAVSTART)
GOALS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
CHROME = "--headless=new --disable-background-networking --disable-component-update --no-first-run"


def pages(language: str) -> list[str]:
    """The paths of home, a story, a training, the calendar and the list of stories."""
    from events.trainings.models import EventPage, TrainingCalendarPage
    from home.models import HomePage
    from stories.models import StoryIndexPage, StoryPage

    home = HomePage.objects.get(locale__language_code=language)
    kinds = (
        HomePage.objects.filter(pk=home.pk),
        StoryPage.objects.live().descendant_of(home),
        EventPage.objects.live().descendant_of(home),
        TrainingCalendarPage.objects.child_of(home),
        StoryIndexPage.objects.child_of(home),
    )
    return [found.order_by("path")[0].get_url() for found in kinds]


def chromium() -> str:
    """The one that is installed, else Playwright's own: as scripts/install_browser left it."""
    if found := shutil.which("chromium") or shutil.which("google-chrome"):
        return found
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def judge(program: Path, url: str) -> dict[str, Any]:
    """One report of Lighthouse, for a phone."""
    flags = f"{CHROME} --no-sandbox" if os.getuid() == 0 else CHROME
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        command = [
            *("node", str(program), url, "--quiet", "--no-enable-error-reporting"),
            *("--output=json", f"--output-path={report.name}", f"--chrome-flags={flags}"),
        ]
        environment = os.environ | {"CHROME_PATH": chromium()}
        for attempt in range(TRIES):
            is_last = attempt == TRIES - 1
            if not subprocess.run(command, check=is_last, env=environment).returncode:  # noqa: S603
                break
        return json.loads(Path(report.name).read_text())


@dataclass
class Judgement:
    """What several reports of one page say together."""

    path: str
    reports: list[dict[str, Any]]

    @property
    def scores(self) -> dict[str, int]:
        return {goal: statistics.median_low(self._scores(goal)) for goal in GOALS}

    @property
    def shift(self) -> float:
        """How far the page moved while it came (CLS): at most, for it is to be nothing."""
        shifts = [report["audits"]["cumulative-layout-shift"] for report in self.reports]
        return max(shift["numericValue"] for shift in shifts)

    @property
    def failures(self) -> list[str]:
        missed = [goal for goal, score in self.scores.items() if score < GOALS[goal]]
        found = [f"{self.path}: {goal}: {complaints(self.reports[0], goal)}" for goal in missed]
        return [*found, f"{self.path} shifts by {self.shift:.4f}"] if self.shift else found

    def _scores(self, goal: str) -> list[int]:
        return [round(report["categories"][goal]["score"] * 100) for report in self.reports]

    def __str__(self) -> str:
        scores = "  ".join(f"{goal} {score}" for goal, score in self.scores.items())
        return f"{scores}  CLS {self.shift:g}  {self.path}"


def complaints(report: dict[str, Any], category: str) -> list[str]:
    """The names of what costs points in a category."""
    audits = [reference["id"] for reference in report["categories"][category]["auditRefs"]]
    scores = {name: report["audits"][name]["score"] for name in audits}
    return [name for name, score in scores.items() if score is not None and score < 0.9]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("lighthouse", type=Path, help="its cli/index.js")
    program = parser.parse_args().lighthouse
    django.setup()
    failures = []
    with serve(SITE, {}) as server:
        host = f"http://localhost:{server.address[1]}"
        for path in [path for language in LANGUAGES for path in pages(language)]:
            reports = [judge(program, f"{host}{path}") for _run in range(RUNS)]
            judgement = Judgement(path, reports)
            sys.stdout.write(f"{judgement}\n")
            failures += judgement.failures
    sys.stdout.write("".join(f"{failure}\n" for failure in failures))
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
