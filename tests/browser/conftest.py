"""A real browser before a real server."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import DEFAULT_DB_ALIAS, connections
from playwright.sync_api import Browser, Page, sync_playwright

from home.models import HomePage
from tests import factories

# The one that is installed, else Playwright's own: as scripts/install_browser left it.
CHROMIUM = next(
    filter(
        None,
        map(
            shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
        ),
    ),
    None,
)
SILENT = [  # no call home
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
WIDTHS = (320, 1280)  # CSS pixels: WCAG 2.2, 1.4.10, and a desktop screen
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="package")
def browser(django_db_setup: None) -> Iterator[Browser]:
    """Chromium without a window, one for all tests."""
    # Playwright runs an event loop in this thread. Django refuses to use a database beside one, and
    # would open another connection than that which the test database was made with.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    connection = connections[DEFAULT_DB_ALIAS]
    sandbox = ["--no-sandbox"] if os.getuid() == 0 else []
    with sync_playwright() as playwright:
        connections[DEFAULT_DB_ALIAS] = connection
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=SILENT + sandbox)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@dataclass
class Visit:
    """A page of the site in the browser, and what a careful visitor would notice about it."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._watch)

    def _hear(self, message) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _watch(self, request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.complaints.append(f"asked a third party: {request.url}")

    @property
    def cookies(self) -> list[str]:
        return [cookie["name"] for cookie in self.page.context.cookies()]

    def barriers(self) -> list[str]:
        """What axe-core finds against WCAG 2.2 AA and good practice, a line each."""
        options = {"runOnly": WCAG, "resultTypes": ["violations"]}
        found = Axe().run(self.page, options=options).response["violations"]
        return [
            f"{violation['id']}: {node['target']} {node['html']}"
            for violation in found
            for node in violation["nodes"]
        ]

    def check_at_every_width(self, url: str) -> None:
        """Open the page on each screen: there it has no barrier and does not scroll sideways."""
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 800})
            self.page.goto(url)
            self.check()

    def check(self) -> None:
        """See that the page as it is has no barrier and does not scroll sideways."""
        url, width = self.page.url, self.page.viewport_size["width"]
        assert self.barriers() == [], (url, width)
        assert self.page.evaluate("document.documentElement.scrollWidth") <= width, (url, width)


@pytest.fixture
def site(live_server) -> HomePage:
    """A running site with its German home page, and aliases in the other languages."""
    return factories.make_home()


@pytest.fixture
def visit(browser: Browser, live_server, site: HomePage) -> Iterator[Visit]:
    """A fresh visitor who reads German, on a desktop screen."""
    context = browser.new_context(
        base_url=live_server.url, locale="de-DE", viewport={"width": 1280, "height": 800}
    )
    context.set_default_timeout(10_000)  # milliseconds
    yield Visit(context.new_page(), live_server.url)
    context.close()
