"""Registering, for people without an account.

Nothing changes on GET: mail scanners follow links. No answer is stored anywhere or found by search
engines, and no other site learns its address.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from events.domain import registration as booking
from events.domain.states import BookingError
from events.listing import in_readers_language
from events.models import Event, EventPage

from .forms import RegistrationForm
from .guard import attempt, guarded
from .pages import SeeOther, page_response, privacy_url, private


@guarded
@private
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, key: UUID) -> HttpResponse:
    """The form, and what comes of it."""
    event, page = _training(key)
    form = RegistrationForm(
        request.POST if request.method == "POST" else None,
        initial={"date": request.GET.get("date", "")},
        event=event,
        dates=_coming_dates(event),
        privacy_url=privacy_url(request),
    )
    if form.is_bound and attempt(request, form, _registered):
        return SeeOther(reverse("events_public:sent", kwargs={"key": key}))
    context = {"title": _("Register"), "form": form, "training": page}
    return page_response(request, "register", context, form.status)


@private
@require_safe
def sent(request: HttpRequest, key: UUID) -> HttpResponse:
    """Registered, and now to be confirmed by mail."""
    _event, page = _training(key)
    return page_response(request, "sent", {"title": _("Now look at your mail"), "training": page})


def _registered(form: RegistrationForm) -> bool:
    """Register what the form asks for; otherwise the form says why not."""
    try:
        booking.register(form.sign_up(get_language()))
    except BookingError as error:
        form.dates = _coming_dates(form.event)  # what is left has changed since the first look
        form.add_error("date", str(error))
        return False
    return True


def _training(key: UUID) -> tuple[Event, EventPage]:
    """The training and its page in the reader's language; 404 unless both are published."""
    event = get_object_or_404(Event.objects.published(), key=key)
    page = in_readers_language(EventPage, {key}).get(key)
    if page is None:
        raise Http404
    return event, page


def _coming_dates(event: Event) -> list[Any]:
    dates = list(event.occurrences.coming().with_taken())
    for date in dates:
        date.event = event
    return dates
