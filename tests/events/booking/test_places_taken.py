"""How many places are taken, said twice: in SQL along with a date, and one by one in Python."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from events.records.models import Occurrence, Place
from events.records.models.place_states import PlaceState
from tests.events.builders import make_place, write_place

S = PlaceState


def test_places_are_counted_along_with_a_date_as_they_are_one_by_one(
    db: None, date: Occurrence
) -> None:
    """What takes a seat is said in SQL for the one and in Python for the other."""
    now = timezone.now()
    make_place(date)
    for number, state in enumerate(S):
        for hours in (-1, 1):
            for queued_at in (None, now):
                if state == S.WAITLISTED and not queued_at:
                    continue
                place = write_place(
                    date, email=f"{number}.{hours}.{bool(queued_at)}@example.org", state=S.CANCELLED
                )
                deadline = now + timedelta(hours=hours)
                Place.objects.filter(pk=place.pk).update(
                    state=state, held_until=deadline, queued_at=queued_at
                )
    counted = Occurrence.objects.with_taken(now).with_offered(now).with_due(now).get(pk=date.pk)
    places = list(Place.objects.all())
    holding = set(Place.objects.holding(now))
    assert holding == {place for place in places if place.holds_a_seat}
    assert counted.taken == len(holding)
    assert counted.unconfirmed == sum(place.state == S.UNCONFIRMED for place in holding)
    assert vars(counted)["offered"] == sum(place.state == S.OFFERED for place in holding)
    assert counted.waiting == sum(place.state == S.WAITLISTED for place in places)
    assert counted.due == 4 + 2  # all offers, and who has not confirmed in time
