"""A date as an entry of the reader's own calendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from babel.lists import format_list
from django.conf import settings
from django.utils import translation
from icalendar import Calendar, vCalAddress
from icalendar import Event as Entry

from events.listing import language_names
from events.models import Event, Occurrence
from events.models.events import Where
from events.models.pages import SPOKEN_LANGUAGES
from kommpaktiv.core.dates import reader_locale

from .zones import time_zone

PRODUCT = "-//KommPAktiv//KommPAktiv//DE"


@dataclass(frozen=True)
class Training:
    """What entries say of a training to the reader; `language` is that of the texts (BCP 47)."""

    key: UUID
    title: str
    lead: str
    url: str
    language: str
    changed_at: datetime | None = None
    topics: list[str] = field(default_factory=list)


def entry_uid(date: Occurrence) -> str:
    """The same for ever, so that a change finds the entry it changes."""
    return f"{date.uid}@kommpaktiv"


def calendar_file(date: Occurrence, *, title: str, url: str, description: str) -> bytes:
    """An .ics file with the date, its time zone included, in the active language.

    `url` leads to the training. The date's SEQUENCE tells calendars which of two files is newer;
    that of a cancelled date strikes the entry out.
    """
    language = translation.get_language() or settings.LANGUAGE_CODE
    training = Training(date.event.key, title, "", url, language)
    return written(new_calendar(), [date_entry(date, training, description)])


def new_calendar() -> Calendar:
    """One without entries, that tells what is and asks nobody for an answer (RFC 5546, 3.2)."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    return calendar


def written(
    calendar: Calendar, entries: Iterable[Entry], organizer: vCalAddress | None = None
) -> bytes:
    """The text of `calendar` with `entries` of `organizer`, after the time zones they name."""
    entries = list(entries)
    for zone, first, last in _zones(entries):
        calendar.add_component(time_zone(zone, first, last))
    for entry in entries:
        if organizer:
            entry["organizer"] = organizer
        calendar.add_component(entry)
    return calendar.to_ical()


def date_entry(date: Occurrence, training: Training, description: str = "") -> Entry:
    """The date by itself, with a UID and a SEQUENCE of its own.

    `description` stands in place of what everybody may read of it.
    """
    entry = Entry()
    entry.add("uid", entry_uid(date))
    entry.add("sequence", date.sequence)
    describe_date(entry, date, training, description)
    return entry


def describe_date(
    entry: Entry, date: Occurrence, training: Training, description: str = ""
) -> None:
    """Say when and where the date is, and what about it differs from others."""
    add_times(entry, date.local_start, date.local_end)
    add_stamps(entry, date.created_at, date.updated_at, date.event.updated_at, training.changed_at)
    status = "CANCELLED" if date.is_cancelled else "CONFIRMED"
    add_texts(entry, training, description or description_of(date, training), status)
    add_place(entry, date.where)
    if not date.has_own_place:
        add_coordinates(entry, date.event)


def add_times(entry: Entry, start: datetime, end: datetime) -> None:
    """From when to when, in local time with its zone."""
    entry.add("dtstart", _sayable(start))
    entry.add("dtend", _sayable(end))


def add_stamps(entry: Entry, created: datetime, *changes: datetime | None) -> None:
    """When it was made and last changed.

    DTSTAMP is the time of the last change, not of the request: what has not changed reads the same.
    """
    changed = max(filter(None, changes))
    entry.add("created", _stamp(created))
    entry.add("dtstamp", _stamp(changed))
    entry.add("last-modified", _stamp(changed))


def add_texts(entry: Entry, training: Training, description: str, status: str) -> None:
    """What it is about, and where to read more."""
    language = {"LANGUAGE": training.language}
    entry.add("summary", training.title, parameters=language)
    entry.add("description", description, parameters=language)
    entry.add("url", training.url)
    entry.add("status", status)
    if training.topics:
        entry.add("categories", training.topics)


def add_place(entry: Entry, where: Where) -> None:
    """Where it is; nothing where that is not known yet."""
    reader = translation.get_language() or settings.LANGUAGE_CODE
    language = reader if where.is_online else settings.LANGUAGE_CODE
    if text := location_text(where):
        entry.add("location", text, parameters={"LANGUAGE": language})


def add_coordinates(entry: Entry, event: Event) -> None:
    """Where the training's own venue is on a map, in degrees."""
    if event.latitude is not None and event.longitude is not None and not event.is_online:
        entry.add("geo", (float(event.latitude), float(event.longitude)))


def description_of(date: Occurrence, training: Training) -> str:
    """What one reads in the entry: first of all whether it is cancelled, and why."""
    cancelled = translation.gettext("This date is cancelled.") if date.is_cancelled else ""
    reason = date.cancel_reason.text if date.is_cancelled else ""
    return _paragraphs(f"{cancelled} {reason}", date.note.text, about(date.event, training))


def about(event: Event, training: Training) -> str:
    """What one reads in the entries of all dates."""
    names = language_names(event.spoken_languages, SPOKEN_LANGUAGES)
    languages = format_list(names, style="standard", locale=reader_locale())
    spoken = f"{translation.gettext('Languages')}: {languages}" if names else ""
    more = translation.gettext("More about it, and registration:")
    return _paragraphs(training.lead, spoken, f"{more}\n{training.url}")


def location_text(where: Where) -> str:
    """Where it is, in one line."""
    if where.is_online:
        return translation.gettext("Online")
    return ", ".join(filter(None, [where.venue, *where.address.splitlines()]))


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(filter(None, map(str.strip, texts)))


def _stamp(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)


def _sayable(local: datetime) -> datetime:
    """In UTC where local time is said twice and the second is meant (RFC 5545, 3.3.5)."""
    return local.astimezone(UTC) if local.fold else local


def _zones(entries: list[Entry]) -> list[tuple[str, int, int]]:
    """The time zones of `entries`, each with the first and the last year it must be right in."""
    years: dict[str, set[int]] = {}
    for entry in entries:
        for name in ("dtstart", "dtend", "recurrence-id"):
            if (said := entry.get(name)) and (zone := said.params.get("tzid")):
                years.setdefault(zone, set()).update([said.dt.year, *_last_years(entry)])
    return [(zone, min(found), max(found)) for zone, found in sorted(years.items())]


def _last_years(entry: Entry) -> list[int]:
    return [rule["until"][0].year for rule in entry.rrules]
