"""Confirming and giving back, for people without an account.

Nothing changes on GET: mail scanners follow links.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events.domain import registration as booking
from events.domain.states import BookingError
from events.domain.tokens import Purpose, make_token
from events.listing import in_readers_language
from events.models import EventPage, Place, Registration

from .pages import SeeOther, page_response, private, with_registration


@private
@require_http_methods(["GET", "HEAD", "POST"])
@with_registration(Purpose.CONFIRM)
def confirm(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Where the link of the first mail leads: one button."""
    return _change(request, registration, booking.confirm, "confirm", _("Confirm your place"))


@private
@require_http_methods(["GET", "HEAD", "POST"])
@with_registration(Purpose.MANAGE)
def manage(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Where the link of the second mail leads: one's place, and a button to give it back."""
    return _change(request, registration, booking.cancel, "manage", _("Your place"))


def _change(
    request: HttpRequest,
    registration: Registration,
    verb: Callable[[Registration], None],
    template: str,
    title: str,
) -> HttpResponse:
    """Show the registration; on POST do `verb` and lead to where one sees what came of it."""
    manage_url = _manage_url(registration)
    refusal, status = "", HTTPStatus.OK
    if request.method == "POST":
        try:
            verb(registration)
        except BookingError as error:
            refusal, status = str(error), HTTPStatus.CONFLICT
        else:
            return SeeOther(manage_url)
    places = Place.objects.filter(participant__registration=registration).select_related(
        "participant", "occurrence__event"
    )
    event = registration.event
    context = {
        "title": title,
        "registration": registration,
        "event": event,
        "training": in_readers_language(EventPage, {event.key}).get(event.key),
        "place": places.order_by("pk").first(),
        "refusal": refusal,
        "manage_url": manage_url,
    }
    return page_response(request, template, context, status)


def _manage_url(registration: Registration) -> str:
    token = make_token(registration, Purpose.MANAGE)
    return reverse("events_public:manage", kwargs={"token": token})
