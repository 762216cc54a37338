"""Forgetting people in time (Art. 5 (1) (e) GDPR): what goes when, and making it go.

Nothing is deleted that anonymous figures are counted from. A registration, its participants and
places stay as rows; what could tell who it was is emptied, removed or replaced by chance.

Lives are counted from when a registration was over: the end of its last date, where it still had
places; for one that was given up or ran out, the moment it did. Sign-ups that nobody ever confirmed
have a life of their own, counted from when their places were no longer held.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.records.models import (
    Answer,
    Interest,
    Message,
    Need,
    Occurrence,
    Participant,
    Place,
    Registration,
    SeatClaim,
)
from events.records.models.place_states import PlaceState

from .models import RetentionSettings
from .write_ahead_log import empty_on_commit

UNCONFIRMED_DAYS = 7  # as long as the link to confirm works
UNDELIVERED_DAYS = 14
INTEREST_MONTHS = 12
BATCH = 200  # registrations in one transaction

OVER_BY_THEMSELVES = (PlaceState.CANCELLED, PlaceState.EXPIRED)
MADE_SURE = (PlaceState.CONFIRMED, PlaceState.WAITLISTED, PlaceState.OFFERED)

# The places of those who came, as far as it is known, once their dates are over.
TOOK_PART = Q(state=PlaceState.CONFIRMED, occurrence__status=Occurrence.Status.SCHEDULED)


class RetentionKind(TextChoices):
    """What is kept of people, in the order in which it goes."""

    UNCONFIRMED = "unconfirmed", _("sign-ups that were never confirmed")
    UNDELIVERED = "undelivered", _("messages to addresses without a registration")
    ASKED_INTERESTS = "asked_interests", _("interest in new dates, never confirmed")
    INTERESTS = "interests", _("interest in new dates")
    NEEDS = "needs", _("needs")
    CONTACT = "contact", _("contact, answers and messages")
    NAMES = "names", _("names")


OF_REGISTRATIONS = (
    RetentionKind.UNCONFIRMED,
    RetentionKind.NEEDS,
    RetentionKind.CONTACT,
    RetentionKind.NAMES,
)


@dataclass(frozen=True)
class RetentionPeriod:
    """How long something is kept: days, or months of the calendar."""

    days: int = 0
    months: int = 0

    def end(self, start: datetime) -> datetime:
        """When what counts from `start` goes.

        Where the last month lacks the day, at the end of that month (§ 188 (3) BGB).
        """
        start = start.astimezone(UTC)
        end = start + relativedelta(months=self.months)
        if end.day != start.day:
            end = datetime.combine(end.date() + timedelta(days=1), time.min, UTC)
        return end + timedelta(days=self.days)

    def latest_start(self, now: datetime) -> datetime:
        """What counts from then or earlier is due at `now`."""
        return now.astimezone(UTC) - timedelta(days=self.days) - relativedelta(months=self.months)


@dataclass(frozen=True)
class DeletionDates:
    """When what of a registration goes."""

    needs: datetime
    contact: datetime
    names: datetime


@dataclass(frozen=True)
class MonthAhead:
    """How many rows lose what in a month; its first day stands for the month."""

    month: date
    counts: Mapping[str, int]  # by kind


def lives() -> dict[RetentionKind, RetentionPeriod]:
    """How long each kind is kept, as the administration has set it."""
    kept = RetentionSettings.current()
    return {
        RetentionKind.UNCONFIRMED: RetentionPeriod(days=UNCONFIRMED_DAYS),
        RetentionKind.UNDELIVERED: RetentionPeriod(days=UNDELIVERED_DAYS),
        RetentionKind.ASKED_INTERESTS: RetentionPeriod(days=UNCONFIRMED_DAYS),
        RetentionKind.INTERESTS: RetentionPeriod(months=INTEREST_MONTHS),
        RetentionKind.NEEDS: RetentionPeriod(days=kept.needs_days),
        RetentionKind.CONTACT: RetentionPeriod(months=kept.contact_months),
        RetentionKind.NAMES: RetentionPeriod(months=kept.names_months),
    }


def interest_ends_at(interest: Interest) -> datetime:
    """When a confirmed interest is forgotten by itself."""
    assert interest.confirmed_at  # noqa: S101 - only those are shown
    return lives()[RetentionKind.INTERESTS].end(interest.confirmed_at)


def reason_for_names() -> str:
    """Why the law keeps names of those who took part from being erased; empty where it does not."""
    return RetentionSettings.current().names_reason.strip()


# Forgetting --------------------------------------------------------------------------------------


def forget_due(now: datetime | None = None) -> dict[RetentionKind, int]:
    """Forget everything whose time is over; return how many rows lost something, by kind.

    Each batch is a transaction of its own. Several workers may do this at once: each takes rows
    that no other is at, and what is forgotten is not found again.
    """
    now = now or timezone.now()
    forgotten = {kind: _forget_all(kind, life.latest_start(now)) for kind, life in lives().items()}
    empty_on_commit()  # also when nothing was due: mails and answers are deleted at any time
    return forgotten


def forget(registrations: Collection[Registration], *, keep_names: bool) -> None:
    """Make these registrations nobody's, in the caller's transaction.

    `keep_names` keeps those of people who had a place on a date that took place, and no others'.
    """
    for registration in registrations:
        registration.email = registration.council = registration.telephone = ""
        registration.link_version += 1
        registration.reference, registration.submission = uuid4(), uuid4()
    Registration.objects.bulk_update(
        registrations, ["email", "council", "telephone", "link_version", "reference", "submission"]
    )
    for model in (Need, Answer, Message, SeatClaim):
        model.objects.filter(registration__in=registrations).delete()
    _forget_who(Place.objects.filter(participant__registration__in=registrations))
    people = Participant.objects.filter(registration__in=registrations)
    if keep_names:
        people = people.exclude(Exists(Place.objects.filter(TOOK_PART, participant=OuterRef("pk"))))
    people.update(name="")


def _forget_all(kind: RetentionKind, until: datetime) -> int:
    """In batches; where nothing is due no transaction is begun."""
    total = 0
    while _due(kind, until).exists() and (done := _forget_batch(kind, until)):
        total += done
    return total


@transaction.atomic
def _forget_batch(kind: RetentionKind, until: datetime) -> int:
    due = _due(kind, until).order_by("pk")
    locked = [row.pk for row in due.select_for_update(of=("self",), skip_locked=True)[:BATCH]]
    # Asked again: what tells that a row is due stands in other tables, too, and of those the first
    # query may have seen what another worker had not yet forgotten (READ COMMITTED).
    rows = list(due.filter(pk__in=locked)) if locked else []
    if rows:
        FORGET[kind](rows)
    return len(rows)


def _due(kind: RetentionKind, until: datetime) -> QuerySet[Any]:
    return _holding(kind).filter(counts_from__lte=until)


def _forget_rows(model: type[Need | Message | Interest], rows: Collection[Any]) -> None:
    path = "registration" if model is Need else "pk"
    model.objects.filter(**{f"{path}__in": [row.pk for row in rows]}).delete()


def _forget_names(rows: Collection[Registration]) -> None:
    Participant.objects.filter(registration__in=rows).update(name="")


FORGET: Mapping[RetentionKind, Any] = {
    RetentionKind.UNCONFIRMED: partial(forget, keep_names=False),
    RetentionKind.UNDELIVERED: partial(_forget_rows, Message),
    RetentionKind.ASKED_INTERESTS: partial(_forget_rows, Interest),
    RetentionKind.INTERESTS: partial(_forget_rows, Interest),
    RetentionKind.NEEDS: partial(_forget_rows, Need),
    RetentionKind.CONTACT: partial(forget, keep_names=True),
    RetentionKind.NAMES: _forget_names,
}


def _forget_who(places: QuerySet[Place]) -> None:
    """Replace the hash of address and name, so that nobody can be tried out on it."""
    found = list(places.only("pk"))
    for place in found:
        place.person = uuid4().hex
    Place.objects.bulk_update(found, ["person"], batch_size=500)


# Looking ahead -----------------------------------------------------------------------------------


def ahead(
    registrations: QuerySet[Registration] | None = None,
    kinds: Iterable[RetentionKind] = RetentionKind,
) -> list[MonthAhead]:
    """What is left, and in which month it goes; the earliest first, months without any left out.

    Of `registrations`, or of all. A month that is over holds what the next run of the worker takes.
    """
    kept = lives()
    months: dict[date, Counter[str]] = {}
    for kind in kinds:
        rows = _holding(kind, registrations).order_by().values_list("counts_from")
        for start, number in rows.annotate(Count("pk")):
            day = timezone.localtime(kept[kind].end(start)).date()
            months.setdefault(day.replace(day=1), Counter())[kind] += number
    return [MonthAhead(month, counts) for month, counts in sorted(months.items())]


def deletion_dates(registrations: Iterable[Registration]) -> dict[int, DeletionDates]:
    """When what of each registration (by primary key) goes, at the latest: two queries."""
    kept = lives()
    timed = _timed(Registration.objects.filter(pk__in=[one.pk for one in registrations]))
    return {pk: _farewell(kept, *times) for pk, *times in timed.values_list("pk", *TIMES)}


def over_at(registration: Registration) -> datetime:
    """When it was or will be over: see above."""
    return _timed(Registration.objects.filter(pk=registration.pk)).values_list(
        "over_at", flat=True
    )[0]


TIMES = ("was_sure", "over_at", "held_at")


def _farewell(
    kept: Mapping[RetentionKind, RetentionPeriod],
    was_sure: bool,
    over_at: datetime,
    held_at: datetime,
) -> DeletionDates:
    if not was_sure:
        end = kept[RetentionKind.UNCONFIRMED].end(held_at)
        return DeletionDates(end, end, end)
    contact = kept[RetentionKind.CONTACT].end(over_at)
    needs = min(kept[RetentionKind.NEEDS].end(over_at), contact)
    return DeletionDates(needs, contact, kept[RetentionKind.NAMES].end(over_at))


# What holds what ---------------------------------------------------------------------------------


def _holding(
    kind: RetentionKind, registrations: QuerySet[Registration] | None = None
) -> QuerySet[Any]:
    """The rows that still hold this kind, with `counts_from`."""
    if kind == RetentionKind.UNDELIVERED:
        return Message.objects.filter(registration=None).annotate(counts_from=F("created_at"))
    if kind == RetentionKind.ASKED_INTERESTS:
        return Interest.objects.filter(confirmed_at=None).annotate(counts_from=F("created_at"))
    if kind == RetentionKind.INTERESTS:
        return Interest.objects.confirmed().annotate(counts_from=F("confirmed_at"))
    if registrations is None:
        registrations = Registration.objects.all()
    start = "held_at" if kind == RetentionKind.UNCONFIRMED else "over_at"
    timed = _timed(registrations).filter(was_sure=kind != RetentionKind.UNCONFIRMED)
    return timed.filter(_holds(kind)).annotate(counts_from=F(start))


def _holds(kind: RetentionKind) -> Q:
    if kind == RetentionKind.NEEDS:
        return Q(_any(Need.objects.all()))
    names = Q(_any(Participant.objects.exclude(name="")))
    if kind == RetentionKind.NAMES:
        return names
    contact = ~Q(email="") | ~Q(council="") | ~Q(telephone="")
    for model in (Need, Answer, Message):
        contact |= Q(_any(model.objects.all()))
    return contact | names if kind == RetentionKind.UNCONFIRMED else contact


def _any(rows: QuerySet[Any]) -> Exists:
    return Exists(rows.filter(registration=OuterRef("pk")))


def _timed(registrations: QuerySet[Registration]) -> QuerySet[Any]:
    """With when it was over, until when its places were held, and whether it was ever confirmed."""
    places = Place.objects.filter(participant__registration=OuterRef("pk"))
    grouped = places.order_by().values("participant__registration")
    made_sure = places.filter(state__in=MADE_SURE)
    over = Case(
        When(state__in=OVER_BY_THEMSELVES, then="changed_at"), default="occurrence__ends_at"
    )
    return registrations.annotate(
        over_at=Coalesce(Subquery(grouped.annotate(at=Max(over)).values("at")), "created_at"),
        held_at=Coalesce(
            Subquery(grouped.annotate(at=Max("held_until")).values("at")), "created_at"
        ),
        was_sure=Case(
            When(Q(confirmed_at__isnull=False) | Exists(made_sure), then=True), default=False
        ),
    )
