"""Mailboxes that anybody could have us write to: what they had of us, and which want nothing."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class SilencedMailbox(models.Model):
    """A mailbox whose owner wants no mail that others ask for. A keyed hash, until lifted."""

    mailbox = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.mailbox[:8]


class AskedMail(models.Model):
    """A mail that somebody asked for with no more than an address; kept for a day, to count."""

    mailbox = models.CharField(max_length=64, db_index=True)  # a keyed hash
    message = models.UUIDField(unique=True)  # the reference of the message
    is_to_stranger = models.BooleanField()  # to an address without a registration
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return str(self.message)
