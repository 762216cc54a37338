"""Many at once: every seat is given once, whoever asks, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from http import HTTPStatus
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client as Browser
from django.urls import reverse
from django.utils import translation

from events.booking import waiting_list
from events.booking.occurrences import move_occurrence
from events.booking.signup import SignUp
from events.booking.states import BookingError, Refusal
from events.booking.undo import undo_giving_back
from events.booking.update_registration import update_registration
from events.booking.verbs import accept, add, cancel, cancel_places, confirm, register
from events.outbox.reminders import remind_due
from events.outbox.still_true import is_still_true
from events.privacy.access_links import Purpose, make_token
from events.privacy.data_rights import erase
from events.records.models import Message, Occurrence, Place, Registration
from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceState
from events.records.models.registration_options import BookingMode
from events.trainings.publishing import publish_event, withdraw_event
from tests import factories
from tests.events.builders import (
    lapse,
    make_date,
    make_dates,
    make_place,
    make_projection,
    make_registration,
    make_sign_up,
    place_of,
    places_of,
    revised,
)
from tests.events.processes import NAMES, Address, Visitor, free_address, restore_root, start_site
from tests.events.registration.test_registering import answers, form_url, led_to
from tests.events.registration.test_scarcity import hostile_form

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


def come(sign_up: SignUp) -> None:
    confirm(register(sign_up))


def test_half_of_the_seats_are_held_when_many_register_at_once():
    date = make_date(capacity=8)
    sign_ups = [make_sign_up(date, f"person{number}@example.org") for number in range(40)]
    outcomes = all_at_once([partial(register, sign_up) for sign_up in sign_ups])
    assert Counter(map(type, outcomes)) == {Registration: 40}
    assert taken(date) == 4


def test_seats_are_given_once_when_many_register_and_confirm_at_once():
    date = make_date(capacity=8, has_waiting_list=False)
    sign_ups = [make_sign_up(date, f"person{number}@example.org") for number in range(40)]
    outcomes = all_at_once([partial(come, sign_up) for sign_up in sign_ups])
    assert Counter(outcomes) == {None: 8, Refusal.FULL: 32}
    assert taken(date) == 8


def test_person_gets_one_place_when_she_registers_many_times_at_once():
    date = make_date(capacity=8)
    outcomes = all_at_once([partial(register, make_sign_up(date)) for _number in range(12)])
    assert Counter(map(type, outcomes)) == {Registration: 1, Refusal: 11}
    assert taken(date) == 1


def test_everybody_gets_one_place_when_groups_that_overlap_register_at_once():
    date = make_date(capacity=12, max_people=2)
    pairs = [("Amina", "Bilal"), ("Bilal", "Chiara"), ("Chiara", "Amina")] * 2
    calls = [partial(register, make_sign_up(date, names=pair)) for pair in pairs]
    assert {*all_at_once(calls)} - {*Registration.objects.all()} <= {Refusal.TWICE}
    names = Place.objects.active().values_list("participant__name", flat=True)
    assert sorted(names) == ["Amina", "Bilal", "Chiara"]


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
    date = make_date(capacity=10, has_waiting_list=False)
    leaving = [_sure([date], f"leaving{number}@example.org") for number in range(10)]
    coming = [make_sign_up(date, f"coming{number}@example.org") for number in range(10)]
    calls = [partial(cancel, registration) for registration in leaving]
    outcomes = all_at_once([*calls, *(partial(come, sign_up) for sign_up in coming)])
    assert set(outcomes) <= {None, Refusal.FULL}
    assert taken(date) == 10 - outcomes.count(Refusal.FULL)


def test_seat_is_given_once_when_many_want_it_while_giving_back_is_undone():
    date = make_date(capacity=1, has_waiting_list=False)
    mine = make_place(date).participant.registration
    given_back = places_of(mine)
    cancel(mine)
    undo = partial(undo_giving_back, mine, given_back)
    coming = [make_sign_up(date, f"coming{number}@example.org") for number in range(6)]
    outcomes = all_at_once([*(partial(register, one) for one in coming), undo, undo])
    assert set(outcomes[:6]) <= {*Registration.objects.all(), Refusal.FULL}
    assert set(outcomes[6:]) <= {None, Refusal.TAKEN}
    assert taken(date) == 1


def _give_back_on(date: Occurrence, registration: Registration) -> None:
    cancel_places(registration, places_of(registration, occurrence=date))


def test_people_are_forgotten_while_they_change_what_they_have():
    dates = make_dates(3, capacity=4, booking_mode=BookingMode.SERIES)
    mine = [_sure(dates, f"person{number}@example.org") for number in range(4)]
    waiting = [_sure(dates, f"later{number}@example.org") for number in range(4)]
    calls = []
    for registration in mine:
        again = partial(Registration.objects.get, pk=registration.pk)
        calls += [
            lambda again=again: erase(again()),
            lambda again=again: _give_back_on(dates[0], again()),
            lambda again=again: update_registration(again(), council="Beirat"),
        ]
    outcomes = all_at_once(calls)
    assert set(outcomes) <= {None, Refusal.GIVEN_UP}
    assert not Registration.objects.filter(pk__in=[one.pk for one in mine]).exclude(email="")
    offered = Place.objects.filter(state=PlaceState.OFFERED)
    assert offered.filter(participant__registration__in=waiting).count() == 12


def test_training_is_made_once_when_many_publish_it_at_once():
    source = make_projection()
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
    source = make_projection(capacity=1)
    date = publish_event(source).occurrences.get()
    fewer = partial(publish_event, revised(source, capacity=0))
    assert overtaken(fewer, partial(register, make_sign_up(date))) == Refusal.FULL


def test_register_is_refused_when_the_training_was_withdrawn_while_it_waited():
    source = make_projection()
    date = publish_event(source).occurrences.get()
    make_registration(date, "first@example.org")
    withdraw = partial(withdraw_event, source.event.key)
    assert overtaken(withdraw, partial(register, make_sign_up(date))) == Refusal.WITHDRAWN


def test_cancel_gives_up_the_date_that_was_added_while_it_waited():
    first, second = make_dates(2, booking_mode="some")
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
    overtaken(moved, partial(remind_due, due))
    # Reminders take no lock: one of the day before the move is dropped when it is to be sent.
    reminders = Message.objects.filter(kind=MessageKind.REMINDER)
    assert not any(is_still_true(message, due) for message in reminders)
    date.refresh_from_db()
    assert remind_due(date.starts_at - timedelta(days=1)) == 1


# Forms of strangers


def test_fifty_hostile_forms_leave_half_of_every_date_when_they_come_at_once():
    restore_root()
    home = factories.make_home()
    factories.make_training(home, capacity=20, booking_mode="some", max_people=5)
    dates = list(Occurrence.objects.select_related("event"))

    shares = [
        lambda share=share: [hostile_form(number, dates) for number in range(share, 50, 8)]
        for share in range(8)
    ]
    statuses = {status for share in all_at_once(shares) for status in share}
    assert statuses == {HTTPStatus.SEE_OTHER}
    for date in dates:
        assert date.places_left == 10


def test_clicks_that_arrive_at_once_are_one_registration_and_lead_to_the_same_page():
    restore_root()
    factories.make_training(factories.make_home(), capacity=20)
    date = Occurrence.objects.select_related("event").get()
    typed = answers(date)

    def click() -> tuple[int, object]:
        response = Browser().post(form_url(date), typed)
        path, (*told, _until) = led_to(response)  # until when is known to the first alone
        return response.status_code, (path, *told)

    seen = set(all_at_once([click] * 6))
    assert len(seen) == 1
    assert {status for status, _page in seen} == {HTTPStatus.SEE_OTHER}
    assert (Registration.objects.count(), Message.objects.count()) == (1, 1)


# The whole site, under the server it is run with


@pytest.fixture
def sites(db: None) -> Iterator[list[Address]]:
    """The addresses of two servers that use this test's database."""
    addresses = [free_address(), free_address()]
    running = [start_site(address) for address in addresses]
    yield addresses
    for site in running:
        site.end()


@dataclass
class Client:
    """What a visitor was answered."""

    email: str
    registered: int | None = None  # status; none where the form was not shown
    confirmed: int | None = None
    outcomes: list[Any] = field(default_factory=list)  # of asking in other ways


def visit(number: int, addresses: list[Address], date: Occurrence) -> Client:
    """Register in one of the languages; confirm; some give their place back, some wait."""
    client = Client(f"person{number}@example.org")
    people = number % 3 + 1
    visitor = Visitor(addresses[number % len(addresses)])
    with translation.override(("de", "en", "ar")[number % 3]):
        path = reverse("registration:register", kwargs={"key": date.event.key})
        client.registered = visitor.register(path, client.email, people)
        if client.registered != HTTPStatus.SEE_OTHER:
            waits_for = frozenset({date.pk})
            wish = make_sign_up(date, client.email, names=NAMES[:people], waits_for=waits_for)
            client.outcomes.append(attempt(partial(register, wish)))
        registration = Registration.objects.filter(email=client.email).first()
        if registration is None:
            return client
        token = make_token(registration, Purpose.CONFIRM)
        path = reverse("registration:confirm", kwargs={"token": token})
        client.confirmed = visitor.press(path)
    if number % 4 == 0:
        client.outcomes.append(attempt(partial(cancel, registration)))
    if number % 5 == 0:
        client.outcomes.append(attempt(partial(accept, registration, date)))
    return client


def attempt(call: Callable[[], Any]) -> Any:
    """What it gives, or why it is refused."""
    try:
        return call()
    except BookingError as error:
        return error.refusal


def test_two_hundred_people_get_twenty_seats_and_a_list_when_they_come_to_two_servers(sites):
    restore_root()
    home = factories.make_home(languages=("en", "ar"))
    factories.make_training(home, capacity=20, max_people=3)
    date = Occurrence.objects.select_related("event").get()
    visits = [
        lambda share=share: [visit(number, sites, date) for number in range(share, 200, 8)]
        for share in range(8)
    ]
    clients = [client for share in all_at_once(visits) for client in share]

    assert {client.registered for client in clients} <= {None, 303, 422}
    assert {client.confirmed for client in clients} <= {None, 303, 409}
    known = set(Registration.objects.values_list("email", flat=True))
    accepted = {client.email for client in clients if client.registered == HTTPStatus.SEE_OTHER}
    assert accepted
    assert accepted <= known
    sure = {client.email for client in clients if client.confirmed == HTTPStatus.SEE_OTHER}
    confirmed = Registration.objects.exclude(confirmed_at=None)
    assert sure == set(confirmed.values_list("email", flat=True))
    assert taken(date) <= 20
    first = next(waiting_list.waiting_groups(date), None)
    assert first
    assert len(first) > 20 - taken(date)
    told = Message.objects.filter(kind__in=(MessageKind.CONFIRMED, MessageKind.WAITLISTED))
    assert told.filter(occurrence=None).count() == confirmed.count()
