"""What to tell whom: rows of the outbox, written in the transaction of the change they tell of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from events.records.models import Message, Note, Occurrence, Registration
from events.records.models.messages import MessageKind, MessageState
from events.records.models.place_states import PlaceState
from events.records.models.registrations import Place, PlaceQuerySet

from .dedup_keys import change_key
from .mailboxes import ASKED

BATCH = 500  # messages in one statement
HELD_BACK = timedelta(seconds=60)  # what the team has caused: so long it can be undone unheard

_delay: ContextVar[timedelta] = ContextVar("delay", default=timedelta())


@contextmanager
def held_back() -> Iterator[None]:
    """Let all messages that are queued within wait a moment before they go."""
    token = _delay.set(HELD_BACK)
    try:
        yield
    finally:
        _delay.reset(token)


def _due_at() -> datetime:
    return timezone.now() + _delay.get()


def queue_message(
    registration: Registration,
    kind: MessageKind,
    places: Iterable[Place] = (),
    occurrence: Occurrence | None = None,
) -> Message:
    """Queue one message, of one date or of the registration as a whole.

    `places` are those whose change it tells of.
    """
    message = Message.objects.create(
        registration=registration, kind=kind, occurrence=occurrence, due_at=_due_at()
    )
    message.places.add(*places)
    return message


def queue_to_address(
    email: str, language: str, kind: MessageKind, *, is_asked: bool = False
) -> Message:
    """Queue one message to an address, whether or not there is a registration of it.

    :param is_asked: by somebody who has shown no more than that they know the address; such mails
        are limited, see `mailboxes`.
    """
    dedup_key = ASKED if is_asked else ""
    return Message.objects.create(email=email, language=language, kind=kind, dedup_key=dedup_key)


def notify_everybody(occurrence: Occurrence, kind: MessageKind) -> None:
    """Queue a message for everybody whom a change of the date concerns; each is told once."""
    notify_places(concerned(kind), occurrence, kind, change_key(occurrence))


def concerned(kind: MessageKind) -> PlaceQuerySet:
    """The places whose people hear of such a change of their date.

    All who have, hold or wait for one; of the link to join online only those who may follow it.
    """
    if kind == MessageKind.JOIN_LINK:
        return Place.objects.filter(state=PlaceState.CONFIRMED)
    return Place.objects.active()


def notify_places(
    places: PlaceQuerySet,
    occurrence: Occurrence,
    kind: MessageKind,
    dedup_key: str,
    note: Note | None = None,
) -> int:
    """Queue a message for each registration of these places on the date; return how many are new.

    Who was told the same by this key already is not told again, nor who is forgotten. No lock is
    needed for that, and nothing is written where there is nobody to tell.
    """
    told = Message.objects.filter(
        registration=OuterRef("participant__registration"), kind=kind, dedup_key=dedup_key
    )
    untold = places.filter(~Exists(told), occurrence=occurrence)
    rows = untold.exclude(participant__registration__email="").order_by("pk")
    places_of: dict[int, list[int]] = defaultdict(list)
    for registration, place in rows.values_list("participant__registration", "pk"):
        places_of[registration].append(place)
    messages = [
        Message(
            registration_id=pk,
            occurrence=occurrence,
            kind=kind,
            dedup_key=dedup_key,
            note=note,
            due_at=_due_at(),
        )
        for pk in places_of
    ]
    batches = (messages[start : start + BATCH] for start in range(0, len(messages), BATCH))
    return sum(_queue(batch, places_of) for batch in batches)


@transaction.atomic
def _queue(messages: Sequence[Message], places_of: Mapping[int, Sequence[int]]) -> int:
    """Write those that nobody else has written meanwhile; return how many that are."""
    Message.objects.bulk_create(messages, ignore_conflicts=True)
    references = [message.reference for message in messages]
    written = dict(
        Message.objects.filter(reference__in=references).values_list("pk", "registration")
    )
    through = Message.places.through
    through.objects.bulk_create(
        through(message_id=pk, place_id=place)
        for pk, registration in written.items()
        for place in places_of[registration]
    )
    return len(written)


def resend(message: Message) -> bool:
    """Queue a message again by hand, with all its attempts ahead; say whether it was.

    One that has not been tried yet, or is being sent right now, is left alone.
    """
    idle = Message.objects.filter(pk=message.pk).exclude(state=MessageState.QUEUED, error="")
    queued = idle.update(state=MessageState.QUEUED, due_at=timezone.now(), attempts=0, error="")
    message.refresh_from_db()
    return bool(queued)
