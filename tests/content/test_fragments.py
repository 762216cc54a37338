"""Parts of pages in memory: a page that is made anew asks only for what has changed.

That none of them is old is held by the tests of whole pages, which are made of them.
"""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kommpaktiv.content.models import SiteSettings
from tests.events.builders import date_of, make_registration
from tests.web import test_page_cache as whole_pages
from tests.web.kept_site import Site

_connection, _journal = whole_pages._connection, whole_pages._journal
story, training = whole_pages.story, whole_pages.training

ALWAYS = ("wagtailcore_pageviewrestriction", "content_change")  # who may see it; what has changed


@pytest.fixture
def site(home) -> Site:
    """Which keeps no whole pages."""
    SiteSettings.for_site(home.get_site())  # which the first reader would make
    return Site(size=0)


def asked(site: Site, address: str, **headers: str) -> list[str]:
    """What making a page asks the database, beside what it always does."""
    with CaptureQueriesContext(connection) as queries:
        assert site.get(address, **headers).status == 200
    found = (query["sql"] for query in queries)
    return [sql for sql in found if not any(table in sql for table in ALWAYS)]


@pytest.mark.parametrize("where", ["home", "story", "training", "location", "stories"])
def test_page_of_which_nothing_has_changed_asks_for_nothing(where, site, home, story, training):
    location = story.get_parent().get_parent()
    pages = {
        "home": home,
        "story": story,
        "training": training,
        "location": location,
        "stories": story.get_parent(),
    }
    address = pages[where].url
    first = site.text(address)
    assert asked(site, address) == []
    assert site.text(address) == first


def test_after_somebody_has_registered_only_dates_are_asked_for(site, story, training):
    site.text(story.url)
    make_registration(date_of(training))
    assert all("records_" in sql for sql in asked(site, story.url))
    assert asked(site, story.url) == []


def test_parts_that_all_pages_share_do_not_change_with_places(site, story, training):
    """Whatever the page had read that was the first to show them."""
    calendar = training.get_parent()
    site.text(calendar.url)
    make_registration(date_of(training))
    changed = asked(site, calendar.url)
    assert changed
    assert not any("navigation_" in sql for sql in changed)


@pytest.fixture
def signed_in(admin_client, settings) -> dict[str, str]:
    """The header of an editor's requests."""
    name = settings.SESSION_COOKIE_NAME
    return {"cookie": f"{name}={admin_client.cookies[name].value}"}


def test_draft_shows_none_of_the_parts_readers_see(site, story, signed_in):
    site.text(story.url)
    story.lead = "Der neue Lead"
    story.save_revision()
    draft = site.get(f"/admin/pages/{story.pk}/view_draft/", **signed_in)
    assert b"Der neue Lead" in draft.body
    assert "Der alte Lead" in site.text(story.url)


def test_editor_is_shown_the_same_parts(site, story, signed_in):
    site.text(story.url)
    again = asked(site, story.url, **signed_in)
    assert not any("navigation_" in sql or "stories_" in sql for sql in again)


def test_private_page_is_shown_to_nobody_by_its_parts(site, story):
    site.text(story.url)
    whole_pages.editor_closes_the_list(story, None)
    answer = site.get(story.url)
    assert answer.status == 302
    assert b"Der alte Lead" not in answer.body


def test_empty_form_is_kept_but_for_its_dates_and_its_own_values(site, training):
    date = date_of(training)
    address = reverse("registration:register", kwargs={"key": date.event.key})
    first = BeautifulSoup(site.text(address), "html.parser")
    make_registration(date)
    second = BeautifulSoup(site.text(f"{address}?date={date.uid}"), "html.parser")
    for name in ("csrfmiddlewaretoken", "stamp", "submission"):
        values = [page.select_one(f"[name={name}]")["value"] for page in (first, second)]
        assert values[0] != values[1]
    assert first.select_one(".chosen").get_text() != second.select_one(".chosen").get_text()
    training.title = "Der neue Titel"
    training.save_revision().publish()
    assert "Der neue Titel" in BeautifulSoup(site.text(address), "html.parser").h1.get_text()
