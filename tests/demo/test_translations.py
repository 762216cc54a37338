"""The demo's other languages are complete where they are there at all, and say what was meant."""

from collections import Counter

import polib
import pytest

from kommpaktiv.demo.blocks import BlockWriter
from kommpaktiv.demo.content import PROJECTS, STORIES, TRAININGS
from kommpaktiv.demo.translations import (
    LANGUAGES,
    SEPARATOR,
    Catalogue,
    StaleTranslationError,
    path_of,
)
from kommpaktiv.demo.translations import Translator as DemoTranslator
from tests import factories


@pytest.fixture(scope="module", params=LANGUAGES)
def catalogue(request):
    return Catalogue(request.param)


def test_page_is_translated_as_a_whole_or_not_at_all(catalogue):
    for key, part in catalogue.parts.items():
        assert part.percent_translated() in (0, 100), key


def test_languages_have_the_same_messages():
    messages = {
        language: Counter((entry.msgctxt, entry.msgid) for entry in polib.pofile(path_of(language)))
        for language in LANGUAGES
    }
    assert all(found == messages["en"] for found in messages.values())
    assert max(messages["en"].values()) == 1


def test_every_page_has_its_messages(catalogue):
    keys = {f"stories/{story.key}" for story in STORIES}
    keys |= {f"pages/{page.key}" for page in (*PROJECTS, *TRAININGS)}
    assert keys <= set(catalogue.parts)


def test_some_pages_stay_german_to_show_what_happens(catalogue):
    assert not catalogue.has("pages/stellungnahme")


def test_translated_choices_are_as_many_as_the_german_ones(catalogue):
    for key, part in catalogue.parts.items():
        for entry in part.translated_entries():
            if entry.msgctxt.endswith(".choices"):
                assert entry.msgstr.count("<br/>") == entry.msgid.count("<br/>"), key


def test_page_is_translated_by_wagtail_localizes_own_import(home, monkeypatch, tmp_path):
    body = BlockWriter({}, {}, {}).write([{"heading": "Anfang"}, {"text": ["Eins", "Zwei"]}])
    about = factories.make_project(home, "Über uns", slug="ueber-uns", body=body)
    said = {
        "title": ("Über uns", "About us"),
        "slug": ("ueber-uns", "about-us"),
        "body.heading-1": ("Anfang", "Beginning"),
        "body.text-1": ("Zwei", "Two"),
    }
    po = polib.POFile()
    po.extend(
        polib.POEntry(msgctxt=f"pages/about{SEPARATOR}{path}", msgid=german, msgstr=english)
        for path, (german, english) in said.items()
    )
    (tmp_path / "po").mkdir()
    for language in LANGUAGES:
        (po if language == "en" else polib.POFile()).save(str(tmp_path / "po" / f"{language}.po"))
    monkeypatch.setattr("kommpaktiv.demo.translations.FOLDER", tmp_path)
    DemoTranslator().translate("pages/about", about)
    english = about.get_translation(factories.Locale.objects.get(language_code="en")).specific
    assert (english.title, english.slug, english.alias_of) == ("About us", "about-us", None)
    assert [str(block.value) for block in english.body] == [
        "Beginning",
        "<p>Eins</p><p>Two</p>",
    ]
    po[0].msgid = "Über alle"
    po.save(str(tmp_path / "po" / "en.po"))
    with pytest.raises(StaleTranslationError):
        DemoTranslator().translate("pages/about", about)
