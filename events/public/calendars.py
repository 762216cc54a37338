"""Trainings for programs and other sites: feeds, files, data, and the calendar in a frame."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def feed(request: HttpRequest, key: UUID) -> HttpResponse:
    """The dates of a calendar, or those that its filters leave, to subscribe to."""
    raise Http404


@require_safe
def data(request: HttpRequest, key: UUID) -> HttpResponse:
    """The same as JSON."""
    raise Http404


@require_safe
def embed(request: HttpRequest, key: UUID) -> HttpResponse:
    """The next dates as a small page, for a frame on another site."""
    raise Http404


@require_safe
def date(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One date as a file."""
    raise Http404


@require_safe
def training(request: HttpRequest, key: UUID) -> HttpResponse:
    """All dates of a training as a file."""
    raise Http404
