"""Sending what the outbox holds: once, again after a failure, and never never."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused

from django.db.models import F
from django.utils import timezone

from events.models import Message
from events.models.messages import MessageState

from .letters import compose

logger = logging.getLogger(__name__)

RETRY_AFTER = [
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=24),
]
LONGEST_ERROR = 500  # characters kept for the desk


def send_due_messages(now: datetime | None = None) -> int:
    """Send everything that is due, also what a killed worker left; return how many were sent."""
    queued = Message.objects.filter(state=MessageState.QUEUED, due_at__lte=now or timezone.now())
    due = list(queued.order_by("due_at", "pk").values_list("pk", flat=True))
    return sum(deliver(pk, now) for pk in due)


def deliver(pk: int, now: datetime | None = None) -> bool:
    """Send one message if it is due and nobody else is at it; say whether it was sent."""
    message = _claim(pk, now or timezone.now())
    if message is None:
        return False
    try:
        compose(message).send()
    except Exception as error:
        # The error's words may hold the address, so that only the desk may read them.
        logger.error("Message %s was not sent: %s", pk, type(error).__name__)
        _note_failure(message, error)
        return False
    Message.objects.filter(pk=pk).update(state=MessageState.SENT, sent_at=timezone.now(), error="")
    return True


def _claim(pk: int, now: datetime) -> Message | None:
    """Take the message for oneself by setting its next time, in one statement.

    A lock held while the mail server thinks would make every other writer of SQLite wait. Whoever
    is killed while sending leaves the message queued, and it is tried again at that time.
    """
    message = Message.objects.select_related("registration", "occurrence").filter(pk=pk).first()
    if message is None:
        return None
    pause = RETRY_AFTER[min(message.attempts, len(RETRY_AFTER) - 1)]
    claimed = Message.objects.filter(
        pk=pk, state=MessageState.QUEUED, due_at__lte=now, attempts=message.attempts
    ).update(attempts=F("attempts") + 1, due_at=now + pause)
    message.attempts += 1
    return message if claimed else None


def _note_failure(message: Message, error: Exception) -> None:
    """Keep the reason; give up when the address is refused for good, or after the last attempt."""
    message.error = f"{type(error).__name__}: {error}"[:LONGEST_ERROR]
    if _is_final(error) or message.attempts >= len(RETRY_AFTER):
        message.state = MessageState.FAILED
    # Not `save`: the row is gone where the person was forgotten meanwhile.
    Message.objects.filter(pk=message.pk).update(error=message.error, state=message.state)


def _is_final(error: Exception) -> bool:
    """Whether the mail server will say the same tomorrow (RFC 5321, 4.2.1: 5yz replies)."""
    if not isinstance(error, SMTPRecipientsRefused):
        return False
    return all(code >= 500 for code, _reason in error.recipients.values())
