"""Registering, for people without an account.

Nothing changes on GET. No answer is stored anywhere or found by search engines.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from events.booking import verbs as booking
from events.booking.identity import network_key
from events.booking.states import BookingError, Refusal
from events.outbox.queue import queue_to_address
from events.privacy.models import RetentionSettings
from events.records.models import Event, Occurrence
from events.records.models.messages import MessageKind
from events.registration.about_training import AboutTraining
from events.registration.antispam import attempt, guarded
from events.registration.decorators import (
    SeeOther,
    as_closed_as_its_page,
    page_response,
    privacy_url,
    private,
    training_page,
)
from events.registration.forms import RegistrationForm
from events.registration.notices import asked, asked_query
from events.trainings.models import EventPage
from kommpaktiv.accounts.client_address import client_network


@guarded
@private
@require_http_methods(["GET", "HEAD", "POST"])
@as_closed_as_its_page
def register(request: HttpRequest, event: Event) -> HttpResponse:
    """The form, and what comes of it; or why there is none, and what to do then."""
    form = RegistrationForm(
        request.POST if request.method == "POST" else None,
        initial={"date": request.GET.getlist("date")},
        event=event,
        find_dates=partial(_coming_dates, event),
    )
    form.link_privacy(partial(privacy_url, request))
    if form.is_bound and attempt(request, form, partial(_registered, request)):
        return SeeOther(
            reverse("registration:sent", kwargs={"key": event.key}) + _asked_query(form)
        )
    page = _page_of(event)
    context = {
        "title": f"{_('Register')}: {page.title}",
        "form": form,
        "training": page,
        "about": AboutTraining(event, page),
        "lives": RetentionSettings.current(),
    }
    return page_response(request, "register", context, form.status)


@private
@require_safe
@as_closed_as_its_page
def sent(request: HttpRequest, event: Event) -> HttpResponse:
    """Registered, and now to be confirmed by mail."""
    context = {
        "title": _("Now look at your mail"),
        "training": _page_of(event),
        "event": event,
        "hours": booking.HOLD // timedelta(hours=1),
        "asked": asked(request),
    }
    return page_response(request, "sent", context)


def _registered(request: HttpRequest, form: RegistrationForm) -> bool:
    """Register what the form asks for; otherwise the form says why not.

    Who is registered already learns that by mail: the page answers everybody alike, so that nobody
    can find out who takes part.
    """
    language = get_language()
    try:
        booking.register(form.sign_up(language, network_key(client_network(request))))
    except BookingError as error:
        if error.refusal != Refusal.TWICE:
            form.refuse(error, _coming_dates(form.event))
            return False
        queue_to_address(form.cleaned_data["email"], language, MessageKind.LINKS, is_asked=True)
    return True


def _asked_query(form: RegistrationForm) -> str:
    """For the page that follows; a machine in the trap is told of success, whatever it sent."""
    if not form.is_valid():
        return asked_query(people=1, seats=1, turns=0)
    waits = form.cleaned_data["date"].values()
    turns = sum(waits)
    return asked_query(len(form.names), len(waits) - turns, turns)


def _page_of(event: Event) -> EventPage:
    """The training's page in the reader's language; 404 where it is not published."""
    page = training_page(event)
    if page is None:
        raise Http404
    return page


def _coming_dates(event: Event) -> list[Occurrence]:
    return list(event.occurrences.coming().with_taken())
