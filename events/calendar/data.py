"""The dates of a calendar as JSON, for other programs; docs/feeds.md describes the format."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language

from events.listing import TrainingDate
from kommpaktiv.core.addresses import absolute_url
from kommpaktiv.core.json_ld import filled

from .trainings import topic_names


def date_facts(listed: TrainingDate) -> dict[str, Any]:
    """What is said of one date. Times are local, with their offset from UTC (RFC 3339)."""
    date, event = listed.occurrence, listed.occurrence.event
    names = topic_names()
    facts = {
        "id": str(date.uid),
        "training": str(event.key),
        "title": listed.title,
        "language": listed.page.language,
        "url": absolute_url(listed.url),
        "start": date.local_start.isoformat(),
        "end": date.local_end.isoformat(),
        "zone": event.zone,
        "status": date.status,
        "reason": date.cancel_reason.text,
        "note": date.note.text,
        "original_start": date.original_start.isoformat() if date.is_moved else "",
        "online": date.where.is_online,
        "venue": date.where.venue,
        "address": date.where.address,
        "location": listed.location.title if listed.location else "",
        "topics": [names[key] for key in event.topic_keys if key in names],
        "spoken": event.spoken_languages,
        "interpreted": event.interpretation,
        "places": date.seats,
        "places_left": date.places_left,
        "open": date.is_open,
        "sequence": date.sequence,
    }
    return filled(facts)


def calendar_facts(
    *, name: str, url: str, dates: Iterable[TrainingDate], count: int, following: str
) -> dict[str, Any]:
    """A page of a calendar's coming dates; `count` of them in all, `following`: the next page."""
    return {
        "name": name,
        "language": get_language(),
        "url": absolute_url(url),
        "count": count,
        "next": absolute_url(following) if following else None,
        "dates": [date_facts(listed) for listed in dates],
    }
