"""What is told because of the time: reminders before and thanks after a date, each exactly once."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone, translation

from events.booking.occurrences import cancel_occurrence, move_occurrence, reinstate_occurrence
from events.booking.verbs import cancel, confirm
from events.outbox.reminders import remind_due, thank_due
from events.records.models import Event, Message, Occurrence, Place
from events.records.models.messages import MessageKind
from events.trainings.publishing import withdraw_event
from tests.events.builders import make_date, make_dates, make_place, make_registration

DAY = timedelta(days=1)


@pytest.fixture
def date(db) -> Occurrence:
    """A date in a week, with thanks and one person on it, who is reminded two days before."""
    date = make_date(says_thanks=True)
    make_place(date)
    return date


def reminded() -> list[str]:
    """Who was reminded, in this order."""
    return addresses(MessageKind.REMINDER)


def addresses(kind: MessageKind) -> list[str]:
    messages = Message.objects.filter(kind=kind).order_by("pk")
    return list(messages.values_list("registration__email", flat=True))


def two_days_before(date: Occurrence) -> datetime:
    return date.starts_at - 2 * DAY


def morning_after(date: Occurrence) -> datetime:
    day = date.local_end.date() + DAY
    return datetime.combine(day, time(9, 0), date.event.tzinfo)


# Reminders


def test_reminder_is_queued_once_when_it_is_due(date):
    due = two_days_before(date)
    assert remind_due(due - timedelta(seconds=1)) == 0
    assert [remind_due(due), remind_due(due + timedelta(minutes=5))] == [1, 0]
    assert reminded() == ["amina@example.org"]


def test_reminder_comes_late_rather_than_never_when_no_worker_ran(date):
    assert remind_due(date.starts_at - timedelta(minutes=1)) == 1


def test_reminder_does_not_come_once_the_date_has_begun(date):
    assert remind_due(date.starts_at) == 0


def test_reminder_comes_as_many_days_before_as_the_training_says(date):
    Event.objects.update(reminder_days=5)
    assert remind_due(date.starts_at - 5 * DAY) == 1


def test_nobody_is_reminded_when_the_training_says_so(date):
    Event.objects.update(reminder_days=0)
    assert remind_due(date.starts_at - timedelta(minutes=1)) == 0


def test_reminder_is_one_for_a_registration_of_several_people(db):
    date = make_date(max_people=2)
    confirm(make_registration(date, names=("Amina Diallo", "Yusuf Diallo")))
    assert remind_due(two_days_before(date)) == 1


def test_reminder_comes_for_each_date_of_a_registration(db):
    first, second = make_dates(2, booking_mode="some")
    confirm(make_registration(first, occurrences=(first.pk, second.pk)))
    assert remind_due(two_days_before(first)) == 1
    assert remind_due(two_days_before(second)) == 1
    told = Message.objects.filter(kind=MessageKind.REMINDER).order_by("pk")
    assert list(told.values_list("occurrence", flat=True)) == [first.pk, second.pk]


def test_nobody_is_reminded_who_confirmed_after_the_reminder_was_due(date):
    make_place(date, "late@example.org")
    due = two_days_before(date)
    Place.objects.filter(participant__registration__email="late@example.org").update(
        changed_at=due + timedelta(seconds=1)
    )
    remind_due(due + timedelta(minutes=5))
    assert reminded() == ["amina@example.org"]


def test_nobody_is_reminded_who_has_no_sure_place(date):
    make_registration(date, "unconfirmed@example.org")
    make_place(date, "gone@example.org", given_up=True)
    Event.objects.update(capacity=1)
    confirm(make_registration(date, "waiting@example.org", waits_for=frozenset({date.pk})))
    remind_due(two_days_before(date))
    assert reminded() == ["amina@example.org"]


def test_nobody_is_reminded_of_a_cancelled_date_until_it_returns(date):
    cancel_occurrence(date)
    assert remind_due(two_days_before(date)) == 0
    reinstate_occurrence(date)
    assert remind_due(two_days_before(date)) == 1


def test_nobody_is_reminded_of_a_withdrawn_training(date):
    withdraw_event(date.event.key)
    Occurrence.objects.update(status=Occurrence.Status.SCHEDULED)
    assert remind_due(two_days_before(date)) == 0


def test_reminder_comes_again_when_the_date_moved_to_another_day(date):
    remind_due(two_days_before(date))
    start = date.local_start.replace(tzinfo=None) + 3 * DAY
    move_occurrence(date, start, start + timedelta(hours=1))
    assert remind_due(two_days_before(date) - timedelta(seconds=1)) == 0
    assert remind_due(two_days_before(date)) == 1
    assert reminded() == ["amina@example.org"] * 2


def test_reminder_does_not_come_again_when_only_the_hour_changed(date):
    remind_due(two_days_before(date))
    start = date.local_start.replace(tzinfo=None) + timedelta(hours=1)
    move_occurrence(date, start, start + timedelta(hours=1))
    assert remind_due(two_days_before(date)) == 0


@pytest.mark.parametrize("language", ["ar", "de", "fa"])
def test_reminder_is_due_at_the_same_time_in_every_language(date, language):
    make_place(date, "other@example.org")
    due = two_days_before(date)
    with translation.override(language), timezone.override("Pacific/Auckland"):
        assert [remind_due(due - timedelta(seconds=1)), remind_due(due)] == [0, 2]


# Thanks


def test_thanks_are_queued_once_on_the_next_morning(date):
    morning = morning_after(date)
    assert thank_due(morning - timedelta(seconds=1)) == 0
    assert [thank_due(morning), thank_due(morning + timedelta(minutes=5))] == [1, 0]
    assert addresses(MessageKind.THANKS) == ["amina@example.org"]


def test_thanks_do_not_come_when_they_would_only_puzzle(date):
    assert thank_due(date.ends_at + 3 * DAY) == 0


def test_nobody_is_thanked_when_the_training_says_no_thanks(date):
    Event.objects.update(says_thanks=False)
    assert thank_due(morning_after(date)) == 0


def test_nobody_is_thanked_for_a_cancelled_date(date):
    cancel_occurrence(date)
    assert thank_due(morning_after(date)) == 0


def test_nobody_is_thanked_who_gave_the_place_back(date):
    cancel(Place.objects.get().participant.registration)
    assert thank_due(morning_after(date)) == 0
