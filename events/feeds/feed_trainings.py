"""What machines are told of trainings: for all of them at once, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Max
from django.utils.translation import get_language

from events.records.models import Event
from events.trainings.listing import in_readers_language
from events.trainings.models import EventPage
from kommpaktiv.content.absolute_url import absolute_url
from kommpaktiv.content.content_cache import remember
from kommpaktiv.content.models import Topic

from .vevent import FeedTraining


def trainings(events: Iterable[Event]) -> dict[UUID, FeedTraining]:
    """What is said of `events` that have a live page, by their keys: one query for all."""
    by_key: dict[UUID | None, Event] = {event.key: event for event in events}
    pages = in_readers_language(EventPage, set(by_key), "lead", "last_published_at")
    names = topic_names()
    return {
        page.translation_key: FeedTraining(
            key=page.translation_key,
            title=page.title,
            lead=page.lead,
            url=absolute_url(page.get_url()),
            language=page.content_language,
            changed_at=page.last_published_at,
            topics=[names[topic] for topic in by_key[key].topic_keys if topic in names],
        )
        for key, page in pages.items()
    }


def topic_names() -> dict[str, str]:
    """The names of all topics by translation key: the reader's, else the German ones."""
    return remember(("topic-names", get_language()), _topic_names)


def _topic_names() -> dict[str, str]:
    languages = [settings.LANGUAGE_CODE, get_language()]
    topics = Topic.objects.filter(locale__language_code__in=languages).order_by()
    found = topics.values_list("locale__language_code", "translation_key", "name")
    in_order = sorted(found, key=lambda topic: languages.index(topic[0]))  # German gives way
    return {str(key): name for _language, key, name in in_order}


def pages_changed() -> tuple[int, datetime | None]:
    """What tells whether a training's page has changed, in any language: one query."""
    pages = EventPage.objects.live().aggregate(number=Count("pk"), last=Max("last_published_at"))
    return pages["number"], pages["last"]
