"""What the team writes to everybody who takes part in a date."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import transaction

from events.records.errors import PastDateError
from events.records.models import Note, Occurrence, Place
from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceState
from events.records.models.registrations import PlaceQuerySet

from .dedup_keys import note_key
from .queue import notify_places


def readers(occurrence: Occurrence, to_waiting: bool) -> PlaceQuerySet:
    """The places whose people a note goes to: sure ones, and those on or next to the waiting list.

    Who has not confirmed an address gets no more mail there.
    """
    states = [PlaceState.CONFIRMED]
    if to_waiting:
        states += [PlaceState.WAITLISTED, PlaceState.OFFERED]
    active = Place.objects.active().filter(occurrence=occurrence, state__in=states)
    return active.exclude(participant__registration__email="")


def send_note(
    occurrence: Occurrence,
    texts: Mapping[str, str],
    author: User | None,
    to_waiting: bool,
    submission: UUID | None = None,
) -> int:
    """Write `texts` (by language) to those who take part; return to how many registrations.

    The same `submission` sent twice is one note, and tells nobody anew.

    :raises PastDateError: when the date is over.
    """
    occurrence.refresh_from_db()
    if occurrence.is_past:
        raise PastDateError
    with transaction.atomic():
        note, is_new = Note.objects.get_or_create(
            submission=submission or uuid4(),
            defaults={"occurrence": occurrence, "texts": dict(texts), "author": author},
        )
        if not is_new:
            return 0
        told = readers(occurrence, to_waiting)
        return notify_places(told, occurrence, MessageKind.NOTE, note_key(note), note)
