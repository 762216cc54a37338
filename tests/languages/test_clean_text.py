"""Whatever is typed, pasted, sent or written: only text that everything can hold gets in."""

from __future__ import annotations

import json
import unicodedata
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from django import forms
from django.forms.models import modelform_factory
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail import blocks
from wagtail.models import Page

from kommpaktiv.content.blocks import BodyBlock
from kommpaktiv.content.models import SiteSettings, Topic
from kommpaktiv.languages.clean_text import clean_json, clean_line, clean_text, is_visible
from tests import factories

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)  # surrogates as well
WORD = "Haushalt\x0blesen\x07\ufffe\ud800 fu\u0308r alle"
ON_ONE_LINE, ON_TWO = "Haushalt lesen für alle", "Haushalt\nlesen für alle"


@settings(deadline=None)
@given(ANY_TEXT)
def test_text_can_be_held_by_xml_and_utf_8_whatever_it_was(text):
    for cleaned in (clean_text(text), clean_line(text)):
        root = ElementTree.fromstring(f"<t>{escape(cleaned)}</t>".encode())  # noqa: S314
        assert (root.text or "") == cleaned
        assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in cleaned if c not in "\t\n")
        assert len(cleaned.splitlines()) <= cleaned.count("\n") + 1


@settings(deadline=None)
@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text):
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert "\n" not in clean_line(text)


@settings(deadline=None)
@given(st.recursive(ANY_TEXT, lambda inner: st.lists(inner, max_size=3)))
def test_json_within_json_is_cleaned(value):
    assert clean_json(json.dumps([value])) in (json.dumps(clean_json([value])), json.dumps([value]))
    assert json.loads(clean_json(json.dumps([value]))) == clean_json([value])


@settings(deadline=None)
@given(st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=40))
def test_letters_of_any_script_stay(text):
    kept = unicodedata.normalize("NFC", text)
    assert clean_text(kept) == clean_line(kept) == kept


@pytest.mark.parametrize("nothing", ["", " ", "\u200b", "\u200f\u2060", "\u3164", "\u2800\ufe0f"])
def test_what_shows_nothing_is_not_visible(nothing):
    assert not is_visible(nothing)
    assert is_visible(f"{nothing}a")


@pytest.mark.parametrize("name", ["می‌خواهم", "👩🏽‍🦽", "\u200fعائشة", "Zoë", "-", "์"])
def test_what_shows_something_is_visible_and_keeps_its_joiners(name):
    assert is_visible(name)
    assert clean_line(name) == name


# Where it comes in --------------------------------------------------------------------------------


def test_every_form_cleans_what_is_typed():
    field = forms.CharField()
    assert field.clean(WORD) == ON_ONE_LINE
    assert forms.CharField(widget=forms.Textarea).clean(WORD) == ON_TWO
    with pytest.raises(forms.ValidationError):
        field.clean("\u200b\u3164")
    assert forms.CharField(widget=forms.PasswordInput, strip=False).clean("a\x07 ") == "a\x07 "


def test_blocks_clean_what_is_typed():
    assert blocks.CharBlock().clean(WORD) == ON_ONE_LINE
    assert blocks.TextBlock().clean(WORD) == ON_TWO
    rich = blocks.RichTextBlock()
    assert rich.clean(rich.to_python(f"<p>{WORD}</p>")).source == f"<p>{ON_TWO}</p>"


def test_snippets_and_settings_clean_what_is_typed(db):
    form = modelform_factory(Topic, fields=["name", "slug"])({"name": WORD, "slug": "haushalt"})
    assert form.is_valid()
    assert form.cleaned_data["name"] == ON_ONE_LINE
    form = modelform_factory(SiteSettings, fields=["name", "address"])(
        {"name": WORD, "address": WORD}
    )
    assert form.is_valid()
    assert (form.cleaned_data["name"], form.cleaned_data["address"]) == (ON_ONE_LINE, ON_TWO)


# Whatever way it comes ----------------------------------------------------------------------------


def test_rows_are_clean_however_they_are_written(home):
    topic = Topic.objects.create(name=WORD, slug="a", locale=home.locale)
    Topic.objects.bulk_create([Topic(name=WORD, slug="b", locale=home.locale)])
    assert set(Topic.objects.values_list("name", flat=True)) == {ON_ONE_LINE}
    Topic.objects.update(name="")
    Topic.objects.filter(pk=topic.pk).update(name=WORD)
    assert Topic.objects.get(name=WORD).name == ON_ONE_LINE


def test_pages_their_drafts_and_blocks_are_clean(home):
    body = BodyBlock().to_python([{"type": "quote", "value": {"text": WORD, "attribution": WORD}}])
    page = factories.make_project(home, title=WORD, lead=WORD, body=body)
    assert page.title == ON_ONE_LINE
    assert page.lead == ON_TWO
    assert WORD[:-5] not in str(page.body)
    page.title = page.lead = WORD
    page.body = body
    draft = page.save_revision()
    draft.refresh_from_db()
    kept = draft.as_object()
    assert kept.title == kept.lead == ON_ONE_LINE
    assert "\x0b" not in str(kept.body)
    assert "\ud800" not in str(kept.body)
    assert Page.objects.get(title=WORD).pk == page.pk
