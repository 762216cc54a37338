"""What the desk can do with people on a date: the words, and the verb of booking that does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from events.booking.by_team import (
    Manner,
    move_by_team,
    offer_by_team,
    put_on_list,
    seat_by_team,
)
from events.booking.verbs import remove_places
from events.records.models import Occurrence, Registration
from events.records.models.place_states import ACTIVE_STATES, PlaceState

# With the keys of places of one registration on one date; and another date, where one is chosen.
Act = Callable[[Registration, Sequence[int], Manner, Occurrence | None], None]

PEOPLE, LINE = False, True  # the two lists of a date: who comes, and who waits


@dataclass(frozen=True)
class Verb:
    """Something that can be done with places of a date."""

    name: str
    label: Any
    button: Any  # with the number of places
    done: Any  # with the number of places
    act: Act
    states: Sequence[str]  # of the places that it can be done with
    on_lists: Sequence[bool] = (PEOPLE, LINE)
    has_target: bool = False
    can_exceed: bool = False
    always_tells: bool = False
    can_be_undone: bool = False
    frees_seats: bool = False


def _take_back(
    registration: Registration, places: Sequence[int], manner: Manner, _to: Occurrence | None
) -> None:
    remove_places(registration, places, tells=manner.tells)


def _move(
    registration: Registration, places: Sequence[int], manner: Manner, to: Occurrence | None
) -> None:
    assert to  # noqa: S101 - the form asks for it
    move_by_team(registration, places, to, manner)


def _by_team(verb: Callable[[Registration, Sequence[int], Manner], None]) -> Act:
    return lambda registration, places, manner, _to: verb(registration, places, manner)


_VERBS = (
    Verb(
        "seat",
        _("Confirm"),
        ngettext_lazy("Confirm %(number)s place", "Confirm %(number)s places", "number"),
        ngettext_lazy(
            "%(number)s place is confirmed.", "%(number)s places are confirmed.", "number"
        ),
        _by_team(seat_by_team),
        (PlaceState.UNCONFIRMED, PlaceState.EXPIRED, PlaceState.WAITLISTED, PlaceState.OFFERED),
        can_exceed=True,
    ),
    Verb(
        "offer",
        _("Offer a place"),
        ngettext_lazy("Offer %(number)s place", "Offer %(number)s places", "number"),
        ngettext_lazy("%(number)s place is offered.", "%(number)s places are offered.", "number"),
        _by_team(offer_by_team),
        (PlaceState.WAITLISTED,),
        on_lists=(LINE,),
        can_exceed=True,
        always_tells=True,
    ),
    Verb(
        "wait",
        _("Put on the list"),
        ngettext_lazy(
            "Put %(number)s person on the list", "Put %(number)s people on the list", "number"
        ),
        ngettext_lazy("%(number)s person waits.", "%(number)s people wait.", "number"),
        _by_team(put_on_list),
        (PlaceState.CONFIRMED,),
        on_lists=(PEOPLE,),
        frees_seats=True,
    ),
    Verb(
        "move",
        _("Move to another date"),
        ngettext_lazy("Move %(number)s person", "Move %(number)s people", "number"),
        ngettext_lazy("%(number)s person is moved.", "%(number)s people are moved.", "number"),
        _move,
        ACTIVE_STATES,
        has_target=True,
        can_exceed=True,
        can_be_undone=True,
        frees_seats=True,
    ),
    Verb(
        "take_back",
        _("Take back"),
        ngettext_lazy("Take back %(number)s place", "Take back %(number)s places", "number"),
        ngettext_lazy(
            "%(number)s place is taken back.", "%(number)s places are taken back.", "number"
        ),
        _take_back,
        ACTIVE_STATES,
        can_be_undone=True,
        frees_seats=True,
    ),
)
VERBS = {verb.name: verb for verb in _VERBS}
