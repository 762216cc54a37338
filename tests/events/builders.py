"""Registrations for tests that need some, made by the booking service."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone
from recurrence import DAILY, Recurrence, Rule

from events.booking.verbs import SignUp, cancel, confirm, register
from events.mails.delivery import send
from events.records.models import Message, Occurrence, Place, Registration
from events.schedule.expansion import Schedule
from events.trainings.publishing import EventSource, publish_event


def make_sign_up(date: Occurrence, email: str = "amina@example.org", **fields: Any) -> SignUp:
    """Of one person for one date, unless `names` or `occurrences` say otherwise."""
    name = fields.pop("name", "Amina Diallo")
    defaults = {
        "occurrences": (date.pk,),
        "submission": uuid4(),
        "names": (name,),
        "email": email,
        "language": "de",
    }
    return SignUp(**(defaults | fields))


def make_registration(
    date: Occurrence, email: str = "amina@example.org", **fields: Any
) -> Registration:
    """One that is not confirmed yet."""
    return register(make_sign_up(date, email, **fields))


def place_of(registration: Registration) -> Place:
    return Place.objects.get(participant__registration=registration)


def places_of(registration: Registration, **which: Any) -> list[int]:
    """The primary keys of its places, or of some of them."""
    places = Place.objects.filter(participant__registration=registration, **which)
    return list(places.values_list("pk", flat=True))


def queue_position_of(place: Place) -> int | None:
    """Its group's turn in line; none where it does not wait."""
    return Place.objects.with_queue_position().get(pk=place.pk).queue_position


def make_place(date: Occurrence, email: str = "amina@example.org", given_up: bool = False) -> Place:
    """A confirmed place, or one given up again."""
    registration = make_registration(date, email)
    confirm(registration)
    if given_up:
        cancel(registration)
    return place_of(registration)


def lapse(place: Place) -> None:
    """Let the deadline of a hold pass."""
    Place.objects.filter(pk=place.pk).update(held_until=timezone.now() - timedelta(seconds=1))
    place.refresh_from_db()


def shift(date: Occurrence, by: timedelta) -> None:
    """Let time go by for one date: negative shifts bring it nearer, and past."""
    Occurrence.objects.filter(pk=date.pk).update(
        starts_at=date.starts_at + by, ends_at=date.ends_at + by
    )
    date.refresh_from_db()


def deliver(message: Message) -> bool:
    """Send one message if it is due; say whether it was sent."""
    return send([message.pk]) == 1


def make_source(**fields: Any) -> EventSource:
    """A training as its page would describe it, in a week, 18:00 to 20:30."""
    defaults = {
        "key": uuid4(),
        "title": "Haushalt lesen",
        "location_key": None,
        "schedule": Schedule(
            first_date=timezone.localdate() + timedelta(days=7),
            start_time=time(18, 0),
            end_time=time(20, 30),
        ),
    }
    return EventSource(**(defaults | fields))


def make_date(**fields: Any) -> Occurrence:
    """The date of a training that has no page: quicker, where no page is needed."""
    return publish_event(make_source(**fields)).occurrences.get()


def make_source_of(number: int, in_days: int = 7, **fields: Any) -> EventSource:
    """A training of so many dates, day after day."""
    rule = Recurrence(rrules=[Rule(DAILY, count=number)])
    first = timezone.localdate() + timedelta(days=in_days)
    schedule = replace(make_source().schedule, first_date=first, rule=rule)
    return make_source(**({"schedule": schedule} | fields))


def make_dates(number: int, **fields: Any) -> list[Occurrence]:
    """So many dates of one training without a page, from in a week on, day after day."""
    event = publish_event(make_source_of(number, **fields))
    return list(event.occurrences.order_by("starts_at"))
