"""Where a place can stand."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PlaceState(models.TextChoices):
    """Where a place stands on its way; `events.booking.states.TRANSITIONS` has the ways."""

    UNCONFIRMED = "unconfirmed", _("not confirmed yet")
    CONFIRMED = "confirmed", _("confirmed")
    WAITLISTED = "waitlisted", _("on the waiting list")
    OFFERED = "offered", _("place offered")
    CANCELLED = "cancelled", _("given up")
    EXPIRED = "expired", _("expired")


ACTIVE_STATES = (
    PlaceState.UNCONFIRMED,
    PlaceState.CONFIRMED,
    PlaceState.WAITLISTED,
    PlaceState.OFFERED,
)


HOLD_STATES = (PlaceState.UNCONFIRMED, PlaceState.OFFERED)


class PlaceStatus(StrEnum):
    """What a place comes to now, for the person it belongs to: see `Place.status_at`."""

    HELD = "held"  # until they confirm
    TURN = "turn"  # kept on the waiting list until they confirm
    LAPSED = "lapsed"  # not confirmed in time
    UNHELD = "unheld"  # was never held: who confirms first has the seat
    CONFIRMED = "confirmed"
    WAITING = "waiting"
    OFFERED = "offered"
    OFFER_OVER = "offer_over"
    GIVEN_UP = "given_up"


def holding(now: datetime | None = None) -> models.Q:
    """The condition for places that take a seat now: confirmed ones, and holds until their end.

    A hold past its deadline holds nothing, whether or not a job has noticed. Nor does one that only
    keeps somebody's turn on the waiting list until they have confirmed their address.
    """
    held = models.Q(state=PlaceState.UNCONFIRMED, queued_at=None)
    held |= models.Q(state=PlaceState.OFFERED)
    held &= models.Q(held_until__gt=now or timezone.now())
    return models.Q(state=PlaceState.CONFIRMED) | held
