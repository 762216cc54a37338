"""The part of a page's text that answers a query, with the words found marked."""

import re
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kommpaktiv.languages.search_text import normalise

WORDS = 36  # of an excerpt, about two lines
WORDS_BEFORE = 8  # the first word found
EDGES = re.compile(r"^\W+|\W+$")

# Pages share most of their words, and folding one costs more than remembering it.
fold_word = lru_cache(maxsize=20_000)(normalise)


def excerpt(text: str, terms: list[str], language: str) -> SafeString:
    """Some words of `text` around the first that begins with one of `terms`; else its beginning.

    `terms` are folded with `normalise` for `language`, the language of the page's tree.
    """
    words = text.split()
    found = (number for number, word in enumerate(words) if _begins(word, terms, language))
    start = max(next(found, 0) - WORDS_BEFORE, 0)
    shown = words[start : start + WORDS]
    marked = format_html_join(" ", "{}", ((_marked(word, terms, language),) for word in shown))
    return format_html(
        "{}{}{}",
        "… " if start else "",
        marked,
        " …" if start + WORDS < len(words) else "",
    )


def _begins(word: str, terms: list[str], language: str) -> bool:
    """Whether a part of `word` (it may have hyphens) begins with one of `terms`."""
    parts = fold_word(word, language).split()
    return any(part.startswith(term) for part in parts for term in terms)


def _marked(word: str, terms: list[str], language: str) -> str:
    """`word` in a `mark` element, its punctuation outside of it, if it is one that was found."""
    if not _begins(word, terms, language):
        return word
    core = EDGES.sub("", word) or word  # "™" is found as "tm"
    before, after = word.split(core, 1)
    return format_html("{}<mark>{}</mark>{}", before, core, after)
