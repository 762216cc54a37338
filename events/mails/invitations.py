"""A date for the calendar of one participant, which keeps itself up to date (RFC 5545, 5546, 6047).

An entry has the UID and the SEQUENCE of its date. SEQUENCE never goes back, because it only rises
with the date; a person who gives a place back and registers again gets CANCEL and REQUEST with the
same number, and the later DTSTAMP, which is the message's, decides (RFC 5546, 2.1.5).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parseaddr
from urllib.parse import quote

from django.conf import settings
from icalendar import vCalAddress

from events.feeds.feed_dates import FeedDate
from events.feeds.vevent import (
    FeedTraining,
    PersonalEntryWriter,
    Properties,
    Sender,
    new_calendar,
    written,
)
from events.records.models import Occurrence
from kommpaktiv.content.models import SiteSettings
from kommpaktiv.languages.clean_text import clean_line
from kommpaktiv.web.email_address import ascii_address

from .dataclasses import Letter, Method, TrainingFacts

IN_MAILTO = "!$&'*+-/=?^_`{|}~."  # of a local part; the rest is percent-encoded (RFC 6068)


@dataclass(frozen=True, kw_only=True)
class InvitationWriter(PersonalEntryWriter):
    """Writes dates of one training for one participant, who has agreed to come."""

    attendee: vCalAddress
    method: Method
    written_at: datetime

    def status(self, date: FeedDate) -> str:
        """CANCELLED for who gave a place back, too: to them, the only attendee, it is."""
        return "CANCELLED" if self.method == Method.CANCEL else "CONFIRMED"

    def stamps(self, created: datetime, changed: datetime) -> str:
        """DTSTAMP is when the message was written: of two with one SEQUENCE the later counts."""
        stamp = f"{self.written_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        return f"DTSTAMP:{stamp}\r\n"

    def _about(self, description: str) -> Properties:
        properties = super()._about(description)
        properties.add("attendee", self.attendee)
        return properties


def invitation(
    letter: Letter,
    training: TrainingFacts,
    date: Occurrence,
    method: Method,
    *,
    site: SiteSettings,
    description: str,
) -> str:
    """The calendar object that puts the date into the reader's calendar or strikes it out."""
    url = training.url or settings.WAGTAILADMIN_BASE_URL
    about = FeedTraining(training.event.key, training.title, "", url, letter.language)
    comes = method == Method.REQUEST
    writer = InvitationWriter(
        training.event,
        about,
        organizer(site),
        training.join_urls if comes else {},
        attendee=attendee(letter.name, letter.to),
        method=method,
        written_at=letter.written_at,
    )
    return written(new_calendar(method.value), [writer.entry(date, description)]).decode()


def organizer(site: SiteSettings) -> Sender:
    """Who invites: an iTIP object must say so (RFC 5546, 3.2.2)."""
    return Sender(site.name, site.email or parseaddr(settings.DEFAULT_FROM_EMAIL)[1])


def attendee(name: str, email: str) -> vCalAddress:
    """The participant, who has said yes and is not asked again. icalendar quotes the name."""
    address = vCalAddress(mailto(email))
    parameters: Mapping[str, str] = {
        "CN": clean_line(name),
        "PARTSTAT": "ACCEPTED",
        "RSVP": "FALSE",
    }
    address.params.update({key: value for key, value in parameters.items() if value})
    return address


def mailto(email: str) -> str:
    """The address as a URI: all of it ASCII."""
    local, _at, domain = ascii_address(email).rpartition("@")
    return f"mailto:{quote(local, safe=IN_MAILTO)}@{domain}"
