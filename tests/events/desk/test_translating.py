"""What translators and editors may not do by the addresses of the translation editor."""

import json

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
)
from wagtail_localize.operations import translate_object

from events.desk.publish_preview import fingerprint
from kommpaktiv.content.models import Topic
from tests import factories
from tests.page_forms import form_to

EDITORS, DESK = "Redaktion Berlin", "Trainingsbüro Berlin"
TRANSLATORS, ADMINISTRATORS = "Übersetzung", "Administration"
HOME = reverse("wagtailadmin_home")
REPORT = reverse("wagtail_localize:translations_report")
ENGLISH = "en"
FILM = "https://vimeo.com/123456"


def english(page):
    return page.get_translation(Locale.objects.get(language_code=ENGLISH)).specific


@pytest.fixture
def story(roles, berlin):
    """A story that is being translated into English, with a link elsewhere."""
    value = {"title": "Film", "address": FILM, "picture": None, "transcript": ""}
    story = factories.make_story(berlin, body=json.dumps([{"type": "video", "value": value}]))
    factories.copy_to_languages(story.get_parent(), ENGLISH)
    translate_object(
        type(story).objects.get(pk=story.pk), Locale.objects.filter(language_code=ENGLISH)
    )
    return story


@pytest.fixture
def translation(story):
    return Translation.objects.get(source__object_id=story.translation_key)


# Snippets -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("group", [EDITORS, TRANSLATORS])
def test_no_live_snippet_is_made_by_submitting_one(sign_in, group):
    topic = factories.make_topic()
    address = reverse(
        "wagtail_localize:submit_snippet_translation", args=["content", "topic", topic.pk]
    )
    locale = Locale.objects.get(language_code=ENGLISH)
    browser = sign_in(group)
    assert browser.get(address).url == HOME
    assert browser.post(address, {"locales": [locale.pk]}).url == HOME
    assert Topic.objects.count() == 1


def test_administrator_submits_a_snippet(sign_in):
    topic = factories.make_topic()
    address = reverse(
        "wagtail_localize:submit_snippet_translation", args=["content", "topic", topic.pk]
    )
    locale = Locale.objects.get(language_code=ENGLISH)
    sign_in(ADMINISTRATORS).post(address, {"locales": [locale.pk]})
    assert Topic.objects.filter(locale=locale).exists()


def test_desk_lists_no_snippets_by_the_translation_editors_address(sign_in):
    factories.make_topic()
    address = reverse("wagtail_localize:snippets_api_listing", args=["content", "topic"])
    assert sign_in(TRANSLATORS).get(address).status_code == 200
    assert sign_in(DESK).get(address).status_code in (302, 403)


@pytest.mark.parametrize(("group", "is_open"), [(TRANSLATORS, True), (DESK, False)])
def test_report_is_open_to_those_who_translate(sign_in, group, is_open):
    for address in (REPORT, reverse("wagtail_localize:translations_report_results")):
        assert (sign_in(group).get(address).status_code == 200) is is_open


# Taking away --------------------------------------------------------------------------------------


@pytest.fixture
def published(translation, story, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    page = english(story)
    assert page.live
    return page


@pytest.mark.parametrize("act", ["delete", "unpublish"])
def test_translator_takes_no_page_away(sign_in, published, act):
    address = reverse(f"wagtailadmin_pages:{act}", args=[published.pk])
    assert sign_in(TRANSLATORS).post(address).url == HOME
    published.refresh_from_db()
    assert published.live


@pytest.mark.parametrize("act", ["delete", "unpublish"])
def test_translator_takes_no_pages_away_in_a_list(sign_in, published, act):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", act])
    sign_in(TRANSLATORS).post(f"{address}?id={published.pk}")
    published.refresh_from_db()
    assert published.live


def test_translator_moves_no_page(sign_in, published, home):
    elsewhere = english(home)
    args = [published.pk, elsewhere.pk]
    before = published.get_parent()
    sign_in(TRANSLATORS).post(reverse("wagtailadmin_pages:move_confirm", args=args))
    published.refresh_from_db()
    assert published.get_parent() == before


@pytest.mark.parametrize("act", ["delete", "move", "unpublish", "create_alias", "copy"])
def test_translator_takes_away_and_adds_nothing_by_the_api_of_the_admin(
    sign_in, published, home, act
):
    number = Page.objects.count()
    address = reverse("wagtailadmin_api:pages:action", args=[published.pk, act])
    parent = published.get_parent().pk
    sent = {"destination_page_id": english(home).pk if act == "move" else parent}
    answer = sign_in(TRANSLATORS).post(address, sent | {"update_slug": "other"})
    assert answer.status_code in (400, 403)
    published.refresh_from_db()
    assert (published.live, published.get_parent().pk) == (True, parent)
    assert Page.objects.count() == number


def test_translator_gives_no_translation_up(sign_in, published):
    address = reverse("wagtail_localize:convert_to_alias", args=[published.pk])
    assert sign_in(TRANSLATORS).post(address).url == HOME


PASSWORD_FOR_ALL = {"restriction_type": "password", "password": "offen-für-Wenige"}


def test_translator_does_not_restrict_who_sees_a_page(sign_in, published):
    address = reverse("wagtailadmin_pages:set_privacy", args=[published.pk])
    browser = sign_in(TRANSLATORS)
    assert browser.get(address).url == HOME
    assert browser.post(address, PASSWORD_FOR_ALL).url == HOME
    assert not PageViewRestriction.objects.exists()


def test_editor_restricts_who_sees_an_own_page(sign_in, story):
    address = reverse("wagtailadmin_pages:set_privacy", args=[story.pk])
    assert sign_in(EDITORS).post(address, PASSWORD_FOR_ALL).status_code == 200
    assert PageViewRestriction.objects.filter(page=story.pk).exists()


@pytest.mark.parametrize(("group", "expires"), [(TRANSLATORS, False), (EDITORS, True)])
def test_translator_sets_no_date_on_which_a_page_goes(sign_in, published, group, expires):
    Translation.objects.update(enabled=False)  # the page has Wagtail's own editor then
    address = reverse("wagtailadmin_pages:edit", args=[published.pk])
    browser = sign_in(group)
    page = browser.get(address)
    assert page.context["form"].show_schedule_publishing_toggle is expires
    body = nested_form_data({"body": streamfield([])})  # made by a script in a browser
    sent = form_to(page, address).fields | body
    sent |= {
        "title": "Changed",
        "go_live_at": "2039-12-01 09:00",
        "expire_at": "2040-12-01 09:00",
        "action-publish": "x",
    }
    answer = browser.post(address, sent)
    assert answer.status_code == 302, answer.context["form"].errors
    published.refresh_from_db()
    draft = published.get_latest_revision_as_object()
    assert draft.title == "Changed"
    assert (draft.expire_at is not None) is expires
    assert (draft.go_live_at is not None) is expires


@pytest.mark.parametrize("group", [TRANSLATORS, EDITORS])
def test_only_who_might_add_pages_puts_them_in_order(sign_in, published, group):
    address = reverse("wagtailadmin_pages:set_page_position", args=[published.pk])
    answer = sign_in(group).post(f"{address}?position=0")
    assert (answer.status_code == 200) is (group == EDITORS)


@pytest.mark.parametrize("act", ["unpublish", "delete"])
def test_translator_takes_no_training_away_by_the_page_that_says_what_happens(
    sign_in, roles, berlin, act, django_capture_on_commit_callbacks
):
    training = factories.make_training(berlin)
    factories.copy_to_languages(training.get_parent(), ENGLISH)
    translate_object(
        type(training).objects.get(pk=training.pk), Locale.objects.filter(language_code=ENGLISH)
    )
    translation = Translation.objects.get(source__object_id=training.translation_key)
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    page = english(training)
    address = reverse("desk:publish_preview", args=[page.pk, act])
    browser = sign_in(TRANSLATORS)
    assert browser.get(address).url == HOME
    assert browser.post(address, {"seen": fingerprint([])}).url == HOME
    page.refresh_from_db()
    assert page.live


def test_editor_still_takes_the_own_pages_away(sign_in, story):
    address = reverse("wagtailadmin_pages:unpublish", args=[story.pk])
    assert sign_in(EDITORS).get(address).status_code == 200


# Links and code -----------------------------------------------------------------------------------


def segments_of(translation):
    return OverridableSegment.objects.filter(source=translation.source)


def put(browser, address, value):
    return browser.put(address, f"value={value}", content_type="application/x-www-form-urlencoded")


def test_link_that_runs_something_is_refused_where_a_link_is_overridden(sign_in, translation):
    (segment,) = (one for one in segments_of(translation) if FILM in one.data_json)
    address = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])
    browser = sign_in(TRANSLATORS)
    assert put(browser, address, "javascript:alert(1)").status_code == 400
    assert not SegmentOverride.objects.exists()
    assert put(browser, address, "https://vimeo.com/654321").status_code == 201


def test_code_is_refused_where_a_string_is_translated(sign_in, translation):
    segment = StringSegment.objects.filter(source=translation.source).first()
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    browser = sign_in(TRANSLATORS)
    assert put(browser, address, "<script>alert(1)</script>").status_code == 400
    assert not StringTranslation.objects.exists()
    assert put(browser, address, "A beginning").status_code == 201


def test_snippets_can_be_submitted_by_a_group_that_may_add_them(sign_in):
    Group.objects.get(name=EDITORS).permissions.add(Permission.objects.get(codename="add_topic"))
    topic = factories.make_topic()
    address = reverse(
        "wagtail_localize:submit_snippet_translation", args=["content", "topic", topic.pk]
    )
    assert sign_in(EDITORS).get(address).status_code == 200
