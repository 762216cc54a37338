"""Sending what the outbox holds: once, again after a failure, and never never."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from enum import Enum
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMessage
from django.db.models import F
from django.utils import timezone

from events.records.models import Message
from events.records.models.messages import MessageState

from .still_true import is_still_true

logger = logging.getLogger(__name__)

# The pauses between attempts: two days together, after which a mail would come too late.
RETRY_AFTER = [
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=15),
    timedelta(hours=24),
]
LONGEST_ERROR = 500  # characters kept for the desk


Compose = Callable[[Message], EmailMessage]


class AddressError(ValueError):
    """Nothing can be sent to the address: its local part is not ASCII.

    Django would write it as an encoded word, which names another mailbox (RFC 2047, 5). Forms do
    not accept such addresses; domains in any script they do.
    """


class Outcome(Enum):
    """What came of trying to send one message."""

    SENT = "sent"
    NOT_SENT = "not sent"
    NO_SERVER = "no server"  # nobody answers, or not any more: others need not be tried now


def send_due_messages(compose: Compose, now: datetime | None = None) -> int:
    """Send everything that is due, also what a killed worker left; return how many were sent."""
    queued = Message.objects.filter(state=MessageState.QUEUED, due_at__lte=now or timezone.now())
    return send(queued.order_by("due_at", "pk").values_list("pk", flat=True), compose, now)


def send(pks: Iterable[int], compose: Compose, now: datetime | None = None) -> int:
    """Send these messages as far as they are due; return how many were sent.

    When the server is gone the rest waits for the next round, instead of each for its time-out.
    """
    sent = 0
    for pk in list(pks):
        outcome = _deliver(pk, compose, now or timezone.now())
        sent += outcome == Outcome.SENT
        if outcome == Outcome.NO_SERVER:
            break
    return sent


def _deliver(pk: int, compose: Compose, now: datetime) -> Outcome:
    """Send one message if it is due and nobody else is at it."""
    message = _claim(pk, now)
    if message is None:
        return Outcome.NOT_SENT
    try:
        mail = compose(message) if is_still_true(message, now) else None
    except Exception as error:
        _note_mistake(message, error)
        return Outcome.NOT_SENT
    if mail is None:
        _mark_done(message, MessageState.DROPPED)
        return Outcome.NOT_SENT
    return _hand_over(message, mail)


def _hand_over(message: Message, mail: EmailMessage) -> Outcome:
    """Give the mail to the server, and note what it says."""
    try:
        mail.send()
    except Exception as error:
        reason = _reason(error)
        logger.warning("Message %s (%s) was not sent: %s", message.pk, message.kind, reason)
        _note_failure(message, reason, is_final=_is_final(error))
        return Outcome.NO_SERVER if _is_server_gone(error) else Outcome.NOT_SENT
    _mark_done(message, MessageState.SENT, sent_at=timezone.now())
    return Outcome.SENT


def _claim(pk: int, now: datetime) -> Message | None:
    """Take the message for oneself by setting its next time, in one statement.

    A lock held while the mail server thinks would make every other writer of SQLite wait. Whoever
    is killed while sending leaves the message queued, and it is tried again at that time.
    """
    related = Message.objects.select_related("registration__event", "occurrence__event", "note")
    message = related.filter(pk=pk).first()
    if message is None:
        return None
    pause = RETRY_AFTER[min(message.attempts, len(RETRY_AFTER) - 1)]
    claimed = Message.objects.filter(
        pk=pk, state=MessageState.QUEUED, due_at__lte=now, attempts=message.attempts
    ).update(attempts=F("attempts") + 1, due_at=now + pause, error="")
    message.attempts += 1
    return message if claimed else None


def _mark_done(message: Message, state: MessageState, **values: datetime) -> None:
    """Note that there is nothing more to do. What went to an address alone is forgotten."""
    mine = Message.objects.filter(pk=message.pk)
    if message.registration_id is None:
        mine.delete()
    else:
        mine.update(state=state, error="", **values)


# Failures ----------------------------------------------------------------------------------------


def _note_mistake(message: Message, error: Exception) -> None:
    """Note that the mail could not be composed; it is tried again, for somebody may mend that.

    Where it happened is logged, but not what the exception says: it may quote what people wrote.
    """
    where = "".join(traceback.format_tb(error.__traceback__))
    name = type(error).__name__
    logger.error("Message %s (%s) was not composed: %s\n%s", message.pk, message.kind, name, where)
    _note_failure(message, _reason(error), is_final=isinstance(error, AddressError))


def _note_failure(message: Message, reason: str, is_final: bool) -> None:
    """Keep the reason for the desk; give up when it stays so, or after the last attempt.

    Of what went to an address alone nothing is kept then, for nobody at a desk could see it.
    """
    gives_up = is_final or message.attempts > len(RETRY_AFTER)
    mine = Message.objects.filter(pk=message.pk, attempts=message.attempts)
    if gives_up:
        logger.error("Message %s (%s) is given up", message.pk, message.kind)
    if gives_up and message.registration_id is None:
        mine.delete()
    else:
        mine.update(error=reason, state=MessageState.FAILED if gives_up else MessageState.QUEUED)


def _reason(error: Exception) -> str:
    """What went wrong, without anybody's address, which servers like to repeat."""
    match error:
        case SMTPRecipientsRefused():
            said = "; ".join(_reply(*reply) for reply in error.recipients.values())
        case SMTPResponseException():
            said = _reply(error.smtp_code, error.smtp_error)
        case _:
            said = str(error)
    text = re.sub(r"[^\s<>]+@[^\s<>]+", "…", f"{type(error).__name__}: {said}")
    return text[:LONGEST_ERROR]


def _reply(code: int, text: bytes | str) -> str:
    said = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f"{code} {' '.join(said.split())}"


def _is_final(error: Exception) -> bool:
    """Whether the mail server will say the same tomorrow (RFC 5321, 4.2.1: 5yz replies).

    Of the recipient or the mail itself: that it refuses us is for the administration to mend.
    """
    match error:
        case SMTPRecipientsRefused():
            return all(code >= 500 for code, _text in error.recipients.values())
        case SMTPDataError():
            return error.smtp_code >= 500
    return False


def _is_server_gone(error: Exception) -> bool:
    """Whether there was no answer at all: smtplib's errors are of the system, too."""
    answered = isinstance(error, SMTPResponseException | SMTPRecipientsRefused)
    return isinstance(error, OSError) and not answered
