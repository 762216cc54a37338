"""What is scheduled: a training and its dates. Once, whatever the number of languages."""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Self
from urllib.parse import urlencode, urlsplit
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import connections, models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kommpaktiv.content.fields import HttpsField
from kommpaktiv.content.page_recording import reads
from kommpaktiv.languages.wording import Wording, wording

from ..topics import PLACES, places_of
from .desk_scope import in_scope
from .event_facts import LONGEST_DETAILS, LONGEST_LINK, EventFacts
from .place_states import PlaceState
from .registration_options import HowToRegister

CITY = re.compile(r"\b\d{5}[ \t]+([^\n,]+)", re.ASCII)
MANY_UNCONFIRMED = 3  # and a quarter of the places


class EventQuerySet(models.QuerySet["Event"]):
    def published(self) -> EventQuerySet:
        return self.filter(is_published=True)

    def visible_to(self, user: AbstractUser | AnonymousUser) -> EventQuerySet:
        """Those whose registrations `user` may see at the training desk."""
        return self.filter(in_scope(user, "location_key"))


class Event(EventFacts):
    """A training, found by the translation key its pages share.

    Written from the published German source page by `events.trainings.publishing` alone.
    """

    # What the record knows by itself. All other fields are the page's.
    OWN_FIELDS = frozenset({"id", "sequence", "created_at", "updated_at"})

    key = models.UUIDField(_("translation key of its pages"), unique=True, editable=False)
    title = models.CharField(_("title"), max_length=255)
    location_key = models.UUIDField(_("translation key of its location"), null=True, db_index=True)
    calendar_key = models.UUIDField(_("translation key of its calendar"), null=True, db_index=True)
    topic_keys = models.JSONField(_("translation keys of its topics"), default=list, blank=True)
    # What calendars repeat: see events.schedule.expansion.Series.
    series = models.JSONField(_("repetition"), null=True, blank=True)
    # What the form asks: see events.records.questions.Question.
    questions = models.JSONField(_("questions"), default=list, blank=True)
    says_thanks = models.BooleanField(_("thanks after each date"), default=False)
    sequence = models.PositiveIntegerField(default=0)
    is_published = models.BooleanField(_("published"), default=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("training")
        verbose_name_plural = _("trainings")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def projected_values(self) -> dict[str, Any]:
        """What its page says of it, by the names of its fields."""
        names = (field.name for field in self._meta.concrete_fields)
        return {name: getattr(self, name) for name in names if name not in self.OWN_FIELDS}

    @property
    def tzinfo(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def where(self) -> Where:
        """Where its dates take place, as far as they do not say otherwise."""
        return Where(True) if self.is_online else Where(False, self.venue, self.address)

    @property
    def registration_host(self) -> str:
        """Whose site one registers on, where that is not this one: example.org."""
        return (urlsplit(self.registration_link).hostname or "").removeprefix("www.")


@dataclass(frozen=True)
class Where:
    """Where a date takes place."""

    is_online: bool
    venue: str = ""
    address: str = ""

    @property
    def map_url(self) -> str:
        """Where it is on a map: a search of the address; empty where there is none."""
        if self.is_online or not self.address:
            return ""
        address = " ".join(self.address.split())
        return "https://www.openstreetmap.org/search?" + urlencode({"query": address})

    @property
    def city(self) -> str:
        """The name behind the postcode of the address; empty where it has none."""
        found = CITY.search(self.address)
        return found[1].strip() if found else ""


@dataclass(frozen=True)
class JoinLink:
    """Where an online date is joined. For those who have a place there, and nobody else."""

    url: str
    details: str = ""  # access code, telephone

    @property
    def host(self) -> str:
        """Whose service opens: zoom.example."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")

    def is_news_after(self, before: JoinLink | None) -> bool:
        """Whether people must hear of it: there was none before, or another service opened.

        Another address of the same service need not be told: our link leads there.
        """
        return before is None or before.host != self.host


class OccurrenceQuerySet(models.QuerySet["Occurrence"]):
    def public(self) -> OccurrenceQuerySet:
        """Those of published trainings, cancelled ones included: readers must learn of that."""
        return self.filter(event__is_published=True)

    def coming(self, now: datetime | None = None) -> OccurrenceQuerySet:
        return self.filter(ends_at__gt=now or timezone.now()).order_by("starts_at", "pk")

    def past(self, now: datetime | None = None) -> OccurrenceQuerySet:
        return self.filter(ends_at__lte=now or timezone.now()).order_by("-starts_at", "-pk")

    def visible_to(self, user: AbstractUser | AnonymousUser) -> OccurrenceQuerySet:
        """Those whose registrations `user` may see at the training desk."""
        return self.filter(in_scope(user, "event__location_key"))

    def with_offered(self, now: datetime | None = None) -> OccurrenceQuerySet:
        """With `offered`: how many of the places held are offered to somebody who waited."""
        return self.annotate(offered=_Number(f"{_PLACES} AND {_OFFER}", now or timezone.now()))

    def locked(self, pks: Iterable[int]) -> dict[int, Occurrence]:
        """The dates with these primary keys, locked, with their trainings; see `lock`."""
        self.lock(pks := [*pks])
        dates = self.select_related("event").filter(pk__in=pks)
        return {date.pk: date for date in dates.order_by("pk")}

    def lock(self, pks: Iterable[int]) -> None:
        """Lock these dates, in the same order for everybody. What they say is to be read after it.

        PostgreSQL would join and count what there was before the wait. On SQLite there is nothing
        to do: the transaction itself has the database for itself.
        """
        if connections[self.db].features.has_select_for_update:
            locked = self.select_for_update().filter(pk__in=pks).order_by("pk")
            list(locked.values_list("pk", flat=True))

    def in_calendar(self, key: uuid.UUID) -> OccurrenceQuerySet:
        """Those of trainings that stand in the calendar page with this translation key."""
        return self.filter(event__calendar_key=key)

    def at_location(self, key: uuid.UUID) -> OccurrenceQuerySet:
        """Those of trainings of the location with this translation key."""
        return self.filter(event__location_key=key)

    def with_taken(self, now: datetime | None = None) -> OccurrenceQuerySet:
        """With how many places are held, by those who have not confirmed, and how many wait.

        As `taken`, `unconfirmed` and `waiting`.
        """
        now = now or timezone.now()
        unconfirmed = _Number(f"{_PLACES} AND {_HELD_SEAT}) + ({_DECOYS}", now)
        return self.annotate(**_taken(now), unconfirmed=unconfirmed)

    def filtering_taken(self, now: datetime) -> OccurrenceQuerySet:
        """To be filtered by `taken` and `waiting`, without being told them."""
        return self.alias(**_taken(now))

    def with_due(self, now: datetime) -> OccurrenceQuerySet:
        """With `due`: how many holds there are that may be over, as `waiting_list.expire` judges.

        All offers among them: when those end depends on when registration closes.
        """
        return self.annotate(due=_Number(f"{_PLACES} AND ({_MAY_BE_OVER})", now))


# How places are counted along with a date. In SQL, because Django takes several times as long to
# put it together as a database to answer it, and each form that is sent counts. What takes a seat
# is said by `place_states.holding`, too; the tests of booking compare what comes of both.
_PLACES = "SELECT COUNT(*) FROM records_place WHERE occurrence_id = {date}"
_HELD_SEAT = f"state = '{PlaceState.UNCONFIRMED}' AND queued_at IS NULL AND held_until > {{now}}"
_OFFER = f"state = '{PlaceState.OFFERED}' AND held_until > {{now}}"
_TAKES_A_SEAT = f"state = '{PlaceState.CONFIRMED}' OR {_HELD_SEAT} OR {_OFFER}"
_MAY_BE_OVER = (
    f"state = '{PlaceState.OFFERED}' "
    f"OR state = '{PlaceState.UNCONFIRMED}' AND held_until <= {{now}}"
)
# Seats that are held for nobody: see `SeatClaim`.
_DECOYS = (
    "SELECT COALESCE(SUM(repeated), 0) FROM records_seatclaim "
    "WHERE occurrence_id = {date} AND repeated > 0 AND held_until > {now}"
)


class _Number(models.Func):
    """What a query in SQL counts of the date (`{date}`) that the outer query is at."""

    output_field = models.IntegerField()

    def __init__(self, sql: str, now: datetime):
        super().__init__(models.F("pk"), models.Value(now, models.DateTimeField()))
        self.sql = sql

    def as_sql(self, compiler: Any, connection: Any, *_of_func: Any, **_options: Any) -> Any:
        (date, _none), (now, moment) = map(compiler.compile, self.get_source_expressions())
        sql = self.sql.format(date=date, now=now)
        return f"(({sql}))", (*moment,) * self.sql.count("{now}")


def _taken(now: datetime) -> dict[str, _Number]:
    """How many places are held now, and how many people wait."""
    return {
        "taken": _Number(f"{_PLACES} AND ({_TAKES_A_SEAT})) + ({_DECOYS}", now),
        "waiting": _Number(f"{_PLACES} AND state = '{PlaceState.WAITLISTED}'", now),
    }


class Availability(StrEnum):
    """What somebody who would like to come to a date can do now, the best first.

    The values stand in feeds and templates.
    """

    PLACES = "places"
    WAITING_LIST = "waiting_list"
    ELSEWHERE = "elsewhere"
    NOT_NEEDED = "not_needed"
    NOT_YET_OPEN = "not_yet_open"
    FULL = "full"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    PAST = "past"


class Occurrence(models.Model):
    """One date of a training.

    It is matched by its original local start and keeps its identity, UID and SEQUENCE (RFC 5545)
    whatever happens to it.
    """

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", _("takes place")
        CANCELLED = "cancelled", _("is cancelled")

    class CancelledBy(models.TextChoices):
        """Why a date is cancelled. What a schedule did, a schedule can undo."""

        HAND = "hand", _("by hand")
        SCHEDULE = "schedule", _("because the schedule changed")
        WITHDRAWAL = "withdrawal", _("because the training is not offered any more")

    event = models.ForeignKey(
        Event, verbose_name=_("training"), on_delete=models.CASCADE, related_name="occurrences"
    )
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    original_date = models.DateField(_("original date"))
    original_time = models.TimeField(_("original start"))
    starts_at = models.DateTimeField(_("start"), db_index=True)
    ends_at = models.DateTimeField(_("end"), db_index=True)
    is_moved = models.BooleanField(
        _("moved by hand"), default=False, help_text=_("The schedule does not move it any more.")
    )
    in_series = models.BooleanField(
        _("part of the repetition"), default=False, help_text=_("Of the rule in the training.")
    )
    capacity = models.PositiveIntegerField(
        _("places"), null=True, blank=True, help_text=_("Empty: as the training says.")
    )
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.SCHEDULED
    )
    cancelled_by = models.CharField(
        _("cancelled"), max_length=10, choices=CancelledBy.choices, blank=True
    )
    cancel_reasons = models.JSONField(
        _("reason of the cancellation, by language"), default=dict, blank=True
    )
    notes = models.JSONField(_("note, by language"), default=dict, blank=True)
    is_online = models.BooleanField(
        _("online"), null=True, blank=True, help_text=_("Empty: as the training says.")
    )
    venue = models.CharField(
        _("venue"), max_length=160, blank=True, help_text=_("Empty: as the training says.")
    )
    address = models.TextField(_("address"), max_length=300, blank=True)
    join_url = HttpsField(
        _("link to take part online"),
        max_length=LONGEST_LINK,
        blank=True,
        help_text=_("Empty: as the training says."),
    )
    join_details = models.TextField(
        _("access code, telephone"), max_length=LONGEST_DETAILS, blank=True
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    # How many people have a place, hold one or wait, and whether anybody ever had one; only where
    # publishing looks at all dates at once.
    people: int
    had_places: bool
    # How many places are held, how many of them are not confirmed, and how many people wait; only
    # as `with_taken` annotates them, or `count_places` tells them.
    taken: int
    unconfirmed: int
    waiting: int
    due: int  # holds that may be over; only by `with_due`
    # Whether a form was, and whether some of its people have a place; only as `register` asks.
    sent_before: bool
    knows_some: bool

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("date")
        verbose_name_plural = _("dates")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "original_date", "original_time"], name="one_date_per_start"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="ends_after_start"
            ),
        ]
        indexes = [models.Index(fields=["event", "starts_at"], name="event_dates")]

    def __str__(self) -> str:
        return f"{self.event}, {self.local_start:%Y-%m-%d %H:%M}"

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **kwargs: Any
    ) -> Self:
        """A page that reads a date shows how many places are left: it is another when they are."""
        date = super().from_db(db, field_names, values, **kwargs)
        reads(places_of(date.event_id) if "event_id" in date.__dict__ else PLACES)
        return date

    @property
    def local_start(self) -> datetime:
        return self.starts_at.astimezone(self.event.tzinfo)

    @property
    def local_end(self) -> datetime:
        return self.ends_at.astimezone(self.event.tzinfo)

    @property
    def original_start(self) -> datetime:
        """The naive local start that identifies the date, whatever happened to it since."""
        return datetime.combine(self.original_date, self.original_time)

    @property
    def moved_from(self) -> datetime | None:
        """The local start it had before somebody moved it; none where that is the one it has."""
        original = self.original_start.replace(tzinfo=self.event.tzinfo)
        return original if self.is_moved and original != self.starts_at else None

    @property
    def where(self) -> Where:
        """Where this date takes place: its own venue, else the training's."""
        event = self.event
        is_online = event.is_online if self.is_online is None else self.is_online
        if is_online:
            return Where(True)
        if self.venue:
            return Where(False, self.venue, self.address)
        return Where(False, event.venue, event.address)

    @property
    def join_link(self) -> JoinLink | None:
        """Where it is joined, while it takes place online: its own link, else the training's."""
        return self.join_link_in(self.event)

    def join_link_in(self, event: Event) -> JoinLink | None:
        """The same if its training said so."""
        is_online = event.is_online if self.is_online is None else self.is_online
        if not is_online:
            return None
        if self.join_url:
            return JoinLink(self.join_url, self.join_details)
        details = self.join_details or event.join_details
        return JoinLink(event.join_url, details) if event.join_url else None

    @property
    def has_own_place(self) -> bool:
        """Whether it takes place elsewhere than the training says."""
        return bool(self.venue) or self.is_online is not None

    @property
    def cancel_reason(self) -> Wording:
        """Why it is cancelled, to the reader."""
        return wording(self.cancel_reasons)

    @property
    def note(self) -> Wording:
        """What is special about this date, to the reader."""
        return wording(self.notes)

    @property
    def seats(self) -> int:
        """How many people can take part."""
        return self.event.capacity if self.capacity is None else self.capacity

    @property
    def is_too_small(self) -> bool:
        """Whether fewer people can take part than may register together."""
        return self.seats < self.event.max_people

    @property
    def places_taken(self) -> int:
        """How many places are held now: annotated by `with_taken`, else counted."""
        if hasattr(self, "taken"):
            return min(self.taken, self.seats)
        return min(self.places.holding().count() + self.claims.active().decoys(), self.seats)

    @property
    def people_waiting(self) -> int:
        """How many people wait for a place: annotated by `with_taken`, else counted."""
        if hasattr(self, "waiting"):
            return self.waiting
        return self.places.waiting().count()

    @property
    def places_unconfirmed(self) -> int:
        """How many places are held for people who have not confirmed them yet."""
        if hasattr(self, "unconfirmed"):
            return self.unconfirmed
        unsure = self.places.holding().filter(state=PlaceState.UNCONFIRMED).count()
        return unsure + self.claims.active().decoys()

    @property
    def has_many_unconfirmed(self) -> bool:
        """Whether so much waits to be confirmed that somebody should have a look."""
        number = self.places_unconfirmed
        return number >= MANY_UNCONFIRMED and number * 4 >= self.seats

    @property
    def places_to_hold(self) -> int:
        """How many more can be held for people who have not confirmed: half of what is not sure.

        So whoever fills in forms without end leaves the other half to those who confirm.
        """
        taken = self.taken if hasattr(self, "taken") else self.places_taken
        sure = taken - self.places_unconfirmed
        return max(0, (self.seats - sure) // 2 - self.places_unconfirmed)

    @property
    def holds_none(self) -> bool:
        """Whether a place asked for now is not held until it is confirmed."""
        return self.event.how_to_register == HowToRegister.HERE and self.places_to_hold < 1

    @property
    def places_left(self) -> int:
        return self.seats - self.places_taken

    @property
    def places_known(self) -> int | None:
        """How many places are left; none where nobody here counts them."""
        return self.places_left if self.event.how_to_register == HowToRegister.HERE else None

    @property
    def is_cancelled(self) -> bool:
        return self.status == self.Status.CANCELLED

    @property
    def is_full(self) -> bool:
        """Whether a newcomer finds no place. One that is left belongs to those who wait."""
        return self.places_left <= 0 or self.people_waiting > 0

    @property
    def is_past(self) -> bool:
        return self.is_past_at(timezone.now())

    def is_past_at(self, now: datetime) -> bool:
        return self.ends_at <= now

    @property
    def opens_at(self) -> datetime | None:
        """When registration begins; none where it has always been open."""
        event = self.event
        if event.opens_hours_before is not None:
            return self.starts_at - timedelta(hours=event.opens_hours_before)
        return event.opens_at

    @property
    def is_not_yet_open(self) -> bool:
        """Whether it is too early to register."""
        return self.is_not_yet_open_at(timezone.now())

    def is_not_yet_open_at(self, now: datetime) -> bool:
        return self.opens_at is not None and now < self.opens_at

    @property
    def closes_at(self) -> datetime:
        """When registration ends: at the training's fixed time, else hours before the date."""
        event = self.event
        if event.closes_at is not None:
            return min(event.closes_at, self.ends_at)
        return self.starts_at - timedelta(hours=event.closes_hours_before)

    @property
    def is_closed(self) -> bool:
        """Whether it is too late to register."""
        return self.is_closed_at(timezone.now())

    def is_closed_at(self, now: datetime) -> bool:
        return self.closes_at <= now

    @property
    def takes_registrations(self) -> bool:
        """Whether one can ask for a place now, be it on the waiting list."""
        return (
            self.event.is_published
            and self.event.how_to_register == HowToRegister.HERE
            and not self.is_cancelled
            and not self.is_not_yet_open
            and not self.is_closed
        )

    @property
    def is_open(self) -> bool:
        """Whether one can have a place now."""
        return self.takes_registrations and not self.is_full

    @property
    def has_open_list(self) -> bool:
        """Whether one can only wait for a place now."""
        can_wait = self.event.has_waiting_list and self.seats > 0
        return self.takes_registrations and self.is_full and can_wait

    @property
    def availability(self) -> Availability:
        """What a newcomer can do now: the one answer that pages, forms and feeds give."""
        if self.is_cancelled:
            return Availability.CANCELLED
        if self.is_past:
            return Availability.PAST
        if self.event.how_to_register == HowToRegister.NOT_NEEDED:
            return Availability.NOT_NEEDED
        return self._availability_of_coming()

    def _availability_of_coming(self) -> Availability:
        """The same for a date that takes place and asks for registration."""
        if self.is_not_yet_open:
            return Availability.NOT_YET_OPEN
        if self.is_closed or not self.event.is_published:
            return Availability.CLOSED
        if self.event.how_to_register == HowToRegister.ELSEWHERE:
            return Availability.ELSEWHERE
        if not self.is_full:
            return Availability.PLACES
        return Availability.WAITING_LIST if self.has_open_list else Availability.FULL

    @property
    def local_opening(self) -> datetime | None:
        """When registration begins, as the clocks there say; none where it is open or over."""
        opens_at = self.opens_at
        if opens_at is None or self.availability != Availability.NOT_YET_OPEN:
            return None
        return opens_at.astimezone(self.event.tzinfo)
