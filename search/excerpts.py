"""The part of a page's text that answers a query, with the words found marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape

from django.utils.safestring import SafeString, mark_safe

from kommpaktiv.languages.search_text import normalise

WORDS = 36  # of an excerpt, about two lines
WORDS_BEFORE = 8  # the first word found
EDGES = re.compile(r"^\W+|\W+$")

# Pages share most of their words, and folding one costs more than remembering it.
fold_word = lru_cache(maxsize=20_000)(normalise)


@dataclass(frozen=True)
class Excerptible:
    """A text that excerpts are made of, escaped; `folded` has a line for each of its words.

    Each part of a word (it may have hyphens) stands behind a blank, so that a word is found where
    one of its parts begins with what is looked for.
    """

    text: str
    folded: str

    @classmethod
    def of(cls, text: str, language: str) -> Excerptible:
        """`language` is that of the page's tree."""
        lines = (f" {fold_word(word, language)}" for word in text.split())
        return cls(escape(text), "\n".join(lines))

    def excerpt(self, terms: list[str]) -> SafeString:
        """Some words around the first that begins with one of `terms`; else its beginning.

        `terms` are folded with `normalise` for the same language.
        """
        words, folded = self.text.split(), self.folded.split("\n")
        start = max(self._first(terms) - WORDS_BEFORE, 0)
        end = start + WORDS
        shown = zip(words[start:end], folded[start:end], strict=False)  # no word has a line, too
        marked = " ".join(_marked(word, parts, terms) for word, parts in shown)
        before, after = "… " if start else "", " …" if end < len(words) else ""
        return mark_safe(f"{before}{marked}{after}")

    def _first(self, terms: list[str]) -> int:
        """The number of the first word that is found; of none it is 0."""
        places = (self.folded.find(f" {term}") for term in terms)
        place = min((place for place in places if place >= 0), default=0)
        return self.folded.count("\n", 0, place)


def excerpt(text: str, terms: list[str], language: str) -> SafeString:
    """Some words of `text` around the first that begins with one of `terms`; else its beginning."""
    return Excerptible.of(text, language).excerpt(terms)


def _marked(word: str, parts: str, terms: list[str]) -> str:
    """`word` in a `mark` element, its punctuation outside of it, if it is one that was found."""
    if not any(f" {term}" in parts for term in terms):
        return word
    word = unescape(word)
    core = EDGES.sub("", word) or word  # "™" is found as "tm"
    before, after = word.split(core, 1)
    return f"{escape(before)}<mark>{escape(core)}</mark>{escape(after)}"
