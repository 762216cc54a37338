"""Which way a place can go, and why a wish cannot be met."""

from __future__ import annotations

from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from events.records.models import Occurrence, Place
from events.records.models.place_states import PlaceState

# Which state may follow which. A place expires by its deadline alone, whether or not a job ran, so
# a late confirmation is the same before and after the job: it takes a seat if one is left, or a
# turn on the waiting list.
TRANSITIONS: dict[str, frozenset[str]] = {
    PlaceState.UNCONFIRMED: frozenset(
        {PlaceState.CONFIRMED, PlaceState.WAITLISTED, PlaceState.CANCELLED, PlaceState.EXPIRED}
    ),
    PlaceState.WAITLISTED: frozenset({PlaceState.OFFERED, PlaceState.CANCELLED}),
    PlaceState.OFFERED: frozenset({PlaceState.CONFIRMED, PlaceState.CANCELLED, PlaceState.EXPIRED}),
    PlaceState.CONFIRMED: frozenset({PlaceState.CANCELLED}),
    PlaceState.EXPIRED: frozenset({PlaceState.CONFIRMED, PlaceState.WAITLISTED}),
    PlaceState.CANCELLED: frozenset(),
}


class Refusal(TextChoices):
    """Why a wish cannot be met, in words for the person who has it."""

    UNKNOWN = "unknown", _("This date does not exist. Please choose another one.")
    WITHDRAWN = "withdrawn", _("This training is not offered any more.")
    ELSEWHERE = "elsewhere", _("One does not register here for this training.")
    CANCELLED = "cancelled", _("This date is cancelled.")
    PAST = "past", _("This date is over.")
    EARLY = "early", _("Registration for this date has not opened yet.")
    CLOSED = "closed", _("Registration for this date is closed.")
    FULL = "full", _("This date is full.")
    TOO_FEW = "too_few", _("There are not enough places left for all of you.")
    TOO_LARGE = (
        "too_large",
        _("There are more of you than places on this date. Please register fewer people."),
    )
    TWICE = (
        "twice",
        _("You are already registered for this date. Our e-mail has the link to your place."),
    )
    SAME_NAME = "same_name", _("Please give each person a name of their own.")
    TOO_MANY = "too_many", _("So many people cannot register together.")
    DATES = "dates", _("Please choose other dates: these do not go together.")
    UNCONFIRMED = "unconfirmed", _("Please confirm your place first, with the link in our e-mail.")
    GIVEN_UP = (
        "given_up",
        _("This place was given up. Please register again if you would like to come."),
    )
    UNDO_OVER = "undo_over", _("It is too late to undo this.")
    TAKEN = "taken", _("Somebody else has been given the place meanwhile.")
    OFFER_OVER = (
        "offer_over",
        _("This offer has run out, and the place went to the next in line."),
    )


class BookingError(Exception):
    """A wish that cannot be met. Nothing was written of it."""

    # Until when seats are held as for a stranger, where everybody is there already.
    kept_until: datetime | None = None

    def __init__(self, refusal: Refusal, occurrence: Occurrence | None = None):
        super().__init__(refusal)
        self.refusal = refusal
        self.occurrence = occurrence  # the date it is about; none where it is about all

    def __str__(self) -> str:
        return str(self.refusal.label)


class InvalidTransitionError(Exception):
    """A mistake in the code: no way leads from this state to that."""


def change_state(place: Place, state: PlaceState, now: datetime) -> None:
    """The one function that changes a place's state. Its date is locked."""
    if state not in TRANSITIONS[place.state]:
        raise InvalidTransitionError(f"{place.state} → {state}")
    place.state = state
    place.changed_at = now
    place.save(update_fields=["state", "changed_at", "held_until", "queued_at", "given_back_from"])
