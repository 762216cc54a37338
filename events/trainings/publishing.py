"""What a published source page says about a training, projected onto `Event` and `Occurrence`.

Doing it again changes nothing. A date is found again by its original local start and keeps its
identity, UID and SEQUENCE (RFC 5545, 3.8.4.7 and 3.8.7.4). What publishing would do is said
beforehand by the same comparison that does it, so that no editor is surprised and nobody with a
place is lost silently.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.booking import occurrences
from events.booking.interests import tell_interested
from events.booking.waiting_list import process_waiting_list
from events.outbox.queue import concerned
from events.records.models import Event, Occurrence, Place
from events.records.models.events import EventQuerySet
from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceState
from events.schedule.expansion import PlannedDate
from kommpaktiv.content.changes import CONTENT, note

from .visibility import is_private

CancelledBy = Occurrence.CancelledBy
Pairs = list[tuple[Occurrence, PlannedDate]]
T = TypeVar("T")


@dataclass(frozen=True)
class Projection:
    """A training as its source page says it: the record, unsaved, and all its dates."""

    event: Event
    dates: Sequence[PlannedDate]
    is_unread: bool = False  # whether nobody knows the dates: see `Plan.is_unread`


class ChangeKind(TextChoices):
    """What becomes of a date."""

    APPEARS = "appears", _("is new")
    MOVES = "moves", _("moves")
    PLACE = "place", _("takes place elsewhere")
    LINK = "link", _("is joined online by another service")
    RETURNS = "returns", _("takes place after all")
    CANCELLED = "cancelled", _("is cancelled")
    DISAPPEARS = "disappears", _("disappears")


TOLD = {
    ChangeKind.MOVES: MessageKind.DATE_MOVED,
    ChangeKind.PLACE: MessageKind.DATE_CHANGED,
    ChangeKind.LINK: MessageKind.JOIN_LINK,
    ChangeKind.RETURNS: MessageKind.DATE_RETURNS,
    ChangeKind.CANCELLED: MessageKind.DATE_CANCELLED,
}


@dataclass(frozen=True)
class Change:
    """One date and what becomes of it. `people` are those it concerns: see `queue.concerned`."""

    kind: ChangeKind
    occurrence: Occurrence | None  # none for a new date
    plan: PlannedDate | None = None  # none for a date that goes
    people: int = 0

    @property
    def told(self) -> MessageKind | None:
        """What the people are told; none where there are no people or nothing to tell."""
        return TOLD.get(self.kind) if self.people else None

    @property
    def starts_at(self) -> datetime:
        """When the date is, after the change."""
        if self.plan:
            return self.plan.starts_at
        assert self.occurrence  # noqa: S101 - a change without a plan is of a date
        return self.occurrence.starts_at


@dataclass(frozen=True)
class Comparison:
    """What is found again, and what must change."""

    pairs: Pairs
    vanished: list[Occurrence]
    changes: list[Change]


def publish_event(projection: Projection, now: datetime | None = None) -> Event:
    """Make the training and its dates what its page says.

    Dates that are not planned any more are cancelled if somebody has ever had a place there, and
    the people are told; past ones stay as history; all others are deleted. What a person cancelled
    or moved by hand stays so; what only the schedule cancelled comes back with it.
    """
    now = now or timezone.now()
    values = projection.event.projected_values()
    if projection.is_unread:
        del values["series"]
    with transaction.atomic():
        event, _created = _locked_events().get_or_create(key=projection.event.key, defaults=values)
        compared = _compare(projection, event, _locked_dates(event), now)
        _write(event, values)
        _apply(event, compared.changes, now)
        for date, planned in compared.pairs:
            _rekey_occurrence(date, planned)
        for date in compared.vanished:
            _leave_series(date)
        _process_waiting_lists(event, now)
    return event


def preview_publishing(projection: Projection, now: datetime | None = None) -> list[Change]:
    """What `publish_event` would change, in the order of the dates. Writes nothing."""
    stored = _stored(projection)
    return _compare(projection, stored, _dates(stored), now or timezone.now()).changes


def preview_dates(projection: Projection, now: datetime) -> list[Occurrence]:
    """The dates as `publish_event` would leave them, in their order. Writes nothing.

    Each is of the projected event and comes with the places taken, as by `with_taken`; on new ones
    all are free.
    """
    stored = _stored(projection)
    dates = _dates(stored, now)
    changes = _compare(projection, stored, dates, now).changes
    for change in changes:
        _change_in_hand(change)
    gone = {
        change.occurrence.pk
        for change in changes
        if change.kind == ChangeKind.DISAPPEARS and change.occurrence
    }
    dates = [date for date in dates if date.pk not in gone]
    dates += _free_dates(projection.event, changes)
    for date in dates:
        date.event = projection.event
    return sorted(dates, key=lambda date: date.starts_at)


def withdraw_event(key: UUID, now: datetime | None = None) -> None:
    """Take the training out of sight: its coming dates are cancelled, and the people are told.

    Twice is harmless.
    """
    now = now or timezone.now()
    with transaction.atomic():
        event = _locked_events().published().filter(key=key).first()
        if event:
            for change in _withdrawal(_locked_dates(event), now):
                if change.occurrence:
                    occurrences.mark_cancelled(change.occurrence, CancelledBy.WITHDRAWAL, now)
            _write(event, {"is_published": False})


def preview_withdrawal(key: UUID, now: datetime | None = None) -> list[Change]:
    """What `withdraw_event` would change. Writes nothing."""
    event = Event.objects.published().filter(key=key).first()
    return _withdrawal(_dates(event), now or timezone.now()) if event else []


# What there is -----------------------------------------------------------------------------------


def _locked_events() -> EventQuerySet:
    """Locks what is found, against others who publish.

    Not its key, so that nobody who registers has to wait: a registration refers to it.
    """
    return Event.objects.select_for_update(no_key=True)


def _stored(projection: Projection) -> Event:
    """The training as it is; before it was first published, as it will be."""
    event = projection.event
    return Event.objects.filter(key=event.key).first() or event


def _dates(event: Event, taken_at: datetime | None = None) -> list[Occurrence]:
    """The event's dates in pk order; with the places that are taken at a certain time, if given.

    Each has `people`: how many have a place there, hold one or wait; and `had_places`: whether
    anybody ever did.
    """
    if event.pk is None:
        return []
    dates = event.occurrences.order_by("pk")
    known = list(dates.with_taken(taken_at) if taken_at else dates)
    places = Place.objects.filter(occurrence__event=event).order_by()
    booked = set(places.values_list("occurrence", flat=True).distinct())
    people = Place.objects.count_active(known)
    for date in known:
        date.people = people.get(date.pk, 0)
        date.had_places = date.pk in booked
    return known


def _locked_dates(event: Event) -> list[Occurrence]:
    """As `_dates`; all of them are locked, in pk order."""
    list(event.occurrences.select_for_update().order_by("pk").values_list("pk"))
    return _dates(event)


# Comparing ---------------------------------------------------------------------------------------


def _compare(
    projection: Projection, stored: Event, known: list[Occurrence], now: datetime
) -> Comparison:
    """What must change for `known` dates to become the planned ones, in the order of the dates.

    Nothing where nobody knows what is planned.
    """
    if projection.is_unread:
        return Comparison([], [], [])
    pairs, new, vanished = _match(projection.dates, known, now)
    after = projection.event
    elsewhere = stored.where != after.where
    changes: list[Change | None] = [Change(ChangeKind.APPEARS, None, date) for date in new]
    changes += [_change(date, planned, elsewhere, now) for date, planned in pairs]
    changes += [_vanishing(date, now) for date in vanished]
    real = [change for change in changes if change]
    told = {change.occurrence for change in real}
    real += _new_links([pair for pair in pairs if pair[0] not in told], after, now)
    return Comparison(pairs, vanished, sorted(real, key=lambda change: change.starts_at))


def _change(
    date: Occurrence, planned: PlannedDate, elsewhere: bool, now: datetime
) -> Change | None:
    """What becomes of a date that is planned; nothing once it is over.

    `elsewhere`: whether those who know where the training takes place must learn that it moves.
    """
    if date.ends_at <= now or planned.ends_at <= now:
        return None
    moves = not date.is_moved and (date.starts_at, date.ends_at) != (
        planned.starts_at,
        planned.ends_at,
    )
    if date.is_cancelled and date.cancelled_by != CancelledBy.HAND:
        return Change(ChangeKind.RETURNS, date, planned, date.people)
    if moves:
        return Change(ChangeKind.MOVES, date, planned, 0 if date.is_cancelled else date.people)
    if elsewhere and not (date.is_cancelled or date.has_own_place):
        return Change(ChangeKind.PLACE, date, planned, date.people)
    return None


def _new_links(pairs: Pairs, after: Event, now: datetime) -> list[Change]:
    """Dates whose people must learn of the link that the training has `after`, and of nothing else.

    Those where there are any: on others nothing happens.
    """
    led = [
        (date, planned)
        for date, planned in pairs
        if date.people
        and date.ends_at > now
        and not date.is_cancelled
        and (link := date.join_link_in(after))
        and link.is_news_after(date.join_link)
    ]
    if not led:
        return []
    people = concerned(MessageKind.JOIN_LINK).count_by_date([date for date, _planned in led])
    return [
        Change(ChangeKind.LINK, date, planned, people[date.pk])
        for date, planned in led
        if date.pk in people
    ]


def _vanishing(date: Occurrence, now: datetime) -> Change | None:
    """What becomes of a date that is not planned any more.

    One that was announced and is over is history, and so is one that is cancelled already.
    """
    is_over = date.ends_at <= now
    if date.had_places:
        if is_over or date.is_cancelled:
            return None
        return Change(ChangeKind.CANCELLED, date, people=date.people)
    if is_over and date.created_at < date.starts_at:
        return None
    return Change(ChangeKind.DISAPPEARS, date)


def _withdrawal(known: Iterable[Occurrence], now: datetime) -> list[Change]:
    changes = [
        Change(ChangeKind.CANCELLED, date, people=date.people)
        for date in known
        if date.people and date.ends_at > now and not date.is_cancelled
    ]
    return sorted(changes, key=lambda change: change.starts_at)


def _match(
    planned: Sequence[PlannedDate], known: list[Occurrence], now: datetime
) -> tuple[Pairs, list[PlannedDate], list[Occurrence]]:
    """Find the planned dates among the known ones: pairs, new plans, and dates that vanish.

    By original start; then, of the coming ones, the only one of a day, then the only one of a week,
    and the one date of a training that has only one: whoever writes "Friday" instead of "Thursday"
    moves dates.
    """
    gone = {date.original_start: date for date in known}
    pairs = [(gone.pop(date.original), date) for date in planned if date.original in gone]
    found = {date.original for _known, date in pairs}
    new = [date for date in planned if date.original not in found]
    periods: list[Callable[[datetime], object]] = [datetime.date, _week]
    if len(planned) == 1 and sum(date.ends_at > now for date in known) == 1:
        periods.append(lambda start: None)
    for period in periods:
        coming = [date for date in gone.values() if date.ends_at > now]
        for date, moved in _only_ones(coming, new, period):
            pairs.append((gone.pop(date.original_start), moved))
            new.remove(moved)
    return pairs, new, list(gone.values())


def _week(start: datetime) -> object:
    return start.isocalendar()[:2]


def _only_ones(
    coming: Iterable[Occurrence], new: Iterable[PlannedDate], period: Callable[[datetime], object]
) -> Pairs:
    """Pairs of a coming date and a plan that are each alone in their period."""
    before = _grouped(coming, lambda date: period(date.original_start))
    after = _grouped(new, lambda date: period(date.original))
    return [
        (before[key][0], after[key][0])
        for key in before.keys() & after.keys()
        if len(before[key]) == len(after[key]) == 1
    ]


def _grouped(things: Iterable[T], key: Callable[[T], object]) -> dict[object, list[T]]:
    groups: dict[object, list[T]] = defaultdict(list)
    for thing in things:
        groups[key(thing)].append(thing)
    return groups


# Writing -----------------------------------------------------------------------------------------


def _write(event: Event, fields: dict[str, object]) -> None:
    """Give the event these values. One that has them already is not touched."""
    changed = [name for name, value in fields.items() if getattr(event, name) != value]
    for name in changed:
        setattr(event, name, fields[name])
    if changed:
        event.sequence += 1
        event.save(update_fields=[*changed, "sequence", "updated_at"])


def _apply(event: Event, changes: Iterable[Change], now: datetime) -> None:
    for change in changes:
        if change.occurrence:
            _apply_to(change.occurrence, change, now)
    if free := _free_dates(event, changes):
        Occurrence.objects.bulk_create(free)
        note(CONTENT)  # no signal tells of them
        _tell_of_first(event, free, now)


def _tell_of_first(event: Event, new: Iterable[Occurrence], now: datetime) -> None:
    """Tell those who wait for a new date; of what is private nobody."""
    coming = [date for date in new if date.starts_at > now]
    if coming and not is_private(event.key):
        tell_interested(event, min(coming, key=lambda date: date.starts_at))


def _apply_to(date: Occurrence, change: Change, now: datetime) -> None:
    match change.kind:
        case ChangeKind.DISAPPEARS:
            date.delete()
        case ChangeKind.CANCELLED:
            occurrences.mark_cancelled(date, CancelledBy.SCHEDULE, now)
        case ChangeKind.RETURNS:
            _take_times(date, change.plan)
            occurrences.mark_reinstated(date, now)
        case ChangeKind.MOVES:
            _take_times(date, change.plan)
            occurrences.record_change(date, MessageKind.DATE_MOVED)
        case ChangeKind.PLACE:
            occurrences.record_change(date, MessageKind.DATE_CHANGED)
        case ChangeKind.LINK:
            occurrences.record_change(date, MessageKind.JOIN_LINK)


def _change_in_hand(change: Change) -> None:
    """Have a date that stays look as it will; nothing is saved."""
    date = change.occurrence
    if date is None:
        return
    match change.kind:
        case ChangeKind.CANCELLED:
            date.status = Occurrence.Status.CANCELLED
        case ChangeKind.RETURNS:
            _take_times(date, change.plan)
            date.status = Occurrence.Status.SCHEDULED
        case ChangeKind.MOVES:
            _take_times(date, change.plan)


def _free_dates(event: Event, changes: Iterable[Change]) -> list[Occurrence]:
    """The dates that are new, unsaved: nobody has a place there."""
    dates = [
        _new_date(event, change.plan)
        for change in changes
        if change.kind == ChangeKind.APPEARS and change.plan
    ]
    for date in dates:
        date.taken = date.unconfirmed = date.waiting = 0
    return dates


def _take_times(date: Occurrence, planned: PlannedDate | None) -> None:
    if planned and not date.is_moved:
        date.starts_at, date.ends_at = planned.starts_at, planned.ends_at


def _process_waiting_lists(event: Event, now: datetime) -> None:
    """Offer what has become free by more seats, a later closing or a date that returns.

    And let offers end with an earlier closing.
    """
    concerned = Place.objects.filter(
        occurrence__event=event, state__in=(PlaceState.WAITLISTED, PlaceState.OFFERED)
    )
    dates = event.occurrences.coming(now).filter(places__in=concerned.order_by())
    for date in dates.distinct().order_by("pk"):
        process_waiting_list(date, now)


def _rekey_occurrence(date: Occurrence, planned: PlannedDate) -> None:
    """Have the date known by its planned start from now on."""
    locked_dates = {
        "original_date": planned.original.date(),
        "original_time": planned.original.time(),
        "in_series": planned.in_series,
    }
    if any(getattr(date, name) != value for name, value in locked_dates.items()):
        for name, value in locked_dates.items():
            setattr(date, name, value)
        date.save(update_fields=[*locked_dates, "updated_at"])


def _leave_series(date: Occurrence) -> None:
    """Have a date that is not planned any more, but stays, be no part of what the rule gives."""
    if date.pk and date.in_series:
        date.in_series = False
        date.save(update_fields=["in_series", "updated_at"])


def _new_date(event: Event, planned: PlannedDate) -> Occurrence:
    return Occurrence(
        event=event,
        original_date=planned.original.date(),
        original_time=planned.original.time(),
        in_series=planned.in_series,
        starts_at=planned.starts_at,
        ends_at=planned.ends_at,
    )
