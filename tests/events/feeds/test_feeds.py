"""Calendars to subscribe to: what strict readers make of them is what the site shows."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import recurring_ical_events
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from events.booking.occurrences import (
    cancel_occurrence,
    change_occurrence,
    move_occurrence,
    reinstate_occurrence,
)
from events.feeds.feed_dates import UsualDate, feed_dates
from events.feeds.vevent import EntryWriter, FeedTraining
from events.records.models import Event, Occurrence
from events.trainings.models import EventPage, TrainingCalendarPage
from home.models import HomePage
from tests import factories
from tests.events.builders import make_place

WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=6"
PARAMETERS = [
    "topic",
    "location",
    "language",
    "place",
    "free",
    "from",
    "until",
    "p",
    "count",
    "theme",
]


def address(page: Any, name: str = "feed") -> str:
    return reverse(f"feeds:{name}", kwargs={"key": page.translation_key})


def calendar_of(home: HomePage) -> TrainingCalendarPage:
    return TrainingCalendarPage.objects.child_of(home).get()


def read(client: Client, url: str) -> Calendar:
    answer = client.get(url)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content)


def expanded(calendar: Calendar) -> list[tuple[datetime, datetime, str]]:
    """What a reader's program shows of it, in ten years around now."""
    now = timezone.now()
    found = recurring_ical_events.of(calendar, skip_bad_series=False).between(
        now - timedelta(days=700), now + timedelta(days=3000)
    )
    return sorted(
        (entry["DTSTART"].dt.astimezone(UTC), entry["DTEND"].dt.astimezone(UTC), entry["STATUS"])
        for entry in found
    )


def kept(dates: Any = None) -> list[tuple[datetime, datetime, str]]:
    """The same as the database has it."""
    states = {"scheduled": "CONFIRMED", "cancelled": "CANCELLED"}
    rows = Occurrence.objects.values_list("starts_at", "ends_at", "status")
    return sorted((start, end, states[status]) for start, end, status in rows)


def nth(number: int) -> Occurrence:
    return Occurrence.objects.select_related("event").order_by("starts_at")[number]


def disturb() -> None:
    """One date moved, one cancelled, one elsewhere, one with a note."""
    moved = nth(1)
    start = moved.local_start.replace(tzinfo=None) + timedelta(hours=20)
    move_occurrence(moved, start, start + timedelta(hours=3))
    cancel_occurrence(nth(2), {"de": "Krank", "en": "Illness"})
    change_occurrence(nth(3), venue="Bibliothek", address="Am Anger 1")
    change_occurrence(nth(4), notes={"de": "Bitte einen Stift mitbringen."})


# What it says ------------------------------------------------------------------------------------


def test_feed_gives_the_dates_of_the_database_when_some_are_out_of_the_rule(home, client):
    factories.make_training(home, recurrence=WEEKLY)
    factories.make_training(home, "Reden", first_date=factories.next_week() + timedelta(days=30))
    disturb()
    calendar = read(client, address(calendar_of(home)))
    assert expanded(calendar) == kept()


def test_usual_date_reads_the_same_without_its_record(home):
    factories.make_training(home, recurrence=WEEKLY)
    disturb()
    event = Event.objects.get()
    writer = EntryWriter(event, FeedTraining(event.key, event.title, "", "/", "de"))
    (dates,) = feed_dates(Occurrence.objects.all()).values()
    records = {str(date.uid): date for date in Occurrence.objects.select_related("event")}
    usual = [date for date in dates if isinstance(date, UsualDate)]
    assert len(usual) == len(records) - 3  # the one that was moved says nothing else of its own
    for found in usual:
        assert writer.entry(found) == writer.entry(records[found.uid])


@pytest.mark.usefixtures("november")
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    rule=st.sampled_from(
        [
            "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=12",
            "RRULE:FREQ=DAILY;COUNT=30\nEXDATE:{second}",
            "RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=9",
            "RRULE:FREQ=WEEKLY",
            "RRULE:FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20281001\nRDATE:20270214",
        ]
    ),
    first=st.dates(date(2026, 12, 1), date(2027, 4, 15)),
    start=st.sampled_from([time(2, 30), time(18, 0), time(23, 0)]),
    hours=st.sampled_from([1, 3, 26]),
    zone=st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]),
    state=st.sampled_from(["", "TH", "BE"]),
    moved=st.booleans(),
)
def test_feed_gives_the_dates_of_the_database_whatever_the_schedule(
    home, client, rule, first, start, hours, zone, state, moved
):
    EventPage.objects.all().delete()
    Occurrence.objects.all().delete()
    end = datetime.combine(first, start) + timedelta(hours=hours)
    factories.make_training(
        home,
        first_date=first,
        start_time=start,
        end_time=end.time(),
        end_date=end.date(),
        zone=zone,
        holidays_of=state,
        recurrence=rule.format(second=f"{first + timedelta(days=1):%Y%m%d}"),
    )
    if moved and Occurrence.objects.count() > 5:
        disturb()
    assert expanded(read(client, address(calendar_of(home)))) == kept()


def test_feed_repeats_a_training_in_one_entry_with_exceptions(home, client):
    page = factories.make_training(home, recurrence=WEEKLY)
    disturb()
    entries = read(client, address(page, "training")).walk("VEVENT")
    master, *exceptions = entries
    assert {entry["UID"] for entry in entries} == {f"{page.translation_key}@kommpaktiv"}
    assert master["RRULE"]["FREQ"] == ["WEEKLY"]
    assert "COUNT" not in master["RRULE"]
    assert len(exceptions) == 4
    assert all("RECURRENCE-ID" in entry for entry in exceptions)
    assert exceptions[1]["STATUS"] == "CANCELLED"
    assert exceptions[2]["LOCATION"] == "Bibliothek, Am Anger 1"
    assert "Stift" in exceptions[3]["DESCRIPTION"]
    assert all(entry["SEQUENCE"] >= master["SEQUENCE"] for entry in exceptions)


def test_feed_has_what_programs_ask_for(home, client):
    topic = factories.make_topic("Empowerment")
    from events.trainings.models import EventTopic

    factories.make_training(
        home,
        latitude="50.977500",
        longitude="11.028900",
        topic_links=[EventTopic(topic=topic)],
    )
    calendar = read(client, address(calendar_of(home)))
    (entry,) = calendar.walk("VEVENT")
    assert calendar["METHOD"] == "PUBLISH"
    assert calendar["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"
    assert "Trainings" in calendar["X-WR-CALNAME"]
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Berlin"]
    assert (entry["GEO"].latitude, entry["GEO"].longitude) == (50.9775, 11.0289)
    assert entry["CATEGORIES"].to_ical() == b"Empowerment"
    assert entry["URL"] == "http://testserver/de/trainings/haushalt-lesen/"
    assert {"DTSTAMP", "LAST-MODIFIED", "CREATED", "SEQUENCE"} <= set(entry)


def test_feed_speaks_the_language_of_its_address(home, client):
    page = factories.make_training(home)
    factories.copy_to_languages(page.get_parent(), "en", "ar")
    factories.copy_to_languages(page, "en", "ar")
    factories.translate(page, "en", title="Reading the budget")
    url = address(calendar_of(home))
    summaries = {
        language: read(client, url.replace("/de/", f"/{language}/")).walk("VEVENT")[0]["SUMMARY"]
        for language in ("de", "en", "ar")
    }
    assert summaries["en"] == "Reading the budget"
    assert summaries["ar"] == "Haushalt lesen"
    assert summaries["ar"].params["LANGUAGE"] == "de"


@pytest.mark.parametrize("language", ["de", "de-simple", "en", "tr", "ar", "uk", "fa"])
def test_feed_names_many_spoken_languages_in_every_language(home, client, language):
    factories.make_training(home, spoken_languages=["de", "en", "tr", "ar", "uk"])
    url = address(calendar_of(home)).replace("/de/", f"/{language}/")
    assert len(read(client, url).walk("VEVENT")) == 1


def test_feed_folds_long_lines_between_characters(home, client):
    factories.make_training(home, "تدريب " * 25, lead="Größe und Übung " * 20)
    content = client.get(address(calendar_of(home))).content
    assert content.endswith(b"\r\n")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")


def test_date_by_itself_keeps_its_uid_and_counts_on(home, client):
    factories.make_training(home, recurrence=WEEKLY)
    found = nth(0)
    url = reverse("feeds:date", kwargs={"uid": found.uid})
    seen = []
    for change in (cancel_occurrence, reinstate_occurrence):
        change(found)
        (entry,) = read(client, url).walk("VEVENT")
        seen.append((entry["UID"], entry["SEQUENCE"], entry["STATUS"]))
    assert seen == [
        (f"{found.uid}@kommpaktiv", 1, "CANCELLED"),
        (f"{found.uid}@kommpaktiv", 2, "CONFIRMED"),
    ]


def test_feed_forgets_a_training_when_it_is_withdrawn(home, client):
    page = factories.make_training(home)
    url = address(calendar_of(home))
    assert len(read(client, url).walk("VEVENT")) == 1
    EventPage.objects.get(pk=page.pk).unpublish()
    assert read(client, url).walk("VEVENT") == []
    assert client.get(address(page, "training")).status_code == 404


def test_feed_tells_nothing_of_what_is_private(home, client):
    page = factories.make_training(home)
    found = nth(0)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert read(client, address(calendar_of(home))).walk("VEVENT") == []
    assert client.get(address(page, "training")).status_code == 404
    url = reverse("feeds:date", kwargs={"uid": found.uid})
    assert client.get(url).status_code == 404


def test_feed_has_what_its_filters_leave(home, client):
    factories.make_training(home, recurrence=WEEKLY, spoken_languages=["de"])
    factories.make_training(home, "Reden", spoken_languages=["ar"])
    url = address(calendar_of(home))
    assert [entry["SUMMARY"] for entry in read(client, f"{url}?language=ar").walk("VEVENT")] == [
        "Reden"
    ]
    last = nth(-1 + Occurrence.objects.count()).local_start.date()
    calendar = read(client, f"{url}?language=de&from={last}")
    assert len(expanded(calendar)) == 1


# How it is asked for -----------------------------------------------------------------------------


def test_feed_is_not_sent_again_when_nothing_changed(home, client):
    factories.make_training(home)
    url = address(calendar_of(home))
    first = client.get(url)
    again = client.get(url, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    cancel_occurrence(nth(0))
    assert client.get(url, headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("name", ["feed", "data", "embed"])
def test_calendar_for_others_sets_no_cookie_and_answers_head(home, client, name):
    factories.make_training(home)
    url = address(calendar_of(home), name)
    answer = client.get(url)
    assert answer.status_code == 200
    assert not answer.cookies
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert client.head(url).status_code == 200
    assert client.post(url).status_code == 405


@pytest.mark.parametrize("name", ["feed", "data"])
@pytest.mark.parametrize("query", ["topic=none", "from=9999-99-99", "location=%00", "language=x"])
def test_unknown_filters_are_refused_in_words(home, client, name, query):
    factories.make_training(home)
    answer = client.get(f"{address(calendar_of(home), name)}?{query}")
    assert answer.status_code == 400
    assert query.split("=")[0] in answer.content.decode()


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    name=st.sampled_from(["feed", "data", "embed"]),
    query=st.dictionaries(
        st.sampled_from(PARAMETERS),
        st.text(max_size=20),
    ),
)
def test_no_query_breaks_a_calendar_for_others(home, client, name, query):
    if not TrainingCalendarPage.objects.exists():
        factories.make_training(home)
    assert client.get(address(calendar_of(home), name), query).status_code in (200, 400)


@pytest.mark.parametrize("name", ["feed", "data", "embed"])
def test_queries_do_not_grow_with_the_calendar(home, client, name):
    counts = []
    for size in (2, 5):
        for number in range(size):
            factories.make_training(
                home, f"Training {size} {number}", recurrence=f"RRULE:FREQ=WEEKLY;COUNT={size + 1}"
            )
        url = address(calendar_of(home), name)
        for _reader in range(2):  # menus, settings and choices are in memory then
            client.get(url)
        client.get(url, {"language": "tr"})  # and its choices
        with CaptureQueriesContext(connection) as queries:
            client.get(url, {"language": "de"})  # which nobody has asked for
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 10


# Data and the frame ------------------------------------------------------------------------------


@pytest.mark.usefixtures("november")
def test_data_has_times_with_their_offset_and_what_is_special(home, client):
    factories.make_training(home, recurrence=WEEKLY, first_date=date(2027, 3, 22))
    disturb()
    facts = json.loads(client.get(address(calendar_of(home), "data")).content)
    assert facts["count"] == 6
    assert facts["next"] is None
    assert "Krank" in facts["dates"][2]["cancel_reason"]
    first, moved, cancelled, elsewhere, *_rest = facts["dates"]
    assert first["start"] == "2027-03-22T18:00:00+01:00"
    assert moved["moved_from"] == "2027-03-29T18:00:00+02:00"
    assert cancelled["status"] == "cancelled"
    assert elsewhere["place"]["venue"] == "Bibliothek"
    assert first["seats"] == {"total": 20, "left": 20, "waiting": 0}


@pytest.mark.parametrize(
    ("terms", "state", "leads"),
    [
        ({}, "places", "/anmeldung/"),
        ({"capacity": 1}, "waiting_list", "/anmeldung/"),
        ({"capacity": 1, "has_waiting_list": False}, "full", None),
        ({"capacity": 0}, "full", None),
        ({"opens_hours_before": 1}, "not_yet_open", None),
        ({"closes_hours_before": 24 * 30}, "closed", None),
        (
            {"how_to_register": "elsewhere", "registration_url": "https://vhs.example.org/a"},
            "elsewhere",
            "https://vhs.example.org/a",
        ),
        ({"how_to_register": "not_needed"}, "not_needed", None),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_data_says_how_one_registers(home, client, terms, state, leads):
    training = factories.make_training(home, **terms)
    if terms.get("capacity") == 1:
        make_place(training.dates[0])
        training = EventPage.objects.get(pk=training.pk)
    (facts,) = json.loads(client.get(address(calendar_of(home), "data")).content)["dates"]
    registration, occurrence = facts["registration"], training.dates[0]
    assert registration["state"] == state
    assert registration["open"] is (state == "places")
    assert registration["waiting_list"] is (state == "waiting_list")
    assert (leads in registration["url"]) if leads else (registration["url"] is None)
    opens_at = occurrence.opens_at
    assert registration["from"] == (
        opens_at and opens_at.astimezone(occurrence.event.tzinfo).isoformat()
    )
    counted = terms.get("how_to_register") is None
    assert facts["seats"]["left"] == (occurrence.places_left if counted else None)


def test_data_leads_from_page_to_page(home, client):
    factories.make_training(home, recurrence="RRULE:FREQ=DAILY;COUNT=120")
    facts = json.loads(client.get(address(calendar_of(home), "data")).content)
    rest = json.loads(client.get(facts["next"]).content)
    assert (len(facts["dates"]), len(rest["dates"]), rest["next"]) == (100, 20, None)


def test_frame_may_stand_on_any_site_and_runs_no_script(home, client):
    factories.make_training(home, recurrence=WEEKLY)
    answer = client.get(address(calendar_of(home), "embed"), {"count": 3, "theme": "dark"})
    page = answer.content.decode()
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    assert "<script" not in page
    assert page.count("<time") == 3
    assert "theme-dark" in page
