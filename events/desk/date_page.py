"""One date's page: who comes, who waits, what was sent, what was done.

Each tab has an address of its own. Whatever is shown of people is noted in the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_required
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry

from events.records.models import AttendanceMark, Message, Need, Occurrence, Place
from events.records.models.messages import MessageState
from events.records.models.place_states import PlaceState
from events.records.models.registrations import PlaceQuerySet
from kommpaktiv.accounts import audit
from kommpaktiv.languages.dates import instant, moment

from .answers import answer_rows
from .date_access import date_or_404, page_of
from .seats import SeatBar
from .undoing import undoable
from .verbs import VERBS, Verb

PER_PAGE = 50
HERE = (PlaceState.CONFIRMED, PlaceState.UNCONFIRMED, PlaceState.OFFERED)
GONE = (PlaceState.CANCELLED, PlaceState.EXPIRED)
WAITING = "waiting"

# What one can have shown alone, by what stands in the address.
SHOWN: dict[str, tuple[Any, Q]] = {
    "": (gettext_lazy("All"), Q(current_state__in=HERE)),
    "confirmed": (gettext_lazy("confirmed"), Q(current_state=PlaceState.CONFIRMED)),
    "held": (gettext_lazy("not confirmed yet"), Q(current_state=PlaceState.UNCONFIRMED)),
    "offered": (gettext_lazy("place offered"), Q(current_state=PlaceState.OFFERED)),
    "gone": (gettext_lazy("given up or expired"), Q(current_state__in=GONE)),
    "needs": (gettext_lazy("with needs"), Q(current_state__in=HERE, has_needs=True)),
    "call": (gettext_lazy("to be called"), Q(current_state__in=HERE, is_unreached=True)),
}
ORDERS = {
    "name": ("participant__name", "pk"),
    "-name": ("-participant__name", "-pk"),
    "new": ("-created_at", "-pk"),
    "state": ("current_state", "queued_at", "pk"),
}
TAGS = {
    PlaceState.CONFIRMED: ("ok", "check"),
    PlaceState.UNCONFIRMED: ("warn", "time"),
    PlaceState.OFFERED: ("warn", "mail"),
    PlaceState.WAITLISTED: ("", "time"),
}


@dataclass(frozen=True)
class Tab:
    name: str
    label: str
    url: str
    count: int | None = None
    is_bad: bool = False


@dataclass(frozen=True)
class Row:
    """One person on the date, as the list shows it. What belongs to it was fetched beforehand."""

    place: Place
    now: datetime
    mark: AttendanceMark | None
    mail: Message | None

    @property
    def state(self) -> PlaceState:
        return self.place.state_at(self.now)

    @property
    def shown(self) -> tuple[str, str, str]:
        """Its state in words, with colour and sign."""
        return (self.place.standing, *TAGS.get(self.state, ("", "cross")))

    @property
    def is_undelivered(self) -> bool:
        return self.mail is not None and self.mail.state == MessageState.FAILED

    @property
    def failed_tag(self) -> tuple[str, str, str]:
        assert self.mail  # noqa: S101 - asked by the template
        return str(self.mail.get_kind_display()), "bad", "warning"

    @property
    def until(self) -> str:
        is_held = self.place.held_until and self.place.is_held_at(self.now)
        return moment(timezone.localtime(self.place.held_until)) if is_held else ""

    @property
    def here_since(self) -> str:
        return instant(timezone.localtime(self.mark.marked_at)) if self.mark else ""

    @property
    def with_whom(self) -> list[str]:
        mine = self.place.participant
        others = mine.registration.participants.all()
        return [str(one) for one in others if one.pk != mine.pk]

    @property
    def answers(self) -> list[tuple[str, str]]:
        return answer_rows(self.place.participant.registration)


class PeopleList:
    """Who is on a date, searched, filtered, sorted and in pages, as the address says."""

    def __init__(self, date: Occurrence, query: QueryDict, is_waiting: bool = False):
        self.date, self.query, self.is_waiting = date, query, is_waiting
        self.now = timezone.now()
        self.shown = query.get("show", "") if query.get("show", "") in SHOWN else ""
        self.search = query.get("q", "").strip()
        self.language = query.get("language", "")
        self.order = query.get("order", "") if query.get("order", "") in ORDERS else "name"

    @cached_property
    def everybody(self) -> PlaceQuerySet:
        needs = Need.objects.filter(registration=OuterRef("participant__registration"))
        needs = needs.filter(Q(participant=None) | Q(participant=OuterRef("participant")))
        failed = Message.objects.failed().filter(registration=OuterRef("participant__registration"))
        places = Place.objects.filter(occurrence=self.date).with_current_state(self.now)
        return places.annotate(
            has_needs=Exists(needs),
            is_unreached=Exists(failed) | Q(participant__registration__email=""),
        )

    @cached_property
    def found(self) -> PlaceQuerySet:
        """All that are meant, on whatever page."""
        which = Q(state=PlaceState.WAITLISTED) if self.is_waiting else SHOWN[self.shown][1]
        found = self.everybody.filter(which)
        if self.language:
            found = found.filter(participant__registration__language=self.language)
        if self.search:
            found = found.filter(pk__in=self._matching(found))
        order = ("queued_at", "participant__registration", "pk")
        return found.order_by(*(order if self.is_waiting else ORDERS[self.order]))

    def _matching(self, places: PlaceQuerySet) -> list[int]:
        """Compared here, because SQLite tells Ö from ö."""
        names = ("name", "registration__email", "registration__council", "registration__telephone")
        rows = places.values_list("pk", *(f"participant__{name}" for name in names))
        asked = self.search.casefold()
        return [pk for pk, *words in rows if asked in "\n".join(words).casefold()]

    @cached_property
    def page(self) -> Page:
        related = self.found.select_related("participant__registration__event")
        places = related.with_queue_position().prefetch_related(
            "participant__registration__needs",
            "participant__registration__answers__participant",
            "participant__registration__participants",
            "participant__registration__messages",
        )
        return Paginator(places, PER_PAGE).get_page(self.query.get("p"))

    @cached_property
    def rows(self) -> list[Row]:
        places = list(self.page.object_list)
        marks = AttendanceMark.objects.present(places)
        return [
            Row(place, self.now, marks.get(place.pk), _last_mail(place, self.date))
            for place in places
        ]

    @cached_property
    def chips(self) -> list[dict[str, Any]]:
        counts = self.everybody.order_by().aggregate(
            **{f"n_{name}": Count("pk", filter=which) for name, (_label, which) in SHOWN.items()}
        )
        return [
            {
                "label": label,
                "count": counts[f"n_{name}"],
                "is_current": name == self.shown,
                "query": self.with_query(show=name),
            }
            for name, (label, _which) in SHOWN.items()
            if counts[f"n_{name}"] or name in ("", self.shown)
        ]

    @cached_property
    def languages(self) -> list[tuple[str, str, bool]]:
        """Those that are spoken here, to choose from."""
        codes = self.everybody.order_by().values_list("participant__registration__language")
        spoken = {code for (code,) in codes.distinct()}
        return [
            (code, str(name), code == self.language)
            for code, name in settings.LANGUAGES
            if code in spoken
        ]

    def with_query(self, **changes: str) -> str:
        """The address of the list with something else chosen, from its first page."""
        query = self.query.copy()
        query.pop("p", None)
        for name, value in changes.items():
            query.pop(name, None)
            if value:
                query[name] = value
        return f"?{query.urlencode()}"

    @property
    def by_name(self) -> str:
        return self.with_query(order="-name" if self.order == "name" else "name")

    @property
    def by_state(self) -> str:
        return self.with_query(order="state")

    @property
    def filters(self) -> list[tuple[str, str]]:
        """What `found` depends on, to be found again when something is done with everybody."""
        names = ("show", "q", "language")
        chosen = [(name, str(self.query[name])) for name in names if self.query.get(name)]
        return [*chosen, ("waiting", "1")] if self.is_waiting else chosen

    @property
    def verbs(self) -> list[Verb]:
        """What can be done with those on the list."""
        return [verb for verb in VERBS.values() if self.is_waiting in verb.on_lists]

    @property
    def call_tag(self) -> tuple[str, str, str]:
        return _("to be called"), "warn", "warning"

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What else is chosen, for a form that changes one thing."""
        names = ("show", "order")
        return [(name, str(self.query[name])) for name in names if self.query.get(name)]


def _last_mail(place: Place, date: Occurrence) -> Message | None:
    """The last one that concerns this date; they come newest first."""
    mails = place.participant.registration.messages.all()
    about = [one for one in mails if one.occurrence_id in (None, date.pk)]
    failed = [one for one in about if one.state == MessageState.FAILED]
    return next(iter(failed or about), None)


def context_of(request: HttpRequest, date: Occurrence, tab: str) -> dict[str, Any]:
    """What stands above the tabs, and the tabs."""
    bar = SeatBar.of(date)
    mails = Message.objects.filter(_about(date)).aggregate(
        failed=Count("pk", filter=Q(state=MessageState.FAILED))
    )
    address = {
        name: reverse(f"desk:{name}", args=[date.pk])
        for name in ("people", "waiting", "mails", "attendance", "history")
    }
    failed = mails["failed"]
    tabs = [
        Tab("people", _("People"), address["people"], bar.sure + bar.kept),
        Tab("waiting", _("Waiting list"), address["waiting"], bar.waiting),
        Tab("mails", _("Messages"), address["mails"], failed or None, is_bad=bool(failed)),
        Tab("attendance", _("Attendance"), address["attendance"]),
        Tab("history", _("History"), address["history"]),
    ]
    page = page_of(date)
    may_edit = page is not None and page.permissions_for_user(request.user).can_publish()
    now = timezone.now()
    return {
        "date": date,
        "page": page if may_edit else None,
        "bar": bar,
        "tabs": tabs,
        "tab": tab,
        "standing": standing_of(date, bar, now),
        "next": next_step(date, bar, now),
        "may_decide": may_decide(request),
        "undo": undoable(request, date),
        "breadcrumbs": breadcrumbs(date),
    }


def breadcrumbs(date: Occurrence, *further: str) -> list[dict[str, str]]:
    """The way from the start page of the desk to a page of a date."""
    trail = [
        {"url": reverse("desk:start"), "label": _("Training desk")},
        {
            "url": reverse("desk:people", args=[date.pk]),
            "label": f"{date.event.title}, {moment(date.local_start)}",
        },
    ]
    return [*trail, *({"url": "", "label": label} for label in further)]


def may_decide(request: HttpRequest) -> bool:
    """Whether one may change the places of a date, close it or call it off."""
    return request.user.has_perm("records.decide_on_dates")


def standing_of(date: Occurrence, bar: SeatBar, now: datetime) -> tuple[str, str, str]:
    """How the date stands: in words, with colour and sign."""
    if date.is_cancelled:
        return str(date.get_status_display()), "bad", "cross"
    if date.is_past_at(now):
        return _("over"), "", "check"
    if date.needs_decision_at(now):
        missing = date.people_missing
        said = ngettext("%(number)s person missing", "%(number)s people missing", missing)
        return said % {"number": missing}, "warn", "warning"
    if date.is_closed_at(now):
        return _("registration closed"), "", "lock"
    if bar.free and bar.waiting:
        said = ngettext("%(number)s place free", "%(number)s places free", bar.free)
        return said % {"number": bar.free}, "warn", "warning"
    return (_("open"), "ok", "check") if bar.free else (_("full"), "", "group")


def next_step(date: Occurrence, bar: SeatBar, now: datetime) -> dict[str, str] | None:
    """The one thing that this date needs now, and why; none where it needs nothing."""
    if date.needs_decision_at(now):
        said = ngettext(
            "%(number)s person is missing. Nothing happens by itself: where nobody decides, the "
            "date takes place.",
            "%(number)s people are missing. Nothing happens by itself: where nobody decides, the "
            "date takes place.",
            date.people_missing,
        )
        return {
            "text": said % {"number": date.people_missing},
            "label": _("Decide"),
            "url": reverse("desk:decision", args=[date.pk]),
        }
    if date.is_cancelled or date.is_past_at(now):
        return None
    if bar.free and bar.waiting and not date.is_closed_at(now):
        return {
            "text": _("Places are free, and people wait who do not fit in: they came together."),
            "label": _("Look at the waiting list"),
            "url": reverse("desk:waiting", args=[date.pk]),
        }
    if date.has_many_unconfirmed or (date.unconfirmed and not bar.free):
        said = ngettext(
            "%(number)s place is held for somebody who has not confirmed.",
            "%(number)s places are held for people who have not confirmed.",
            date.unconfirmed,
        )
        return {
            "text": said % {"number": date.unconfirmed},
            "label": _("Look at them"),
            "url": f"{reverse('desk:people', args=[date.pk])}?show=held",
        }
    return None


# Pages -------------------------------------------------------------------------------------------


@require_safe
@permission_required("records.work_at_desk")
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Who comes."""
    return _list(request, date_or_404(request, pk), "people")


@require_safe
@permission_required("records.work_at_desk")
def waiting(request: HttpRequest, pk: int) -> HttpResponse:
    """Who waits, the first in line first."""
    return _list(request, date_or_404(request, pk), WAITING)


def _list(request: HttpRequest, date: Occurrence, tab: str) -> HttpResponse:
    audit.record(audit.VIEWED, date, request.user)
    listed = PeopleList(date, request.GET, is_waiting=tab == WAITING)
    return render(request, "desk/people.html", context_of(request, date, tab) | {"list": listed})


@require_safe
@permission_required("records.work_at_desk")
def mails(request: HttpRequest, pk: int) -> HttpResponse:
    """What was sent about the date, or could not be; and whom one has to call."""
    date = date_or_404(request, pk)
    audit.record(audit.VIEWED, date, request.user)
    found = Message.objects.filter(_about(date)).select_related("registration")
    listed = Paginator(found.prefetch_related("registration__participants"), PER_PAGE)
    unmailed = Place.objects.active().filter(occurrence=date, participant__registration__email="")
    context = {
        "mails": (page := listed.get_page(request.GET.get("p"))),
        "rows": [_mail(message) for message in page],
        "to_call": unmailed.select_related("participant__registration"),
    }
    return render(request, "desk/date_mails.html", context_of(request, date, "mails") | context)


@require_safe
@permission_required("records.work_at_desk")
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """What was done with the date, by whom."""
    date = date_or_404(request, pk)
    entries = ModelLogEntry.objects.for_instance(date).select_related("user")
    listed = Paginator(entries.exclude(action=audit.VIEWED).order_by("-timestamp"), PER_PAGE)
    page = listed.get_page(request.GET.get("p"))
    rows = [_entry(entry) for entry in page]
    return render(
        request,
        "desk/date_history.html",
        context_of(request, date, "history") | {"entries": page, "rows": rows},
    )


def _mail(message: Message) -> Mapping[str, Any]:
    people = message.registration.participants.all() if message.registration else ()
    return {
        "pk": message.pk,
        "can_go_again": message.can_go_again,
        "kind": message.get_kind_display(),
        "state": message.get_state_display(),
        "error": message.error,
        "people": [str(person) for person in people],
    }


def _entry(entry: ModelLogEntry) -> Mapping[str, Any]:
    return {
        "what": registry.get_action_label(entry.action),
        "who": entry.user_display_name,
        "when": moment(timezone.localtime(entry.timestamp)),
        "places": entry.data.get("places", ""),
        "is_above": bool(entry.data.get("above")),
    }


def _about(date: Occurrence) -> Q:
    """Mails of the date, or of a registration as a whole that has a place on it."""
    here: Iterable[Any] = Place.objects.filter(occurrence=date).values("participant__registration")
    return Q(occurrence=date) | Q(occurrence=None, registration__in=here)
