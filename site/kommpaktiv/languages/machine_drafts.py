"""Drafts by a machine: asked for by a translator, kept back until a person has accepted them.

Which service does it is a setting, and none is asked while there is none. What is sent are the
words of pages that are public or to be; nothing of people.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.machine_translators.deepl import DeepLTranslator
from wagtail_localize.machine_translators.libretranslate import LibreTranslator
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue

from .carry_over import NO_TEXT
from .freshness import MACHINE
from .models import StringOrigin

# requests' and the network's errors are OSErrors; an answer that is none of the service has no
# JSON, or lacks what it should hold.
FAILURES = (OSError, ValueError, KeyError, TypeError)
TIMEOUT = 20  # seconds


class OwnDeepL(DeepLTranslator):
    """DeepL, at the address of the settings where one is given."""

    def get_api_endpoint(self) -> str:
        return self.options["URL"] or super().get_api_endpoint()


def _glossaries() -> dict[tuple[str, str], str]:
    pairs = (entry.partition("=") for entry in settings.MACHINE_TRANSLATOR_GLOSSARIES)
    return {("DE", target.strip().upper()): pk.strip() for target, _is, pk in pairs}


def service() -> BaseMachineTranslator | None:
    """The service of the settings; none where none is named."""
    url, key = settings.MACHINE_TRANSLATOR_URL, settings.MACHINE_TRANSLATOR_KEY
    match settings.MACHINE_TRANSLATOR:
        case "libretranslate":
            return LibreTranslator({"LIBRETRANSLATE_URL": url, "API_KEY": key, "TIMEOUT": TIMEOUT})
        case "deepl":
            options = {"URL": url, "AUTH_KEY": key, "TIMEOUT": TIMEOUT}
            if glossaries := _glossaries():
                options["GLOSSARY_IDS"] = glossaries
            return OwnDeepL(options)
    return None


class Translator(BaseMachineTranslator):
    """What wagtail-localize asks: whichever service the settings name at that moment."""

    @property
    def display_name(self) -> str:
        named = service()
        return named.display_name if named else ""

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        named = service()
        return named.translate(source_locale, target_locale, list(strings)) if named else {}

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        """Not into easy German, which is no translation but another way to write."""
        named = service()
        return named is not None and named.can_translate(source_locale, target_locale)


def unseen_drafts(translation: Translation) -> list[StringTranslation]:
    """What a machine wrote of the page as it is now, and no person has accepted."""
    texts = StringSegment.objects.filter(source=translation.source_id).exclude(
        context__path__in=NO_TEXT
    )
    rows = texts.get_translations(translation.target_locale)
    return list(rows.filter(translation_type=MACHINE))


def forget_addresses(translation: Translation) -> None:
    """Let a machine have no say in the address of a page: that is no text."""
    StringTranslation.objects.filter(
        context__object_id=translation.source.object_id,
        context__path__in=NO_TEXT,
        locale=translation.target_locale_id,
        translation_type=MACHINE,
    ).delete()


def release(translation: Translation) -> None:
    """Have the machine's drafts be published with the page, which then says so.

    For a person who has seen them on the page that asks for this.
    """
    drafts = [row.pk for row in unseen_drafts(translation)]
    StringTranslation.objects.filter(pk__in=drafts).update(has_error=False)
    StringOrigin.objects.filter(translation__in=drafts, released_at=None).update(
        released_at=timezone.now()
    )
