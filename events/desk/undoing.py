"""Undoing what the desk has just done to places, while nobody has heard of it.

What can be undone stands in the session: keys and states, nothing of people.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin.auth import permission_required
from wagtail.log_actions import log

from events.booking.states import BookingError
from events.booking.undo import undo_by_team
from events.outbox.queue import HELD_BACK
from events.records.models import Occurrence, Registration

from .date_access import date_or_404
from .responses import see_other

KEY = "desk_undo"


def remember_undo(request: HttpRequest, date: Occurrence, states: Mapping[int, Any]) -> None:
    """Keep how places stood, by registration and key of the place."""
    until = (timezone.now() + HELD_BACK).isoformat()
    request.session[KEY] = {"date": date.pk, "until": until, "states": states}


def undoable(request: HttpRequest, date: Occurrence) -> int:
    """How many places of the date can still have back how they stood."""
    kept = request.session.get(KEY)
    if not kept or kept["date"] != date.pk:
        return 0
    is_over = datetime.fromisoformat(kept["until"]) <= timezone.now()
    return 0 if is_over else sum(map(len, kept["states"].values()))


@require_POST
@permission_required("records.work_at_desk")
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Have everything as it was, as far as that can still be."""
    date = date_or_404(request, pk)
    number = undoable(request, date)
    kept = request.session.pop(KEY, {"states": {}})["states"] if number else {}
    undone, refused = 0, ""
    for registration in Registration.objects.visible_to(request.user).filter(pk__in=kept):
        states = {int(place): state for place, state in kept[str(registration.pk)].items()}
        try:
            undo_by_team(registration, states)
            undone += len(states)
        except BookingError as error:
            refused = str(error)
    if undone:
        log(date, "events.places_undo", user=request.user, data={"places": undone})
        said = ngettext(
            "%(number)s place is as it was.", "%(number)s places are as they were.", undone
        )
        messages.success(request, said % {"number": undone})
    if refused or not undone:
        messages.error(request, refused or _("It is too late to undo this."))
    return see_other("desk:people", pk)
