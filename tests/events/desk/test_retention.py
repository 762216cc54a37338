"""Who sees what is left of people, and who says how long it is kept."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.privacy.models import RetentionSettings
from events.privacy.retention import forget_due
from tests import factories
from tests.events.builders import date_of, write_place

REPORT = reverse("desk:retention")
LIST = reverse("registrations:index")
HOME = reverse("wagtailadmin_home")
LIVES = reverse("wagtailsettings:edit", args=["privacy", "retentionsettings"])
DESK_BERLIN, DESK_HESSEN = "Trainingsbüro Berlin", "Trainingsbüro Hessen"
LONG_OVER = timedelta(days=400)


@pytest.fixture
def place(berlin):
    return write_place(date_of(factories.make_training(berlin, "Haushalt lesen")))


def totals(response) -> list[str]:
    """All together: never confirmed, needs, contact, names."""
    page = BeautifulSoup(response.content, "html.parser")
    return [cell.get_text() for cell in page.select("tfoot td")]


def test_report_counts_the_own_location_only(sign_in, place, hessen):
    foreign = date_of(factories.make_training(hessen, "Rede halten"))
    write_place(foreign, "Amadou"), write_place(foreign, "Nour")
    assert totals(sign_in(DESK_BERLIN).get(REPORT)) == ["0", "0", "1", "1"]
    assert totals(sign_in(DESK_HESSEN).get(REPORT)) == ["0", "0", "2", "2"]
    assert totals(sign_in("Administration").get(REPORT)) == ["0", "0", "3", "3"]


def test_report_says_how_long_each_kind_is_kept_and_names_nobody(sign_in, place):
    page = sign_in(DESK_BERLIN).get(REPORT).content.decode()
    assert "after 14 days" in page
    assert "after 6 months" in page
    assert "Leyla" not in page


def test_report_says_so_when_nothing_is_kept(sign_in, place):
    forget_due(place.occurrence.ends_at + LONG_OVER)
    assert "Nothing is kept of anybody." in sign_in(DESK_BERLIN).get(REPORT).content.decode()


@pytest.mark.parametrize("groups", [("Redaktion Berlin",), ("Übersetzung",)])
def test_report_is_refused_when_not_working_at_the_desk(sign_in, groups):
    browser = sign_in(*groups)
    assert browser.get(REPORT).url == HOME
    assert REPORT not in browser.get(HOME).content.decode()


def test_menu_leads_to_the_report_at_the_desk(sign_in):
    assert REPORT in sign_in(DESK_BERLIN).get(HOME).content.decode()


def test_report_costs_the_same_when_registrations_grow(sign_in, place):
    browser = sign_in(DESK_BERLIN)
    browser.get(REPORT)
    counts = []
    for _size in range(2):
        for number in range(4):
            write_place(place.occurrence, f"Person {number}")
        with CaptureQueriesContext(connection) as queries:
            browser.get(REPORT)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_list_and_registration_show_who_is_forgotten_as_such(sign_in, place):
    forget_due(place.occurrence.ends_at + LONG_OVER)
    browser = sign_in(DESK_BERLIN)
    assert "forgotten" in browser.get(LIST).content.decode()
    page = browser.get(reverse("registrations:inspect", args=[place.pk]))
    assert page.status_code == 200
    assert [row["name"] for row in page.context["places"]] == ["forgotten"]
    for kind in ("csv", "xlsx"):
        assert browser.get(LIST, {"export": kind}).status_code == 200
    assert "forgotten" in browser.get(LIST, {"ordering": "participant__name"}).content.decode()


@pytest.mark.parametrize("groups", [(DESK_BERLIN,), ("Redaktion Berlin",), ("Übersetzung",)])
def test_lives_are_closed_to_everybody_but_administrators(sign_in, groups):
    browser = sign_in(*groups)
    assert browser.get(LIVES, follow=True).redirect_chain[-1][0] == HOME
    browser.post(LIVES, {"needs_days": 999, "contact_months": 99, "names_months": 99})
    assert RetentionSettings.load().needs_days == 14


def test_administrators_change_lives_and_must_give_a_reason_for_longer_ones(sign_in):
    browser = sign_in("Administration")
    address = browser.get(LIVES, follow=True).redirect_chain[-1][0]
    lives = {"needs_days": 7, "contact_months": 6, "names_months": 60, "names_reason": ""}
    refused = browser.post(address, lives)
    assert "Please give the reason" in refused.content.decode()
    assert RetentionSettings.load().needs_days == 14
    browser.post(address, lives | {"names_reason": "Nachweis für den Fördergeber"})
    assert RetentionSettings.load().names_months == 60
