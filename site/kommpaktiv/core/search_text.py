"""The one place that decides how words are compared in the search."""

import re
import unicodedata
from functools import cache
from html import unescape

from django.utils.html import strip_tags
from wagtail.blocks.stream_block import StreamValue

# Letters Unicode does not decompose into the ones people type instead of them.
_LETTERS = {
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss",  # German
    "ı": "i",  # Turkish
    "ґ": "г",  # Ukrainian, seldom on keyboards
    "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "ە": "ه", "ٱ": "ا",  # Arabic and Persian
}  # fmt: skip
# In Turkish ö and ü are letters of their own, which people without them on the keyboard type as
# o and u; nobody writes oe.
_LETTERS_BY_LANGUAGE = {"tr": {"ö": "o", "ü": "u"}}
# What only shapes or joins letters: tatweel, soft hyphen, zero-width joiners, apostrophes.
_NOT_HEARD = dict.fromkeys("ـ\u00ad\u200b\u200c\u200d\u2060'’ʼ‘`´")
_NOT_WORD = re.compile(r"[\W_]+")
_SPACED_TAG = re.compile(r"(?=<)")


@cache
def _folding(language: str) -> dict[int, str | None]:
    """What `str.translate` replaces in `language`."""
    return str.maketrans(_LETTERS | _LETTERS_BY_LANGUAGE.get(language, {}) | _NOT_HEARD)


def normalise(text: str, language: str) -> str:
    """Fold `text` so that spellings of one word meet: Köln, Koeln and KÖLN; أحمد and احمد.

    Used on what is indexed and on what is asked, with the language (BCP 47) of the tree the page
    stands in. Returns words separated by single blanks, without control characters, quotes or
    operators. Later ways of meeting, such as stemming, belong here too.
    """
    composed = unicodedata.normalize("NFKC", text).casefold()
    decomposed = unicodedata.normalize("NFD", composed.translate(_folding(language)))
    letters = "".join(_base(char) for char in decomposed)
    return _NOT_WORD.sub(" ", letters).strip()


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
