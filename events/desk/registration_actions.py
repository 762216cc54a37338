"""What the team does for or to one registration: take back places, make its links invalid."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import permission_required
from wagtail.log_actions import log

from events.booking.states import BookingError
from events.booking.verbs import remove_places
from events.privacy.link_renewal import renew_links
from events.records.models import Occurrence, Place, Registration

from .registrations import written_date
from .responses import see_other

INSPECT = "registrations:inspect"


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("records.work_at_desk")
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """What taking back the chosen places would do, and the button that does it."""
    registration = _registration(request, pk)
    sent = request.POST if request.method == "POST" else request.GET
    places = _chosen(registration, sent.getlist("place"))
    if not places:
        messages.error(request, _("Please choose at least one place that can be taken back."))
        return see_other(INSPECT, pk)
    if request.method == "POST":
        return _taken_back(request, registration, places, pk)
    context = {
        "pk": pk,
        "registration": registration,
        "places": [_row(place) for place in places],
        "dates": _dates(places),
    }
    return render(request, "desk/remove_places.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("records.work_at_desk")
def new_links(request: HttpRequest, pk: int) -> HttpResponse:
    """What new links mean for the person, and the button that makes them."""
    registration = _registration(request, pk)
    if not registration.email:
        messages.error(request, _("There is no address any more that links could be sent to."))
        return see_other(INSPECT, pk)
    if request.method == "POST":
        renew_links(registration)
        log(registration, "events.links_renew", user=request.user)
        said = _("The old links do not work any more. New ones are sent to %(address)s.")
        messages.success(request, said % {"address": registration.email})
        return see_other(INSPECT, pk)
    return render(request, "desk/new_links.html", {"pk": pk, "registration": registration})


def _registration(request: HttpRequest, pk: int) -> Registration:
    """The one that the place with this key belongs to, as far as `request.user` may see it."""
    places = Place.objects.visible_to(request.user)
    place = get_object_or_404(places.select_related("participant__registration__event"), pk=pk)
    return place.participant.registration


def _chosen(registration: Registration, keys: list[str]) -> list[Place]:
    """Those of the chosen places that can still be taken back."""
    places = Place.objects.filter(participant__registration=registration).with_queue_position()
    found = places.select_related("participant", "occurrence__event")
    return [
        place
        for place in found.order_by("occurrence__starts_at", "participant__position")
        if str(place.pk) in keys and place.is_active and not place.occurrence.is_past
    ]


def _taken_back(
    request: HttpRequest, registration: Registration, places: list[Place], pk: int
) -> HttpResponse:
    try:
        remove_places(registration, [place.pk for place in places])
    except BookingError as error:
        messages.error(request, str(error))
        return see_other(INSPECT, pk)
    log(registration, "events.places_remove", user=request.user, data={"places": len(places)})
    said = ngettext(
        "%(number)s place is taken back, and the person is told.",
        "%(number)s places are taken back, and the person is told.",
        len(places),
    )
    messages.success(request, said % {"number": len(places)})
    return see_other(INSPECT, pk)


def _row(place: Place) -> dict[str, Any]:
    return {
        "pk": place.pk,
        "name": str(place.participant),
        "date": written_date(place.occurrence),
        "state": place.standing,
    }


def _dates(places: list[Place]) -> list[dict[str, Any]]:
    """The dates on which a seat becomes free, and how many people wait for one there."""
    freed = {place.occurrence_id for place in places if place.holds_a_seat}
    dates = Occurrence.objects.filter(pk__in=freed).with_taken().select_related("event")
    return [
        {"date": written_date(date), "waiting": date.people_waiting}
        for date in dates
        if not (date.is_cancelled or date.is_closed)
    ]
