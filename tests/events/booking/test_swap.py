"""Another date instead: nobody loses what they have before the other is sure."""

from datetime import timedelta

import pytest

from events.booking.occurrences import cancel_occurrence
from events.booking.states import BookingError, Refusal
from events.booking.swap import swap
from events.booking.verbs import accept, cancel, confirm
from events.records.models import Occurrence, Place, Registration
from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceState as S
from events.records.models.registration_options import BookingMode
from tests.events.builders import make_date, make_dates, make_place, make_registration, places_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def dates() -> list[Occurrence]:
    """Three dates with two seats each, of which one registration is for one."""
    return make_dates(3, capacity=2, max_people=2, booking_mode=BookingMode.ONE)


def booked(date: Occurrence, *names: str, **fields: object) -> Registration:
    registration = make_registration(date, names=names or ("Amina",), **fields)
    confirm(registration)
    return registration


def fill(date: Occurrence) -> list[Registration]:
    people = [make_place(date, f"{n}{date.pk}@example.org") for n in range(date.places_left)]
    return [place.participant.registration for place in people]


def had(registration: Registration) -> list[tuple[int, str]]:
    """On which dates it has places, and in which states."""
    places = Place.objects.filter(participant__registration=registration)
    rows = places.exclude(state=S.CANCELLED).order_by("occurrence", "pk")
    return list(rows.values_list("occurrence", "state"))


def told(registration: Registration) -> list[str]:
    return list(registration.messages.order_by("pk").values_list("kind", flat=True))


def refusal(*args: object, **fields: object) -> Refusal:
    with pytest.raises(BookingError) as raised:
        swap(*args, **fields)
    return raised.value.refusal


def test_place_goes_to_the_other_date_and_the_next_in_line_moves_up(dates):
    old, new, _other = dates
    registration = booked(old)
    fill(old)
    waiting = booked(old, email="w@example.org", waits_for=frozenset({old.pk}))
    places = places_of(registration)
    swap(registration, places, new)
    swap(registration, places, new)  # the same form sent twice
    assert had(registration) == [(new.pk, S.CONFIRMED)]
    assert had(waiting) == [(old.pk, S.OFFERED)]
    assert told(registration)[2:] == [MessageKind.SWAPPED]


def test_some_of_a_group_take_the_other_date_and_the_others_may_follow(dates):
    old, new, _other = dates
    registration = booked(old, "Amina", "Bilal")
    amina, bilal = places_of(registration)
    swap(registration, [amina], new)
    assert had(registration) == [(old.pk, S.CONFIRMED), (new.pk, S.CONFIRMED)]
    swap(registration, [bilal], new)
    assert had(registration) == [(new.pk, S.CONFIRMED)] * 2


def test_place_on_a_cancelled_date_can_be_taken_elsewhere(dates):
    old, new, _other = dates
    registration = booked(old)
    cancel_occurrence(old)
    swap(registration, places_of(registration), new)
    assert had(registration) == [(new.pk, S.CONFIRMED)]


def test_old_place_stays_when_the_other_date_cannot_be_had(dates):
    old, new, other = dates
    registration = booked(old, "Amina", "Bilal")
    places = places_of(registration)
    make_place(new, "b@example.org")
    assert refusal(registration, places, new) == Refusal.TOO_FEW
    fill(new)
    assert refusal(registration, places, new) == Refusal.FULL
    assert refusal(registration, places, old) == Refusal.TWICE
    assert refusal(registration, places, make_date()) == Refusal.UNKNOWN
    cancel_occurrence(other)
    assert refusal(registration, places, other) == Refusal.CANCELLED
    assert had(registration) == [(old.pk, S.CONFIRMED)] * 2
    cancel(registration)
    assert refusal(registration, places, new) == Refusal.GIVEN_UP


def test_nothing_is_swapped_before_it_is_confirmed(dates):
    registration = make_registration(dates[0])
    assert refusal(registration, places_of(registration), dates[1]) == Refusal.UNCONFIRMED


def test_who_stands_in_line_for_the_other_date_keeps_the_old_until_the_offer_is_accepted(dates):
    old, new, _other = dates
    registration = booked(old)
    strangers = fill(new)
    swap(registration, places_of(registration), new, will_wait=True)
    cancel(strangers[0])
    assert had(registration) == [(old.pk, S.CONFIRMED), (new.pk, S.OFFERED)]
    accept(registration, new)
    accept(registration, new)
    assert had(registration) == [(new.pk, S.CONFIRMED)]
    kinds = [MessageKind.WAITLISTED, MessageKind.PLACE_OFFERED, MessageKind.SWAPPED]
    assert told(registration)[2:] == kinds


def test_who_waits_for_one_date_and_takes_a_third_gives_back_what_comes_last(dates):
    old, new, third = dates
    registration = booked(old)
    strangers = fill(new)
    mine = places_of(registration)
    swap(registration, mine, new, will_wait=True)
    swap(registration, mine, third)
    assert had(registration) == [(new.pk, S.WAITLISTED), (third.pk, S.CONFIRMED)]
    cancel(strangers[0])
    accept(registration, new)
    assert had(registration) == [(new.pk, S.CONFIRMED)]


def test_turn_taken_elsewhere_gives_back_also_what_was_kept_for_it(dates):
    old, new, third = dates
    registration = booked(old)
    fill(new)
    swap(registration, places_of(registration), new, will_wait=True)
    swap(registration, places_of(registration, state=S.WAITLISTED), third)
    assert had(registration) == [(third.pk, S.CONFIRMED)]


def test_date_that_is_over_is_not_swapped(dates):
    old, new, _other = dates
    registration = booked(old)
    by = timedelta(days=30)
    Occurrence.objects.filter(pk=old.pk).update(
        starts_at=old.starts_at - by, ends_at=old.ends_at - by
    )
    assert refusal(registration, places_of(registration), new) == Refusal.PAST
