"""Every mail as its readers would get it, of a training, without anybody getting it.

Nothing is written: the letter is a sample, its registration is in no database, and its links lead
nowhere.
"""

from __future__ import annotations

from copy import copy
from datetime import timedelta

from django.core.mail import EmailMultiAlternatives
from django.utils import timezone, translation

from events.booking.waiting_list import OFFER
from events.records.models import Event, Interest, Occurrence, Registration
from events.records.models.interests import InterestKind
from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceState
from events.records.models.registration_options import BookingMode
from events.trainings.models import EventPage
from kommpaktiv.content.content_cache import site_settings
from kommpaktiv.languages.wording import Wording

from .context import (
    OFFERS_ANOTHER_DATE,
    PUTS_IN_CALENDAR,
    TELLS_WHAT_IS_GIVEN_BACK,
    access_link,
    interest_facts,
    join_facts,
    new_date_facts,
    offer_url,
    page_of,
    paragraph,
    swap_url,
    training_facts,
)
from .dataclasses import DateFacts, InterestFacts, Letter, Method, PlaceLine, Swap, TrainingFacts
from .render import written_out

NAMES = ("Amina Diallo", "Omar Haddad")
ADDRESS = "amina@example.org"
DATES = 2  # that a sample tells of, where one registration can be for several
STATES = {
    MessageKind.PLEASE_CONFIRM: PlaceState.UNCONFIRMED,
    MessageKind.WAITLISTED: PlaceState.WAITLISTED,
    MessageKind.PLACE_OFFERED: PlaceState.OFFERED,
    MessageKind.OFFER_RAN_OUT: PlaceState.EXPIRED,
    MessageKind.GIVEN_UP: PlaceState.CANCELLED,
    MessageKind.REMOVED: PlaceState.CANCELLED,
}
OF_INTEREST = (MessageKind.CONFIRM_INTEREST, MessageKind.NEW_DATE)
WITHOUT_NAME = (
    MessageKind.PLEASE_CONFIRM,
    MessageKind.LINKS,
    MessageKind.ERASED,
    *OF_INTEREST,
)
WITHOUT_TRAINING = (MessageKind.ERASED, MessageKind.CONFIRM_INTEREST)
OF_ALL_DATES = (
    MessageKind.PLEASE_CONFIRM,
    MessageKind.CONFIRMED,
    MessageKind.WAITLISTED,
    MessageKind.CHANGED,
    MessageKind.GIVEN_UP,
    MessageKind.REMOVED,
    MessageKind.LINKS,
)


def sample(event: Event, kind: MessageKind, language: str) -> EmailMultiAlternatives:
    """The mail of this kind that somebody with this language gets of the training."""
    with translation.override(language):
        return written_out(_letter(event, kind, language), site_settings())


def _letter(event: Event, kind: MessageKind, language: str) -> Letter:
    now = timezone.now()
    is_unconfirmed = kind == MessageKind.PLEASE_CONFIRM
    registration = Registration(
        event=event, email=ADDRESS, language=language, confirmed_at=None if is_unconfirmed else now
    )
    page = page_of(event)
    dates = _dates(event, kind)
    people = len(NAMES[: event.max_people])
    names = () if is_unconfirmed else NAMES[:people]
    facts = [_facts(registration, date, kind, names, people) for date in dates]
    swap = Swap(*dates) if kind == MessageKind.SWAPPED else None
    if swap:
        facts[0] = _facts(registration, swap.old, MessageKind.GIVEN_UP, names, people)
    return Letter(
        kind=kind,
        language=language,
        to=ADDRESS,
        message_id="<sample@example.org>",
        written_at=now,
        name="" if kind in WITHOUT_NAME else NAMES[0],
        trainings=_trainings(registration, kind, facts, page),
        interests=_interests(event, kind, language),
        people=people,
        access=access_link(registration) if kind == MessageKind.LINKS else None,
        offer_url=(offer_url(registration, dates[0]) if kind == MessageKind.PLACE_OFFERED else ""),
        swap_url=swap_url(registration, dates[0]) if kind in OFFERS_ANOTHER_DATE else "",
        swap=swap,
        paragraph=paragraph(kind, page),
        note=Wording("…", language) if kind == MessageKind.NOTE else None,
        entries=_entries(dates, kind),
    )


def _trainings(
    registration: Registration, kind: MessageKind, facts: list[DateFacts], page: EventPage | None
) -> list[TrainingFacts]:
    if kind in WITHOUT_TRAINING:
        return []
    if kind == MessageKind.NEW_DATE:
        return [new_date_facts(facts[0].date)]
    return [training_facts(registration, facts, page)]


def _interests(event: Event, kind: MessageKind, language: str) -> list[InterestFacts]:
    if kind not in OF_INTEREST:
        return []
    return interest_facts(
        [Interest(kind=InterestKind.TRAINING, key=event.key, email=ADDRESS, language=language)]
    )


def _facts(
    registration: Registration,
    date: Occurrence,
    kind: MessageKind,
    names: tuple[str, ...],
    number: int,
) -> DateFacts:
    standing = _standing(date, kind, names, number)
    is_sure = standing.state == PlaceState.CONFIRMED and not date.is_cancelled
    return DateFacts(date, [standing], join_facts(registration, date) if is_sure else None)


def _dates(event: Event, kind: MessageKind) -> list[Occurrence]:
    """The next dates of the training, or one in a week."""
    is_of_several = kind in OF_ALL_DATES and event.booking_mode != BookingMode.ONE
    count = DATES if is_of_several or kind == MessageKind.SWAPPED else 1
    dates = list(event.occurrences.coming()[:count]) or [_made_up_date(event)]
    if kind == MessageKind.SWAPPED and len(dates) < DATES:
        dates.append(_made_up_date(event))
    for date in dates:
        date.event = event
    return [_cancelled(date) for date in dates] if kind == MessageKind.DATE_CANCELLED else dates


def _made_up_date(event: Event) -> Occurrence:
    start = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=7)
    local = start.astimezone(event.tzinfo)
    return Occurrence(
        event=event,
        original_date=local.date(),
        original_time=local.time(),
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        updated_at=timezone.now(),
    )


def _cancelled(date: Occurrence) -> Occurrence:
    """The date as it would be, in hand alone."""
    sample = copy(date)
    sample.status = Occurrence.Status.CANCELLED
    return sample


def _standing(
    date: Occurrence, kind: MessageKind, names: tuple[str, ...], number: int
) -> PlaceLine:
    state = STATES.get(kind, PlaceState.CONFIRMED)
    is_held = state in (PlaceState.UNCONFIRMED, PlaceState.OFFERED)
    return PlaceLine(
        state=state,
        names=names if len(names) > 1 else (),
        position=1 if state == PlaceState.WAITLISTED else None,
        until=(timezone.now() + OFFER).astimezone(date.event.tzinfo) if is_held else None,
        is_waiting=state == PlaceState.WAITLISTED,
        number=number,
    )


def _entries(dates: list[Occurrence], kind: MessageKind) -> list[tuple[Occurrence, Method]]:
    if kind == MessageKind.SWAPPED:
        return list(zip(dates, (Method.CANCEL, Method.REQUEST), strict=True))
    return [(date, method) for date in dates if (method := _method(kind))]


def _method(kind: MessageKind) -> Method | None:
    if kind in PUTS_IN_CALENDAR:
        return Method.REQUEST
    is_off = kind in (*TELLS_WHAT_IS_GIVEN_BACK, MessageKind.DATE_CANCELLED)
    return Method.CANCEL if is_off and kind != MessageKind.CHANGED else None
