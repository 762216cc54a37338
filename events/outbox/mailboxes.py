"""Mails that anybody can have sent to any address: how many, and to whom none at all.

Asked by the worker before it sends, so that no form's answer or time tells whether we know an
address. What is dropped here nobody misses: the mailbox has had the same links just before, or
never was in a registration.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from events.records.models import AskedMail, Message, Registration, SilencedMailbox
from events.records.models.messages import MessageKind, MessageState
from kommpaktiv.web.email_address import mailbox_key

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LINKS_AN_HOUR = 3
LINKS_A_DAY = 10
CHANGES_A_DAY = 20  # told to one registration; the page behind its link has the rest
ASKED = "asked"  # of a message to an address alone: somebody typed that into a form


def mailbox_hash(email: str) -> str:
    """A keyed hash of the mailbox, whatever sub-address of it is written."""
    return salted_hmac("events.mailbox", mailbox_key(email), algorithm="sha256").hexdigest()


def may_be_written(message: Message, now: datetime) -> bool:
    """Whether a message that is about to be sent is not one too many."""
    if message.kind in (MessageKind.CHANGED, MessageKind.SWAPPED):
        return _changes_told(message, now) < CHANGES_A_DAY
    if message.kind in (MessageKind.PLEASE_CONFIRM, MessageKind.CONFIRM_INTEREST):
        return not _is_silenced(message.recipient)
    is_asked = message.registration_id is None and message.dedup_key == ASKED
    return not is_asked or _may_be_asked(message, now)


def forget_asked_mails() -> None:
    """Forget what is too old to be counted."""
    old = AskedMail.objects.filter(created_at__lte=timezone.now() - DAY)
    if old.exists():
        old.delete()


def _changes_told(message: Message, now: datetime) -> int:
    told = Message.objects.filter(registration=message.registration_id, kind=message.kind)
    return told.filter(state=MessageState.SENT, sent_at__gt=now - DAY).count()


def _is_silenced(email: str) -> bool:
    return SilencedMailbox.objects.filter(mailbox=mailbox_hash(email)).exists()


def _may_be_asked(message: Message, now: datetime) -> bool:
    """Count the message, however often it is tried, unless there were enough."""
    if AskedMail.objects.filter(message=message.reference).exists():
        return True
    known = Registration.objects.of_address(message.email)
    if _is_silenced(message.email) and not known.exclude(confirmed_at=None).exists():
        return False
    is_stranger = not known.exists()
    if _has_had_enough(message.email, is_stranger, now):
        return False
    AskedMail.objects.create(
        mailbox=mailbox_hash(message.email),
        message=message.reference,
        is_to_stranger=is_stranger,
        created_at=now,
    )
    return True


def _has_had_enough(email: str, is_stranger: bool, now: datetime) -> bool:
    today = AskedMail.objects.filter(created_at__gt=now - DAY)
    mine = today.filter(mailbox=mailbox_hash(email))
    if is_stranger:
        to_strangers = today.filter(is_to_stranger=True).count()
        return mine.exists() or to_strangers >= settings.STRANGER_MAILS_A_DAY
    lately = mine.filter(created_at__gt=now - HOUR).count()
    return lately >= LINKS_AN_HOUR or mine.count() >= LINKS_A_DAY
