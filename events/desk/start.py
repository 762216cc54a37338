"""The start page of the desk: what comes next, what needs somebody, how many have signed up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db.models import Count, Q
from django.db.models.functions import TruncDate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem

from events.privacy.retention import OF_REGISTRATIONS, ahead
from events.records.models import Message, Occurrence, Place, Registration
from events.records.models.messages import MessageState
from events.records.models.place_states import PlaceState
from kommpaktiv.languages.dates import month_and_year, plain_date, short_date

from .date_page import standing_of
from .seats import SeatBar

NEXT = 8
LOOKED_AT = 200  # dates to come that are asked whether they need something
DAYS = 30


class StartMenuItem(MenuItem):
    """In the menu of those who work at the desk."""

    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("Training desk"), reverse_lazy("desk:start"), icon_name="date", order=240
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("records.work_at_desk")


@dataclass(frozen=True)
class DateRow:
    """A date to come, with how full it is."""

    date: Occurrence
    bar: SeatBar
    standing: tuple[str, str, str]

    @property
    def needs_a_look(self) -> bool:
        return self.standing[1] in ("warn", "bad")


@dataclass(frozen=True)
class Task:
    """Something that needs somebody, and where it is done."""

    icon: str
    text: str
    about: str
    url: str
    label: str
    is_bad: bool = False


@dataclass(frozen=True)
class ChartDay:
    """How many signed up on a day, drawn as a bar."""

    day: dt.date
    number: int
    x: int
    height: int

    @property
    def y(self) -> int:
        return Chart.HEIGHT - self.height

    @property
    def name(self) -> str:
        return plain_date(self.day)


@dataclass(frozen=True)
class Chart:
    """The sign-ups of the last days, one bar a day."""

    HEIGHT = 80
    STEP = 12

    counts: Mapping[dt.date, int]
    today: dt.date

    @property
    def days(self) -> Iterator[ChartDay]:
        most = max(self.counts.values(), default=0) or 1
        for number in range(DAYS):
            day = self.today - timedelta(days=DAYS - 1 - number)
            people = self.counts.get(day, 0)
            yield ChartDay(day, people, number * self.STEP, round(people * self.HEIGHT / most))

    @property
    def rows(self) -> list[ChartDay]:
        """The days on which anybody signed up, the last one first."""
        return [one for one in self.days if one.number][::-1]

    @property
    def width(self) -> int:
        return DAYS * self.STEP

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def chart_of(user: AbstractUser | AnonymousUser) -> Chart:
    """People who signed up in the last days, as far as `user` may see them."""
    today = timezone.localdate()
    since = timezone.now() - timedelta(days=DAYS - 1)
    recent = Place.objects.visible_to(user).filter(created_at__date__gte=timezone.localdate(since))
    counted = recent.order_by().annotate(day=TruncDate("created_at")).values_list("day")
    return Chart(dict(counted.annotate(Count("participant", distinct=True))), today)


def dates_to_come(user: AbstractUser | AnonymousUser, most: int = LOOKED_AT) -> list[DateRow]:
    """The dates of one's locations that are to come, the next first."""
    now = timezone.now()
    dates = Occurrence.objects.visible_to(user).public().coming(now)
    counted = dates.with_taken(now).with_offered(now).select_related("event")[:most]
    rows = [(date, SeatBar.of(date)) for date in counted]
    return [DateRow(date, bar, standing_of(date, bar, now)) for date, bar in rows]


def tasks_of(user: AbstractUser | AnonymousUser, rows: list[DateRow]) -> list[Task]:
    """What needs somebody, the most urgent first."""
    return [*_failed(user), *_of_dates(rows), *_unmarked(user), *_deletion(user)]


def _failed(user: AbstractUser | AnonymousUser) -> Iterator[Task]:
    failed = Message.objects.visible_to(user).failed().count()
    if failed:
        said = ngettext(
            "%(number)s message did not arrive", "%(number)s messages did not arrive", failed
        )
        url = f"{reverse('outbox:index')}?state={MessageState.FAILED}"
        yield Task("warning", said % {"number": failed}, "", url, _("Look"), is_bad=True)


def _of_dates(rows: list[DateRow]) -> Iterator[Task]:
    now = timezone.now()
    for row in rows:
        date, bar = row.date, row.bar
        about = f"{date.event.title}, {short_date(date.local_start)}"
        page = reverse("desk:people", args=[date.pk])
        if date.needs_decision_at(now):
            url = reverse("desk:decision", args=[date.pk])
            yield Task("group", row.standing[0], about, url, _("Decide"), is_bad=True)
        elif date.is_cancelled or date.is_closed_at(now):
            continue
        elif bar.free and bar.waiting:
            said = _("%(free)s free, %(waiting)s waiting")
            text = said % {"free": bar.free, "waiting": bar.waiting}
            waiting = reverse("desk:waiting", args=[date.pk])
            yield Task("time", text, about, waiting, _("Look"))
        elif date.unconfirmed and (not bar.free or date.has_many_unconfirmed):
            said = ngettext(
                "%(number)s place not confirmed yet",
                "%(number)s places not confirmed yet",
                date.unconfirmed,
            )
            text = said % {"number": date.unconfirmed}
            yield Task("mail", text, about, f"{page}?show=held", _("Look"))


def _unmarked(user: AbstractUser | AnonymousUser) -> Iterator[Task]:
    """Dates of the last days at which nobody noted who was there."""
    now = timezone.now()
    recent = Occurrence.objects.visible_to(user).past(now).select_related("event")
    recent = recent.filter(
        ends_at__gt=now - timedelta(days=14), status=Occurrence.Status.SCHEDULED
    ).annotate(
        sure=Count("places", filter=Q(places__state=PlaceState.CONFIRMED), distinct=True),
        marks=Count("places__marks", distinct=True),
    )
    for date in recent.filter(sure__gt=0, marks=0)[:3]:
        about = f"{date.event.title}, {short_date(date.local_start)}"
        url = reverse("desk:attendance", args=[date.pk])
        yield Task("clipboard-list", _("Attendance is missing"), about, url, _("Note it"))


def _deletion(user: AbstractUser | AnonymousUser) -> Iterator[Task]:
    mine = Registration.objects.visible_to(user)
    months = ahead(mine, OF_REGISTRATIONS)
    soon = timezone.localdate() + timedelta(days=31)
    for month in months[:1]:
        if month.month <= soon:
            about = month_and_year(month.month)
            yield Task("bin", _("Data is deleted"), about, reverse("desk:retention"), _("Look"))


def start_context(user: AbstractUser | AnonymousUser) -> dict[str, Any]:
    rows = dates_to_come(user)
    return {"rows": rows[:NEXT], "number": len(rows), "tasks": tasks_of(user, rows)}


@require_safe
@permission_required("records.work_at_desk")
def start(request: HttpRequest) -> HttpResponse:
    """The page."""
    context = start_context(request.user)
    trail = [{"url": reverse("desk:start"), "label": _("Training desk")}]
    more = {"chart": chart_of(request.user), "today": timezone.localdate(), "breadcrumbs": trail}
    return render(request, "desk/start.html", context | more)
