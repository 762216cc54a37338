"""Where long words may break, and what stands between those of a list."""

import re
from collections.abc import Iterable

from django import template
from django.utils.translation import pgettext

register = template.Library()

SOFT_HYPHEN = "\u00ad"
LONG_WORD = re.compile(r"\w{15,}")

# The first parts of long German compounds the project uses; browsers without a German hyphenation
# dictionary would otherwise let such a word run out of a narrow screen.
FIRST_PARTS = (
    "Antidiskriminierungs",
    "Änderungs",
    "Ausländer",
    "Ausschuss",
    "Barriere",
    "Begegnungs",
    "Beratungs",
    "Beteiligungs",
    "Bürger",
    "Datenschutz",
    "Diskriminierungs",
    "Einbürgerungs",
    "Geschäfts",
    "Gleichstellungs",
    "Haushalts",
    "Integrations",
    "Kommunal",
    "Landes",
    "Migrations",
    "Nachbarschafts",
    "Öffentlichkeits",
    "Stadtteil",
    "Stadtverordneten",
    "Teilhabe",
    "Teilnahme",
    "Verwaltungs",
    "Wahlrechts",
)
FIRST_PART = re.compile(rf"({'|'.join(FIRST_PARTS)})(?=\w{{4}})", re.IGNORECASE)
ENDINGS = re.compile(r"(?<=\w{6})(schaftlich|erklärung|beauftragt)", re.IGNORECASE)


def _with_soft_hyphens(word: re.Match[str]) -> str:
    broken = FIRST_PART.sub(rf"\1{SOFT_HYPHEN}", word.group())
    return ENDINGS.sub(rf"{SOFT_HYPHEN}\1", broken)


@register.filter
def soft_hyphens(text: str) -> str:
    """`text` with soft hyphens where its long German compounds have their joints.

    Plain text in, plain text out: autoescaping still does its work.
    """
    return LONG_WORD.sub(_with_soft_hyphens, str(text))


@register.filter
def with_commas(words: Iterable[object]) -> str:
    """The words with the comma of the reader's language between them."""
    return pgettext("between the clauses of a sentence", ", ").join(map(str, words))
