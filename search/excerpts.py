"""The part of a text that answers a query, with the words found marked."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from html import escape, unescape

from django.utils.safestring import SafeString, mark_safe

from .words import EDGES, stems_of

WORDS = 30  # of an excerpt, about two lines
WORDS_BEFORE = 8  # the first word found


@dataclass(frozen=True)
class Excerptible:
    """A text that excerpts are made of, escaped; `stems` has a line for each of its words.

    The stem of each part of a word (it may have hyphens) stands between blanks.
    """

    text: str
    stems: str

    @classmethod
    def of(cls, text: str, language: str) -> Excerptible:
        """`language` is that of the text (BCP 47)."""
        lines = (f" {' '.join(stems_of(word, language))} " for word in text.split())
        return cls(escape(text), "\n".join(lines))

    def excerpt(self, found: Set[str]) -> SafeString:
        """Some words around the first whose stem was `found`; else its beginning."""
        return self._shown(max(self._first(found) - WORDS_BEFORE, 0), WORDS, found)

    def whole(self, found: Set[str]) -> SafeString:
        """All of it."""
        return self._shown(0, self.text.count(" ") + 1, found)

    def _shown(self, start: int, number: int, found: Set[str]) -> SafeString:
        words, lines = self.text.split(), self.stems.split("\n")
        end = start + number
        shown = zip(words[start:end], lines[start:end], strict=False)  # no word has a line, too
        marked = " ".join(_marked(word, line, found) for word, line in shown)
        before, after = "… " if start else "", " …" if end < len(words) else ""
        return mark_safe(f"{before}{marked}{after}")

    def _first(self, found: Set[str]) -> int:
        """The number of the first word that was found; of none it is 0."""
        places = (self.stems.find(f" {stem} ") for stem in found)
        place = min((place for place in places if place >= 0), default=0)
        return self.stems.count("\n", 0, place)


def _marked(word: str, line: str, found: Set[str]) -> str:
    """`word` in a `mark` element, its punctuation outside of it, if it is one that was found."""
    if not any(stem in found for stem in line.split()):
        return word
    word = unescape(word)
    core = EDGES.sub("", word) or word  # "™" is found as "tm"
    before, after = word.split(core, 1)
    return f"{escape(before)}<mark>{escape(core)}</mark>{escape(after)}"
