"""Mails of the site to its staff: queued in the request, sent by the worker.

A request never waits for a mail server, so a silent one stops nobody, and how long an answer takes
says nothing about whether a mail is sent. What participants are told has its own queue, the outbox.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F
from django.utils import timezone

from .models import QueuedMail

logger = logging.getLogger(__name__)

RETRY_AFTER = timedelta(minutes=5)  # also what a worker that was killed leaves the next one to wait
GIVE_UP_AFTER = timedelta(days=1)  # what mails of this kind tell, or link to, is old by then


def queue_mail(recipients: Sequence[str], subject: str, text: str) -> None:
    """Have a mail in plain text sent to each of `recipients`, one of its own to everybody."""
    QueuedMail.objects.bulk_create(
        QueuedMail(recipient=recipient, subject=subject, text=text) for recipient in recipients
    )


def send_queued_mails() -> int:
    """Send what is due, and forget it; return how many were sent.

    After the first that fails the rest waits for the next round, not each for its time-out.
    """
    sent = 0
    for mail in QueuedMail.objects.filter(due_at__lte=timezone.now()):
        if not _claim(mail):
            continue
        if not _deliver(mail):
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


def _deliver(mail: QueuedMail) -> bool:
    message = EmailMessage(
        mail.subject,
        mail.text,
        settings.DEFAULT_FROM_EMAIL,
        [mail.recipient],
        headers={"Auto-Submitted": "auto-generated"},  # RFC 3834: no answers from machines
    )
    try:
        message.send()
    except Exception as error:  # a server may break in any way; the mail stays queued
        logger.warning("A mail was not sent (attempt %d): %r", mail.attempts + 1, error)
        return False
    mail.delete()
    return True
