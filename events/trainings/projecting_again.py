"""Projects every live training again: what a crash or a hand left half done heals by itself."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page

from events.records.models import Event

from .models import EventPage
from .projection import project
from .publishing import publish_event, withdraw_event

logger = logging.getLogger(__name__)


def project_again(now: datetime | None = None) -> int:
    """Publish every live source again, and withdraw what has none; nothing where all is well.

    It goes on with rules that have no end, too. Each training has a transaction of its own, and
    one that fails is logged and stops no other. Returns how many failed.
    """
    now = now or timezone.now()
    sources = list(_live_sources().order_by("pk").values_list("pk", flat=True))
    failed = sum(not _succeeds(_publish, pk, now) for pk in sources)
    orphans = Event.objects.published().exclude(key__in=_live_sources().values("translation_key"))
    pks = list(orphans.order_by("pk").values_list("pk", flat=True))
    return failed + sum(not _succeeds(_withdraw, pk, now) for pk in pks)


def _live_sources():  # type: ignore[no-untyped-def]  # Wagtail has no types
    return EventPage.objects.live().filter(locale=Locale.get_default(), alias_of=None)


def _succeeds(change: Callable[[int, datetime], None], pk: int, now: datetime) -> bool:
    try:
        with transaction.atomic():
            change(pk, now)
    except Exception:
        logger.exception("Failed: %s %d", change.__name__.strip("_"), pk)
        return False
    return True


def _publish(pk: int, now: datetime) -> None:
    """As the page says it now. Its row is locked first, as by an editor who publishes it."""
    list(Page.objects.select_for_update().filter(pk=pk).values_list("pk"))
    page = _live_sources().select_related("location").filter(pk=pk).first()
    if page:
        publish_event(project(page, now), now)


def _withdraw(pk: int, now: datetime) -> None:
    """Unless a page has been published meanwhile."""
    event = Event.objects.select_for_update(no_key=True).get(pk=pk)
    if not _live_sources().filter(translation_key=event.key).exists():
        withdraw_event(event.key, now)
