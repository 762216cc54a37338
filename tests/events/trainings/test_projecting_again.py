"""At night every live training is projected again: what is wrong heals, what is well stays."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.records.models import Event, Message, Occurrence
from events.trainings.models import EventPage
from events.trainings.projecting_again import project_again
from tests import factories
from tests.events.builders import make_place

pytestmark = pytest.mark.usefixtures("november")


@pytest.fixture
def training(db: None) -> EventPage:
    """A training of four dates, with somebody on the last; another stands beside it."""
    home = factories.make_home(())
    page = factories.make_training(home, recurrence="RRULE:FREQ=WEEKLY;COUNT=4")
    factories.make_training(page.get_parent(), title="Reden", recurrence="RRULE:FREQ=WEEKLY")
    make_place(event_of(page).occurrences.last())
    return page


def event_of(page: EventPage) -> Event:
    return Event.objects.get(key=page.translation_key)


def what_pages_say() -> list[Any]:
    """All that comes from pages, whatever the rows' history."""
    events = [event.projected_values() for event in Event.objects.order_by("key")]
    fields = ("event__key", "original_date", "original_time", "starts_at", "ends_at", "status")
    return [events, list(Occurrence.objects.order_by("event__key", "starts_at").values(*fields))]


def test_nothing_is_written_when_all_is_well(training):
    with CaptureQueriesContext(connection) as queries:
        assert project_again() == 0
    statements = [query["sql"] for query in queries]
    assert not [sql for sql in statements if sql.startswith(("INSERT", "UPDATE", "DELETE"))]


@pytest.mark.parametrize(
    "damage",
    [
        {"title": "?"},
        {"venue": "?"},
        {"capacity": 1},
        {"questions": [{}], "topic_keys": ["?"]},
        {"series": None, "calendar_key": None, "location_key": None},
        {"is_published": False},
    ],
)
def test_record_heals_when_it_is_not_what_its_page_says(training, damage):
    before = what_pages_say()
    Event.objects.filter(key=training.translation_key).update(**damage)
    assert what_pages_say() != before
    assert project_again() == 0
    assert what_pages_say() == before


def test_dates_heal_when_some_are_gone_or_elsewhere(training):
    before = what_pages_say()
    first, second, *_others = event_of(training).occurrences.all()
    first.delete()
    Occurrence.objects.filter(pk=second.pk).update(
        starts_at=second.starts_at.replace(hour=3), status=Occurrence.Status.CANCELLED
    )
    assert project_again() == 0
    assert what_pages_say() == before


def test_training_comes_back_whole_when_its_record_is_gone(training):
    before = what_pages_say()
    Message.objects.all().delete()
    event_of(training).registrations.all().delete()
    event_of(training).delete()
    assert project_again() == 0
    assert what_pages_say() == before


@pytest.mark.parametrize("is_gone", [False, True])
def test_training_is_withdrawn_when_no_live_page_says_it(training, is_gone):
    pages = EventPage.objects.filter(pk=training.pk)
    if is_gone:
        pages.delete()
        Event.objects.filter(key=training.translation_key).update(is_published=True)
    else:
        pages.update(live=False)
    assert event_of(training).is_published
    assert project_again() == 0
    assert not event_of(training).is_published
    assert event_of(training).occurrences.last().is_cancelled
    assert Event.objects.published().count() == 1


def test_others_go_on_when_one_training_is_broken(training, caplog):
    Event.objects.update(title="?")
    EventPage.objects.filter(pk=training.pk).update(zone="Nowhere/At_All")
    assert project_again() == 1
    assert event_of(training).title == "?"
    assert Event.objects.get(title="Reden")
    assert f"{training.pk}" in caplog.text
    assert "amina" not in caplog.text.lower()
