"""What search engines are told about trainings: their dates as events of schema.org."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest

from events.records.models import Event, Occurrence
from events.records.models.events import Availability
from events.records.models.registration_options import HowToRegister
from events.schedule.expansion import instant
from events.trainings.models import EventPage, TrainingCalendarPage
from kommpaktiv.content.absolute_url import absolute_url
from kommpaktiv.content.json_ld import CONTEXT, filled, organisation, structured_data

from .feed_trainings import known_trainings
from .json_api import moved_from
from .vevent import FeedTraining

NO_OFFER = {Availability.CANCELLED, Availability.PAST, Availability.CLOSED}
DATES = 10  # search engines show the next few

# Of RRULE: what schema.org can say too. A rule with anything else is not told.
FREQUENCIES = {"DAILY": "D", "WEEKLY": "W", "MONTHLY": "M", "YEARLY": "Y"}
SIMPLE = {"FREQ", "INTERVAL", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYMONTH"}
BY_PARTS = {"BYDAY": "byDay", "BYMONTHDAY": "byMonthDay", "BYMONTH": "byMonth"}


@structured_data.register
def event_page(page: EventPage, request: HttpRequest) -> dict[str, Any] | None:
    """The coming dates (https://schema.org/EducationEvent); nothing where there are none."""
    url = absolute_url((page.alias_of or page).get_url(request))
    training = FeedTraining(page.translation_key, page.title, page.lead, url, page.content_language)
    shared = training_facts(training, organisation(request))
    dates = [shared | date_facts(date, training) for date in page.dates[:DATES]]
    return {"@context": CONTEXT, "@graph": dates} if dates else None


@structured_data.register
def calendar_page(page: TrainingCalendarPage, request: HttpRequest) -> dict[str, Any] | None:
    """The next dates of the calendar as a list; nothing where the page shows others, or none."""
    if any(request.GET.get(name) for name in page.parameters):
        return None
    dates = page.beginning.dates[:DATES]
    known = known_trainings(date.event for date in dates)
    organizer = organisation(request)
    listed = [
        training_facts(training, organizer) | date_facts(date, training)
        for date in dates
        if (training := known.get(date.event.key))
    ]
    items = [
        {"@type": "ListItem", "position": position, "item": item}
        for position, item in enumerate(listed, start=1)
    ]
    if not items:
        return None
    return {"@context": CONTEXT, "@type": "ItemList", "itemListElement": items}


def training_facts(training: FeedTraining, organizer: dict[str, Any]) -> dict[str, Any]:
    """What is the same for all dates."""
    return filled(
        {
            "@type": "EducationEvent",
            "name": training.title,
            "description": training.lead,
            "url": training.url,
            "organizer": organizer,
        }
    )


def date_facts(date: Occurrence, training: FeedTraining) -> dict[str, Any]:
    """One date: when, where, in which languages, and whether one can register."""
    url, before = training.url, moved_from(date)
    mode = "Online" if date.where.is_online else "Offline"
    facts = {
        "identifier": str(date.uid),
        "startDate": date.local_start.isoformat(),
        "endDate": date.local_end.isoformat(),
        "previousStartDate": before.isoformat() if before else None,
        "eventStatus": f"{CONTEXT}/{_status(date)}",
        "eventAttendanceMode": f"{CONTEXT}/{mode}EventAttendanceMode",
        "location": _location(date, url),
        "inLanguage": date.event.spoken_languages,
        "isAccessibleForFree": date.event.is_free,
        "maximumAttendeeCapacity": date.seats,
        "remainingAttendeeCapacity": date.places_known,
        "offers": _offer(date, url),
        "superEvent": _series(date.event, training),
    }
    return filled(facts)


def _status(date: Occurrence) -> str:
    if date.is_cancelled:
        return "EventCancelled"
    return "EventRescheduled" if moved_from(date) else "EventScheduled"


def _location(date: Occurrence, url: str) -> dict[str, Any] | None:
    where = date.where
    if where.is_online:
        return {"@type": "VirtualLocation", "url": url}
    name = where.venue or where.address
    geo = None if date.has_own_place else _geo(date.event)
    place = {"@type": "Place", "name": name, "address": where.address, "geo": geo}
    return filled(place) if name else None


def _geo(event: Event) -> dict[str, Any] | None:
    if event.latitude is None or event.longitude is None:
        return None
    latitude, longitude = float(event.latitude), float(event.longitude)
    return {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}


def _offer(date: Occurrence, url: str) -> dict[str, Any] | None:
    """A free place, or that all are taken; nothing once registration is over.

    One that is not open yet says from when: https://schema.org/validFrom.
    """
    state = date.availability
    if state in NO_OFFER:
        return None
    needs_none = state == Availability.NOT_NEEDED
    sold_out = date.is_full and date.event.how_to_register == HowToRegister.HERE
    facts = {
        "@type": "Offer",
        # What is not free says its price in words, which no machine reads.
        "price": 0 if date.event.is_free else None,
        "priceCurrency": "EUR" if date.event.is_free else None,
        "availability": f"{CONTEXT}/{'SoldOut' if sold_out else 'InStock'}",
        "validFrom": date.opens_at.isoformat() if date.opens_at and not needs_none else None,
        "validThrough": None if needs_none else date.closes_at.isoformat(),
        "url": date.event.registration_link if _is_elsewhere(date) else url,
    }
    return filled(facts)


def _is_elsewhere(date: Occurrence) -> bool:
    return date.event.how_to_register == HowToRegister.ELSEWHERE


# What repeats ------------------------------------------------------------------------------------


def _series(event: Event, training: FeedTraining) -> dict[str, Any] | None:
    """What the date is one of, where the training repeats (https://schema.org/EventSeries)."""
    if not event.series:
        return None
    rule = dict(part.split("=", 1) for part in event.series["rule"].split(";"))
    first = instant(datetime.fromisoformat(event.series["start"]), event.tzinfo)
    last = datetime.strptime(rule["UNTIL"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    start, end = first.astimezone(event.tzinfo), last.astimezone(event.tzinfo)
    facts = {
        "@type": "EventSeries",
        "@id": f"{training.url}#series",
        "name": training.title,
        "startDate": start.isoformat(),
        "endDate": end.isoformat(),
        "eventSchedule": _schedule(event, rule, start, end),
    }
    return filled(facts)


def _schedule(
    event: Event, rule: dict[str, str], start: datetime, end: datetime
) -> dict[str, Any] | None:
    """The rule (https://schema.org/Schedule), where it is as simple as that."""
    if not rule.keys() <= SIMPLE:
        return None
    facts = {
        "@type": "Schedule",
        "repeatFrequency": f"P{rule.get('INTERVAL', 1)}{FREQUENCIES[rule['FREQ']]}",
        "startDate": start.date().isoformat(),
        "endDate": end.date().isoformat(),
        "startTime": start.time().isoformat(),
        "scheduleTimezone": event.zone,
        "exceptDate": [_day(skipped) for skipped in (event.series or {})["skipped"]],
    }
    days = {BY_PARTS[name]: _items(name, rule[name]) for name in BY_PARTS.keys() & rule.keys()}
    return filled(facts | days)


def _items(name: str, values: str) -> list[str | int]:
    """Days as iCalendar writes them, which schema.org understands (`2TH`); others are numbers."""
    return [value if name == "BYDAY" else int(value) for value in values.split(",")]


def _day(local_start: str) -> str:
    return local_start[:10]
