"""Who is here: a list to tick at the door, one tap each, with undo."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import permission_required
from wagtail.log_actions import log

from events.records.models import AttendanceMark, Occurrence, Place
from events.records.models.attendance import MarkKind
from events.records.models.place_states import PlaceState
from kommpaktiv.accounts import audit
from kommpaktiv.languages.dates import clock

from .date_access import date_or_404
from .date_page import context_of
from .responses import see_other

THIS_SITE = "desk"  # the device, where it is a browser of the desk


def mark(places: list[Place], kind: MarkKind, user: AbstractUser | AnonymousUser, key: UUID) -> int:
    """Note it of those of whom it is news; return of how many. The same key says nothing new."""
    here = AttendanceMark.objects.present(places)
    news = [place for place in places if (place.pk in here) != (kind == MarkKind.HERE)]
    now = timezone.now()
    marks = [
        AttendanceMark(
            key=UUID(int=(key.int + place.pk) % 2**128),
            place=place,
            kind=kind,
            device=THIS_SITE,
            marked_at=now,
            author_id=user.pk,
        )
        for place in news
    ]
    AttendanceMark.objects.bulk_create(marks, ignore_conflicts=True)
    return len(marks)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("records.work_at_desk")
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """The list, and the taps on it."""
    date = date_or_404(request, pk)
    places = _expected(date)
    if request.method == "POST":
        return _marked(request, date, places)
    audit.record(audit.VIEWED, date, request.user)
    here = AttendanceMark.objects.present(places)
    rows = [_row(place, here.get(place.pk)) for place in places]
    context: dict[str, Any] = {
        "rows": rows,
        "number": len(rows),
        "here": len(here),
        "key": uuid4(),
        "absent": len(rows) - len(here),
    }
    return render(
        request, "desk/attendance.html", context_of(request, date, "attendance") | context
    )


def _expected(date: Occurrence) -> list[Place]:
    places = Place.objects.filter(occurrence=date, state=PlaceState.CONFIRMED)
    related = places.select_related("participant__registration")
    return list(
        related.prefetch_related("participant__registration__needs").order_by(
            "participant__name", "pk"
        )
    )


def _row(place: Place, said: AttendanceMark | None) -> dict[str, Any]:
    since = clock(timezone.localtime(said.marked_at)) if said else ""
    return {
        "place": place,
        "is_here": bool(said),
        "said": _("here since %(time)s") % {"time": since} if said else _("not here yet"),
    }


def _marked(request: HttpRequest, date: Occurrence, places: list[Place]) -> HttpResponse:
    kind = MarkKind.UNDONE if "undone" in request.POST else MarkKind.HERE
    asked = request.POST.get("undone") or request.POST.get("here", "")
    chosen = [place for place in places if asked in ("all", str(place.pk))]
    try:
        key = UUID(request.POST.get("key", ""))
    except ValueError:
        key = uuid4()
    if number := mark(chosen, kind, request.user, key):
        log(date, f"events.attendance_{kind}", user=request.user, data={"places": number})
    return see_other("desk:attendance", date.pk)
