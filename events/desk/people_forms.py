"""Adding a person to a date, and correcting what is known of one."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import permission_required
from wagtail.log_actions import log

from events.booking.by_team import Manner, sign_up_by_team
from events.booking.signup import SignUp
from events.booking.states import BookingError, Refusal
from events.booking.update_registration import update_registration
from events.outbox.queue import held_back
from events.records.models import Occurrence, Place
from events.registration.contact_fields import AddressField, CouncilField
from events.registration.manage_forms import DetailsForm, PlainForm
from events.registration.name_fields import NamesMixin
from events.registration.person_forms import PeopleMixin
from events.registration.registration_status import RegistrationStatus, message_languages
from kommpaktiv.accounts import audit

from .date_access import date_or_404
from .date_page import breadcrumbs
from .responses import see_other
from .seats import SeatBar

SEAT, LIST, ABOVE = "seat", "list", "above"


def telephone_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Telephone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )


def _speak_of_others(form: forms.Form, name: str = "") -> None:
    """Visitors are asked for their own name, the desk for somebody's."""
    labels = {name: _("Name"), "email": _("E-mail"), "council": _("Council")}
    for field, label in labels.items():
        if field in form.fields:
            form.fields[field].label = label


class AddForm(PeopleMixin, NamesMixin, PlainForm):
    """Somebody who registers by telephone or stands at the door; an e-mail is not needed."""

    email = AddressField(required=False, help_text=gettext_lazy("Empty: call list."))
    telephone = telephone_field()
    council = CouncilField()
    language = forms.ChoiceField(label=gettext_lazy("Language of our e-mails"))
    place = forms.ChoiceField(label=gettext_lazy("Place"), widget=forms.RadioSelect)
    silent = forms.BooleanField(
        label=gettext_lazy("Send them no e-mail: they know already"), required=False
    )
    consent = forms.BooleanField(
        label=gettext_lazy(
            "They agree that this is stored for the training. I have told them for how long."
        )
    )
    submission = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, date: Occurrence, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.date = date
        self.event = event = date.event
        self.initial.setdefault("submission", uuid4())
        self.initial.setdefault("language", settings.LANGUAGE_CODE)
        self.offer("language", message_languages())
        self.places = _choices(date)
        self.offer("place", self.places)
        self.initial.setdefault("place", self.places[0][0])
        self.set_up_names(event.max_people)
        last = {name: self.fields.pop(name) for name in ("place", "silent", "consent")}
        self.order_fields([*self.name_fields, "email", "telephone", "council", "language"])
        _speak_of_others(self, self.name_fields[0])
        self.set_up_needs(event)
        self.ask(event)
        self.set_up_people(event, self.name_fields[1:])
        self.fields |= last

    def clean(self) -> dict[str, Any]:
        self.clean_names()
        self.clean_needs()
        cleaned = super().clean() or self.cleaned_data
        self.clean_people()
        return cleaned

    @property
    def main_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name not in ("place", "silent")]

    def sign_up(self) -> SignUp:
        data = self.cleaned_data
        named = [name for name in self.name_fields if data.get(name)]
        further = {
            number: self.further[name] for number, name in enumerate(named) if name in self.further
        }
        needs_of, answers_of = self.of_each(0, further)
        return SignUp(
            occurrences=[self.date.pk],
            submission=data["submission"],
            names=self.names,
            email=data["email"],
            council=data["council"],
            language=data["language"],
            needs={} if self.event.needs_of_each else self.needs,
            answers=self.answers_of_all(),
            needs_of=needs_of,
            answers_of=answers_of,
        )


def _choices(date: Occurrence) -> list[tuple[str, str]]:
    """Where somebody can go, the most fitting first."""
    bar = SeatBar.of(date)
    line = (LIST, _("on the waiting list, as no. %(number)s") % {"number": bar.waiting + 1})
    has_line = [line] if date.event.has_waiting_list and not date.is_closed else []
    belongs_to_others = bar.waiting and not date.is_closed
    if bar.free and not belongs_to_others:
        free = _("a free place (%(free)s of %(seats)s)") % {"free": bar.free, "seats": bar.seats}
        return [(SEAT, free), *has_line]
    more = {"then": bar.sure + bar.kept + 1, "seats": bar.seats}
    if bar.free:
        return [*has_line, (ABOVE, _("a place at once, before those who wait"))]
    above = _("a place more than there are: %(then)s instead of %(seats)s") % more
    return [*has_line, (ABOVE, above)]


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("records.work_at_desk")
def add_person(request: HttpRequest, pk: int) -> HttpResponse:
    """The form for one sign-up, and what comes of it."""
    date = date_or_404(request, pk)
    form = AddForm(request.POST if request.method == "POST" else None, date=date)
    if form.is_bound and form.is_valid() and (answer := _added(request, form, date)):
        return answer
    context = {
        "date": date,
        "form": form,
        "bar": SeatBar.of(date),
        "breadcrumbs": breadcrumbs(date, _("Add a person")),
    }
    return render(request, "desk/add_person.html", context)


def _added(request: HttpRequest, form: AddForm, date: Occurrence) -> HttpResponse | None:
    data = form.cleaned_data
    manner = Manner(tells=not data["silent"], exceeds=data["place"] == ABOVE)
    try:
        with held_back():
            registration = sign_up_by_team(
                form.sign_up(),
                telephone=data["telephone"],
                waits=data["place"] == LIST,
                manner=manner,
            )
    except BookingError as error:
        form.add_error("place" if error.refusal != Refusal.SAME_NAME else None, _refusal(error))
        return None
    counted = {"places": len(form.names), "above": manner.exceeds}
    log(date, "events.person_add", user=request.user, data=counted)
    log(registration, "events.person_add", user=request.user, data=counted)
    messages.success(request, _("%(names)s: noted.") % {"names": ", ".join(form.names)})
    return see_other("desk:add_person" if "next" in request.POST else "desk:people", date.pk)


def _refusal(error: BookingError) -> str:
    if error.refusal == Refusal.TWICE:
        return _("They are on this date already: have a look at the list.")
    return str(error)


# Correct -----------------------------------------------------------------------------------------


class CorrectForm(DetailsForm):
    """What is known of the people of one registration, with how they are reached."""

    email = AddressField(required=False)
    telephone = telephone_field()
    silent = forms.BooleanField(
        label=gettext_lazy("Send them no e-mail: they know already"), required=False
    )

    def __init__(self, *args: Any, standing: RegistrationStatus, **kwargs: Any):
        super().__init__(*args, standing=standing, **kwargs)
        registration = standing.registration
        self.offer("language", message_languages())
        self.initial.update(email=registration.email, telephone=registration.telephone)
        _speak_of_others(self)
        self.fields["email"].help_text = _(
            "Another one is to be confirmed anew: an e-mail asks for it. Links that were sent to "
            "the old one stop. The places stay."
        )
        self.fields |= {"silent": self.fields.pop("silent")}

    @property
    def main_fields(self) -> list[forms.BoundField]:
        return self.visible_fields()

    @property
    def wish(self) -> dict[str, Any]:
        data = self.cleaned_data
        return super().wish | {
            "email": data["email"],
            "telephone": data["telephone"],
            "tells": not data["silent"],
        }


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("records.work_at_desk")
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of the registration that a place belongs to."""
    places = Place.objects.visible_to(request.user).select_related(
        "participant__registration__event", "occurrence__event"
    )
    place = get_object_or_404(places, pk=pk)
    registration, date = place.participant.registration, place.occurrence
    standing = RegistrationStatus(registration)
    if not standing.people:
        messages.error(request, _("Nobody of this registration comes any more."))
        return see_other("desk:people", date.pk)
    form = CorrectForm(request.POST if request.method == "POST" else None, standing=standing)
    if form.is_bound and form.is_valid():
        try:
            with held_back():
                update_registration(registration, **form.wish)
        except BookingError as error:
            form.refuse(error)
        else:
            log(registration, "events.person_correct", user=request.user)
            log(date, "events.person_correct", user=request.user)
            messages.success(request, _("What you changed is noted."))
            return see_other("desk:people", date.pk)
    else:
        audit.record(audit.VIEWED, registration, request.user)
    context = {
        "date": date,
        "form": form,
        "person": str(place.participant),
        "breadcrumbs": breadcrumbs(date, _("Correct")),
    }
    return render(request, "desk/correct.html", context)
