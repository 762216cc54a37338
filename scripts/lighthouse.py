"""`make lighthouse`: the demo site as phones get it, judged by Lighthouse, in German and Arabic.

Needs Node and a Chromium; the folder with the npm package is the argument. Each page is opened
cold, three times, and the medians count, for the machine has other work, too.
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
from pathlib import Path
from typing import Any

import django
from playwright.sync_api import sync_playwright

from tests.bench.server import serve

SITE = "kommpaktiv.asgi:application"
LANGUAGES = ("de", "ar")
RUNS = 3
GOALS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
CHROME = "--headless=new --disable-background-networking --disable-component-update --no-first-run"


def pages(language: str) -> dict[str, str]:
    """A page of each kind, by name: its path."""
    from events.trainings.models import EventPage, TrainingCalendarPage
    from home.models import HomePage
    from stories.models import StoryIndexPage, StoryPage

    home = HomePage.objects.get(locale__language_code=language)
    kinds = {
        "home": HomePage.objects.filter(pk=home.pk),
        "story": StoryPage.objects.live().descendant_of(home),
        "training": EventPage.objects.live().descendant_of(home),
        "calendar": TrainingCalendarPage.objects.child_of(home),
        "stories": StoryIndexPage.objects.child_of(home),
    }
    return {name: found.order_by("path")[0].get_url() for name, found in kinds.items()}


def chromium() -> str:
    """The one that is installed, else Playwright's own: as scripts/install_browser left it."""
    if found := shutil.which("chromium") or shutil.which("google-chrome"):
        return found
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def judge(lighthouse: Path, url: str) -> dict[str, Any]:
    """One report of Lighthouse, for a phone."""
    flags = f"{CHROME} --no-sandbox" if os.getuid() == 0 else CHROME
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        command = [
            str(lighthouse),
            url,
            "--quiet",
            "--output=json",
            f"--output-path={report.name}",
            f"--chrome-flags={flags}",
            "--no-enable-error-reporting",
        ]
        subprocess.run(command, check=True, env=os.environ | {"CHROME_PATH": chromium()})  # noqa: S603
        return json.loads(Path(report.name).read_text())


def complaints(report: dict[str, Any], category: str) -> list[str]:
    """The names of what costs points in a category."""
    audits = [reference["id"] for reference in report["categories"][category]["auditRefs"]]
    scores = {name: report["audits"][name]["score"] for name in audits}
    return [name for name, score in scores.items() if score is not None and score < 0.9]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("lighthouse", type=Path, help="the program")
    lighthouse = parser.parse_args().lighthouse
    django.setup()
    failures = []
    with serve(SITE, {}) as server:
        for language in LANGUAGES:
            for name, path in pages(language).items():
                url = f"http://localhost:{server.address[1]}{path}"
                reports = [judge(lighthouse, url) for _run in range(RUNS)]
                scores = {
                    goal: statistics.median(
                        round(report["categories"][goal]["score"] * 100) for report in reports
                    )
                    for goal in GOALS
                }
                shift = max(
                    report["audits"]["cumulative-layout-shift"]["numericValue"]
                    for report in reports
                )
                line = " ".join(f"{goal} {score}" for goal, score in scores.items())
                sys.stdout.write(f"{language} {name:<10} {line} CLS {shift:.4f}\n")
                for goal, score in scores.items():
                    if score < GOALS[goal]:
                        failures.append(f"{path}: {goal}: {complaints(reports[0], goal)}")
                if shift:
                    failures.append(f"{path}: it shifts by {shift:.4f}")
    sys.stdout.write("".join(f"{failure}\n" for failure in failures))
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
