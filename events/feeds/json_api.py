"""Dates as JSON, for the programs of other sites. docs/feeds.md describes it: it may only grow."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse

from events.records.models import Occurrence
from events.records.models.events import Availability, Where
from events.schedule.expansion import instant
from home.models import LocationPage
from kommpaktiv.content.absolute_url import absolute_url
from kommpaktiv.content.only_fields import live_cards
from kommpaktiv.languages.locales import in_readers_language

from .feed_trainings import known_trainings
from .vevent import FeedTraining


def dates_as_json(dates: Iterable[Occurrence]) -> list[dict[str, Any]]:
    """The facts about `dates`, which know their `event` and places `taken`: two queries for all.

    Dates whose training has no live page are left out.
    """
    dates = list(dates)
    known = known_trainings(date.event for date in dates)
    locations = in_readers_language(
        live_cards(LocationPage), {date.event.location_key for date in dates}
    )
    names = {key: page.title for key, page in locations.items()}
    return [
        _facts(date, known[date.event.key], names.get(date.event.location_key))
        for date in dates
        if date.event.key in known
    ]


def moved_from(date: Occurrence) -> datetime | None:
    """The local start it had before somebody moved it."""
    original = instant(date.original_start, date.event.tzinfo)
    if not date.is_moved or original == date.starts_at:
        return None
    return original.astimezone(date.event.tzinfo)


def _facts(date: Occurrence, training: FeedTraining, location: str | None) -> dict[str, Any]:
    event, before = date.event, moved_from(date)
    return {
        "id": str(date.uid),
        "training": str(event.key),
        "title": training.title,
        "lead": training.lead,
        "language": training.language,
        "url": training.url,
        "start": date.local_start.isoformat(),
        "end": date.local_end.isoformat(),
        "time_zone": event.zone,
        "status": date.status,
        "cancel_reason": date.cancel_reason.text if date.is_cancelled else "",
        "moved_from": before.isoformat() if before else None,
        "note": date.note.text,
        "place": _place(date.where, date),
        "location": location,
        "topics": training.topics,
        "spoken_languages": event.spoken_languages,
        "interpretation": event.interpretation,
        "seats": {
            "total": date.seats,
            "left": date.places_known,
            "waiting": date.people_waiting,
        },
        "registration": _registration(date),
        "file": _address("feeds:date", uid=date.uid),
    }


def _place(where: Where, date: Occurrence) -> dict[str, Any]:
    event = date.event
    latitude, longitude = event.latitude, event.longitude
    if where.is_online or date.has_own_place:
        latitude = longitude = None
    return {
        "online": where.is_online,
        "venue": where.venue,
        "address": where.address,
        "latitude": None if latitude is None else float(latitude),
        "longitude": None if longitude is None else float(longitude),
    }


def _registration(date: Occurrence) -> dict[str, Any]:
    """Whether one can register now, from when until when, and where."""
    opens_at, zone = date.opens_at, date.event.tzinfo
    return {
        "state": date.availability.value,
        "open": date.is_open,
        "waiting_list": date.has_open_list,
        "from": opens_at.astimezone(zone).isoformat() if opens_at else None,
        "until": date.closes_at.astimezone(zone).isoformat(),
        "url": _registration_address(date),
    }


def _registration_address(date: Occurrence) -> str | None:
    """Where one registers now; none where one cannot, or need not."""
    if date.availability == Availability.ELSEWHERE:
        return date.event.registration_link
    if date.is_open or date.has_open_list:
        return _address("registration:register", key=date.event.key)
    return None


def _address(name: str, **arguments: Any) -> str:
    return absolute_url(reverse(name, kwargs=arguments))
