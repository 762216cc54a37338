"""Forms of a word that a search takes for the same."""

import pytest

from kommpaktiv.languages.search_text import normalise
from kommpaktiv.languages.stemming import stem


def stem_of(word: str, language: str) -> str:
    return stem(normalise(word, language), language)


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("de", ["Beirat", "Beiräte", "beiraete", "Beirats"]),
        ("de-simple", ["Antrag", "Anträge"]),
        ("en", ["budget", "budgets"]),
        ("tr", ["toplantı", "toplantılar", "toplantilar"]),
        ("ar", ["ميزانية", "الميزانية", "ميزانيه", "والميزانيه"]),
        ("fa", ["شورا", "شوراها"]),
        ("fa", ["شهرداری", "شهرداري", "شهرداری‌ها"]),
        ("uk", ["бюджет", "бюджету", "бюджети"]),
        ("uk", ["історія", "історії", "історію"]),
        ("uk", ["навчання", "навчань"]),
    ],
)
def test_forms_of_a_word_meet_when_they_are_stemmed(language, forms):
    assert len({stem_of(form, language) for form in forms}) == 1


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("de", "Haushalt", "Haus"), ("ar", "قانون", "قان"), ("uk", "рада", "радіо")],
)
def test_words_stay_apart_when_they_are_different(language, one, other):
    assert stem_of(one, language) != stem_of(other, language)


def test_word_stays_as_it_is_when_its_language_is_not_known():
    assert stem("moments", "xx") == "moments"
