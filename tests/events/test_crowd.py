"""Many at once: every seat is given once, whoever asks, on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from threading import Barrier
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.urls import reverse
from wagtail.models import Page

from events.domain.data_rights import erase
from events.domain.dates import move_occurrence
from events.domain.details import change_details
from events.domain.publishing import publish_event, withdraw_event
from events.domain.registration import add, cancel, confirm, register
from events.domain.reminders import remind_due
from events.domain.states import BookingError, Refusal
from events.models import Occurrence, Place, Registration
from events.models.registrations import PlaceState
from events.models.terms import Books
from events.public.guard import make_stamp
from tests import factories
from tests.events.builders import (
    lapse,
    make_date,
    make_dates,
    make_registration,
    make_sign_up,
    make_source,
    place_of,
)

pytestmark = pytest.mark.django_db(transaction=True)


def all_at_once(calls: list[Callable[[], Any]]) -> list[Any]:
    """What each call gave, or why it was refused.

    Each has a thread and a database connection of its own; none starts before all are there.
    """
    start = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        start.wait()
        try:
            return call()
        except BookingError as error:
            return error.refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def _sure(dates: list[Occurrence], email: str) -> Registration:
    """Of one person for all of the dates, or for their waiting lists."""
    keys = [date.pk for date in dates]
    registration = register(
        make_sign_up(dates[0], email, occurrences=keys, waits_for=frozenset(keys))
    )
    confirm(registration)
    return registration


def taken(date: Occurrence) -> int:
    return Place.objects.holding().filter(occurrence=date).count()


# The booking service


def test_seats_are_given_once_when_many_register_at_once():
    date = make_date(capacity=8)
    sign_ups = [make_sign_up(date, f"person{number}@example.org") for number in range(40)]
    outcomes = all_at_once([partial(register, sign_up) for sign_up in sign_ups])
    assert Counter(map(type, outcomes)) == {Registration: 8, Refusal: 32}
    assert taken(date) == 8


def test_person_gets_one_place_when_she_registers_many_times_at_once():
    date = make_date(capacity=8)
    outcomes = all_at_once([partial(register, make_sign_up(date)) for _number in range(12)])
    assert Counter(map(type, outcomes)) == {Registration: 1, Refusal: 11}
    assert taken(date) == 1


def test_form_is_one_registration_when_it_arrives_many_times_at_once():
    date = make_date(capacity=8)
    sign_up = make_sign_up(date)
    outcomes = all_at_once([partial(register, sign_up)] * 12)
    assert len(set(outcomes)) == 1
    assert taken(date) == 1


def test_last_seat_is_given_once_when_lapsed_holds_are_confirmed_at_once():
    date = make_date(capacity=1)
    late = []
    for number in range(6):
        late.append(make_registration(date, f"person{number}@example.org"))
        lapse(place_of(late[-1]))
    outcomes = all_at_once([partial(confirm, registration) for registration in late])
    assert outcomes == [None] * 6
    assert taken(date) == 1
    assert date.people_waiting == 5


def test_seats_add_up_when_people_come_and_go_at_once():
    date = make_date(capacity=10)
    leaving = [make_registration(date, f"leaving{number}@example.org") for number in range(10)]
    coming = [make_sign_up(date, f"coming{number}@example.org") for number in range(10)]
    calls = [partial(cancel, registration) for registration in leaving]
    outcomes = all_at_once([*calls, *(partial(register, sign_up) for sign_up in coming)])
    registered = sum(isinstance(outcome, Registration) for outcome in outcomes)
    assert taken(date) == registered <= 10


def test_people_are_forgotten_while_they_change_what_they_have():
    dates = make_dates(3, capacity=4, books=Books.SERIES)
    mine = [_sure(dates, f"person{number}@example.org") for number in range(4)]
    waiting = [_sure(dates, f"later{number}@example.org") for number in range(4)]
    calls = []
    for registration in mine:
        again = partial(Registration.objects.get, pk=registration.pk)
        calls += [
            lambda again=again: erase(again()),
            lambda again=again: cancel(again(), occurrences=[dates[0].pk]),
            lambda again=again: change_details(again(), council="Beirat"),
        ]
    outcomes = all_at_once(calls)
    assert set(outcomes) <= {None, Refusal.GIVEN_UP}
    assert not Registration.objects.filter(pk__in=[one.pk for one in mine]).exclude(email="")
    offered = Place.objects.filter(state=PlaceState.OFFERED)
    assert offered.filter(participant__registration__in=waiting).count() == 12


def test_training_is_made_once_when_many_publish_it_at_once():
    source = make_source()
    events = all_at_once([partial(publish_event, source) for _editor in range(6)])
    assert len({event.pk for event in events}) == 1
    assert Occurrence.objects.count() == 1


# Who waits for a lock finds another world when it is theirs


def overtaken(change: Callable[[], Any], call: Callable[[], Any]) -> Any:
    """What `call` gives, on a connection of its own, when `change` is through while it waits."""
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            change()
            outcome = pool.submit(all_at_once, [call])
            while not (outcome.done() or somebody_waits()):
                pass
        return outcome.result()[0]


def somebody_waits() -> bool:
    """Whether another connection waits for this one; SQLite does not tell, and nobody overtakes."""
    if connection.vendor == "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks"
            " WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
        )
        return bool(cursor.fetchone()[0])


def test_register_counts_the_seats_that_were_published_while_it_waited():
    source = make_source(capacity=1)
    date = publish_event(source).occurrences.get()
    fewer = partial(publish_event, replace(source, capacity=0))
    assert overtaken(fewer, partial(register, make_sign_up(date))) == Refusal.FULL


def test_register_is_refused_when_the_training_was_withdrawn_while_it_waited():
    source = make_source()
    date = publish_event(source).occurrences.get()
    make_registration(date, "first@example.org")
    withdraw = partial(withdraw_event, source.key)
    assert overtaken(withdraw, partial(register, make_sign_up(date))) == Refusal.WITHDRAWN


def test_cancel_gives_up_the_date_that_was_added_while_it_waited():
    first, second = make_dates(2, books="some")
    registration = make_registration(first)
    confirm(registration)
    added = partial(add, registration, occurrences=[second.pk])
    overtaken(added, partial(cancel, Registration.objects.get()))
    assert set(Place.objects.values_list("state", flat=True)) == {PlaceState.CANCELLED}


def test_nobody_is_reminded_of_the_day_from_which_the_date_moved_while_it_waited():
    date = make_date()
    confirm(make_registration(date))
    due = date.starts_at - timedelta(days=1)
    start = date.local_start.replace(tzinfo=None) + timedelta(days=30)
    moved = partial(move_occurrence, date, start, start + timedelta(hours=1))
    assert overtaken(moved, partial(remind_due, due)) == 0
    assert remind_due(date.starts_at - timedelta(days=1)) == 1


def restore_root() -> None:
    """Give an emptied database back the page all others stand below."""
    ContentType.objects.clear_cache()
    factories.make_locales()
    if Page.get_first_root_node() is None:
        Page.add_root(title="Root", slug="root")


# The whole site, under the server it is run with


@pytest.fixture
def site(db: None) -> Iterator[tuple[str, int]]:
    """The address of the site, served by two processes that use this test's database."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        host, port = probe.getsockname()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "2"]
    command += ["--blocking-threads", "8", "--host", host, "--port", str(port), "--no-ws"]
    root = str(settings.ROOT)
    environment = os.environ | {
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "kommpaktiv.settings.test",
        "PYTHONPATH": os.pathsep.join([root, str(Path(root) / "site")]),
    }
    server = subprocess.Popen(  # noqa: S603
        [*command, "kommpaktiv.wsgi:application"],
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        said = ""
        while said.count("Started worker") < 2:
            line = server.stdout.readline()
            assert line, said
            said += line
        yield host, port
    finally:
        server.terminate()
        server.communicate()


def database_url() -> str:
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    user, password = database["USER"], database["PASSWORD"]
    server = f"{database['HOST']}:{database['PORT'] or 5432}"
    return f"postgres://{user}:{password}@{server}/{database['NAME']}"


def open_form(address: tuple[str, int], path: str) -> tuple[str, str]:
    """The token and the cookie that come with the form."""
    browser = HTTPConnection(*address, timeout=60)
    browser.request("GET", path)
    response = browser.getresponse()
    page = BeautifulSoup(response.read(), "html.parser")
    browser.close()
    token = page.select_one("main [name=csrfmiddlewaretoken]")["value"]
    return token, response.getheader("Set-Cookie").split(";")[0]


def send_form(address: tuple[str, int], path: str, cookie: str, answers: dict[str, str]) -> int:
    browser = HTTPConnection(*address, timeout=120)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
    browser.request("POST", path, urlencode(answers), headers)
    status = browser.getresponse().status
    browser.close()
    return status


def test_twenty_seats_are_twenty_when_two_hundred_people_send_the_form_at_once(site):
    restore_root()
    home = factories.make_home(languages=())
    factories.make_training(home, capacity=20)
    date = Occurrence.objects.select_related("event").get()
    path = reverse("events_public:register", kwargs={"key": date.event.key})
    token, cookie = open_form(site, path)
    people = [
        {
            "csrfmiddlewaretoken": token,
            "date": str(date.uid),
            "name": f"Person {number}",
            "email": f"person{number}@example.org",
            "privacy": "on",
            "submission": str(uuid4()),
            "stamp": make_stamp(),
        }
        for number in range(200)
    ]
    calls = [partial(send_form, site, path, cookie, answers) for answers in people]
    assert Counter(all_at_once(calls)) == {303: 20, 422: 180}
    assert taken(date) == Registration.objects.count() == 20
