"""The admin in a real browser: it works under its policy and asks nobody else for anything."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from events.desk.roles import make_roles
from home.models import HomePage
from tests import factories
from tests.events.builders import date_of, write_place

PAGES = [
    "wagtailadmin_home",
    "wagtailadmin_explore_root",
    "wagtailimages:index",
    "wagtailimages:add",
    "wagtaildocs:index",
    "wagtailsnippets_content_topic:list",
    "wagtailsnippets_navigation_mainmenu:add",
    "wagtailusers_users:index",
    "wagtailusers_groups:add",
    "wagtail_localize:translations_report",
    "wagtailadmin_account",
    "registrations:index",
]


@pytest.fixture
def training(site: HomePage):
    """A training in Berlin with somebody in it; the roles are made."""
    training = factories.make_training(factories.make_location(site))
    write_place(date_of(training))
    make_roles()
    return training


@pytest.fixture
def administrator(visit, training):
    """A visitor who is signed in as administrator."""
    user = get_user_model().objects.create_user("ada", password="geheim")
    user.groups.set(Group.objects.filter(name="Administration"))
    visit.page.goto(reverse("wagtailadmin_home"))
    visit.page.fill("[name=login]", "ada")
    visit.page.fill("[name=password]", "geheim")
    visit.page.locator("button[type=submit]").first.click()
    visit.page.wait_for_url(f"**{reverse('wagtailadmin_home')}")
    return visit


def test_admin_asks_nobody_else_and_keeps_to_its_policy(administrator):
    for name in PAGES:
        administrator.page.goto(reverse(name), wait_until="networkidle")
        assert administrator.page.locator("main").is_visible(), name
    assert administrator.complaints == []


def test_editor_of_a_page_shows_its_preview_without_complaint(administrator, training):
    page = administrator.page
    page.goto(reverse("wagtailadmin_pages:edit", args=[training.pk]))
    page.locator("[data-side-panel-toggle=preview]").first.click()
    preview = page.frame_locator("[data-side-panel=preview] iframe").last
    preview.get_by_role("heading", level=1, name=training.title).wait_for()
    page.wait_for_load_state("networkidle")
    assert administrator.complaints == []


def test_desk_finds_somebody_while_typing(administrator):
    page = administrator.page
    page.goto(reverse("registrations:index"))
    page.locator("main [name=q]").fill("nobody of that name")
    page.get_by_text("Leyla Öz").wait_for(state="detached")
    page.locator("main [name=q]").fill("ÖZ")
    page.get_by_role("link", name="Leyla Öz").click()
    page.get_by_text("Integrationsbeirat Erfurt").wait_for()
    assert administrator.complaints == []
