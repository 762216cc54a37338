"""Which trainings anybody may read about."""

from __future__ import annotations

from uuid import UUID

from events.records.models.events import OccurrenceQuerySet

from .models import EventPage


def readable(dates: OccurrenceQuerySet) -> OccurrenceQuerySet:
    """Those of `dates` whose training anybody may read about.

    A training with a private page in any language is private: aliases stand in other trees than
    their sources, and what one language hides another must not tell.
    """
    private = EventPage.objects.private().order_by().values_list("translation_key", flat=True)
    return dates.exclude(event__key__in=list(private))


def is_private(key: UUID) -> bool:
    """Whether not everybody may read about the training with this key."""
    return EventPage.objects.private().filter(translation_key=key).exists()
