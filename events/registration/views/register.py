"""Registering, for people without an account.

Nothing changes on GET. No answer is stored anywhere or found by search engines.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

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
from events.registration.registration_status import tickets_of
from events.registration.sent_form import MOST_DATES, MOST_NAMES, SentForm, sent_form
from events.trainings.models import EventPage
from kommpaktiv.accounts.client_address import client_network

LONGEST_ADDRESS = 254
AGAIN = "again"  # of the address of a page: the mail was sent once more


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
        return SeeOther(reverse("registration:sent", kwargs={"key": event.key}) + _sent_query(form))
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
@require_http_methods(["GET", "HEAD", "POST"])
@as_closed_as_its_page
def sent(request: HttpRequest, event: Event) -> HttpResponse:
    """Registered, and now to be confirmed by mail. POST has the links sent once more."""
    form = sent_form(request)
    if request.method == "POST":
        if form:
            _send_again(form)
        return SeeOther(f"{request.get_full_path()}&{AGAIN}" if form else request.path)
    page = _page_of(event)
    context = {
        "title": _("Almost done: check your e-mail"),
        "training": page,
        "about": AboutTraining(event, page),
        "event": event,
        "hours": booking.HOLD // timedelta(hours=1),
        "asked": form,
        "tickets": tickets_of(form.entries(event)) if form else (),
        "is_sent_again": AGAIN in request.GET,
    }
    return page_response(request, "sent", context)


def _send_again(form: SentForm) -> None:
    """The links of the address, among them the one to confirm; limited as whatever anybody asks."""
    with transaction.atomic():
        language = get_language() or settings.LANGUAGE_CODE
        queue_to_address(form.email, language, MessageKind.LINKS, is_asked=True)


def _registered(request: HttpRequest, form: RegistrationForm) -> bool:
    """Register what the form asks for; otherwise the form says why not.

    Who is registered already learns that by mail: the page answers everybody alike, so that nobody
    can find out who takes part.
    """
    language = get_language() or settings.LANGUAGE_CODE
    sign_up = form.sign_up(language, network_key(client_network(request)))
    try:
        form.kept_until = booking.register(sign_up).kept_until
    except BookingError as error:
        if error.refusal != Refusal.TWICE:
            form.refuse(error, _coming_dates(form.event))
            return False
        form.kept_until = error.kept_until
        queue_to_address(sign_up.email, sign_up.language, MessageKind.LINKS, is_asked=True)
    return True


def _sent_query(form: RegistrationForm) -> str:
    """For the page that follows; a machine in the trap is told of success, whatever it sent."""
    if not form.is_valid():
        return SentForm(
            email=form.data.get("email", "")[:LONGEST_ADDRESS], names=[], waits={}
        ).query
    waits = [(date.pk, waits) for date, waits in form.cleaned_data["date"].items()]
    return SentForm(
        email=form.cleaned_data["email"],
        names=form.names[:MOST_NAMES],
        waits=dict(waits[:MOST_DATES]),
        people=len(form.names),
        kept_until=form.kept_until.isoformat() if form.kept_until else "",
    ).query


def _page_of(event: Event) -> EventPage:
    """The training's page in the reader's language; 404 where it is not published."""
    page = training_page(event)
    if page is None:
        raise Http404
    return page


def _coming_dates(event: Event) -> list[Occurrence]:
    return list(event.occurrences.coming().with_taken())
