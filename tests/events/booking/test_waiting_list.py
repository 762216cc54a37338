"""The waiting list: who gets a place that becomes free, until when it is kept, who is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from events.booking import waiting_list
from events.booking.occurrences import cancel_occurrence, change_occurrence, reinstate_occurrence
from events.booking.states import BookingError, Refusal
from events.booking.verbs import accept, add, cancel, cancel_places, confirm, remove_places
from events.booking.waiting_list import OFFER, offered_until, process_due_waiting_lists
from events.records.models import Event, Occurrence, Place, Registration
from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceState
from events.trainings.publishing import publish_event, withdraw_event
from tests.events.builders import (
    lapse,
    make_date,
    make_dates,
    make_place,
    make_projection,
    make_registration,
    place_of,
    places_of,
    queue_position_of,
    shift,
)

GROUP = ("Amina Diallo", "Yusuf Diallo", "Fatou Diallo")


@pytest.fixture
def date(db) -> Occurrence:
    """A date in a week whose only two seats are taken by two people."""
    return fill(make_date(capacity=2, max_people=3), "first", "second")


def fill(date: Occurrence, *people: str) -> Occurrence:
    """Give each of these a confirmed place."""
    for name in people:
        make_place(date, f"{name}@example.org")
    return date


def wait(date: Occurrence, name: str, people: int = 1) -> Registration:
    """Confirmed, and on the waiting list."""
    registration = ask_to_wait(date, name, people)
    confirm(registration)
    assert set(states(registration)) == {PlaceState.WAITLISTED}
    return registration


def ask_to_wait(date: Occurrence, name: str, people: int = 1) -> Registration:
    return make_registration(
        date, f"{name}@example.org", names=GROUP[:people], waits_for=frozenset({date.pk})
    )


def of(name: str) -> Registration:
    """The registration with the address of `name`."""
    return Registration.objects.get(email=f"{name}@example.org")


def states(registration: Registration) -> list[str]:
    places = Place.objects.filter(participant__registration=registration)
    return list(places.order_by("pk").values_list("state", flat=True))


def told(registration: Registration) -> list[str]:
    return list(registration.messages.order_by("pk").values_list("kind", flat=True))


def refusal(verb, *args, **options) -> Refusal:
    with pytest.raises(BookingError) as error:
        verb(*args, **options)
    return error.value.refusal


def let_lapse(registration: Registration) -> None:
    for place in Place.objects.filter(participant__registration=registration):
        lapse(place)


def close_in(date: Occurrence, **delta: float) -> None:
    """Bring the date so near that registration closes after this time."""
    shift(date, timezone.now() + timedelta(**delta) - date.closes_at)


# Getting onto the list


def test_register_is_refused_when_the_date_is_full_and_nobody_asked_for_the_list(date):
    assert refusal(make_registration, date, "late@example.org") == Refusal.FULL


def test_register_is_refused_when_the_training_has_no_list(db):
    date = fill(make_date(capacity=1, has_waiting_list=False), "first")
    assert refusal(ask_to_wait, date, "late") == Refusal.FULL


def test_register_is_refused_when_the_group_can_never_fit(date):
    assert refusal(ask_to_wait, date, "late", people=3) == Refusal.TOO_LARGE


def test_turn_on_the_list_holds_no_seat_until_it_is_confirmed(date):
    registration = ask_to_wait(date, "amina")
    cancel(of("first"))
    assert states(registration) == [PlaceState.UNCONFIRMED]
    assert date.places_left == 1


def test_confirm_puts_onto_the_list_and_says_so(date):
    registration = wait(date, "amina")
    assert told(registration) == [MessageKind.PLEASE_CONFIRM, MessageKind.WAITLISTED]
    assert date.people_waiting == 1


def test_confirm_takes_a_seat_when_one_became_free_meanwhile(date):
    registration = ask_to_wait(date, "amina")
    cancel(of("first"))
    confirm(registration)
    assert states(registration) == [PlaceState.CONFIRMED]
    assert told(registration)[-1] == MessageKind.CONFIRMED


def test_turn_counts_from_asking_for_it_not_from_confirming(date):
    early, late = ask_to_wait(date, "early"), ask_to_wait(date, "late")
    confirm(late)
    confirm(early)
    cancel(of("first"))
    assert (states(early), states(late)) == ([PlaceState.OFFERED], [PlaceState.WAITLISTED])


def test_position_is_that_of_the_group(date):
    first, second = wait(date, "pair", people=2), wait(date, "single")
    positions = [
        queue_position_of(place)
        for registration in (first, second)
        for place in Place.objects.filter(participant__registration=registration)
    ]
    assert positions == [1, 1, 2]


def test_position_improves_when_somebody_before_leaves(date):
    first, second = wait(date, "one"), wait(date, "two")
    cancel(first)
    assert queue_position_of(place_of(second)) == 1


# Every way a place becomes free


def test_first_in_line_is_offered_the_place_when_somebody_gives_theirs_back(date):
    first, second = wait(date, "one"), wait(date, "two")
    cancel(of("first"))
    assert (states(first), states(second)) == ([PlaceState.OFFERED], [PlaceState.WAITLISTED])
    assert told(first)[-1] == MessageKind.PLACE_OFFERED
    assert told(second)[-1] == MessageKind.WAITLISTED


def test_first_in_line_is_offered_the_place_when_the_team_takes_one_back(date):
    first = wait(date, "one")
    remove_places(of("first"), places_of(of("first")))
    assert states(first) == [PlaceState.OFFERED]
    assert told(of("first"))[-1] == MessageKind.REMOVED


def test_first_in_line_is_offered_the_place_when_one_of_a_group_stays_at_home(db):
    date = make_date(capacity=2, max_people=2)
    pair = make_registration(date, "pair@example.org", names=GROUP[:2])
    confirm(pair)
    first = wait(date, "one")
    cancel_places(pair, places_of(pair, participant=pair.participants.last()))
    assert states(first) == [PlaceState.OFFERED]
    assert told(pair)[-1] == MessageKind.CHANGED


def test_first_in_line_is_offered_the_place_when_a_hold_lapsed_and_the_next_comes_by(db):
    date = make_date(capacity=2)
    hold = make_registration(date, "slow@example.org")
    make_place(date, "quick@example.org")
    first = wait(date, "one")
    let_lapse(hold)
    assert refusal(make_registration, date, "late@example.org") == Refusal.FULL
    assert states(first) == [PlaceState.OFFERED]
    assert states(hold) == [PlaceState.EXPIRED]


def test_first_in_line_is_offered_the_place_when_a_hold_lapsed_and_the_worker_looks(db):
    date = make_date(capacity=2)
    hold = make_registration(date, "slow@example.org")
    make_place(date, "quick@example.org")
    first = wait(date, "one")
    let_lapse(hold)
    assert process_due_waiting_lists() == 1
    assert states(first) == [PlaceState.OFFERED]


def test_next_in_line_is_offered_the_place_when_the_first_declines(date):
    first, second = wait(date, "one"), wait(date, "two")
    cancel(of("first"))
    cancel_places(first, places_of(first, occurrence=date))
    assert (states(first), states(second)) == ([PlaceState.CANCELLED], [PlaceState.OFFERED])
    assert told(first)[-1] == MessageKind.GIVEN_UP


def test_next_in_line_is_offered_the_place_when_the_first_does_not_answer(date):
    first, second = wait(date, "one"), wait(date, "two")
    cancel(of("first"))
    let_lapse(first)
    process_due_waiting_lists()
    assert (states(first), states(second)) == ([PlaceState.EXPIRED], [PlaceState.OFFERED])
    assert told(first)[-2:] == [MessageKind.PLACE_OFFERED, MessageKind.OFFER_RAN_OUT]


def test_places_are_offered_when_the_training_is_published_with_more(db):
    source = make_projection(capacity=1)
    date = fill(publish_event(source).occurrences.get(), "first")
    waiting_ones = [wait(date, name) for name in ("one", "two", "three")]
    publish_event(make_projection(key=source.event.key, capacity=3))
    assert [states(registration)[0] for registration in waiting_ones] == [
        PlaceState.OFFERED,
        PlaceState.OFFERED,
        PlaceState.WAITLISTED,
    ]


def test_places_are_offered_when_the_date_gets_more(date):
    first = wait(date, "one")
    change_occurrence(date, capacity=3)
    assert states(first) == [PlaceState.OFFERED]


def test_nothing_is_offered_when_the_date_gets_fewer_than_are_taken(date):
    first = wait(date, "one")
    change_occurrence(date, capacity=1)
    cancel(of("first"))
    assert states(first) == [PlaceState.WAITLISTED]
    cancel(of("second"))
    assert states(first) == [PlaceState.OFFERED]


def test_nothing_is_offered_while_the_date_is_cancelled_and_then_it_is(date):
    first = wait(date, "one")
    cancel_occurrence(date)
    cancel(of("first"))
    process_due_waiting_lists()
    assert states(first) == [PlaceState.WAITLISTED]
    reinstate_occurrence(date)
    assert states(first) == [PlaceState.OFFERED]
    assert told(first)[-2:] == [MessageKind.DATE_RETURNS, MessageKind.PLACE_OFFERED]


def test_nothing_is_offered_while_the_training_is_withdrawn_and_then_it_is(db):
    source = make_projection(capacity=1)
    date = fill(publish_event(source).occurrences.get(), "first")
    first = wait(date, "one")
    withdraw_event(source.event.key)
    cancel(of("first"))
    assert states(first) == [PlaceState.WAITLISTED]
    publish_event(source)
    assert states(first) == [PlaceState.OFFERED]


def test_nothing_is_offered_when_registration_is_closed(date):
    first = wait(date, "one")
    close_in(date, seconds=-1)
    cancel(of("first"))
    process_due_waiting_lists()
    assert states(first) == [PlaceState.WAITLISTED]


def test_offers_go_on_when_the_list_takes_nobody_new(date):
    first = wait(date, "one")
    Event.objects.update(has_waiting_list=False)
    cancel(of("first"))
    assert states(first) == [PlaceState.OFFERED]


# How long an offer lasts


def test_offer_lasts_two_days_when_the_date_is_far(date):
    now = timezone.now()
    assert offered_until(date, now) == now + OFFER == now + timedelta(hours=48)


def test_offer_lasts_half_of_the_time_left_when_the_date_is_near(date):
    now = date.closes_at - timedelta(hours=10)
    assert offered_until(date, now) == now + timedelta(hours=5)


def test_offer_never_lasts_beyond_the_closing(date):
    for minutes in (1, 60, 3 * 24 * 60, 6 * 24 * 60):
        now = date.closes_at - timedelta(minutes=minutes)
        assert offered_until(date, now) < date.closes_at


def test_offer_ends_with_the_closing_when_the_date_moves_nearer(date):
    first = wait(date, "one")
    cancel(of("first"))
    start = timezone.localtime() + timedelta(hours=3)
    change_occurrence(
        date,
        times=(start.replace(tzinfo=None), start.replace(tzinfo=None) + timedelta(hours=1)),
    )
    assert place_of(first).held_until == date.closes_at


def test_offer_ends_with_the_closing_when_that_is_published_earlier(db):
    source = make_projection(capacity=1)
    date = fill(publish_event(source).occurrences.get(), "first")
    first = wait(date, "one")
    cancel(of("first"))
    closes_at = timezone.now() + timedelta(hours=1)
    publish_event(make_projection(key=source.event.key, capacity=1, closes_at=closes_at))
    assert place_of(first).held_until == closes_at


def test_offer_that_ran_out_cannot_be_taken_though_no_job_ran(date):
    first = wait(date, "one")
    cancel(of("first"))
    let_lapse(first)
    assert refusal(accept, first, date) == Refusal.OFFER_OVER
    assert date.places_left == 1


def test_offer_waits_when_the_date_is_cancelled_and_lasts_anew_when_it_returns(date):
    first = wait(date, "one")
    cancel(of("first"))
    cancel_occurrence(date)
    let_lapse(first)
    assert process_due_waiting_lists() == 0
    reinstate_occurrence(date)
    assert told(first)[-2:] == [MessageKind.DATE_CANCELLED, MessageKind.DATE_RETURNS]
    accept(first, date)
    assert states(first) == [PlaceState.CONFIRMED]


def test_offer_that_ran_out_before_is_told_so_when_the_date_is_cancelled(date):
    first = wait(date, "one")
    cancel(of("first"))
    let_lapse(first)
    cancel_occurrence(date)
    assert states(first) == [PlaceState.EXPIRED]
    assert told(first)[-1] == MessageKind.OFFER_RAN_OUT


def test_offers_of_a_cancelled_date_expire_silently_when_it_is_over(date):
    first = wait(date, "one")
    cancel(of("first"))
    cancel_occurrence(date)
    let_lapse(first)
    shift(date, -timedelta(days=10))
    assert process_due_waiting_lists() == 1
    assert process_due_waiting_lists() == 0
    assert states(first) == [PlaceState.EXPIRED]
    assert told(first)[-1] == MessageKind.DATE_CANCELLED


# Answering


def test_accept_makes_the_place_sure_and_says_so_once(date):
    first = wait(date, "one")
    cancel(of("first"))
    accept(first, date)
    accept(first, date)
    assert states(first) == [PlaceState.CONFIRMED]
    assert told(first)[2:] == [MessageKind.PLACE_OFFERED, MessageKind.CONFIRMED]
    assert date.places_left == 0


def test_accept_is_refused_when_nothing_was_offered(date):
    first = wait(date, "one")
    assert refusal(accept, first, date) == Refusal.OFFER_OVER
    assert states(first) == [PlaceState.WAITLISTED]


def test_accept_is_refused_when_the_date_is_cancelled(date):
    first = wait(date, "one")
    cancel(of("first"))
    cancel_occurrence(date)
    assert refusal(accept, first, date) == Refusal.CANCELLED
    assert states(first) == [PlaceState.OFFERED]


def test_list_can_be_left_at_any_time(date):
    first = wait(date, "one")
    close_in(date, seconds=-1)
    cancel(first)
    assert states(first) == [PlaceState.CANCELLED]
    assert told(first)[-1] == MessageKind.GIVEN_UP


# Groups


def test_group_waits_until_there_are_enough_places(date):
    pair = wait(date, "pair", people=2)
    cancel(of("first"))
    assert set(states(pair)) == {PlaceState.WAITLISTED}
    cancel(of("second"))
    assert set(states(pair)) == {PlaceState.OFFERED}
    assert told(pair).count(MessageKind.PLACE_OFFERED) == 1


def test_nobody_overtakes_a_group_that_waits_for_enough_places(date):
    wait(date, "pair", people=2)
    single = wait(date, "single")
    cancel(of("first"))
    assert states(single) == [PlaceState.WAITLISTED]
    assert date.places_left == 1
    assert refusal(make_registration, date, "newcomer@example.org") == Refusal.FULL


def test_newcomer_stands_behind_a_group_that_waits_for_enough_places(date):
    wait(date, "pair", people=2)
    cancel(of("first"))
    newcomer = wait(date, "newcomer")
    assert queue_position_of(place_of(newcomer)) == 2


def test_group_that_shrinks_takes_what_is_free(date):
    pair = wait(date, "pair", people=2)
    cancel(of("first"))
    cancel_places(pair, places_of(pair, participant=pair.participants.last()))
    assert states(pair) == [PlaceState.OFFERED, PlaceState.CANCELLED]


def test_group_that_can_never_fit_holds_up_nobody(date):
    pair, single = wait(date, "pair", people=2), wait(date, "single")
    change_occurrence(date, capacity=1)
    cancel(of("first"))
    cancel(of("second"))
    assert states(single) == [PlaceState.OFFERED]
    assert set(states(pair)) == {PlaceState.WAITLISTED}


def test_group_that_could_never_fit_is_offered_places_when_there_are_more(date):
    pair = wait(date, "pair", people=2)
    change_occurrence(date, capacity=1)
    cancel(of("first"))
    change_occurrence(date, capacity=3)
    assert set(states(pair)) == {PlaceState.OFFERED}


def test_people_added_while_a_place_is_free_do_not_overtake_the_line(date):
    cancel(of("first"))
    keen = make_registration(date, "keen@example.org")
    confirm(keen)
    wait(date, "pair", people=2)
    cancel(of("second"))
    assert refusal(add, keen, names=["Yusuf Diallo"]) == Refusal.FULL
    add(keen, names=["Yusuf Diallo"], waits_for=frozenset({date.pk}))
    assert states(keen) == [PlaceState.CONFIRMED, PlaceState.WAITLISTED]


# Late confirmations


@pytest.mark.parametrize("swept", [False, True])
def test_confirm_leads_onto_the_list_when_the_hold_lapsed_and_the_date_is_full(db, swept):
    date = make_date(capacity=1)
    late = make_registration(date, "late@example.org")
    let_lapse(late)
    if swept:
        process_due_waiting_lists()
    fill(date, "quick")
    confirm(late)
    assert states(late) == [PlaceState.WAITLISTED]
    assert told(late)[-1] == MessageKind.WAITLISTED


@pytest.mark.parametrize("swept", [False, True])
def test_confirm_goes_to_the_end_of_the_line_when_the_turn_had_lapsed(date, swept):
    late = ask_to_wait(date, "late")
    other = wait(date, "other")
    let_lapse(late)
    if swept:
        process_due_waiting_lists()
    confirm(late)
    assert queue_position_of(place_of(other)) == 1
    assert queue_position_of(place_of(late)) == 2


# Several dates


def test_date_that_was_cancelled_meanwhile_is_kept_when_the_others_are_confirmed(db):
    first, second = make_dates(2, booking_mode="some")
    registration = make_registration(first, occurrences=(first.pk, second.pk))
    cancel_occurrence(second)
    confirm(registration)
    assert states(registration) == [PlaceState.CONFIRMED] * 2
    reinstate_occurrence(second)
    assert told(registration)[-2:] == [MessageKind.CONFIRMED, MessageKind.DATE_RETURNS]


def test_confirm_says_waiting_when_only_a_cancelled_date_is_sure(db):
    first, second = make_dates(2, booking_mode="some", capacity=1)
    fill(first, "first")
    registration = make_registration(
        first, occurrences=(first.pk, second.pk), waits_for=frozenset({first.pk})
    )
    cancel_occurrence(second)
    confirm(registration)
    assert told(registration)[-1] == MessageKind.WAITLISTED


def test_one_date_is_sure_and_the_other_waited_for(db):
    first, second = make_dates(2, booking_mode="some", capacity=1)
    fill(second, "first")
    registration = make_registration(
        first, occurrences=(first.pk, second.pk), waits_for=frozenset({second.pk})
    )
    confirm(registration)
    assert states(registration) == [PlaceState.CONFIRMED, PlaceState.WAITLISTED]
    cancel(of("first"))
    assert told(registration)[1:] == [MessageKind.CONFIRMED, MessageKind.PLACE_OFFERED]


def test_line_is_read_in_order(date):
    names = ["one", "two", "three"]
    for name in names:
        wait(date, name)
    assert [group.registration.email for group in waiting_list.waiting_groups(date)] == [
        f"{name}@example.org" for name in names
    ]


# Adding


def test_add_brings_people_to_a_later_date_when_the_first_is_over(db):
    first, second = make_dates(2, booking_mode="some")
    registration = make_place(first).participant.registration
    shift(first, -timedelta(days=8))
    add(registration, occurrences=[second.pk])
    assert states(registration) == [PlaceState.CONFIRMED] * 2


def test_add_is_refused_for_people_when_everything_is_over(date):
    shift(date, -timedelta(days=8))
    assert refusal(add, of("first"), names=["Yusuf Diallo"]) == Refusal.PAST
    assert of("first").participants.count() == 1
    assert told(of("first"))[-1] == MessageKind.CONFIRMED


def test_add_says_nothing_when_nothing_is_added(date):
    add(of("first"))
    assert told(of("first"))[-1] == MessageKind.CONFIRMED


def test_add_is_refused_when_there_is_no_such_date(date):
    assert refusal(add, of("first"), occurrences=[date.pk + 1]) == Refusal.UNKNOWN


def test_cancel_places_takes_primary_keys_from_any_iterable(db):
    first, second = make_dates(2, booking_mode="some", max_people=2)
    registration = make_registration(first, occurrences=(first.pk, second.pk), names=GROUP[:2])
    cancel_places(registration, iter(places_of(registration, occurrence=second)))
    places = Place.objects.filter(participant__registration=registration)
    given_up = places.filter(state=PlaceState.CANCELLED)
    assert set(given_up.values_list("occurrence", flat=True)) == {second.pk}
    assert given_up.count() == 2
