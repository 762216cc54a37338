"""Registering, confirming and giving back, for people without an account.

Nothing changes on GET: mail scanners follow links. No answer is stored anywhere or found by search
engines, and no other site learns its address.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from events.domain import registration as booking
from events.domain.states import BookingError
from events.domain.tokens import LinkError, LinkExpiredError, Purpose, make_token, read_token
from events.listing import in_readers_language
from events.models import Event, EventPage, Place, Registration
from kommpaktiv.core.models import SiteSettings

from .forms import RegistrationForm
from .guard import attempt, guarded

View = Callable[..., HttpResponse]


class SeeOther(HttpResponseRedirect):
    """After a change: look there, with GET (RFC 9110, 15.4.4)."""

    status_code = HTTPStatus.SEE_OTHER


def private(view: View) -> View:
    """Answers concern one person: not stored, not indexed, their address told to no other site.

    `same-origin` and not `no-referrer`: with that, browsers send `Origin: null` with our own forms,
    and Django could not tell them from forged ones.
    """

    @never_cache
    @wraps(view)
    def wrapper(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = view(request, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    return wrapper


def with_registration(purpose: Purpose) -> Callable[[View], View]:
    """Give the view the registration its token stands for, or tell the reader why there is none."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, token: str) -> HttpResponse:
            try:
                registration = read_token(token, purpose)
            except LinkError as error:
                is_expired = isinstance(error, LinkExpiredError)
                status = HTTPStatus.GONE if is_expired else HTTPStatus.NOT_FOUND
                context = {"title": _("This link does not work"), "is_expired": is_expired}
                return _page(request, "link_broken", context, status)
            return view(request, registration=registration)

        return wrapper

    return decorate


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
        privacy_url=_privacy_url(request),
    )
    if form.is_bound and attempt(request, form, _registered):
        return SeeOther(reverse("events_public:sent", kwargs={"key": key}))
    context = {"title": _("Register"), "form": form, "training": page}
    return _page(request, "register", context, form.status)


@private
@require_safe
def sent(request: HttpRequest, key: UUID) -> HttpResponse:
    """Registered, and now to be confirmed by mail."""
    _event, page = _training(key)
    return _page(request, "sent", {"title": _("Now look at your mail"), "training": page})


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
    return _page(request, template, context, status)


def _registered(form: RegistrationForm) -> bool:
    """Register what the form asks for; otherwise the form says why not."""
    if not form.is_valid():
        return False
    try:
        booking.register(form.sign_up(get_language()))
    except BookingError as error:
        form.dates = _coming_dates(form.event)  # what is left has changed since the first look
        form.add_error("date", str(error))
        return False
    return True


def _page(
    request: HttpRequest, name: str, context: dict[str, Any], status: int = HTTPStatus.OK
) -> HttpResponse:
    template = f"pages/events/registration/{name}.html"
    return render(request, template, {"robots": "noindex"} | context, status=status)


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


def _manage_url(registration: Registration) -> str:
    token = make_token(registration, Purpose.MANAGE)
    return reverse("events_public:manage", kwargs={"token": token})


def _privacy_url(request: HttpRequest) -> str:
    page = SiteSettings.for_request(request).privacy_page
    return page.localized.get_url(request) if page else ""
