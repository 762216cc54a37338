"""Days and times typed in the admin as people in Germany write them: nothing replaces them."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from events.desk.roles import make_roles
from events.records.models import Event
from events.trainings.models import EventPage, TrainingCalendarPage
from tests import factories
from tests.browser.test_editor import log_in

DAY = date.today() + timedelta(days=30)
TYPED = f"{DAY.day}.{DAY.month}.{DAY.year}"
SHOWN = f"{DAY:%d.%m.%Y}"
SLOW = 60_000  # milliseconds: saving a page waits for all its languages


@pytest.fixture
def editor(visit, site):
    """An editor in Berlin, and the calendar there."""
    berlin = factories.make_location(site)
    calendar = factories.add(berlin, TrainingCalendarPage(title="Trainings"))
    make_roles()
    visit.page.set_default_timeout(SLOW)
    log_in(visit.page, "Redaktion Berlin")
    visit.calendar = calendar
    return visit


def write(page, **fields):
    """Type into fields and leave each, as a person does."""
    for name, text in fields.items():
        page.fill(f"[name={name}]", text)
        page.press(f"[name={name}]", "Tab")


def choose_tab(page, name):
    page.get_by_role("tab", name=name).click()


def save(page, action=""):
    if action:
        page.locator("footer button[aria-expanded]").first.click()
        press(page, f"button[name=action-{action}]")
    else:
        press(page, "footer button.action-save")


def press(page, button):
    """Send the form, and wait for the page that answers: the one before it is idle, too."""
    with page.expect_navigation():
        page.locator(button).first.click()
    page.wait_for_load_state("networkidle")


def test_training_is_saved_on_the_day_that_was_typed(editor):
    page = editor.page
    page.goto(f"/admin/pages/add/trainings/eventpage/{editor.calendar.pk}/")
    page.fill("[name=title]", "Haushalt lesen")
    choose_tab(page, "Wo und wann")
    write(page, first_date=TYPED, start_time="18 Uhr", end_time="20.30")
    assert page.input_value("[name=first_date]") == TYPED
    assert page.input_value("[name=start_time]") == "18 Uhr"
    choose_tab(page, "Anmeldung")
    write(page, opens_at=f"1.1.{DAY.year}, 9 Uhr")
    save(page, "publish")
    start = Event.objects.get(title="Haushalt lesen").occurrences.get().local_start
    assert start.replace(tzinfo=None) == datetime.combine(DAY, time(18))

    training = EventPage.objects.get(title="Haushalt lesen", locale=editor.calendar.locale)
    assert timezone.localtime(training.opens_at).hour == 9
    page.goto(f"/admin/pages/{training.pk}/edit/")
    assert page.input_value("[name=first_date]") == SHOWN
    assert page.input_value("[name=end_time]") == "20:30"


def test_what_cannot_be_read_is_refused_and_kept(editor):
    page = editor.page
    page.goto(f"/admin/pages/add/trainings/eventpage/{editor.calendar.pk}/")
    page.fill("[name=title]", "Haushalt lesen")
    choose_tab(page, "Wo und wann")
    write(page, first_date="übermorgen", start_time="halb sieben")
    save(page)
    # Another tab is shown now; the label of this one says that it has errors.
    assert "2" in page.get_by_role("tab", name="Wo und wann").inner_text()
    choose_tab(page, "Wo und wann")
    for name, said in {"first_date": "31.12.2026", "start_time": "18:00"}.items():
        field = page.locator(f".w-panel:has([name={name}]), .w-field__wrapper:has([name={name}])")
        assert f"so an: {said}" in field.last.inner_text()
    assert page.input_value("[name=first_date]") == "übermorgen"
    assert page.input_value("[name=start_time]") == "halb sieben"
    assert not EventPage.objects.filter(first_date__isnull=False).exists()


def test_training_goes_live_when_that_was_typed(editor):
    page = editor.page
    training = factories.make_training(editor.calendar, publish=False)
    page.goto(f"/admin/pages/{training.pk}/edit/")
    page.locator("[data-side-panel-toggle=status]").first.click()
    page.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").first.click()
    write(page, go_live_at=f"{TYPED} 09:00")
    assert page.input_value("[name=go_live_at]") == f"{TYPED} 09:00"
    press(page, "#schedule-publishing-dialog button[type=submit]")
    save(page, "publish")
    training.refresh_from_db()
    assert not training.live
    assert timezone.localtime(
        training.scheduled_revision.approved_go_live_at
    ) == timezone.make_aware(datetime.combine(DAY, time(9)))


@pytest.mark.parametrize("width", [390, 1280])
def test_calendar_stands_beside_its_field_in_the_dialog_of_the_timetable(editor, width):
    page = editor.page
    training = factories.make_training(editor.calendar, publish=False)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/admin/pages/{training.pk}/edit/")
    page.locator("[data-side-panel-toggle=status]").first.click()
    page.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").first.click()
    for name in ("go_live_at", "expire_at"):
        field = page.locator(f"[name={name}]").bounding_box()
        button = page.locator(f"[name={name}] ~ .date-button").bounding_box()
        assert field["y"] <= button["y"] + button["height"] / 2 <= field["y"] + field["height"]
        assert button["x"] >= field["x"] + field["width"]


def test_calendar_beside_a_day_writes_it_as_the_language_does(editor):
    page = editor.page
    page.goto(f"/admin/pages/add/trainings/eventpage/{editor.calendar.pk}/")
    choose_tab(page, "Wo und wann")
    chooser = page.locator("[name=first_date] ~ .date-chooser")
    chooser.evaluate(
        "(chooser, day) => { chooser.value = day; chooser.dispatchEvent(new Event('change')); }",
        DAY.isoformat(),
    )
    assert page.input_value("[name=first_date]") == SHOWN
    page.get_by_role("button", name="Im Kalender").first.wait_for()
    assert editor.complaints == []
