"""The calendar parts of mails: what programs read, and that they keep themselves up to date."""

from __future__ import annotations

import string
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from types import SimpleNamespace
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.utils import timezone, translation
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from wagtail.models import Site

from events.booking.occurrences import cancel_occurrence, change_occurrence, reinstate_occurrence
from events.booking.verbs import accept, add, cancel, cancel_places, confirm
from events.mails.dataclasses import DateFacts, Letter, Method, PlaceLine, TrainingFacts
from events.mails.delivery import send_due_messages
from events.mails.render import SUBJECTS, compose, written_out
from events.outbox.queue import queue_message
from events.records.models import Event, Message, Occurrence, Registration
from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceState
from events.records.models.registration_options import BookingMode
from kommpaktiv.content.models import SiteSettings
from kommpaktiv.languages.clean_text import clean_line
from tests.events.builders import (
    make_date,
    make_dates,
    make_place,
    make_registration,
    places_of,
)

from .test_mails import confirmed, message_of, offered, waiting


def parsed(message: mail.EmailMessage) -> EmailMessage:
    """The mail as it arrives."""
    content = message.message().as_bytes(linesep="\r\n")
    return cast(EmailMessage, message_from_bytes(content, policy=default))


def calendar_parts(message: EmailMessage) -> list[EmailMessage]:
    return [part for part in message.walk() if part.get_content_type() == "text/calendar"]


def entries(message: mail.EmailMessage) -> list[Any]:
    """The entries in the files, each with the method of its object."""
    found = []
    for part in parsed(message).iter_attachments():
        calendar = Calendar.from_ical(part.get_content())
        (entry,) = calendar.walk("VEVENT")
        assert part.get_param("method") == calendar["METHOD"]
        found.append(SimpleNamespace(method=str(calendar["METHOD"]), entry=entry))
    return found


def last_mail() -> mail.EmailMessage:
    send_due_messages()
    return mail.outbox[-1]


def last_entry() -> Any:
    (found,) = entries(last_mail())
    return found


def told(found: Any) -> tuple[str, int, str]:
    return found.method, int(found.entry["SEQUENCE"]), str(found.entry["STATUS"])


# What arrives ------------------------------------------------------------------------------------


def test_mail_has_the_date_as_an_alternative_and_as_a_file(date):
    make_place(date)
    arrived = parsed(last_mail())
    assert arrived.get_content_type() == "multipart/mixed"
    body, attachment = arrived.iter_parts()
    assert body.get_content_type() == "multipart/alternative"
    text, html, calendar = body.iter_parts()
    kinds = [part.get_content_type() for part in (text, html, calendar)]
    assert kinds == ["text/plain", "text/html", "text/calendar"]
    assert {part.get_content_charset() for part in (text, html, calendar, attachment)} == {"utf-8"}
    assert calendar.get_param("method") == "REQUEST"
    assert calendar.get_content_disposition() is None
    assert attachment.get_filename() == "kommpaktiv.ics"
    assert attachment.get_content_disposition() == "attachment"
    assert attachment.get_content() == calendar.get_content()
    assert arrived.defects == []


def test_file_has_the_local_time_the_place_and_who_takes_part(date):
    make_place(date)
    message = last_mail()
    ((part),) = parsed(message).iter_attachments()
    calendar = Calendar.from_ical(part.get_content())
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Berlin"]
    (entry,) = calendar.walk("VEVENT")
    assert entry["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert entry["DTSTART"].dt == date.local_start
    assert entry["DTEND"].dt == date.local_end
    assert entry["LOCATION"] == "Rathaus, Fischmarkt 1, 99084 Erfurt"
    assert entry["URL"] == "http://testserver/de/trainings/haushalt-lesen/"
    assert entry["UID"] == f"{date.uid}@kommpaktiv"
    assert entry["ORGANIZER"] == "mailto:kommpaktiv@example.org"
    assert entry["ATTENDEE"] == "mailto:amina@example.org"
    assert dict(entry["ATTENDEE"].params) == {
        "CN": "Amina Diallo",
        "PARTSTAT": "ACCEPTED",
        "RSVP": "FALSE",
    }
    assert "/platz/" in entry["DESCRIPTION"]


def test_site_invites_where_it_has_an_address(date):
    site = SiteSettings.for_site(Site.objects.get())
    site.email = "hallo@example.org"
    site.save()
    make_place(date)
    assert last_entry().entry["ORGANIZER"] == "mailto:hallo@example.org"


@pytest.mark.parametrize(
    ("kind", "method"),
    [
        (MessageKind.PLEASE_CONFIRM, None),
        (MessageKind.CONFIRMED, "REQUEST"),
        (MessageKind.WAITLISTED, None),
        (MessageKind.PLACE_OFFERED, None),
        (MessageKind.OFFER_RAN_OUT, None),
        (MessageKind.GIVEN_UP, "CANCEL"),
        (MessageKind.REMOVED, "CANCEL"),
        (MessageKind.REMINDER, None),
        (MessageKind.THANKS, None),
        (MessageKind.NOTE, None),
        (MessageKind.DATE_CANCELLED, "CANCEL"),
        (MessageKind.DATE_MOVED, "REQUEST"),
        (MessageKind.DATE_CHANGED, "REQUEST"),
        (MessageKind.DATE_RETURNS, "REQUEST"),
    ],
)
def test_mail_tells_the_calendar_what_to_do(db, kind, method):
    message = compose(message_of(kind))
    assert [found.method for found in entries(message)] == ([method] if method else [])
    assert len(calendar_parts(parsed(message))) == (2 if method else 0)


# Keeping up to date ------------------------------------------------------------------------------


def test_entry_keeps_its_uid_and_counts_on_whatever_happens_to_the_date(date):
    make_place(date)
    seen = [last_entry()]
    change_occurrence(date, venue="Bibliothek")
    seen.append(last_entry())
    cancel_occurrence(date)
    seen.append(last_entry())
    reinstate_occurrence(date)
    seen.append(last_entry())
    assert {str(found.entry["UID"]) for found in seen} == {f"{date.uid}@kommpaktiv"}
    assert [told(found) for found in seen] == [
        ("REQUEST", 0, "CONFIRMED"),
        ("REQUEST", 1, "CONFIRMED"),
        ("CANCEL", 2, "CANCELLED"),
        ("REQUEST", 3, "CONFIRMED"),
    ]


def age_messages(by: timedelta) -> None:
    """Let time go by between two changes, as it does."""
    for message in Message.objects.all():
        message.created_at -= by
        message.save()


def test_later_stamp_decides_when_somebody_cancels_and_registers_again(date):
    make_place(date)
    change_occurrence(date, venue="Bibliothek")
    age_messages(timedelta(hours=1))
    seen = [last_entry()]
    cancel(Registration.objects.get())
    seen.append(last_entry())
    age_messages(timedelta(hours=1))
    make_place(date)
    seen.append(last_entry())
    assert [told(found) for found in seen] == [
        ("REQUEST", 1, "CONFIRMED"),
        ("CANCEL", 1, "CANCELLED"),
        ("REQUEST", 1, "CONFIRMED"),
    ]
    stamps = [found.entry["DTSTAMP"].dt for found in seen]
    assert stamps[0] < stamps[2]
    again = compose(Message.objects.get(kind=MessageKind.GIVEN_UP))
    assert entries(again) == []  # comes late: the address has a place again


def test_stamp_is_of_the_message_so_that_a_late_one_is_known_as_old(date):
    make_place(date)
    age_messages(timedelta(hours=3))
    message = Message.objects.get(kind=MessageKind.CONFIRMED)
    (found,) = entries(compose(message))
    assert found.entry["DTSTAMP"].dt == message.created_at.replace(microsecond=0)


def test_entry_stays_when_the_address_has_another_place_there(db):
    date = make_date(capacity=3)
    ours = confirmed(date, name="Amina", email="us@example.org")
    confirmed(date, name="Omar", email="US@example.org")
    cancel(ours)
    assert entries(last_mail()) == []


def test_entry_stays_when_one_of_several_people_gives_back(db):
    date = make_date(capacity=3, max_people=2)
    registration = confirmed(date, names=("Amina", "Omar"))
    omar = registration.participants.get(name="Omar")
    cancel_places(registration, places_of(registration, participant=omar))
    assert "CANCEL" not in [found.method for found in entries(last_mail())]


def test_nothing_is_struck_out_for_those_who_only_waited(db):
    registration = waiting(make_date(capacity=1))
    cancel(registration)
    assert entries(last_mail()) == []


def test_entry_comes_with_the_place_that_was_offered_and_goes_with_it(db):
    date = make_date(capacity=1)
    registration = offered(date)
    accept(registration, date)
    assert told(last_entry())[0] == "REQUEST"
    cancel(registration)
    assert told(last_entry())[0] == "CANCEL"


def test_several_dates_are_a_file_each_and_no_alternative(db):
    first, second = make_dates(2, booking_mode=BookingMode.SOME, capacity=3)
    confirmed(first, occurrences=(first.pk, second.pk))
    message = last_mail()
    files = list(parsed(message).iter_attachments())
    names = {part.get_filename() for part in files}
    assert names == {f"kommpaktiv-{d.local_start:%Y-%m-%d-%H%M}.ics" for d in (first, second)}
    assert len(calendar_parts(parsed(message))) == 2
    assert {str(found.entry["UID"]) for found in entries(message)} == {
        f"{date.uid}@kommpaktiv" for date in (first, second)
    }


def test_change_puts_in_new_dates_and_strikes_out_those_given_back(db):
    first, second = make_dates(2, booking_mode=BookingMode.SOME, capacity=3)
    registration = confirmed(first)
    confirmed_at = timezone.now() - timedelta(hours=1)
    registration.participants.get().places.update(created_at=confirmed_at)
    add(registration, occurrences=[second.pk])
    found = last_entry()
    assert (told(found)[0], str(found.entry["UID"])) == ("REQUEST", f"{second.uid}@kommpaktiv")
    registration.participants.get().places.update(created_at=confirmed_at)
    cancel_places(registration, places_of(registration, occurrence=first))
    found = last_entry()
    assert (told(found)[0], str(found.entry["UID"])) == ("CANCEL", f"{first.uid}@kommpaktiv")


# Whatever people write ---------------------------------------------------------------------------

TEXTS = st.text(max_size=80)
# Without a backslash, which icalendar writes as it should, but takes for an escape when it reads.
NAMES = st.one_of(
    st.text(st.characters(exclude_characters="\\"), max_size=80),
    st.text('";:,^\r\n äاц<&>', max_size=40),
)
ADDRESSES = st.builds(
    "{}@{}".format,
    st.text(alphabet=string.ascii_letters + string.digits + "!#$%&'*+-/=?^_`{|}~", min_size=1),
    st.sampled_from(["example.org", "bücher.example", "例え.example"]),
)
HEADERS = {
    "Content-Type",
    "MIME-Version",
    "Subject",
    "From",
    "To",
    "Reply-To",
    "Date",
    "Auto-Submitted",
    "Content-Language",
    "Message-ID",
}


def sample_date(title: str, venue: str) -> Occurrence:
    start = timezone.now().replace(microsecond=0, fold=0)
    event = Event(title=title, venue=venue, zone="Europe/Berlin", updated_at=start)
    local = start.astimezone(ZoneInfo(event.zone))
    return Occurrence(
        event=event,
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        original_date=local.date(),
        original_time=local.time(),
        updated_at=start,
    )


@settings(deadline=None)
@given(title=TEXTS, name=NAMES, to=ADDRESSES, venue=TEXTS, kind=st.sampled_from(list(SUBJECTS)))
def test_nothing_people_write_becomes_a_header_or_a_property(title, name, to, venue, kind):
    date = sample_date(title, venue)
    standing = PlaceLine(state=PlaceState.OFFERED, names=[name, title], until=date.local_end)
    facts = TrainingFacts(event=date.event, title=title, dates=[DateFacts(date, [standing])])
    letter = Letter(
        kind=kind,
        language="en",
        to=to,
        message_id="<1@example.org>",
        written_at=timezone.now(),
        name=name,
        trainings=[facts],
        entries=[(date, Method.REQUEST)],
    )
    with translation.override("en"):
        mail = written_out(letter, SiteSettings(email="hallo@example.org"))
    arrived = parsed(mail)
    assert set(arrived.keys()) <= HEADERS
    assert len(arrived.keys()) == len(set(arrived.keys()))
    assert len(arrived["To"].addresses) == 1
    assert arrived["To"].addresses[0].username == to.rpartition("@")[0]
    assert arrived["To"].addresses[0].domain.isascii()
    (part,) = arrived.iter_attachments()
    assert {"BEGIN:VEVENT", "END:VEVENT"} < set(part.get_content().splitlines())
    (entry,) = Calendar.from_ical(part.get_content()).walk("VEVENT")
    properties = {"UID", "SEQUENCE", "DTSTART", "DTEND", "DTSTAMP", "STATUS", "SUMMARY", "URL"}
    properties |= {"DESCRIPTION", "LOCATION", "ORGANIZER", "ATTENDEE"}
    assert set(entry.keys()) <= properties
    assert str(entry["ATTENDEE"]).isascii()
    assert entry["ATTENDEE"].params.get("CN", "").split() == clean_line(name).split()


@pytest.mark.parametrize(
    "name", ['Ömer "Ö" Öz; Müller, Dr.: ^', "آمنة ديالو", "Олена Ґалаґан", "N'Golo"]
)
def test_name_of_the_participant_arrives_as_it_was_written(db, name):
    date = make_date()
    confirm(make_registration(date, name=name))
    assert last_entry().entry["ATTENDEE"].params["CN"] == name


def test_address_with_an_international_domain_is_a_uri(db):
    date = make_date()
    confirm(make_registration(date, "jana+kurs%@bücher.example"))
    assert last_entry().entry["ATTENDEE"] == "mailto:jana+kurs%25@xn--bcher-kva.example"


def test_message_of_nothing_certain_has_no_calendar_part(db):
    registration = make_registration(make_date())
    assert entries(compose(queue_message(registration, MessageKind.CHANGED))) == []
