"""Which trainings anybody may read about."""

from __future__ import annotations

from uuid import UUID

from events.records.models.events import OccurrenceQuerySet
from kommpaktiv.content.private_pages import known_private_keys
from kommpaktiv.languages.privacy import private_keys


def readable(dates: OccurrenceQuerySet) -> OccurrenceQuerySet:
    """Those of `dates` whose training anybody may read about.

    A training with a private page in any language is private: aliases stand in other trees than
    their sources, and what one language hides another must not tell.
    """
    keys = known_private_keys()
    return dates.exclude(event__key__in=keys) if keys else dates


def is_private(key: UUID) -> bool:
    """Whether not everybody may read about the training with this key. Asked each time."""
    return key in private_keys()
