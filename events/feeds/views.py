"""Trainings for programs and other sites: feeds, files, data, and the calendar in a frame.

Everybody may read all of it, from everywhere: no answer sets a cookie or depends on one. What is
not published, or only for some, is answered as if it did not exist.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from csp.constants import NONE
from csp.decorators import csp_replace
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import http_date
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from events.records.models import Event, Occurrence
from events.records.models.events import OccurrenceQuerySet
from events.trainings.filters import FILTERS, CalendarFilters
from events.trainings.listing import training_dates
from events.trainings.models import EventPage, TrainingCalendarPage
from events.trainings.shown_dates import shown
from events.trainings.visibility import is_private, readable
from kommpaktiv.content.absolute_url import absolute_url
from kommpaktiv.content.content_cache import remember, site_settings
from kommpaktiv.content.only_fields import live_cards
from kommpaktiv.content.page_recording import keep
from kommpaktiv.languages.clean_text import clean_json
from kommpaktiv.languages.locales import in_readers_language

from . import poster as posters
from .calendar_feed import Feed
from .conditional_responses import ICAL, answer, named, sender, tag_of
from .feed_trainings import trainings
from .forms import EmbedForm, PagingForm, PosterForm
from .json_api import dates_as_json
from .vevent import EntryWriter, FeedTraining, new_calendar, written

View = Callable[..., HttpResponse]

PDF = "application/pdf"
TEXT = "text/plain; charset=utf-8"
POSTER_FIELDS = ("lead", "audience", "accessibility", "contact")
MAX_AGE = 300  # seconds that browsers and caches between may keep an answer
PER_PAGE = 100  # dates in one answer of JSON


def open_to_all(*parameters: str) -> Callable[[View], View]:
    """Answer GET and HEAD, also to scripts of other sites (CORS); caches may keep it a while.

    `parameters` are those of the address that the answer depends on.
    """

    def decorate(view: View) -> View:
        @require_safe
        @wraps(view)
        def wrapper(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            keep(*parameters)
            response = view(request, **kwargs)
            response.headers["Access-Control-Allow-Origin"] = "*"
            patch_cache_control(response, public=True, max_age=MAX_AGE)
            return response

        return wrapper

    return decorate


@open_to_all(*FILTERS)
def feed(request: HttpRequest, key: UUID) -> HttpResponse:
    """The dates of a calendar, or those that its filters leave, to subscribe to."""
    page, filters = _calendar(key), _filters(request)
    if not filters.is_valid():
        return _refusal(filters)
    chosen = [active.value or active.label for active in filters.active]
    found = Feed(
        dates=filters.apply(page.all_occurrences()),
        name=" · ".join([site_settings(request).name, page.title, *chosen]),
        source=_with_query(absolute_url(request.path), filters.query),
        url=_with_query(absolute_url(page.get_url(request)), filters.query),
        sender=sender(request),
    )
    return _subscribed(request, found, f"{slugify(page.slug)}-{get_language()}")


@open_to_all()
def training(request: HttpRequest, key: UUID) -> HttpResponse:
    """All dates of a training as a file."""
    event = get_object_or_404(Event.objects.published(), key=key)
    told = _training(event)
    found = Feed(
        dates=event.occurrences.all(),
        name=told.title,
        source=absolute_url(request.path),
        url=told.url,
        sender=sender(request),
    )
    return _subscribed(request, found, slugify(event.title))


@open_to_all(*PosterForm.base_fields)
def poster(request: HttpRequest, key: UUID) -> HttpResponse:
    """A training as a poster to print: a PDF."""
    form = PosterForm(request.GET)
    if not form.is_valid():
        return _refusal(form)
    page = in_readers_language(live_cards(EventPage, *POSTER_FIELDS), {key}).get(key)
    if page is None or is_private(key):
        raise Http404
    size = form.cleaned_data["size"]
    response = HttpResponse(posters.poster(page, size, request), content_type=PDF)
    name = f"{slugify(page.title) or 'kommpaktiv'}-{size}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


@open_to_all()
def date(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One date as a file."""
    dates = Occurrence.objects.public().select_related("event")
    occurrence = get_object_or_404(dates, uid=uid)
    event = occurrence.event
    writer = EntryWriter(event, _training(event), sender(request))
    content = written(new_calendar(), [writer.entry(occurrence)])
    name = f"{slugify(event.title)}-{occurrence.local_start:%Y-%m-%d}"
    response = answer(request, tag_of(content), lambda: HttpResponse(content, content_type=ICAL))
    return named(response, name)


@open_to_all(*FILTERS, *PagingForm.base_fields)
def data(request: HttpRequest, key: UUID) -> HttpResponse:
    """The coming dates as JSON."""
    page, filters, paging = (
        _calendar(key),
        _filters(request),
        PagingForm(request.GET),
    )
    if not (filters.is_valid() and paging.is_valid()):
        faults = filters.errors | paging.errors
        return JsonResponse({"errors": faults}, status=HTTPStatus.BAD_REQUEST)
    number, found = paging.cleaned_data["page"], _coming(page, filters)
    first, count = (number - 1) * PER_PAGE, found.count()
    address, following = absolute_url(request.path), filters.query_with(page=number + 1)
    feed_address = absolute_url(reverse("feeds:feed", kwargs={"key": key}))
    content = {
        "name": page.title,
        "language": get_language(),
        "url": _with_query(absolute_url(page.get_url(request)), filters.query),
        "feed": _with_query(feed_address, filters.query),
        "count": count,
        "next": _with_query(address, following) if first + PER_PAGE < count else None,
        "dates": dates_as_json(shown(found[first : first + PER_PAGE])),
    }
    response = JsonResponse(clean_json(content), json_dumps_params={"ensure_ascii": False})
    return answer(request, tag_of(response.content), lambda: response)


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"], "script-src": [NONE]})
@open_to_all(*FILTERS, *EmbedForm.base_fields)
def embed(request: HttpRequest, key: UUID) -> HttpResponse:
    """The next dates as a small page, for a frame on another site."""
    page, filters, looks = (
        _calendar(key),
        _filters(request),
        EmbedForm(request.GET),
    )
    is_understood = all([looks.is_valid(), filters.is_valid()])  # both, for both say what is wrong
    count = looks.cleaned_data.get("count", 0) if is_understood else 0
    context = {
        "calendar": page,
        "title": page.title,
        "looks": looks.cleaned_data,
        "faults": [] if is_understood else [*_faults(filters), *_faults(looks)],
        "dates": training_dates(shown(_coming(page, filters)[:count])),
        "more_url": _with_query(page.get_url(request), filters.query),
        "robots": "noindex",
    }
    status = HTTPStatus.OK if is_understood else HTTPStatus.BAD_REQUEST
    return render(request, "pages/feeds/embed.html", context, status=status)


# What is asked for -------------------------------------------------------------------------------


def _calendar(key: UUID) -> TrainingCalendarPage:
    """The calendar's page in the reader's language.

    :raises Http404: unless it is live and everybody may see it.
    """
    page = remember(("feed", key, get_language()), lambda: _calendar_page(key))
    if page.get_view_restrictions().exists():
        raise Http404
    return page


def _calendar_page(key: UUID) -> TrainingCalendarPage:
    """With all that only editors change: whose trainings it shows, and who is kept out."""
    pages = in_readers_language(live_cards(TrainingCalendarPage, "slug", "shows"), {key})
    if key not in pages:
        raise Http404
    page = pages[key]
    _kept = page.location, page.restricting_ids
    return page


def _training(event: Event) -> FeedTraining:
    """What is said of it.

    :raises Http404: unless its page is live and everybody may see it.
    """
    found = trainings([event])
    if event.key not in found or is_private(event.key):
        raise Http404
    return found[event.key]


def _filters(request: HttpRequest) -> CalendarFilters:
    """What narrows a calendar down; programs sort for themselves."""
    return CalendarFilters(request.GET, without=["near"])


def _coming(page: TrainingCalendarPage, filters: CalendarFilters) -> OccurrenceQuerySet:
    dates = filters.apply(page.all_occurrences().coming())
    return readable(dates)


# What is answered --------------------------------------------------------------------------------


def _subscribed(request: HttpRequest, found: Feed, name: str) -> HttpResponse:
    def make() -> HttpResponse:
        return HttpResponse(found.to_ical(), content_type=ICAL)

    response = named(answer(request, found.tag, make), name)
    if changed := found.changed_at:
        response.headers["Last-Modified"] = http_date(changed.timestamp())
    return response


def _refusal(*forms: Form) -> HttpResponse:
    """What the address asks for and there is not, a line each, in the reader's language."""
    text = "\n".join(fault for form in forms for fault in _faults(form))
    return HttpResponse(f"{text}\n", content_type=TEXT, status=HTTPStatus.BAD_REQUEST)


def _faults(form: Form) -> list[str]:
    return [f"{name}: {fault}" for name, faults in form.errors.items() for fault in faults]


def _with_query(address: str, query: str) -> str:
    return f"{address}?{query}" if query else address
