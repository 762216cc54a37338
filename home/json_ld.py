"""What machines are told about the home page and the locations."""

from datetime import time
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from kommpaktiv.content.absolute_url import absolute_url
from kommpaktiv.content.json_ld import CONTEXT, filled, organisation, structured_data

from .models import HomePage, LocationPage
from .opening_hours import Exceptional, OpeningHours

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@structured_data.register
def home_page(page: HomePage, request: HttpRequest) -> dict[str, Any]:
    """The organisation behind the site (https://schema.org/Organization)."""
    return {"@context": CONTEXT} | organisation(request)


@structured_data.register
def location_page(page: LocationPage, request: HttpRequest) -> dict[str, Any] | None:
    """Where it is and when somebody is there (https://schema.org/Place), with an address alone."""
    if not page.address:
        return None
    facts = {
        "@context": CONTEXT,
        "@type": "Place",
        "name": page.title,
        "description": page.lead,
        "url": absolute_url((page.alias_of or page).get_url(request)),
        "address": page.address_line,
        "hasMap": page.map_link,
        "openingHoursSpecification": _weekly(page.hours),
        "specialOpeningHoursSpecification": [
            _exceptional(row) for row in page.hours.coming_exceptions(timezone.localdate())
        ],
    }
    return filled(facts)


def _weekly(hours: OpeningHours) -> list[dict[str, Any]]:
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": f"{CONTEXT}/{WEEKDAYS[day]}",
            "opens": f"{span.opens:%H:%M}",
            "closes": f"{span.closes:%H:%M}",
        }
        for day, span in hours.weekly
    ]


def _exceptional(row: Exceptional) -> dict[str, Any]:
    """Closed is said by equal times (schema.org)."""
    opens, closes = (row.span.opens, row.span.closes) if row.span else (time.min, time.min)
    return {
        "@type": "OpeningHoursSpecification",
        "validFrom": row.first.isoformat(),
        "validThrough": row.last.isoformat(),
        "opens": f"{opens:%H:%M}",
        "closes": f"{closes:%H:%M}",
    }
