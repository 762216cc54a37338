"""The words of a text as the index has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kommpaktiv.languages.search_text import normalise
from kommpaktiv.languages.stemming import stem

from .models import LONGEST

EDGES = re.compile(r"^\W+|\W+$")

# Texts share most of their words, and folding one costs more than remembering it.
_folded = lru_cache(maxsize=20_000)(normalise)


def stems_of(word: str, language: str) -> tuple[str, ...]:
    """The stems of the parts of a word (it may have hyphens) of `language` (BCP 47)."""
    parts = _folded(word, language).split()
    return tuple(stem(part, language)[:LONGEST] for part in parts)


def words_of(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Each word of `text`, folded, and how it is written there; what hyphens join is several."""
    for word in text.split():
        parts = _folded(word, language).split()
        is_whole = len(parts) == 1
        for part in parts:
            written = EDGES.sub("", word).replace("\u00ad", "") if is_whole else part
            yield part, (written or part)[:LONGEST]


def stemmed(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Each stem of `text`, and how it is written there."""
    for word, written in words_of(text, language):
        yield stem(word, language)[:LONGEST], written
