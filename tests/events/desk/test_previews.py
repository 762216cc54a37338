"""What an editor sees before anybody else does."""

from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from events.booking.occurrences import cancel_occurrence, change_occurrence
from events.records.models import Event, Message, Occurrence
from events.trainings.models import EventPage, TrainingCalendarPage
from home.models import HomePage, LocationIndexPage, LocationPage, ProjectPage
from stories.models import StoryIndexPage, StoryPage
from tests import factories
from tests.events.builders import write_place

from .test_editing import edit_address, story_form, training_form

ADMINISTRATORS = "Administration"


@pytest.fixture
def administrator(sign_in):
    return sign_in(ADMINISTRATORS)


@pytest.fixture
def tree(home, roles, berlin):
    """A page of each type."""
    story = factories.make_story(berlin)
    training = factories.make_training(berlin)
    pages = [
        home,
        factories.make_project(home),
        berlin.get_parent(),
        berlin,
        story.get_parent(),
        story,
        training.get_parent(),
        training,
    ]
    return {type(page.specific): page for page in pages}


def preview(browser, name, arguments, form):
    """Send an unsaved page to the preview, and open it."""
    address = reverse(f"wagtailadmin_pages:{name}", args=arguments)
    sent = browser.post(address, form)
    assert sent.json() == {"is_valid": True, "is_available": True}
    return browser.get(address, {"in_preview_panel": "true"})


@pytest.mark.parametrize(
    "model",
    [
        HomePage,
        ProjectPage,
        LocationIndexPage,
        LocationPage,
        StoryIndexPage,
        StoryPage,
        TrainingCalendarPage,
        EventPage,
    ],
)
def test_draft_of_every_page_type_can_be_seen(administrator, tree, model):
    page = tree[model].specific
    page.title = "Ein neuer Titel"
    page.save_revision()
    response = administrator.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert response.status_code == 200
    assert "Ein neuer Titel" in response.content.decode()


@pytest.mark.parametrize(
    ("model", "parent", "form"),
    [(StoryPage, StoryIndexPage, story_form), (EventPage, TrainingCalendarPage, training_form)],
)
def test_page_that_was_never_saved_can_be_seen(administrator, tree, model, parent, form):
    place = [model._meta.app_label, model._meta.model_name, tree[parent].pk]
    response = preview(
        administrator, "preview_on_add", place, form(title="Noch nicht da", slug="neu")
    )
    assert "Noch nicht da" in response.content.decode()


def test_change_that_was_not_saved_can_be_seen(administrator, tree):
    page = tree[EventPage]
    form = training_form(title="Haushalt verstehen", slug=page.slug)
    response = preview(administrator, "preview_on_edit", [page.pk], form)
    assert "Haushalt verstehen" in response.content.decode()


def test_preview_may_be_framed_by_the_admin_only(administrator, tree):
    page = tree[StoryPage]
    response = preview(administrator, "preview_on_edit", [page.pk], story_form(slug=page.slug))
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_user_bar_is_there_for_editors_and_not_for_readers(administrator, client, tree):
    page = tree[StoryPage]
    assert "wagtail-userbar" in administrator.get(page.url).content.decode()
    assert "wagtail-userbar" not in client.get(page.url).content.decode()
    assert edit_address(page) in administrator.get(page.url).content.decode()


# What the draft of a training says ----------------------------------------------------------------

ADD = ["trainings", "eventpage"]


def rows() -> list:
    return [list(model.objects.order_by("pk").values()) for model in (Event, Occurrence, Message)]


def facts_of(response) -> tuple[list[str], BeautifulSoup]:
    """The dates and places left that one can choose from, and the page."""
    soup = BeautifulSoup(response.content, "html.parser")
    texts = [choice.get_text(" ", strip=True) for choice in soup.select(".choice")]
    return texts, soup


@pytest.mark.usefixtures("november")
def test_new_training_shows_its_dates_and_leads_nowhere(administrator, tree):
    form = training_form(
        slug="neu",
        first_date="2027-03-04",
        recurrence="RRULE:FREQ=WEEKLY;COUNT=2",
        venue="Bibliothek",
        capacity="7",
    )
    before = rows()
    place = [*ADD, tree[TrainingCalendarPage].pk]
    dates, soup = facts_of(preview(administrator, "preview_on_add", place, form))
    assert ["4. März" in dates[0], "11. März" in dates[1]] == [True, True]
    assert all("Noch 7 von 7" in text for text in dates), dates
    assert "Bibliothek" in soup.select_one(".facts").get_text()
    assert soup.select_one(".pick button").has_attr("disabled")
    assert not soup.select(".pick[action], .all-dates a[href]")
    assert rows() == before


@pytest.mark.usefixtures("november")
def test_live_training_shows_the_draft_with_the_places_that_are_taken(administrator, tree):
    page = factories.make_training(
        tree[TrainingCalendarPage],
        "Reden",
        first_date=date(2027, 3, 4),
        recurrence="RRULE:FREQ=WEEKLY;COUNT=4",
    )
    first, second, third, _fourth = Occurrence.objects.filter(event__key=page.translation_key)
    write_place(first)
    change_occurrence(first, venue="Turnhalle", is_online=False)
    cancel_occurrence(second)
    write_place(third)
    form = training_form(
        title=page.title,
        slug=page.slug,
        first_date="2027-03-04",
        recurrence="RRULE:FREQ=WEEKLY;COUNT=2",
        start_time="17:00",
        capacity="5",
        is_online="on",
    ) | {"spoken_languages": ["tr"]}
    before = rows()
    dates, soup = facts_of(preview(administrator, "preview_on_edit", [page.pk], form))
    assert ["Noch 4 von 5" in text for text in dates] == [True, False, False]
    assert ["Fällt aus" in text for text in dates] == [False, True, True]
    assert ["17:00" in text for text in dates] == [True, True, False]
    assert "Turnhalle" in dates[0]
    facts = soup.select_one(".facts").get_text()
    assert "Online" in facts
    assert "Türkisch" in facts
    form_address = reverse("registration:register", kwargs={"key": page.translation_key})
    assert soup.select_one(".pick")["action"].endswith(form_address)
    assert rows() == before


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ({"first_date": None}, "Zurzeit steht kein Termin fest."),
        ({"recurrence": "RRULE:FREQ=WEEKLY;UNTIL=20200101"}, "Zurzeit steht kein Termin fest."),
        ({"how_to_register": "not_needed"}, "Komm einfach vorbei"),
        ({"how_to_register": "elsewhere", "registration_url": "https://x.example/"}, "x.example"),
        ({"opens_at": datetime(2031, 1, 1, tzinfo=UTC)}, "Anmeldung ab"),
    ],
)
def test_draft_says_how_one_registers_or_that_there_is_no_date(administrator, tree, draft, words):
    page = EventPage.objects.get(pk=tree[EventPage].pk)
    for name, value in draft.items():
        setattr(page, name, value)
    page.save_revision(clean=False)
    response = administrator.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert words in response.content.decode()


def test_translation_shows_the_training_as_it_is(administrator, tree):
    page = tree[EventPage]
    for ancestor in (page.get_parent(), page):
        factories.copy_to_languages(ancestor, "en")
    english = factories.translate(page, "en", title="Reading the budget")
    english.venue = "An older copy"
    english.save_revision()
    response = administrator.get(reverse("wagtailadmin_pages:view_draft", args=[english.pk]))
    assert "An older copy" not in response.content.decode()
    assert "Rathaus" in response.content.decode()
