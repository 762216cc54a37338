"""What the form of a training does by itself, in a browser."""

import pytest

from events.desk.roles import make_roles
from events.records.models import Event
from events.records.questions import read_questions
from events.trainings.models import TrainingCalendarPage
from tests import factories
from tests.browser.test_date_inputs import SHOWN, TYPED, choose_tab, save, write
from tests.browser.test_editor import log_in


@pytest.fixture
def page(visit, site):
    """The form of a new training in Berlin, open in the browser."""
    berlin = factories.make_location(site)
    calendar = factories.add(berlin, TrainingCalendarPage(title="Trainings"))
    make_roles()
    log_in(visit.page, "Redaktion Berlin")
    visit.page.goto(f"/admin/pages/add/trainings/eventpage/{calendar.pk}/")
    return visit.page


@pytest.mark.parametrize("width", [390, 1280])
def test_days_of_the_week_can_be_seen_and_ticked(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    choose_tab(page, "Wo und wann")
    page.select_option("[name=recurrence-often]", "weekly")
    boxes = page.locator("[name=recurrence-weekdays]")
    assert boxes.count() == 7
    for box in boxes.all():
        size = box.bounding_box()
        assert min(size["width"], size["height"]) >= 16  # CSS pixels
    page.get_by_label("Donnerstag").first.check()


def test_end_moves_with_the_start(page):
    choose_tab(page, "Wo und wann")
    write(page, first_date="3.12.2027", end_date="5.12.2027", start_time="18 Uhr", end_time="20.30")
    write(page, start_time="22:00", first_date="2027-12-30")
    assert page.input_value("[name=end_time]") == "00:30"
    assert page.input_value("[name=end_date]") == "01.01.2028"
    write(page, start_time="irgendwann")
    write(page, start_time="9")
    assert page.input_value("[name=end_time]") == "11:30"


def test_condition_follows_its_question_and_its_choice(page):
    page.fill("[name=title]", "Haushalt lesen")
    choose_tab(page, "Wo und wann")
    write(page, first_date=TYPED, start_time="18", end_time="20")
    assert page.input_value("[name=first_date]") in (TYPED, SHOWN)
    choose_tab(page, "Anmeldung")
    add = page.get_by_role("button", name="Frage hinzufügen")
    for number, label in enumerate(["Linie?", "Wie kommst du?", "Noch etwas?"]):
        add.click()
        page.fill(f"[name=question_list-{number}-label]", label)
    page.select_option("[name=question_list-1-kind]", "choice")
    page.fill("[name=question_list-1-choices]", "Bus\nRad")
    page.select_option("[name=question_list-2-only_if_question]", label="Wie kommst du?")
    page.select_option("[name=question_list-2-only_if_answer]", label="Rad")
    # The choice gets another name, and the question that stood first goes down.
    page.fill("[name=question_list-1-choices]", "Bus\nFahrrad")
    page.locator("#inline_child_question_list-0").get_by_role("button", name="Nach unten").click()
    save(page, "publish")
    way, line, more = read_questions(Event.objects.get().questions)
    assert [way.label, line.label, more.label] == ["Wie kommst du?", "Linie?", "Noch etwas?"]
    assert (line.condition, more.condition.key, more.condition.value) == (None, way.key, "Fahrrad")
