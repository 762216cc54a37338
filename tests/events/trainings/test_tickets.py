"""Tickets are kept once they are written, and show how things stand all the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.utils import timezone

from events.booking.occurrences import cancel_occurrence, change_occurrence, move_occurrence
from events.records.models import Occurrence
from events.records.models.place_states import PlaceState
from events.trainings.models import EventPage, TrainingCalendarPage
from home.models import LocationPage
from tests import factories
from tests.events.builders import lapse, make_place, write_place


@pytest.fixture
def training(home) -> EventPage:
    """In a week in Berlin, two seats; registration opens a day before it closes, at the start."""
    berlin = factories.make_location(home)
    return factories.make_training(
        berlin, capacity=2, opens_hours_before=24, closes_hours_before=0, has_waiting_list=True
    )


def ticket(client: Client, training: EventPage, **query: str) -> Tag | None:
    url = TrainingCalendarPage.objects.ancestor_of(training).get().url
    answer = client.get(url, query)
    soup = BeautifulSoup(answer.content, "html.parser")
    return soup.select_one(".grid-dates") or soup.select_one(".ticket")


def words(client: Client, training: EventPage, **query: str) -> str:
    found = ticket(client, training, **query)
    return " ".join(found.get_text(" ").replace("\xad", "").split()) if found else ""


def open_now(training: EventPage) -> None:
    training.opens_hours_before = None
    training.save_revision().publish()


def rename(page: EventPage | LocationPage, title: str) -> None:
    page = type(page).objects.get(pk=page.pk)
    page.title = title
    page.save_revision().publish()


def hold(training: EventPage) -> None:
    write_place(Occurrence.objects.get(), state=PlaceState.UNCONFIRMED)


def lapsed(training: EventPage) -> None:
    lapse(write_place(Occurrence.objects.get(), state=PlaceState.UNCONFIRMED))


def moved(training: EventPage) -> None:
    found = Occurrence.objects.select_related("event").get()
    start = found.local_start.replace(tzinfo=None) + timedelta(hours=1)
    move_occurrence(found, start, start + timedelta(hours=2))


CHANGES: dict[str, tuple[Callable[[EventPage], object], str]] = {
    "a place is taken": (lambda _page: make_place(Occurrence.objects.get()), "1 von 2"),
    "a place is held": (hold, "1 von 2"),
    "a hold has run out": (lapsed, "2 von 2"),
    "it is full": (
        lambda _page: [
            write_place(Occurrence.objects.get(), name, f"{name}@example.org")
            for name in ("Ada", "Ben")
        ],
        "Ausgebucht",
    ),
    "it is cancelled": (lambda _page: cancel_occurrence(Occurrence.objects.get()), "Fällt aus"),
    "it has moved": (moved, "19:00"),
    "it is elsewhere": (
        lambda _page: change_occurrence(Occurrence.objects.get(), venue="Bibliothek"),
        "Bibliothek",
    ),
    "it has a note": (
        lambda _page: change_occurrence(Occurrence.objects.get(), notes={"de": "Mit Stift"}),
        "Mit Stift",
    ),
    "its place has another name": (
        lambda page: rename(LocationPage.above(page), "Weimar"),
        "Weimar",
    ),
    "it has another title": (lambda page: rename(page, "Anträge stellen"), "Anträge stellen"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_ticket_shows_it_when(client, training, what):
    change, words_after = CHANGES[what]
    open_now(training)
    before = words(client, training)
    assert "2 von 2" in before
    change(training)
    after = words(client, training)
    assert words_after in after
    assert (after == before) == (what == "a hold has run out")


def test_ticket_says_the_title_of_a_translation_once_there_is_one(home, client, training):
    for page in (*training.get_ancestors().filter(depth__gt=2).specific(), training):
        factories.copy_to_languages(page, "en")
    english = training.get_translation(training.get_parent().get_translations().get().locale)
    assert ticket(client, english).select_one("h4 a")["lang"] == "de"
    factories.translate(training, "en", title="Reading budgets")
    assert ticket(client, english).select_one("h4 a").get_text() == "Reading budgets"
    assert "Haushalt lesen" in words(client, training)


def test_bar_is_as_long_as_what_is_left(client, training):
    """As the number beside it counts."""
    open_now(training)
    write_place(Occurrence.objects.get(), state=PlaceState.CONFIRMED)
    bar = ticket(client, training).select_one("meter")
    assert (bar["value"], bar["max"]) == ("1", "2")


def test_ticket_goes_with_the_time(client, training, monkeypatch):
    starts_at = Occurrence.objects.get().starts_at
    seen = []
    for hours in (-25, -1, 1, 24):
        now = starts_at + timedelta(hours=hours)
        monkeypatch.setattr(timezone, "now", lambda now=now: now)
        seen.append(words(client, training))
    too_early, in_time, too_late, over = seen
    assert "2 von 2" in in_time
    assert "Anmeldung ab" in too_early
    assert "geschlossen" in too_late
    assert over == ""


def test_list_goes_on_with_the_time(home, client, monkeypatch):
    page = factories.make_training(home, recurrence="RRULE:FREQ=DAILY;COUNT=60")
    url = TrainingCalendarPage.objects.ancestor_of(page).get().url

    def seen() -> tuple[str, int, str]:
        soup = BeautifulSoup(client.get(url).content, "html.parser")
        tickets = soup.select(".ticket")
        return (
            soup.select_one("[role=status]").get_text().split()[0],
            len(tickets),
            tickets[0].select_one("time")["datetime"][:10],
        )

    start = datetime.combine(factories.next_week(), datetime.min.time())
    for days in (0, 3, 25, 55):
        later = Occurrence.objects.order_by("starts_at")[days].starts_at - timedelta(hours=1)
        monkeypatch.setattr(timezone, "now", lambda later=later: later)
        day: date = (start + timedelta(days=days)).date()
        assert seen() == (str(60 - days), min(20, 60 - days), day.isoformat())


def test_month_shows_that_a_date_is_full(client, training):
    open_now(training)
    month = f"{Occurrence.objects.get().starts_at:%Y-%m}"
    assert "Warteliste" not in words(client, training, view="month", month=month)
    for name in ("Ada", "Ben"):
        write_place(Occurrence.objects.get(), name, f"{name}@example.org")
    assert "Warteliste" in words(client, training, view="month", month=month)
