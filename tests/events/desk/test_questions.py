"""Questions at the desk: how an editor writes them, where the answers are read."""

import csv
from io import BytesIO, StringIO
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset

from events.records.models import Answer, Event
from events.records.questions import Condition, QuestionKind, read_questions
from events.trainings.models import EventPage, TrainingCalendarPage
from tests import factories
from tests.events.builders import date_of, write_place

from .test_editing import EDITORS, PUBLISH, add_address, edit_address, training_form

LIST = reverse("registrations:index")
DESK = "Trainingsbüro Berlin"


@pytest.fixture
def calendar(roles, berlin):
    page = factories.add(berlin, TrainingCalendarPage(title="Trainings"))
    factories.copy_to_languages(page, "en")
    return page


def question(kind="text", label="Wie?", **fields):
    """What the editor sends for one question."""
    return {
        "label": label,
        "help_text": "",
        "kind": kind,
        "choices": "Bus\r\nRad" if kind in ("choice", "choices") else "",
        "only_if_question": "",
        "only_if_answer": "",
    } | fields


def form_with(*questions, initial=0):
    return training_form(question_list=inline_formset(list(questions), initial=initial))


def errors_of(response):
    """By number of the question, counted from 1, and field."""
    forms = response.context["form"].formsets["question_list"].forms
    return {
        (number, name): str(messages[0])
        for number, form in enumerate(forms, 1)
        for name, messages in form.errors.items()
    }


# Writing them -------------------------------------------------------------------------------------


def test_editor_asks_questions_that_depend_on_each_other(sign_in, calendar):
    questions = (
        question("yes_no", "Kommst du mit Kindern?"),
        question("number", "Wie viele?", only_if_question="1", only_if_answer="Ja"),
        question("choices", "Wie kommt ihr?", is_required="on"),
        question("text", "Linie?", only_if_question="3", only_if_answer="Bus"),
    )
    response = sign_in(EDITORS).post(
        add_address(calendar, EventPage), form_with(*questions) | PUBLISH
    )
    assert response.status_code == 302, errors_of(response)
    children, number, way, line = read_questions(Event.objects.get().questions)
    assert number.condition == Condition(children.key, True)
    assert line.condition == Condition(way.key, "Bus")
    assert way.choices == ("Bus", "Rad")
    assert way.is_required


@pytest.mark.parametrize(
    ("questions", "place", "reason"),
    [
        ([question("choice", choices="")], (1, "choices"), "two choices"),
        ([question("choices", choices="Bus\n \n")], (1, "choices"), "two choices"),
        ([question("choice", choices="Bus\nRad\n Bus")], (1, "choices"), "Bus"),
        (
            [question(only_if_question="1", only_if_answer="Bus")],
            (1, "only_if_question"),
            "asked before this one",
        ),
        (
            [question(only_if_question="0", only_if_answer="ja"), question("yes_no")],
            (1, "only_if_question"),
            "asked before this one",
        ),
        (
            [question(), question(only_if_question="1", only_if_answer="Bus")],
            (2, "only_if_question"),
            "“Wie?” has no choices",
        ),
        (
            [question("choice"), question(only_if_question="1", only_if_answer="Auto")],
            (2, "only_if_answer"),
            "Bus, Rad",
        ),
        (
            [question("choice"), question(only_if_question="1", only_if_answer="")],
            (2, "only_if_answer"),
            "Bus, Rad",
        ),
        (
            [question("yes_no"), question(only_if_question="1", only_if_answer="yes")],
            (2, "only_if_answer"),
            "ja, nein",
        ),
        (
            [question("yes_no"), question(only_if_answer="ja")],
            (2, "only_if_question"),
            "which question",
        ),
    ],
)
def test_questions_are_refused_at_their_field_when_nobody_could_answer(
    sign_in, calendar, questions, place, reason
):
    response = sign_in(EDITORS).post(
        add_address(calendar, EventPage), form_with(*questions) | PUBLISH
    )
    assert response.status_code == 200
    errors = errors_of(response)
    assert list(errors) == [place]
    assert reason in errors[place]
    assert not EventPage.objects.exists()


def test_condition_holds_however_the_questions_are_reordered(sign_in, calendar):
    """It names the form of the other question, wherever that stands now."""
    questions = (
        question("text", "Linie?", only_if_question="3", only_if_answer="Bus", ORDER="3"),
        question("text", "Weg damit", DELETE="on", ORDER="1"),
        question("choice", "Wie kommst du?", ORDER="2"),
    )
    editor = sign_in(EDITORS)
    response = editor.post(add_address(calendar, EventPage), form_with(*questions) | PUBLISH)
    assert response.status_code == 302, errors_of(response)
    way, line = read_questions(Event.objects.get().questions)
    assert (way.label, line.condition) == ("Wie kommst du?", Condition(way.key, "Bus"))

    page = EventPage.objects.get(locale=Locale.get_default())
    form = BeautifulSoup(editor.get(edit_address(page)).content, "html.parser")
    assert form.select_one("[name=question_list-1-only_if_question] [selected]")["value"] == "1"
    assert form.select_one("[name=question_list-1-only_if_answer] [selected]")["value"] == "Bus"
    first, second = page.question_list.all()
    moved = (
        question("choice", "Wie kommst du?", id=str(first.pk), ORDER="2"),
        question(
            *("text", "Linie?"),
            id=str(second.pk),
            ORDER="3",
            only_if_answer="Bus",
            only_if_question="1",
        ),
        question("text", "Noch etwas?", id="", ORDER="1"),
    )
    response = editor.post(edit_address(page), form_with(*moved, initial=2) | PUBLISH)
    assert response.status_code == 302, errors_of(response)
    _more, way, line = read_questions(Event.objects.get().questions)
    assert line.condition == Condition(way.key, "Bus")


def test_condition_is_chosen_from_the_questions_and_their_answers(sign_in, calendar):
    editor = sign_in(EDITORS)
    questions = (
        question("yes_no", "Kinder?"),
        question("choice", "Wie?"),
        question("text", "Und?"),
    )
    editor.post(add_address(calendar, EventPage), form_with(*questions) | PUBLISH)
    page = EventPage.objects.get(locale=Locale.get_default())
    form = BeautifulSoup(editor.get(edit_address(page)).content, "html.parser")
    offered = form.select("[name=question_list-2-only_if_question] option")
    assert [option.get_text() for option in offered] == ["–", "Kinder?", "Wie?"]
    groups = form.select("[name=question_list-2-only_if_answer] optgroup")
    assert [group["label"] for group in groups] == ["Kinder?", "Wie?"]
    answers = [option["value"] for group in groups for option in group.select("option")]
    assert answers == ["ja", "nein", "Bus", "Rad"]


def test_draft_may_lack_choices_and_answers(sign_in, calendar):
    questions = (
        question("choice", "", choices=""),
        question("text", "Linie?", only_if_question="1"),
    )
    response = sign_in(EDITORS).post(add_address(calendar, EventPage), form_with(*questions))
    assert response.status_code == 302, errors_of(response)
    page = EventPage.objects.get(locale=Locale.get_default())
    draft = page.get_latest_revision_as_object()
    assert [row.only_if_question for row in draft.question_list.all()] == [None, 1]


def test_questions_keep_their_keys_when_the_training_is_edited(sign_in, calendar):
    editor = sign_in(EDITORS)
    editor.post(
        add_address(calendar, EventPage),
        form_with(question("choice", "Wie?"), question("date", "Ab?")) | PUBLISH,
    )
    page = EventPage.objects.get(locale=Locale.get_default())
    first, second = page.question_list.all()
    changed = (
        question("choice", "Wie kommst du?", id=str(first.pk), ORDER="2", choices="Zug\nBus\nRad"),
        question("date", "Ab?", id=str(second.pk), ORDER="1"),
        question("text", "Noch etwas?", id="", ORDER="3"),
    )
    response = editor.post(edit_address(page), form_with(*changed, initial=2) | PUBLISH)
    assert response.status_code == 302, errors_of(response)
    asked = read_questions(Event.objects.get().questions)
    assert [each.label for each in asked] == ["Ab?", "Wie kommst du?", "Noch etwas?"]
    assert [each.key for each in asked[:2]] == [second.translation_key, first.translation_key]


# Reading the answers ------------------------------------------------------------------------------


def make_questions(*labels, kind="text"):
    return [
        {
            "key": str(uuid4()),
            "kind": kind,
            "label": label,
            "help": "",
            "choices": [],
            "is_required": False,
            "condition": None,
        }
        for label in labels
    ]


@pytest.fixture
def event(berlin):
    """A training with two questions."""
    event = date_of(factories.make_training(berlin, "Haushalt lesen")).event
    event.questions = make_questions("Wie kommst du?", "Wie viele?")
    event.save()
    return event


def answer(place, asked, value):
    Answer.objects.create(
        registration=place.participant.registration,
        question=asked["key"],
        label=asked["label"],
        value=value,
    )


def rows(response):
    return list(csv.DictReader(StringIO(response.getvalue().decode("utf-8-sig"))))


def sheet_of(response):
    return load_workbook(BytesIO(response.getvalue())).active


def test_export_has_a_column_for_each_question_when_one_training_is_chosen(sign_in, event):
    way, number = event.questions
    date = event.occurrences.get()
    leyla, amadou, _nour = (write_place(date, name) for name in ("Leyla", "Amadou", "Nour"))
    answer(leyla, way, ["Bus", "Rad"])
    answer(leyla, number, 2.5)
    answer(amadou, number, False)
    browser = sign_in(DESK)
    asked = {"export": "csv", "event": event.pk, "ordering": "participant__name"}
    answers = [
        (row["Name"], row["Wie kommst du?"], row["Wie viele?"])
        for row in rows(browser.get(LIST, asked))
    ]
    assert answers == [("Amadou", "", "no"), ("Leyla", "Bus, Rad", "2.5"), ("Nour", "", "")]
    sheet = sheet_of(browser.get(LIST, asked | {"export": "xlsx"}))
    headings = [cell.value for cell in sheet[1]]
    assert headings[-2:] == ["Wie kommst du?", "Wie viele?"]
    assert sheet.cell(3, len(headings)).value == 2.5


def test_export_keeps_answers_to_questions_that_are_not_asked_any_more(sign_in, event):
    way, number = event.questions
    answer(write_place(event.occurrences.get()), number, 3)
    event.questions = [way]
    event.save()
    (row,) = rows(sign_in(DESK).get(LIST, {"export": "csv", "event": event.pk}))
    assert list(row)[-2:] == ["Wie kommst du?", "Wie viele?"]
    assert row["Wie viele?"] == "3"


def test_export_has_one_column_for_all_answers_when_no_training_is_chosen(sign_in, event):
    way, number = event.questions
    place = write_place(event.occurrences.get())
    answer(place, way, "Bus")
    answer(place, number, 3)
    (row,) = rows(sign_in(DESK).get(LIST, {"export": "csv"}))
    assert row["Answers"] == "Wie kommst du? Bus\nWie viele? 3"
    assert "Wie viele?" not in row


@pytest.mark.parametrize("chosen", [True, False])
@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t="])
def test_export_holds_no_formula_when_an_answer_or_question_looks_like_one(
    sign_in, event, start, chosen
):
    text = f"{start}HYPERLINK(1)"
    event.questions = make_questions(text)
    event.save()
    answer(write_place(event.occurrences.get()), event.questions[0], text)
    asked = {"event": event.pk} if chosen else {}
    browser = sign_in(DESK)
    (row,) = rows(browser.get(LIST, asked | {"export": "csv"}))
    heading, value = list(row.items())[-1]
    assert value.startswith("'" + (text if chosen else text.replace("\t", " ")))
    assert heading == (f"'{text}" if chosen else "Answers")
    sheet = sheet_of(browser.get(LIST, asked | {"export": "xlsx"}))
    assert "f" not in {cell.data_type for line in sheet for cell in line}
    assert [line[-1].value for line in sheet] == [heading, value]


def test_export_shows_nothing_of_a_foreign_training_when_it_is_asked_for(sign_in, event, hessen):
    foreign = date_of(factories.make_training(hessen, "Rede halten"))
    foreign.event.questions = make_questions("Geheime Frage?")
    foreign.event.save()
    answer(write_place(foreign), foreign.event.questions[0], "Geheim")
    for address in (f"{LIST}?export=csv", f"{LIST}?export=csv&event={foreign.event.pk}"):
        assert "Geheim" not in sign_in(DESK).get(address).getvalue().decode()


def test_registration_shows_its_answers_in_german(sign_in, event):
    way, number = event.questions
    place = write_place(event.occurrences.get(), language="ar")
    answer(place, way, "<b>Bus</b>")
    answer(place, number, True)
    page = sign_in(DESK).get(reverse("registrations:inspect", args=[place.pk]))
    assert page.context["answers"] == [("Wie kommst du?", "<b>Bus</b>"), ("Wie viele?", "yes")]
    assert "&lt;b&gt;Bus&lt;/b&gt;" in page.content.decode()


@pytest.mark.parametrize("query", ["export=csv", "export=csv&event={}", "event={}"])
def test_queries_stay_the_same_when_answers_grow(sign_in, event, query):
    browser = sign_in(DESK)
    address = f"{LIST}?{query}".format(event.pk)
    counts = []
    for _size in range(3):
        for number in range(4):
            place = write_place(event.occurrences.get(), f"Person {number}")
            for asked in event.questions:
                answer(place, asked, "Bus")
        with CaptureQueriesContext(connection) as queries:
            browser.get(address).getvalue()
        counts.append(len(queries))
    assert counts[1] == counts[2]


def test_kind_of_a_day_is_not_called_as_a_date_of_a_training():
    with translation.override("de"):
        assert str(QuestionKind.DATE.label) == "Datum"
