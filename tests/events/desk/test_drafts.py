"""A draft is kept, however little of it there is and whatever of it is over."""

from __future__ import annotations

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import inline_formset

from events.trainings.models import EventPage, TrainingCalendarPage
from kommpaktiv.content.models import BasePage
from stories.models import StoryIndexPage, StoryPage
from tests import factories

from .test_editing import (
    EDITORS,
    PUBLISH,
    TRANSLATORS,
    add_address,
    calendar,
    edit_address,
    english,
    errors,
    publish,
    story,
    story_form,
    story_index,
    submit,
    training_form,
    translate,
)

__all__ = ["calendar", "publish", "story", "story_index"]  # fixtures

PAGES = [model for model in apps.get_models() if issubclass(model, BasePage)]


def opened(client: Client, url: str) -> dict[str, list[str]]:
    """What the editor's form has in it when it is opened."""
    form = BeautifulSoup(client.get(url).content, "html.parser").select_one("#page-edit-form")
    sent: dict[str, list[str]] = {}
    for field in form.select("[name]"):
        if field.name == "textarea":
            sent.setdefault(field["name"], []).append(field.get_text().strip())
        elif field.name == "select":
            chosen = [option["value"] for option in field.select("option[selected]")]
            sent.setdefault(field["name"], []).extend(chosen)
        elif field.get("type") not in ("checkbox", "radio") or field.has_attr("checked"):
            sent.setdefault(field["name"], []).append(field.get("value", ""))
    return {name: values for name, values in sent.items() if not name.startswith("action-")}


@pytest.fixture
def root(roles) -> Client:
    """An administrator who may add a page of any type anywhere."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(get_user_model().objects.create_superuser("root"))
    return client


def stream_fields(model: type[Page]) -> list[str]:
    return [field.name for field in model._meta.get_fields() if isinstance(field, StreamField)]


def parents(home) -> list[Page]:
    """A page of each type that others stand below, as far as the tests' tree has none."""
    location = factories.make_location(home, "Erfurt")
    factories.make_story(location)
    factories.make_training(location)
    return [page.specific for page in Page.objects.filter(locale=Locale.get_default(), depth__gt=1)]


def test_every_type_of_page_is_kept_as_a_draft_with_a_title_alone(root, home):
    added = set()
    for parent in parents(home):
        for model in PAGES:
            if not model.can_create_at(parent) or model in added:
                continue
            url = add_address(parent, model)
            form = opened(root, url) | {"title": "Nur ein Titel", "slug": ""}
            form |= {f"{name}-count": "0" for name in stream_fields(model)}  # else by its script
            answer = root.post(url, form)
            assert answer.status_code == 302, (model, errors(answer))
            page = model.objects.get(title="Nur ein Titel", locale=Locale.get_default())
            assert not page.live
            assert page.slug.startswith("nur-ein-titel")
            assert root.get(edit_address(page)).status_code == 200, model
            added.add(model)
    assert {EventPage, StoryPage, StoryIndexPage, TrainingCalendarPage} <= added


def test_rows_that_were_added_and_left_blank_are_none(sign_in, calendar):
    blank = {
        "topic_links": inline_formset([{"topic": ""}]),
        "trainer_links": inline_formset([{"person": ""}]),
        "question_list": inline_formset([{"label": "", "kind": "text", "help_text": ""}]),
    }
    answer = sign_in(EDITORS).post(add_address(calendar, EventPage), training_form(**blank))
    assert answer.status_code == 302, errors(answer)
    draft = EventPage.objects.get(locale=Locale.get_default()).get_latest_revision_as_object()
    for rows in (draft.topic_links, draft.trainer_links, draft.question_list):
        assert not rows.all()


def test_training_asks_for_its_date_when_it_is_published(sign_in, calendar):
    editor = sign_in(EDITORS)
    form = training_form(first_date="", start_time="", end_time="", recurrence="")
    answer = editor.post(add_address(calendar, EventPage), form | PUBLISH)
    assert set(errors(answer)) == {"first_date", "start_time", "end_time"}
    assert editor.post(add_address(calendar, EventPage), form).status_code == 302
    page = EventPage.objects.get(locale=Locale.get_default())
    assert page.first_date is None
    assert editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200


def test_draft_that_is_not_complete_is_not_published_by_the_way(root, calendar):
    """Bulk actions and approvals publish the draft that is there, without its form."""
    form = training_form(first_date="", start_time="", end_time="", recurrence="")
    root.post(add_address(calendar, EventPage), form)
    page = EventPage.objects.get(locale=Locale.get_default())
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = root.post(f"{url}?id={page.pk}&next=/admin/", {}, follow=True)
    assert "This page is not complete" in answer.content.decode()
    page.refresh_from_db()
    assert not page.live


# Slugs --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "typed", "slug"),
    [
        ("Büro für Ämter", "", "buero-fuer-aemter"),
        ("Büro für Ämter", "büro-für-ämter", "buero-fuer-aemter"),
        ("Büro für Ämter", "Mein-Büro", "mein-buero"),
        ("تدريب", "", "tdryb"),
        ("!?", "", "storypage"),
    ],
)
def test_slug_is_made_in_latin_letters(sign_in, story_index, title, typed, slug):
    form = story_form(title=title, slug=typed)
    for action in ({}, PUBLISH):
        answer = sign_in(EDITORS).post(add_address(story_index, StoryPage), form | action)
        if typed == "Mein-Büro" and action:  # one that was chosen is taken, and that is said
            assert set(errors(answer)) == {"slug"}
        else:
            assert answer.status_code == 302, errors(answer)
    slugs = StoryPage.objects.filter(locale=Locale.get_default()).values_list("slug", flat=True)
    assert set(slugs) == ({slug} if typed == "Mein-Büro" else {slug, f"{slug}-2"})


def test_form_that_saves_itself_learns_the_slug(sign_in, story_index):
    """Else it would ask for one that is taken when it saves the next time."""
    factories.make_story(story_index, "Büro", slug="buero")
    form = story_form(title="Büro", slug="büro")
    url, json = add_address(story_index, StoryPage), {"accept": "application/json"}
    answer = sign_in(EDITORS).post(url, form, headers=json).json()
    assert answer["success"]
    assert answer["field_updates"]["slug"] == "buero-2"


def test_copy_gets_a_slug_in_latin_letters(sign_in, story_index):
    page = factories.make_story(story_index, "Ein Stuhl")
    copy = {"new_title": "Büro", "new_slug": "büro", "new_parent_page": story_index.pk}
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])
    assert sign_in(EDITORS).post(url, copy).status_code == 302
    assert StoryPage.objects.filter(slug="buero", locale=Locale.get_default()).exists()


def test_old_slug_stays_when_the_page_is_saved(sign_in, story_index):
    page = factories.make_story(story_index, "Büro", slug="büro")
    form = story_form(title="Büro", slug="büro")
    assert sign_in(EDITORS).post(edit_address(page), form).status_code == 302
    page = StoryPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert page.slug == "büro"


@pytest.mark.parametrize("words", ["كرسي على الطاولة", ""])
def test_slug_of_a_translation_is_made_in_latin_letters(sign_in, story, publish, words):
    editor, page = sign_in(EDITORS), english(story)
    submit(editor, story, "en")
    said = {"Ein Stuhl am Tisch": "كرسي على الطاولة"}
    if words:
        said["ein-stuhl-am-tisch"] = words
    translate(sign_in(TRANSLATORS), page, said)
    publish(sign_in(TRANSLATORS), page)
    page.refresh_from_db()
    assert page.slug == ("krsy-la-ltwlh" if words else "ein-stuhl-am-tisch")


# Schedules that are over --------------------------------------------------------------------------


def typed(moment) -> str:
    return f"{timezone.localtime(moment):%d.%m.%Y %H:%M}"


@pytest.fixture
def expired(story_index) -> StoryPage:
    """A story whose time was over an hour ago."""
    page = factories.make_story(story_index, "Ein Stuhl am Tisch")
    page.expire_at = timezone.now() - timedelta(hours=1)
    page.save_revision()
    page.unpublish(set_expired=True)
    return page


def test_draft_is_saved_after_the_expiry_of_its_schedule(sign_in, expired):
    form = story_form(title="Noch einmal", slug=expired.slug, go_live_at="")
    form |= {"expire_at": typed(expired.expire_at)}
    answer = sign_in(EDITORS).post(edit_address(expired), form)
    assert answer.status_code == 302, errors(answer)
    draft = StoryPage.objects.get(pk=expired.pk).get_latest_revision_as_object()
    assert draft.title == "Noch einmal"
    assert typed(draft.expire_at) == typed(expired.expire_at)


def test_page_is_not_published_after_the_expiry_of_its_schedule(sign_in, expired):
    form = story_form(slug=expired.slug, go_live_at="", expire_at=typed(expired.expire_at))
    answer = sign_in(EDITORS).post(edit_address(expired), form | PUBLISH)
    assert set(errors(answer)) == {"expire_at"}
    answer = sign_in(EDITORS).post(edit_address(expired), form | PUBLISH | {"expire_at": ""})
    assert answer.status_code == 302, errors(answer)


@pytest.mark.parametrize("action", [{}, PUBLISH])
@pytest.mark.parametrize("name", ["go_live_at", "expire_at"])
def test_new_time_in_the_past_is_refused(sign_in, story_index, name, action):
    form = story_form(go_live_at="", expire_at="")
    form |= {name: typed(timezone.now() - timedelta(hours=1))}
    answer = sign_in(EDITORS).post(add_address(story_index, StoryPage), form | action)
    assert set(errors(answer)) == {name}
    assert form[name] in answer.content.decode()


def test_page_is_published_after_its_time_to_go_live(sign_in, story_index):
    page = factories.make_story(story_index, "Ein Stuhl am Tisch")
    page.go_live_at = timezone.now() - timedelta(hours=1)
    page.save_revision().publish()
    form = story_form(slug=page.slug, go_live_at=typed(page.go_live_at), expire_at="")
    assert sign_in(EDITORS).post(edit_address(page), form | PUBLISH).status_code == 302
