"""Readers see every change at once, though pages are kept in memory."""

import pytest
from wagtail.models import PageViewRestriction

from events.booking.occurrences import cancel_occurrence
from events.records.models import Occurrence
from tests import factories


@pytest.fixture
def story(home):
    return factories.make_story(home, "Ein Anfang", lead="Der alte Lead")


def read(client, page):
    return client.get(page.url).content.decode()


def test_page_is_read_once_and_then_known(client, story, django_assert_max_num_queries):
    read(client, story)
    read(client, story)  # the first reader of a new site had its settings made
    with django_assert_max_num_queries(2):  # who may see it; the dates of trainings
        assert "Der alte Lead" in read(client, story)


def test_change_is_seen_when_it_is_published(client, story):
    assert "Der alte Lead" in read(client, story)
    story.lead = "Der neue Lead"
    revision = story.save_revision()
    assert "Der alte Lead" in read(client, story)
    revision.publish()
    assert "Der neue Lead" in read(client, story)


def test_page_is_gone_when_it_is_unpublished(client, story):
    assert client.get(story.url).status_code == 200
    story.unpublish()
    assert client.get(story.url).status_code == 404


def test_page_asks_for_a_password_as_soon_as_it_is_private(client, story):
    read(client, story)
    PageViewRestriction.objects.create(
        page=story.get_parent(), restriction_type=PageViewRestriction.PASSWORD, password="geheim"
    )
    assert "Der alte Lead" not in read(client, story)


def test_alias_is_private_when_its_source_is(client, home, story):
    factories.copy_to_languages(story.get_parent(), "en")
    factories.copy_to_languages(story, "en")
    alias = type(story).objects.get(locale__language_code="en")
    assert "Der alte Lead" in read(client, alias)
    PageViewRestriction.objects.create(
        page=story, restriction_type=PageViewRestriction.PASSWORD, password="geheim"
    )
    assert "Der alte Lead" not in read(client, alias)


def test_cancelled_date_leaves_the_lists_at_once(client, home, story):
    factories.make_training(home, "Haushalt lesen")
    assert "Haushalt lesen" in read(client, story)
    cancel_occurrence(Occurrence.objects.get(), {"de": "krank"})
    assert "Haushalt lesen" not in read(client, story)


def test_what_one_reader_does_to_a_page_does_not_reach_the_next(client, story):
    first = client.get(story.url).context["page"]
    first.title = "Verändert"
    assert client.get(story.url).context["page"].title == "Ein Anfang"
