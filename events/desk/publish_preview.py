"""What publishing, unpublishing or deleting a training would do to people, said beforehand.

Wagtail's own ways lead here first whenever somebody with a place would be told something. Nothing
typed is lost: the draft is saved by then. What is confirmed is what was shown: if anything else
would happen by now, it is shown again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Locale, Page

from events.records.models import Place
from events.trainings.models import EventPage
from events.trainings.projection import project
from events.trainings.publishing import Change, preview_publishing, preview_withdrawal
from kommpaktiv.content.scheduling import announce, expires_at, goes_live_at, in_words
from kommpaktiv.languages.dates import dated_moment
from kommpaktiv.languages.follow_source import is_source

PUBLISH, UNPUBLISH, DELETE = "publish", "unpublish", "delete"


@dataclass(frozen=True)
class Consequence:
    """One date of a training, and what becomes of it."""

    training: str
    change: Change
    at: datetime | None = None  # when a timetable brings it about; none for at once

    @property
    def when(self) -> str:
        """When it comes about."""
        return in_words(self.at) if self.at else _("at once")

    @property
    def before(self) -> str:
        """When it was to be; empty for a new date."""
        return dated_moment(self.change.occurrence.local_start) if self.change.occurrence else ""

    @property
    def after(self) -> str:
        """When it will be; empty for one that goes."""
        plan, date = self.change.plan, self.change.occurrence
        if plan is None:
            return ""
        if date and date.is_moved:
            return dated_moment(date.local_start)
        return dated_moment(plan.local_start)

    @property
    def told(self) -> str:
        """What the people are told; empty where nobody is."""
        return str(self.change.told.label) if self.change.told else ""


def consequences_of(action: str, page: Page) -> list[Consequence]:
    """Every date that `action` on `page` would change now, of all trainings it reaches.

    :raises ValidationError: when the draft is not complete enough to be published.
    """
    if action == PUBLISH:
        draft = page.specific.get_latest_revision_as_object()
        draft.full_clean()
        return [*_of_publishing(draft), *_of_expiry(draft)] if is_source(draft) else []
    now = timezone.now()
    return [
        Consequence(source.title, change)
        for source in sources_in(page)
        for change in preview_withdrawal(source.translation_key, now)
    ]


def _of_publishing(draft: EventPage) -> list[Consequence]:
    """What publishing the draft changes, at the time it is published."""
    at = goes_live_at(draft)
    then = at or timezone.now()
    changes = preview_publishing(project(draft, then), then)
    return [Consequence(draft.title, change, at) for change in changes]


def _of_expiry(draft: EventPage) -> list[Consequence]:
    """What becomes of people when the training expires, if that is not what is public already."""
    at = expires_at(draft)
    public = Page.objects.filter(pk=draft.pk, live=True).values_list("expire_at", flat=True).first()
    if at is None or at == public:
        return []
    changes = preview_withdrawal(draft.translation_key, at)
    return [Consequence(draft.title, change, at) for change in changes]


def sources_in(page: Page) -> Iterable[EventPage]:
    """The live German trainings at or below `page`."""
    pages = EventPage.objects.descendant_of(page, inclusive=True).live()
    return pages.filter(locale=Locale.get_default(), alias_of=None)


def concern_people(consequences: Iterable[Consequence]) -> bool:
    return any(consequence.change.told for consequence in consequences)


def fingerprint(consequences: Iterable[Consequence]) -> str:
    """Differs whenever something else would happen, or to others."""
    said = [
        [c.training, c.change.kind, c.before, c.after, c.change.people, c.when]
        for c in consequences
    ]
    return blake2b(json.dumps(said).encode(), digest_size=16).hexdigest()


# Where Wagtail asks ------------------------------------------------------------------------------


def before_publishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The draft is saved; show first what publishing it would do to people."""
    if not isinstance(page, EventPage) or not is_source(page):
        return None
    return _shown_first(PUBLISH, page)


def before_unpublishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _shown_first(UNPUBLISH, page)


def before_deleting(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _shown_first(DELETE, page)


def before_approving(request: HttpRequest, page: Page) -> HttpResponse | None:
    """An approval publishes, too: show it, with all that was sent to be sent once more."""
    approves = request.POST.get("action-workflow-action") and (
        request.POST.get("workflow-action-name") == "approve"
    )
    if not approves or not isinstance(page, EventPage) or not is_source(page):
        return None
    found = consequences_of(PUBLISH, page)
    if not concern_people(found) or request.POST.get("seen") == fingerprint(found):
        return None
    sent = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
    kept = [(name, value) for name, value in sent if name not in ("csrfmiddlewaretoken", "seen")]
    return _page(request, page, PUBLISH, found, {"sent": kept, "address": request.path})


def before_approving_from_afar(request: HttpRequest, page: Page) -> HttpResponse | None:
    """An approval without the page's form, from the dashboard: lead to the form."""
    if not isinstance(page, EventPage) or not is_source(page):
        return None
    may = page.permissions_for_user(request.user)
    if not may.can_edit() or not concern_people(consequences_of(PUBLISH, page)):
        return None
    message = _("People have places in this training. Here you see whom it concerns, and approve.")
    messages.warning(request, message)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return JsonResponse({"step": "success", "redirect": address})
    return redirect(address)


def before_doing_many(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """What concerns people is done one by one, so that each is looked at."""
    if request.method != "POST" or action_type not in (PUBLISH, UNPUBLISH, DELETE):
        return None
    pages = [page for page in objects if isinstance(page, Page)]
    concerned = [
        page
        for page in pages
        if (action_type != PUBLISH or isinstance(page.specific, EventPage))
        and concern_people(consequences_of(action_type, page))
    ]
    if not concerned:
        return None
    titles = ", ".join(page.get_admin_display_title() for page in concerned)
    message = _("People have places in these trainings. Please do this one by one: %(titles)s")
    messages.error(request, message % {"titles": titles})
    return redirect("wagtailadmin_explore", concerned[0].get_parent().pk)


def _shown_first(action: str, page: Page) -> HttpResponse | None:
    if not concern_people(consequences_of(action, page)):
        return None
    return redirect("desk:publish_preview", page.pk, action)


# What the editor sees and confirms ----------------------------------------------------------------


def publish_preview(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """What `action` would do, and the button that does it."""
    page = get_object_or_404(Page, pk=pk).specific
    _require_permission(request, page, action)
    found = consequences_of(action, page)
    context: dict[str, Any] = {"address": request.path}
    if request.method == "POST":
        if request.POST.get("seen") == fingerprint(found):
            return _done(request, page, action, found)
        context["has_changed"] = True
    return _page(request, page, action, found, context)


def _require_permission(request: HttpRequest, page: Page, action: str) -> None:
    may = page.permissions_for_user(request.user)
    allowed = {
        PUBLISH: may.can_publish,
        UNPUBLISH: may.can_unpublish,
        DELETE: may.can_delete,
    }[action]
    if not allowed():
        raise PermissionDenied


def _done(request: HttpRequest, page: Page, action: str, found: list[Consequence]) -> HttpResponse:
    parent = page.get_parent().pk
    title = page.title
    if action == PUBLISH:
        PublishPageRevisionAction(page.latest_revision, user=request.user).execute()
        message = _published_message(found)
    elif action == UNPUBLISH:
        UnpublishPageAction(page, user=request.user, include_descendants=True).execute()
        message = _("“%(title)s” is not published any more, and the people are told.")
    else:
        DeletePageAction(page, user=request.user).execute()
        message = _("“%(title)s” is deleted, and the people are told.")
    messages.success(request, message % {"title": title, "when": _moments(found)})
    if action == PUBLISH:
        announce(request, page)
    return redirect("wagtailadmin_explore", parent)


def _published_message(found: list[Consequence]) -> str:
    if any(consequence.told and consequence.at is None for consequence in found):
        return _("“%(title)s” is published, and the people are told.")
    return _("“%(title)s”: nobody is told anything now. People are told on %(when)s, not before.")


def _moments(found: Iterable[Consequence]) -> str:
    """When people are told by a timetable."""
    times = sorted({c.at for c in found if c.told and c.at})
    return " · ".join(in_words(time) for time in times)


def _people_told(found: Iterable[Consequence]) -> int:
    """How many people are told; who comes to several of the dates is one of them."""
    dates = [c.change.occurrence for c in found if c.told]
    places = Place.objects.active(timezone.now()).filter(occurrence__in=dates)
    return places.values("participant").distinct().count()


def _button(action: str, found: list[Consequence]) -> str:
    """What the button does now, and what happens later by itself."""
    people = _people_told(c for c in found if c.at is None)
    if action == UNPUBLISH:
        label = ngettext(
            "Unpublish and tell %(people)s person", "Unpublish and tell %(people)s people", people
        )
    elif action == DELETE:
        label = ngettext(
            "Delete and tell %(people)s person", "Delete and tell %(people)s people", people
        )
    elif people:
        label = ngettext(
            "Publish and tell %(people)s person", "Publish and tell %(people)s people", people
        )
    else:
        people = _people_told(found)
        label = ngettext(
            "Put it in the timetable: %(people)s person is told on %(when)s",
            "Put it in the timetable: %(people)s people are told on %(when)s",
            people,
        )
    return label % {"people": people, "when": _moments(found)}


def _page(
    request: HttpRequest,
    page: Page,
    action: str,
    found: list[Consequence],
    context: dict[str, Any],
) -> HttpResponse:
    return TemplateResponse(
        request,
        "desk/publish_preview.html",
        {
            "page": page,
            "consequences": found,
            "seen": fingerprint(found),
            "button": _button(action, found),
            "later": _moments(found),
            "back": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        }
        | context,
    )
