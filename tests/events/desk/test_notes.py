"""Writing to everybody who takes part in a date."""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageLogEntry

from events.booking.verbs import cancel, confirm, register
from events.outbox.notes import send_note
from events.records.errors import PastDateError
from events.records.models import Message, Note
from events.records.models.messages import MessageKind
from tests import factories
from tests.events.builders import date_of, make_date, make_registration, make_sign_up, shift

from .conftest import user_in

DESK, OTHER_DESK, EDITORS = "Trainingsbüro Berlin", "Trainingsbüro Hessen", "Redaktion Berlin"
HOME = reverse("wagtailadmin_home")
TEXTS = {"de": "Bitte bringt\n\neinen Stift mit.", "en": "Please bring a pen."}


@pytest.fixture
def training(berlin):
    return factories.make_training(berlin, "Haushalt lesen", capacity=2, max_people=2)


def note_of(date):
    return reverse("desk:note", args=[date.pk])


def told():
    notes = Message.objects.filter(kind=MessageKind.NOTE)
    return sorted(notes.values_list("registration__email", flat=True))


def fill(date):
    """A pair has the places, somebody waits, somebody has not confirmed a turn yet."""
    pair = register(make_sign_up(date, "pair@example.org", names=["Amina", "Bela"], language="ar"))
    confirm(pair)
    turn = frozenset({date.pk})
    confirm(make_registration(date, "waits@example.org", waits_for=turn))
    make_registration(date, "unconfirmed@example.org", waits_for=turn)
    return pair


def fields_of(response):
    """What the form on the page would send."""
    page = BeautifulSoup(response.content, "html.parser")
    form = next(form for form in page.find_all("form") if form.find(attrs={"name": "submission"}))
    sent = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")}
    return sent | {
        area["name"]: area.get_text().removeprefix("\n") for area in form.find_all("textarea")
    }


def written(browser, date, **more):
    """The form as it is after writing into it."""
    texts = {f"text_{code}": text for code, text in TEXTS.items()}
    return fields_of(browser.get(note_of(date))) | texts | more


# The verb -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("to_waiting", "emails"),
    [(False, ["pair@example.org"]), (True, ["pair@example.org", "waits@example.org"])],
)
def test_note_goes_once_to_each_registration_with_a_sure_place(db, to_waiting, emails):
    date = make_date(capacity=2, max_people=2)
    fill(date)
    assert send_note(date, TEXTS, None, to_waiting) == len(emails)
    assert told() == emails
    note = Note.objects.get()
    assert (note.texts, note.occurrence) == (TEXTS, date)
    assert {message.note for message in Message.objects.filter(kind="note")} == {note}


def test_note_reaches_those_who_are_offered_a_place_as_those_who_wait(db):
    date = make_date(capacity=2, max_people=2)
    cancel(fill(date))
    assert send_note(date, TEXTS, None, to_waiting=False) == 0
    assert send_note(date, TEXTS, None, to_waiting=True) == 1
    assert told() == ["waits@example.org"]


def test_note_sent_twice_is_one_and_two_notes_are_two(db):
    date, key = make_date(capacity=2, max_people=2), uuid4()
    fill(date)
    assert send_note(date, TEXTS, None, False, key) == 1
    assert send_note(date, TEXTS, None, False, key) == 0
    assert send_note(date, TEXTS, None, False, uuid4()) == 1
    assert Note.objects.count() == 2


def test_note_is_refused_when_the_date_is_over(db):
    date = make_date()
    confirm(make_registration(date))
    shift(date, by=-(date.ends_at - date.created_at) * 2)
    with pytest.raises(PastDateError):
        send_note(date, TEXTS, None, to_waiting=False)
    assert not Note.objects.exists()


# The pages ----------------------------------------------------------------------------------------


def test_writer_looks_at_the_note_and_sends_it(sign_in, training):
    date = date_of(training)
    fill(date)
    browser = sign_in(DESK)
    looked = browser.post(note_of(date), written(browser, date, to_waiting="on", action="look"))
    page = looked.content.decode()
    assert "Send to 3 people" in page
    assert "Arabic: 2 (gets the German text)" in page
    assert "German: 1" in page
    assert "<p>Bitte bringt</p>" in page
    assert "Please bring a pen." in page
    assert not Note.objects.exists()
    answer = browser.post(note_of(date), fields_of(looked) | {"action": "send"})
    back = f"{reverse('registrations:index')}?event={date.event_id}"
    assert (answer.status_code, answer.url) == (303, back)
    assert told() == ["pair@example.org", "waits@example.org"]
    note = Note.objects.get()
    assert note.author == user_in(DESK)
    assert note.texts["en"] == TEXTS["en"]
    assert note.texts["de"].split() == TEXTS["de"].split()
    assert "2 e-mails are on their way." in browser.get(HOME).content.decode()
    entry = PageLogEntry.objects.get(action="events.note_send")
    assert (entry.page_id, entry.user) == (training.pk, note.author)


def test_note_goes_to_sure_places_alone_unless_ticked(sign_in, training):
    date = date_of(training)
    fill(date)
    browser = sign_in(DESK)
    looked = browser.post(note_of(date), written(browser, date, action="look"))
    assert "Send to 2 people" in looked.content.decode()
    browser.post(note_of(date), fields_of(looked) | {"action": "send"})
    assert told() == ["pair@example.org"]


def test_form_sent_twice_tells_nobody_twice(sign_in, training):
    date = date_of(training)
    fill(date)
    browser = sign_in(DESK)
    sent = written(browser, date, action="send")
    assert [browser.post(note_of(date), sent).status_code for _time in range(2)] == [303, 303]
    assert told() == ["pair@example.org"]


def test_text_is_kept_when_it_is_to_be_changed(sign_in, training):
    date = date_of(training)
    browser = sign_in(DESK)
    looked = browser.post(note_of(date), written(browser, date, action="look"))
    assert "nothing would be sent" in looked.content.decode()
    changed = browser.post(note_of(date), fields_of(looked) | {"action": "change"})
    assert fields_of(changed)["text_en"] == TEXTS["en"]
    assert fields_of(changed)["submission"] == fields_of(looked)["submission"]


@pytest.mark.parametrize("action", ["look", "send"])
def test_german_text_is_required(sign_in, training, action):
    date = date_of(training)
    fill(date)
    browser = sign_in(DESK)
    answer = browser.post(note_of(date), written(browser, date, text_de=" ", action=action))
    assert "This field is required." in answer.content.decode()
    assert fields_of(answer)["text_en"] == TEXTS["en"]
    assert told() == []


def test_editors_of_the_training_may_write_and_return_to_its_dates(sign_in, training):
    date = date_of(training)
    fill(date)
    browser = sign_in(EDITORS)
    dates = reverse("desk:dates", args=[training.pk])
    opened = browser.get(reverse("desk:date", args=[training.pk, date.pk]))
    assert note_of(date) in opened.content.decode()
    answer = browser.post(note_of(date), written(browser, date, action="send"))
    assert (answer.status_code, answer.url) == (303, dates)
    assert told() == ["pair@example.org"]


def test_start_page_of_the_desk_leads_to_the_form(sign_in, training):
    assert note_of(date_of(training)) in sign_in(DESK).get(HOME).content.decode()


@pytest.mark.parametrize("group", [OTHER_DESK, "Redaktion Hessen", "Übersetzung"])
def test_nobody_else_may_write(sign_in, client, training, group):
    date = date_of(training)
    fill(date)
    sent = written(sign_in(DESK), date, action="send")
    browser = sign_in(group)
    assert browser.get(note_of(date)).status_code == 404
    assert browser.post(note_of(date), sent).status_code == 404
    assert client.post(note_of(date), sent).url.startswith(reverse("wagtailadmin_login"))
    assert told() == []


def test_past_date_takes_no_note(sign_in, training):
    date = date_of(training)
    fill(date)
    browser = sign_in(DESK)
    sent = written(browser, date, action="send")
    shift(date, by=-(date.ends_at - date.created_at) * 2)
    assert browser.post(note_of(date), sent).status_code == 303
    assert told() == []


def test_queries_stay_the_same_when_more_people_are_written_to(sign_in, berlin):
    browser = sign_in(DESK)
    counts = []
    for people in (2, 6):
        training = factories.make_training(berlin, f"Für {people}")
        date = date_of(training)
        for number in range(people):
            confirm(make_registration(date, f"{number}@example.org"))
        look, send = (written(browser, date, action=action) for action in ("look", "send"))
        for sent in (look, send):
            with CaptureQueriesContext(connection) as queries:
                browser.post(note_of(date), sent)
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
