"""Links on request: new ones for old ones, and the one that opens everything of an address."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from events.booking.locking import lock_registrations
from events.outbox.queue import queue_message, queue_to_address
from events.records.models import Message, Registration
from events.records.models.messages import MessageKind

# A link that came into the wrong hands must not fill its owner's mailbox.
MOST_AN_HOUR = 3


@transaction.atomic
def renew_links(registration: Registration) -> None:
    """Make every link sent so far to the registration's address invalid, and send it new ones."""
    mine = Registration.objects.of_address(registration.email)
    mine.filter(pk__in=lock_registrations(mine)).update(link_version=F("link_version") + 1)
    registration.refresh_from_db(fields=["link_version"])
    queue_to_address(registration.email, registration.language, MessageKind.LINKS)


@transaction.atomic
def send_links(registration: Registration) -> None:
    """Send the registration's address links to all it has, unless that was just done often."""
    mine = Registration.objects.of_address(registration.email)
    lock_registrations(mine)
    an_hour_ago = timezone.now() - timedelta(hours=1)
    sent = Message.objects.filter(
        registration__in=mine, kind=MessageKind.LINKS, created_at__gt=an_hour_ago
    )
    if sent.count() < MOST_AN_HOUR:
        queue_message(registration, MessageKind.LINKS)
