"""Booking: the only code that changes the state of a place.

Every verb is one transaction: the dates concerned are locked in the order of their primary keys,
places are counted under the lock, and only then something is written. SQLite knows no row locks;
there the transaction itself is exclusive (`transaction_mode IMMEDIATE`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import Occurrence, Participant, Place, Registration
from events.models.messages import MessageKind
from events.models.registrations import PlaceState

from .messages import tell
from .people import person_key

HOLD = timedelta(hours=24)
SHORTEST_HOLD = timedelta(minutes=15)

# Which state may follow which. A place expires by its deadline alone, whether or not a job ran, so
# a late confirmation is the same before and after the job: it takes a seat if one is left.
TRANSITIONS: dict[str, frozenset[str]] = {
    PlaceState.UNCONFIRMED: frozenset(
        {PlaceState.CONFIRMED, PlaceState.WAITLISTED, PlaceState.CANCELLED, PlaceState.EXPIRED}
    ),
    PlaceState.WAITLISTED: frozenset({PlaceState.OFFERED, PlaceState.CANCELLED}),
    PlaceState.OFFERED: frozenset({PlaceState.CONFIRMED, PlaceState.CANCELLED, PlaceState.EXPIRED}),
    PlaceState.CONFIRMED: frozenset({PlaceState.CANCELLED}),
    PlaceState.EXPIRED: frozenset({PlaceState.CONFIRMED}),
    PlaceState.CANCELLED: frozenset(),
}


class Refusal(TextChoices):
    """Why a wish cannot be met, in words for the person who has it."""

    UNKNOWN = "unknown", _("This date does not exist. Please choose another one.")
    WITHDRAWN = "withdrawn", _("This training is not offered any more.")
    CANCELLED = "cancelled", _("This date is cancelled.")
    PAST = "past", _("This date is over.")
    CLOSED = "closed", _("Registration for this date is closed.")
    FULL = "full", _("This date is full.")
    TWICE = (
        "twice",
        _("You are already registered for this date. Our e-mail has the link to your place."),
    )
    GIVEN_UP = (
        "given_up",
        _("This place was given up. Please register again if you would like to come."),
    )


class BookingError(Exception):
    """A wish that cannot be met; nothing was written."""

    def __init__(self, refusal: Refusal):
        super().__init__(refusal)
        self.refusal = refusal

    def __str__(self) -> str:
        return str(self.refusal.label)


class InvalidTransitionError(Exception):
    """A mistake in the code: no way leads from this state to that."""


@dataclass(frozen=True, kw_only=True)
class SignUp:
    """What somebody asks for: themselves, on one date."""

    occurrence: int
    submission: UUID  # of the form as it was shown
    name: str
    email: str
    language: str
    council: str = ""
    needs: str = ""


def register(sign_up: SignUp) -> Registration:
    """Hold a place until it is confirmed, and ask for that by mail.

    The same form sent twice is one registration.

    :raises BookingError: when there is no such place to be had.
    """
    with transaction.atomic():
        date = _lock([sign_up.occurrence]).get(sign_up.occurrence)
        if date is None:
            raise BookingError(Refusal.UNKNOWN)
        _expire_lapsed(date)
        person = person_key(sign_up.email, sign_up.name)
        submission = uuid5(sign_up.submission, f"{date.uid} {person}")
        if earlier := _active_place(date, person):
            if earlier.participant.registration.submission == submission:
                return earlier.participant.registration
            raise BookingError(Refusal.TWICE)
        _require_open(date)
        return _write(sign_up, date, person, submission)


def confirm(registration: Registration) -> None:
    """Make the registration's places sure, and tell the person how to reach them.

    Twice is harmless. When the hold has lapsed, a seat is taken if one is left.

    :raises BookingError: when a place cannot be confirmed.
    """
    with transaction.atomic():
        for place in _locked_places(registration):
            if place.state != PlaceState.CONFIRMED:
                _require_confirmable(place)
                _change(place, PlaceState.CONFIRMED)
        tell(registration, MessageKind.CONFIRMED)


def cancel(registration: Registration) -> None:
    """Give the registration's places back. Twice is harmless.

    :raises BookingError: when the date is over.
    """
    with transaction.atomic():
        given_up = [
            place
            for place in _locked_places(registration)
            if PlaceState.CANCELLED in TRANSITIONS[place.state]
        ]
        for place in given_up:
            if place.occurrence.is_past:
                raise BookingError(Refusal.PAST)
            _change(place, PlaceState.CANCELLED)
        if given_up:
            tell(registration, MessageKind.GIVEN_UP)


def expire_lapsed_holds() -> int:
    """Mark holds past their deadline as expired; return how many.

    It keeps lists tidy, no more: a lapsed hold holds nothing anyway.
    """
    dates = Place.objects.lapsed().order_by().values_list("occurrence", flat=True).distinct()
    expired = 0
    for pk in sorted(dates):
        with transaction.atomic():
            for date in _lock([pk]).values():
                expired += _expire_lapsed(date)
    return expired


def held_until(date: Occurrence, now: datetime) -> datetime:
    """How long an unconfirmed place is held: a day, but not beyond the closing of registration.

    Who registers in the last minutes still gets a quarter of an hour to read the mail.
    """
    return max(min(now + HOLD, date.closes_at), now + SHORTEST_HOLD)


def _lock(pks: Iterable[int]) -> dict[int, Occurrence]:
    """The dates with these primary keys, locked, in the same order for everybody."""
    dates = Occurrence.objects.select_for_update(of=("self",)).select_related("event")
    return {date.pk: date for date in dates.filter(pk__in=pks).order_by("pk")}


def _locked_places(registration: Registration) -> list[Place]:
    """The registration's places as they are, now that their dates are locked."""
    places = Place.objects.filter(participant__registration=registration).order_by("pk")
    dates = _lock(list(places.values_list("occurrence", flat=True)))
    for date in dates.values():
        _expire_lapsed(date)
    found = list(places)
    for place in found:
        place.occurrence = dates[place.occurrence_id]
    return found


def _change(place: Place, state: PlaceState) -> None:
    """The one function that changes a place's state. Its date is locked."""
    if state not in TRANSITIONS[place.state]:
        raise InvalidTransitionError(f"{place.state} → {state}")
    place.state = state
    place.changed_at = timezone.now()
    place.save(update_fields=["state", "changed_at"])


def _expire_lapsed(date: Occurrence) -> int:
    """Mark what holds nothing any more, so that the person can register again."""
    lapsed = list(Place.objects.lapsed().filter(occurrence=date))
    for place in lapsed:
        _change(place, PlaceState.EXPIRED)
    return len(lapsed)


def _active_place(date: Occurrence, person: str) -> Place | None:
    places = Place.objects.active().filter(occurrence=date, person=person)
    return places.select_related("participant__registration").first()


def _require_takes_place(date: Occurrence) -> None:
    if not date.event.is_published:
        raise BookingError(Refusal.WITHDRAWN)
    if date.is_cancelled:
        raise BookingError(Refusal.CANCELLED)
    if date.is_past:
        raise BookingError(Refusal.PAST)


def _require_open(date: Occurrence) -> None:
    """A new seat can be taken now."""
    _require_takes_place(date)
    if date.is_closed:
        raise BookingError(Refusal.CLOSED)
    if date.is_full:
        raise BookingError(Refusal.FULL)


def _require_confirmable(place: Place) -> None:
    if place.state == PlaceState.CANCELLED:
        raise BookingError(Refusal.GIVEN_UP)
    if place.holds_a_seat:
        _require_takes_place(place.occurrence)
        return
    if _active_place(place.occurrence, place.person):
        raise BookingError(Refusal.TWICE)
    _require_open(place.occurrence)


def _write(sign_up: SignUp, date: Occurrence, person: str, submission: UUID) -> Registration:
    now = timezone.now()
    if Registration.objects.filter(submission=submission).exists():
        submission = uuid4()  # sent again after the place was given up: a new registration
    registration = Registration.objects.create(
        submission=submission,
        event=date.event,
        email=sign_up.email,
        council=sign_up.council,
        language=sign_up.language,
        needs=sign_up.needs,
        privacy_acknowledged_at=now,
    )
    Place.objects.create(
        participant=Participant.objects.create(registration=registration, name=sign_up.name),
        occurrence=date,
        person=person,
        state=PlaceState.UNCONFIRMED,
        held_until=held_until(date, now),
    )
    tell(registration, MessageKind.PLEASE_CONFIRM)
    return registration
