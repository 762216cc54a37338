"""How a registration stands, in one line: the subject of a mail, and its heading.

A mail may tell of a place on one date and a turn on the waiting list of another, of one person or
of several. Its title says what is so for all, or that it is mixed, as of when it is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceState

from .dataclasses import ISOLATED, Letter


def headline(letter: Letter) -> str:
    """The line for this letter; empty for kinds that say the same however things stand."""
    write = HEADLINES.get(letter.kind)
    return write(letter) if write else ""


def heading(letter: Letter) -> str:
    """The same as a heading of the mail: warmer where there is nothing but good news."""
    if letter.kind != MessageKind.CONFIRMED or not letter.is_sure:
        return headline(letter)
    if letter.people > 1 or not letter.name:
        return pgettext("several", "We are glad that you are coming!")
    name = ISOLATED.format(letter.name)
    return _("We are glad that you are coming, %(name)s!") % {"name": name}


def _sure(letter: Letter) -> str:
    sure, waiting = letter.places(PlaceState.CONFIRMED), letter.places(PlaceState.WAITLISTED)
    if letter.is_half_sure:
        return _("One place is sure, one is not yet")
    if sure and waiting:
        return _("Confirmed in part, in part on the waiting list")
    if letter.refused:
        return _("Confirmed in part") if sure else _("In part on the waiting list")
    if waiting:
        return _("You are on the waiting list")
    return ngettext("Your place is confirmed", "Your places are confirmed", sure)


def _asked(letter: Letter) -> str:
    turns = letter.turns
    if not turns:
        return ngettext(
            "Please confirm your place", "Please confirm your places", letter.places_asked
        )
    if turns == letter.places_asked:
        return _("Please confirm your turn on the waiting list")
    return _("Please confirm your places and your turn on the waiting list")


def _given_up(letter: Letter) -> str:
    if letter.is_active:
        return _("Your registration has changed")
    gone = letter.places(PlaceState.CANCELLED)
    return ngettext("You have given your place back", "You have given your places back", gone)


def _removed(letter: Letter) -> str:
    gone = letter.places(PlaceState.CANCELLED)
    return ngettext("We had to take your place back", "We had to take your places back", gone)


def _offered(letter: Letter) -> str:
    return ngettext("A place for you", "Places for you", letter.places(PlaceState.OFFERED))


def _swapped(letter: Letter) -> str:
    """As of now: the other date may be gone again when the mail is sent."""
    return _("You have another date now") if letter.swap else _("Your registration has changed")


HEADLINES: Mapping[str, Callable[[Letter], str]] = {
    MessageKind.PLEASE_CONFIRM: _asked,
    MessageKind.CONFIRMED: _sure,
    MessageKind.WAITLISTED: _sure,
    MessageKind.PLACE_OFFERED: _offered,
    MessageKind.GIVEN_UP: _given_up,
    MessageKind.REMOVED: _removed,
    MessageKind.SWAPPED: _swapped,
}
