"""A date as an entry of the reader's own calendar (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.utils import timezone, translation
from icalendar import Calendar, Event

from events.models import Occurrence

PRODUCT = "-//KommPAktiv//KommPAktiv//DE"


def entry_uid(date: Occurrence) -> str:
    """The same for ever, so that a change finds the entry it changes."""
    return f"{date.uid}@kommpaktiv"


def calendar_file(date: Occurrence, *, title: str, url: str, description: str) -> bytes:
    """An .ics file with the date, its time zone included, in the active language.

    `url` leads to the training. The date's SEQUENCE tells calendars which of two files is newer;
    that of a cancelled date strikes the entry out.
    """
    language = {"LANGUAGE": translation.get_language()}
    entry = Event()
    entry.add("uid", entry_uid(date))
    entry.add("sequence", date.sequence)
    entry.add("dtstamp", _stamp(timezone.now()))
    entry.add("last-modified", _stamp(date.updated_at))
    entry.add("dtstart", date.local_start)
    entry.add("dtend", date.local_end)
    entry.add("summary", title, parameters=language)
    entry.add("description", description, parameters=language)
    entry.add("location", location_of(date))
    entry.add("url", url)
    entry.add("status", "CANCELLED" if date.is_cancelled else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(entry)
    year = date.local_start.date().replace(month=1, day=1)
    calendar.add_missing_timezones(first_date=year, last_date=year + timedelta(days=2 * 365))
    return calendar.to_ical()


def location_of(date: Occurrence) -> str:
    """Where it is, in one line."""
    where = date.where
    if where.is_online:
        return translation.gettext("Online")
    return ", ".join(filter(None, [where.venue, *where.address.splitlines()]))


def _stamp(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)
