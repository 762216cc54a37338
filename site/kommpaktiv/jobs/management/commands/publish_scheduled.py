"""Publishes and unpublishes what is scheduled, one by one."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.utils import timezone
from wagtail.management.commands import publish_scheduled
from wagtail.models import Page, Revision

logger = logging.getLogger(__name__)


class Command(publish_scheduled.Command):
    """Wagtail's command ends with the first page that fails; here the others go on."""

    def handle(self, *args: Any, dryrun: bool, **options: Any) -> None:
        if dryrun:
            super().handle(*args, dryrun=dryrun, **options)
            return
        now = timezone.now()
        expired = Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at")
        for page in list(expired):
            self._do(
                page.unpublish,
                page.pk,
                set_expired=True,
                log_action="wagtail.unpublish.scheduled",
            )
        due = Revision.objects.filter(approved_go_live_at__lt=now)
        for revision in list(due.order_by("approved_go_live_at")):
            self._do(revision.publish, revision.object_id, log_action="wagtail.publish.scheduled")

    def _do(self, change: Callable[..., None], pk: int | str, **options: Any) -> None:
        try:
            change(**options)
        except Exception:
            logger.exception("Failed: %s page %s", change.__name__, pk)
