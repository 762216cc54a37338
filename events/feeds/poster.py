"""A training as a poster for the notice board of a council: a PDF, A4 or A3."""

from __future__ import annotations

from typing import Any

from babel.lists import format_list
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.records.models import Occurrence
from events.records.spoken_languages import language_names
from events.trainings.models import EventPage
from kommpaktiv.content.absolute_url import absolute_url, typed_address
from kommpaktiv.content.content_cache import site_settings
from kommpaktiv.documents import typesetting
from kommpaktiv.documents.colours import colour_of
from kommpaktiv.languages import dates
from kommpaktiv.languages.locales import reader_language

SHOWN = 5  # dates; of more it says how many there are
STRIP_LENGTH = 60  # characters of the title that a strip has room for


def poster(page: EventPage, size: str, request: HttpRequest) -> bytes:
    """The poster of a training whose page is `page`, in the reader's language; `size` a4 or a3."""
    return typesetting.pdf("poster", {"size": size} | _texts(page, request) | _facts(page))


def _texts(page: EventPage, request: HttpRequest) -> dict[str, Any]:
    topic = next(iter(page.topics), None)
    address = absolute_url(page.get_url(request))
    return {
        "title": page.title,
        "short_title": Truncator(page.title).chars(STRIP_LENGTH),
        "lead": page.lead,
        "site": site_settings(request).name,
        "topic": topic.name if topic else "",
        "colour": colour_of(topic.colour if topic else None),
        **typesetting.language(reader_language()),
        "own": typesetting.language(page.content_language),
        "address": address,
        "shown_address": typed_address(address),
        "qr_code": typesetting.qr_code(address),
    }


def _facts(page: EventPage) -> dict[str, Any]:
    coming = [date for date in page.dates if not date.is_cancelled]
    facts = [
        (_("For whom"), page.audience, True),
        (_("Languages"), _languages(page), False),
        (_("Accessibility"), page.accessibility, True),
        (_("Contact"), _contact(page), False),
    ]
    return {
        "dates": [_date(date) for date in coming[:SHOWN]],
        "facts": [
            {"name": name, "text": text, "is_own": is_own} for name, text, is_own in facts if text
        ],
        "labels": {
            "dates": _("Dates"),
            "no_date": _("No date is set at the moment."),
            "more": _more(len(coming) - SHOWN),
            "register": _("More, and how to register"),
            "qr_code": _("QR code: opens the page of this training"),
        },
    }


def _date(date: Occurrence) -> dict[str, str]:
    where = date.where
    return {
        "day": dates.long_date(date.local_start),
        "times": dates.time_range(date.local_start, date.local_end),
        "where": _("Online") if where.is_online else where.venue,
    }


def _more(number: int) -> str:
    if number < 1:
        return ""
    text = ngettext("%(number)s more date", "%(number)s more dates", number)
    return text % {"number": number}


def _languages(page: EventPage) -> str:
    facts = page.event or page
    names = language_names([*facts.spoken_languages, *facts.interpretation])
    return format_list(names, locale=dates.cldr_locale(reader_language())) if names else ""


def _contact(page: EventPage) -> str:
    person = page.contact
    if person is None:
        return ""
    return " · ".join(filter(None, [person.name, person.email, person.phone]))
