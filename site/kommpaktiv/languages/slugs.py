"""Words of any language as the last part of an address, in Latin letters."""

from __future__ import annotations

import unicodedata

from anyascii import anyascii
from django.utils.text import slugify

LONGEST = 100  # characters; the field takes 255
GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def latin_slug(text: str, language: str) -> str:
    """`text` for an address: Büro für Ämter → buero-fuer-aemter; empty where it has no letters.

    :param language: of the text (BCP 47). Only German writes ä as ae; to others it is an a.
    """
    text = unicodedata.normalize("NFC", text)
    if language.split("-")[0] == "de":
        text = text.translate(GERMAN)
    words = slugify(anyascii(text)).replace("_", "-")
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]
    return words.strip("-")
