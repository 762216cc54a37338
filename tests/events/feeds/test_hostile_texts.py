"""Calendars, JSON and sitemaps can be read, whatever is in the rows they are made of."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from uuid import uuid4
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone, translation
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from events.feeds.vevent import EntryWriter, FeedTraining, Sender, new_calendar, written
from events.records.models import Event, Occurrence
from events.trainings.models import TrainingCalendarPage

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=90)
HOSTILE = "Haushalt\x0blesen\x00\x07\x85\u2028\ufffe\r\nEND:VCALENDAR"
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)|(?<!\r)\n")


def assert_strict(content: bytes) -> Calendar:
    """RFC 5545, 3.1: lines of 75 octets at most, ended by CRLF, of nothing but text."""
    text = content.decode()
    assert not CONTROLS.search(text)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    calendar = Calendar.from_ical(content)
    assert not [error for part in calendar.walk() for error in part.errors]
    assert len(calendar.events) == content.count(b"BEGIN:VEVENT")
    return calendar


@settings(deadline=None)
@given(title=ANY_TEXT, lead=ANY_TEXT, venue=ANY_TEXT, note=ANY_TEXT, sender=ANY_TEXT)
def test_calendar_is_strict_whatever_the_texts_are(title, lead, venue, note, sender):
    start = timezone.now().replace(microsecond=0, fold=0)
    event = Event(title=title, venue=venue, address=lead, zone="Europe/Berlin", updated_at=start)
    local = start.astimezone(ZoneInfo(event.zone))
    date = Occurrence(
        event=event,
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        original_date=local.date(),
        original_time=local.time(),
        created_at=start,
        updated_at=start,
        status=Occurrence.Status.CANCELLED,
        notes={"de": note},
        cancel_reasons={"de": title},
    )
    event.created_at = start
    training = FeedTraining(
        uuid4(), title, lead, "https://example.org/", "de", topics=[title, lead]
    )
    writer = EntryWriter(event, training, Sender(sender, "hallo@example.org"))
    calendar = new_calendar()
    calendar.add("x-wr-calname", title)
    with translation.override("de"):
        (entry,) = assert_strict(written(calendar, [writer.entry(date)])).events
    assert set(entry) >= {"UID", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "ORGANIZER"}


@pytest.fixture
def hostile(date):
    """What stood in the rows before anything was cleaned."""
    for table, column in (
        ("wagtailcore_page", "title"),
        ("trainings_eventpage", "lead"),
        ("records_event", "title"),
        ("records_event", "venue"),
        ("records_event", "address"),
    ):
        text = HOSTILE if connection.vendor == "sqlite" else HOSTILE.replace("\x00", "")
        with connection.cursor() as rows:
            rows.execute(f"UPDATE {table} SET {column} = %s", [text])  # noqa: S608
    return Occurrence.objects.select_related("event").get()


def test_feeds_and_files_are_strict_whatever_the_rows_hold(client, hostile):
    key = hostile.event.key
    for address in (
        reverse("feeds:training", args=[key]),
        reverse("feeds:date", args=[hostile.uid]),
    ):
        calendar = assert_strict(client.get(address).content)
        assert str(calendar.events[0]["SUMMARY"]).startswith("Haushalt lesen")


def test_sitemaps_parse_whatever_the_rows_hold(client, hostile):
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314
    addresses = [found.text for found in index.findall(".//{*}loc")]
    assert addresses
    for address in addresses:
        ElementTree.fromstring(client.get(address.partition("testserver")[2]).content)  # noqa: S314


def test_json_and_page_are_clean_whatever_the_rows_hold(client, hostile):
    calendar = TrainingCalendarPage.objects.get(locale__language_code="de")
    content = client.get(reverse("feeds:data", args=[calendar.translation_key])).content.decode()
    (told,) = json.loads(content)["dates"]
    assert told["title"].startswith("Haushalt lesen")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe]", content)
