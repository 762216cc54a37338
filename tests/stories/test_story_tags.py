"""Stories where other pages show them."""

import pytest
from django.template import engines
from django.utils import translation

from stories.models import StoryPage
from tests import factories


def names(tag: str, **context) -> str:
    """The names of the stories `tag` finds, in its order."""
    source = f"{{% load story_tags %}}{{% {tag} as found %}}" + (
        "{% for story in found %}{{ story.name }} {% endfor %}"
    )
    return engines["django"].from_string(source).render(context).strip()


@pytest.fixture
def berlin(home):
    return factories.make_location(home)


@pytest.fixture(autouse=True)
def _in_german():
    with translation.override("de"):
        yield


def test_newest_stories_come_first_when_all_are_asked_for(home):
    factories.make_story(home, "Eins", name="Amina")
    factories.make_story(home, "Zwei", name="Mehmet")
    assert names("stories count=5") == "Mehmet Amina"


def test_only_stories_of_the_location_are_found_when_one_is_given(home, berlin):
    factories.make_story(home, "Eins", name="Amina")
    factories.make_story(berlin, "Zwei", name="Mehmet")
    assert names("stories location=berlin", berlin=berlin) == "Mehmet"


def test_story_itself_is_left_out_when_excluded(home):
    amina = factories.make_story(home, "Eins", name="Amina")
    factories.make_story(home, "Zwei", name="Mehmet")
    assert names("stories exclude=story", story=amina) == "Mehmet"


def test_chosen_stories_keep_their_order_and_lose_unpublished_ones(home):
    amina = factories.make_story(home, "Eins", name="Amina")
    mehmet = factories.make_story(home, "Zwei", name="Mehmet")
    rosa = factories.make_story(home, "Drei", name="Rosa")
    mehmet.unpublish()
    chosen = [amina, mehmet, rosa]
    assert names("in_reader_language chosen", chosen=chosen) == "Amina Rosa"


def test_featured_story_is_the_readers_when_the_german_one_was_chosen(home):
    story = factories.make_story(home, "Eins", name="Amina")
    factories.copy_to_languages(story.get_parent().specific, "en")
    factories.copy_to_languages(story, "en")
    source = "{% load story_tags %}{% story_by_id pk as story %}{{ story.pk }}"
    with translation.override("en"):
        found = engines["django"].from_string(source).render({"pk": story.pk})
    assert found == str(StoryPage.objects.get(locale__language_code="en").pk)


def test_no_story_is_featured_when_none_was_chosen(home):
    source = "{% load story_tags %}{% story_by_id None as story %}{{ story }}"
    assert engines["django"].from_string(source).render({}) == "None"
