"""Links to online dates are forgotten when those to their registrations have ended.

They say nothing of a person, but lead into rooms that others may use by then.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from wagtail.models import Revision

from events.privacy.access_links import MANAGEABLE
from events.records.models import Event, Occurrence
from kommpaktiv.languages.follow_source import is_source

from .models import EventPage

FORGOTTEN = {"join_url": "", "join_details": ""}


def forget_join_links(now: datetime | None = None) -> int:
    """Empty the links of dates that are long over, and of trainings without any other.

    Return of how many. Nothing is written where none is due.
    """
    until = (now or timezone.now()) - MANAGEABLE
    own = Occurrence.objects.filter(ends_at__lte=until).exclude(**FORGOTTEN)
    forgotten = own.update(**FORGOTTEN) if own.exists() else 0
    keys = list(_over(until).values_list("key", flat=True))
    for key in keys:
        with transaction.atomic():
            # Locked as by those who publish it, and asked again.
            for event in _over(until).select_for_update(no_key=True).filter(key=key):
                _forget(event)
                forgotten += 1
    return forgotten


def _over(until: datetime) -> QuerySet[Event]:
    """Trainings that have a link, and dates of which the last was over by then."""
    dates = Occurrence.objects.filter(event=OuterRef("pk"))
    known = Event.objects.exclude(**FORGOTTEN).filter(Exists(dates))
    return known.exclude(Exists(dates.filter(ends_at__gt=until)))


def _forget(event: Event) -> None:
    """On the record, on the page in all languages, and in what the page was before.

    A draft that waits to be published keeps its own, which may be for dates to come.
    """
    Event.objects.filter(pk=event.pk).update(**FORGOTTEN)
    pages = EventPage.objects.filter(translation_key=event.key)
    has_draft = any(is_source(page) and page.has_unpublished_changes for page in pages)
    pages.update(**FORGOTTEN)
    if has_draft:
        return
    revisions = [
        revision for page in pages for revision in page.revisions.all() if _has_link(revision)
    ]
    for revision in revisions:
        revision.content |= FORGOTTEN
    Revision.objects.bulk_update(revisions, ["content"])


def _has_link(revision: Revision) -> bool:
    return any(revision.content.get(name) for name in FORGOTTEN)
