"""A training in another time zone says whose time it is, wherever it is read."""

from datetime import time

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse

from events.booking.verbs import confirm
from events.mails.delivery import send_due_messages
from events.privacy.access_links import Purpose, make_token
from tests import factories
from tests.events.builders import date_of, make_registration

WHOSE = "18:00–20:30 Uhr (Ortszeit New York)"


@pytest.fixture
def training(home):
    return factories.make_training(home, zone="America/New_York", end_time=time(20, 30))


def seen(client, url: str) -> str:
    return " ".join(BeautifulSoup(client.get(url).content, "html.parser").get_text().split())


def test_page_calendar_and_form_name_the_zone(training, client):
    calendar = training.get_parent()
    register = f"/de{reverse('registration:register', args=[training.translation_key])[3:]}"
    for url in (training.url, calendar.url, register):
        assert "Ortszeit New York" in seen(client, url), url


def test_mail_and_the_page_behind_its_link_name_the_zone(training, client):
    registration = make_registration(date_of(training))
    confirm(registration)
    send_due_messages()
    assert WHOSE in " ".join(mail.outbox[-1].body.split())
    token = make_token(registration, Purpose.MANAGE)
    assert WHOSE in seen(client, reverse("registration:manage", args=[token]))
