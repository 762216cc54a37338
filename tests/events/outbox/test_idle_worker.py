"""Where there is nothing to do the worker does nothing: it writes and locks no row."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.booking.verbs import confirm
from events.booking.waiting_list import process_due_waiting_lists
from events.mails.delivery import send_due_messages
from events.outbox.reminders import remind_due, thank_due
from events.records.models import Message, Occurrence
from kommpaktiv.jobs import scheduler
from tests.events.builders import make_date, make_place, make_registration, shift

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
WRITES = re.compile(r"\b(INSERT|UPDATE|DELETE|BEGIN|SAVEPOINT)\b")


def make_waiting(date: Occurrence, email: str, **fields: object) -> None:
    confirm(make_registration(date, email, waits_for=frozenset({date.pk}), **fields))


def make_full_date() -> Occurrence:
    """One that somebody waits for."""
    date = make_date(capacity=1)
    make_place(date)
    make_waiting(date, "waits@example.org")
    return date


@pytest.fixture
def _idle_site(db: None) -> None:
    """Dates to come, full, with too little room, in two days, and over; everything is sent."""
    make_place(make_date())
    make_full_date()
    roomy = make_date(capacity=2, max_people=2)
    make_place(roomy)
    make_waiting(roomy, "couple@example.org", names=("Omar", "Leyla"))
    soon = make_date()
    make_place(soon)
    shift(soon, -6 * DAY)
    over = make_date(says_thanks=True)
    make_place(over)
    shift(over, -9 * DAY)
    Occurrence.objects.get(pk=soon.pk).places.update(changed_at=soon.starts_at - 9 * DAY)
    assert (remind_due(), thank_due()) == (1, 1)
    send_due_messages()
    assert not Message.objects.due(soon.ends_at).exists()


@pytest.mark.usefixtures("_idle_site")
def test_worker_writes_nothing_in_an_hour_when_there_is_nothing_to_do():
    tasks = [task for task in scheduler.registered() if task.every <= HOUR]
    with CaptureQueriesContext(connection) as queries:
        for _twice in range(2):
            for task in tasks:
                task.work()
    assert {task.name for task in tasks} > {"send due messages", "process waiting lists"}
    assert [query["sql"] for query in queries if WRITES.search(query["sql"])] == []


def test_number_of_queries_is_the_same_when_more_dates_are_full(db, django_assert_num_queries):
    make_full_date()
    with CaptureQueriesContext(connection) as queries:
        assert process_due_waiting_lists() == 0
    make_full_date()
    with django_assert_num_queries(len(queries)):
        assert process_due_waiting_lists() == 0
