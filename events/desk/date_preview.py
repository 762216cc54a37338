"""What a change of one date would do to its people, said before it is done.

The change is made and taken back again, so that what is shown is what the engine itself would do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.outbox.queue import concerned
from events.records.models import Message, Occurrence
from events.records.models.messages import MessageKind
from events.trainings.models import EventPage
from events.trainings.publishing import TOLD
from kommpaktiv.languages.dates import whole

KIND_OF = {told: kind for kind, told in TOLD.items()}


@dataclass(frozen=True)
class DatePreview:
    """What becomes of a date, who is told, and of what; none where nobody would be told."""

    people: int
    told: MessageKind | None
    before: str
    after: str

    @property
    def seen(self) -> str:
        """What the editor confirms: differs whenever something else would happen."""
        return "|".join([str(self.people), str(self.told), self.before, self.after])

    def button(self, action: str) -> str:
        people = self.people if self.told else 0
        if not people:
            return _("Cancel the date")
        words = {
            "cancel": ngettext(
                "Cancel the date and tell %(people)s person",
                "Cancel the date and tell %(people)s people",
                people,
            ),
            "save": ngettext(
                "Change the date and tell %(people)s person",
                "Change the date and tell %(people)s people",
                people,
            ),
            "reinstate": ngettext(
                "Let it take place and tell %(people)s person",
                "Let it take place and tell %(people)s people",
                people,
            ),
        }
        return words[action] % {"people": people}


def preview_of(date: Occurrence, act: Callable[[], bool]) -> DatePreview | None:
    """What `act` would do to the date; none where it cannot be done. Nothing stays of it."""
    before = _when(date)
    messages = Message.objects.filter(occurrence=date, kind__in=KIND_OF).order_by("-pk")
    last = messages.values_list("pk", flat=True).first() or 0
    with transaction.atomic():
        is_done = act()
        told = messages.filter(pk__gt=last).values_list("kind", flat=True).first()
        kind = MessageKind(told) if told else None
        after = "" if date.is_cancelled else _when(date)
        transaction.set_rollback(True)
    date.refresh_from_db()
    if not is_done:
        return None
    people = concerned(kind).count_by_date([date]).get(date.pk, 0) if kind else 0
    return DatePreview(people, kind, before, after)


def _when(date: Occurrence) -> str:
    return whole(date.local_start, date.local_end)


def preview_page(
    request: HttpRequest,
    page: EventPage,
    action: str,
    shown: DatePreview,
    words: list[tuple[str, str]],
) -> HttpResponse:
    """The consequences, with all that was sent to be sent once more.

    :param words: what the people are told beside, each with its label.
    """
    sent = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
    kept = [(name, value) for name, value in sent if name not in ("csrfmiddlewaretoken", "seen")]
    kind = KIND_OF[shown.told] if shown.told else KIND_OF[MessageKind.DATE_CANCELLED]
    consequence: dict[str, Any] = {
        "before": shown.before,
        "after": shown.after,
        "change": {"kind": kind, "people": shown.people},
        "told": shown.told.label if shown.told else "",
    }
    context = {
        "page": page,
        "consequences": [consequence],
        "nobody": not shown.told,
        "words": words,
        "has_changed": "seen" in request.POST,
        "sent": kept,
        "seen": shown.seen,
        "address": request.path,
        "back": request.path,
        "button": shown.button(action),
    }
    return TemplateResponse(request, "desk/publish_preview.html", context)
