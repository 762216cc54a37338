"""What many look for in a calendar, each a link with how many dates it leads to.

One at a time: so there are few such addresses, which the cache of pages may keep, and how many
there are is known of the whole calendar at once. More than one question asks the form.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events.records.models import Event
from events.records.models.registration_options import NeedKind
from kommpaktiv.content.content_cache import remember
from kommpaktiv.languages.locales import lang_attrs, reader_language

from .filters import (
    NEXT_WEEK,
    TAKES_PLACE_ONLINE,
    THIS_WEEK,
    CalendarFilters,
    days_of_week,
    query_of,
)
from .models import TrainingCalendarPage
from .month_grid import days_between, zone_of
from .visibility import readable

Answer = tuple[str, str]  # a filter and its value in addresses
Ends = dict[Answer | None, list[float]]  # when the dates it leads to are over, as timestamps

ALL = None
CHILDCARE = ("childcare", "1")
ONLINE = ("place", "online")


@dataclass(frozen=True)
class QuickFind:
    """One of the links; `language` is the name's (BCP 47)."""

    name: str
    language: str
    query: str
    count: int
    is_chosen: bool

    @property
    def lang_attrs(self) -> str:
        """The attributes of the name's element; empty in the reader's language."""
        return lang_attrs(self.language)


def quick_finds(
    page: TrainingCalendarPage, filters: CalendarFilters, **view: str
) -> list[QuickFind]:
    """What leads to some dates of the calendar and not to all of them, after all of them.

    `view` is what else stands in the addresses. One that is chosen stays, whatever it leads to.
    """
    counts = _counts(page)
    total = counts[ALL]

    def find(name: str, language: str, *answers: Answer) -> QuickFind:
        is_chosen = query_of(**dict(answers)) == filters.query
        query = query_of(**dict(answers), **view)
        return QuickFind(name, language, query, counts[answers[0] if answers else ALL], is_chosen)

    found = [find(name, language, answer) for name, language, answer in _questions(filters, counts)]
    offered = [find for find in found if 0 < find.count < total or find.is_chosen]
    everything = find(pgettext("filter", "All"), reader_language())
    return [everything, *offered] if offered else []


def _questions(
    filters: CalendarFilters, counts: dict[Answer | None, int]
) -> Iterator[tuple[str, str, Answer]]:
    """What they are called, in which language, and what they ask."""
    here = reader_language()
    for week, name in ((THIS_WEEK, _("This week")), (NEXT_WEEK, _("Next week"))):
        yield name, here, ("when", week)
    for option in filters.options("location"):
        yield option.name, option.language, ("location", option.value)
    yield _("Online"), here, ONLINE
    yield _("With childcare"), here, CHILDCARE
    languages = filters.options("language")
    for option in sorted(languages, key=lambda option: _foreign(option.value, counts)):
        yield option.name, option.language, ("language", option.value)


def _foreign(code: str, counts: dict[Answer | None, int]) -> tuple[bool, int]:
    """The reader's own language first, then those with most dates."""
    return not reader_language().startswith(code), -counts["language", code]


def _counts(page: TrainingCalendarPage) -> dict[Answer | None, int]:
    """To how many coming dates each answer leads."""
    monday, _sunday = days_of_week(THIS_WEEK)
    ends = remember(("quick finds", *page.whose, monday), lambda: _read(page))
    now = timezone.now().timestamp()
    left = {answer: len(known) - bisect_right(known, now) for answer, known in ends.items()}
    return defaultdict(int, left)


def _read(page: TrainingCalendarPage) -> Ends:
    """Of all dates that are not over: two queries."""
    facts = ("pk", "location_key", "spoken_languages", "interpretation", "needs_offered")
    trainings = {pk: set(_answers(*rest)) for pk, *rest in Event.objects.values_list(*facts)}
    weeks = {week: days_of_week(week) for week in (THIS_WEEK, NEXT_WEEK)}
    found: Ends = {ALL: []}
    dates = readable(page.all_occurrences().coming()).annotate(online=TAKES_PLACE_ONLINE)
    for event, zone, starts_at, ends_at, is_online in dates.values_list(
        "event", "event__zone", "starts_at", "ends_at", "online"
    ):
        answers = {ALL, *trainings[event], *([ONLINE] if is_online else [])}
        on = [*days_between(starts_at.astimezone(zone_of(zone)), ends_at.astimezone(zone_of(zone)))]
        answers.update(
            ("when", week)
            for week, (monday, sunday) in weeks.items()
            if on[0] <= sunday and on[-1] >= monday
        )
        for answer in answers:
            found.setdefault(answer, []).append(ends_at.timestamp())
    return {answer: sorted(ends) for answer, ends in found.items()}


def _answers(
    location: UUID | None, spoken: list[str], interpretation: list[str], needs: list[str]
) -> Iterator[Answer]:
    """Which questions every date of a training answers."""
    yield "location", str(location)
    yield from (("language", code) for code in (*spoken, *interpretation))
    if NeedKind.CHILDCARE in needs:
        yield CHILDCARE
