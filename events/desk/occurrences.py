"""The dates of a training in the admin: a list, and a form for each.

Who may publish the training may change its dates.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language_info, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.log_actions import log
from wagtail.models import Locale

from events.booking.occurrences import (
    TimesError,
    cancel_occurrence,
    change_occurrence,
    reinstate_occurrence,
)
from events.records.errors import PastDateError
from events.records.models import Event, Occurrence, Place
from events.records.models.event_facts import LONGEST_DETAILS, LONGEST_LINK
from events.trainings.models import EventPage
from kommpaktiv.content.fields import HTTPS_ONLY
from kommpaktiv.content.scheduling import expires_at, in_words, scheduled_at
from kommpaktiv.languages.date_inputs import WallTimeField
from kommpaktiv.languages.dates import whole
from kommpaktiv.languages.locales import direction

from .date_preview import preview_of, preview_page

PER_PAGE = 30
ACTIONS = ("save", "cancel", "reinstate")
YES_NO = [
    ("", gettext_lazy("as the training")),
    ("yes", gettext_lazy("online")),
    ("no", gettext_lazy("on site")),
]


class DateForm(forms.Form):
    """One date by itself: when, where, how many, and what else is special."""

    start = WallTimeField(label=gettext_lazy("Start"))
    end = WallTimeField(label=gettext_lazy("End"))
    mode = forms.ChoiceField(
        label=gettext_lazy("Online or on site"), choices=YES_NO, required=False
    )
    venue = forms.CharField(
        label=gettext_lazy("Other venue"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("Empty: as the training says."),
    )
    address = forms.CharField(
        label=gettext_lazy("Its address"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    join_url = forms.URLField(
        label=gettext_lazy("Other link to take part online"),
        max_length=LONGEST_LINK,
        required=False,
        assume_scheme="https",
        validators=[HTTPS_ONLY],
        help_text=gettext_lazy("Empty: as the training says."),
    )
    join_details = forms.CharField(
        label=gettext_lazy("Its access code, telephone"),
        max_length=LONGEST_DETAILS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    capacity = forms.IntegerField(
        label=gettext_lazy("Places"),
        min_value=0,
        max_value=10_000,
        required=False,
        help_text=gettext_lazy(
            "Empty: as the training says. Fewer than are taken: nobody loses a place, and the date "
            "is full."
        ),
    )

    def __init__(self, data: Any, occurrence: Occurrence):
        self.occurrence = occurrence
        super().__init__(data, initial=_initial(occurrence))
        self.fields |= text_fields("note", gettext_lazy("Note"))

    @property
    def in_german(self) -> list[forms.BoundField]:
        """All fields but the notes in other languages."""
        return [field for field in self if field.name not in self.other_languages]

    @property
    def in_other_languages(self) -> list[forms.BoundField]:
        return [self[name] for name in self.other_languages]

    @property
    def other_languages(self) -> list[str]:
        return [f"note_{code}" for code, _name in settings.LANGUAGES[1:]]

    def save(self) -> bool:
        """Change the date; what cannot be done is an error of the form. Whether it is done."""
        data = self.cleaned_data
        try:
            change_occurrence(
                self.occurrence,
                times=(data["start"], data["end"]),
                venue=data["venue"],
                address=data["address"],
                is_online={"": None, "yes": True, "no": False}[data["mode"]],
                join_url=data["join_url"],
                join_details=data["join_details"],
                capacity=data["capacity"],
                notes=texts("note", data),
            )
        except TimesError:
            self.add_error("end", _("The end must come after the start."))
        except PastDateError:
            self.add_error("start", _("This is in the past."))
        return self.is_valid()


class CancelForm(forms.Form):
    """Why a date does not take place."""

    def __init__(self, data: Any = None):
        super().__init__(data)
        self.fields = text_fields("reason", gettext_lazy("Reason"))

    @property
    def reasons(self) -> dict[str, str]:
        return texts("reason", self.cleaned_data)

    @property
    def said(self) -> list[tuple[str, str]]:
        """The reasons with the labels of their fields."""
        return [(str(self[f"reason_{code}"].label), text) for code, text in self.reasons.items()]


def texts(name: str, data: dict[str, str]) -> dict[str, str]:
    """What was written in each language, where anything was."""
    languages = [code for code, _name in settings.LANGUAGES]
    return {code: text for code in languages if (text := data.get(f"{name}_{code}"))}


def text_fields(
    name: str, label: Any, widget: type[forms.Widget] = forms.TextInput, max_length: int = 255
) -> dict[str, forms.Field]:
    """A field for the text in each language, none of them required."""
    return {
        f"{name}_{code}": forms.CharField(
            label=f"{label} ({get_language_info(code)['name_local']})",
            max_length=max_length,
            required=False,
            widget=widget(attrs={"lang": code, "dir": direction(code)}),
        )
        for code, _name in settings.LANGUAGES
    }


def _initial(date: Occurrence) -> dict[str, Any]:
    values = {
        "start": date.local_start.replace(tzinfo=None),
        "end": date.local_end.replace(tzinfo=None),
        "mode": {None: "", True: "yes", False: "no"}[date.is_online],
        "venue": date.venue,
        "address": date.address,
        "join_url": date.join_url,
        "join_details": date.join_details,
        "capacity": date.capacity,
    }
    return values | {f"note_{code}": text for code, text in date.notes.items()}


# Pages -------------------------------------------------------------------------------------------


def dates(request: HttpRequest, pk: int) -> HttpResponse:
    """The dates of a training, the coming ones first asked for."""
    page, event = _training(request, pk)
    past = request.GET.get("past") == "1"
    found = event.occurrences.with_taken().with_offered().select_related("event")
    listed = Paginator(found.past() if past else found.coming(), PER_PAGE)
    goes_live, expires = scheduled_at(page), expires_at(page)
    context = {
        "page": page,
        "event": event,
        "past": past,
        "goes_live": in_words(goes_live) if goes_live else "",
        "expires": in_words(expires) if expires and page.live else "",
    }
    return render(
        request,
        "desk/dates.html",
        context | {"dates": listed.get_page(request.GET.get("p"))},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def date(request: HttpRequest, pk: int, occurrence: int) -> HttpResponse:
    """One date: change it, cancel it, or bring it back."""
    page, event = _training(request, pk)
    found = get_object_or_404(event.occurrences.with_taken().select_related("event"), pk=occurrence)
    form, cancelling = DateForm(None, found), CancelForm()
    action = request.POST.get("action", "")
    if request.method == "POST" and action in ACTIONS:
        if action == "save":
            form = DateForm(request.POST, found)
        else:
            cancelling = CancelForm(request.POST)
        changing = form if action == "save" else cancelling
        if changing.is_valid():
            answer = _changed(request, page, found, action, changing)
            if answer:
                return answer
    people = Place.objects.count_active([found]).get(found.pk, 0)
    context = {"page": page, "date": found, "form": form, "cancelling": cancelling}
    return render(
        request,
        "desk/date.html",
        context | {"people": people, "who": _who_is_told(people)},
    )


def _changed(
    request: HttpRequest, page: EventPage, found: Occurrence, action: str, form: Any
) -> HttpResponse | None:
    """Do it, or first show who will be told; none where it cannot be done, as the form says then.

    A date is never cancelled unseen, even where nobody is told.
    """

    def act() -> bool:
        return form.save() if action == "save" else _called_off(found, action, form)

    shown = preview_of(found, act)
    if shown is None:
        return None
    if (shown.told or action == "cancel") and request.POST.get("seen") != shown.seen:
        words = form.said if action == "cancel" else []
        return preview_page(request, page, action, shown, words)
    if not act():
        return None
    log(page, f"events.date_{action}", user=request.user, data={"date": str(found)})
    when = whole(found.local_start, found.local_end)
    messages.success(request, _("The date %(date)s is changed.") % {"date": when})
    return redirect("desk:dates", page.pk)


def _called_off(found: Occurrence, action: str, form: CancelForm) -> bool:
    """Cancel the date or bring it back; whether that could be done."""
    try:
        if action == "cancel":
            cancel_occurrence(found, form.reasons)
        else:
            reinstate_occurrence(found)
    except PastDateError:
        form.add_error(None, _("This date is over."))
        return False
    return True


def _who_is_told(people: int) -> str:
    if not people:
        return _("Nobody has a place on this date; nobody is told.")
    message = ngettext(
        "%(people)s person has a place on this date, holds one or waits for one. "
        "She or he is told by e-mail when the time or the place changes, or the date is cancelled.",
        "%(people)s people have a place on this date, hold one or wait for one. "
        "They are told by e-mail when the time or the place changes, or the date is cancelled.",
        people,
    )
    return message % {"people": people}


def _training(request: HttpRequest, pk: int) -> tuple[EventPage, Event]:
    """The German page and its training, for those who may publish it."""
    page, event = training_or_404(pk)
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    return page, event


def training_or_404(pk: int) -> tuple[EventPage, Event]:
    """The German page with this primary key and its training, whoever may do what with them."""
    page = get_object_or_404(EventPage, pk=pk, locale=Locale.get_default(), alias_of=None)
    return page, get_object_or_404(Event, key=page.translation_key)
