"""The part of a text that answers a query."""

import re

from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from search.excerpts import WORDS, Excerptible
from search.words import stems_of


def excerpt(text: str, words: list[str], language: str) -> str:
    """Where one of these words was found."""
    stems = {stem for word in words for stem in stems_of(word, language)}
    return Excerptible.of(text, language).excerpt(stems)


LONG = " ".join(f"Wort{number}" for number in range(200))


def test_text_is_whole_when_it_is_short():
    assert excerpt("Ein kurzer Text.", ["kurze"], "de") == "Ein <mark>kurzer</mark> Text."


def test_text_begins_at_its_start_when_nothing_is_found():
    assert excerpt(LONG, ["anders"], "de").startswith("Wort0 ")
    assert excerpt(LONG, ["anders"], "de").endswith(" …")


def test_words_around_are_shown_when_the_word_is_far_inside():
    shown = excerpt(LONG, ["wort150"], "de")
    assert shown.startswith("… Wort142 ")
    assert "<mark>Wort150</mark>" in shown
    assert len(shown.split()) == WORDS + 2


def test_punctuation_stays_outside_when_a_word_is_marked():
    assert excerpt("(„Köln“), ja!", ["koln"], "de") == "(„<mark>Köln</mark>“), ja!"


def test_word_is_marked_when_a_part_after_a_hyphen_is_found():
    assert excerpt("Die Rats-Sitzung", ["sitzung"], "de") == "Die <mark>Rats-Sitzung</mark>"


def test_word_is_marked_when_it_is_written_with_vowel_signs():
    assert excerpt("قال مُحَمَّد نعم", ["محمد"], "ar") == "قال <mark>مُحَمَّد</mark> نعم"


def test_sign_is_marked_when_it_is_found_by_its_letters():
    assert excerpt("Marke ™", ["tm"], "de") == "Marke <mark>™</mark>"


def test_excerpt_is_empty_when_there_is_no_text():
    assert excerpt("", ["wort"], "de") == ""


@given(st.text(), st.lists(st.text(min_size=1), max_size=3))
def test_only_marks_are_added_when_the_text_is_anything(text, words):
    shown = excerpt(text, words, "de").removeprefix("… ").removesuffix(" …")
    plain = re.sub("</?mark>", "", shown)
    assert plain in escape(" ".join(text.split()))
