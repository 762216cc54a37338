"""How words are compared in the search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommpaktiv.languages.search_text import normalise, plain_text


@pytest.mark.parametrize(
    ("written", "typed", "language"),
    [
        ("Köln", "koeln", "de"),
        ("Köln", "Koln", "en"),
        ("Grüne", "gruene", "de"),
        ("Maße", "Masse", "de"),
        ("KÖLN", "Ko\u0308ln", "de"),
        ("Straße", "strasse", "de"),
        ("STRASSE", "Straße", "de"),
        ("Bürger*innen", "buerger innen", "de"),
        ("Haushalts\u00adplan", "Haushaltsplan", "de"),
        ("Çalışma", "calisma", "tr"),
        ("GÖÇ", "goc", "tr"),
        ("İstanbul", "istanbul", "tr"),
        ("ISPARTA", "ısparta", "tr"),
        ("Berlin'de", "Berlin’de", "tr"),
        ("أحمد", "احمد", "ar"),
        ("إلى", "الي", "ar"),
        ("آمال", "امال", "ar"),
        ("مُحَمَّد", "محمد", "ar"),
        ("مـــحمد", "محمد", "ar"),
        ("مدرسة", "مدرسه", "ar"),
        ("ﻻ", "لا", "ar"),
        ("٢٠٢٦", "2026", "ar"),
        ("كتاب", "کتاب", "fa"),
        ("علي", "علی", "fa"),
        ("می\u200cخواهم", "میخواهم", "fa"),
        ("۲۰۲۶", "2026", "fa"),
        ("Зв'язок", "зв’язок", "uk"),
        ("Ґанок", "ганок", "uk"),
    ],
)
def test_spellings_of_a_word_meet_when_they_are_normalised(written, typed, language):
    assert normalise(written, language) == normalise(typed, language) != ""


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Rat", "Rad", "de"),
        ("Mauer", "Maur", "de"),
        ("Quelle", "Qulle", "de"),
        ("كتاب", "كتب", "ar"),
        ("рада", "рана", "uk"),
    ],
)
def test_words_stay_apart_when_they_are_different(one, other, language):
    assert normalise(one, language) != normalise(other, language)


@given(st.text(), st.sampled_from(["de", "tr", "ar", "uk", "fa"]))
def test_only_words_and_single_blanks_are_left_when_anything_is_normalised(text, language):
    words = normalise(text, language)
    assert words == " ".join(words.split())
    assert all(char.isalnum() or char == " " for char in words)
    assert normalise(words, language) == words


@pytest.mark.parametrize("text", ["", " \t\n", '"', "\0", "***", "🎉", "_", "()&|!:"])
def test_nothing_is_left_when_there_is_no_word(text):
    assert normalise(text, "de") == ""


def test_words_of_neighbouring_elements_stay_apart_when_html_is_read():
    assert plain_text("<p>Rat</p><p>Haus &amp; Hof</p>").split() == ["Rat", "Haus", "&", "Hof"]
