"""What editors paste, and forms that are not as browsers send them: an answer, never a failure."""

from __future__ import annotations

import unicodedata

import pytest
from django.urls import reverse

from events.trainings.models import EventPage, TrainingCalendarPage
from stories.models import StoryIndexPage, StoryPage
from tests import factories

from .test_editing import EDITORS, add_address, edit_address, story_form, training_form

HOSTILE = {
    "line break": "Ein\r\nStuhl am Tisch",
    "soft line break": "Ein\x0bStuhl am Tisch",
    "controls": "Ein\x00\x07 Stuhl am Tisch",
    "noncharacter": "Ein\ufffe Stuhl am Tisch\uffff",
    "decomposed": unicodedata.normalize("NFD", "Über Stühle für Zoë"),
    "nothing to be seen": "\u200b\u3164",
    "too long": "ü" * 300,
    "no letters": "!!! ???",
    "other scripts": "كرسي على الطاولة 椅子",
}


@pytest.fixture
def story_index(roles, berlin):
    return factories.add(berlin, StoryIndexPage(title="Vorbilder"))


@pytest.fixture
def calendar(roles, berlin):
    return factories.add(berlin, TrainingCalendarPage(title="Trainings"))


def assert_answered(response):
    assert response.status_code in (200, 302)
    assert "Failed" not in str(getattr(response, "url", ""))


@pytest.mark.parametrize("publish", [{}, {"action-publish": "1"}])
@pytest.mark.parametrize("slug", ["", "same"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_page_is_saved_or_refused_whatever_is_pasted(sign_in, story_index, text, slug, publish):
    browser = sign_in(EDITORS)
    browser.raise_request_exception = True
    names = ["title", "name", "role", "council", "place", "lead", "quote", "seo_title"]
    form = story_form(**dict.fromkeys(names, text), slug=slug and text)
    assert_answered(browser.post(add_address(story_index, StoryPage), form | publish))
    for page in StoryPage.objects.all():
        assert "\n" not in page.title
        assert unicodedata.is_normalized("NFC", page.title + page.slug)
        assert_answered(browser.post(edit_address(page), form | publish))
        assert browser.get(edit_address(page)).status_code == 200
    assert_answered(browser.post(add_address(story_index, StoryPage), form | publish))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_training_is_saved_or_refused_whatever_is_pasted(sign_in, calendar, client, text):
    browser = sign_in(EDITORS)
    names = ["title", "lead", "audience", "venue", "address", "accessibility"]
    names += ["confirm_note", "reminder_note", "thanks_note"]
    form = training_form(**dict.fromkeys(names, text))
    publish = {"action-publish": "1"}
    assert_answered(browser.post(add_address(calendar, EventPage), form | publish, follow=False))
    for page in EventPage.objects.filter(live=True):
        feed = client.get(reverse("feeds:training", args=[page.translation_key])).content
        assert not set(feed) & (set(range(0x20)) - {10, 13})


def test_address_that_is_taken_in_one_language_is_no_failure(sign_in, story_index, home):
    """Where only the English list has a page of that address."""
    factories.copy_to_languages(story_index, "en")
    english = story_index.get_translations().get(locale__language_code="en")
    other = factories.add(english, StoryPage(title="Other", name="A", slug="ein-stuhl-am-tisch"))
    response = sign_in(EDITORS).post(add_address(story_index, StoryPage), story_form())
    assert response.status_code == 302
    slugs = set(english.get_children().values_list("slug", flat=True))
    assert slugs == {other.slug, "ein-stuhl-am-tisch-2"} or other.slug in slugs


def test_translation_file_that_is_missing_is_no_failure(sign_in, story_index):
    browser = sign_in("Administration")
    address = reverse("wagtail_localize:upload_pofile", args=[999])
    assert browser.post(address).status_code == 404
    for name in ("wagtailimages:add_multiple", "wagtaildocs:add_multiple"):
        assert browser.post(reverse(name)).status_code == 400
