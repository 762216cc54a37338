"""Tickets: a date as lists show it.

A ticket shows what its `Ticket` says, and that in the reader's language: two that say the same look
the same. So what was written is kept by what it says, and needs no rule to be forgotten by.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from events.records.models import Occurrence
from events.records.models.events import Availability
from events.records.spoken_languages import language_names
from kommpaktiv.content.models import Topic
from kommpaktiv.languages.locales import lang_attrs, reader_language
from kommpaktiv.languages.wording import Wording

SCARCE = 3  # places or fewer, of which one had better hear
KEPT = 1000  # tickets in the memory of each process, about 3 kB each


@dataclass(frozen=True)
class PageRef:
    """A link to a page; `language` is the title's (BCP 47)."""

    title: str
    url: str
    language: str

    @property
    def lang_attrs(self) -> str:
        """The attributes of the title's element; empty in the reader's language."""
        return lang_attrs(self.language)


@dataclass(frozen=True)
class TopicRef:
    """A topic, which gives its colour; `language` is the name's (BCP 47)."""

    name: str
    colour: str
    language: str

    @property
    def lang_attrs(self) -> str:
        """The attributes of the name's element; empty in the reader's language."""
        return lang_attrs(self.language)


class Stand(IntEnum):
    """Where a ticket stands, as the level of its heading; under a day its stub says the time."""

    IN_FRAME = 2
    IN_LIST = 3
    UNDER_DAY = 4


@dataclass(frozen=True)
class Ticket:
    """All that is shown of a date, as it stands now.

    Moments are instants, for two on clocks that are set back are equal to Python.
    """

    page: PageRef
    location: PageRef | None
    topic: TopicRef | None
    starts_at: datetime
    ends_at: datetime
    zone: str
    city: str  # empty where it is online, or the address has none
    venue: str | None  # none where it is online
    moved_from: datetime | None
    note: Wording
    spoken: tuple[str, ...]
    interpreted: tuple[str, ...]
    availability: Availability
    opens_at: datetime | None  # where it is too early to register
    seats: int
    places_taken: int
    people_waiting: int
    is_too_small: bool
    registration_host: str
    stand: Stand = Stand.IN_LIST

    @property
    def is_under_day(self) -> bool:
        return self.stand == Stand.UNDER_DAY

    @property
    def tzinfo(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def local_start(self) -> datetime:
        return self.starts_at.astimezone(self.tzinfo)

    @property
    def local_end(self) -> datetime:
        return self.ends_at.astimezone(self.tzinfo)

    @property
    def local_opening(self) -> datetime | None:
        return self.opens_at.astimezone(self.tzinfo) if self.opens_at else None

    @property
    def places_left(self) -> int:
        return self.seats - self.places_taken

    @property
    def is_scarce(self) -> bool:
        return self.places_left <= SCARCE

    @property
    def venue_lang_attrs(self) -> str:
        """The attributes of the venue's element: what it is called on its door is German."""
        return lang_attrs(settings.LANGUAGE_CODE)

    @property
    def spoken_languages(self) -> list[str]:
        return language_names(self.spoken)

    @property
    def interpretation(self) -> list[str]:
        return language_names(self.interpreted)


def topic_ref(topic: Topic | None) -> TopicRef | None:
    return topic and TopicRef(topic.name, topic.colour, topic.locale.language_code)


def ticket_of(
    date: Occurrence,
    page: PageRef,
    location: PageRef | None,
    topic: TopicRef | None,
    stand: Stand = Stand.IN_LIST,
) -> Ticket:
    """What is to be said of `date`, which knows its `event` and its places `taken`, now."""
    event, where, state = date.event, date.where, date.availability
    return Ticket(
        page=page,
        location=location,
        topic=topic,
        starts_at=date.starts_at,
        ends_at=date.ends_at,
        zone=event.zone,
        city="" if where.is_online else where.city,
        venue=None if where.is_online else where.venue,
        moved_from=None if date.is_cancelled else date.moved_from,
        note=date.note,
        spoken=tuple(event.spoken_languages),
        interpreted=tuple(event.interpretation),
        availability=state,
        opens_at=date.opens_at if state == Availability.NOT_YET_OPEN else None,
        seats=date.seats,
        places_taken=date.places_taken,
        people_waiting=date.people_waiting,
        is_too_small=date.is_too_small,
        registration_host=event.registration_host,
        stand=stand,
    )


def written(ticket: Ticket) -> SafeString:
    """The ticket in the reader's language."""
    return mark_safe(_written(ticket, reader_language()))


@lru_cache(maxsize=KEPT)
def _written(ticket: Ticket, language: str) -> str:
    """Kept in memory; `language` is the reader's, and stands here to be told from others."""
    return render_to_string("components/ticket.html", {"ticket": ticket})
