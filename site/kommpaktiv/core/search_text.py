"""The one place that decides how words are compared in the search."""

import re
import unicodedata
from html import unescape

from django.utils.html import strip_tags
from wagtail.blocks.stream_block import StreamValue

_FOLDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i"})
_NOT_WORD = re.compile(r"[\W_]+")
_SPACED_TAG = re.compile(r"(?=<)")


def normalise(text: str, language: str) -> str:
    """Fold `text` so that spellings of one word meet: Köln, Koeln and KÖLN.

    Used on what is indexed and on what is asked, with the language (BCP 47) of each. Returns words
    separated by single blanks, without control characters, quotes or operators.
    """
    folded = text.casefold().translate(_FOLDED)
    decomposed = unicodedata.normalize("NFKD", folded)
    letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", letters).strip()


def plain_text(value: object) -> str:
    """The words in a field's value: text, HTML or a StreamField."""
    if isinstance(value, StreamValue):
        return " ".join(value.stream_block.get_searchable_content(value))
    return unescape(strip_tags(_SPACED_TAG.sub(" ", str(value or ""))))
