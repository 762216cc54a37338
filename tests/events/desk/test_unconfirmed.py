"""The desk sees that many have not confirmed, and lets go of what is held for them."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import PageLogEntry

from events.booking.verbs import confirm
from events.records.models import Occurrence
from events.records.models.place_states import PlaceState
from events.trainings.models import EventPage
from tests import factories
from tests.events.builders import date_of, make_place, make_registration, place_of

DESK, EDITOR = "Trainingsbüro Berlin", "Redaktion Berlin"


@pytest.fixture
def date(berlin) -> Occurrence:
    return date_of(factories.make_training(berlin, capacity=8))


def unconfirmed(date: Occurrence) -> str:
    return reverse("desk:unconfirmed", args=[date.pk])


@pytest.mark.parametrize("role", [DESK, EDITOR])
def test_all_unconfirmed_places_of_a_date_go_at_once(sign_in, date, role):
    sure = make_place(date, "sure@example.org")
    held = [make_registration(date, f"{number}@example.org") for number in range(3)]
    browser = sign_in(role)
    page = BeautifulSoup(browser.get(unconfirmed(date)).content, "html.parser")
    assert "3 of 8 places are held" in page.get_text()
    assert date.places_left == 4
    answer = browser.post(unconfirmed(date))
    assert answer.status_code == 303
    assert "3 places that were not confirmed" in browser.get(answer.url).content.decode()
    assert date.places_left == 7
    sure.refresh_from_db()
    assert sure.state == PlaceState.CONFIRMED
    confirm(held[0])
    assert place_of(held[0]).state == PlaceState.CONFIRMED
    assert PageLogEntry.objects.filter(action="events.unconfirmed_release").count() == 1


def test_nothing_is_let_go_where_all_have_confirmed(sign_in, date):
    make_place(date, "sure@example.org")
    page = BeautifulSoup(sign_in(DESK).get(unconfirmed(date)).content, "html.parser")
    assert "No place is held for people who have not confirmed." in page.get_text()
    assert not page.select(".nice-padding button")


def test_first_in_line_is_offered_what_the_desk_let_go(sign_in, date):
    make_registration(date, "slow@example.org")
    for number in range(7):
        make_place(date, f"{number}@example.org")
    waiting = make_registration(date, "next@example.org", waits_for=frozenset({date.pk}))
    confirm(waiting)
    sign_in(DESK).post(unconfirmed(date))
    assert place_of(waiting).state == PlaceState.OFFERED


def test_desk_is_warned_where_many_are_unconfirmed_and_nowhere_else(sign_in, date):
    browser = sign_in(DESK, EDITOR)
    pages = [reverse("wagtailadmin_home"), reverse("desk:dates", args=[_page(date)])]
    for number in range(3):
        for page in pages:
            assert unconfirmed(date) not in browser.get(page).content.decode()
        make_registration(date, f"{number}@example.org")
    for page in [*pages, reverse("desk:date", args=[_page(date), date.pk])]:
        assert unconfirmed(date) in browser.get(page).content.decode()


def test_nobody_of_another_location_lets_go_of_anything(sign_in, date):
    make_registration(date)
    answer = sign_in("Trainingsbüro Hessen").post(unconfirmed(date))
    assert answer.status_code in (302, 403, 404)
    assert date.places_left == 7


def _page(date: Occurrence) -> int:
    return EventPage.objects.get(translation_key=date.event.key, locale__language_code="de").pk
