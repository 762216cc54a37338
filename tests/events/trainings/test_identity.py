"""A date keeps its identity through every change of the schedule, and nobody is lost silently."""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.booking.occurrences import (
    TimesError,
    cancel_occurrence,
    change_occurrence,
    move_occurrence,
    reinstate_occurrence,
)
from events.records.errors import PastDateError
from events.records.models import Event, Message, Occurrence, Place
from events.records.models.messages import MessageKind
from events.schedule.expansion import Schedule
from events.schedule.rules import read_rule
from events.trainings.projecting_again import project_again
from events.trainings.publishing import (
    ChangeKind,
    Projection,
    preview_publishing,
    publish_event,
    withdraw_event,
)
from tests import factories
from tests.events.builders import make_place, make_projection, shift

pytestmark = pytest.mark.usefixtures("november")

THURSDAY = date(2027, 3, 4)
K = MessageKind


def source(rule: str = "RRULE:FREQ=WEEKLY;COUNT=4", **fields) -> Projection:
    schedule = {"first_date": THURSDAY, "start_time": time(18), "end_time": time(20)}
    schedule |= {name: fields.pop(name) for name in list(fields) if name in NAMES}
    rules = read_rule(rule) if rule else None
    return make_projection(
        key=KEY, title="Haushalt lesen", schedule=Schedule(rule=rules, **schedule), **fields
    )


KEY = uuid4()
NAMES = {"first_date", "start_time", "end_time", "end_date", "zone", "holidays_of"}


def dates() -> list[Occurrence]:
    return list(Occurrence.objects.select_related("event").order_by("starts_at", "pk"))


def days() -> list[str]:
    return [f"{found.local_start:%m-%d %H}" for found in dates()]


def told() -> list[tuple[str, str]]:
    changes = Message.objects.filter(kind__startswith="date_").order_by("pk")
    return list(changes.values_list("registration__email", "kind"))


@pytest.fixture
def published(db) -> Occurrence:
    """Four Thursdays; on the second of them somebody has a place. That date."""
    publish_event(source())
    make_place(dates()[1])
    return dates()[1]


def test_another_weekday_moves_each_date_and_its_people_keep_their_places(published):
    before = {found.pk: found.uid for found in dates()}
    publish_event(source(first_date=THURSDAY + timedelta(days=1)))
    assert {found.pk: found.uid for found in dates()} == before
    assert days() == ["03-05 18", "03-12 18", "03-19 18", "03-26 18"]
    assert {found.sequence for found in dates()} == {1}
    assert told() == [("amina@example.org", K.DATE_MOVED)]


def test_one_date_alone_moves_however_far(db):
    publish_event(source(""))
    make_place(dates()[0])
    publish_event(source("", first_date=THURSDAY + timedelta(days=40)))
    assert days() == ["04-13 18"]
    assert told() == [("amina@example.org", K.DATE_MOVED)]


def test_date_that_falls_out_is_cancelled_and_returns_with_the_schedule(published):
    publish_event(source("RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2"))
    published.refresh_from_db()
    assert (published.is_cancelled, published.in_series) == (True, False)
    publish_event(source())
    published.refresh_from_db()
    assert (published.is_cancelled, published.sequence) == (False, 2)
    kinds = [kind for _email, kind in told()]
    assert kinds == [K.DATE_CANCELLED, K.DATE_RETURNS]


def test_date_cancelled_by_hand_stays_so_whatever_is_published(published):
    cancel_occurrence(published)
    for rule in ("RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2", "RRULE:FREQ=WEEKLY;COUNT=4"):
        publish_event(source(rule))
    published.refresh_from_db()
    assert published.is_cancelled
    assert [kind for _email, kind in told()] == [K.DATE_CANCELLED]


def test_date_moved_by_hand_stays_there_when_the_hour_of_all_changes(published):
    start = published.local_start.replace(tzinfo=None) + timedelta(days=2)
    move_occurrence(published, start, start + timedelta(hours=1))
    publish_event(source(start_time=time(17)))
    published.refresh_from_db()
    assert f"{published.local_start:%m-%d %H}" == "03-13 18"
    assert f"{published.original_start:%m-%d %H}" == "03-11 17"
    assert [kind for _email, kind in told()] == [K.DATE_MOVED]


def test_withdrawing_tells_the_people_and_publishing_again_brings_all_back(published):
    withdraw_event(KEY)
    withdraw_event(KEY)
    published.refresh_from_db()
    assert published.is_cancelled
    publish_event(source())
    published.refresh_from_db()
    assert not published.is_cancelled
    assert [kind for _email, kind in told()] == [K.DATE_CANCELLED, K.DATE_RETURNS]


def test_new_venue_is_told_where_the_date_has_none_of_its_own(published):
    make_place(dates()[2], "omar@example.org")
    change_occurrence(dates()[2], venue="Bibliothek")
    publish_event(source(venue="Rathaus"))
    assert told() == [("omar@example.org", K.DATE_CHANGED), ("amina@example.org", K.DATE_CHANGED)]
    assert [found.where.venue for found in dates()][1:3] == ["Rathaus", "Bibliothek"]


def test_more_places_are_no_news_to_calendars(published):
    publish_event(source(capacity=99))
    assert {found.sequence for found in dates()} == {0}
    assert told() == []


def test_sequence_of_the_training_rises_with_each_change_of_its_record(published):
    for venue, sequence in [("", 0), ("Rathaus", 1), ("Rathaus", 1), ("Bibliothek", 2)]:
        publish_event(source(venue=venue))
        assert Event.objects.get().sequence == sequence


def test_people_keep_their_places_when_their_date_is_cancelled(published):
    before = list(Place.objects.values())
    publish_event(source("RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2"))
    withdraw_event(KEY)
    published.refresh_from_db()
    assert published.is_cancelled
    assert list(Place.objects.values()) == before


def test_publishing_twice_changes_no_row(published):
    before = (list(Event.objects.values()), list(Occurrence.objects.values()))
    publish_event(source())
    assert (list(Event.objects.values()), list(Occurrence.objects.values())) == before
    assert preview_publishing(source()) == []


def test_holidays_leave_dates_out_and_give_them_back(db):
    publish_event(source("RRULE:FREQ=WEEKLY;COUNT=12"))
    assert "05-06 18" in days()
    publish_event(source("RRULE:FREQ=WEEKLY;COUNT=12", holidays_of="TH"))
    assert "05-06 18" not in days()  # Ascension
    assert Event.objects.get().series["skipped"] == ["2027-05-06T18:00"]
    publish_event(source("RRULE:FREQ=WEEKLY;COUNT=12"))
    assert "05-06 18" in days()


def test_announced_date_stays_as_history_when_the_schedule_goes_on_without_it(db):
    publish_event(source())
    first = dates()[0]
    by = timedelta(days=-400)
    Occurrence.objects.filter(pk=first.pk).update(created_at=first.starts_at + by * 2)
    shift(first, by)
    publish_event(source(first_date=THURSDAY + timedelta(days=7)))
    assert Occurrence.objects.filter(pk=first.pk).exists()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"start_time": time(17)}, {(ChangeKind.MOVES, 0): 3, (ChangeKind.MOVES, 1): 1}),
        ({"venue": "Rathaus"}, {(ChangeKind.PLACE, 0): 3, (ChangeKind.PLACE, 1): 1}),
        (
            {"rule": "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3"},
            {
                (ChangeKind.CANCELLED, 1): 1,
                (ChangeKind.DISAPPEARS, 0): 1,
                (ChangeKind.APPEARS, 0): 1,
            },
        ),
    ],
)
def test_preview_says_what_publishing_then_does(published, changes, expected):
    found = preview_publishing(source(**changes))
    counted: dict[tuple, int] = {}
    for change in found:
        key = (change.kind, change.people)
        counted[key] = counted.get(key, 0) + 1
    assert counted == expected
    publish_event(source(**changes))
    assert len(told()) == sum(bool(change.told) for change in found)
    assert preview_publishing(source(**changes)) == []


def test_open_rule_goes_on_at_night_and_changes_nothing_else(db):
    home = factories.make_home(())
    factories.make_training(home, recurrence="RRULE:FREQ=WEEKLY")
    last = dates()[-1]
    cancel_occurrence(dates()[3])
    kept = list(Occurrence.objects.exclude(pk=last.pk).order_by("pk").values())
    last.delete()
    project_again()
    project_again()
    assert list(Occurrence.objects.order_by("pk").values())[:-1] == kept
    assert dates()[-1].starts_at == last.starts_at


def test_reinstating_and_cancelling_twice_tell_once(published):
    for verb in (cancel_occurrence, cancel_occurrence, reinstate_occurrence, reinstate_occurrence):
        verb(published)
    assert [kind for _email, kind in told()] == [K.DATE_CANCELLED, K.DATE_RETURNS]
    assert published.sequence == 2


def test_date_refuses_times_that_make_no_sense(published):
    start = published.local_start.replace(tzinfo=None)
    with pytest.raises(TimesError):
        move_occurrence(published, start, start)
    with pytest.raises(PastDateError):
        move_occurrence(published, start - timedelta(days=900), start - timedelta(days=899))
    shift(published, timedelta(days=-900))
    for verb in (cancel_occurrence, reinstate_occurrence, partial(change_occurrence, capacity=1)):
        with pytest.raises(PastDateError):
            verb(published)


def test_queries_of_publishing_do_not_grow_with_unchanged_dates(db):
    counts = []
    for size in (10, 60):
        publish_event(source(f"RRULE:FREQ=DAILY;COUNT={size}"))
        with CaptureQueriesContext(connection) as queries:
            publish_event(source(f"RRULE:FREQ=DAILY;COUNT={size}"))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8
