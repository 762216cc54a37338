"""The one place that decides how words are compared in the search."""

import re
import unicodedata
from html import unescape

from django.utils.html import strip_tags
from wagtail.blocks.stream_block import StreamValue

# Letters that Unicode does not decompose into the ones people type instead of them.
_LETTERS = {
    "ı": "i",  # Turkish
    "ґ": "г",  # Ukrainian, seldom on keyboards
    "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "ە": "ه", "ٱ": "ا",  # Arabic and Persian
}  # fmt: skip
# What only shapes or joins letters: tatweel, soft hyphen, zero-width joiners, apostrophes.
_NOT_HEARD = dict.fromkeys("ـ\u00ad\u200b\u200c\u200d\u2060'’ʼ‘`´")
_FOLDING = str.maketrans(_LETTERS | _NOT_HEARD)
# Umlauts lose their dots like all letters; who writes them with an e means the same. The u of
# "neue" or "Quelle" is none.
_WRITTEN_UMLAUT = re.compile(r"([ao])e+|((?<![aeioq])u)e+")
_NOT_WORD = re.compile(r"[\W_]+")
_SPACED_TAG = re.compile(r"(?=<)")


def normalise(text: str, language: str) -> str:
    """Fold `text` so that spellings of one word meet: Köln, Koeln, Koln; أحمد and احمد.

    Used on what is indexed and on what is asked, with the language (BCP 47) of the tree the page
    stands in. The same for all languages so far, as German names stand in all of them; what
    depends on the language, such as stemming, belongs here too. Returns words separated by single
    blanks, without control characters, quotes or operators.
    """
    composed = unicodedata.normalize("NFKC", text).casefold()
    decomposed = unicodedata.normalize("NFD", composed.translate(_FOLDING))
    letters = "".join(_base(char) for char in decomposed)
    return _NOT_WORD.sub(" ", _WRITTEN_UMLAUT.sub(r"\1\2", letters)).strip()


def _base(char: str) -> str:
    """A letter or digit without its marks: vowel signs, accents; ٣ and ۳ are 3."""
    if unicodedata.combining(char):
        return ""
    return str(unicodedata.digit(char, char))


def plain_text(value: object) -> str:
    """The words in a field's value: text, HTML or a StreamField."""
    if isinstance(value, StreamValue):
        return " ".join(value.stream_block.get_searchable_content(value))
    return unescape(strip_tags(_SPACED_TAG.sub(" ", str(value or ""))))
