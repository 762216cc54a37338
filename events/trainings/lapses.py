"""When dates become other ones to readers although nobody changes anything."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db.models import DateTimeField, ExpressionWrapper, F, Min, Q

from events.records.models import Occurrence, Place, SeatClaim
from events.records.models.place_states import HOLD_STATES
from events.records.topics import PLACES, places_of
from kommpaktiv.content.changes import CONTENT, changed_at
from kommpaktiv.content.page_recording import lapses

from .filters import duration_in_hours

NEVER = datetime.max.replace(tzinfo=UTC)


@lapses
def next_lapse_of_a_hold(now: datetime, topics: frozenset[str]) -> datetime | None:
    """When the next seat that is held on one of the dates shown is free again."""
    dates = _dates_shown(topics)
    if dates is None:
        return None
    places = Place.objects.filter(dates, state__in=HOLD_STATES, held_until__gt=now)
    claims = SeatClaim.objects.filter(dates).active(now)
    found = [rows.aggregate(next=Min("held_until"))["next"] for rows in (places, claims)]
    return min(filter(None, found), default=None)


def _dates_shown(topics: frozenset[str]) -> Q | None:
    """The condition for rows of the dates that a page has read; none where it has read none."""
    if PLACES in topics:
        return Q()
    prefix = places_of("")
    events = [int(topic.removeprefix(prefix)) for topic in topics if topic.startswith(prefix)]
    return Q(occurrence__event__in=events) if events else None


class NextTurn:
    """When the next date, whichever, begins or is over, or its registration opens or closes.

    Of any: lists leave out what is over. Known until it has come, or content changes.
    """

    def __init__(self) -> None:
        self.known = (
            -1,
            NEVER,
        )  # what the clock of changes showed, and the moment: written at once

    def __call__(self, now: datetime, topics: frozenset[str]) -> datetime | None:
        clock, moment = self.known
        if clock != (latest := changed_at(CONTENT)) or moment <= now:
            moment = _next_turn(now) or NEVER
            self.known = (latest, moment)
        return moment


def _next_turn(now: datetime) -> datetime | None:
    opens = _hours_before_start("event__opens_hours_before")
    closes = _hours_before_start("event__closes_hours_before")
    dates = Occurrence.objects.public().filter(ends_at__gt=now).annotate(opens=opens, closes=closes)
    moments = ("starts_at", "ends_at", "event__opens_at", "event__closes_at", "opens", "closes")
    found = dates.aggregate(
        **{f"next_{moment}": Min(moment, filter=Q(**{f"{moment}__gt": now})) for moment in moments}
    )
    return min(filter(None, found.values()), default=None)


def _hours_before_start(field: str) -> ExpressionWrapper:
    return ExpressionWrapper(F("starts_at") - duration_in_hours(field), DateTimeField())


lapses(NextTurn())
