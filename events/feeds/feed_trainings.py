"""What machines are told of trainings: for all of them at once, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max
from django.utils.translation import get_language

from events.records.models import Event
from events.trainings.models import EventPage
from kommpaktiv.content.absolute_url import absolute_url
from kommpaktiv.content.content_cache import remember
from kommpaktiv.content.models import Topic
from kommpaktiv.content.only_fields import live_cards
from kommpaktiv.languages.locales import in_readers_language, reader_languages, versions

from .vevent import FeedTraining


def trainings(events: Iterable[Event]) -> dict[UUID, FeedTraining]:
    """What is said of `events` that have a live page, by their keys: one query for all."""
    by_key: dict[UUID | None, Event] = {event.key: event for event in events}
    pages = in_readers_language(live_cards(EventPage, "lead", "last_published_at"), by_key)
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


def known_trainings(events: Iterable[Event]) -> dict[UUID, FeedTraining]:
    """The same of few `events`, kept until content changes."""
    events = list(events)
    key = ("feed trainings", get_language(), sorted({str(event.key) for event in events}))
    return remember(key, lambda: trainings(events))


def topic_names() -> dict[str, str]:
    """The names of all topics by translation key: the reader's, else the German ones."""
    return remember(("topic-names", get_language()), _topic_names)


def _topic_names() -> dict[str, str]:
    topics = Topic.objects.only("name", "translation_key", "locale__language_code")
    found = versions(topics, *reader_languages())
    return {str(key): topic.name for key, topic in found.items()}


def pages_changed() -> tuple[int, datetime | None]:
    """What tells whether a training's page has changed, in any language: one query."""
    pages = EventPage.objects.live().aggregate(number=Count("pk"), last=Max("last_published_at"))
    return pages["number"], pages["last"]
