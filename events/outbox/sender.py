"""Sending what the outbox holds: once, again after a failure, and never never.

The outbox is the queue, and there is no other: the worker asks it for what is due.
"""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum
from smtplib import (
    SMTPAuthenticationError,
    SMTPConnectError,
    SMTPDataError,
    SMTPHeloError,
    SMTPRecipientsRefused,
    SMTPResponseException,
)
from time import monotonic

from django.core.mail import EmailMessage
from django.db.models import F
from django.utils import timezone

from events.records.models import Interest, Message
from events.records.models.messages import MessageKind, MessageState
from kommpaktiv.jobs.mail_connection import MailConnection

from .mailboxes import may_be_written
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
# A worker that is killed leaves its message claimed so long; so it must outlast every delivery.
DELIVERY = timedelta(minutes=2)  # from claiming a message until the server has taken the mail
LEASE = DELIVERY + timedelta(seconds=30)

# Then the worker looks whether it is told to end. What is due goes on in the next round.
ROUND = timedelta(seconds=30)

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
    NO_SERVER = "no server"  # others need not be tried now


def send_due_messages(compose: Compose, now: datetime | None = None) -> int:
    """Send what is due, also what a killed worker left; return how many were sent.

    The most urgent message goes first, also one that was queued after this round began. When the
    server is gone the rest waits for the next round, instead of each for its time-out.
    """
    sent = 0
    end = monotonic() + ROUND.total_seconds()
    with MailConnection() as connection:
        while monotonic() < end:
            moment = now or timezone.now()
            message = _next_due(moment)
            if message is None:
                break
            if not _claim(message, moment):
                continue  # somebody else is at it
            outcome = _deliver(message, compose, connection, moment)
            sent += outcome == Outcome.SENT
            if outcome == Outcome.NO_SERVER:
                break
    return sent


def _next_due(now: datetime) -> Message | None:
    due = Message.objects.due(now)
    told = ("registration__event", "occurrence__event", "note", "interest")
    return due.select_related(*told).first()


def _claim(message: Message, now: datetime) -> bool:
    """Take the message for oneself, in one statement; say whether nobody else was quicker.

    A lock held while the mail server thinks would make every other writer of SQLite wait. Whoever
    is killed while sending leaves the message queued, and it is tried again when the lease is over.
    """
    same = Message.objects.due(now).order_by().filter(pk=message.pk, attempts=message.attempts)
    claimed = same.update(attempts=F("attempts") + 1, due_at=now + LEASE, error="")
    message.attempts += 1
    return bool(claimed)


def _deliver(
    message: Message, compose: Compose, connection: MailConnection, now: datetime
) -> Outcome:
    """Send one message that is claimed, if it is still true."""
    deadline = monotonic() + DELIVERY.total_seconds()
    try:
        is_wanted = is_still_true(message, now) and may_be_written(message, now)
        mail = compose(message) if is_wanted else None
    except Exception as error:
        _note_mistake(message, error, now)
        return Outcome.NOT_SENT
    if mail is None:
        _mark_done(message, MessageState.DROPPED)
        return Outcome.NOT_SENT
    try:
        connection.send(mail, deadline)
    except Exception as error:
        reason = _reason(error)
        logger.warning("Message %s (%s) was not sent: %s", message.pk, message.kind, reason)
        _note_failure(message, reason, now, is_final=_is_final(error))
        return Outcome.NO_SERVER if _is_server_gone(error) else Outcome.NOT_SENT
    _mark_done(message, MessageState.SENT, sent_at=timezone.now())
    return Outcome.SENT


def _mark_done(message: Message, state: MessageState, **values: datetime) -> None:
    """Note that there is nothing more to do. What went to an address alone is forgotten."""
    mine = Message.objects.filter(pk=message.pk, state=MessageState.QUEUED)
    if message.registration_id is None:
        mine.delete()
        if state == MessageState.SENT:
            _forget_interest(message)
    else:
        mine.update(state=state, error="", **values)


def _forget_interest(message: Message) -> None:
    """Who was told of a new date has what they wanted; who cannot be told never will be."""
    if message.kind == MessageKind.NEW_DATE:
        Interest.objects.filter(pk=message.interest_id).delete()


# Failures ----------------------------------------------------------------------------------------


def _note_mistake(message: Message, error: Exception, now: datetime) -> None:
    """Note that the mail could not be composed; it is tried again, for somebody may mend that.

    Where it happened is logged, but not what the exception says: it may quote what people wrote.
    """
    where = "".join(traceback.format_tb(error.__traceback__))
    name = type(error).__name__
    logger.error("Message %s (%s) was not composed: %s\n%s", message.pk, message.kind, name, where)
    _note_failure(message, _reason(error), now, is_final=isinstance(error, AddressError))


def _note_failure(message: Message, reason: str, now: datetime, is_final: bool) -> None:
    """Keep the reason for the desk; give up when it stays so, or after the last attempt.

    Not where the message was sent meanwhile, or somebody else is at it. Of what went to an address
    alone nothing is kept when it is given up, for nobody at a desk could see it.
    """
    mine = Message.objects.filter(
        pk=message.pk, state=MessageState.QUEUED, attempts=message.attempts
    )
    if not is_final and message.attempts <= len(RETRY_AFTER):
        mine.update(error=reason, due_at=now + RETRY_AFTER[message.attempts - 1])
        return
    logger.error("Message %s (%s) is given up", message.pk, message.kind)
    if message.registration_id is None:
        mine.delete()
        _forget_interest(message)
    else:
        mine.update(error=reason, state=MessageState.FAILED)


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
    """Whether others need not be tried now: nobody answers, or nobody of us is let in.

    smtplib's errors are of the system, too.
    """
    if isinstance(error, SMTPAuthenticationError | SMTPConnectError | SMTPHeloError):
        return True
    answered = isinstance(error, SMTPResponseException | SMTPRecipientsRefused)
    return isinstance(error, OSError) and not answered
