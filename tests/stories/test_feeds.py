"""Stories for programs that read news."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from tests import factories

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client, address: str = "/de/vorbilder.atom") -> list[ElementTree.Element]:
    response = client.get(address)
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(response.content).findall(f"{ATOM}entry")  # noqa: S314 - our own


def text(entry: ElementTree.Element, name: str) -> str:
    return entry.findtext(f"{ATOM}{name}") or ""


@pytest.fixture
def story(home):
    return factories.make_story(home, "Ein Anfang", lead="Wie <alles> begann")


def test_newest_story_comes_first_with_what_one_reads_of_it(client, home, story):
    factories.make_story(home, "Danach")
    newest, first = entries(client)
    assert [text(newest, "title"), text(first, "title")] == ["Danach", "Ein Anfang"]
    assert text(first, "summary") == "Wie <alles> begann"
    assert first.find(f"{ATOM}link").get("href") == f"http://testserver{story.url}"


def test_entry_is_the_same_when_its_address_changes(client, story):
    before = text(*entries(client), "id")
    story.slug = "anders"
    story.save_revision().publish()
    assert text(*entries(client), "id") == before


def test_language_lists_what_is_written_in_it(client, story):
    factories.copy_to_languages(story.get_parent(), "en")
    factories.copy_to_languages(story, "en")
    assert entries(client, "/en/vorbilder.atom") == []
    factories.translate(story, "en", title="A beginning")
    assert text(*entries(client, "/en/vorbilder.atom"), "title") == "A beginning"


def test_what_is_not_for_everybody_is_left_out(client, home, story):
    hidden = factories.make_story(home, "Nur für uns")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    assert len(entries(client)) == 1


def test_queries_do_not_grow_with_the_stories(client, home, django_assert_max_num_queries):
    for number in range(12):
        factories.make_story(home, f"Geschichte {number}")
    client.get("/de/vorbilder.atom")
    with django_assert_max_num_queries(6):
        assert len(entries(client)) == 12
