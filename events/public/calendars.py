"""Trainings for programs and other sites: feeds, files, data, and the calendar in a frame.

No answer sets a cookie. What is private, or not published, does not exist here.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import UUID

from csp.decorators import csp_replace
from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from events.calendar.data import calendar_facts
from events.calendar.feeds import Feed
from events.calendar.filters import CalendarFilters
from events.calendar.trainings import readable
from events.listing import in_readers_language, training_dates
from events.models import EventPage, Occurrence, TrainingCalendarPage
from events.models.events import OccurrenceQuerySet
from kommpaktiv.core.addresses import absolute_url
from kommpaktiv.core.content_cache import site_settings
from kommpaktiv.core.models import BasePage

MAX_AGE = 300  # seconds for which others may keep an answer
PER_PAGE = 100  # dates in one answer of data


class EmbedOptions(forms.Form):
    """How a calendar looks in its frame; what is unknown is as usual."""

    theme = forms.ChoiceField(choices=[(name, name) for name in ("auto", "light", "dark")])
    accent = forms.ChoiceField(
        choices=[(name, name) for name in ["sun", "coral", "moss", "petrol", "sky", "lilac"]]
    )
    count = forms.IntegerField(min_value=1, max_value=50)

    @property
    def chosen(self) -> dict[str, Any]:
        self.full_clean()
        return {"theme": "auto", "accent": "sun", "count": 5} | self.cleaned_data


@require_safe
def feed(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """The dates of a calendar, or those that its filters leave, to subscribe to."""
    page = _calendar(key)
    filters = _filters(request, page)
    if not filters.is_valid():
        return _refused(filters)
    dates = filters.apply(page.all_occurrences())
    return _ical(request, dates, page, page.slug, filters.query)


@require_safe
def training(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """All dates of a training as a file."""
    page = _public(EventPage, key)
    dates = Occurrence.objects.public().filter(event__key=key)
    return _ical(request, dates, page, page.slug)


@require_safe
def date(request: HttpRequest, uid: UUID) -> HttpResponseBase:
    """One date as a file, with the UID that mails about it have."""
    found = Occurrence.objects.public().filter(uid=uid).select_related("event").first()
    if found is None:
        raise Http404
    page = _public(EventPage, found.event.key)
    name = f"{page.slug}-{found.local_start:%Y-%m-%d}"
    return _ical(request, Occurrence.objects.filter(pk=found.pk), page, name, is_single=True)


@require_safe
def data(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """The coming dates as JSON, some at a time."""
    page = _calendar(key)
    filters = _filters(request, page)
    if not filters.is_valid():
        return _refused(filters)
    listed = Paginator(_coming(filters, page), PER_PAGE).get_page(request.GET.get("p"))
    following = ""
    if listed.has_next():
        query = filters.query_with(p=listed.next_page_number())
        following = f"{request.path}?{query}"
    facts = calendar_facts(
        name=page.title,
        url=page.get_url(request),
        dates=training_dates(listed),
        count=listed.paginator.count,
        following=following,
    )
    response = JsonResponse(facts, json_dumps_params={"ensure_ascii": False, "indent": 1})
    return _for_everybody(response)


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"], "script-src": ["'none'"]})
def embed(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """The next dates as a small page, for a frame on another site."""
    page = _calendar(key)
    filters = _filters(request, page)
    options = EmbedOptions(request.GET).chosen
    context = options | {
        "title": page.title,
        "page_url": absolute_url(page.get_url(request)),
        "calendar": page,
        "dates": training_dates(_coming(filters, page)[: options["count"]]),
        "robots": "noindex",
    }
    response = render(request, "pages/events/embed.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return _for_everybody(response)


# What is asked for --------------------------------------------------------------------------------


def _calendar(key: UUID) -> TrainingCalendarPage:
    page = _public(TrainingCalendarPage, key, "shows")
    assert isinstance(page, TrainingCalendarPage)  # noqa: S101 - what was asked for
    return page


def _public(model: type[BasePage], key: UUID, *fields: str) -> BasePage:
    """The live page in the reader's language, else in German; 404 where it is private."""
    page = in_readers_language(model, {key}, "slug", *fields).get(key)
    if page is None or page.get_view_restrictions().exists():
        raise Http404
    return page


def _filters(request: HttpRequest, page: TrainingCalendarPage) -> CalendarFilters:
    return CalendarFilters(request.GET, without=["location"] if page.location else [])


def _coming(filters: CalendarFilters, page: TrainingCalendarPage) -> OccurrenceQuerySet:
    dates = filters.apply(readable(page.all_occurrences()))
    return dates.coming().with_taken().select_related("event")


# What is answered ---------------------------------------------------------------------------------


def _ical(
    request: HttpRequest,
    dates: OccurrenceQuerySet,
    page: BasePage,
    name: str,
    query: str = "",
    is_single: bool = False,
) -> HttpResponseBase:
    """`dates` as iCalendar, or 304 for who has them already (RFC 9110, 13)."""
    site = site_settings(request)
    address = f"{request.path}?{query}" if query else request.path
    calendar = Feed(
        dates,
        name=f"{page.title} · {site.name}",
        source=absolute_url(address),
        url=absolute_url(page.get_url(request)),
        is_single=is_single,
    )
    changed = calendar.changed_at
    stamp = int(changed.timestamp()) if changed else None
    response = get_conditional_response(request, etag=calendar.tag, last_modified=stamp)
    return response or _file(calendar, name, stamp)


def _file(calendar: Feed, name: str, stamp: int | None) -> HttpResponseBase:
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'inline; filename="{slugify(name)}.ics"'
    response.headers["ETag"] = calendar.tag
    if stamp:
        response.headers["Last-Modified"] = http_date(stamp)
    return _for_everybody(response)


def _for_everybody(response: HttpResponse) -> HttpResponse:
    """To be read by the pages of any site, and kept for a while."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Content-Language"] = get_language() or ""
    patch_cache_control(response, public=True, max_age=MAX_AGE)
    return response


def _refused(filters: CalendarFilters) -> HttpResponse:
    """Which filter is not understood, and why."""
    lines = [_("This calendar cannot be filtered like that.")]
    for name, errors in filters.errors.items():
        lines += [f"{name}: {error}" for error in errors]
    text = "\n".join(lines)
    return HttpResponse(text, "text/plain; charset=utf-8", HTTPStatus.BAD_REQUEST)
