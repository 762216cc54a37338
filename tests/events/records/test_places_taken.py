"""Places counted for few dates at once are those that a query counts."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from events.records.models import Occurrence, Place, SeatClaim
from events.records.models.place_states import PlaceState
from events.records.places_taken import count_places
from tests import factories
from tests.events.builders import lapse, write_place


def test_few_dates_are_counted_as_in_a_query(home, django_assert_num_queries):
    factories.make_training(home, recurrence="RRULE:FREQ=DAILY;COUNT=4")
    first, second, third, _none = Occurrence.objects.order_by("starts_at")
    for date in (first, second):
        for number, state in enumerate(set(PlaceState) - {PlaceState.WAITLISTED}):
            write_place(date, f"Person {number}", f"{number}@example.org", state)
    lapse(write_place(first, "Spät", state=PlaceState.UNCONFIRMED))
    lapse(write_place(first, "Vorbei", state=PlaceState.OFFERED))
    for name, state in (("Wartet", PlaceState.WAITLISTED), ("Noch nicht", PlaceState.UNCONFIRMED)):
        turn = write_place(second, name, f"{name[:4]}@example.org", PlaceState.UNCONFIRMED)
        Place.objects.filter(pk=turn.pk).update(state=state, queued_at=timezone.now())
    for date, hours in ((second, 1), (second, 2), (third, 1), (third, -1)):
        SeatClaim.objects.create(
            occurrence=date,
            submission=uuid4(),
            people=2,
            repeated=1,
            held_until=timezone.now() + timedelta(hours=hours),
        )
    dates = list(Occurrence.objects.order_by("pk"))
    with django_assert_num_queries(2):
        count_places(dates)
    counted = [(date.taken, date.unconfirmed, date.waiting) for date in dates]
    told = Occurrence.objects.with_taken().order_by("pk")
    assert counted == [(date.taken, date.unconfirmed, date.waiting) for date in told]
    assert len(set(counted)) > 2
