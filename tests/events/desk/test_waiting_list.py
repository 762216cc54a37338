"""What the desk sees of the waiting list."""

import csv
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from events.booking.verbs import cancel, confirm, register
from events.records.models import Occurrence, Place
from events.records.models.place_states import PlaceState
from tests import factories
from tests.events.builders import date_of, make_registration, make_sign_up, place_of

LIST = reverse("registrations:index")
HOME = reverse("wagtailadmin_home")
DESK, EDITORS = "Trainingsbüro Berlin", "Redaktion Berlin"


@pytest.fixture
def training(berlin):
    return factories.make_training(berlin, "Haushalt lesen", capacity=2, max_people=2)


def wait_for(date, email, **fields):
    """Register for a full date and stand in line."""
    registration = make_registration(date, email, waits_for=frozenset({date.pk}), **fields)
    confirm(registration)
    return registration


@pytest.fixture
def line(training):
    """Two have places; behind them wait a pair, one and one more."""
    date = date_of(training)
    taking = register(make_sign_up(date, "amina@example.org", names=["Amina", "Bela"]))
    confirm(taking)
    wait_for(date, "pair@example.org", names=["Cem", "Dana"])
    wait_for(date, "emre@example.org", name="Emre")
    wait_for(date, "fatma@example.org", name="Fatma")
    return taking


def test_turns_are_those_of_the_waiting_list_whatever_is_filtered(line):
    waiting = Place.objects.waiting()
    turns = Place.objects.with_queue_position().filter(pk__in=waiting).order_by("pk")
    assert [place.queue_position for place in turns] == [1, 1, 2, 3]
    fatma = Place.objects.filter(participant__name="Fatma").with_queue_position().get()
    with translation.override("en"):
        assert (fatma.queue_position, fatma.standing) == (3, "on the waiting list, no. 3")


def test_places_that_do_not_wait_have_no_turn(line):
    cancel(line)
    turns = Place.objects.with_queue_position().exclude(state=PlaceState.WAITLISTED)
    assert {place.queue_position for place in turns} == {None}
    offered = turns.filter(state=PlaceState.OFFERED)
    with translation.override("en"):
        assert {place.standing for place in offered} == {"place offered"}


def test_list_says_the_turn_and_sorts_by_it(sign_in, line):
    asked = {"state": PlaceState.WAITLISTED, "ordering": "state"}
    page = sign_in(DESK).get(LIST, asked)
    names = [place.participant.name for place in page.context["object_list"]]
    assert names == ["Cem", "Dana", "Emre", "Fatma"]
    assert "on the waiting list, no. 2" in page.content.decode()


def test_registration_says_the_turn(sign_in, line):
    place = Place.objects.get(participant__name="Fatma")
    page = sign_in(DESK).get(reverse("registrations:inspect", args=[place.pk]))
    assert "on the waiting list, no. 3" in page.content.decode()


def test_export_has_the_turn_as_a_number(sign_in, line):
    export = sign_in(DESK).get(LIST, {"export": "csv"}).getvalue().decode("utf-8-sig")
    turns = {row["Name"]: row["In line"] for row in csv.DictReader(StringIO(export))}
    assert (turns["Amina"], turns["Cem"], turns["Fatma"]) == ("", "1", "3")


def test_dates_say_how_many_wait_and_how_many_are_offered(sign_in, line, training):
    address = reverse("desk:dates", args=[training.pk])
    assert "2 / 2, 4 waiting" in sign_in(EDITORS).get(address).content.decode()
    assert "2 of 2 taken, 4 waiting" in sign_in(DESK).get(HOME).content.decode()
    cancel(line)
    assert "2 / 2, 2 waiting, 2 offered" in sign_in(EDITORS).get(address).content.decode()
    assert "2 of 2 taken, 2 waiting, 2 offered" in sign_in(DESK).get(HOME).content.decode()


def test_kinds_of_needs_are_listed_without_what_was_said(sign_in, training):
    registration = make_registration(
        date_of(training), needs={"step_free": "", "other": "Insulin kühlen"}
    )
    page = sign_in(DESK).get(LIST).content.decode()
    assert registration.needs.count() == 2
    assert "a step-free way in, something else" in page
    assert "Insulin" not in page
    opened = sign_in(DESK).get(reverse("registrations:inspect", args=[place_of(registration).pk]))
    assert "a step-free way in<br>something else: Insulin" in opened.content.decode()


def test_what_is_needed_is_text_and_nothing_else(sign_in, training):
    registration = make_registration(date_of(training), needs={"other": "<script>1</script>"})
    opened = sign_in(DESK).get(reverse("registrations:inspect", args=[place_of(registration).pk]))
    assert "<script>1" not in opened.content.decode()


@pytest.mark.parametrize("address", [LIST, f"{LIST}?export=csv", HOME])
def test_queries_stay_the_same_when_the_line_grows(sign_in, line, training, address):
    browser, date = sign_in(DESK), date_of(training)
    browser.get(address)
    counts = []
    for size in range(2):
        for number in range(3):
            wait_for(date, f"{size}{number}@example.org", name=f"Person {number}")
        with CaptureQueriesContext(connection) as queries:
            browser.get(address).getvalue()
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_queries_of_the_dates_stay_the_same_when_they_grow(sign_in, berlin):
    counts = []
    browser = sign_in(EDITORS)
    for number in (2, 6):
        training = factories.make_training(
            berlin, f"{number} mal", capacity=1, recurrence=f"RRULE:FREQ=WEEKLY;COUNT={number}"
        )
        for date in Occurrence.objects.filter(event__key=training.translation_key):
            confirm(make_registration(date))
            wait_for(date, "emre@example.org")
        address = reverse("desk:dates", args=[training.pk])
        browser.get(address)
        with CaptureQueriesContext(connection) as queries:
            browser.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1]
