"""One's own dates, as a file and as a calendar to subscribe to."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.http import parse_http_date
from icalendar import Calendar

from events.booking.occurrences import cancel_occurrence
from events.booking.verbs import cancel, confirm
from events.privacy.access_links import Purpose, make_token
from events.records.models import Registration
from events.trainings.publishing import withdraw_event
from tests.events.builders import make_date, make_place, make_registration, shift


def url(name, registration, purpose):
    token = make_token(registration, purpose)
    return reverse(f"registration:{name}", kwargs={"token": token})


def feed_url(registration):
    return url("feed", registration, Purpose.FEED)


def file_url(registration):
    return url("calendar_file", registration, Purpose.MANAGE)


def entries(response):
    """The entries of a calendar, by their UIDs."""
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(response.content)
    assert calendar["method"] == "PUBLISH"
    return {str(entry["uid"]): entry for entry in calendar.walk("VEVENT")}


def uid(date):
    return f"{date.uid}@kommpaktiv"


@pytest.fixture
def place(date):
    return make_place(date)


@pytest.fixture
def registration(place):
    return place.participant.registration


def test_feed_has_the_confirmed_dates_of_the_address(client, date, registration):
    other, asked, strangers = make_date(), make_date(), make_date()
    make_place(other, "AMINA@example.org")
    make_registration(asked)
    make_place(strangers, "b@example.org")
    found = entries(client.get(feed_url(registration)))
    assert set(found) == {uid(date), uid(other)}
    assert found[uid(date)]["summary"] == "Haushalt lesen"
    assert found[uid(date)].decoded("dtstart") == date.starts_at


def test_feed_has_no_dates_of_an_address_that_only_looks_alike(client, date):
    mine = make_place(date, "amina@gma\u0131l.com").participant.registration
    make_place(make_date(), "amina@gmail.com")
    assert set(entries(client.get(feed_url(mine)))) == {uid(date)}


def test_file_has_the_dates_of_the_registration_alone(client, date, registration):
    make_place(make_date())
    response = client.get(file_url(registration))
    assert set(entries(response)) == {uid(date)}
    assert response["Content-Disposition"] == 'inline; filename="kommpaktiv.ics"'


@pytest.mark.parametrize("address", [feed_url, file_url])
def test_cancelled_dates_stay_and_places_given_back_go(client, date, registration, address):
    gone = make_place(make_date()).participant.registration
    cancel_occurrence(date, {"de": "Krank"})
    cancel(gone)
    found = entries(client.get(address(registration)))
    assert set(found) == {uid(date)}
    assert found[uid(date)]["status"] == "CANCELLED"
    assert "Krank" in found[uid(date)]["description"]


def test_dates_of_a_training_that_is_withdrawn_stay_as_cancelled(client, date, registration):
    withdraw_event(date.event.key)
    date.event.refresh_from_db()
    found = entries(client.get(feed_url(registration)))
    assert found[uid(date)]["status"] == "CANCELLED"


def test_feed_tells_when_it_is_the_same(client, date, registration):
    first = client.get(feed_url(registration))
    assert parse_http_date(first["Last-Modified"])
    assert "no-store" not in first["Cache-Control"]
    again = client.get(first.request["PATH_INFO"], headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    shift(date, timedelta(hours=1))
    moved = client.get(first.request["PATH_INFO"], headers={"if-none-match": first["ETag"]})
    assert moved.status_code == 200


def test_feed_opens_no_registration(client, registration):
    content = client.get(feed_url(registration)).content.decode().replace("\r\n ", "")
    for token in ("/platz/", "/bestaetigen/", "/angebot/", registration.email):
        assert token not in content
    token = make_token(registration, Purpose.FEED)
    for name in ("manage", "confirm", "calendar_file"):
        page = reverse(f"registration:{name}", kwargs={"token": token})
        assert client.get(page).status_code == 404
    assert client.post(feed_url(registration)).status_code == 405


def test_feed_is_not_found_when_the_links_were_stopped(client, registration):
    address = feed_url(registration)
    Registration.objects.update(link_version=1)
    assert client.get(address).status_code == 404


def test_feed_of_a_forgotten_address_has_nobody_elses_dates(client, date, registration):
    make_place(make_date(), "b@example.org")
    Registration.objects.update(email="")
    assert set(entries(client.get(feed_url(registration)))) == {uid(date)}


def test_feed_is_empty_before_anything_is_confirmed(client, date):
    registration = make_registration(date)
    address = feed_url(registration)
    assert entries(client.get(address)) == {}
    confirm(registration)
    assert set(entries(client.get(address))) == {uid(date)}


def test_queries_of_the_feed_do_not_grow(client, registration, django_assert_num_queries):
    address = feed_url(registration)
    for _size in range(2):
        for _time in range(3):
            make_place(make_date())
        for _time in range(2):
            client.get(address)  # the names of the site and its topics are in memory then
        with django_assert_num_queries(4):
            client.get(address)
