"""What a timetable will do to a page, and when: said wherever something seems to happen at once."""

from __future__ import annotations

from datetime import datetime

from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, Revision
from wagtail.query import PageQuerySet

from kommpaktiv.languages.dates import instant


def goes_live_at(page: Page) -> datetime | None:
    """When publishing the page as it is comes true; none where that is at once."""
    return _in_future(page.go_live_at)


def expires_at(page: Page) -> datetime | None:
    """When the page is unpublished by itself; none where it is not."""
    return _in_future(page.expire_at)


def annotate_lists() -> None:
    """Have Wagtail's lists of pages come with when each is published; it asks only whether.

    Without that, each page in the timetable costs a list one query more.
    """
    annotate = PageQuerySet.annotate_approved_schedule

    def annotated(self: PageQuerySet) -> PageQuerySet:
        own = Revision.page_revisions.filter(
            object_id=Cast(OuterRef("pk"), CharField()), approved_go_live_at__isnull=False
        )
        when = own.order_by("pk").values("approved_go_live_at")[:1]
        return annotate(self).annotate(_scheduled_at=Subquery(when))

    PageQuerySet.annotate_approved_schedule = annotated


def scheduled_at(page: Page) -> datetime | None:
    """When a version that is waiting for its time is published; none where none waits."""
    if "_scheduled_at" in vars(page):
        return vars(page)["_scheduled_at"]
    revision = page.scheduled_revision
    return revision.approved_go_live_at if revision else None


def in_words(when: datetime) -> str:
    """The moment in the editor's language and zone, with its year."""
    return instant(timezone.localtime(when))


def announce(request: HttpRequest, page: Page) -> None:
    """Say that a version waits for its time, that the page is locked until then, and the way back.

    Nothing where none waits.
    """
    page = Page.objects.get(pk=page.pk)
    when = scheduled_at(page)
    if when is None:
        return
    message = _(
        "This version of “%(title)s” is published on %(when)s, in all languages, and not before. "
        "Until then the page is locked: who wants to change it takes it out of the timetable first."
    )
    undo = messages.button(
        reverse(
            "wagtailadmin_pages:revisions_unschedule", args=[page.pk, page.scheduled_revision.pk]
        ),
        _("Take it out of the timetable"),
    )
    said = message % {"title": page.scheduled_revision.object_str, "when": in_words(when)}
    messages.info(request, said, buttons=[undo])


def _in_future(when: datetime | None) -> datetime | None:
    return when if when and when > timezone.now() else None
