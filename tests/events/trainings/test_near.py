"""Trainings by how far they are from a place that a reader has named."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.trainings.models import TrainingCalendarPage
from home.models import HomePage
from tests import factories


@pytest.fixture(scope="module")
def _standing_home(standing: None) -> None:
    """Trainings in Erfurt, Weimar, Jena (by its location), Berlin, somewhere and online."""
    home = factories.make_home(())
    jena = factories.make_location(home, "Jena", address="Gasse 1\n07743 Jena")
    for title, fields in {
        "Berlin": {"address": "Weg 7\n12043 Berlin"},
        "Online": {"is_online": True, "venue": ""},
        "Weimar": {"address": "Weg 7\n99423 Weimar", "recurrence": "RRULE:FREQ=WEEKLY;COUNT=3"},
        "Erfurt": {"latitude": "50.977500", "longitude": "11.028700"},
        "Unklar": {},
    }.items():
        factories.make_training(home, title, **fields)
    factories.make_training(jena, "Jena")


@pytest.fixture
def calendar(home: HomePage) -> TrainingCalendarPage:
    return TrainingCalendarPage.objects.child_of(home).get()


def read(client, address):
    return BeautifulSoup(client.get(address).content, "html.parser")


def titles(page):
    return [title.get_text(strip=True) for title in page.select(".tickets h3, .tickets h4")]


def test_nearest_comes_first_and_online_last(client, calendar):
    page = read(client, f"{calendar.url}?near=99084")
    assert titles(page) == ["Erfurt", "Weimar", "Jena", "Berlin", "Unklar", "Online"]
    assert [heading.get_text(strip=True) for heading in page.select("h2.month")] == [
        "Bis 25 km entfernt",
        "Bis 100 km entfernt",
        "Weiter weg",
        "Ort noch offen",
        "Online",
    ]
    distances = [said.get_text(strip=True) for said in page.select(".how-far")]
    assert distances == ["etwa 1 km", "etwa 20 km", "etwa 40 km", "etwa 235 km"]
    chip = page.select_one(".chips-active a")
    assert "99084 Erfurt" in chip.get_text()
    assert chip["href"] == "?"
    # Programs sort for themselves, and months by days.
    for link in page.select(".views a, .subscribe a[href*='.ics']"):
        assert link.get_text() == "Liste" or "near" not in link["href"]
    assert titles(read(client, f"{calendar.url}?near=99084&place=online")) == ["Online"]


def test_one_place_has_one_address_whatever_was_typed(client, calendar):
    for typed in ("Erfurt", "erfurt+99084", "%D9%A9%D9%A9%D9%A0%D9%A8%D9%A4"):
        answer = client.get(f"{calendar.url}?near={typed}&language=ar")
        assert answer.status_code == 302
        assert answer["Location"] == f"{calendar.url}?near=99084&language=ar"
        assert not answer.cookies


def test_unknown_place_is_said_where_it_was_typed_and_all_dates_are_there(client, calendar):
    page = read(client, f"{calendar.url}?near=xyz")
    assert "kennen wir nicht" in page.select_one("#near-error").get_text()
    assert page.select_one("#near[aria-describedby=near-error]")["value"] == "xyz"
    assert len(titles(page)) == 8
    assert client.get(f"{calendar.url}?near=xyz&view=month&place=x").status_code == 200
    assert "mehrere Orte" in client.get(f"{calendar.url}?near=Bernau").content.decode()


def test_queries_do_not_grow_with_what_is_near(client, home, calendar):
    counts = []
    for title in ("Gera", "Gotha"):
        factories.make_training(home, title, address="Weg 7\n99867 Gotha")
        for _warm in range(2):
            client.get(f"{calendar.url}?near=99084")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{calendar.url}?near=99084")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 10
