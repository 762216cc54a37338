"""Questions and needs that are asked of each person, and those that are asked once."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import translation

from events.booking.verbs import confirm
from events.desk.answers import AnswerColumns
from events.desk.needs import counted_needs
from events.privacy.access_links import Purpose, make_token
from events.privacy.data_rights import my_data
from events.records.models import Event, Participant, Place, Registration
from events.records.questions import Condition, Question, QuestionKind
from events.registration.questions import field_name

from .test_questions import make_question
from .test_registering import answers, form_url, post, soup

K = QuestionKind


@pytest.fixture
def questions(date) -> list[Question]:
    """How one comes is asked once; the meal of each; and the allergy of who eats with us."""
    way = make_question(K.CHOICE, "Wie kommt ihr?", choices=("Bus", "Rad"), is_required=True)
    meal = make_question(
        K.CHOICE, "Was isst du?", choices=("Alles", "Nichts"), is_required=True, is_of_each=True
    )
    allergy = make_question(
        K.TEXT, "Allergien?", condition=Condition(meal.key, "Alles"), is_of_each=True
    )
    asked = [way, meal, allergy]
    Event.objects.update(
        capacity=20,
        max_people=3,
        questions=[question.as_json() for question in asked],
        needs_offered=["diet", "step_free"],
        needs_of_each=True,
    )
    return asked


def typed(questions: list[Question]) -> dict[str, str]:
    """Two people: she eats all, he nothing."""
    way, meal, allergy = (field_name(question.key) for question in questions[:3])
    return {
        "name_2": "Yusuf Diallo",
        way: "Bus",
        meal: "Alles",
        allergy: "Nüsse",
        "need_diet": "on",
        "need_diet_note": "vegan",
        f"name_2-about-{meal}": "Nichts",
        f"name_2-about-{allergy}": "zählt nicht",
        "name_2-about-need_diet": "on",
        "name_2-about-need_diet_note": "vegan",
        "name_2-about-need_step_free": "on",
    }


def said(participant: Participant | None) -> list[object]:
    answers = Registration.objects.get().answers.filter(participant=participant)
    return list(answers.order_by("pk").values_list("value", flat=True))


def registered(client, date, questions) -> Registration:
    assert post(client, date, **typed(questions)).status_code == 303
    registration = Registration.objects.get()
    confirm(registration)
    return registration


def test_each_person_answers_for_herself_and_once_what_is_asked_once(client, date, questions):
    registration = registered(client, date, questions)
    amina, yusuf = registration.participants.all()
    assert (said(None), said(amina), said(yusuf)) == (["Bus"], ["Alles", "Nüsse"], ["Nichts"])
    assert [need.kind for need in amina.needs.all()] == ["diet"]
    assert {need.kind for need in yusuf.needs.all()} == {"diet", "step_free"}


def test_what_is_missing_about_the_second_person_is_said_and_nothing_is_lost(
    client, date, questions
):
    data = typed(questions)
    meal = f"name_2-about-{field_name(questions[1].key)}"
    del data[meal]
    response = post(client, date, "en", **data)
    assert response.status_code == 422
    page = soup(response)
    links = [link["href"] for link in page.find(id="problems").find_all("a")]
    assert {"#id_name_2", f"#id_{meal}"} <= set(links)
    assert all(page.select(f'[id="{link[1:]}"]') for link in links)
    (about,) = (one.get_text() for one in page.select(f'#problems [href="#id_{meal}"]'))
    assert about.startswith("About: ")
    assert "Was isst du?" in about
    assert page.select_one("[name=name_2-about-need_diet_note]")["value"] == "vegan"
    assert page.select_one("details:has([name^=name_2-about])").has_attr("open")
    assert not Registration.objects.exists()


def test_nobody_is_asked_about_a_person_who_does_not_come(client, date, questions):
    data = typed(questions) | {"name_2": ""}
    assert post(client, date, **data).status_code == 303
    assert Registration.objects.get().answers.count() == 3


def test_nothing_is_missing_about_people_who_are_not_named(client, date, questions):
    data = typed(questions) | {"name": "", "name_2": ""}
    del data[f"name_2-about-{field_name(questions[1].key)}"]
    page = soup(post(client, date, "en", **data))
    asked = page.select("details:has([name^=name_2-about], [name^=name_3-about])")
    assert [one.summary.get_text() for one in asked] == ["About: Person 2", "About: Person 3"]
    assert not any(one.has_attr("open") or one.select(".errorlist") for one in asked)
    assert page.select_one("[name=name_2-about-need_diet_note]")["value"] == "vegan"


def test_form_asks_what_the_other_person_needs(client, date, questions):
    page = soup(client.get(form_url(date, "en")))
    legends = [legend.get_text() for legend in page.select(".needs legend")]
    assert [legend.split(" need")[0] for legend in legends] == [
        "What do you",
        *["What does this person"] * 2,
    ]


def test_third_name_keeps_its_answers_when_the_second_is_left_out(client, date, questions):
    data = {name.replace("name_2", "name_3"): value for name, value in typed(questions).items()}
    registration = registered_with(client, date, data)
    yusuf = registration.participants.last()
    assert yusuf.name == "Yusuf Diallo"
    assert said(yusuf) == ["Nichts"]


def registered_with(client, date, data) -> Registration:
    assert post(client, date, **data).status_code == 303
    return Registration.objects.get()


def test_form_asks_once_when_nothing_is_asked_of_each(client, date):
    Event.objects.update(max_people=3, questions=[make_question(K.TEXT).as_json()])
    assert "-about-" not in client.get(form_url(date)).text


def test_details_are_changed_for_each_person(client, date, questions):
    registration = registered(client, date, questions)
    amina, yusuf = registration.participants.all()
    page_url = reverse(
        "registration:change", kwargs={"token": make_token(registration, Purpose.MANAGE)}
    )
    page = soup(client.get(page_url))
    data = {
        field["name"]: field.get("value", "on")
        for field in page.select("main form input[name]")
        if field["type"] not in ("radio", "checkbox") or field.has_attr("checked")
    }
    data |= {area["name"]: area.get_text().strip() for area in page.select("main textarea[name]")}
    data["language"] = "de"
    meal = field_name(questions[1].key)
    prefix = f"name_{yusuf.pk}-about"
    assert data[f"{prefix}-{meal}"] == "Nichts"
    assert client.post(page_url, data).status_code == 303
    assert said(yusuf) == ["Nichts"]
    data |= {f"{prefix}-{meal}": "Alles", f"{prefix}-need_diet_note": "halal"}
    assert client.post(page_url, data).status_code == 303
    assert (said(None), said(amina), said(yusuf)) == (["Bus"], ["Alles", "Nüsse"], ["Alles"])
    assert {str(need.note) for need in yusuf.needs.filter(kind="diet")} == {"halal"}
    assert amina.needs.get().note == "vegan"


def test_pages_exports_and_files_say_whose_answer_it_is(client, date, questions):
    registration = registered(client, date, questions)
    amina, yusuf = registration.participants.all()
    with translation.override("en"):
        columns = AnswerColumns.of(registration.event)
        assert list(columns.cells(amina).values()) == ["Bus", "Alles", "Nüsse"]
        assert list(columns.cells(yusuf).values()) == ["Bus", "Nichts", ""]
        assert amina.needs_text == "a special diet: vegan"
    page = soup(
        client.get(
            reverse(
                "registration:manage", kwargs={"token": make_token(registration, Purpose.MANAGE)}
            )
        )
    ).get_text(" ", strip=True)
    assert "Was isst du? ( Yusuf Diallo ) Nichts" in page
    (mine,) = my_data(registration)["registrations"]
    assert {(one["answer"], one["person"]) for one in mine["answers"]} == {
        ("Bus", None),
        ("Alles", "Amina Diallo"),
        ("Nüsse", "Amina Diallo"),
        ("Nichts", "Yusuf Diallo"),
    }


def test_kitchen_counts_people_where_each_was_asked_and_registrations_where_not(
    client, date, questions
):
    registered(client, date, questions)
    with translation.override("en"):
        assert counted_needs(date) == [("a special diet: vegan", 2), ("a step-free way in", 1)]
        Place.objects.filter(participant__name="Yusuf Diallo").update(state="cancelled")
        assert counted_needs(date) == [("a special diet: vegan", 1)]


def test_need_of_all_is_counted_once(client, date):
    Event.objects.update(capacity=20, max_people=3, needs_offered=["diet"])
    data = answers(date, name_2="Yusuf", need_diet="on", need_diet_note="vegan")
    client.post(form_url(date), data)
    confirm(Registration.objects.get())
    assert [number for _need, number in counted_needs(date)] == [1]


def test_answer_given_once_is_each_persons_when_the_question_changes(client, date, questions):
    way, *_others = questions
    registration = registered(client, date, questions)
    changed = [question.as_json() for question in questions]
    changed[0]["is_of_each"] = True
    Event.objects.update(questions=changed)
    registration.refresh_from_db()
    page_url = reverse(
        "registration:change", kwargs={"token": make_token(registration, Purpose.MANAGE)}
    )
    page = soup(client.get(page_url))
    chosen = page.select(f'[name$="{field_name(way.key)}"][checked]')
    assert [radio["value"] for radio in chosen] == ["Bus", "Bus"]


# Who joins later


@pytest.fixture
def registration(client, date, questions) -> Registration:
    """Of one person, who comes by bus; with a question for those who do."""
    way, *_others = questions
    stop = make_question(
        K.TEXT,
        "Welche Haltestelle?",
        condition=Condition(way.key, "Bus"),
        is_required=True,
        is_of_each=True,
    )
    bike = make_question(
        K.TEXT,
        "Welches Rad?",
        condition=Condition(way.key, "Rad"),
        is_required=True,
        is_of_each=True,
    )
    questions += [stop, bike]
    Event.objects.update(questions=[question.as_json() for question in questions])
    data = typed(questions) | {"name_2": "", field_name(stop.key): "Anger"}
    registration = registered_with(client, date, data)
    confirm(registration)
    return registration


def change_url(registration: Registration) -> str:
    token = make_token(registration, Purpose.MANAGE)
    return reverse("registration:change", kwargs={"token": token})


def add_url(registration: Registration) -> str:
    token = make_token(registration, Purpose.MANAGE)
    with translation.override("en"):
        return reverse("registration:add", kwargs={"token": token})


def joins(questions: list[Question]) -> dict[str, str]:
    """Yusuf, and what he says."""
    _way, meal, _allergy, stop, _bike = (field_name(question.key) for question in questions)
    return {
        "name_2": "Yusuf Diallo",
        f"name_2-about-{meal}": "Nichts",
        f"name_2-about-{stop}": "Domplatz",
        "name_2-about-need_diet": "on",
        "name_2-about-need_diet_note": "vegan",
    }


def test_who_joins_is_asked_what_each_is_asked(client, questions, registration):
    page = soup(client.get(add_url(registration)))
    asked = {field["name"] for field in page.select("main form [name^=name_2-about]")}
    way, meal, allergy, stop, bike = (
        f"name_2-about-{field_name(question.key)}" for question in questions
    )
    assert {meal, allergy, stop} <= asked
    assert not asked & {way, bike}  # asked once, and for those who come by bike
    assert not page.select_one(f".asked:has([name={stop}])").has_attr("data-only-if")
    assert page.select_one(f".asked:has([name={allergy}])")["data-only-if"] == meal
    assert client.post(add_url(registration), joins(questions)).status_code == 303
    amina, yusuf = registration.participants.all()
    assert (said(None), said(amina)) == (["Bus"], ["Alles", "Nüsse", "Anger"])
    assert said(yusuf) == ["Nichts", "Domplatz"]
    assert [need.note for need in yusuf.needs.all()] == ["vegan"]


def test_who_joins_must_answer_and_what_was_typed_stays(client, questions, registration):
    data = joins(questions)
    stop = f"name_2-about-{field_name(questions[3].key)}"
    del data[stop]
    response = client.post(add_url(registration), data)
    assert response.status_code == 422
    page = soup(response)
    links = [link["href"] for link in page.find(id="problems").find_all("a")]
    assert {"#id_name_2", f"#id_{stop}"} <= set(links)
    assert all(page.select(f'[id="{link[1:]}"]') for link in links)
    assert page.select_one("[name=name_2-about-need_diet_note]")["value"] == "vegan"
    about = page.select_one("details:has([name^=name_2-about])")
    assert about.has_attr("open")
    assert "Yusuf Diallo" in about.summary.get_text()
    assert registration.participants.count() == 1


def test_two_who_join_are_not_taken_for_each_other(client, questions, registration):
    """Though the field between them stays empty."""
    yusuf = joins(questions)
    data = {name.replace("name_2", "name_3"): value for name, value in yusuf.items()}
    assert client.post(add_url(registration), data).status_code == 303
    assert said(registration.participants.last()) == ["Nichts", "Domplatz"]


def test_nobody_new_is_asked_where_only_dates_are_added(client, questions, registration):
    response = client.post(add_url(registration), joins(questions) | {"name_2": ""})
    assert response.status_code == 422
    assert registration.participants.count() == 1


def test_nothing_is_asked_of_who_joins_where_nothing_is_asked_of_each(client, date):
    Event.objects.update(capacity=20, max_people=3, questions=[make_question(K.TEXT).as_json()])
    registration = registered_with(client, date, {})
    confirm(registration)
    assert "-about-" not in client.get(add_url(registration)).text
    assert client.post(add_url(registration), {"name_2": "Yusuf"}).status_code == 303


# Interpretation


def test_announced_interpretation_can_be_ticked(client, date):
    Event.objects.update(needs_offered=[], interpretation=["ar", "gsg"])
    page = soup(client.get(form_url(date, "en")))
    boxes = page.select("input[type=checkbox][name=need_interpretation_note]")
    assert [box["value"] for box in boxes] == ["Arabisch", "Deutsche Gebärdensprache"]
    assert [box.parent.get_text() for box in boxes] == [
        "Interpretation: Arabic",
        "Interpretation: German Sign Language",
    ]
    data = {"need_other": "", "need_other_note": ""}
    forged = post(client, date, "en", **data, need_interpretation_note="Klingonisch")
    assert forged.status_code == 422
    both = ["Arabisch", "Deutsche Gebärdensprache"]
    assert post(client, date, **data, need_interpretation_note=both).status_code == 303
    registration = Registration.objects.get()
    assert registration.needs.get().note == "Arabisch, Deutsche Gebärdensprache"
    confirm(registration)
    ticked = soup(client.get(change_url(registration))).select(
        "[name=need_interpretation_note][checked]"
    )
    assert [box["value"] for box in ticked] == both


def test_languages_announced_are_named_where_any_can_be_asked_for(client, date):
    Event.objects.update(needs_offered=["interpretation"], interpretation=["ar"])
    page = soup(client.get(form_url(date, "en")))
    assert "Announced: Arabic" in page.select_one(".needs").get_text()
    assert page.select_one("input[name=need_interpretation_note]")


def test_no_interpretation_is_asked_for_where_none_is_announced(client, date):
    Event.objects.update(needs_offered=["diet"])
    assert "need_interpretation" not in client.get(form_url(date)).text
