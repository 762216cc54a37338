"""German on a page of another language says so (WCAG 2.2, 3.1.2 Language of Parts)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils import timezone
from wagtail.models import Page

from tests import factories

GERMAN = "Zürcher Straßenkäse"  # stands in no catalogue


@pytest.fixture
def german_pages(home):
    """A location with a story and a training, none of them translated."""
    berlin = factories.make_location(home, title=f"Ort {GERMAN}")
    factories.make_story(berlin, title=f"Geschichte {GERMAN}")
    factories.make_training(
        berlin,
        title=f"Training {GERMAN}",
        venue=f"Haus {GERMAN}",
        first_date=(timezone.now() + timedelta(days=9)).date(),
    )
    return berlin


def unmarked(page: Tag) -> list[str]:
    """The German texts of a page that the nearest `lang` does not call German."""
    texts = page.find_all(string=lambda text: GERMAN in text)
    return [text for text in texts if _language(text) != "de"]


def _language(text: NavigableString) -> str:
    return next(parent["lang"] for parent in text.parents if parent.get("lang"))


def test_german_is_marked_on_pages_of_another_language(client, german_pages):
    found = {}
    for page in Page.objects.filter(locale__language_code="de", depth__gte=2).specific():
        response = client.get(page.url.replace("/de/", "/tr/", 1), follow=True)
        soup = BeautifulSoup(response.content, "html.parser")
        found |= {page.url: texts} if (texts := unmarked(soup)) else {}
    assert found == {}


def test_german_without_a_mark_is_found():
    """That the test above can fail."""
    page = f'<html lang="tr"><p>{GERMAN}</p><p lang="de">{GERMAN}<b>{GERMAN}</b></p></html>'
    assert unmarked(BeautifulSoup(page, "html.parser")) == [GERMAN]
