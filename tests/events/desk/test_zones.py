"""How an editor chooses the time zone of a training."""

import os

import pytest
from bs4 import BeautifulSoup

from events.trainings.models import EventPage, TrainingCalendarPage
from tests import factories

from .test_editing import EDITORS, add_address, edit_address


@pytest.fixture
def calendar(roles, berlin) -> TrainingCalendarPage:
    return factories.add(berlin, TrainingCalendarPage(title="Trainings"))


def select(client, url):
    return BeautifulSoup(client.get(url).content, "html.parser").select_one("[name=zone]")


def test_usual_zones_come_first_by_their_cities(sign_in, calendar):
    zones = select(sign_in(EDITORS), add_address(calendar, EventPage))
    first = zones.select_one("optgroup option")
    assert (first["value"], first.get_text()) == ("Europe/Berlin", "Berlin (CET)")
    values = [option["value"] for option in zones.select("option")]
    assert len(values) == len(set(values)) < 150
    assert "America/New_York" in values


def test_zone_that_is_not_listed_stays(sign_in, calendar):
    page = factories.make_training(calendar, zone="Europe/Vienna")
    chosen = select(sign_in(EDITORS), edit_address(page)).select("[selected]")
    assert [option.get_text() for option in chosen] == ["Vienna (CET)"]


def test_folders_of_all_zones_are_walked_through_once_at_most(sign_in, calendar, monkeypatch):
    """Not for every zone in the list, as Python does whenever it is asked which there are."""
    browser = sign_in(EDITORS)
    select(browser, add_address(calendar, EventPage))
    walks = []
    walk = os.walk
    monkeypatch.setattr(os, "walk", lambda *args: walks.append(args) or walk(*args))
    assert select(browser, add_address(calendar, EventPage))
    assert not walks
