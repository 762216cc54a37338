"""The words of all texts of a language, and which of them somebody means.

In memory until content changes: to ask a database for words that begin, end or look alike takes
longer than to look in a sorted list.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from kommpaktiv.content import changes
from kommpaktiv.content.shelves import Shelf

from .models import Term

KEPT = 8 * 1024**2  # bytes in the memory of each process
OF_TERM = 300  # bytes

MOST = 60  # words that one is taken for
COMPOUNDING = ("de", "de-simple")
# How much a word counts that is not just the one that was asked for.
BEGUN, LAST_PART, PART, ROOT, NEAR = 0.7, 0.6, 0.5, 0.5, 0.8
SHORT_PART = 4  # letters, of the shortest part of a compound that counts
SHORT_REST = 3  # letters, of what is left beside it
LONG_COMPOUND = 9  # letters; shorter ones mean another thing than their parts (Haushalt)
SHORT_MISSPELT, LONG_MISSPELT = 4, 7  # letters from which one and two slips are forgiven


@dataclass(frozen=True)
class Vocabulary:
    """The stems of a language, sorted; and sorted by their ends, written backwards."""

    version: int
    language: str  # BCP 47
    words: dict[str, str] = field(default_factory=dict)  # by stem, as people write it
    stems: list[str] = field(default_factory=list)
    backwards: list[str] = field(default_factory=list)

    @property
    def compounds(self) -> bool:
        """Whether words are put together, as in German."""
        return self.language in COMPOUNDING

    @property
    def is_true(self) -> bool:
        return self.version == changes.changed_at(changes.CONTENT)

    @property
    def size(self) -> int:
        return OF_TERM * len(self.stems)

    def alike(self, stem: str) -> dict[str, float]:
        """The stems that somebody may mean by `stem`, and how much each counts; itself first."""
        found = {stem: 1.0}
        for longer in _beginning_with(self.stems, stem):
            found.setdefault(longer, BEGUN)
        if self.compounds:
            self._add_parts(stem, found)
        else:
            self._add_root(stem, found)
        return found

    def _add_parts(self, stem: str, found: dict[str, float]) -> None:
        """Compounds that it is the last part of, and the parts that it has itself."""
        if len(stem) >= SHORT_PART:
            for backwards in _beginning_with(self.backwards, stem[::-1]):
                if len(backwards) >= len(stem) + SHORT_REST:
                    found.setdefault(backwards[::-1], LAST_PART)
        first, last = self._parts(stem)
        rest = len(stem) - len(first) - len(last)  # a letter or two link them
        if first and last and rest in (0, 1, 2) and len(stem) >= LONG_COMPOUND:
            found.update({first: PART, last: PART})

    def _parts(self, stem: str) -> tuple[str, str]:
        """The longest words that it begins and ends with; empty where there is none."""
        lengths = range(len(stem) - SHORT_REST, SHORT_PART - 1, -1)
        first = next((stem[:length] for length in lengths if stem[:length] in self.words), "")
        last = next((stem[-length:] for length in lengths if stem[-length:] in self.words), "")
        return first, last

    def _add_root(self, stem: str, found: dict[str, float]) -> None:
        """What it begins with itself, where most of it does: endings that no stemmer knew."""
        for length in range(len(stem) - 1, max(SHORT_PART, len(stem) * 3 // 5) - 1, -1):
            if stem[:length] in self.words:
                found.setdefault(stem[:length], ROOT)

    def nearly(self, stem: str) -> dict[str, float]:
        """What is meant by a word nobody wrote: those with the fewest slips, else its parts."""
        slips = (len(stem) >= SHORT_MISSPELT) + (len(stem) >= LONG_MISSPELT)
        if not slips:
            return {}
        near = extract(stem, self.stems, scorer=OSA.distance, score_cutoff=slips, limit=MOST)
        if near:
            fewest = min(distance for _stem, distance, _place in near)
            return {found: NEAR**distance for found, distance, _ in near if distance == fewest}
        return {part: PART for part in self._parts(stem) if part and self.compounds}

    def longest_beginning(self, stem: str) -> str:
        """As much of the beginning of `stem` as some word has, too; empty if that is little."""
        for length in range(len(stem) - 1, SHORT_PART - 1, -1):
            if next(_beginning_with(self.stems, stem[:length]), None):
                return stem[:length]
        return ""


_known: Shelf[Vocabulary] = Shelf(KEPT)


def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of `language` (BCP 47) as it is now: a query when content has changed."""
    if found := _known.get(language):
        return found
    version = changes.changed_at(changes.CONTENT)
    words = dict(Term.objects.filter(language=language).values_list("stem", "word"))
    found = Vocabulary(
        version=version,
        language=language,
        words=words,
        stems=sorted(words),
        backwards=sorted(stem[::-1] for stem in words),
    )
    _known.put(language, found)
    return found


def forget_all() -> None:
    """Begin with nothing in memory."""
    _known.clear()


def _beginning_with(sorted_words: list[str], beginning: str) -> Iterator[str]:
    """Those of the words that begin so, the first `MOST` of them."""
    place = bisect_left(sorted_words, beginning)
    for word in sorted_words[place : place + MOST]:
        if not word.startswith(beginning):
            return
        yield word
