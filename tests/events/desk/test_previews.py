"""What an editor sees before anybody else does."""

import pytest
from django.urls import reverse

from events.trainings.models import EventPage, TrainingCalendarPage
from home.models import HomePage, LocationIndexPage, LocationPage, ProjectPage
from stories.models import StoryIndexPage, StoryPage
from tests import factories

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
