"""The factories' tree stands and is served."""

import re

from stories.models import StoryIndexPage
from tests import factories


def test_location_is_set_from_the_tree_when_a_story_stands_below_it(home):
    berlin = factories.make_location(home)
    story = factories.make_story(berlin)
    assert story.location == berlin


def test_location_stays_as_chosen_when_a_story_stands_elsewhere(home):
    berlin = factories.make_location(home)
    story = factories.make_story(home, location=berlin)
    assert story.location == berlin


def test_location_of_a_translation_names_the_german_source(home):
    berlin = factories.make_location(home)
    story = factories.make_story(berlin)
    for parent in (berlin.get_parent(), berlin, story.get_parent(), story):
        factories.copy_to_languages(parent, "en")
    alias = type(story).objects.get(locale__language_code="en")
    assert alias.location == berlin
    assert alias.content_language == "de"
    assert alias.is_untranslated


def test_location_follows_when_a_story_is_moved(home):
    berlin, hessen = factories.make_location(home), factories.make_location(home, "Hessen")
    story = factories.make_story(berlin)
    factories.make_story(hessen, "Eine andere")
    story.move(StoryIndexPage.objects.child_of(hessen).get(), pos="last-child")
    story.refresh_from_db()
    assert story.location == hessen


def test_untranslated_page_offers_the_languages_it_can_be_read_in(client, home):
    about = factories.make_project(home, slug="ueber-uns")
    factories.copy_to_languages(about, "en", "tr", "uk")
    factories.translate(about, "en", title="About us", slug="about-us")
    page = client.get("/tr/ueber-uns/").content.decode()
    notice = page.partition('class="notice"')[2].partition("</p>")[0]
    assert re.findall(r'href="([^"]+)" hreflang="([\w-]+)"', notice) == [("/en/about-us/", "en")]
    assert "notice-page" not in client.get("/en/about-us/").content.decode()
