"""What to tell whom: rows of the outbox, written in the transaction of the change they tell of."""

from __future__ import annotations

from django.dispatch import Signal

from events.models import Message, Occurrence, Registration
from events.models.messages import MessageKind
from events.models.registrations import Place

# Sent within the transaction, with `ids` of the new messages. Who sends mails listens to it; a
# message whose sender is killed is found again by its state and due time.
messages_queued = Signal()


def tell(registration: Registration, kind: MessageKind, sequence: int = 0) -> Message:
    """Queue one message; the same one again is the same row."""
    message, created = Message.objects.get_or_create(
        registration=registration, kind=kind, sequence=sequence
    )
    if created:
        messages_queued.send(Message, ids=[message.pk])
    return message


def tell_everybody(occurrence: Occurrence, kind: MessageKind) -> None:
    """Queue a message for everybody who has, holds or waits for a place on the date.

    It carries the date's SEQUENCE, so that each change is told once.
    """
    places = Place.objects.active().filter(occurrence=occurrence)
    registrations = places.order_by().values_list("participant__registration", flat=True)
    queued = Message.objects.bulk_create(
        Message(registration_id=pk, occurrence=occurrence, kind=kind, sequence=occurrence.sequence)
        for pk in registrations.distinct()
    )
    if queued:
        messages_queued.send(Message, ids=[message.pk for message in queued])
