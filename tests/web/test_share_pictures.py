"""The pictures beside links to pages."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image
from wagtail.models import PageViewRestriction

from tests import factories


@pytest.fixture
def story(home):
    return factories.make_story(home, "Ein Anfang")


def picture_of(client, page) -> str:
    """The address that networks are told, without the host."""
    head = client.get(page.url).content.decode()
    return re.search(r'og:image" content="http://testserver([^"]+)', head).group(1)


def drawn(client, address: str) -> Image.Image:
    response = client.get(address)
    assert response.headers["Content-Type"] == "image/png"
    return Image.open(BytesIO(response.content))


def test_story_and_training_have_pictures_of_the_size_networks_ask_for(client, home, story):
    training = factories.make_training(home)
    for page in (story, training):
        assert drawn(client, picture_of(client, page)).size == (1200, 630)


def test_picture_has_another_address_when_the_page_is_another(client, story):
    before = picture_of(client, story)
    story.title = "Ein anderer Anfang"
    story.save_revision().publish()
    assert picture_of(client, story) != before


def test_translation_has_a_picture_of_its_own_and_an_alias_that_of_its_source(client, story):
    factories.copy_to_languages(story.get_parent(), "ar")
    factories.copy_to_languages(story, "ar")
    alias = story.get_translations().get(locale__language_code="ar").specific
    assert picture_of(client, alias) == picture_of(client, story)
    translated = factories.translate(story, "ar", title="بداية")
    address = picture_of(client, story.get_translation(translated.locale))
    assert address != picture_of(client, story)
    assert drawn(client, address)


def test_what_not_everybody_may_see_has_no_picture(client, story):
    address = picture_of(client, story)
    restriction = PageViewRestriction.objects.create(
        page=story, restriction_type=PageViewRestriction.LOGIN
    )
    assert client.get(address).status_code == 404
    restriction.delete()
    story.unpublish()
    assert client.get(address).status_code == 404
