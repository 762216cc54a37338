"""What calendars make of a feed is what the database says, whatever happened to the schedule."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import recurrence
import recurring_ical_events
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from events.booking.occurrences import cancel_occurrence, change_occurrence, move_occurrence
from events.feeds.calendar_feed import KEPT
from events.records.models import Event, Occurrence
from events.schedule.expansion import Schedule
from events.trainings.publishing import publish_event
from tests.events.builders import make_place, make_projection

ZONES = ["Europe/Berlin", "America/New_York", "Asia/Tehran", "Australia/Lord_Howe"]
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

rules = st.builds(
    "RRULE:FREQ={};INTERVAL={};COUNT={}{}".format,
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]),
    st.integers(1, 3),
    st.integers(1, 12),
    st.sampled_from(["", *(f";BYDAY={day}" for day in DAYS), ";BYDAY=TU,SA"]),
)
quarters = st.builds(time, st.integers(0, 23), st.sampled_from([0, 30]))


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    """In the year around today, so that both changes of the clocks are in reach."""
    first = timezone.localdate() + timedelta(days=draw(st.integers(-420, 200)))
    others = st.lists(st.integers(1, 60).map(lambda days: first + timedelta(days=days)), max_size=3)
    text = draw(rules)
    text += "".join(f"\nRDATE:{day:%Y%m%d}" for day in draw(others))
    text += "".join(f"\nEXDATE:{day:%Y%m%d}" for day in draw(others))
    return Schedule(
        first_date=first,
        start_time=draw(quarters),
        end_time=draw(quarters),
        end_date=draw(st.sampled_from([None, None, first + timedelta(days=1)])),
        zone=draw(st.sampled_from(ZONES)),
        rule=recurrence.deserialize(text, include_dtstart=False),
        holidays_of=draw(st.sampled_from(["", "TH", "BY"])),
    )


changes = st.fixed_dictionaries(
    {},
    optional={
        "rule": rules.map(lambda text: recurrence.deserialize(text, include_dtstart=False)),
        "start_time": quarters,
        "holidays_of": st.sampled_from(["TH", "BY"]),
    },
)


def cancel(occurrence: Occurrence) -> None:
    cancel_occurrence(occurrence, {"de": "Krank"})


def move(occurrence: Occurrence) -> None:
    start = occurrence.local_start.replace(tzinfo=None) + timedelta(days=2, hours=1)
    move_occurrence(occurrence, start, start + timedelta(hours=1))


def elsewhere(occurrence: Occurrence) -> None:
    change_occurrence(occurrence, venue="Bibliothek")


def note(occurrence: Occurrence) -> None:
    change_occurrence(occurrence, notes={"de": "Bitte früher kommen"})


def book(occurrence: Occurrence) -> None:
    """Dates with people stay, whatever the schedule says later."""
    if occurrence.is_open and not occurrence.places.exists():
        make_place(occurrence)


verbs = st.lists(
    st.tuples(st.integers(0, 11), st.sampled_from([cancel, move, elsewhere, note, book])),
    max_size=5,
)


def in_database(event: Event) -> set[tuple]:
    dates = event.occurrences.filter(ends_at__gt=timezone.now() - KEPT)
    return {
        (
            date.starts_at,
            date.ends_at,
            "CANCELLED" if date.is_cancelled else "CONFIRMED",
            date.where.venue,
        )
        for date in dates
    }


def in_calendar(content: bytes) -> set[tuple]:
    """What a program shows that knows nothing but the feed."""
    calendar = Calendar.from_ical(content)
    span = datetime(2000, 1, 1), datetime(2100, 1, 1)
    return {
        (
            # In UTC: an hour that comes twice equals nothing in another zone (PEP 495).
            entry["DTSTART"].dt.astimezone(UTC),
            entry["DTEND"].dt.astimezone(UTC),
            str(entry["STATUS"]),
            str(entry.get("LOCATION", "")),
        )
        for entry in recurring_ical_events.of(calendar).between(*span)
    }


def strays(content: bytes) -> set[datetime]:
    """The starts of exceptions to dates that the rule does not give: programs differ on them."""
    calendar = Calendar.from_ical(content)
    named = {
        said.dt
        for entry in calendar.events
        for said in [entry.get("RECURRENCE-ID"), *getattr(entry.get("EXDATE"), "dts", [])]
        if said
    }
    calendar.subcomponents = [part for part in calendar.subcomponents if "RRULE" in part]
    for entry in calendar.events:
        entry.pop("EXDATE", None)
    span = datetime(2000, 1, 1), datetime(2100, 1, 1)
    given = {entry["DTSTART"].dt for entry in recurring_ical_events.of(calendar).between(*span)}
    return named - given


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(first=schedules(), second=st.none() | changes, done=verbs)
def test_feed_gives_the_dates_of_the_database(client, date, first, second, done):
    with transaction.atomic():
        key = date.event.key
        Event.objects.all().delete()
        event = publish_event(make_projection(key=key, schedule=first, venue="Rathaus"))
        for number, verb in done:
            coming = list(event.occurrences.coming().select_related("event")[number : number + 1])
            for occurrence in coming:
                verb(occurrence)
        if second:
            schedule = replace(first, **second)
            event = publish_event(make_projection(key=key, schedule=schedule, venue="Rathaus"))
        url = reverse("feeds:training", kwargs={"key": key})
        content = client.get(url).content
        assert in_calendar(content) == in_database(event), content.decode()
        assert strays(content) == set(), content.decode()
        transaction.set_rollback(True)
