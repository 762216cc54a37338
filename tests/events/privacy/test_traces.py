"""A marked person goes all the way through the site, is forgotten, and leaves no trace."""

import logging
import re
from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.booking.occurrences import cancel_occurrence
from events.booking.signup import GivenAnswer, write_answers
from events.mails.delivery import send_due_messages
from events.outbox.queue import queue_to_address
from events.outbox.sender import RETRY_AFTER
from events.privacy.access_links import Purpose, make_token
from events.privacy.retention import ahead, forget_due
from events.records.models import Message, Occurrence, Registration
from events.records.models.messages import MessageKind, MessageState
from tests.events.traces import found_elsewhere, found_in_tables

ADDRESS = "zzmail7q@zzdomain7q.example"
# JSON writes letters beyond ASCII as escapes; these marks are the same everywhere.
MARKS = ["zzmail7q", "zzdomain7q", "Zzname7q", "Zzcouncil7q", "Zzneed7q", "Zzanswer7q"]


class Moody(EmailBackend):
    """Refuses every second mail, in words that hold the address."""

    turn = 0

    def send_messages(self, messages):
        type(self).turn += 1
        if self.turn % 2:
            (address,) = messages[0].to
            raise SMTPRecipientsRefused({address: (450, f"<{address}> is busy".encode())})
        return super().send_messages(messages)


@pytest.fixture(autouse=True)
def _everything_is_logged(caplog, settings):
    """As the site does when asked for the most; and mails go through a server with moods."""
    for name, rule in settings.LOGGING["loggers"].items():
        if "level" in rule:
            caplog.set_level(rule["level"], name)
    caplog.set_level(logging.DEBUG)
    Moody.turn = 0
    settings.MAIL_TRANSPORT = f"{__name__}.Moody"


def fill_in(browser: Client, date: Occurrence) -> None:
    """Register in the form as it stands, with a mark in whatever takes text."""
    address = reverse("registration:register", kwargs={"key": date.event.key})
    form = BeautifulSoup(browser.get(address).content, "html.parser").select_one("main form")
    typed = {"email": ADDRESS, "council": "Zzcouncil7q", "need_other_note": "Zzneed7q"}
    data = {}
    for field in form.select("input[name], textarea[name]"):
        if field.find_parent(class_="honey"):
            continue
        kind = field.get("type", "textarea")
        if kind in ("text", "textarea", "email"):
            data[field["name"]] = typed.get(field["name"], "Zzname7q")
        else:
            data[field["name"]] = field.get("value", "on")
    response = browser.post(address, data)
    assert response.status_code == 303, response.content.decode()


def follow_link(browser: Client, part: str) -> None:
    """Press the button that the last mail's link leads to."""
    links = [re.search(rf"http://testserver(/\S+/{part}/\S+)", sent.body) for sent in mail.outbox]
    (*_earlier, link) = filter(None, links)
    assert browser.post(link[1]).status_code == 303


def send_all() -> None:
    """As the worker would, again and again until everything went out or failed for good."""
    now = timezone.now()
    for pause in (timedelta(0), *RETRY_AFTER):
        now += pause + timedelta(minutes=1)
        send_due_messages(now)


def look_at_the_desk() -> None:
    user = get_user_model().objects.create_superuser("zentrale")
    browser = Client()
    browser.force_login(user)
    desk = reverse("registrations:index")
    for query in ({}, {"q": "Zzname7q"}, {"export": "csv"}, {"export": "xlsx"}):
        assert browser.get(desk, query).status_code == 200
    (found,) = browser.get(desk, {"q": "zzmail7q"}).context["object_list"]
    page = browser.get(reverse("registrations:inspect", args=[found.pk]))
    assert "zzmail7q" in page.content.decode()
    assert browser.get(reverse("desk:retention")).status_code == 200


def live_through(browser: Client, date: Occurrence) -> Registration:
    """Register, confirm, be told, be failed, be looked at, look, and leave traces everywhere."""
    fill_in(browser, date)
    send_all()
    follow_link(browser, "bestaetigen")
    registration = Registration.objects.get()
    write_answers(registration, [GivenAnswer(uuid4(), "Woher?", ["Zzanswer7q"])])
    queue_to_address(ADDRESS, "de", MessageKind.LINKS)
    send_all()
    Message.objects.update(error=f"450 <{ADDRESS}> is busy")
    browser.get(my_data_link(registration))
    browser.get(my_data_link(registration), {"format": "json"})
    look_at_the_desk()
    for mark in MARKS:
        assert found_in_tables([mark]), mark
    return registration


def my_data_link(registration: Registration) -> str:
    token = make_token(registration, Purpose.ADDRESS)
    return reverse("registration:my_data", kwargs={"token": token})


def by_the_person(browser: Client, date: Occurrence, registration: Registration) -> None:
    token = make_token(registration, Purpose.ADDRESS)
    address = reverse("registration:erase", kwargs={"token": token})
    assert browser.post(address).status_code == 303
    (last,) = Message.objects.exclude(email="")
    assert (last.kind, last.state) == (MessageKind.ERASED, MessageState.QUEUED)
    assert found_in_tables(MARKS) == ["records_message.email", "records_message.email_key"]
    send_all()
    assert not Message.objects.exclude(email="").exists()


def by_time(browser: Client, date: Occurrence, registration: Registration) -> None:
    cancel_occurrence(date, {"de": "Krank"})
    send_all()
    forget_due(date.ends_at + timedelta(days=200))


@pytest.mark.parametrize("forget", [by_the_person, by_time])
def test_nothing_tells_who_it_was_when_somebody_is_forgotten(client, date, caplog, forget):
    registration = live_through(client, date)
    forget(client, date, registration)
    assert found_in_tables(MARKS) == []
    assert found_elsewhere(MARKS) == []
    assert [mark for mark in MARKS if mark in caplog.text] == []
    assert Registration.objects.count() == 1
    assert ahead() == []


def test_journals_and_indexes_of_the_admin_hold_nobody(client, date):
    live_through(client, date)
    tables = {place.partition(".")[0] for place in found_in_tables(MARKS)}
    assert tables == {
        "records_registration",
        "records_participant",
        "records_need",
        "records_answer",
        "records_message",
    }
