"""Telling us what gets in the way, from every page."""

import pytest
from django.urls import reverse

from events.privacy.access_links import Purpose, make_token
from events.registration.antispam import make_stamp
from home.models import HomePage
from kommpaktiv.content.models import SiteSettings
from kommpaktiv.jobs.models import QueuedMail
from tests.events.builders import make_registration

from .test_registering import soup

FORM = "/de/barriere-melden/"


@pytest.fixture
def site(home):
    return SiteSettings.objects.create(site=home.get_site(), email="team@example.org")


def send(client, **changes):
    typed = {
        "text": "Der Knopf ist zu blass.",
        "path": "/de/trainings/",
        "email": "amina@example.org",
        "stamp": make_stamp(),
    }
    return client.post(FORM, typed | changes)


def test_report_goes_to_the_team_and_thanks_are_said(client, site):
    answer = send(client)
    assert (answer.status_code, answer["Location"]) == (303, "/de/barriere-melden/danke/")
    assert "Danke" in soup(client.get(answer["Location"])).h1.get_text()
    queued = QueuedMail.objects.get()
    assert queued.recipient == "team@example.org"
    for line in ("Der Knopf ist zu blass.", "http://testserver/de/trainings/", "amina@example.org"):
        assert line in queued.text


def test_page_one_came_from_is_filled_in_unless_its_address_opens_something(client, site, date):
    def filled_in(address):
        page = soup(client.get(FORM, headers={"Referer": address}))
        return page.find(id="id_path").get("value", "")

    token = make_token(make_registration(date), Purpose.MANAGE)
    manage = reverse("registration:manage", kwargs={"token": token})
    assert filled_in("http://testserver/de/vorbilder/?thema=1") == "/de/vorbilder/"
    assert filled_in(f"http://testserver{manage}") == ""
    assert filled_in("https://elsewhere.example/de/") == ""


def test_what_is_missing_or_wrong_is_said_and_machines_write_nothing(client, site):
    page = send(client, text="", email="amina@")
    assert page.status_code == 422
    assert len(soup(page).select("#problems li")) == 2
    assert send(client, website="https://spam.example").status_code == 303
    assert not QueuedMail.objects.exists()


def test_link_stands_at_the_bottom_of_pages_where_somebody_reads_it(client, site):
    home = HomePage.objects.get(locale__language_code="de")
    assert soup(client.get(home.url)).select_one(f'footer a[href="{FORM}"]')
    site.email = ""
    site.save()
    assert client.get(FORM).status_code == 404
