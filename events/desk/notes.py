"""Writing to everybody who takes part in a date: a form, a look at it, and then the mails.

Who works at the desk of its location may, and who may publish the training.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language_info, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.log_actions import log

from events.outbox.notes import readers, send_note
from events.records.errors import PastDateError
from events.records.models import Occurrence
from events.trainings.models import EventPage
from kommpaktiv.languages.locales import lang_attrs

from .date_access import may_act_on, page_of, way_back
from .occurrences import text_fields, texts
from .responses import see_other

LONGEST = 4000  # characters
GERMAN = settings.LANGUAGE_CODE


class NoteForm(forms.Form):
    """What is written, in which languages, and to whom."""

    submission = forms.UUIDField(widget=forms.HiddenInput)
    to_waiting = forms.BooleanField(
        label=gettext_lazy("Also to those on the waiting list"), required=False
    )

    def __init__(self, data: Any = None):
        super().__init__(data, initial={"submission": uuid4()})
        self.fields = (
            text_fields("text", gettext_lazy("Text"), forms.Textarea, LONGEST) | self.fields
        )
        self.fields[f"text_{GERMAN}"].required = True

    @property
    def in_german(self) -> forms.BoundField:
        return self[f"text_{GERMAN}"]

    @property
    def in_other_languages(self) -> list[forms.BoundField]:
        return [self[f"text_{code}"] for code, _name in settings.LANGUAGES if code != GERMAN]

    @property
    def texts(self) -> dict[str, str]:
        return texts("text", self.cleaned_data)


@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """The form; what it would send, and to how many; and the sending of it."""
    date = get_object_or_404(Occurrence.objects.select_related("event"), pk=pk)
    page = page_of(date)
    if not may_act_on(request.user, date, page):
        raise Http404
    back = way_back(request.user, date, page)
    context = {"date": date, "back": back}
    action = request.POST.get("action")
    form = NoteForm(request.POST if action else None)
    if action and form.is_valid():
        if action == "send":
            return _sent(request, form, date, page, back)
        if action == "look":
            return render(request, "desk/note_look.html", context | _look(form, date))
    return render(request, "desk/note.html", context | {"form": form})


def _look(form: NoteForm, date: Occurrence) -> dict[str, Any]:
    """What is about to be sent, to whom, and in which language they read it."""
    places = readers(date, form.cleaned_data["to_waiting"]).order_by()
    counted = places.values_list("participant__registration__language").annotate(n=Count("pk"))
    by_language = dict(counted)
    people = sum(by_language.values())
    button = ngettext("Send to %(people)s person", "Send to %(people)s people", people)
    return {
        "form": form,
        "written": [_written(code, text) for code, text in form.texts.items()],
        "people": people,
        "languages": _languages(by_language, form.texts),
        "button": button % {"people": people},
    }


def _written(code: str, text: str) -> dict[str, str]:
    return {"language": _name(code), "attrs": lang_attrs(code), "text": text}


def _languages(by_language: Mapping[str, int], written: Mapping[str, str]) -> list[dict[str, Any]]:
    """How many people read the text in each language; the German one where theirs is missing."""
    return [
        {"name": _name(code), "people": by_language[code], "gets_german": code not in written}
        for code, _language in settings.LANGUAGES
        if code in by_language
    ]


def _name(code: str) -> str:
    return str(get_language_info(code)["name_translated"])


def _sent(
    request: HttpRequest, form: NoteForm, date: Occurrence, page: EventPage | None, back: str
) -> HttpResponse:
    data, author = form.cleaned_data, cast(User, request.user)  # the admin lets in nobody else
    try:
        told = send_note(date, form.texts, author, data["to_waiting"], data["submission"])
    except PastDateError:
        messages.error(request, _("This date is over."))
        return see_other(back)
    if not told:
        messages.info(
            request, _("Nothing was sent: it had been sent before, or nobody takes part any more.")
        )
        return see_other(back)
    if page:
        log(page, "events.note_send", user=request.user, data={"date": str(date), "mails": told})
    said = ngettext("%(mails)s e-mail is on its way.", "%(mails)s e-mails are on their way.", told)
    messages.success(request, said % {"mails": told})
    return see_other(back)
