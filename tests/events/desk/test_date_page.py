"""One date's page: what the desk sees of it and can do there."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from recurrence import DAILY, Recurrence, Rule
from wagtail.models import ModelLogEntry

from events.booking.verbs import confirm
from events.mails.delivery import send_due_messages
from events.records.models import AttendanceMark, Event, Message, Occurrence, Place, Registration
from events.records.models.messages import MessageKind, MessageState
from events.records.models.place_states import PlaceState
from kommpaktiv.accounts import audit
from tests import factories
from tests.events.builders import date_of, make_place, make_registration, write_place

DESK, OTHER = "Trainingsbüro Berlin", "Trainingsbüro Hessen"


@pytest.fixture
def date(berlin):
    return date_of(factories.make_training(berlin, "Haushalt lesen", capacity=2))


@pytest.fixture
def desk(sign_in):
    return sign_in(DESK)


def address(name, date):
    return reverse(f"desk:{name}", args=[date.pk])


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def wait_in_line(date, email, name):
    registration = make_registration(date, email, name=name, waits_for=frozenset({date.pk}))
    confirm(registration)
    return Place.objects.get(participant__registration=registration)


def do(browser, date, verb, places, **fields):
    """Look at what would happen, and press the button."""
    data = {"verb": verb, "place": [place.pk for place in places], **fields}
    looked = browser.post(address("places", date), data)
    seen = looked.context["shown"].seen
    return browser.post(address("places", date), data | {"seen": seen})


def states_of(date):
    places = Place.objects.filter(occurrence=date).order_by("participant__name", "pk")
    return [(str(place.participant), place.state) for place in places]


def test_desk_sees_people_of_its_own_dates_and_the_log_knows(desk, sign_in, date):
    write_place(date, needs="Rampe", council="Beirat Berlin")
    page = desk.get(address("people", date))
    assert {"Leyla Öz", "Beirat Berlin", "Rampe"} <= set(
        re.findall("Leyla Öz|Beirat Berlin|Rampe", text_of(page))
    )
    assert ModelLogEntry.objects.for_instance(date).get().action == audit.VIEWED
    for name in ("people", "waiting", "mails", "attendance", "history", "add_person", "places"):
        assert desk.get(address(name, date)).status_code in (200, 303)
        assert sign_in(OTHER).get(address(name, date)).status_code == 404


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, ["Ada", "Öz"]),
        ({"q": "öz"}, ["Öz"]),
        ({"q": "beirat ost"}, ["Ada"]),
        ({"language": "tr"}, ["Öz"]),
        ({"show": "needs"}, ["Öz"]),
        ({"show": "gone"}, ["Bo"]),
        ({"show": "call"}, ["Ada"]),
        ({"order": "-name"}, ["Öz", "Ada"]),
    ],
)
def test_list_is_searched_filtered_and_sorted(desk, date, query, names):
    write_place(date, "Ada", "", council="Beirat Ost")
    write_place(date, "Öz", "oz@example.org", needs="Rampe", language="tr")
    write_place(date, "Bo", "bo@example.org", PlaceState.CANCELLED)
    rows = desk.get(address("people", date), query).context["list"].rows
    assert [str(row.place.participant) for row in rows] == names


def test_page_takes_as_many_queries_for_many_as_for_few(desk, date):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            desk.get(address("people", date))
        return len(captured)

    for number in range(3):
        write_place(date, f"Person {number}", f"p{number}@example.org", needs="Rampe")
    queries()
    few = queries()
    for number in range(3, 60):
        write_place(date, f"Person {number}", f"p{number}@example.org", needs="Rampe")
    assert queries() == few


def test_somebody_who_calls_has_a_place_at_once_and_is_told_in_a_minute(desk, date):
    data = {"name": "Hanna Petzold", "email": "", "telephone": "030 5550 172", "place": "seat"}
    form = desk.get(address("add_person", date)).context["form"]
    data |= {"language": "de", "consent": "on", "submission": form["submission"].value()}
    assert desk.post(address("add_person", date), data).status_code == 303
    desk.post(address("add_person", date), data)  # once more, by mistake
    assert states_of(date) == [("Hanna Petzold", PlaceState.CONFIRMED)]
    assert not Message.objects.exists()
    assert "030 5550 172" in text_of(desk.get(address("mails", date)))
    data |= {"name": "Emil Roth", "email": "emil@example.org", "submission": ""}
    form = desk.get(address("add_person", date)).context["form"]
    desk.post(address("add_person", date), data | {"submission": form["submission"].value()})
    message = Message.objects.get()
    assert (message.kind, message.due_at > timezone.now()) == (MessageKind.CONFIRMED, True)


def test_a_full_date_offers_the_list_or_a_place_more_and_the_log_says_so(desk, date):
    for email in ("a@example.org", "b@example.org"):
        make_place(date, email)
    form = desk.get(address("add_person", date)).context["form"]
    assert [choice for choice, _label in form.places] == ["list", "above"]
    data = {"name": "Hanna", "language": "de", "consent": "on", "place": "above"}
    desk.post(address("add_person", date), data | {"submission": form["submission"].value()})
    assert Place.objects.filter(state=PlaceState.CONFIRMED).count() == 3
    entry = ModelLogEntry.objects.for_instance(date).get(action="events.person_add")
    assert entry.data == {"places": 1, "above": True}


def test_places_taken_back_are_offered_and_a_minute_undoes_all_of_it(desk, date):
    first, second = (make_place(date, email) for email in ("a@example.org", "b@example.org"))
    waiting = wait_in_line(date, "c@example.org", "Cem")
    Message.objects.update(state=MessageState.SENT)
    looked = desk.get(address("places", date), {"verb": "take_back", "place": first.pk})
    assert looked.context["shown"].offered == ["Cem"]
    first.refresh_from_db()
    assert first.state == PlaceState.CONFIRMED
    do(desk, date, "take_back", [first])
    waiting.refresh_from_db()
    assert waiting.state == PlaceState.OFFERED
    assert desk.get(address("people", date)).context["undo"] == 1
    desk.post(address("undo", date))
    waiting.refresh_from_db()
    assert waiting.state == PlaceState.WAITLISTED
    here = Place.objects.filter(occurrence=date, state=PlaceState.CONFIRMED)
    assert {place.person for place in here} == {first.person, second.person}
    assert not Message.objects.filter(state=MessageState.QUEUED).exists()


def test_many_move_to_another_date_together(desk, berlin):
    twice = Recurrence(rrules=[Rule(DAILY, count=2)])
    training = factories.make_training(berlin, "Reden", capacity=2, recurrence=twice)
    old, new = Occurrence.objects.filter(event__key=training.translation_key)
    places = [make_place(old, f"p{number}@example.org") for number in range(2)]
    Message.objects.update(state=MessageState.SENT)
    response = do(desk, old, "move", places, to=new.pk, silent="1")
    assert response.status_code == 303
    assert {state for _name, state in states_of(new)} == {PlaceState.CONFIRMED}
    assert {state for _name, state in states_of(old)} == {PlaceState.CANCELLED}
    assert not Message.objects.filter(state=MessageState.QUEUED).exists()


def test_what_would_happen_is_shown_again_when_it_has_changed(desk, date):
    place = make_place(date, "a@example.org")
    data = {"verb": "take_back", "place": place.pk, "seen": "something else"}
    assert desk.post(address("places", date), data).context["has_changed"]
    assert states_of(date)[0][1] == PlaceState.CONFIRMED


def test_another_address_is_to_be_confirmed_and_the_place_stays(desk, date):
    place = make_place(date, "tippfehler@example.org")
    Message.objects.all().delete()
    url = reverse("desk:correct", args=[place.pk])
    form = desk.get(url).context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | {"email": "amina@example.net"}
    data.pop("silent")
    assert desk.post(url, data).status_code == 303
    registration = Registration.objects.get()
    assert (registration.email, registration.confirmed_at) == ("amina@example.net", None)
    assert Message.objects.get().kind == MessageKind.PLEASE_CONFIRM
    Message.objects.update(due_at=timezone.now())
    assert send_due_messages() == 1
    confirm(registration)
    place.refresh_from_db()
    assert place.state == PlaceState.CONFIRMED


def test_attendance_is_added_up_and_never_rewritten(desk, date):
    place = make_place(date)
    desk.post(address("attendance", date), {"here": place.pk})
    desk.post(address("attendance", date), {"here": place.pk})
    assert AttendanceMark.objects.present([place]).keys() == {place.pk}
    desk.post(address("attendance", date), {"undone": place.pk})
    assert AttendanceMark.objects.present([place]) == {}
    assert AttendanceMark.objects.count() == 2


def test_more_places_are_offered_in_line_after_a_look(desk, sign_in, date):
    for email in ("a@example.org", "b@example.org"):
        make_place(date, email)
    waiting = wait_in_line(date, "c@example.org", "Cem")
    looked = desk.post(address("capacity", date), {"capacity": 3})
    assert looked.context["shown"].offered == ["Cem"]
    desk.post(address("capacity", date), {"capacity": 3, "seen": looked.context["shown"].seen})
    waiting.refresh_from_db()
    assert waiting.state == PlaceState.OFFERED
    looked = desk.post(address("capacity", date), {"capacity": 3, "is_closed": "on"})
    assert looked.context["shown"].ended == 1
    seen = looked.context["shown"].seen
    desk.post(address("capacity", date), {"capacity": 3, "is_closed": "on", "seen": seen})
    date.refresh_from_db()
    assert date.is_closed
    response = sign_in("Redaktion Berlin").get(address("capacity", date))
    assert response.status_code == 302


def test_too_few_people_ask_for_a_decision_that_somebody_makes(desk, date):
    Event.objects.update(min_people=2, decide_days_before=20)
    make_place(date)
    page = desk.get(address("people", date))
    assert page.context["next"]["url"] == address("decision", date)
    assert desk.get(reverse("desk:start")).context["tasks"][0].url == address("decision", date)
    desk.post(address("decision", date), {"action": "go_ahead"})
    assert desk.get(address("people", date)).context["next"] is None
    desk.post(address("decision", date), {"action": "cancel", "reason_de": "Zu wenige"})
    date.refresh_from_db()
    assert date.is_cancelled


def test_start_page_shows_ones_own_dates_and_sign_ups(desk, sign_in, date):
    make_place(date)
    page = desk.get(reverse("desk:start"))
    assert [row.date for row in page.context["rows"]] == [date]
    assert page.context["chart"].total == 1
    assert not sign_in(OTHER).get(reverse("desk:start")).context["rows"]
