"""While the site is under attack, the browser calculates; the visitor only presses the button."""

import pytest

from events.records.models import Registration
from tests import factories


@pytest.fixture
def form(site, settings) -> str:
    settings.PROOF_OF_WORK = True
    training = factories.make_training(site, capacity=10)
    return f"/de/anmeldung/{training.translation_key}/"


def fill_in(page) -> None:
    page.locator(".choices input[type=radio]").first.check()
    page.fill("[name=name]", "Amina Diallo")
    page.fill("[name=email]", "amina@example.org")
    page.check("[name=privacy]")


def test_visitor_registers_without_a_puzzle_when_the_site_is_under_attack(visit, form):
    page = visit.page
    page.goto(form)
    page.locator("altcha-widget label").wait_for()
    assert visit.barriers() == []
    fill_in(page)
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/gesendet/?done=*")
    assert Registration.objects.count() == 1
    assert visit.complaints == []


def test_visitor_without_javascript_is_told_what_to_do_and_loses_nothing(
    browser, live_server, form
):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(form)
    fill_in(page)
    assert page.locator("main noscript .notice").is_visible()
    page.locator("main form button[type=submit]").click()
    assert page.locator("main [role=alert]").is_visible()
    assert page.input_value("[name=name]") == "Amina Diallo"
    assert not Registration.objects.exists()
    context.close()
