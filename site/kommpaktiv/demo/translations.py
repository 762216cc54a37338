"""Puts the demo's English and Arabic through wagtail-localize, as a translator would."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from html import unescape
from typing import Any

from django.db import models
from django.utils.text import slugify
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import StringValue

from .content.kinds import T

LANGUAGES = ("en", "ar")


def texts_in(content: Any) -> Iterator[T]:
    """Every `T` anywhere in `content`."""
    if isinstance(content, T):
        yield content
    elif isinstance(content, dict):
        yield from texts_in(tuple(content.values()))
    elif isinstance(content, tuple):
        for part in content:
            yield from texts_in(part)
    elif dataclasses.is_dataclass(content):
        for field in dataclasses.fields(content):
            yield from texts_in(getattr(content, field.name))


class Translator:
    """Knows all of the demo's words and translates pages and snippets with them."""

    def __init__(self, *content: Any):
        texts = list(texts_in(content))
        self.words = {
            language: {text.de: getattr(text, language) for text in texts} for language in LANGUAGES
        }
        self.locales = {
            language: Locale.objects.get(language_code=language) for language in LANGUAGES
        }

    def knows(self, german: str) -> bool:
        """Whether a text is meant to be translated."""
        return all(words.get(german) for words in self.words.values())

    def translate(self, instance: models.Model) -> None:
        """Translate a snippet or published page, given freshly fetched, into every language."""
        source, _created = TranslationSource.update_or_create_from_instance(instance)
        for language, locale in self.locales.items():
            translation, _created = Translation.objects.get_or_create(
                source=source, target_locale=locale
            )
            self._fill_in(source, language, locale)
            translation.save_target(publish=True)

    def _fill_in(self, source: TranslationSource, language: str, locale: Locale) -> None:
        segments = source.stringsegment_set.select_related("string", "context")
        StringTranslation.objects.bulk_create(
            [
                StringTranslation(
                    translation_of=segment.string,
                    locale=locale,
                    context=segment.context,
                    data=StringValue.from_plaintext(translated).data,
                    translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                )
                for segment in segments
                if (translated := self._word(source, language, segment))
            ],
            ignore_conflicts=True,
        )

    def _word(self, source: TranslationSource, language: str, segment: Any) -> str:
        german = unescape(segment.string.data.replace("<br/>", "\n"))
        if segment.context.path == "slug":
            return self._slug(source, language, german)
        return self.words[language].get(german, "")

    def _slug(self, source: TranslationSource, language: str, german: str) -> str:
        """An English address for English; others keep the German one, in Latin letters."""
        page = source.get_source_instance()
        if language != "en" or not isinstance(page, Page) or page.depth <= 2:
            return german
        return slugify(self.words["en"].get(page.title, "")) or german
