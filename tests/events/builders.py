"""Registrations for tests that need some, made by the booking service."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any
from uuid import uuid4

from django.db.models import F
from django.utils import timezone
from recurrence import DAILY, Recurrence, Rule

from events.booking.verbs import HOLD, SignUp, cancel, confirm, register
from events.mails.delivery import send_due_messages
from events.records.models import (
    Event,
    Message,
    Need,
    Occurrence,
    Participant,
    Place,
    Registration,
)
from events.records.models.place_states import HOLD_STATES, PlaceState
from events.records.models.registration_options import NeedKind
from events.schedule.expansion import Schedule, plan
from events.trainings.models import EventPage
from events.trainings.publishing import Projection, publish_event


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


def date_of(training: EventPage) -> Occurrence:
    """The one date of a training with a page."""
    return Occurrence.objects.get(event__key=training.translation_key)


def write_place(
    occurrence: Occurrence,
    name: str = "Leyla Öz",
    email: str = "leyla@example.org",
    state: str = PlaceState.CONFIRMED,
    needs: str = "",
    **fields: str,
) -> Place:
    """Somebody's place in any state, written past the booking service and its limits."""
    registration = Registration.objects.create(
        submission=uuid4(),
        event=occurrence.event,
        email=email,
        privacy_acknowledged_at=timezone.now(),
        **({"language": "de", "council": "Integrationsbeirat Erfurt"} | fields),
    )
    if needs:
        Need.objects.create(registration=registration, kind=NeedKind.OTHER, note=needs)
    participant = Participant.objects.create(registration=registration, name=name)
    return Place.objects.create(
        participant=participant,
        occurrence=occurrence,
        person=uuid4().hex,
        state=state,
        held_until=timezone.now() + HOLD if state in HOLD_STATES else None,
    )


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
    """Send one message if it is due, while all others wait; say whether it was sent."""
    others = Message.objects.exclude(pk=message.pk)
    others.update(due_at=F("due_at") + timedelta(days=1))
    sent = send_due_messages()
    others.update(due_at=F("due_at") - timedelta(days=1))
    return sent == 1


def make_schedule(**fields: Any) -> Schedule:
    """One date in a week, 18:00 to 20:30."""
    defaults = {
        "first_date": timezone.localdate() + timedelta(days=7),
        "start_time": time(18, 0),
        "end_time": time(20, 30),
    }
    return Schedule(**(defaults | fields))


def make_projection(schedule: Schedule | None = None, **fields: Any) -> Projection:
    """A training as its page would describe it, in a week, 18:00 to 20:30."""
    schedule = schedule or make_schedule()
    planned = plan(schedule)
    defaults = {
        "key": uuid4(),
        "title": "Haushalt lesen",
        "zone": schedule.zone,
        "series": planned.series.as_json() if planned.series else None,
    }
    return Projection(Event(**(defaults | fields)), planned.dates)


def revised(projection: Projection, **fields: Any) -> Projection:
    """The same after an editor has changed these."""
    return Projection(Event(**(projection.event.projected_values() | fields)), projection.dates)


def make_date(**fields: Any) -> Occurrence:
    """The date of a training that has no page: quicker, where no page is needed."""
    return publish_event(make_projection(**fields)).occurrences.get()


def daily(number: int, in_days: int = 7) -> Schedule:
    """So many dates, day after day."""
    first = timezone.localdate() + timedelta(days=in_days)
    return make_schedule(first_date=first, rule=Recurrence(rrules=[Rule(DAILY, count=number)]))


def make_dates(number: int, **fields: Any) -> list[Occurrence]:
    """So many dates of one training without a page, from in a week on, day after day."""
    event = publish_event(make_projection(daily(number), **fields))
    return list(event.occurrences.order_by("starts_at"))
