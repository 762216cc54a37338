"""The booking service: which wishes are met, and that every place is counted once."""

from datetime import timedelta
from itertools import count
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from events.booking.occurrences import cancel_occurrence
from events.booking.states import BookingError, Refusal
from events.booking.verbs import HOLD, cancel, cancel_places, confirm, held_until, register
from events.booking.waiting_list import process_due_waiting_lists
from events.records.models import Message, Occurrence, Participant, Place, Registration
from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceState
from events.records.models.registration_options import BookingMode
from events.trainings.publishing import withdraw_event
from tests.events.builders import (
    lapse,
    make_date,
    make_dates,
    make_place,
    make_registration,
    make_sign_up,
    place_of,
    places_of,
    shift,
)


@pytest.fixture
def date(db) -> Occurrence:
    """A date in a week with two seats."""
    return make_date(capacity=2)


def refusal(verb, *args) -> Refusal:
    """Why `verb` is refused; checks that nothing was written but what deadlines do."""
    before = snapshot()
    with pytest.raises(BookingError) as error:
        verb(*args)
    assert snapshot() == before
    return error.value.refusal


def snapshot() -> tuple:
    lapsed = Place.objects.filter(state=PlaceState.EXPIRED) | Place.objects.lapsed()
    alive = Place.objects.exclude(pk__in=lapsed)
    return (
        Registration.objects.count(),
        Participant.objects.count(),
        sorted(alive.values_list("pk", "state", "held_until")),
        sorted(lapsed.values_list("pk", "held_until")),
        Message.objects.count(),
    )


def told(registration: Registration) -> list[str]:
    return list(registration.messages.order_by("pk").values_list("kind", flat=True))


# Registering


def test_register_holds_a_seat_until_it_is_confirmed(date):
    place = place_of(make_registration(date))
    assert place.state == PlaceState.UNCONFIRMED
    assert date.places_left == 1


def test_register_asks_for_the_confirmation(date):
    assert told(make_registration(date)) == [MessageKind.PLEASE_CONFIRM]


def test_register_is_one_registration_when_the_form_is_sent_twice(date):
    sign_up = make_sign_up(date)
    assert register(sign_up) == register(sign_up)
    assert date.places_left == 1
    assert Message.objects.count() == 1


def test_register_makes_a_second_registration_when_the_same_page_is_sent_for_somebody_else(date):
    form = uuid4()
    register(make_sign_up(date, submission=form))
    register(make_sign_up(date, submission=form, name="Yusuf Diallo"))
    assert Registration.objects.count() == 2


def test_register_makes_a_new_registration_when_the_form_is_sent_again_after_giving_up(date):
    sign_up = make_sign_up(date)
    cancel(register(sign_up))
    again = register(sign_up)
    assert place_of(again).state == PlaceState.UNCONFIRMED
    assert told(again) == [MessageKind.PLEASE_CONFIRM]


@pytest.mark.parametrize(
    "same",
    [
        {},
        {"email": "AMINA@example.org"},
        {"name": "  amina   DIALLO "},
        {"name": "Ａmina Diallo"},
    ],
)
def test_register_is_refused_when_the_same_person_asks_twice(date, same):
    make_registration(date)
    sign_up = make_sign_up(date, **({"email": "amina@example.org"} | same))
    assert refusal(register, sign_up) == Refusal.TWICE


def active_names(date: Occurrence) -> list[str]:
    places = Place.objects.active().filter(occurrence=date)
    return sorted(places.values_list("participant__name", flat=True))


def test_register_holds_the_other_dates_when_somebody_has_one_already(db):
    first, second = make_dates(2, booking_mode=BookingMode.SOME)
    place = make_place(first)
    again = register(make_sign_up(first, occurrences=(first.pk, second.pk)))
    assert place_of(again).occurrence == second
    assert told(again) == [MessageKind.PLEASE_CONFIRM]
    place.refresh_from_db()
    assert place.state == PlaceState.CONFIRMED
    assert active_names(first) == active_names(second) == ["Amina Diallo"]


def test_register_holds_places_for_the_others_when_one_of_a_group_has_one_already(db):
    date = make_date(capacity=7, max_people=3)
    make_place(date)
    group = ["Amina Diallo", "Bilal Diallo", "Chiara Diallo"]
    others = register(make_sign_up(date, names=group))
    assert [person.name for person in others.participants.all()] == group[1:]
    assert active_names(date) == group


def test_register_is_all_or_nothing_for_the_others_when_one_has_a_place_already(db):
    date = make_date(capacity=3, max_people=3, has_waiting_list=True)
    make_place(date)
    group = make_sign_up(date, names=["Amina Diallo", "Bilal Diallo", "Chiara Diallo"])
    assert refusal(register, group) == Refusal.TOO_FEW
    assert date.places_left == 2


def test_register_has_the_others_wait_together_when_one_has_a_place_already(db):
    date = make_date(capacity=3, max_people=3, has_waiting_list=True)
    make_place(date)
    make_place(date, "other@example.org")
    group = ["Amina Diallo", "Bilal Diallo", "Chiara Diallo"]
    others = register(make_sign_up(date, names=group, waits_for=frozenset({date.pk})))
    confirm(others)
    waiting = Place.objects.waiting().filter(participant__registration=others)
    assert waiting.values_list("queued_at", flat=True).distinct().count() == 1
    assert [place.participant.name for place in waiting.order_by("pk")] == group[1:]


def test_register_holds_what_was_given_up_when_the_same_form_is_sent_again(db):
    first, second = make_dates(2, booking_mode=BookingMode.SOME)
    sign_up = make_sign_up(first, occurrences=(first.pk, second.pk))
    registration = register(sign_up)
    confirm(registration)
    cancel_places(registration, places_of(registration, occurrence=first))
    assert place_of(register(sign_up)).occurrence == first
    assert register(sign_up) == registration
    assert Registration.objects.count() == 2


def test_register_takes_a_couple_when_they_share_an_address(date):
    for name in ("Amina Diallo", "Yusuf Diallo"):
        confirm(make_registration(date, name=name))
    assert date.places_left == 0


def test_register_is_refused_when_the_date_is_full(date):
    make_place(date, "a@example.org")
    make_place(date, "b@example.org")
    assert refusal(register, make_sign_up(date, "c@example.org")) == Refusal.FULL


def test_register_counts_holds_until_they_lapse(date):
    hold = place_of(make_registration(date, "b@example.org"))
    make_place(date, "a@example.org")
    assert refusal(register, make_sign_up(date, "c@example.org")) == Refusal.FULL
    lapse(hold)
    assert date.places_left == 1
    make_place(date, "c@example.org")
    assert date.places_left == 0


def test_register_lets_the_same_person_try_again_when_the_hold_lapsed(date):
    lapse(place_of(make_registration(date)))
    make_registration(date)
    assert sorted(Place.objects.values_list("state", flat=True)) == ["expired", "unconfirmed"]


def test_register_follows_the_dates_own_capacity_when_it_has_one(date):
    Occurrence.objects.update(capacity=0)
    assert refusal(register, make_sign_up(date)) == Refusal.FULL


def test_register_is_refused_when_registration_is_closed(date):
    shift(date, date_in(date, hours=1))
    assert refusal(register, make_sign_up(date)) == Refusal.CLOSED


def test_register_is_refused_when_the_date_is_past(date):
    shift(date, date_in(date, hours=-24))
    assert refusal(register, make_sign_up(date)) == Refusal.PAST


def test_register_is_refused_when_the_date_is_cancelled(date):
    cancel_occurrence(date)
    assert refusal(register, make_sign_up(date)) == Refusal.CANCELLED


def test_register_is_refused_when_the_training_is_withdrawn(date):
    withdraw_event(date.event.key)
    assert refusal(register, make_sign_up(date)) == Refusal.WITHDRAWN


def test_register_is_refused_when_there_is_no_such_date(date):
    assert refusal(register, make_sign_up(date, occurrences=(date.pk + 1,))) == Refusal.UNKNOWN


def date_in(date: Occurrence, hours: int) -> timedelta:
    """By how much to shift `date` so that it starts in so many hours."""
    return timezone.now() + timedelta(hours=hours) - date.starts_at


def test_hold_lasts_a_day_when_the_date_is_far(date):
    now = timezone.now()
    assert held_until(date, now) == now + timedelta(hours=24)


def test_hold_ends_with_the_registration_when_that_closes_earlier(date):
    now = date.closes_at - timedelta(hours=3)
    assert held_until(date, now) == date.closes_at


def test_hold_leaves_a_quarter_of_an_hour_when_registration_is_about_to_close(date):
    now = date.closes_at - timedelta(minutes=1)
    assert held_until(date, now) == now + timedelta(minutes=15)


# Confirming


def test_confirm_makes_the_place_sure_and_says_so_once(date):
    registration = make_registration(date)
    confirm(registration)
    confirm(registration)
    assert place_of(registration).state == PlaceState.CONFIRMED
    assert told(registration) == [MessageKind.PLEASE_CONFIRM, MessageKind.CONFIRMED]
    assert date.places_left == 1


@pytest.mark.parametrize("swept", [False, True])
def test_confirm_takes_a_seat_when_the_hold_lapsed_and_one_is_left(date, swept):
    registration = make_registration(date)
    lapse(place_of(registration))
    if swept:
        process_due_waiting_lists()
    confirm(registration)
    assert place_of(registration).state == PlaceState.CONFIRMED


def test_verbs_decide_and_write_with_one_instant(date, monkeypatch):
    """Time goes on with every look at the clock, as it does while a verb is busy."""
    start, looks = timezone.now(), count()
    monkeypatch.setattr(timezone, "now", lambda: start + next(looks) * timedelta(minutes=1))
    registration = make_registration(date)
    place = place_of(registration)
    moments = {registration.created_at, registration.privacy_acknowledged_at}
    moments |= {place.created_at, place.changed_at, place.held_until - HOLD}
    assert len(moments) == 1
    confirm(registration)
    assert place_of(registration).changed_at == registration.confirmed_at


def test_confirm_is_refused_when_the_hold_lapsed_and_the_person_registered_again(date):
    first = make_registration(date)
    lapse(place_of(first))
    make_registration(date)
    assert refusal(confirm, first) == Refusal.TWICE


def test_confirm_is_refused_when_the_hold_lapsed_and_registration_closed(date):
    registration = make_registration(date)
    lapse(place_of(registration))
    shift(date, date_in(date, hours=1))
    assert refusal(confirm, registration) == Refusal.CLOSED


def test_confirm_still_works_when_registration_closed_and_the_hold_lasts(date):
    registration = make_registration(date)
    shift(date, date_in(date, hours=1))
    confirm(registration)
    assert place_of(registration).state == PlaceState.CONFIRMED


def test_confirm_is_refused_when_the_place_was_given_up(date):
    registration = make_registration(date)
    cancel(registration)
    assert refusal(confirm, registration) == Refusal.GIVEN_UP


def test_confirm_is_refused_when_the_date_was_cancelled_meanwhile(date):
    registration = make_registration(date)
    cancel_occurrence(date)
    assert refusal(confirm, registration) == Refusal.CANCELLED


def test_confirm_is_refused_when_the_date_is_over(date):
    registration = make_registration(date)
    shift(date, date_in(date, hours=-24))
    assert refusal(confirm, registration) == Refusal.PAST


# Giving a place back


def test_cancel_gives_the_seat_back_and_says_so_once(date):
    place = make_place(date)
    registration = place.participant.registration
    cancel(registration)
    cancel(registration)
    assert place_of(registration).state == PlaceState.CANCELLED
    assert told(registration)[-1] == MessageKind.GIVEN_UP
    assert len(told(registration)) == 3
    assert date.places_left == 2


def test_cancel_is_refused_when_the_date_is_over(date):
    registration = make_place(date).participant.registration
    shift(date, date_in(date, hours=-24))
    assert refusal(cancel, registration) == Refusal.PAST


def test_cancel_changes_nothing_when_the_hold_had_lapsed(date):
    registration = make_registration(date)
    lapse(place_of(registration))
    cancel(registration)
    assert place_of(registration).state == PlaceState.EXPIRED
    assert told(registration) == [MessageKind.PLEASE_CONFIRM]


# Deadlines and the table of states


def test_expiring_marks_lapsed_holds_and_nothing_else(date):
    hold = place_of(make_registration(date, "b@example.org"))
    make_place(date, "a@example.org")
    assert process_due_waiting_lists() == 0
    lapse(hold)
    assert process_due_waiting_lists() == 1
    assert sorted(Place.objects.values_list("state", flat=True)) == ["confirmed", "expired"]


def test_database_refuses_a_second_active_place_when_code_forgot_to_look(date):
    place = make_place(date)
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.create(
            participant=place.participant,
            occurrence=date,
            person=place.person,
            state=PlaceState.CONFIRMED,
        )


def test_form_is_one_registration_when_one_date_is_held_and_another_is_not(db):
    few, many = make_dates(2, booking_mode=BookingMode.SOME, capacity=9)
    Occurrence.objects.filter(pk=few.pk).update(capacity=1)
    sign_up = make_sign_up(few, occurrences=(few.pk, many.pk))
    first = register(sign_up)
    assert sorted(Place.objects.values_list("state", flat=True)) == ["expired", "unconfirmed"]
    assert register(sign_up) == first
    assert Registration.objects.count() == 1


def test_date_that_filled_up_meanwhile_does_not_spoil_the_others(db):
    few, many = make_dates(2, booking_mode=BookingMode.SOME, capacity=9, has_waiting_list=False)
    Occurrence.objects.filter(pk=few.pk).update(capacity=1)
    both = make_registration(few, occurrences=(few.pk, many.pk))
    make_place(Occurrence.objects.select_related("event").get(pk=few.pk), "quick@example.org")
    confirm(both)
    states = dict(
        Place.objects.filter(participant__registration=both).values_list("occurrence", "state")
    )
    assert states == {few.pk: PlaceState.EXPIRED, many.pk: PlaceState.CONFIRMED}
