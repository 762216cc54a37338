"""Doing something with people on a date: chosen in the list, looked at first, then done.

What is shown beforehand is done by the verb itself and taken back again. If something else would
happen by the time the button is pressed, it is shown once more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import permission_required
from wagtail.log_actions import log

from events.booking.by_team import Manner
from events.booking.locking import lock_registrations
from events.booking.states import BookingError
from events.outbox.queue import held_back
from events.records.models import Message, Occurrence, Place, Registration
from events.records.models.messages import MessageKind

from .date_access import date_or_404
from .date_page import PeopleList, breadcrumbs
from .responses import see_other
from .seats import SeatBar
from .undoing import remember_undo
from .verbs import VERBS, Verb

Groups = Mapping[Registration, Sequence[Place]]


@dataclass(frozen=True)
class Wish:
    """What is to be done with whom, and how."""

    verb: Verb
    date: Occurrence
    places: Sequence[Place]
    manner: Manner
    target: Occurrence | None = None

    @cached_property
    def groups(self) -> Groups:
        """The places by registration: of each all or none."""
        groups: dict[Registration, list[Place]] = defaultdict(list)
        for place in self.places:
            groups[place.participant.registration].append(place)
        return groups


@dataclass
class Outcome:
    """What came of it, or would."""

    done: list[Place] = field(default_factory=list)
    refused: list[tuple[Place, str]] = field(default_factory=list)
    told: int = 0
    offered: list[str] = field(default_factory=list)  # names of others who are offered a place
    surplus: int = 0  # how many more come then than there are places
    bar: SeatBar | None = None

    @property
    def seen(self) -> str:
        """Differs whenever something else would happen."""
        done = ",".join(str(place.pk) for place in self.done)
        return f"{done}|{len(self.refused)}|{self.told}|{','.join(self.offered)}|{self.surplus}"


def carry_out(wish: Wish) -> Outcome:
    """Do it, registration by registration; what is refused to one leaves the others as they are.

    In one transaction: everything that may be locked is locked first, in the order of all.
    """
    outcome = Outcome()
    last = Message.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    with transaction.atomic(), held_back():
        _lock(wish)
        for registration, places in wish.groups.items():
            try:
                wish.verb.act(
                    registration, [place.pk for place in places], wish.manner, wish.target
                )
                outcome.done += places
            except BookingError as error:
                outcome.refused += [(place, str(error)) for place in places]
        _look(wish, outcome, Message.objects.filter(pk__gt=last))
    return outcome


def _lock(wish: Wish) -> None:
    registrations = Registration.objects.filter(pk__in=[one.pk for one in wish.groups])
    lock_registrations(registrations)
    dates = Place.objects.filter(participant__registration__in=registrations)
    pks = {*dates.order_by().values_list("occurrence", flat=True), wish.date.pk}
    Occurrence.objects.lock(pks | ({wish.target.pk} if wish.target else set()))


def _look(wish: Wish, outcome: Outcome, new: Any) -> None:
    mine = [registration.pk for registration in wish.groups]
    outcome.told = new.filter(registration__in=mine).values("registration").distinct().count()
    offers = new.filter(kind=MessageKind.PLACE_OFFERED).exclude(registration__in=mine)
    names = Place.objects.filter(messages__in=offers).order_by("queued_at", "pk")
    outcome.offered = list(names.values_list("participant__name", flat=True))
    seated = wish.target or wish.date
    counted = Occurrence.objects.select_related("event").with_taken().with_offered()
    outcome.bar = SeatBar.of(counted.get(pk=seated.pk))
    outcome.surplus = outcome.bar.surplus


def looked_ahead(wish: Wish) -> Outcome:
    """What `carry_out` would do. Nothing stays of it."""
    with transaction.atomic():
        outcome = carry_out(wish)
        transaction.set_rollback(True)
    return outcome


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("records.work_at_desk")
def places(request: HttpRequest, pk: int) -> HttpResponse:
    """What would come of it, and the button that does it."""
    date = date_or_404(request, pk)
    sent = request.POST if request.method == "POST" else request.GET
    verb = VERBS.get(sent.get("verb", ""))
    chosen = _chosen(date, verb, sent) if verb else []
    if not verb or not chosen:
        messages.error(request, _("Please tick somebody with whom that can be done."))
        return see_other("desk:people", pk)
    targets = _targets(date) if verb.has_target else []
    target = next((one for one in targets if str(one.pk) == sent.get("to")), None)
    manner = Manner(
        tells=verb.always_tells or "silent" not in sent,
        exceeds=verb.can_exceed and "exceeds" in sent,
    )
    wish = Wish(verb, date, chosen, manner, target)
    is_complete = bool(target) or not verb.has_target
    shown = looked_ahead(wish) if is_complete else None
    if shown and request.method == "POST" and sent.get("seen") == shown.seen and shown.done:
        return _done(request, wish)
    number = {"number": len(shown.done) if shown else len(chosen)}
    context = {
        "date": date,
        "verb": verb,
        "chosen": chosen,
        "targets": targets,
        "target": target,
        "manner": manner,
        "shown": shown,
        "has_changed": request.method == "POST" and "seen" in sent,
        "can_exceed": verb.can_exceed and shown and (shown.refused or manner.exceeds),
        "button": verb.button % number,
        "breadcrumbs": breadcrumbs(date, str(verb.label)),
    }
    return render(request, "desk/places.html", context)


def _done(request: HttpRequest, wish: Wish) -> HttpResponse:
    outcome = carry_out(wish)
    done = {place.pk for place in outcome.done}
    data = {"places": len(done), "above": bool(outcome.surplus and wish.manner.exceeds)}
    action = f"events.places_{wish.verb.name}"
    log(wish.date, action, user=request.user, data=data)
    for registration, mine in wish.groups.items():
        if done.intersection(place.pk for place in mine):
            log(registration, action, user=request.user, data={"places": len(mine)})
    if wish.verb.can_be_undone and done:
        states = {
            registration.pk: {place.pk: place.state for place in mine if place.pk in done}
            for registration, mine in wish.groups.items()
        }
        remember_undo(request, wish.date, {pk: kept for pk, kept in states.items() if kept})
    messages.success(request, wish.verb.done % {"number": len(done)})
    return see_other("desk:people", wish.date.pk)


def _chosen(date: Occurrence, verb: Verb, sent: QueryDict) -> list[Place]:
    """Those that were ticked, or all that the list had found, as far as the verb can take them."""
    here = Place.objects.filter(occurrence=date, state__in=verb.states)
    if "everybody" in sent:
        query = QueryDict(mutable=True)
        filters = [(name, value) for name, value in sent.items() if name.startswith("filter_")]
        query.update({name.removeprefix("filter_"): str(value) for name, value in filters})
        found = PeopleList(date, query, is_waiting="waiting" in query).found
        here = here.filter(pk__in=found.order_by().values("pk"))
    else:
        ticked = [pk for pk in sent.getlist("place") if pk.isdecimal()]
        here = here.filter(pk__in=ticked)
    related = here.select_related("participant__registration", "occurrence__event")
    return list(related.order_by("queued_at", "participant__registration", "pk"))


def _targets(date: Occurrence) -> list[Occurrence]:
    """The other dates of the training that are to come, their places counted."""
    others = date.event.occurrences.coming().exclude(pk=date.pk)
    others = others.filter(status=Occurrence.Status.SCHEDULED)
    return list(others.with_taken().with_offered().select_related("event"))
