"""The places of one date and its closing, by the desk: who is offered a place is shown first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import permission_required
from wagtail.log_actions import log

from events.booking.occurrences import cancel_occurrence, change_occurrence
from events.outbox.queue import held_back
from events.records.errors import PastDateError
from events.records.models import Message, Occurrence, Place
from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceState

from .date_access import date_or_404
from .date_page import breadcrumbs
from .occurrences import CancelForm
from .responses import see_other
from .seats import SeatBar

DECIDE = "records.decide_on_dates"


class CapacityForm(forms.Form):
    """How many places a date has, and whether one can still register."""

    capacity = forms.IntegerField(
        label=gettext_lazy("Places on this date"),
        min_value=0,
        max_value=10_000,
        required=False,
        help_text=gettext_lazy(
            "Empty: as the training says. Fewer than are taken: nobody loses a place, and the date "
            "is full."
        ),
    )
    is_closed = forms.BooleanField(
        label=gettext_lazy("Registration is closed"),
        required=False,
        help_text=gettext_lazy(
            "Nobody can register any more, and places are offered to nobody. The desk can still "
            "add people."
        ),
    )

    @classmethod
    def of(cls, date: Occurrence, data: Any = None) -> CapacityForm:
        return cls(data, initial={"capacity": date.capacity, "is_closed": bool(date.closed_at)})

    def apply(self, date: Occurrence, now: datetime) -> None:
        closed_at = (date.closed_at or now) if self.cleaned_data["is_closed"] else None
        change_occurrence(date, capacity=self.cleaned_data["capacity"], closed_at=closed_at)


@dataclass(frozen=True)
class Consequence:
    """What becomes of those who have a place or wait, and how full it is then."""

    bar: SeatBar
    offered: list[str]
    ended: int  # offers that end
    told: int

    @property
    def seen(self) -> str:
        return f"{self.bar}|{self.offered}|{self.ended}|{self.told}"


def consequence_of(date: Occurrence, act: Callable[[Occurrence], None]) -> Consequence:
    """What `act` would do. Nothing stays of it.

    :raises PastDateError: when the date is over.
    """
    last = Message.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    with transaction.atomic():
        act(Occurrence.objects.select_related("event").get(pk=date.pk))
        new = Message.objects.filter(pk__gt=last, occurrence=date)
        offers = Place.objects.filter(messages__in=new.filter(kind=MessageKind.PLACE_OFFERED))
        ended = Place.objects.filter(messages__in=new.filter(kind=MessageKind.OFFER_RAN_OUT))
        counted = Occurrence.objects.select_related("event").with_taken().with_offered()
        found = Consequence(
            SeatBar.of(counted.get(pk=date.pk)),
            list(offers.order_by("queued_at", "pk").values_list("participant__name", flat=True)),
            ended.count(),
            new.values("registration").distinct().count(),
        )
        transaction.set_rollback(True)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(DECIDE)
def capacity(request: HttpRequest, pk: int) -> HttpResponse:
    """The form, what it would do, and the button that does it."""
    date = date_or_404(request, pk)
    form = CapacityForm.of(date, request.POST if request.method == "POST" else None)
    shown = None
    if form.is_bound and form.is_valid():
        now = timezone.now()
        try:
            shown = consequence_of(date, lambda one: form.apply(one, now))
            if request.POST.get("seen") == shown.seen:
                with held_back():
                    form.apply(date, now)
                log(date, "events.date_capacity", user=request.user, data={"places": date.seats})
                messages.success(request, _("The places of this date are changed."))
                return see_other("desk:people", pk)
        except PastDateError:
            form.add_error(None, _("This date is over."))
    context = {
        "date": date,
        "form": form,
        "shown": shown,
        "bar": SeatBar.of(date),
        "has_changed": bool(request.POST.get("seen")),
        "breadcrumbs": breadcrumbs(date, _("Change places")),
    }
    return render(request, "desk/capacity.html", context)


# Too few people ----------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(DECIDE)
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """A date that fewer people come to than it needs: it takes place, or it does not."""
    date = date_or_404(request, pk)
    form = CancelForm(request.POST if request.POST.get("action") == "cancel" else None)
    people = Place.objects.active().filter(occurrence=date).count()
    action = request.POST.get("action")
    try:
        if action == "go_ahead":
            change_occurrence(date, goes_ahead_at=timezone.now())
            log(date, "events.date_goes_ahead", user=request.user)
            messages.success(request, _("The date takes place. Nobody is told: nothing changes."))
            return see_other("desk:people", pk)
        if action == "cancel" and form.is_valid():
            with held_back():
                cancel_occurrence(date, form.reasons)
            log(date, "events.date_cancel", user=request.user, data={"places": people})
            messages.success(request, _cancelled(people))
            return see_other("desk:people", pk)
    except PastDateError:
        messages.error(request, _("This date is over."))
        return see_other("desk:people", pk)
    sure = Place.objects.filter(occurrence=date, state=PlaceState.CONFIRMED).count()
    context = {
        "date": date,
        "form": form,
        "bar": SeatBar.of(date),
        "people": people,
        "sure": sure,
        "others": list(date.event.occurrences.coming().exclude(pk=date.pk).with_taken()[:5]),
        "breadcrumbs": breadcrumbs(date, _("Decide")),
    }
    return render(request, "desk/decision.html", context)


def _cancelled(people: int) -> str:
    said = ngettext(
        "The date is cancelled. %(number)s person is told in a minute.",
        "The date is cancelled. %(number)s people are told in a minute.",
        people,
    )
    return said % {"number": people}
