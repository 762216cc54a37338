"""A date as an entry of the reader's own calendar (RFC 5545).

icalendar writes what takes care: texts, escaped and folded, and rules. What differs from date to
date is written here, because a calendar may have ten thousand of them and icalendar takes more than
a millisecond for each: the lines are short and of ASCII alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from babel.lists import format_list
from django.conf import settings
from django.utils import translation
from icalendar import Calendar as AnyCalendar
from icalendar import Component, Conference, vCalAddress
from icalendar import Event as AnyEvent

from events.records.models import Event, Occurrence
from events.records.models.events import Where
from events.records.spoken_languages import language_names
from kommpaktiv.languages.clean_text import clean_line, clean_text
from kommpaktiv.languages.dates import reader_locale
from kommpaktiv.languages.locales import reader_language

from .feed_dates import NO_SIGNS, FeedDate, UsualDate
from .vtimezone import time_zone

PRODUCT = "-//KommPAktiv//KommPAktiv//DE"
BEGIN, END = "BEGIN:VEVENT\r\n", "END:VEVENT\r\n"


class CleanMixin:
    """A component whose texts hold nothing that RFC 5545 does not, whatever is in our rows.

    Only a description has several lines: icalendar escapes breaks in no X- property.
    """

    def add(self, name: str, value: Any, *args: Any, **kwargs: Any) -> None:
        clean = clean_text if name == "description" else clean_line
        if type(value) is str:  # what icalendar made itself is left as it is
            value = clean(value)
        elif name == "categories":
            value = [clean(text) for text in value]
        super().add(name, value, *args, **kwargs)  # type: ignore[misc]


class Calendar(CleanMixin, AnyCalendar):
    """A file or feed."""


class Properties(CleanMixin, AnyEvent):
    """Lines of an entry."""


@dataclass(frozen=True)
class FeedTraining:
    """What machines tell of a training; `language` is that of the texts (BCP 47)."""

    key: UUID
    title: str
    lead: str
    url: str
    language: str
    changed_at: datetime | None = None
    topics: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Sender:
    """Who publishes a calendar."""

    name: str
    email: str = ""

    @property
    def address(self) -> vCalAddress | None:
        """As calendars write it (RFC 5545, 3.8.4.3); none without an e-mail."""
        if not self.email:
            return None
        address = vCalAddress(f"mailto:{self.email}")
        address.params["CN"] = clean_line(self.name)
        return address


class Entry(NamedTuple):
    """The text of an entry, and the years for which it needs to know its time zone."""

    text: str
    zone: str
    first_year: int
    last_year: int


# A file or feed ----------------------------------------------------------------------------------


def new_calendar(method: str = "PUBLISH") -> Calendar:
    """One without entries; PUBLISH tells what is and asks nobody for an answer (RFC 5546, 3.2)."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def written(calendar: Calendar, entries: Iterable[Entry]) -> bytes:
    """The text of `calendar` with `entries`, after the time zones they name."""
    entries = list(entries)
    years: dict[str, list[int]] = {}
    for entry in entries:
        years.setdefault(entry.zone, []).extend([entry.first_year, entry.last_year])
    for zone, named in sorted(years.items()):
        calendar.add_component(time_zone(zone, min(named), max(named)))
    head, end = calendar.to_ical().decode().rsplit("END:", 1)
    return "".join([head, *(entry.text for entry in entries), "END:", end]).encode()


# An entry ----------------------------------------------------------------------------------------


def entry_uid(date: FeedDate) -> str:
    """The same for ever, so that a change finds the entry it changes."""
    return f"{date.uid}@kommpaktiv"


@dataclass(frozen=True)
class EntryWriter:
    """Writes the dates of one training."""

    event: Event
    training: FeedTraining
    sender: Sender | None = None

    def entry(self, date: FeedDate, description: str = "") -> Entry:
        """The date by itself, with a UID and a SEQUENCE of its own.

        `description` stands in place of what everybody may read of it, where a record is told of.
        """
        identity = f"UID:{entry_uid(date)}\r\nSEQUENCE:{date.sequence}\r\n"
        return self.identified(identity, date, description)

    def identified(self, identity: str, date: FeedDate, description: str = "") -> Entry:
        """The date with these lines to say which entry of which calendar it is."""
        start, end = date.starts_at.astimezone(self._zone), date.ends_at.astimezone(self._zone)
        lines = [
            BEGIN,
            identity,
            self.moment("DTSTART", start),
            self.moment("DTEND", end),
            self._stamps_of(date),
            f"STATUS:{self.status(date)}\r\n",
            self.texts(date, description),
            END,
        ]
        first_year = min(start.year, date.original_start.year)
        return Entry("".join(lines), self.event.zone, first_year, end.year)

    def status(self, date: FeedDate) -> str:
        return "CANCELLED" if date.is_cancelled else "CONFIRMED"

    def moment(self, name: str, local: datetime) -> str:
        """A local time with its zone; in UTC the second of two that clocks show alike (3.3.5)."""
        if local.fold:
            return f"{name}:{_utc(local)}\r\n"
        return f"{name};TZID={self.event.zone}:{local.isoformat()[:19].translate(NO_SIGNS)}\r\n"

    def stamps(self, created: datetime, changed: datetime) -> str:
        """When it was made and last changed.

        DTSTAMP is the time of the change, not of the request: what is the same reads the same.
        """
        return self._written_stamps(_utc(created), _utc(changed))

    def _written_stamps(self, created: str, changed: str) -> str:
        last = max(changed, self._changed)
        return f"CREATED:{created}\r\nDTSTAMP:{last}\r\nLAST-MODIFIED:{last}\r\n"

    def _stamps_of(self, date: FeedDate) -> str:
        if isinstance(date, UsualDate):
            return self._written_stamps(date.created, date.changed)
        return self.stamps(date.created_at, date.updated_at)

    @cached_property
    def _zone(self) -> ZoneInfo:
        return self.event.tzinfo

    @cached_property
    def _changed(self) -> str:
        """When the training, or what is said of it, last changed."""
        known = filter(None, (self.event.updated_at, self.training.changed_at))
        return max(map(_utc, known), default="")

    def texts(self, date: FeedDate, description: str = "") -> str:
        """What it is about and where: for most dates the same."""
        if isinstance(date, UsualDate) or (self.is_usual(date) and not description):
            return self.usual_texts
        return self._own_texts(date, description or self._description(date))

    def _own_texts(self, date: Occurrence, description: str) -> str:
        properties = self._about(description)
        self.place(properties, date)
        if not date.has_own_place:
            add_coordinates(properties, self.event)
        return folded(properties)

    def place(self, properties: Properties, date: Occurrence) -> None:
        add_place(properties, date.where)

    def is_usual(self, date: Occurrence) -> bool:
        """Whether nothing but its time is to be said of the date."""
        return not (date.is_cancelled or date.has_own_place or any(date.notes.values()))

    @cached_property
    def usual_texts(self) -> str:
        """The same of a date that says nothing of its own."""
        properties = self._about(self._usual_description)
        add_place(properties, self.event.where)
        add_coordinates(properties, self.event)
        return folded(properties)

    def _about(self, description: str) -> Properties:
        training, properties = self.training, Properties()
        language = {"LANGUAGE": training.language}
        properties.add("summary", training.title, parameters=language)
        properties.add("description", description, parameters=language)
        properties.add("url", training.url)
        if training.topics:
            properties.add("categories", training.topics)
        if self.sender and self.sender.address:
            properties.add("organizer", self.sender.address)
        return properties

    def _description(self, date: Occurrence) -> str:
        """First of all whether it is cancelled, and why."""
        cancelled = translation.gettext("This date is cancelled.") if date.is_cancelled else ""
        reason = date.cancel_reason.text if date.is_cancelled else ""
        return _paragraphs(f"{cancelled} {reason}", date.note.text, self._usual_description)

    @cached_property
    def _usual_description(self) -> str:
        names = language_names(self.event.spoken_languages)
        languages = format_list(names, style="standard", locale=reader_locale())
        spoken = f"{translation.gettext('Languages')}: {languages}" if names else ""
        more = translation.gettext("More about it, and registration:")
        return _paragraphs(self.training.lead, spoken, f"{more}\n{self.training.url}")


@dataclass(frozen=True)
class PersonalEntryWriter(EntryWriter):
    """Writes them for somebody who has places there, with the ways to join those online."""

    join_urls: Mapping[int, str] = field(default_factory=dict)  # by the primary key of the date

    def is_usual(self, date: Occurrence) -> bool:
        return date.pk not in self.join_urls and super().is_usual(date)

    def place(self, properties: Properties, date: Occurrence) -> None:
        """The link stands in LOCATION as well: few programs know CONFERENCE (RFC 7986, 5.11)."""
        url = self.join_urls.get(date.pk)
        if url is None:
            super().place(properties, date)
            return
        language = reader_language()
        online = location_text(date.where)
        properties.add("location", f"{online}, {url}", parameters={"LANGUAGE": language})
        label = translation.gettext("Take part online")
        properties.add("conference", Conference(url, label=label, language=language).to_uri())


def add_place(properties: Properties, where: Where) -> None:
    """Where it is; nothing where that is not known yet. Places are said in German."""
    language = reader_language() if where.is_online else settings.LANGUAGE_CODE
    if text := location_text(where):
        properties.add("location", text, parameters={"LANGUAGE": language})


def add_coordinates(properties: Properties, event: Event) -> None:
    """Where the training's own venue is on a map, in degrees."""
    if event.latitude is not None and event.longitude is not None and not event.is_online:
        properties.add("geo", (float(event.latitude), float(event.longitude)))


def location_text(where: Where) -> str:
    """Where it is, in one line."""
    if where.is_online:
        return translation.gettext("Online")
    return ", ".join(filter(None, [where.venue, *where.address.splitlines()]))


def folded(component: Component) -> str:
    """The lines between BEGIN and END, folded."""
    text = component.to_ical().decode()
    return text.removeprefix(BEGIN).removesuffix(END)


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(filter(None, map(str.strip, texts)))


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
