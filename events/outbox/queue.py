"""What to tell whom: rows of the outbox, written in the transaction of the change they tell of."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from events.records.models import Message, Note, Occurrence, Registration
from events.records.models.messages import MessageKind, MessageState
from events.records.models.registrations import Place, PlaceQuerySet


def queue_message(
    registration: Registration, kind: MessageKind, occurrence: Occurrence | None = None
) -> Message:
    """Queue one message, of one date or of the registration as a whole.

    The dates concerned are locked, so that two of a kind never get the same number.
    """
    about = {"registration": registration, "occurrence": occurrence, "kind": kind}
    message = Message(**about, sequence=Message.objects.filter(**about).count())
    message.save(force_insert=True)
    return message


def queue_to_address(email: str, language: str, kind: MessageKind) -> Message:
    """Queue one message to an address, whether or not there is a registration of it."""
    return Message.objects.create(email=email, language=language, kind=kind)


def notify_everybody(occurrence: Occurrence, kind: MessageKind) -> None:
    """Queue a message for everybody who has, holds or waits for a place on the date.

    It carries the date's SEQUENCE, so that each change is told once.
    """
    notify_places(Place.objects.active(), occurrence, kind, occurrence.sequence)


def notify_places(
    places: PlaceQuerySet,
    occurrence: Occurrence,
    kind: MessageKind,
    sequence: int,
    note: Note | None = None,
) -> int:
    """Queue a message for each registration of these places on the date; return how many are new.

    Who was told the same with this sequence already is not told again, nor who is forgotten.
    """
    wanted = places.filter(occurrence=occurrence).exclude(participant__registration__email="")
    wanted = wanted.order_by()
    told = Message.objects.filter(occurrence=occurrence, kind=kind, sequence=sequence)
    registrations = wanted.exclude(
        participant__registration__in=told.values("registration")
    ).values_list("participant__registration", flat=True)
    return _queue(
        Message(registration_id=pk, occurrence=occurrence, kind=kind, sequence=sequence, note=note)
        for pk in registrations.distinct()
    )


def _queue(messages: Iterable[Message]) -> int:
    return len(Message.objects.bulk_create(messages))


def resend(message: Message) -> bool:
    """Queue a message again by hand, with all its attempts ahead; say whether it was.

    One that has not been tried yet, or is being sent right now, is left alone.
    """
    idle = Message.objects.filter(pk=message.pk).exclude(state=MessageState.QUEUED, error="")
    queued = idle.update(state=MessageState.QUEUED, due_at=timezone.now(), attempts=0, error="")
    message.refresh_from_db()
    return bool(queued)
