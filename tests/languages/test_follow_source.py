"""What is done to the German page holds for the page in every language."""

from __future__ import annotations

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import (
    GroupApprovalTask,
    Locale,
    Page,
    PageViewRestriction,
    Revision,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail_localize.models import Translation

from events.records.models import Event
from home.models import HomePage
from stories.models import StoryIndexPage, StoryPage
from tests import factories

LANGUAGES = ("en", "ar")  # English is translated, Arabic follows as an alias


@pytest.fixture
def home(db) -> HomePage:
    return factories.make_home(LANGUAGES)


@pytest.fixture
def stories(home) -> StoryIndexPage:
    index = factories.add(home, StoryIndexPage(title="Vorbilder"))
    factories.copy_to_languages(index, *LANGUAGES)
    return index


@pytest.fixture
def story(stories) -> StoryPage:
    """A story that is live in German, translated into English, an alias in Arabic."""
    page = factories.make_story(stories, "Ein Anfang")
    factories.copy_to_languages(page, *LANGUAGES)
    factories.translate(page, "en", title="A beginning", slug="a-beginning")
    return page


@pytest.fixture
def admin(home) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(get_user_model().objects.create_superuser("admin", password="x"))
    return client


def versions(page: Page) -> dict[str, Page]:
    """The page by language, as the database has it."""
    pages = Page.objects.filter(translation_key=page.translation_key).select_related("locale")
    return {version.locale.language_code: version for version in pages}


def statuses(client: Client, page: Page) -> dict[str, int]:
    return {
        language: client.get(version.get_url()).status_code
        for language, version in versions(page).items()
    }


def publish(page: Page) -> None:
    type(page).objects.get(pk=page.pk).save_revision().publish()


def everywhere(status: int) -> dict[str, int]:
    return dict.fromkeys(("de", *LANGUAGES), status)


# Publishing, unpublishing, deleting --------------------------------------------------------------


@pytest.mark.parametrize("make", [factories.make_story, factories.make_training])
def test_no_language_is_public_when_a_draft_waits_for_its_time(client, home, make):
    page = make(home, "Später", publish=False) if make is factories.make_training else None
    if page is None:
        page = make(home, "Später")
        page.unpublish()
    for parent in (page.get_parent(), page):
        factories.copy_to_languages(parent, *LANGUAGES)
    page.refresh_from_db()
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    assert not any(version.live for version in versions(page).values())
    Page.objects.filter(pk=page.pk).update(go_live_at=timezone.now() - timedelta(minutes=1))
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    content = revision.content
    content["go_live_at"] = None
    revision.save()
    call_command("publish_scheduled")
    assert statuses(client, page) == everywhere(200)


def test_every_language_is_gone_when_the_source_is_unpublished(client, story):
    story.unpublish()
    assert statuses(client, story) == everywhere(404)


def test_every_language_is_gone_when_the_source_expires(client, story):
    Page.objects.filter(pk=story.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    assert statuses(client, story) == everywhere(404)


def test_translation_returns_as_it_was_when_the_source_does(client, story):
    english = story.get_translation(Locale.objects.get(language_code="en")).specific
    english.title = "A draft that nobody approved"
    english.save_revision()
    story.unpublish()
    publish(story)
    assert statuses(client, story) == everywhere(200)
    page = client.get(versions(story)["en"].get_url()).content.decode()
    assert "A beginning" in page
    assert "nobody approved" not in page


def test_translation_stays_away_when_a_translator_had_unpublished_it(client, story):
    versions(story)["en"].specific.unpublish()
    story.unpublish()
    publish(story)
    assert statuses(client, story) == everywhere(200) | {"en": 404}


def test_translation_waits_when_its_source_is_not_public(client, story):
    story.unpublish()
    publish(versions(story)["en"].specific)
    assert statuses(client, story) == everywhere(404)
    publish(story)
    assert statuses(client, story) == everywhere(200)


def test_nothing_is_left_in_any_language_when_the_source_is_deleted(admin, story):
    address = reverse("wagtailadmin_pages:delete", args=[story.pk])
    assert "in every language" in admin.get(address).content.decode()
    admin.post(address)
    assert versions(story) == {}


def test_nothing_is_left_in_any_language_when_a_page_above_is_deleted(stories, story):
    Page.objects.get(pk=stories.pk).delete()
    assert versions(story) == versions(stories) == {}


def test_source_stays_when_a_translation_is_deleted(story):
    versions(story)["en"].delete()
    assert set(versions(story)) == {"de", "ar"}


def test_editor_is_told_of_other_languages_when_unpublishing(admin, story):
    page = admin.get(reverse("wagtailadmin_pages:unpublish", args=[story.pk])).content.decode()
    assert "in every language" in page


# Copying, moving, renaming -----------------------------------------------------------------------


def copy(admin: Client, page: Page, **values: str) -> Page:
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    form = BeautifulSoup(admin.get(address).content, "html.parser")
    assert form.select_one("[name=alias]") is None
    parent = page.get_parent().pk
    data = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": parent}
    admin.post(address, data | values)
    return Page.objects.get(locale__language_code="de", slug="kopie")


def test_copy_stands_in_every_language_and_is_a_draft(admin, client, story):
    copied = copy(admin, story)
    assert set(versions(copied)) == set(factories.LANGUAGES)
    assert not any(version.live for version in versions(copied).values())
    publish(copied.specific)
    assert statuses(client, copied) == dict.fromkeys(factories.LANGUAGES, 200)


def test_copied_training_has_dates_of_its_own(admin, home):
    training = factories.make_training(home, "Haushalt lesen")
    for page in (training.get_parent(), training):
        factories.copy_to_languages(page, *LANGUAGES)
    copied = copy(admin, training)
    publish(copied.specific)
    keys = {training.translation_key, copied.translation_key}
    events = Event.objects.filter(key__in=keys)
    assert {event.occurrences.count() for event in events} == {1}
    assert events.count() == 2


def test_every_language_moves_along(admin, client, home):
    training = factories.make_training(home, "Haushalt lesen")
    location = factories.make_location(home, "Berlin")
    calendar = factories.make_training(location, "Anderes").get_parent()
    for page in (training.get_parent(), training, location.get_parent(), location, calendar):
        factories.copy_to_languages(page, *LANGUAGES)
    address = reverse("wagtailadmin_pages:move_confirm", args=[training.pk, calendar.pk])
    assert admin.post(address).status_code == 302
    parents = {version.get_parent().translation_key for version in versions(training).values()}
    assert parents == {calendar.translation_key}
    assert statuses(client, training) == everywhere(200)


def test_translation_is_not_moved_by_itself(admin, story, home):
    english = versions(story)["en"]
    other = factories.make_story(factories.make_location(home), "Anderswo").get_parent()
    before = english.url_path
    admin.post(reverse("wagtailadmin_pages:move_confirm", args=[english.pk, other.pk]))
    assert versions(story)["en"].url_path == before


def test_old_addresses_lead_to_the_page_in_every_language_when_it_is_renamed(
    client, story, django_capture_on_commit_callbacks
):
    before = {language: page.get_url() for language, page in versions(story).items()}
    # Twice: renaming the German page on commit renames the others, which makes redirects on commit.
    capture = django_capture_on_commit_callbacks
    with capture(execute=True), capture(execute=True):
        story.slug = "ein-neuer-anfang"
        story.save_revision().publish()
    after = {language: page.get_url() for language, page in versions(story).items()}
    assert after["ar"].endswith("/ein-neuer-anfang/")
    assert after["en"] == before["en"]
    for language in ("de", "ar"):
        response = client.get(before[language])
        assert (response.status_code, response.url) == (301, after[language])


def test_copy_has_no_timetable_of_the_original(admin, client, story):
    past = timezone.now() - timedelta(days=2)
    Page.objects.filter(pk=story.pk).update(expire_at=past, go_live_at=past - timedelta(days=9))
    copied = copy(admin, story, publish_copies="on")
    call_command("publish_scheduled")
    assert statuses(client, copied) == dict.fromkeys(factories.LANGUAGES, 200)
    draft = copied.specific.get_latest_revision_as_object()
    assert (draft.go_live_at, draft.expire_at) == (None, None)


@pytest.fixture
def branch(home) -> tuple[Page, Page]:
    """A location, and the story below it."""
    location = factories.make_location(home, "Berlin")
    story = factories.make_story(location, "Ein Anfang")
    for page in (location.get_parent(), location, story.get_parent(), story):
        factories.copy_to_languages(page, *LANGUAGES)
    return location, story


def test_branch_is_copied_with_all_its_pages_in_every_language(admin, client, branch):
    copied = copy(admin, branch[0], copy_subpages="on", publish_copies="on")
    for page in copied.get_descendants(inclusive=True):
        assert statuses(client, page) == dict.fromkeys(factories.LANGUAGES, 200)


def test_story_that_was_withdrawn_is_not_public_in_the_copy_of_its_branch(admin, branch):
    branch[1].unpublish()
    copied = copy(admin, branch[0], copy_subpages="on")
    for page in copied.get_descendants(inclusive=True):
        assert not any(version.live for version in versions(page).values())


# Several at once ---------------------------------------------------------------------------------


@pytest.fixture
def two(story, stories) -> list[StoryPage]:
    """Two stories that are public in every language, each translated into English."""
    other = factories.make_story(stories, "Noch ein Anfang")
    factories.copy_to_languages(other, *LANGUAGES)
    factories.translate(other, "en", title="Another beginning", slug="another-beginning")
    return [story, other]


def at_once(admin: Client, action: str, pages: list[Page], **values: object) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    address += "?" + "&".join(f"id={page.pk}" for page in pages)
    assert admin.get(address).status_code == 200
    assert admin.post(address, values).status_code == 302


def test_several_pages_are_unpublished_and_published_in_every_language(admin, client, two):
    at_once(admin, "unpublish", two)
    assert [statuses(client, page) for page in two] == [everywhere(404)] * 2
    at_once(admin, "publish", two)
    assert [statuses(client, page) for page in two] == [everywhere(200)] * 2


def test_several_pages_are_deleted_in_every_language(admin, two):
    at_once(admin, "delete", two)
    assert [versions(page) for page in two] == [{}, {}]


def test_several_pages_move_in_every_language(admin, client, home, two):
    place = factories.make_story(factories.make_location(home, "Berlin"), "Anderswo").get_parent()
    location = place.get_parent()
    for page in (location.get_parent(), location, place):
        factories.copy_to_languages(page, *LANGUAGES)
    at_once(admin, "move", two, chooser=place.pk)
    for page in two:
        parents = {version.get_parent().translation_key for version in versions(page).values()}
        assert parents == {place.translation_key}
        assert statuses(client, page) == everywhere(200)


def test_translations_do_not_move_among_several(admin, home, two):
    english = [versions(page)["en"] for page in two]
    other = factories.make_story(factories.make_location(home), "Anderswo").get_parent()
    factories.copy_to_languages(other.get_parent().get_parent(), "en")
    factories.copy_to_languages(other.get_parent(), "en")
    factories.copy_to_languages(other, "en")
    target = versions(other)["en"]
    before = [page.url_path for page in english]
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    address += "?" + "&".join(f"id={page.pk}" for page in english)
    admin.post(address, {"chooser": target.pk})
    assert [versions(page)["en"].url_path for page in two] == before


def test_several_translations_cannot_be_published_before_their_sources(admin, client, two):
    at_once(admin, "unpublish", two)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    english = [versions(page)["en"] for page in two]
    admin.post(address + "?" + "&".join(f"id={page.pk}" for page in english))
    assert [statuses(client, page) for page in two] == [everywhere(404)] * 2


# Versions, locks, reviews ------------------------------------------------------------------------


def test_an_older_version_comes_back_in_every_language_that_follows(admin, client, story):
    older = StoryPage.objects.get(pk=story.pk).get_latest_revision()
    story.lead = "Ganz anders"
    story.save_revision().publish()
    assert "Ganz anders" in client.get(versions(story)["ar"].get_url()).content.decode()
    assert (
        admin.get(
            reverse("wagtailadmin_pages:revisions_revert", args=[story.pk, older.pk])
        ).status_code
        == 200
    )
    older.publish()
    for language in ("de", "ar"):
        page = client.get(versions(story)[language].get_url()).content.decode()
        assert "Ganz anders" not in page, language
    assert "A beginning" in client.get(versions(story)["en"].get_url()).content.decode()


def test_an_older_version_of_a_translation_waits_for_its_source(client, story):
    english = versions(story)["en"].specific
    older = english.get_latest_revision()
    story.unpublish()
    older.publish()
    assert statuses(client, story) == everywhere(404)


@pytest.mark.parametrize("language", ["de", *LANGUAGES])
def test_locks_keep_nothing_public_without_its_source(admin, client, story, language):
    page = versions(story)[language]
    locked = admin.post(reverse("wagtailadmin_pages:lock", args=[page.pk]))
    assert locked.status_code == 302
    StoryPage.objects.get(pk=story.pk).unpublish()
    assert statuses(client, story) == everywhere(404)
    admin.post(reverse("wagtailadmin_pages:unlock", args=[page.pk]))
    publish(story)
    assert statuses(client, story) == everywhere(200)


@pytest.fixture
def reviewed(home) -> HomePage:
    """The site, whose pages are reviewed before they are published."""
    workflow, task = Workflow.objects.create(name="Prüfung"), GroupApprovalTask(name="Prüfung")
    task.save()
    WorkflowTask.objects.create(workflow=workflow, task=task)
    for page in versions(home).values():
        WorkflowPage.objects.create(page=page, workflow=workflow)
    return home


def submit(page: Page) -> None:
    page.get_workflow().start(page, None)


def test_every_language_waits_for_the_review_of_the_source(client, reviewed, story):
    story.unpublish()
    draft = StoryPage.objects.get(pk=story.pk)
    draft.save_revision()
    submit(draft)
    assert statuses(client, story) == everywhere(404)
    draft.current_workflow_state.cancel()
    assert statuses(client, story) == everywhere(404)
    submit(draft)
    task = draft.current_workflow_task_state
    task.approve()
    assert statuses(client, story) == everywhere(200)


def test_translation_that_is_approved_waits_for_its_source(client, reviewed, story):
    story.unpublish()
    english = versions(story)["en"].specific
    english.save_revision()
    submit(english)
    english.current_workflow_task_state.approve()
    assert statuses(client, story) == everywhere(404)
    publish(story)
    assert statuses(client, story) == everywhere(200)


def test_translation_whose_time_comes_waits_for_its_source(client, story):
    english = versions(story)["en"].specific
    english.go_live_at = timezone.now() + timedelta(days=1)
    revision = english.save_revision()
    revision.publish()
    StoryPage.objects.get(pk=story.pk).unpublish()
    past = timezone.now() - timedelta(minutes=1)
    content = revision.content | {"go_live_at": past.isoformat()}
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=content)
    call_command("publish_scheduled")
    assert statuses(client, story) == everywhere(404)
    publish(story)
    assert statuses(client, story) == everywhere(200)


# Aliases and translations ------------------------------------------------------------------------


def test_languages_that_come_along_later_follow_what_is_public(client, story):
    draft = factories.make_story(story.get_parent(), "Noch nicht")
    draft.unpublish()
    versions(story)["ar"].delete()
    call_command("sync_locale_trees")
    assert statuses(client, story)["ar"] == 200
    assert not any(version.live for version in versions(draft).values())


def test_alias_is_translated_not_made_a_page_with_german_words(admin, client, story):
    arabic = versions(story)["ar"]
    address = reverse("wagtailadmin_pages:convert_alias", args=[arabic.pk])
    for answer in (admin.get(address), admin.post(address)):
        assert answer.status_code == 302
    assert versions(story)["ar"].alias_of_id == story.pk
    assert "translat" in admin.get(answer.url).content.decode()
    assert 'lang="de"' in client.get(arabic.get_url()).content.decode()


def send_for_translation(admin: Client, page: Page, language: str) -> Translation:
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    locale = Locale.objects.get(language_code=language)
    assert admin.post(address, {"locales": [locale.pk]}).status_code == 302
    return Translation.objects.get(
        source__object_id=page.translation_key, target_locale__language_code=language
    )


@pytest.fixture
def publish_translation(django_capture_on_commit_callbacks):
    """Have what was translated published, which wagtail-localize does on commit."""

    def publish_it(translation: Translation) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            translation.save_target(publish=True)

    return publish_it


def test_translation_given_up_is_public_only_with_its_source(
    admin, client, story, publish_translation
):
    """Made an alias again, which wagtail-localize does with the page as it stands."""
    publish_translation(send_for_translation(admin, story, "ar"))
    arabic = versions(story)["ar"]
    StoryPage.objects.get(pk=story.pk).unpublish()
    admin.post(reverse("wagtail_localize:convert_to_alias", args=[arabic.pk]))
    assert statuses(client, story) == everywhere(404)
    publish(story)
    assert statuses(client, story) == everywhere(200)


def test_bringing_translations_up_to_date_makes_nothing_public_before_its_source(
    admin, client, story, publish_translation, django_capture_on_commit_callbacks
):
    translation = send_for_translation(admin, story, "ar")
    publish_translation(translation)
    StoryPage.objects.get(pk=story.pk).unpublish()
    address = reverse("wagtail_localize:update_translations", args=[translation.source.pk])
    with django_capture_on_commit_callbacks(execute=True):
        assert admin.post(address, {"publish_translations": "on"}).status_code == 302
    assert statuses(client, story) == everywhere(404)
    publish(story)
    assert statuses(client, story) == everywhere(200)


def test_copy_that_is_sent_for_translation_waits_for_its_source(
    admin, client, story, publish_translation
):
    copied = copy(admin, story)
    translation = send_for_translation(admin, copied, "en")
    assert versions(copied)["en"].alias_of_id == copied.pk
    publish_translation(translation)
    assert not any(version.live for version in versions(copied).values())
    publish(copied.specific)
    assert statuses(client, copied) == dict.fromkeys(factories.LANGUAGES, 200)
    assert versions(copied)["en"].alias_of_id is None


# Privacy -----------------------------------------------------------------------------------------


@pytest.fixture
def restricted(story) -> StoryPage:
    PageViewRestriction.objects.create(
        page=story, restriction_type=PageViewRestriction.PASSWORD, password="Sesam"
    )
    return story


def test_every_language_asks_for_the_password_and_takes_it(restricted):
    for page in versions(restricted).values():
        client = Client()
        asked = BeautifulSoup(client.get(page.get_url()).content, "html.parser")
        form = asked.select_one("form[method=post]")
        hidden = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
        assert "A beginning" not in asked.get_text()
        answer = client.post(form["action"], hidden | {"password": "Sesam"}, follow=True)
        assert answer.status_code == 200
        assert "Amina D." in answer.content.decode()


def test_no_list_tells_of_a_page_that_is_private_in_german(client, restricted, home):
    for language in ("de", *LANGUAGES):
        addresses = [
            f"/{language}/",
            versions(restricted.get_parent())[language].get_url(),
            f"/{language}/suche/?q=Amina",
            f"/sitemap-{language}.xml",
        ]
        for address in addresses:
            assert "anfang" not in client.get(address).content.decode().casefold(), address
            assert "beginning" not in client.get(address).content.decode(), address


def test_visitors_are_led_to_a_page_to_sign_in(client, story):
    PageViewRestriction.objects.create(page=story, restriction_type=PageViewRestriction.LOGIN)
    for page in versions(story).values():
        response = client.get(page.get_url(), follow=True)
        assert response.status_code == 200
        assert response.redirect_chain
