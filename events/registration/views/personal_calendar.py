"""The calendar of one person: the dates of a registration as a file, all of theirs as a feed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.feeds.conditional_responses import ICAL, answer, named, sender, tag_of
from events.feeds.personal_feed import OwnDates, of_the_same_person
from events.privacy.access_links import Purpose
from events.records.models import Registration
from events.registration.decorators import View, with_registration
from kommpaktiv.content.absolute_url import absolute_url
from kommpaktiv.content.content_cache import site_settings


def kept_by_reader(view: View) -> View:
    """The reader's program may keep it and ask whether it is still the same; nobody else may."""

    @require_safe
    @wraps(view)
    def wrapper(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        response = view(request, **kwargs)
        patch_cache_control(response, private=True, no_cache=True)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    return wrapper


@kept_by_reader
@with_registration(Purpose.MANAGE)
def file(request: HttpRequest, registration: Registration) -> HttpResponse:
    """The confirmed dates of the registration."""
    mine = Registration.objects.filter(pk=registration.pk, confirmed_at__isnull=False)
    dates = OwnDates(mine, sender(request))
    return _answered(request, dates, dates.file)


@kept_by_reader
@with_registration(Purpose.FEED)
def feed(request: HttpRequest, registration: Registration) -> HttpResponse:
    """The confirmed dates of all registrations with the same address, to subscribe to."""
    dates = OwnDates(of_the_same_person(registration), sender(request))
    name = f"{site_settings(request).name} · {_('My trainings')}"
    source = absolute_url(request.path)
    return _answered(request, dates, lambda: dates.feed(name, source))


def _answered(request: HttpRequest, dates: OwnDates, make: Callable[[], bytes]) -> HttpResponse:
    content = make()
    response = answer(request, tag_of(content), lambda: HttpResponse(content, content_type=ICAL))
    if changed := dates.changed_at:
        response.headers["Last-Modified"] = http_date(changed.timestamp())
    return named(response, "kommpaktiv")
