"""Finds what somebody looks for, best first, whatever it is."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import islice

from django.conf import settings
from django.utils import timezone
from wagtail.models import Locale

from kommpaktiv.languages.stemming import stem

from .directory import Directory, Entry, directory
from .forms import MAX_WORDS
from .kinds import Kind
from .models import Posting
from .vocabulary import Vocabulary, vocabulary
from .words import words_of

LIMIT = 200  # results; who reads on would better ask more precisely
# What German texts count for who reads another language, and trainings that are over.
FOREIGN, OVER = 0.5, 0.2
MANY, OFTEN = 20, 0.4  # of so many texts, a word in this share of them is asked of none

# By stem in texts of a language: which words of the query it may be, and how much that counts.
Meanings = dict[str, dict[str, dict[int, float]]]
# What of a vocabulary a stem may stand for, and how much that counts.
Meant = Callable[[Vocabulary, str], dict[str, float]]


@dataclass(frozen=True)
class Hit:
    """Something that was found; `stems` are those that were found in its text."""

    entry: Entry
    text: int  # the primary key of its text in the index
    score: float
    stems: frozenset[str]


@dataclass(frozen=True)
class Found:
    """The answer to a query, the best first."""

    words: list[str]  # of the query, as they were written
    hits: list[Hit] = field(default_factory=list)
    is_loose: bool = False  # nothing has all the words; these have some
    instead: dict[int, str] = field(default_factory=dict)  # by place, words that others stand for

    @property
    def is_cut(self) -> bool:
        return len(self.hits) >= LIMIT

    @cached_property
    def counts(self) -> Counter[Kind]:
        return Counter(hit.entry.kind for hit in self.hits)

    def of_kind(self, kind: Kind | None) -> list[Hit]:
        """Those of one kind, or all."""
        return [hit for hit in self.hits if kind in (None, hit.entry.kind)]


def find(query: str, locale: Locale) -> Found:
    """What is in a language's tree with all words of `query`, else with some: two queries.

    Without what is remembered until content changes: see `directory` and `vocabulary`.
    """
    # Folding can make many words of one: ﷺ stands for four.
    words = list(islice(words_of(query, locale.language_code), MAX_WORDS))
    return Search(words, directory(locale)).found() if words else Found([])


def beginning(query: str, locale: Locale) -> str:
    """A shorter word, with which something is found; empty where there is none."""
    for word, _written in islice(words_of(query, locale.language_code), 1):
        known = vocabulary(locale.language_code)
        shorter = known.longest_beginning(stem(word, locale.language_code))
        if shorter and find(shorter, locale).hits:
            return shorter
    return ""


class Search:
    """One search: what was meant, where that stands, and how good each text is."""

    def __init__(self, words: list[tuple[str, str]], where: Directory):
        self.words, self.where = [word for word, _written in words], where
        self.written = [written for _word, written in words]
        languages = {where.language, settings.LANGUAGE_CODE}
        self.vocabularies = {language: vocabulary(language) for language in languages}
        # Of each text, by the place of a word in the query: the best that stands for it, and how
        # much it adds; and all that stand for any.
        self.matches: dict[int, dict[int, tuple[float, str]]] = defaultdict(dict)
        self.stems: dict[int, set[str]] = defaultdict(set)

    def found(self) -> Found:
        places = range(len(self.words))
        self._look_up(places, Vocabulary.alike)
        missing = set(places) - self._frequencies().keys()
        if missing:
            self._look_up(missing, self._nearly)
        hits, is_loose = self._ranked()
        return Found(self.written, hits, is_loose, self._instead(missing, hits))

    def _look_up(self, places: Iterable[int], meant: Meant) -> None:
        """Find the texts that have what is `meant` by the words at these places: one query."""
        meanings: Meanings = defaultdict(lambda: defaultdict(dict))
        for language, known in self.vocabularies.items():
            for place in places:
                for found, factor in meant(known, stem(self.words[place], language)).items():
                    meanings[language][found][place] = factor
        stems = {found for meaning in meanings.values() for found in meaning}
        rows = Posting.objects.filter(stem__in=stems).values_list("text", "stem", "weight")
        for text, found, weight in rows if stems else ():
            if entry := self.where.entries.get(text):
                for place, factor in meanings[entry.language].get(found, {}).items():
                    match = (factor * weight, found)
                    self.matches[text][place] = max(match, self.matches[text].get(place, match))
                    self.stems[text].add(found)

    def _nearly(self, known: Vocabulary, word: str) -> dict[str, float]:
        """Slips are those of the language one writes: in another one it is just another word."""
        is_own = known.language.partition("-")[0] == self.where.language.partition("-")[0]
        return known.nearly(word) if is_own else {}

    def _frequencies(self) -> Counter[int]:
        """In how many texts there is something for each word."""
        return Counter(place for matches in self.matches.values() for place in matches)

    def _ranked(self) -> tuple[list[Hit], bool]:
        """What has all words, the best first, and whether there was none: what has some then."""
        frequencies, texts = self._frequencies(), len(self.where.entries)
        places = range(len(self.words))
        worth = {place: math.log(1 + texts / (frequencies[place] or 1)) for place in places}
        rare = {place for place in worth if texts < MANY or frequencies[place] < OFTEN * texts}
        wanted = rare or set(worth)
        whole = [text for text, matches in self.matches.items() if wanted <= matches.keys()]
        now = timezone.now()
        hits = [self._hit(text, worth, now) for text in whole or self.matches]
        hits.sort(key=lambda hit: (-hit.score, hit.entry.page, hit.entry.kind))
        return hits[:LIMIT], not whole and bool(hits)

    def _hit(self, text: int, worth: dict[int, float], now: datetime) -> Hit:
        entry, matches = self.where.entries[text], self.matches[text]
        score = sum(worth[place] * weight for place, (weight, _stem) in matches.items())
        share = sum(worth[place] for place in matches) / sum(worth.values())
        score *= share**2
        score *= OVER if entry.is_over(now) else 1
        score *= FOREIGN if entry.language != self.where.language else 1
        return Hit(entry, text, score, frozenset(self.stems[text]))

    def _instead(self, misspelt: set[int], hits: list[Hit]) -> dict[int, str]:
        """For words that were misspelt, what stands for them in the best text that has it."""
        instead: dict[int, str] = {}
        for hit in hits:
            words = self.vocabularies[hit.entry.language].words
            for place in misspelt & self.matches[hit.text].keys() - instead.keys():
                _weight, found = self.matches[hit.text][place]
                instead[place] = words.get(found, found)
        return instead
