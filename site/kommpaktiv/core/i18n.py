"""Languages: what a page speaks, what the reader reads, and finding translations in few queries."""

from collections.abc import Iterable
from typing import TypeVar

from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html
from wagtail.models import Locale, Page, TranslatableMixin

T = TypeVar("T", bound=TranslatableMixin)


def is_rtl(language: str) -> bool:
    """Tell whether `language` (BCP 47) is written from right to left."""
    return translation.get_language_info(language)["bidi"]


def direction(language: str) -> str:
    """The HTML `dir` of `language`."""
    return "rtl" if is_rtl(language) else "ltr"


def lang_attrs(language: str) -> str:
    """The attributes an element needs when it speaks `language` and the page around it another.

    Empty where both are the same (WCAG 2.2, 3.1.2 Language of Parts).
    """
    if language == translation.get_language():
        return ""
    return format_html(' lang="{}" dir="{}"', language, direction(language))


def content_language(page: Page) -> str:
    """The language the page's own texts are in (BCP 47): an alias speaks its source's.

    Select `locale` and `alias_of__locale` with a list of pages.
    """
    return (page.alias_of or page).locale.language_code


def localise(instances: Iterable[T], locale: Locale) -> list[T]:
    """Each instance in `locale`, or itself where it is not translated: one query for all."""
    originals = [instance for instance in instances if instance is not None]
    if all(original.locale_id == locale.pk for original in originals):
        return originals
    model = type(originals[0])
    keys = {original.translation_key for original in originals}
    found = {
        translated.translation_key: translated
        for translated in model._default_manager.filter(locale=locale, translation_key__in=keys)
    }
    return [found.get(original.translation_key, original) for original in originals]


def active_locale() -> Locale:
    """The locale of the reader's language."""
    return SimpleLazyObject(Locale.get_active)
