"""Words without their endings, so that a search finds what is written in another form.

Stemmed is what `search_text.normalise` has folded: people leave out umlauts, dots and hamzas, and
both ways of writing must end in the same stem. Stems are compared and never shown.
"""

from __future__ import annotations

import re
from functools import lru_cache
from threading import local

import snowballstemmer

# By language (BCP 47), the name of its Snowball algorithm. There is none for Ukrainian.
_ALGORITHMS = {
    "de": "german",
    "de-simple": "german",
    "en": "english",
    "tr": "turkish",
    "ar": "arabic",
    "fa": "persian",
}
# Letters that folding has taken from an alphabet and its algorithm looks for: a final he may have
# been a ta marbuta, and Persian has its own kaf and ya.
_FINAL_HE = re.compile("ه$")
_PERSIAN = str.maketrans("يك", "یک")
# "And" and the article, joined to a word: Snowball takes other endings off where it stands.
_ARTICLE = re.compile("^و?(?:ال|بال|كال|فال|لل)(?=.{3})")
# Endings of Ukrainian nouns, adjectives and verbs, as they stand after folding (й is и, ї is і).
_UKRAINIAN = re.compile(
    "(?:ями|ами|ого|ому|ими|іми|ові|еві|єві|істю|ість|ості|ться|тись|ють|уть|ать|ять|ів|ах|ях|ам|"
    "ям|ом|ем|єм|ою|ею|єю|им|ім|ии|іи|ая|яя|ее|оі|еи|их|іх|ию|іі|ію|ія|[аеиіоуюяьєв])$"
)
_DOUBLE_N = re.compile("нн$")  # навчання, but навчань
_SHORTEST = 3  # letters of a stem

_here = local()  # Snowball's stemmers keep their word in themselves: one of each for a thread


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """The stem of one folded `word` of `language` (BCP 47); the word itself where none is known."""
    if language == "uk":
        return _ukrainian(word)
    if language not in _ALGORITHMS:
        return word
    if language == "ar":
        word = _FINAL_HE.sub("ة", _ARTICLE.sub("", word))
    if language == "fa":
        word = word.translate(_PERSIAN)
    return _stemmer(_ALGORITHMS[language]).stemWord(word) or word


def _stemmer(algorithm: str) -> snowballstemmer.stemmer:
    stemmers = _here.__dict__
    if algorithm not in stemmers:
        stemmers[algorithm] = snowballstemmer.stemmer(algorithm)
    return stemmers[algorithm]


def _ukrainian(word: str) -> str:
    shorter = _DOUBLE_N.sub("н", _UKRAINIAN.sub("", word))
    return shorter if len(shorter) >= _SHORTEST else word
