"""What templates of every room ask about trainings."""

from __future__ import annotations

from collections.abc import Iterable

from django import template

from events.trainings import listing
from events.trainings.listing import TrainingDate
from events.trainings.models import EventPage
from home.models import LocationPage
from kommpaktiv.content.models import Topic

register = template.Library()


@register.simple_tag
def training_count(topic: Topic) -> int:
    """How many trainings on a topic one can come to."""
    return listing.training_count(topic)


@register.simple_tag
def upcoming_dates(
    count: int = 3,
    location: LocationPage | None = None,
    topic: Topic | Iterable[Topic] | None = None,
    exclude: EventPage | None = None,
) -> list[TrainingDate]:
    """The next date of each training: of the location or on the topic (or topics), if given."""
    topics = [topic] if isinstance(topic, Topic) else topic or ()
    return listing.upcoming_dates(count, location or None, topics, exclude or None)


@register.simple_tag
def with_next_dates(
    locations: list[LocationPage],
) -> list[tuple[LocationPage, TrainingDate | None]]:
    """Each location with the next date there."""
    dates = listing.next_dates_at(locations)
    return [(location, dates.get(location.translation_key)) for location in locations]
