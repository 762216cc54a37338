"""Mails of the site to its staff: queued in the request, sent by the worker.

A request never waits for a mail server, so a silent one stops nobody, and how long an answer takes
says nothing about whether a mail is sent. What participants are told has its own queue, the outbox.
Mails of Wagtail, and of whoever else uses Django's way to send one, come here by `QueueingBackend`.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta
from time import monotonic

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F
from django.utils import timezone

from .mail_connection import MailConnection
from .models import QueuedMail

logger = logging.getLogger(__name__)

RETRY_AFTER = timedelta(minutes=5)  # also what a worker that was killed leaves the next one to wait
DELIVERY = timedelta(minutes=2)  # that one mail may take, less than it is claimed for
GIVE_UP_AFTER = timedelta(days=1)  # what mails of this kind tell, or link to, is old by then


def queue_mail(recipients: Sequence[str], subject: str, text: str) -> None:
    """Have a mail in plain text sent to each of `recipients`, one of its own to everybody."""
    longest = QueuedMail._meta.get_field("subject").max_length
    line = " ".join(subject.split())[:longest]  # a title of a page may be in it, and be anything
    QueuedMail.objects.bulk_create(
        QueuedMail(recipient=recipient, subject=line, text=text) for recipient in recipients
    )


class QueueingBackend(BaseEmailBackend):
    """What Django, Wagtail and allauth take for a mail server: puts mails into the queue.

    To those it is in copy for a mail goes alone, as its text; files go with none.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            queue_mail(message.recipients(), str(message.subject), str(message.body))
        return len(email_messages)


def send_queued_mails() -> int:
    """Send what is due, and forget it; return how many were sent.

    After the first that fails the rest waits for the next round, not each for its time-out.
    """
    sent = 0
    with MailConnection() as connection:
        for mail in QueuedMail.objects.filter(due_at__lte=timezone.now()):
            if not _claim(mail):
                continue
            if not _deliver(mail, connection):
                break
            sent += 1
    return sent


def forget_old_mails() -> None:
    """Drop what could not be sent in a day."""
    old = QueuedMail.objects.filter(created_at__lt=timezone.now() - GIVE_UP_AFTER)
    if given_up := old.delete()[0]:
        logger.error("Gave up on %d mails that could not be sent in a day.", given_up)


def _claim(mail: QueuedMail) -> bool:
    """Whether the mail is ours to send: another worker may be at it."""
    mine = QueuedMail.objects.filter(pk=mail.pk, attempts=mail.attempts)
    return bool(mine.update(attempts=F("attempts") + 1, due_at=timezone.now() + RETRY_AFTER))


def _deliver(mail: QueuedMail, connection: MailConnection) -> bool:
    message = EmailMessage(
        mail.subject,
        mail.text,
        settings.DEFAULT_FROM_EMAIL,
        [mail.recipient],
        headers={"Auto-Submitted": "auto-generated"},  # RFC 3834: no answers from machines
    )
    try:
        connection.send(message, monotonic() + DELIVERY.total_seconds())
    except Exception as error:  # a server may break in any way; the mail stays queued
        logger.warning("A mail was not sent (attempt %d): %r", mail.attempts + 1, error)
        return False
    mail.delete()
    return True
