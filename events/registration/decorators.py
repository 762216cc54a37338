"""What the pages of those who register have in common: where they lead, and who may keep them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.wagtail_hooks import check_view_restrictions

from events.privacy.access_links import LinkError, LinkExpiredError, Purpose, read_token
from events.records.models import Event
from events.trainings.models import EventPage
from events.trainings.visibility import is_private
from kommpaktiv.content.content_cache import remember, site_settings
from kommpaktiv.content.only_fields import live_cards
from kommpaktiv.languages.locales import in_readers_language
from kommpaktiv.languages.privacy import anything_private

View = Callable[..., HttpResponseBase]


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
    def wrapper(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        response = view(request, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    return wrapper


def with_registration(purpose: Purpose) -> Callable[[View], View]:
    """Give the view the registration its token stands for, or tell the reader why there is none."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponseBase:
            try:
                registration = read_token(token, purpose)
            except LinkError as error:
                return link_broken(request, error)
            return view(request, registration=registration, **kwargs)

        return wrapper

    return decorate


def token_of(request: HttpRequest) -> str:
    """The token that opened the page, for links to others that it opens: a new one lived longer."""
    assert request.resolver_match  # noqa: S101 - there is a view
    token: str = request.resolver_match.kwargs["token"]
    return token


def as_closed_as_its_page(view: View) -> View:
    """Give the view the training, which is published, by its key.

    Ask who may not read its page to sign in, or for its password, as that would.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, key: UUID) -> HttpResponseBase:
        events = Event.objects.published().annotate(is_any_private=anything_private())
        event = get_object_or_404(events, key=key)
        if not (vars(event)["is_any_private"] and is_private(key)):
            return view(request, event=event)
        pages = EventPage.objects.live().select_related("locale")
        page = in_readers_language(pages, {key}).get(key)
        if page is None:
            raise Http404

        def opened(*_serving: Any) -> HttpResponseBase:
            return view(request, event=event)

        return check_view_restrictions(opened)(page, request, [], {})

    return wrapper


def link_broken(request: HttpRequest, error: LinkError) -> HttpResponse:
    """That a link opens nothing, and what to do about it."""
    is_expired = isinstance(error, LinkExpiredError)
    status = HTTPStatus.GONE if is_expired else HTTPStatus.NOT_FOUND
    context = {"title": _("This link does not work"), "is_expired": is_expired}
    return page_response(request, "link_broken", context, status)


def page_response(
    request: HttpRequest, name: str, context: dict[str, Any], status: int = HTTPStatus.OK
) -> HttpResponse:
    template = f"pages/registration/{name}.html"
    form = context.get("form")
    known: dict[str, Any] = {"robots": "noindex"}
    if request.method == "POST":  # the dates can be kept in another language, nothing personal
        dates = {"date": request.POST.getlist("date")}
        known["language_query"] = urlencode(dates, doseq=True)
    known["has_errors"] = bool((form and form.errors) or "refusal" in context)
    return render(request, template, known | context, status=status)


def privacy_url(request: HttpRequest) -> str:
    """Where the privacy notice is, in the reader's language; empty where there is none."""

    def find() -> str:
        page = site_settings(request).privacy_page
        return page.localized.get_url(request) if page else ""

    return remember(("privacy_url", request.get_host(), get_language()), find)


def training_page(event: Event) -> EventPage | None:
    """The training's page in the reader's language, as far as its ticket needs; none: it is gone.

    Those who may not see a private one do not get as far as here.
    """

    def find() -> EventPage | None:
        pages = live_cards(EventPage, "accessibility", "contact").select_related(
            "contact__portrait"
        )
        return in_readers_language(pages, {event.key}).get(event.key)

    return remember(("training_page", event.key, get_language()), find)
