"""What somebody may ask of us: to know everything, to take it along, to be forgotten.

Art. 15, 20 and 17 GDPR. Who asks has a link that was mailed just now (`Purpose.ADDRESS`) and speaks
for the address of the registration it was made for. Only what was confirmed is shown: anybody can
type somebody else's address, and what they typed with it is not that person's.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from events.booking import verbs as booking
from events.booking.locking import lock_registrations
from events.booking.states import BookingError, Refusal
from events.outbox.queue import queue_to_address
from events.records.models import (
    Answer,
    Interest,
    Message,
    Need,
    Occurrence,
    Participant,
    Place,
    Registration,
)
from events.records.models.interests import InterestQuerySet
from events.records.models.messages import MessageKind, MessageQuerySet
from events.records.models.registrations import RegistrationQuerySet

from .retention import (
    TOOK_PART,
    DeletionDates,
    deletion_dates,
    forget,
    interest_ends_at,
    reason_for_names,
)
from .write_ahead_log import empty_on_commit

FORMAT = "kommpaktiv/my-data/1"


def confirmed_of(registration: Registration) -> list[Registration]:
    """The registrations of the same address that were confirmed."""
    return [one for one in all_of(registration) if one.confirmed_at]


def all_of(registration: Registration) -> list[Registration]:
    """Every registration of the same address."""
    return list(_with_everything(_rows_of(registration)).order_by("created_at", "pk"))


def _rows_of(registration: Registration) -> RegistrationQuerySet:
    if not registration.email:
        return Registration.objects.filter(pk=registration.pk)
    return Registration.objects.of_address(registration.email)


def alone_to(registration: Registration) -> MessageQuerySet:
    """Messages to the address alone, while they wait to be sent or have failed."""
    return Message.objects.of_address(registration.email).filter(registration=None)


def interests_of(registration: Registration) -> InterestQuerySet:
    """Which new dates the address wants to hear of, as far as it was confirmed."""
    return Interest.objects.of_address(registration.email).confirmed().order_by("created_at", "pk")


def _with_everything(registrations: QuerySet[Registration]) -> QuerySet[Registration]:
    return registrations.select_related("event").prefetch_related(
        "participants__places__occurrence__event",
        "participants__places__marks",
        "answers__participant",
        "needs__participant",
        "messages__occurrence__event",
        "messages__places__participant",
        "messages__places__occurrence__event",
    )


# To know, and to take along ----------------------------------------------------------------------


def my_data(registration: Registration) -> dict[str, Any]:
    """Everything that is stored of this person, as JSON can hold it; docs/my-data.md has the keys.

    Only the hash that tells whether somebody registers twice is left out: it says nothing new.
    """
    mine = confirmed_of(registration)
    going = deletion_dates(mine)
    return {
        "format": FORMAT,
        "made_at": _moment(timezone.now()),
        "email": registration.email,
        "registrations": [_registration(one, going[one.pk]) for one in mine],
        "unconfirmed_sign_ups": len(all_of(registration)) - len(mine),
        "interests": [_interest(interest) for interest in interests_of(registration)],
        "other_messages": [_message(message) for message in alone_to(registration)],
    }


def _registration(registration: Registration, going: DeletionDates) -> dict[str, Any]:
    return {
        "reference": str(registration.reference),
        "training": registration.event.title,
        "email": registration.email,
        "council": registration.council,
        "telephone": registration.telephone,
        "language": registration.language,
        "registered_at": _moment(registration.created_at),
        "privacy_notice_read_at": _moment(registration.privacy_acknowledged_at),
        "email_confirmed_at": _moment(registration.confirmed_at),
        "people": [_person(person) for person in registration.participants.all()],
        "answers": [_answer(answer) for answer in registration.answers.all()],
        "needs": [_need(need) for need in registration.needs.all()],
        "messages": [_message(message) for message in registration.messages.all()],
        "deleted_at": {
            "needs": _moment(going.needs),
            "contact": _moment(going.contact),
            "names": _moment(going.names),
        },
    }


def _person(person: Participant) -> dict[str, Any]:
    return {"name": person.name, "places": [_place(place) for place in person.places.all()]}


def _place(place: Place) -> dict[str, Any]:
    return {
        "date": _date(place.occurrence),
        "state": place.state,
        "state_since": _moment(place.changed_at),
        "registered_at": _moment(place.created_at),
        "held_until": _moment(place.held_until),
        "in_line_since": _moment(place.queued_at),
        "attendance": [
            {"said": mark.kind, "at": _moment(mark.marked_at)} for mark in place.marks.all()
        ],
    }


def _date(date: Occurrence) -> dict[str, Any]:
    where = date.where
    return {
        "start": date.local_start.isoformat(),
        "end": date.local_end.isoformat(),
        "time_zone": date.event.zone,
        "is_cancelled": date.is_cancelled,
        "is_online": where.is_online,
        "venue": where.venue,
        "address": where.address,
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {"question": answer.label, "answer": answer.value, "person": _name(answer)}


def _need(need: Need) -> dict[str, Any]:
    return {"kind": need.kind, "note": need.note, "person": _name(need)}


def _name(said: Answer | Need) -> str | None:
    """Of whom it is said; none where of all who registered together."""
    return said.participant.name if said.participant else None


def _message(message: Message) -> dict[str, Any]:
    return {
        "kind": message.kind,
        "date": _date(message.occurrence) if message.occurrence else None,
        "tells_of": [_told(place) for place in message.places.all()],
        "state": message.state,
        "written_at": _moment(message.created_at),
        "sent_at": _moment(message.sent_at),
        "last_error": message.error,
    }


def _interest(interest: Interest) -> dict[str, Any]:
    return {
        "kind": interest.kind,
        "key": str(interest.key),
        "language": interest.language,
        "asked_at": _moment(interest.created_at),
        "confirmed_at": _moment(interest.confirmed_at),
        "deleted_at": _moment(interest_ends_at(interest)),
    }


def _told(place: Place) -> dict[str, Any]:
    return {"name": place.participant.name, "start": place.occurrence.local_start.isoformat()}


def _moment(moment: datetime | None) -> str | None:
    """ISO 8601 in UTC; none where it has not come."""
    return moment.isoformat(timespec="seconds") if moment else None


# To be forgotten ---------------------------------------------------------------------------------


def erase(registration: Registration) -> None:
    """Forget everybody and everything of this registration's address, and say so in a last mail.

    Coming places are given back first, so that the next in line is offered them. Names stay, with
    nothing but the dates, where the law asks for a proof that these people took part (Art. 17 (3)).
    """
    with transaction.atomic():
        locked = lock_registrations(_rows_of(registration))
        everything = [one for one in all_of(registration) if one.pk in locked]
        seen = registration.link_version
        registration.refresh_from_db(fields=["email", "link_version"])
        if registration.link_version != seen:
            return  # done by somebody who was quicker
        Occurrence.objects.locked(_dates_of(everything))
        for one in everything:
            _give_back(one)
        alone_to(registration).delete()
        Interest.objects.of_address(registration.email).delete()
        forget(everything, keep_names=bool(reason_for_names()))
        if registration.email:
            queue_to_address(registration.email, registration.language, MessageKind.ERASED)
        empty_on_commit()


def names_that_stay(registrations: Collection[Registration]) -> list[Participant]:
    """Whose names an erasure now would leave, and why is in the settings."""
    if not reason_for_names():
        return []
    over = Place.objects.filter(TOOK_PART, occurrence__ends_at__lte=timezone.now())
    people = Participant.objects.filter(
        Exists(over.filter(participant=OuterRef("pk"))), registration__in=registrations
    )
    return list(people.exclude(name=""))


def _give_back(registration: Registration) -> None:
    try:
        booking.cancel(registration)
    except BookingError as error:
        if error.refusal != Refusal.PAST:
            raise


def _dates_of(registrations: Collection[Registration]) -> set[int]:
    places = Place.objects.filter(participant__registration__in=registrations)
    return set(places.order_by().values_list("occurrence", flat=True))
