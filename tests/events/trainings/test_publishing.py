"""Publishing the source page projects it onto the one training and its dates."""

from datetime import time, timedelta

import pytest
import recurrence
from wagtail.models import Locale

from events.booking.occurrences import cancel_occurrence
from events.records.models import Event, Message, Occurrence
from events.records.models.messages import MessageKind
from events.trainings.models import EventPage
from home.models import LocationPage
from tests import factories
from tests.events.builders import make_place, shift


def rule(text: str) -> recurrence.Recurrence:
    return recurrence.deserialize(text, include_dtstart=False)


WEEKLY = rule("RRULE:FREQ=WEEKLY;COUNT=4")


def publish(page: EventPage, **changes) -> EventPage:
    page = EventPage.objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return EventPage.objects.get(pk=page.pk)


def identities(page: EventPage) -> list[tuple]:
    dates = Occurrence.objects.filter(event__key=page.translation_key)
    return list(dates.values_list("pk", "uid", "sequence", "starts_at", "status"))


def translate(page: EventPage, language: str) -> EventPage:
    """A real translation, as the editor's "translate" makes it."""
    translation = EventPage.objects.get(pk=page.pk).copy_for_translation(
        Locale.objects.get(language_code=language), copy_parents=True
    )
    translation.save_revision().publish()
    return EventPage.objects.get(pk=translation.pk)


def test_publishing_makes_the_training_and_its_dates(home):
    berlin = factories.make_location(home)
    page = factories.make_training(berlin, recurrence=WEEKLY, capacity=12)
    event = Event.objects.get(key=page.translation_key)
    assert event.title == page.title
    assert event.location_key == berlin.translation_key
    assert event.capacity == 12
    assert event.occurrences.count() == 4


def test_publishing_changes_nothing_when_done_again(home):
    page = factories.make_training(home, recurrence=WEEKLY)
    before = identities(page)
    publish(page)
    assert identities(page) == before


def test_publishing_makes_nothing_when_the_page_stays_a_draft(home):
    factories.make_training(home, publish=False)
    assert not Event.objects.exists()


def test_publishing_makes_no_second_training_when_there_are_aliases(home):
    page = factories.make_training(home)
    factories.copy_to_languages(page.get_parent(), "en", "ar")
    factories.copy_to_languages(page, "en", "ar")
    publish(page, capacity=7)
    assert list(Event.objects.values_list("capacity", flat=True)) == [7]


def test_publishing_a_translation_leaves_the_training_alone_when_its_copy_is_stale(home):
    page = factories.make_training(home)
    english = translate(page, "en")
    publish(page, capacity=7)
    publish(english, capacity=99)
    assert Event.objects.get().capacity == 7


def test_publishing_deletes_vanished_dates_when_nobody_registered(home):
    page = factories.make_training(home, recurrence=WEEKLY)
    publish(page, recurrence=rule("RRULE:FREQ=WEEKLY;COUNT=2"))
    assert len(identities(page)) == 2


@pytest.mark.parametrize("given_up", [False, True])
def test_publishing_cancels_a_vanished_date_when_somebody_registered(home, given_up):
    page = factories.make_training(home, recurrence=WEEKLY)
    last = Occurrence.objects.last()
    place = make_place(last, given_up=given_up)
    publish(page, recurrence=rule("RRULE:FREQ=WEEKLY;COUNT=2"))
    last.refresh_from_db()
    assert last.is_cancelled
    assert last.sequence == 1
    told = Message.objects.filter(
        registration=place.participant.registration, kind=MessageKind.DATE_CANCELLED
    )
    assert told.exists() is not given_up


def test_publishing_keeps_a_past_date_as_it_was_when_it_vanishes(home):
    page = factories.make_training(home)
    past = Occurrence.objects.get()
    make_place(past)
    shift(past, timedelta(days=-14))
    publish(page, first_date=factories.next_week() + timedelta(days=1))
    past.refresh_from_db()
    assert not past.is_cancelled
    assert not Message.objects.filter(kind=MessageKind.DATE_CANCELLED).exists()


def test_publishing_moves_a_date_when_its_hour_changed(home):
    page = factories.make_training(home)
    before = Occurrence.objects.get()
    place = make_place(before)
    publish(page, start_time=time(17, 0))
    after = Occurrence.objects.get()
    assert (after.pk, after.uid, after.sequence) == (before.pk, before.uid, 1)
    assert after.local_start.hour == 17
    told = Message.objects.get(kind=MessageKind.DATE_MOVED)
    assert (told.registration, [*told.places.all()]) == (place.participant.registration, [place])


def test_publishing_moves_a_date_when_its_end_changed(home):
    page = factories.make_training(home)
    publish(page, end_time=time(21, 0))
    after = Occurrence.objects.get()
    assert after.local_end.hour == 21
    assert after.sequence == 1


def test_publishing_leaves_a_date_cancelled_when_it_was(home):
    page = factories.make_training(home)
    cancel_occurrence(Occurrence.objects.get(), {"de": "Krank"})
    publish(page, lead="Neu")
    assert Occurrence.objects.get().is_cancelled


def test_cancelling_tells_everybody_once_when_done_twice(home):
    factories.make_training(home)
    date = Occurrence.objects.get()
    make_place(date, "a@example.org")
    make_place(date, "b@example.org")
    make_place(date, "c@example.org", given_up=True)
    cancel_occurrence(date, {"de": "Krank"})
    cancel_occurrence(date, {"de": "Krank"})
    assert (date.is_cancelled, str(date.cancel_reason), date.sequence) == (True, "Krank", 1)
    told = Message.objects.filter(kind=MessageKind.DATE_CANCELLED)
    assert sorted(told.values_list("registration__email", flat=True)) == [
        "a@example.org",
        "b@example.org",
    ]


def test_unpublishing_the_source_withdraws_it_in_every_language(home):
    page = factories.make_training(home)
    english = translate(page, "en")
    EventPage.objects.get(pk=page.pk).unpublish()
    english.refresh_from_db()
    assert not english.live
    assert not Event.objects.get().is_published


def test_unpublishing_a_translation_leaves_the_training_published(home):
    page = factories.make_training(home)
    translate(page, "en").unpublish()
    assert Event.objects.get().is_published


def test_publishing_again_brings_a_withdrawn_training_back(home):
    page = factories.make_training(home)
    EventPage.objects.get(pk=page.pk).unpublish()
    publish(page)
    assert Event.objects.get().is_published


def test_deleting_the_source_withdraws_the_training_and_its_aliases(home):
    page = factories.make_training(home)
    factories.copy_to_languages(page.get_parent(), "en")
    factories.copy_to_languages(page, "en")
    EventPage.objects.get(pk=page.pk).delete()
    assert not Event.objects.get().is_published
    assert not EventPage.objects.filter(live=True).exists()


def test_moving_a_calendar_gives_its_trainings_their_new_location(home):
    berlin = factories.make_location(home)
    page = factories.make_training(home)
    page.get_parent().specific.move(LocationPage.objects.get(pk=berlin.pk), pos="last-child")
    assert EventPage.objects.get(pk=page.pk).location == berlin
    assert Event.objects.get().location_key == berlin.translation_key
