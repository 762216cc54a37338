"""What machines are told about a training: its dates as events of schema.org."""

from typing import Any

from django.http import HttpRequest

from events.models import EventPage, Occurrence
from kommpaktiv.core.addresses import absolute_url
from kommpaktiv.core.json_ld import CONTEXT, filled, organisation, structured_data

DATES = 10  # search engines show the next few


@structured_data.register
def event_page(page: EventPage, request: HttpRequest) -> dict[str, Any] | None:
    """The coming dates (https://schema.org/EducationEvent); nothing where there are none."""
    url = absolute_url((page.alias_of or page).get_url(request))
    training = {
        "@type": "EducationEvent",
        "name": page.title,
        "description": page.lead,
        "url": url,
        "organizer": organisation(request),
        "isAccessibleForFree": True,
    }
    dates = [filled(training | date_facts(date, url)) for date in page.dates[:DATES]]
    return {"@context": CONTEXT, "@graph": dates} if dates else None


def date_facts(date: Occurrence, url: str) -> dict[str, Any]:
    """One date: when, where, in which languages, and whether one can register at `url`."""
    status = "EventCancelled" if date.is_cancelled else "EventScheduled"
    mode = "Online" if date.event.is_online else "Offline"
    return {
        "identifier": str(date.uid),
        "startDate": date.local_start.isoformat(),
        "endDate": date.local_end.isoformat(),
        "eventStatus": f"{CONTEXT}/{status}",
        "eventAttendanceMode": f"{CONTEXT}/{mode}EventAttendanceMode",
        "location": _location(date, url),
        "inLanguage": date.event.spoken_languages,
        "offers": _offer(date, url),
    }


def _location(date: Occurrence, url: str) -> dict[str, Any] | None:
    event = date.event
    if event.is_online:
        return {"@type": "VirtualLocation", "url": url}
    name = event.venue or event.address
    return filled({"@type": "Place", "name": name, "address": event.address}) if name else None


def _offer(date: Occurrence, url: str) -> dict[str, Any] | None:
    """A free place, or that all are taken; nothing once registration is over."""
    if date.is_cancelled or date.is_closed:
        return None
    return {
        "@type": "Offer",
        "price": 0,
        "priceCurrency": "EUR",
        "availability": f"{CONTEXT}/{'SoldOut' if date.is_full else 'InStock'}",
        "validThrough": date.closes_at.isoformat(),
        "url": url,
    }
