"""A council member in Erfurt who reads Arabic better than German, on a phone, on a weak connection.

All of her way without a script: so it is also that of whoever has none.
"""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.core import mail
from icalendar import Calendar
from playwright.sync_api import Browser

from events.mails.delivery import send_due_messages
from events.trainings.models import EventPage
from tests import factories

from .conftest import Visit

PHONE = {"width": 360, "height": 740}
WEAK = {"offline": False, "latency": 80, "downloadThroughput": 60_000, "uploadThroughput": 20_000}
SATURDAY = date(2026, 11, 28)  # of the week that `november` is in
STORY, TRAINING = "كتبتُ الطلب ثلاث مرات", "قراءة الميزانية"


class WithoutScripts(Visit):
    """A visit on which no script of a page runs; axe's may, once the page stands."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.network = self.page.context.new_cdp_session(self.page)
        self.network.send("Network.enable")
        self.network.send("Network.emulateNetworkConditions", WEAK)
        self.run_scripts(False)

    def run_scripts(self, run: bool) -> None:
        self.network.send("Emulation.setScriptExecutionDisabled", {"value": not run})

    def check(self) -> None:
        self.run_scripts(True)
        super().check()
        self.run_scripts(False)


@pytest.fixture
def amina(browser: Browser, live_server) -> Iterator[Visit]:
    """Her phone."""
    context = browser.new_context(base_url=live_server.url, locale="ar", viewport=PHONE)
    context.set_default_timeout(10_000)  # milliseconds
    yield WithoutScripts(context.new_page(), live_server.url)
    context.close()


@pytest.fixture
def saturday(november, site) -> EventPage:
    """A training on Saturday and one a week later, and a story, in Arabic too."""
    story = factories.make_story(site, "Den Antrag habe ich dreimal geschrieben")
    training = factories.make_training(site, first_date=SATURDAY, capacity=10)
    factories.make_training(training.get_parent(), "Rede halten", first_date=date(2026, 12, 5))
    for page in (story.get_parent(), story, training.get_parent(), training):
        factories.copy_to_languages(page, "ar")
    factories.translate(story, "ar", title=STORY)
    factories.translate(training, "ar", title=TRAINING)
    return training


def open_mail(visit: Visit) -> None:
    """Follow the link of the last mail."""
    send_due_messages()
    assert mail.outbox[-1].to == ["amina@example.org"]
    visit.page.goto(re.search(r"https?://[^/\s]+(/ar/\S+)", mail.outbox[-1].body).group(1))


def send(visit: Visit) -> None:
    visit.page.locator("main form button[type=submit]").first.click()


def test_council_member_takes_a_place_on_saturday_and_gives_it_back(amina, saturday):
    page = amina.page
    page.goto("/ar/")
    amina.check()

    # A story, in her language.
    page.locator(".choir").get_by_role("link", name="Amina D.").click()
    assert page.get_by_role("heading", level=1).inner_text() == STORY
    amina.check()

    # The menu opens; from the beginning to the calendar, where this week has one.
    page.locator("details.menu > summary").click()
    assert page.locator("details.menu input[type=search]").is_visible()
    page.goto("/ar/")
    page.locator(".next a.btn").click()
    page.locator(".finder a[href*='when=']").first.click()
    page.locator(".chips-active").wait_for()
    assert page.locator(".ticket").count() == 1
    amina.check()
    page.get_by_role("link", name=TRAINING).click()
    assert page.locator("time[datetime^='2026-11-28']").first.is_visible()
    amina.check()

    # The form, with a slip at first: what was typed stays.
    send(amina)
    page.fill("[name=name]", "أمينة ديالو")
    page.fill("[name=email]", "amina@example")
    page.check("[name=privacy]")
    send(amina)
    amina.check()
    page.locator("#problems a").click()
    page.fill("[name=email]", "amina@example.org")
    send(amina)
    assert "/gesendet/" in page.url
    amina.check()

    # The mail, the place, and the calendar of her phone.
    open_mail(amina)
    amina.check()
    send(amina)
    assert "أمينة" in page.get_by_role("heading", level=1).inner_text()
    amina.check()
    with page.expect_download() as download:
        page.locator("a[href$='/termine.ics']").click()
    (entry,) = Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT")
    assert (entry["SUMMARY"], entry.start.date()) == (TRAINING, SATURDAY)

    # Another day, from the mail with the ticket: she cannot come.
    open_mail(amina)
    amina.check()
    page.locator("main a[href*='/absagen/']").last.click()
    amina.check()
    send(amina)
    amina.check()
    assert page.locator("button[value=undo]").is_visible()
    page.goto(saturday.get_url())
    assert "10" in page.locator("#dates").inner_text()
    assert not [said for said in amina.complaints if "third party" in said]
