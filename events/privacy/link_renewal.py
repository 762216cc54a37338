"""What to do when a link may have come into the wrong hands."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from events.outbox.queue import queue_to_address
from events.records.models import Registration
from events.records.models.messages import MessageKind


@transaction.atomic
def renew_links(registration: Registration) -> None:
    """Make every link of the registration sent so far invalid, and send new ones to its address."""
    Registration.objects.filter(pk=registration.pk).update(link_version=F("link_version") + 1)
    registration.refresh_from_db(fields=["link_version"])
    queue_to_address(registration.email, registration.language, MessageKind.LINKS)
