"""The outbox as a queue: what is urgent first, and nobody told the same twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import connection

from events.booking.verbs import add, cancel, cancel_places, confirm
from events.mails.context import letter_of
from events.mails.delivery import send_due_messages
from events.mails.render import compose
from events.outbox import sender
from events.outbox.notes import send_note
from events.outbox.queue import notify_everybody, queue_to_address
from events.outbox.reminders import remind_due
from events.records.models import Message, Occurrence, Place
from events.records.models.messages import MessageKind, MessageState
from tests.events.builders import (
    make_date,
    make_dates,
    make_place,
    make_registration,
    place_of,
    places_of,
)

PEOPLE = ("amina@example.org", "omar@example.org", "leyla@example.org")
GIVES_BACK = (MessageKind.CHANGED, MessageKind.GIVEN_UP)
TEXTS = {"de": "Bitte bringt Stifte mit."}


@pytest.fixture
def date(db) -> Occurrence:
    """A date three people come to, who have read everything so far."""
    date = make_date()
    for email in PEOPLE:
        make_place(date, email)
    send_due_messages()
    mail.outbox.clear()
    return date


def recipients() -> list[str]:
    return [address for sent in mail.outbox for address in sent.to]


# Priority


def test_urgent_mail_goes_before_the_rest_of_the_round(date):
    send_note(date, TEXTS, None, to_waiting=False)

    def compose_while_somebody_registers(message: Message) -> EmailMessage:
        if not mail.outbox:
            make_registration(date, "new@example.org")
        return compose(message)

    assert sender.send_due_messages(compose_while_somebody_registers) == 4
    assert recipients() == [PEOPLE[0], "new@example.org", *PEOPLE[1:]]


def test_mails_go_by_what_is_urgent_and_then_by_their_age(date):
    send_note(date, TEXTS, None, to_waiting=False)
    notify_everybody(date, MessageKind.DATE_CHANGED)
    queue_to_address("links@example.org", "de", MessageKind.LINKS)
    make_registration(date, "new@example.org")
    send_due_messages()
    assert recipients() == ["links@example.org", "new@example.org", *PEOPLE, *PEOPLE]


def test_next_message_is_found_by_the_index(db):
    due = Message.objects.due(make_date().starts_at)[:1]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # as it would be with many rows
    assert "messages_due" in due.explain()


# Told once


def test_change_of_a_date_is_told_once_and_the_next_one_again(date):
    told = Message.objects.filter(kind=MessageKind.DATE_CHANGED)
    for _twice in range(2):
        notify_everybody(date, MessageKind.DATE_CHANGED)
    assert told.count() == 3
    date.sequence += 1
    notify_everybody(date, MessageKind.DATE_CHANGED)
    assert told.count() == 6


@contextmanager
def interrupted(statement: str, do: Callable[[], object]) -> Iterator[None]:
    """Have another worker do something right before the first such statement on messages."""
    done = []

    def interrupt(execute, sql, params, many, context):
        if not done and sql.startswith(statement) and '"records_message"' in sql:
            done.append(True)
            do()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(interrupt):
        yield
    assert done


def test_nobody_is_reminded_twice_when_two_workers_do_it_at_once(date):
    with interrupted("INSERT", lambda: remind_due(day_before(date))):
        assert remind_due(day_before(date)) == 0
    messages = Message.objects.filter(kind=MessageKind.REMINDER)
    told = messages.values_list("registration__email", flat=True)
    assert sorted(told) == sorted(PEOPLE)


def test_message_is_sent_once_when_two_workers_find_it_at_once(date):
    make_registration(date, "new@example.org")
    with interrupted("UPDATE", send_due_messages):
        assert send_due_messages() == 0
    assert recipients() == ["new@example.org"]


def day_before(date: Occurrence) -> datetime:
    return date.starts_at - timedelta(days=1)


# What a message tells


def told_places(kind: MessageKind) -> set[int]:
    return set(Message.objects.get(kind=kind).places.values_list("pk", flat=True))


def struck_out(message: Message) -> list[Occurrence]:
    (training,) = letter_of(message).trainings
    return [facts.date for facts in training.dates if facts.is_struck_out]


def test_message_knows_the_places_it_tells_of(db):
    first, second, third = make_dates(3, booking_mode="some", max_people=2)
    registration = make_registration(first, occurrences=(first.pk, second.pk))
    both = set(Place.objects.values_list("pk", flat=True))
    assert told_places(MessageKind.PLEASE_CONFIRM) == both
    confirm(registration)
    assert told_places(MessageKind.CONFIRMED) == both
    add(registration, occurrences=(third.pk,))
    added = third.places.get()
    assert told_places(MessageKind.CHANGED) == {added.pk}
    cancel(registration)
    assert told_places(MessageKind.GIVEN_UP) == both | {added.pk}


def test_each_mail_of_two_changes_tells_its_own_when_they_are_sent_together(db):
    first, second, third = make_dates(3, booking_mode="some")
    dates = (first, second, third)
    registration = make_registration(first, occurrences=[date.pk for date in dates])
    confirm(registration)
    cancel_places(registration, places_of(registration, occurrence=first))
    cancel_places(registration, places_of(registration, occurrence=second))
    one, other = Message.objects.filter(kind=MessageKind.CHANGED).order_by("pk")
    assert struck_out(one) == [first]
    assert struck_out(other) == [second]


def test_date_given_back_is_struck_out_when_all_others_are_given_back_before_the_mail_goes(db):
    first, second = make_dates(2, booking_mode="some")
    registration = make_registration(first, occurrences=(first.pk, second.pk))
    confirm(registration)
    cancel_places(registration, places_of(registration, occurrence=first))
    cancel(registration)
    send_due_messages()
    told = Message.objects.filter(state=MessageState.SENT, kind__in=GIVES_BACK).order_by("pk")
    assert [struck_out(message) for message in told] == [[first], [second]]


def test_waiting_place_is_told_alone_when_it_is_offered(db):
    date = make_date(capacity=1)
    holder = make_place(date)
    waiting = make_registration(date, "omar@example.org", waits_for=frozenset({date.pk}))
    confirm(waiting)
    cancel(holder.participant.registration)
    assert told_places(MessageKind.PLACE_OFFERED) == {place_of(waiting).pk}
