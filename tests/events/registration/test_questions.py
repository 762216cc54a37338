"""The questions of a training: what is asked of whom, and what becomes of the answers."""

from types import MappingProxyType
from typing import Any
from uuid import UUID, uuid4

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from wagtail.models import Locale

from events.booking.signup import GivenAnswer, write_answers
from events.booking.update_registration import update_registration
from events.records.models import Answer, Event, Registration
from events.records.questions import Condition, Question, QuestionKind, asked, read_questions
from events.registration.answer_fields import DayAnswerField, NumberAnswerField, written_number
from events.registration.antispam import make_stamp
from events.registration.questions import (
    LONGEST_TEXT,
    QuestionFields,
    answers_of,
    field_name,
    given_before,
)
from events.trainings.models import EventPage, EventQuestion
from tests import factories
from tests.events.builders import make_registration

# The first draw of a text makes Hypothesis's tables of Unicode, which takes seconds.
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


class AskingForm(QuestionFields):
    """A form of nothing but questions, and what follows them."""

    privacy = forms.BooleanField(required=False)

    def __init__(self, *args: Any, event: Event, given: Any = MappingProxyType({}), **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.ask(event, given)


def make_question(kind: str = QuestionKind.TEXT, label: str = "Wie?", **fields: Any) -> Question:
    if kind in (QuestionKind.CHOICE, QuestionKind.CHOICES):
        fields.setdefault("choices", ("Bus", "Rad", "zu Fuß"))
    return Question(key=fields.pop("key", None) or uuid4(), kind=kind, label=label, **fields)


def event_asking(*questions: Question) -> Event:
    return Event(key=uuid4(), questions=[question.as_json() for question in questions])


def form_of(*questions: Question, **answers: Any) -> AskingForm:
    """The form as it was sent with these answers, one for each question, in their order."""
    return send(event_asking(*questions), list(answers.values()))


def send(event: Event, answers: list[Any], **fields: Any) -> AskingForm:
    data = QueryDict(mutable=True)
    for question, answer in zip(event.questions, answers, strict=False):
        values = answer if isinstance(answer, list) else [answer]
        data.setlist(field_name(UUID(question["key"])), values)
    return AskingForm(data, event=event, **fields)


def given_to(event: Event, *answers: Any) -> list[Any]:
    form = send(event, list(answers))
    assert form.is_valid(), form.errors
    return [answer.value for answer in form.given_answers()]


def soup_of(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


# What is asked ------------------------------------------------------------------------------------


@st.composite
def question_sets(draw: st.DrawFn) -> list[Question]:
    """Any questions, those that depend on others after them."""
    questions: list[Question] = []
    for _number in range(draw(st.integers(0, 8))):
        deciding = [q for q in questions if q.kind in ("choice", "choices", "yes_no")]
        condition = None
        if deciding and draw(st.booleans()):
            on = draw(st.sampled_from(deciding))
            values = st.booleans() if on.kind == "yes_no" else st.sampled_from(on.choices)
            condition = Condition(on.key, draw(values))
        kind = draw(st.sampled_from(QuestionKind.values))
        words = st.text(min_size=1, max_size=8).map(str.strip).filter(bool)
        choices = draw(st.lists(words, min_size=2, max_size=4, unique=True))
        questions.append(
            make_question(
                kind,
                label=draw(st.text(max_size=20)),
                choices=tuple(choices) if kind in ("choice", "choices") else (),
                is_required=draw(st.booleans()),
                condition=condition,
            )
        )
    return questions


def sent_answers(questions: list[Question]) -> st.SearchStrategy[list[Any]]:
    """What a browser, or somebody else, sends to them."""
    likely = {"yes_no": ["ja", "nein"], "number": ["3", "-1,5"], "date": ["2026-12-03"]}
    anything = st.one_of(st.text(max_size=20), st.lists(st.text(max_size=5), max_size=3))
    return st.tuples(
        *(
            st.one_of(st.sampled_from([*q.choices, *likely.get(q.kind, ["Ja."]), ""]), anything)
            for q in questions
        )
    ).map(list)


@unhurried
@given(questions=question_sets())
def test_question_is_the_same_when_kept_as_json(questions):
    assert read_questions(event_asking(*questions).questions) == questions


@unhurried
@given(data=st.data(), questions=question_sets())
def test_only_questions_that_are_asked_are_answered_whatever_is_sent(data, questions):
    """What counts is what one would have been asked, had one answered question by question."""
    with translation.override("de"):
        form = send(event_asking(*questions), data.draw(sent_answers(questions)))
        is_valid = form.is_valid()
        given_answers = {answer.question: answer.value for answer in form.given_answers()}
    reached = []
    for question in questions:
        met = True
        if question.condition:
            value = given_answers.get(question.condition.key)
            wanted = question.condition.value
            met = wanted in value if isinstance(value, list) else value == wanted
        if met:
            reached.append(question)
    assert set(given_answers) <= {question.key for question in reached}
    assert asked(questions, given_answers) == reached
    if is_valid:
        required = {question.key for question in reached if question.is_required}
        assert required <= set(given_answers)
    for question in questions:
        if question not in reached:
            assert field_name(question.key) not in form.errors


def test_chain_ends_where_a_question_is_not_asked():
    first = make_question(QuestionKind.YES_NO)
    second = make_question(QuestionKind.CHOICE, condition=Condition(first.key, True))
    third = make_question(is_required=True, condition=Condition(second.key, "Bus"))
    event = event_asking(first, second, third)
    assert given_to(event, "nein", "Bus", "Linie 4") == [False]
    assert given_to(event, "ja", "Rad", "Linie 4") == [True, "Rad"]
    assert given_to(event, "ja", "Bus", "Linie 4") == [True, "Bus", "Linie 4"]
    missing = send(event, ["ja", "Bus", ""])
    assert not missing.is_valid()
    assert list(missing.errors) == [field_name(third.key)]


def test_condition_is_met_when_one_of_several_choices_is_it():
    first = make_question(QuestionKind.CHOICES)
    second = make_question(condition=Condition(first.key, "Rad"))
    event = event_asking(first, second)
    assert given_to(event, ["Bus", "Rad", "Rad"], "ja") == [["Bus", "Rad"], "ja"]
    assert given_to(event, ["Bus"], "ja") == [["Bus"]]


def test_nonsense_does_not_matter_where_it_is_not_asked():
    first = make_question(QuestionKind.YES_NO)
    second = make_question(QuestionKind.NUMBER, condition=Condition(first.key, True))
    assert given_to(event_asking(first, second), "nein", "viele") == [False]


@pytest.mark.parametrize("kind", QuestionKind.values)
def test_required_question_asks_for_its_answer_whatever_its_kind(kind):
    question = make_question(kind, is_required=True)
    form = form_of(question, answer="")
    with translation.override("en"):
        assert str(form.errors[field_name(question.key)][0]) == "Please answer this question."


@pytest.mark.parametrize("kind", QuestionKind.values)
def test_optional_question_may_be_left_out_whatever_its_kind(kind):
    assert given_to(event_asking(make_question(kind)), "") == []


@pytest.mark.parametrize("kind", QuestionKind.values)
@pytest.mark.parametrize("sent", ["\x07" + "x" * 1_000_000, "9" * 1_000_000])
def test_question_refuses_what_is_no_answer_whatever_its_kind(kind, sent):
    question = make_question(kind)
    form = form_of(question, answer=sent)
    assert list(form.errors) == [field_name(question.key)]
    assert form.given_answers() == []
    assert "\x07" not in str(form)


def test_answer_is_kept_without_what_one_cannot_see():
    assert given_to(event_asking(make_question()), "Mit\x0bBegleitung\x07") == ["Mit\nBegleitung"]
    assert given_to(event_asking(make_question()), "\x00\u200b\u3164") == []


def test_text_is_kept_in_any_writing():
    said = "من إرفورت 🚲\nZoë"
    assert given_to(event_asking(make_question()), said) == [said]
    assert given_to(event_asking(make_question()), "é" * LONGEST_TEXT) == ["é" * LONGEST_TEXT]


# Numbers and dates --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "typed", "value"),
    [
        ("de", "3", 3),
        ("de", "1,5", 1.5),
        ("de", "1.5", 1.5),
        ("de", "1.000", 1000),
        ("de", "-1.234.567,25", -1234567.25),
        ("de-simple", "1,5", 1.5),
        ("en", "1.5", 1.5),
        ("en", "1,000", 1000),
        ("en", " \u22122 ", -2),
        ("tr", "1,5", 1.5),
        ("uk", "1 000,5", 1000.5),
        ("ar", "١٫٥", 1.5),
        ("fa", "۱۲", 12),
        ("de", "0", 0),
        ("de", "-0", 0),
        ("de", "9" * 15, 999_999_999_999_999),
    ],
)
def test_number_is_read_as_the_language_writes_it(language, typed, value):
    with translation.override(language):
        read = NumberAnswerField().clean(typed)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize("language", factories.LANGUAGES)
@pytest.mark.parametrize(
    "typed",
    ["viele", "inf", "nan", "1e999", "1e5", "0x10", "1_000", "--1", "1,2,3", "1.", "½", "9" * 16],
)
def test_number_is_refused_when_it_is_none(language, typed):
    with translation.override(language), pytest.raises(forms.ValidationError):
        NumberAnswerField().clean(typed)


@unhurried
@given(
    language=st.sampled_from(factories.LANGUAGES),
    digits=st.integers(-(10**15) + 1, 10**15 - 1),
    places=st.integers(0, 8),
)
@example(language="de", digits=1000, places=3)
@example(language="ar", digits=1, places=3)
@example(language="ar", digits=1001, places=3)
def test_number_is_the_same_when_it_is_shown_and_sent_again(language, digits, places):
    value = digits / 10**places
    number = int(value) if value.is_integer() else value
    with translation.override(language):
        assert NumberAnswerField().clean(written_number(number)) == number


@pytest.mark.parametrize(
    ("language", "typed"),
    [("de", "2026-12-03"), ("de", "3.12.2026"), ("de-simple", "03.12.2026"), ("ar", "2026-12-03")],
)
def test_date_is_kept_as_iso_however_it_is_typed(language, typed):
    with translation.override(language):
        assert DayAnswerField().clean(typed) == "2026-12-03"
    assert "maxlength" not in DayAnswerField().widget.attrs  # not valid with type="date"


@pytest.mark.parametrize("typed", ["morgen", "2026-02-30", "0000-01-01", "2026-12", "12345-01-01"])
def test_date_is_refused_when_it_is_none(typed):
    with pytest.raises(forms.ValidationError):
        DayAnswerField().clean(typed)


# The German page says what is asked ---------------------------------------------------------------


def add_questions(page: EventPage, *rows: dict[str, Any]) -> EventPage:
    """Publish the page with these questions after those it has."""
    have = page.question_list.count()
    for number, row in enumerate(rows, have):
        page.question_list.add(EventQuestion(sort_order=number, locale=page.locale, **row))
    page.save_revision().publish()
    return EventPage.objects.get(pk=page.pk)


BY_BUS = (
    {"label": "Wie kommst du?", "kind": "choice", "choices": "Bus\r\n\n Rad ", "is_required": True},
    {"label": "Welche Linie?", "only_if_question": 1, "only_if_answer": "Bus"},
)


@pytest.fixture
def page(date):
    """The page of the training, with two questions."""
    page = EventPage.objects.get(translation_key=date.event.key, locale=Locale.get_default())
    page = add_questions(page, *BY_BUS)
    date.event.refresh_from_db()
    return page


def test_training_asks_what_its_published_page_says(page, date):
    way, line = read_questions(date.event.questions)
    assert (way.label, way.choices, way.is_required) == ("Wie kommst du?", ("Bus", "Rad"), True)
    assert [way.key, line.key] == [row.translation_key for row in page.question_list.all()]
    assert line.condition == Condition(way.key, "Bus")


def test_training_asks_in_the_order_of_its_page(page, date):
    first, second = page.question_list.all()
    first.sort_order, second.sort_order = 1, 0
    page.question_list.add(first, second)
    page.save_revision().publish()
    labels = [question["label"] for question in Event.objects.get().questions]
    assert labels == ["Welche Linie?", "Wie kommst du?"]


@pytest.mark.parametrize(
    ("number", "answer"), [(2, "Bus"), (3, "Bus"), (0, "Bus"), (1, "Auto"), (1, "")]
)
def test_question_is_always_asked_when_its_condition_means_nothing(page, number, answer):
    row = page.question_list.last()
    row.only_if_question, row.only_if_answer = number, answer
    page.question_list.add(row)
    page.save_revision().publish()
    assert Event.objects.get().questions[1]["condition"] is None


def test_draft_asks_nothing_yet(page):
    page.question_list.add(EventQuestion(sort_order=9, label="Noch etwas?", locale=page.locale))
    page.save_revision()
    assert len(Event.objects.get().questions) == 2


# The form -----------------------------------------------------------------------------------------


def form_url(event: Event, language: str = "de") -> str:
    with translation.override(language):
        return reverse("registration:register", kwargs={"key": event.key})


def typed(date, **answers) -> dict[str, Any]:
    return {
        "date": str(date.uid),
        "name": "Amina Diallo",
        "email": "amina@example.org",
        "privacy": "on",
        "submission": str(uuid4()),
        "stamp": make_stamp(),
    } | answers


def names_of(event: Event) -> list[str]:
    return [field_name(question.key) for question in read_questions(event.questions)]


def test_form_asks_before_the_privacy_notice(client, page, date):
    form = soup_of(client.get(form_url(date.event))).select_one("form.form")
    names = [field["name"] for field in form.select("[name]")]
    way, line = names_of(date.event)
    assert names.index("email") < names.index(way) < names.index(line) < names.index("privacy")
    assert [radio["value"] for radio in form.select(f"[name='{way}']")] == ["Bus", "Rad"]


def test_form_shows_conditional_questions_with_their_condition_without_a_script(client, page, date):
    form = soup_of(client.get(form_url(date.event, "en")))
    way, line = names_of(date.event)
    part = form.select_one(f"[data-only-if='{way}']")
    assert part["data-answer"] == "Bus"
    assert not part.has_attr("hidden")
    answer, question = part.select(".help q")
    assert (answer.get_text(), question.get_text()) == ("Bus", "Wie kommst du?")
    assert answer["lang"] == question["lang"] == "de"
    assert part.select_one(".help")["id"] in form.select_one(f"[name='{line}']")["aria-describedby"]
    assert "(optional)" in part.select_one("label").get_text()


def test_form_loads_its_script_only_when_it_asks(client, date, page):
    assert soup_of(client.get(form_url(date.event))).select("script[src*='questions']")
    Event.objects.update(questions=[])
    assert not soup_of(client.get(form_url(date.event))).select("script[src*='questions']")


def test_registering_keeps_the_answers_by_their_questions(client, page, date):
    way, line = names_of(date.event)
    response = client.post(form_url(date.event), typed(date, **{way: "Bus", line: "Linie 4"}))
    assert response.status_code == 303
    answers = Answer.objects.order_by("pk").values_list("label", "value")
    assert list(answers) == [("Wie kommst du?", "Bus"), ("Welche Linie?", "Linie 4")]


def test_registering_is_refused_at_the_question_and_keeps_what_was_typed(client, page, date):
    _way, line = names_of(date.event)
    response = client.post(form_url(date.event, "en"), typed(date, **{line: "Linie 4"}))
    assert response.status_code == 422
    assert not Registration.objects.exists()
    form = soup_of(response)
    (problem,) = form.select("#problems a")
    group = form.find(id=problem["href"].removeprefix("#"))
    assert group.name == "fieldset"
    assert problem.strong.get_text() in group.legend.get_text()
    assert problem.span.get_text() in form.find(id=group["aria-describedby"]).get_text()
    assert form.select_one(f"[name='{line}']").get_text().strip() == "Linie 4"


@pytest.mark.parametrize("forged", ["Auto", "bus", "\x00", "x" * 1_000_000])
def test_registering_refuses_a_choice_that_is_none(client, page, date, forged):
    way, _line = names_of(date.event)
    assert client.post(form_url(date.event), typed(date, **{way: forged})).status_code == 422
    assert not Registration.objects.exists()


def test_form_says_numbers_in_a_field_for_them_and_keeps_nonsense(client, page, date):
    add_questions(page, {"label": "Wie viele?", "kind": "number"}, {"label": "Ab?", "kind": "date"})
    event = Event.objects.get()
    way, _line, number, day = names_of(event)
    sent = {way: "Rad", number: "viele", day: "bald"}
    form = soup_of(client.post(form_url(event, "en"), typed(date, **sent)))
    field = form.select_one(f"[name='{number}']")
    assert (field["inputmode"], field["value"], field["aria-invalid"]) == (
        "decimal",
        "viele",
        "true",
    )
    assert form.select_one(f"[name='{day}']")["type"] == "date"
    assert len(form.select("#problems a")) == 2


# In other languages -------------------------------------------------------------------------------


@pytest.fixture
def english(page):
    """The training in English, translated by hand."""
    alias = page.get_translation(Locale.objects.get(language_code="en"))
    alias.alias_of = None
    way, line = alias.question_list.all()
    way.label, way.choices = "How do you come?", "bus\nbike"
    line.label = "Which line?"
    alias.question_list.add(way, line)
    alias.save_revision().publish()
    return EventPage.objects.get(pk=alias.pk)


@pytest.fixture
def page_with_alias(date, page):
    factories.copy_to_languages(page.get_parent(), "en")
    factories.copy_to_languages(page, "en")
    return page


@pytest.fixture
def translated(page_with_alias, request):
    return request.getfixturevalue("english")


def test_form_asks_in_english_and_keeps_german_words(client, translated, date):
    way, line = names_of(date.event)
    form = soup_of(client.get(form_url(date.event, "en")))
    group = form.find(id=f"id_{way}")
    assert "How do you come?" in group.select_one("legend").get_text()
    assert group.select_one("legend span").get("lang") is None
    assert [each.get_text(strip=True) for each in group.select("label")] == ["bus", "bike"]
    sent = typed(date, **{way: "Bus", line: "4"})
    assert client.post(form_url(date.event, "en"), sent).status_code == 303
    assert [answer.value for answer in Answer.objects.order_by("pk")] == ["Bus", "4"]
    assert Answer.objects.order_by("pk")[0].label == "Wie kommst du?"


def test_form_asks_in_german_and_says_so_when_it_is_not_translated(client, page_with_alias, date):
    way, _line = names_of(date.event)
    group = soup_of(client.get(form_url(date.event, "en"))).find(id=f"id_{way}")
    assert group.select_one("legend span")["lang"] == "de"
    assert [span["lang"] for span in group.select("label span")] == ["de", "de"]


def test_choices_are_german_when_the_translation_has_another_number(client, translated, date):
    way = date.event.questions[0]
    questions = [way | {"choices": ["Bus", "Rad", "zu Fuß"]}, date.event.questions[1]]
    Event.objects.update(questions=questions)
    group = soup_of(client.get(form_url(date.event, "en"))).find(id=f"id_question-{way['key']}")
    assert [span["lang"] for span in group.select("label span")] == ["de"] * 3
    assert "How do you come?" in group.get_text()


def test_answers_are_shown_in_the_readers_language(translated, date):
    registration = make_registration(date)
    way, line = read_questions(date.event.questions)
    old = uuid4()
    write_answers(
        registration,
        [
            GivenAnswer(old, "Noch etwas?", "Nein."),
            GivenAnswer(way.key, way.label, "Bus"),
            GivenAnswer(line.key, line.label, "خط 4"),
        ],
    )
    with translation.override("en"):
        shown = [
            (str(answer.label), answer.label.language, [str(text) for text in answer.texts])
            for answer in answers_of(registration)
        ]
    assert shown == [
        ("How do you come?", "en", ["bus"]),
        ("Which line?", "en", ["خط 4"]),
        ("Noch etwas?", "de", ["Nein."]),
    ]


def test_choice_that_was_renamed_since_is_shown_as_it_was_chosen(translated, date):
    registration = make_registration(date)
    way = read_questions(date.event.questions)[0]
    write_answers(registration, [GivenAnswer(way.key, way.label, "Bahn")])
    with translation.override("en"):
        (answer,) = answers_of(registration)
    assert (str(answer.texts[0]), answer.texts[0].language) == ("Bahn", "de")


def test_queries_for_the_words_do_not_grow_when_more_is_asked(
    client, translated, page_with_alias, date
):
    client.get(form_url(date.event, "en"))
    counts = []
    for _size in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(form_url(date.event, "en"))
        counts.append(len(queries))
        page = EventPage.objects.get(pk=page_with_alias.pk)
        add_questions(page, *({"label": f"Frage {number}"} for number in range(5)))
        client.get(form_url(date.event, "en"))
    assert counts[1] <= counts[0]


# Changing answers ---------------------------------------------------------------------------------


def test_form_shows_answers_again_so_that_sending_it_changes_nothing(date):
    questions = [
        make_question(QuestionKind.TEXT),
        make_question(QuestionKind.CHOICE),
        make_question(QuestionKind.CHOICES),
        make_question(QuestionKind.YES_NO),
        make_question(QuestionKind.NUMBER),
        make_question(QuestionKind.DATE),
    ]
    event = event_asking(*questions)
    values = ["Hallo", "Bus", ["Bus", "Rad"], False, 1.5, "2026-12-03"]
    registration = make_registration(date)
    write_answers(
        registration,
        [
            GivenAnswer(question.key, question.label, value)
            for question, value in zip(questions, values, strict=True)
        ],
    )
    with translation.override("de"):
        form = AskingForm(event=event, given=given_before(registration))
        shown = [field.field.value() for field in form.question_fields]
        assert shown[3:5] == ["nein", "1,5"]
        assert given_to(event, *shown) == values
        page = BeautifulSoup(
            "".join(str(field.field) for field in form.question_fields), "html.parser"
        )
    assert len(page.select("[checked]")) == 4


K = QuestionKind


@pytest.mark.parametrize(
    ("kind", "choices", "given"),
    [
        (K.CHOICE, ("Tram", "Rad"), "Bus"),
        (K.CHOICES, ("Tram", "Rad"), ["Bus", "Rad"]),
        (K.CHOICES, ("Tram",), ["Bus", "Rad"]),
        (K.CHOICE, ("Tram",), ["Bus", "Rad"]),
        (K.CHOICES, ("Tram", "Rad"), "Bus"),
        (K.CHOICE, ("Tram",), True),
        (K.CHOICE, ("Tram",), 3),
        (K.YES_NO, (), "Vielleicht"),
    ],
)
def test_answer_that_is_not_offered_any_more_is_kept_until_somebody_chooses_another(
    kind, choices, given
):
    """Whatever the question was, and whatever it is now."""
    question = make_question(kind, choices=choices)
    event = event_asking(question)
    with translation.override("de"):
        form = AskingForm(event=event, given={question.key: given})
        (field,) = form.question_fields
        gone = [choice.choice_label for choice in field.field if choice.data["selected"]]
        assert gone
        assert any(getattr(label, "is_gone", False) for label in gone)
        again = send(event, [field.field.value()], given={question.key: given})
        assert again.is_valid(), again.errors
        assert [answer.value for answer in again.given_answers()] == [given]
        other = "ja" if kind == K.YES_NO else "Tram"
        changed = send(event, [other], given={question.key: given})
        assert changed.is_valid(), changed.errors
        new = {K.YES_NO: True, K.CHOICES: ["Tram"], K.CHOICE: "Tram"}[kind]
        assert [answer.value for answer in changed.given_answers()] == [new]
        stranger = send(event, [field.field.value()])
        assert not stranger.is_valid()


def test_answer_to_what_depended_on_a_choice_that_is_gone_is_kept(date):
    deciding = make_question(K.CHOICE, choices=("Mit Kind", "Allein"))
    other = make_question(K.TEXT, condition=Condition(deciding.key, "Mit Kind"))
    Event.objects.update(questions=[deciding.as_json(), other.as_json()])
    registration = make_registration(date)
    answers = [GivenAnswer(deciding.key, "A", "Mit einem Kind"), GivenAnswer(other.key, "B", "Ida")]
    write_answers(registration, answers)
    update_registration(registration, answers=answers[:1])
    assert list(registration.answers.values_list("value", flat=True)) == ["Mit einem Kind", "Ida"]
    update_registration(registration, answers=[GivenAnswer(deciding.key, "A", "Allein")])
    assert [*registration.answers.values_list("value", flat=True).order_by("question")]
    assert registration.answers.get(question=deciding.key).value == "Allein"
