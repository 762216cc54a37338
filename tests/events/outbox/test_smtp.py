"""The outbox and a real mail server, down, slow, full or picky: what can arrive does, once."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone

from events.mails.delivery import send_due_messages
from events.mails.render import compose
from events.outbox import sender
from events.outbox.queue import resend
from events.outbox.sender import DELIVERY, LEASE, RETRY_AFTER
from events.records.models import Message, Occurrence
from events.records.models.messages import MessageState
from tests.events.builders import make_date, make_registration
from tests.events.smtp import HANGS_UP, HOST, KEEPS_QUIET, TAKES_ITS_TIME, TRICKLES, MailServer

MINUTE = timedelta(minutes=1)
PEOPLE = ("amina@example.org", "omar@example.org", "leyla@example.org")


@pytest.fixture
def server(settings) -> Iterator[MailServer]:
    """A server that is up, and that the site sends its mails to."""
    found = MailServer()
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = HOST, found.port
    found.start()
    yield found
    found.stop()


@pytest.fixture
def date(db) -> Occurrence:
    return make_date()


def register_everybody(date: Occurrence) -> list[Message]:
    return [make_registration(date, email).messages.get() for email in PEOPLE]


def tick(start: datetime, minutes: range) -> int:
    """Have the worker look for due messages each minute; return how many it sent."""
    return sum(send_due_messages(start + minute * MINUTE) for minute in minutes)


def states() -> set[str]:
    return set(Message.objects.values_list("state", flat=True))


def assert_each_got_one(server: MailServer) -> None:
    assert sorted(server.recipients) == sorted(PEOPLE)
    assert len({message["Message-ID"] for message in server.delivered}) == len(PEOPLE)
    assert states() == {MessageState.SENT}


def test_everybody_gets_one_mail_when_the_server_works(server, date):
    register_everybody(date)
    assert send_due_messages() == 3
    assert_each_got_one(server)


def test_everybody_gets_one_mail_when_the_server_was_down_for_an_hour(server, date):
    register_everybody(date)
    now = timezone.now()
    server.stop()
    assert tick(now, range(60)) == 0
    assert states() == {MessageState.QUEUED}
    server.start()
    assert tick(now, range(60, 240)) == 3
    assert_each_got_one(server)


def test_others_are_not_tried_when_nobody_answers(server, date):
    register_everybody(date)
    server.stop()
    send_due_messages()
    assert sorted(Message.objects.values_list("attempts", flat=True)) == [0, 0, 1]


# One connection


def test_round_keeps_its_connection_and_closes_it(server, date):
    assert (send_due_messages(), server.connections) == (0, 0)
    register_everybody(date)
    assert (send_due_messages(), server.connections) == (3, 1)
    make_registration(date, "late@example.org")
    assert (send_due_messages(), server.connections) == (1, 2)


@pytest.mark.parametrize(
    "refusal",
    [
        {"refused": {PEOPLE[0]: "550 5.1.1 No such user"}},
        {"refused": {PEOPLE[0]: "450 4.2.1 Try again later"}},
        {"replies": ["451 4.7.1 Greylisted"]},
        {"replies": ["554 5.7.1 Looks like spam"]},
    ],
)
def test_others_arrive_by_the_same_connection_when_one_mail_is_refused(server, date, refusal):
    vars(server).update(refusal)
    register_everybody(date)
    assert send_due_messages() == 2
    assert (sorted(server.recipients), server.connections) == (sorted(PEOPLE[1:]), 1)


def test_everybody_gets_one_mail_when_the_server_hangs_up_after_each(server, date):
    server.mails_a_connection = 1
    register_everybody(date)
    assert (send_due_messages(), server.connections) == (3, 3)
    assert_each_got_one(server)


# One worker at a time


def test_nobody_else_sends_what_a_slow_server_is_still_at(server, date):
    register_everybody(date)
    now = timezone.now()
    sent_by_others = []

    def compose_slowly(message: Message) -> EmailMessage:
        sent_by_others.append(send_due_messages(now + DELIVERY))
        return compose(message)

    assert sender.send_due_messages(compose_slowly, now) == 1
    assert sent_by_others == [2]
    assert_each_got_one(server)


def test_mail_is_not_delivered_late_when_the_server_never_comes_to_an_end(
    server, date, monkeypatch
):
    server.replies = [TRICKLES]
    message = make_registration(date, PEOPLE[0]).messages.get()
    now = timezone.now()
    with monkeypatch.context() as impatient:
        impatient.setattr(sender, "DELIVERY", timedelta(seconds=0.5))
        assert send_due_messages(now) == 0
    message.refresh_from_db()
    assert (message.state, server.recipients) == (MessageState.QUEUED, [])
    assert tick(now, range(1, 3)) == 1
    assert server.recipients == [PEOPLE[0]]


def test_message_stays_sent_when_an_earlier_attempt_fails_late(server, date):
    message = make_registration(date, PEOPLE[0]).messages.get()
    now = timezone.now()

    def compose_for_ages(message: Message) -> EmailMessage:
        assert send_due_messages(now + LEASE) == 1
        server.replies = ["451 4.7.1 Greylisted"]
        return compose(message)

    assert sender.send_due_messages(compose_for_ages, now) == 0
    message.refresh_from_db()
    assert (message.state, message.error) == (MessageState.SENT, "")
    assert server.recipients == [PEOPLE[0]]


# When it fails


def test_mail_is_given_up_when_the_server_is_down_for_days(server, date):
    message = make_registration(date).messages.get()
    now = timezone.now()
    server.stop()
    end = now + sum(RETRY_AFTER, timedelta())
    assert timedelta(hours=47) < end - now <= timedelta(hours=48)
    Occurrence.objects.update(starts_at=end + MINUTE, ends_at=end + 60 * MINUTE)
    for _attempt in range(len(RETRY_AFTER)):
        send_due_messages(now)
        message.refresh_from_db()
        assert message.state == MessageState.QUEUED
        now = message.due_at
    send_due_messages(now)
    message.refresh_from_db()
    assert (message.state, message.attempts) == (MessageState.FAILED, len(RETRY_AFTER) + 1)
    assert "ConnectionRefusedError" in message.error


def test_mail_arrives_when_the_server_takes_its_time(server, date):
    server.replies = [TAKES_ITS_TIME]
    register_everybody(date)
    assert send_due_messages() == 3
    assert_each_got_one(server)


def test_mail_arrives_later_when_the_server_takes_too_long(server, date, settings):
    settings.EMAIL_TIMEOUT = 0.2
    server.replies = [KEEPS_QUIET]
    register_everybody(date)
    now = timezone.now()
    assert send_due_messages(now) == 0
    assert Message.objects.filter(error__contains="time", attempts=1).count() == 1
    settings.EMAIL_TIMEOUT = 20
    assert tick(now, range(1, 10)) == 3
    assert_each_got_one(server)


def test_mail_arrives_once_when_the_server_hangs_up_after_reading_it(server, date):
    server.replies = [HANGS_UP]
    register_everybody(date)
    now = timezone.now()
    send_due_messages(now)
    tick(now, range(1, 10))
    assert_each_got_one(server)


@pytest.mark.parametrize("reply", ["451 4.7.1 Greylisted", "452 4.2.2 Mailbox full"])
def test_mail_arrives_later_when_the_server_says_not_now(server, date, reply):
    server.replies = [reply]
    register_everybody(date)
    now = timezone.now()
    assert send_due_messages(now) == 2
    assert Message.objects.get(state=MessageState.QUEUED).error == f"SMTPDataError: {reply}"
    assert tick(now, range(1, 10)) == 1
    assert_each_got_one(server)


def test_mail_arrives_later_when_the_address_is_not_accepted_now(server, date):
    server.refused = {PEOPLE[0]: "450 4.2.1 Try again later"}
    register_everybody(date)
    now = timezone.now()
    assert send_due_messages(now) == 2
    server.refused = {}
    assert tick(now, range(1, 10)) == 1
    assert_each_got_one(server)


def test_one_mail_fails_for_good_when_its_address_does_not_exist(server, date, caplog):
    server.refused = {PEOPLE[0]: f"550 5.1.1 <{PEOPLE[0]}>: no such user"}
    caplog.set_level(logging.DEBUG)  # also of the test's own server, which is left out below
    refused, *_others = register_everybody(date)
    assert send_due_messages() == 2
    refused.refresh_from_db()
    assert (refused.state, refused.attempts) == (MessageState.FAILED, 1)
    assert "550 5.1.1" in refused.error
    assert "no such user" in refused.error
    assert tick(timezone.now(), range(1, 600)) == 0
    ours = [record for record in caplog.records if not record.name.startswith("mail")]
    logged = "\n".join(map(caplog.handler.format, ours))
    assert f"Message {refused.pk} (please_confirm) was not sent" in logged
    assert "amina" not in (logged + refused.error).lower()


def test_mail_fails_for_good_when_the_server_does_not_take_its_content(server, date):
    server.replies = ["554 5.7.1 Looks like spam"]
    message = make_registration(date).messages.get()
    assert send_due_messages() == 0
    message.refresh_from_db()
    assert (message.state, message.error) == (
        MessageState.FAILED,
        "SMTPDataError: 554 5.7.1 Looks like spam",
    )


def test_mail_is_tried_again_when_the_server_does_not_know_the_sender(server, date):
    server.refused = {"kommpaktiv@example.org": "550 5.7.1 Not from you"}
    message = make_registration(date).messages.get()
    now = timezone.now()
    send_due_messages(now)
    message.refresh_from_db()
    assert message.state == MessageState.QUEUED
    server.refused = {}
    assert tick(now, range(1, 3)) == 1


def test_failed_mail_arrives_when_the_desk_sends_it_again(server, date):
    server.refused = {PEOPLE[0]: "550 5.1.1 No such user"}
    message = make_registration(date, PEOPLE[0]).messages.get()
    send_due_messages()
    server.refused = {}
    assert resend(message)
    assert (message.state, message.attempts, message.error) == (MessageState.QUEUED, 0, "")
    assert send_due_messages() == 1
    assert server.recipients == [PEOPLE[0]]


def test_address_with_an_international_domain_is_reached(server, date):
    make_registration(date, "jana@bücher.example")
    assert send_due_messages() == 1
    assert server.recipients == ["jana@xn--bcher-kva.example"]
    assert server.delivered[0]["To"] == "jana@xn--bcher-kva.example"


def test_address_that_no_server_would_reach_is_given_up_and_said(server, date):
    """Forms do not accept it: see test_mails."""
    message = make_registration(date, "jörg@example.org").messages.get()
    assert send_due_messages() == 0
    message.refresh_from_db()
    assert message.state == MessageState.FAILED
    assert "ASCII" in message.error
    assert server.recipients == []
