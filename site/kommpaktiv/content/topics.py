"""The topics as readers read them."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings

from kommpaktiv.languages.locales import active_locale, localise, reader_language

from .content_cache import remember
from .models import Topic


def topics_by_key() -> dict[UUID, Topic]:
    """All topics by translation key, in the editors' order: in the reader's language or German."""

    def make() -> dict[UUID, Topic]:
        german = Topic.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
        found = localise(german.select_related("locale"), active_locale())
        return {topic.translation_key: topic for topic in found}

    return remember(("topics", reader_language()), make)
