"""How calendars are answered, those for everybody and those of one person."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from kommpaktiv.content.content_cache import site_settings

from .vevent import Sender

ICAL = "text/calendar; charset=utf-8"


def sender(request: HttpRequest) -> Sender:
    """Who publishes them."""
    site = site_settings(request)
    return Sender(site.name, site.email)


def answer(request: HttpRequest, tag: str, make: Callable[[], HttpResponse]) -> HttpResponse:
    """What `make` makes, or that the reader has it already (304).

    Judged by the tag alone, and not by If-Modified-Since: a date also leaves a feed because time
    goes by, which changes no record.
    """
    response = get_conditional_response(request, etag=tag) or make()
    response.headers["ETag"] = tag
    return response


def tag_of(content: bytes) -> str:
    return f'"{blake2b(content, digest_size=16).hexdigest()}"'


def named(response: HttpResponse, name: str) -> HttpResponse:
    """Shown where the reader's program can (phones put it into the calendar), else saved so."""
    response.headers["Content-Disposition"] = f'inline; filename="{name or "kommpaktiv"}.ics"'
    return response
