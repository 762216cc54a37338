"""Switching the language leads to the same page, as it is shown."""

from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Locale

from events.privacy.access_links import Purpose, make_token
from events.records.models import Occurrence
from events.registration.antispam import make_stamp
from events.trainings.models import TrainingCalendarPage
from tests import factories
from tests.events.builders import make_place


@pytest.fixture
def home(db):
    return factories.make_home(("en", "ar"))


@pytest.fixture
def date(home):
    factories.make_training(home, capacity=5)
    return Occurrence.objects.select_related("event").get()


@pytest.fixture
def calendar(date):
    page = TrainingCalendarPage.objects.get(locale__language_code="de")
    factories.copy_to_languages(page, "en", "ar")
    return page


def links(response):
    """Where the header leads, by language, with what the address asks for."""
    page = BeautifulSoup(response.content, "html.parser")
    found = page.select("header a[hreflang]")
    assert [a["href"] for a in found] == [a["href"] for a in page.select("footer a[hreflang]")]
    return {a["hreflang"]: (a["href"], parse_qs(urlsplit(a["href"]).query)) for a in found}


@pytest.mark.parametrize(
    "query",
    [
        {"view": ["month"], "month": ["2026-12"]},
        {"language": ["ar"], "free": ["1"], "from": ["2026-12-01"]},
        {"past": ["1"], "page": ["2"]},
    ],
)
def test_filters_and_view_of_a_calendar_are_kept(client, calendar, query):
    found = links(client.get(calendar.url, query))
    for code in ("en", "ar"):
        href, kept = found[code]
        assert kept == query
        assert client.get(href).status_code == 200


def test_topic_is_the_same_topic_in_every_language(client, calendar):
    topic = factories.make_topic()
    english = topic.copy_for_translation(Locale.objects.get(language_code="en"))
    english.name, english.slug = "Strength", "strength"
    english.save()
    href, kept = links(client.get(calendar.url, {"topic": topic.slug}))["en"]
    assert kept == {"topic": [str(topic.translation_key)]}
    page = BeautifulSoup(client.get(href).content, "html.parser")
    assert page.select_one("main select[name=topic] option[selected]").get_text() == "Strength"


def test_search_is_kept_whatever_was_searched_for(client, home):
    words = 'Rat & "Haus" <b> ü'
    href, kept = links(client.get("/de/suche/", {"q": words}))["ar"]
    assert kept == {"q": [words]}
    page = BeautifulSoup(client.get(href).content, "html.parser")
    assert page.select_one("main input[name=q]")["value"] == words


def test_date_that_was_chosen_is_kept(client, home):
    factories.make_training(home, capacity=5, recurrence="RRULE:FREQ=WEEKLY;COUNT=2")
    date = Occurrence.objects.select_related("event").last()
    form = reverse("registration:register", kwargs={"key": date.event.key})
    href, kept = links(client.get(form, {"date": str(date.uid)}))["en"]
    assert kept == {"date": [str(date.uid)]}
    page = BeautifulSoup(client.get(href).content, "html.parser")
    assert page.select_one(f"input[value='{date.uid}']").has_attr("checked")


def test_dates_of_a_form_that_was_refused_are_kept_and_nothing_personal(client, date):
    form = reverse("registration:register", kwargs={"key": date.event.key})
    sent = {"date": str(date.uid), "name": "Amina", "email": "amina", "stamp": make_stamp()}
    response = client.post(form, sent)
    assert response.status_code == 422
    _href, kept = links(response)["en"]
    assert kept == {"date": [str(date.uid)]}
    page = BeautifulSoup(response.content, "html.parser")
    assert page.select_one("form[data-typed=yes]")


@pytest.mark.parametrize("view", ["change", "add"])
def test_forms_of_a_registration_watch_over_what_is_typed(client, date, view):
    date.event.max_people = 3
    date.event.save()
    token = make_token(make_place(date).participant.registration, Purpose.MANAGE)
    address = reverse(f"registration:{view}", kwargs={"token": token})
    page = BeautifulSoup(client.get(address).content, "html.parser")
    assert page.select_one("form[data-typed='']")
    assert page.select_one("script[src*=typed]")


def test_home_page_in_place_of_a_missing_page_gets_no_query(client, home):
    found = links(client.get("/de/gibt-es-nicht/", {"q": "x"}))
    assert {query.get("q") and href for href, query in found.values()} == {None}


def test_links_do_not_repeat_a_query_of_any_length(client, home):
    page = client.get("/de/?x=" + "y" * 5000).content.decode()
    assert "y" * 100 not in page
