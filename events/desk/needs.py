"""What those who come to a date need, counted: for the kitchen, the interpreters, the doors."""

from __future__ import annotations

from collections import Counter

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_required

from events.records.models import Need, Occurrence, Place
from events.records.models.place_states import PlaceState


@require_safe
@permission_required("records.work_at_desk")
def needs(request: HttpRequest, pk: int) -> HttpResponse:
    """How many need what: people where each was asked, else those who registered together, once."""
    dates = Occurrence.objects.visible_to(request.user).select_related("event")
    date = get_object_or_404(dates, pk=pk)
    return render(request, "desk/needs.html", {"date": date, "counted": counted_needs(date)})


def counted_needs(date: Occurrence) -> list[tuple[str, int]]:
    """Each need with what is said of it, and how often; the most frequent first."""
    sure = Place.objects.filter(occurrence=date, state=PlaceState.CONFIRMED)
    coming = Q(participant__in=sure.values("participant"))
    together = Q(participant=None, registration__in=sure.values("participant__registration"))
    found = Need.objects.filter(coming | together).order_by("kind", "pk")
    return Counter(str(need) for need in found).most_common()
