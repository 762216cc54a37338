"""The calendar and the schedule in a real browser: with the keyboard, with and without a script."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from events.trainings.models import TrainingCalendarPage
from tests import factories

from .test_admin import administrator, training  # noqa: F401 - fixtures


@pytest.fixture
def calendar(site):
    """A calendar with a training in Arabic, one in German that repeats, and some of the past."""
    factories.make_training(site, "Auf Arabisch", spoken_languages=["ar"])
    page = factories.make_training(
        site,
        "Auf Deutsch",
        spoken_languages=["de"],
        first_date=timezone.localdate().replace(day=1),
        recurrence="RRULE:FREQ=DAILY;COUNT=40",
    )
    calendar = TrainingCalendarPage.objects.get(pk=page.get_parent().pk)
    factories.copy_to_languages(calendar)
    factories.copy_to_languages(page)
    return calendar


def test_filters_work_in_place_and_the_way_back_too(visit, calendar):
    page = visit.page
    page.goto(calendar.url)
    before = page.locator(".found-count").inner_text()
    page.get_by_text("Termine filtern").first.click()
    page.select_option("[name=language]", "ar")
    page.locator(".chips-active").wait_for()
    assert page.url.endswith("?language=ar")
    assert page.locator(".found-count").inner_text() == "1 Termin"
    page.get_by_text("Diese Termine in deinem eigenen Kalender").click()
    page.get_by_role("button", name="Adresse kopieren").click()
    expect(page.locator(".subscribe [role=status]")).to_have_text("Kopiert")
    page.go_back()
    page.locator(".chips-active").wait_for(state="detached")
    assert page.locator(".found-count").inner_text() == before
    assert visit.complaints == []
    assert visit.cookies == []


def test_months_are_walked_with_the_keyboard(visit, calendar):
    page = visit.page
    page.goto(f"{calendar.url}?view=month")
    before = page.locator("caption").inner_text()
    page.locator("a[rel~=next]").focus()
    page.keyboard.press("Enter")
    page.locator("caption", has_text=before).wait_for(state="detached")
    shown = page.locator(".months [aria-current]").get_attribute("href")
    assert page.url.endswith(shown)
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator(".to-day").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".day:target .ticket").first).to_be_in_viewport()
    assert visit.complaints == []


def test_filters_work_without_a_script(browser, live_server, calendar):
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, locale="de-DE"
    )
    page = context.new_page()
    page.goto(calendar.url)
    page.get_by_text("Termine filtern").first.click()
    page.select_option("[name=language]", "ar")
    page.get_by_role("button", name="Termine zeigen").click()
    assert page.locator(".found-count").inner_text() == "1 Termin"
    context.close()


def test_no_view_of_the_calendar_has_a_barrier_or_scrolls_sideways(visit, calendar):
    embed = reverse("feeds:embed", kwargs={"key": calendar.translation_key})
    views = ["", "?view=month", "?language=ar&place=online", "?topic=unknown", "?past=1"]
    for url in [*(calendar.url + view for view in views), embed]:
        for language in ("de", "ar"):
            visit.check_at_every_width(url.replace("/de/", f"/{language}/"))


def test_editor_chooses_a_repetition_and_sees_its_dates(administrator, training):  # noqa: F811
    page = administrator.page
    training.first_date = date(2027, 3, 4)
    training.save_revision()
    page.goto(reverse("wagtailadmin_pages:edit", args=[training.pk]))
    page.get_by_role("tab", name="Wo und wann").click()
    page.select_option("[name=recurrence-often]", "weekly")
    assert page.locator("[name=recurrence-position]").is_hidden()
    page.fill("[name=recurrence-every]", "2")
    page.get_by_label("Donnerstag", exact=True).focus()
    page.keyboard.press("Space")
    page.select_option("[name=recurrence-ends]", "after")
    page.fill("[name=recurrence-count]", "3")
    page.get_by_text("Jeden zweiten Donnerstag, 18:00–20:30 Uhr, 3 Mal").wait_for()
    assert page.locator("[data-dates] ol > li").all_inner_texts() == [
        "Do., 4. März 2027, 18:00",
        "Do., 18. März 2027, 18:00",
        "Do., 1. Apr. 2027, 18:00",
    ]
    found = Axe().run(page, context="[data-repetition]").response["violations"]
    assert [violation["id"] for violation in found] == []
    assert administrator.complaints == []


def test_desk_sees_whom_a_withdrawal_concerns(administrator, training):  # noqa: F811
    page = administrator.page
    page.goto(reverse("desk:dates", args=[training.pk]))
    page.locator("td.title a").first.click()
    page.get_by_label("Grund (Deutsch)").fill("Krankheit")
    page.get_by_role("button", name="Termin absagen").click()
    page.get_by_role("heading", name="Was das bewirken würde").wait_for()
    page.get_by_role("button", name="Termin absagen").click()
    page.locator("td", has_text="Krankheit").wait_for()
    assert administrator.complaints == []
