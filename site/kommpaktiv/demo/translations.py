"""Brings the demo's translations in as translators do: PO files, by wagtail-localize's own import.

A language has one file in `content/po`. The context of a message is the key of the page or snippet,
a slash at its end, and the path that wagtail-localize gives the text: `stories/amina: body.text-1`.
What is said of single dates (`Notes`) is in the same files, though no page of its own holds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import polib
from django.db import models
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from .content import FOLDER

LANGUAGES = ("de-simple", "en", "tr", "ar", "uk", "fa")
SEPARATOR = ": "


class StaleTranslationError(Exception):
    """A PO file speaks of a text that the German pages do not have (any more)."""


def path_of(language: str) -> Path:
    """The file of a language."""
    return FOLDER / "po" / f"{language}.po"


class Catalogue:
    """The texts of one language, by what they belong to."""

    def __init__(self, language: str):
        self.language = language
        self.parts: dict[str, polib.POFile] = {}
        for entry in polib.pofile(str(path_of(language)), encoding="utf-8"):
            key, _separator, path = entry.msgctxt.partition(SEPARATOR)
            part = self.parts.setdefault(key, polib.POFile())
            part.append(polib.POEntry(msgctxt=path, msgid=entry.msgid, msgstr=entry.msgstr))

    def has(self, key: str) -> bool:
        """Whether something of this key is translated; what is not stays German, marked as such."""
        return bool(self.parts.get(key) and self.parts[key].translated_entries())


class Translator:
    """Translates pages and snippets into every language that has words for them."""

    def __init__(self) -> None:
        self.catalogues = [Catalogue(language) for language in LANGUAGES]
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}

    def translate(self, key: str, instance: models.Model) -> None:
        """Translate a snippet or published page, given freshly fetched.

        Raises `StaleTranslationError` for words that the German does not have.
        """
        catalogues = [catalogue for catalogue in self.catalogues if catalogue.has(key)]
        if not catalogues:
            return
        source, _created = TranslationSource.update_or_create_from_instance(instance)
        for catalogue in catalogues:
            translation, _created = Translation.objects.get_or_create(
                source=source, target_locale=self.locales[catalogue.language]
            )
            if warnings := translation.import_po(catalogue.parts[key]):
                raise StaleTranslationError(f"{catalogue.language}, {key}: {warnings}")
            translation.save_target(publish=True)

    def by_language(self, key: str, path: str, german: str) -> dict[str, str]:
        """A text about a single date in each language it has been written in."""
        texts = {"de": german} if german else {}
        for catalogue in self.catalogues:
            for entry in catalogue.parts.get(key, ()):
                if entry.msgctxt == path and entry.msgid == german and entry.msgstr:
                    texts[catalogue.language] = entry.msgstr
        return texts


def write(language: str, messages: Iterable[tuple[str, str, str]]) -> None:
    """Write a language's file anew: these (key, path, German), with the words it had for them."""
    path = path_of(language)
    words = _words(path)
    po = polib.POFile(wrapwidth=98)
    po.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for key, place, german in messages:
        context = f"{key}{SEPARATOR}{place}"
        word = words.get((context, german), "")
        po.append(polib.POEntry(msgctxt=context, msgid=german, msgstr=word))
    po.save(str(path))


def _words(path: Path) -> Mapping[tuple[str, str], str]:
    if not path.exists():
        return {}
    entries = polib.pofile(str(path), encoding="utf-8")
    return {(entry.msgctxt, entry.msgid): entry.msgstr for entry in entries}


def messages_of(instances: Mapping[str, models.Model]) -> Iterator[tuple[str, str, str]]:
    """Key, path and German words of everything that translators are asked for."""
    for key, instance in instances.items():
        source, _created = TranslationSource.update_or_create_from_instance(instance)
        for entry in source.export_po():
            yield key, entry.msgctxt, entry.msgid
