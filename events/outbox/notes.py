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
    with transaction.atomic():
        date = Occurrence.objects.locked([occurrence.pk])[occurrence.pk]
        if date.is_past:
            raise PastDateError
        submission = submission or uuid4()
        if Note.objects.filter(submission=submission).exists():
            return 0
        note = Note.objects.create(
            occurrence=date, texts=dict(texts), author=author, submission=submission
        )
        return notify_places(readers(date, to_waiting), date, MessageKind.NOTE, note.pk, note)
