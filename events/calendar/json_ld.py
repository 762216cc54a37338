"""What machines are told about a training: its dates as events of schema.org."""

from typing import Any

from django.http import HttpRequest

from events.listing import training_dates
from events.models import EventPage, Occurrence, TrainingCalendarPage
from kommpaktiv.core.addresses import absolute_url
from kommpaktiv.core.json_ld import CONTEXT, filled, organisation, structured_data

from .trainings import readable

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
    series = _series(page, training)
    dates = [filled(training | date_facts(date, url)) for date in page.dates[:DATES]]
    if series:
        dates = [series, *(date | {"superEvent": {"@id": series["@id"]}} for date in dates)]
    return {"@context": CONTEXT, "@graph": dates} if dates else None


@structured_data.register
def calendar_page(page: TrainingCalendarPage, request: HttpRequest) -> dict[str, Any] | None:
    """The next dates as a list of links (https://schema.org/ItemList)."""
    coming = readable(page.all_occurrences()).coming().with_taken().select_related("event")
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "item": filled(
                {"@type": "EducationEvent", "name": listed.title, "url": absolute_url(listed.url)}
                | date_facts(listed.occurrence, absolute_url(listed.url))
            ),
        }
        for position, listed in enumerate(training_dates(coming[:DATES]), 1)
    ]
    return {"@context": CONTEXT, "@type": "ItemList", "itemListElement": items} if items else None


def _series(page: EventPage, training: dict[str, Any]) -> dict[str, Any] | None:
    """The training that its coming dates belong to; nothing where there is only one."""
    if len(page.dates) < 2:
        return None
    first, last = page.dates[0], page.dates[-1]
    facts = {
        "@type": ["EventSeries", "EducationEvent"],
        "@id": f"{training['url']}#series",
        "startDate": first.local_start.date().isoformat(),
        "endDate": last.local_end.date().isoformat(),
    }
    return training | facts


def date_facts(date: Occurrence, url: str) -> dict[str, Any]:
    """One date: when, where, in which languages, and whether one can register at `url`."""
    mode = "Online" if date.where.is_online else "Offline"
    return _status(date) | {
        "identifier": str(date.uid),
        "startDate": date.local_start.isoformat(),
        "endDate": date.local_end.isoformat(),
        "eventAttendanceMode": f"{CONTEXT}/{mode}EventAttendanceMode",
        "location": _location(date, url),
        "inLanguage": date.event.spoken_languages,
        "offers": _offer(date, url),
    }


def _status(date: Occurrence) -> dict[str, Any]:
    """Cancelled, moved by hand (and from when), or as planned."""
    if date.is_cancelled:
        return {"eventStatus": f"{CONTEXT}/EventCancelled"}
    if not date.is_moved:
        return {"eventStatus": f"{CONTEXT}/EventScheduled"}
    before = date.original_start.replace(tzinfo=date.event.tzinfo)
    return {
        "eventStatus": f"{CONTEXT}/EventRescheduled",
        "previousStartDate": before.isoformat(),
    }


def _location(date: Occurrence, url: str) -> dict[str, Any] | None:
    where, event = date.where, date.event
    if where.is_online:
        return {"@type": "VirtualLocation", "url": url}
    name = where.venue or where.address
    if not name:
        return None
    place = {"@type": "Place", "name": name, "address": where.address}
    if event.latitude is not None and not date.has_own_place:
        place["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(event.latitude),
            "longitude": float(event.longitude),
        }
    return filled(place)


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
