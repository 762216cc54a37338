"""What a stranger can have us send to somebody else is little, and keeps nobody from their own."""

from __future__ import annotations

import re
from datetime import timedelta
from http import HTTPStatus

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from events.booking.update_registration import update_registration
from events.booking.verbs import confirm
from events.mails.delivery import send_due_messages
from events.outbox.mailboxes import (
    CHANGES_A_DAY,
    LINKS_A_DAY,
    LINKS_AN_HOUR,
    forget_asked_mails,
)
from events.privacy.link_renewal import renew_links
from events.records.models import AskedMail, Event, Message, Registration, SilencedMailbox
from events.registration.antispam import make_stamp
from tests.events.builders import make_place, make_registration

from .test_registering import answers, form_url, post


@pytest.fixture(autouse=True)
def _limits(settings):
    """Those of the site, which tests are else free of."""
    settings.FORM_LIMIT_PER_EMAIL = 8


def ask_for_links(client, email: str, address: str = "192.0.2.1") -> int:
    typed = {"email": email, "stamp": make_stamp()}
    page = reverse("registration:lost_link")
    return client.post(page, typed, REMOTE_ADDR=address).status_code


def mails_to(*addresses: str) -> int:
    send_due_messages()
    return sum(sent.to[0] in addresses for sent in mail.outbox)


def link(text: str, part: str) -> str:
    return re.search(rf"http://testserver(/\S+/{part}/\S+)", text)[1]


def words(response) -> str:
    page = BeautifulSoup(response.content, "html.parser")
    return " ".join(page.select_one("main").get_text(" ").split())


# The lost-link form


def test_strangers_get_few_mails_in_all_and_one_each(client, date, settings):
    settings.STRANGER_MAILS_A_DAY = 5
    addresses = [f"nobody{number}@example.org" for number in range(9)]
    for _time in range(2):
        for address in addresses:
            assert ask_for_links(client, address) == HTTPStatus.SEE_OTHER
    assert mails_to(*addresses) == len(mail.outbox) == 5
    assert len({sent.to[0] for sent in mail.outbox}) == 5
    assert not Message.objects.exists()


def test_sub_addresses_are_one_mailbox(client, date):
    for number in range(9):
        ask_for_links(client, f"nobody+{number}@example.org")
    send_due_messages()
    assert len(mail.outbox) == 1


def test_owner_gets_her_link_though_strangers_have_used_up_theirs(client, date, settings):
    settings.STRANGER_MAILS_A_DAY = 0
    make_place(date, "amina@example.org")
    mails_to()
    mail.outbox.clear()
    for number in range(8):
        assert ask_for_links(client, "amina@example.org", "192.0.2.1") == HTTPStatus.SEE_OTHER
        assert ask_for_links(client, f"nobody{number}@example.org") == HTTPStatus.SEE_OTHER
    assert ask_for_links(client, "amina@example.org", "198.51.100.1") == HTTPStatus.SEE_OTHER
    assert mails_to("amina@example.org") == len(mail.outbox) == LINKS_AN_HOUR
    assert all("/platz/" in sent.body for sent in mail.outbox)
    later = timezone.now() + timedelta(hours=1, minutes=1)
    assert ask_for_links(client, "amina@example.org", "198.51.100.1") == HTTPStatus.SEE_OTHER
    send_due_messages(later)
    assert len(mail.outbox) == LINKS_AN_HOUR + 1


def test_mailbox_gets_some_links_a_day_and_no_more(client, date):
    make_place(date, "amina@example.org")
    mails_to()
    mail.outbox.clear()
    for hour in range(8):
        for _form in range(5):
            ask_for_links(client, "amina@example.org")
        send_due_messages(timezone.now() + timedelta(hours=hour, minutes=hour))
    assert len(mail.outbox) == LINKS_A_DAY


def test_new_links_come_after_the_old_ones_were_stopped_whatever_strangers_did(client, date):
    registration = make_place(date, "amina@example.org").participant.registration
    for _form in range(20):
        ask_for_links(client, "amina@example.org")
    mails_to()
    renew_links(registration)
    mail.outbox.clear()
    assert mails_to("amina@example.org") == 1


def test_who_was_written_to_is_forgotten_after_a_day(client, date):
    ask_for_links(client, "nobody@example.org")
    send_due_messages()
    asked = AskedMail.objects.get()
    assert "nobody" not in f"{asked.mailbox} {asked}"
    AskedMail.objects.update(created_at=timezone.now() - timedelta(days=1))
    forget_asked_mails()
    assert not AskedMail.objects.exists()


# The registration form


def test_stranger_cannot_keep_the_owner_from_registering(client, date):
    Event.objects.update(capacity=100)
    for network in range(6):
        for number in range(8):
            typed = answers(date, name=f"P {network} {number}")
            client.post(form_url(date), typed, REMOTE_ADDR=f"198.51.{network}.1")
    assert Registration.objects.count() < 6 * 8
    owner = client.post(form_url(date), answers(date), REMOTE_ADDR="203.0.113.1")
    assert owner.status_code == HTTPStatus.SEE_OTHER


def test_sub_addresses_share_what_one_mailbox_is_allowed(client, date):
    Event.objects.update(capacity=100)
    statuses = [
        post(client, date, name=f"P{number}", email=f"amina+{number}@example.org").status_code
        for number in range(9)
    ]
    assert statuses == [HTTPStatus.SEE_OTHER] * 8 + [HTTPStatus.TOO_MANY_REQUESTS]


def test_registration_is_told_of_some_changes_a_day_and_no_more(date):
    registration = make_place(date, "amina@example.org").participant.registration
    mails_to()
    mail.outbox.clear()
    for number in range(CHANGES_A_DAY + 5):
        update_registration(registration, council=f"Beirat {number}")
        send_due_messages()
    assert len(mail.outbox) == CHANGES_A_DAY
    registration.refresh_from_db()
    assert registration.council == f"Beirat {CHANGES_A_DAY + 4}"


# Never again


def test_mailbox_is_not_written_to_again_when_its_owner_says_so(client, date):
    Event.objects.update(capacity=50)
    post(client, date, "en", email="amina+x@example.org")
    send_due_messages()
    never = link(mail.outbox[-1].body, "nie-wieder")
    assert never in mail.outbox[-1].alternatives[0][0]
    assert "amina" not in never
    assert "no-store" in client.get(never)["Cache-Control"]
    assert not SilencedMailbox.objects.exists()
    answer = client.post(never, {"action": "silence"})
    assert answer.status_code == HTTPStatus.SEE_OTHER
    assert "no more when somebody types it" in words(client.get(never))
    mail.outbox.clear()
    for email in ("amina@example.org", "AMINA+y@example.org"):
        sent = post(client, date, email=email, name="Other")
        assert sent.status_code == HTTPStatus.SEE_OTHER
        assert ask_for_links(client, email) == HTTPStatus.SEE_OTHER
    send_due_messages()
    assert mail.outbox == []
    client.post(never, {"action": "lift"})
    post(client, date, email="amina@example.org", name="Again")
    assert mails_to("amina@example.org") == 1


def test_stranger_who_lost_no_link_can_say_never_again(client, date):
    ask_for_links(client, "nobody@example.org")
    send_due_messages()
    never = link(mail.outbox[-1].body, "nie-wieder")
    client.post(never, {"action": "silence"})
    assert SilencedMailbox.objects.count() == 1


def test_what_is_confirmed_is_still_told_after_never_again(client, date):
    Event.objects.update(capacity=50)
    registration = make_registration(date, "amina@example.org")
    send_due_messages()
    client.post(link(mail.outbox[-1].body, "nie-wieder"), {"action": "silence"})
    confirm(registration)
    mail.outbox.clear()
    ask_for_links(client, "amina@example.org")
    assert mails_to("amina@example.org") == 2


@pytest.mark.parametrize("token", ["x", "0" * 64, "a~b"])
def test_link_that_was_not_made_here_silences_nobody(client, date, token):
    page = reverse("registration:silence", kwargs={"token": token})
    for answer in (client.get(page), client.post(page, {"action": "silence"})):
        assert answer.status_code == HTTPStatus.NOT_FOUND
    assert not SilencedMailbox.objects.exists()
