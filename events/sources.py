"""From a source page to what publishing needs: the only place that reads schedule fields."""

from __future__ import annotations

from wagtail.models import Locale

from .domain.publishing import EventSource, publish_event
from .domain.schedule import Schedule
from .models import EventPage


def is_source(page: EventPage) -> bool:
    """Whether `page` is the German original, which alone says when a training takes place."""
    return page.alias_of_id is None and page.locale_id == Locale.get_default().pk


def event_source(page: EventPage) -> EventSource:
    return EventSource(
        key=page.translation_key,
        title=page.title,
        location_key=page.location_key,
        schedule=Schedule(
            first_date=page.first_date,
            start_time=page.start_time,
            end_time=page.end_time,
            zone=page.zone,
            rule=page.recurrence,
        ),
        capacity=page.capacity,
        closes_hours_before=page.closes_hours_before,
        is_online=page.is_online,
        venue=page.venue,
        address=page.address,
        spoken_languages=page.spoken_languages,
        interpretation=page.interpretation,
    )


def project_open_schedules() -> int:
    """Publish every live source with a rule again, so that those without an end go on.

    Returns how many.
    """
    sources = EventPage.objects.live().filter(locale=Locale.get_default(), alias_of=None)
    recurring = [page for page in sources.select_related("location") if page.recurrence]
    for page in recurring:
        publish_event(event_source(page))
    return len(recurring)
