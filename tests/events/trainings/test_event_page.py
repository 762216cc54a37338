"""What the page of a training says, and what it offers when there is nothing to come."""

from __future__ import annotations

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from events.booking.occurrences import cancel_occurrence
from events.records.models import Occurrence
from events.trainings.models import EventPage
from tests import factories
from tests.events.builders import date_of, shift


@pytest.fixture
def page(home) -> EventPage:
    berlin = factories.make_location(home)
    return factories.make_training(berlin, address="Fischmarkt 1\n99084 Erfurt")


def main(client, page: EventPage):
    return BeautifulSoup(client.get(page.url).content, "html.parser").select_one("main")


def words(part) -> str:
    return " ".join(part.get_text(" ").replace("\xad", "").split())


def test_one_date_is_a_ticket_and_a_button(client, page):
    box = main(client, page).select_one(".pick")
    assert box.select_one(".one-date .one-day")
    assert not box.select("legend, [type=radio], [type=checkbox]")
    assert box.select_one("[name=date]")["value"] == str(date_of(page).uid)
    assert client.get(box["action"], {"date": date_of(page).uid}).status_code == 200


def test_several_dates_are_asked_for(client, page):
    page.recurrence = "RRULE:FREQ=WEEKLY;COUNT=3"
    page.save_revision().publish()
    box = main(client, page).select_one(".pick")
    assert len(box.select("[type=radio]")) == 3
    assert not box.select(".one-date")


def test_ended_training_says_when_it_was_and_what_comes(client, page):
    other = factories.make_training(page.get_parent().specific, "Anträge stellen")
    shift(date_of(page), -timedelta(days=30))
    content = main(client, EventPage.objects.get(pk=page.pk))
    box = content.select_one(".pick")
    assert "Dieses Training war am" in words(box)
    interest = reverse("registration:interest_in", kwargs={"key": page.translation_key})
    assert box.select_one("a.btn")["href"] == interest
    assert client.get(interest).status_code == 200
    assert content.select_one(".tickets a")["href"] == other.url
    assert not content.select(".way, .last-call")


def test_cost_children_and_way_are_said_where_they_are_known(client, page):
    assert "Kostenlos" in words(main(client, page).select_one(".facts"))
    page.cost, page.children = "Fahrkarte zahlen wir", "Mit Spielecke"
    page.way, page.entrance = "Tram 3", "Hinten herum"
    page.latitude, page.longitude = "50.977500", "11.028500"
    page.save_revision().publish()
    content = main(client, page)
    assert {"Fahrkarte zahlen wir", "Mit Spielecke"} <= {
        words(part) for part in content.select(".facts dd, .facts dd span")
    }
    way = content.select_one("#way")
    assert "Tram 3" in words(way)
    assert "Hinten herum" in words(way)
    geo, map_link = (link["href"] for link in way.select("a"))
    assert geo == "geo:50.977500,11.028500"
    assert map_link == "https://www.openstreetmap.org/?mlat=50.977500&mlon=11.028500"


def test_what_is_not_free_says_what_it_costs(client, page):
    page.is_free, page.cost = False, "10 Euro"
    page.save_revision().publish()
    response = client.get(page.url).content.decode()
    assert "Kostenlos" not in response
    assert '"isAccessibleForFree": false' in response
    assert '"price"' not in response


def test_repeats_hang_below_their_training(client, page):
    factories.make_training(
        page.get_parent().specific, "Anträge stellen", recurrence="RRULE:FREQ=WEEKLY;COUNT=6"
    )
    dates = Occurrence.objects.filter(event__title="Anträge stellen").order_by("starts_at")
    cancel_occurrence(dates[2])
    ticket = main(client, page).select_one(".tickets .ticket")
    repeats = ticket.select_one(".repeats")
    assert "5 Termine" in words(repeats)
    assert repeats.select_one("a")["href"].endswith(f"?date={dates[1].uid}")
    later = [words(item) for item in repeats.select("li")]
    assert len(later) == 4
    assert "noch 20" in later[0]
    assert "Fällt aus" in later[1]
