"""Texts kept by language, and how one is said to a reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from .clean_text import clean_text
from .locales import lang_attrs, reader_language


@dataclass(frozen=True)
class Wording:
    """A text as it is said to a reader, and the language it is in (BCP 47)."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def lang_attrs(self) -> str:
        """The attributes of the text's element; empty in the reader's language."""
        return lang_attrs(self.language)


def wording(texts: Mapping[str, str]) -> Wording:
    """What `texts` (by language) say in the reader's language, else in German."""
    reader = reader_language()
    language = reader if texts.get(reader) else settings.LANGUAGE_CODE
    return Wording(clean_text(texts.get(language, "")), language)
