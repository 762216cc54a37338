"""What a message of the outbox tells, as the database has it now, in the reader's language."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone

from events.outbox.mailboxes import ASKED
from events.outbox.still_true import gives_back
from events.privacy.access_links import Purpose, make_join_token, make_offer_token, make_token
from events.privacy.silence import make_silence_token
from events.records.models import Event, Message, Occurrence, Place, Registration
from events.records.models.messages import MessageKind
from events.records.models.place_states import HOLD_STATES, PlaceState, PlaceStatus
from events.trainings.materials import materials_of
from events.trainings.models import EventPage
from kommpaktiv.content.absolute_url import absolute_url
from kommpaktiv.content.only_fields import live_cards
from kommpaktiv.languages.locales import in_readers_language
from kommpaktiv.languages.wording import Wording

from .dataclasses import (
    AccessLink,
    DateFacts,
    JoinFacts,
    Letter,
    MaterialLink,
    Method,
    PlaceLine,
    Swap,
    TrainingFacts,
)

# Which field of the training's page has a paragraph for the mail.
PARAGRAPHS = {
    MessageKind.CONFIRMED: "confirm_note",
    MessageKind.REMINDER: "reminder_note",
    MessageKind.THANKS: "thanks_note",
}
TELLS_WHAT_IS_GIVEN_BACK = (
    MessageKind.CHANGED,
    MessageKind.SWAPPED,
    MessageKind.GIVEN_UP,
    MessageKind.REMOVED,
)
PUTS_NEW_ONES_IN_CALENDAR = (MessageKind.CHANGED, MessageKind.SWAPPED)
TELLS_WHAT_WAS_REFUSED = (MessageKind.CONFIRMED, MessageKind.WAITLISTED)
BEGINS_WITH_PLACES = (MessageKind.PLEASE_CONFIRM, MessageKind.CONFIRMED)
OFFERS_ANOTHER_DATE = (MessageKind.DATE_MOVED, MessageKind.DATE_CHANGED, MessageKind.DATE_CANCELLED)
UNCONFIRMED_STATUSES = (
    PlaceStatus.HELD,
    PlaceStatus.TURN,
    PlaceStatus.LAPSED,
    PlaceStatus.UNHELD,
)
PUTS_IN_CALENDAR = (
    MessageKind.CONFIRMED,
    MessageKind.DATE_MOVED,
    MessageKind.DATE_CHANGED,
    MessageKind.DATE_RETURNS,
    MessageKind.JOIN_LINK,
)


def reader_of(message: Message) -> tuple[str, str]:
    """To which address a message goes, and in which language."""
    registration = message.registration
    if registration is None:
        return message.email, message.language
    return registration.email, registration.language


def letter_of(message: Message) -> Letter:
    """What the message tells; the reader's language is active."""
    to, language = reader_of(message)
    registration = message.registration
    if registration is None or message.kind == MessageKind.LINKS:
        return _letter_to_address(message, to, language)
    own = set(message.places.values_list("pk", flat=True))
    places = _places_told(message, registration, own)
    page = page_of(registration.event)
    return Letter(
        kind=message.kind,
        language=language,
        to=to,
        message_id=message_id(message),
        written_at=message.created_at,
        name=_name_of(registration),
        trainings=[training_facts(registration, _dates_told(message, registration, places), page)],
        people=len({place.participant_id for place in places}),
        offer_url=_offer_url(message, registration),
        swap_url=_swap_url(message, registration),
        silence_url=_silence_url(to) if message.kind == MessageKind.PLEASE_CONFIRM else "",
        paragraph=paragraph(message.kind, page),
        note=message.note.text if message.note else None,
        entries=_entries(message, registration, places, own),
        swap=_swap(message),
        replaces=_replaces(message),
        materials=_materials(message, registration, page),
        others=_others_of(registration) if message.kind == MessageKind.PLEASE_CONFIRM else (),
    )


def _letter_to_address(message: Message, to: str, language: str) -> Letter:
    """What goes to an address, whatever registrations it has."""
    mine = Registration.objects.of_address(to)
    has_links = message.kind == MessageKind.LINKS
    newest = mine.order_by(F("confirmed_at").desc(nulls_last=True), "-pk").first()
    return Letter(
        kind=message.kind,
        language=language,
        to=to,
        message_id=message_id(message),
        written_at=message.created_at,
        trainings=_still_to_come(mine) if has_links else (),
        access=access_link(newest) if newest and has_links else None,
        silence_url=_silence_url(to) if message.dedup_key == ASKED else "",
    )


def access_link(registration: Registration) -> AccessLink:
    """The link that opens everything of the registration's address, from now on for a while."""
    assert Purpose.ADDRESS.max_age  # noqa: S101 - a constant
    until = timezone.localtime(timezone.now() + Purpose.ADDRESS.max_age)
    return AccessLink(_link("address", make_token(registration, Purpose.ADDRESS)), until)


def _name_of(registration: Registration) -> str:
    """Who registered; empty before the address is known to be theirs: see `_by_date`."""
    if registration.confirmed_at is None:
        return ""
    return registration.participants.values_list("name", flat=True).first() or ""


def message_id(message: Message) -> str:
    """The same whenever the message is sent, so that mailboxes recognise a second copy.

    That happens when a worker is killed between sending and noting it.
    """
    host = urlsplit(absolute_url("/")).hostname
    return f"<{message.kind}.{message.reference.hex}@{host}>"


# The training ------------------------------------------------------------------------------------


def page_of(event: Event) -> EventPage | None:
    """The training's page in the reader's language, with what mails take from it."""
    fields = (*PARAGRAPHS.values(), "accessibility", "contact")
    pages = live_cards(EventPage, *fields).select_related("contact")
    return in_readers_language(pages, {event.key}).get(event.key)


def paragraph(kind: str, page: EventPage | None) -> Wording | None:
    """What the editors add to mails of this kind."""
    field = PARAGRAPHS.get(MessageKind(kind))
    text = getattr(page, field).strip() if page and field else ""
    return Wording(text, page.content_language) if page and text else None


def training_facts(
    registration: Registration, dates: Sequence[DateFacts], page: EventPage | None
) -> TrainingFacts:
    event = registration.event
    is_theirs = registration.confirmed_at is not None
    purpose = Purpose.MANAGE if is_theirs else Purpose.CONFIRM
    link = _link(purpose.name.lower(), make_token(registration, purpose))
    return TrainingFacts(
        event=event,
        title=page.title if page else event.title,
        title_attrs=page.lang_attrs if page else "",
        url=absolute_url(page.url) if page else "",
        dates=dates,
        manage_url=link if is_theirs else "",
        confirm_url="" if is_theirs else link,
        topic=next((topic.colour for topic in page.topics), "") if page else "",
        accessibility=_accessibility(page),
        contact=page.contact if page else None,
    )


def _accessibility(page: EventPage | None) -> Wording | None:
    text = page.accessibility.strip() if page else ""
    return Wording(text, page.content_language) if page and text else None


def _materials(
    message: Message, registration: Registration, page: EventPage | None
) -> list[MaterialLink]:
    """What there is of the date that the thanks are for."""
    if message.kind != MessageKind.THANKS or not (message.occurrence and page):
        return []
    token = make_token(registration, Purpose.MANAGE)
    return [
        MaterialLink(
            title=material.title,
            title_attrs=page.lang_attrs,
            language=material.language_name,
            url=_link("material", token, key=material.translation_key),
        )
        for material in materials_of(page, {message.occurrence.local_start.date()})
    ]


def _others_of(registration: Registration) -> list[TrainingFacts]:
    """What the address had of the same training already, when it was asked for again."""
    mine = Registration.objects.of_address(registration.email)
    return _still_to_come(
        mine.filter(event=registration.event, created_at__lt=registration.created_at)
    )


def _still_to_come(registrations: QuerySet[Registration]) -> list[TrainingFacts]:
    """What these registrations are for and that is still to come."""
    places = (
        Place.objects.active()
        .with_queue_position()
        .filter(
            participant__registration__in=registrations,
            occurrence__ends_at__gt=timezone.now(),
        )
    )
    found = list(
        places.select_related("participant__registration__event", "occurrence__event").order_by(
            "participant__registration__pk",
            "occurrence__starts_at",
            "occurrence",
            "participant__position",
        )
    )
    keys: set[UUID | None] = {place.occurrence.event.key for place in found}
    cards = live_cards(EventPage, "accessibility", "contact").select_related("contact")
    pages = in_readers_language(cards, keys)
    return [
        training_facts(
            registration, _by_date(registration, [*mine]), pages.get(registration.event.key)
        )
        for registration, mine in groupby(found, lambda place: place.participant.registration)
    ]


def _link(view: str, token: str, **rest: Any) -> str:
    return absolute_url(reverse(f"registration:{view}", kwargs={"token": token} | rest))


def _silence_url(email: str) -> str:
    return _link("silence", make_silence_token(email))


def _offer_url(message: Message, registration: Registration) -> str:
    if message.kind != MessageKind.PLACE_OFFERED or message.occurrence is None:
        return ""
    return offer_url(registration, message.occurrence)


def _swap_url(message: Message, registration: Registration) -> str:
    is_known = registration.confirmed_at is not None and message.occurrence is not None
    if message.kind not in OFFERS_ANOTHER_DATE or not is_known:
        return ""
    assert message.occurrence  # noqa: S101 - just asked
    date = message.occurrence
    others = date.event.occurrences.coming().with_taken().exclude(pk=date.pk)
    can_have = any(other.is_open or other.has_open_list for other in others)
    return swap_url(registration, date) if can_have else ""


def offer_url(registration: Registration, occurrence: Occurrence) -> str:
    return _link("offer", make_offer_token(registration, occurrence))


# The dates ---------------------------------------------------------------------------------------


def _places_told(message: Message, registration: Registration, own: set[int]) -> list[Place]:
    """The places that a message tells of, in the order of their dates and people.

    Where some have changed, which are its `own`, the others are told along. What has been given
    back since is another message's to tell, and left out unless there is nothing else.
    """
    places = Place.objects.filter(participant__registration=registration).with_queue_position()
    known = places.select_related("participant__registration", "occurrence__event").order_by(
        "occurrence__starts_at", "occurrence", "participant__position", "pk"
    )
    tells_of_all = message.kind in TELLS_WHAT_IS_GIVEN_BACK
    concerned = [place for place in known if tells_of_all or place.pk in own]
    refused = _refused(message, registration, concerned)
    current = [
        place
        for place in concerned
        if place in refused
        or _is_expected(message, place)
        or (tells_of_all and place.pk in own and gives_back(message, place))
    ]
    return current or [place for place in concerned if place.pk in own] or concerned


def _refused(
    message: Message, registration: Registration, places: Iterable[Place]
) -> Collection[Place]:
    """What could not be had any more when the registration was confirmed, as the message tells.

    Not where the person has a place there by another registration.
    """
    if message.kind not in TELLS_WHAT_WAS_REFUSED or registration.confirmed_at is None:
        return ()
    refused = [place for place in places if was_refused(place)]
    others = Place.objects.active().filter(
        occurrence__in={place.occurrence_id for place in refused},
        person__in={place.person for place in refused},
    )
    taken = (
        set(
            others.exclude(participant__registration=registration)
            .order_by()
            .values_list("occurrence", "person")
        )
        if refused
        else set()
    )
    return [place for place in refused if (place.occurrence_id, place.person) not in taken]


def was_refused(place: Place) -> bool:
    """Whether it still waits for a word that its person has given."""
    confirmed_at = place.participant.registration.confirmed_at
    return confirmed_at is not None and place.status_at(timezone.now()) in UNCONFIRMED_STATUSES


def _is_expected(message: Message, place: Place) -> bool:
    """Whether its person may come; what was never held, or no longer is, can still be confirmed."""
    is_about_date = message.occurrence_id is not None and message.kind != MessageKind.SWAPPED
    can_be_confirmed = (
        message.kind == MessageKind.PLEASE_CONFIRM
        and place.state_at(timezone.now()) == PlaceState.EXPIRED
    )
    comes = place.is_active or can_be_confirmed
    return comes and (is_about_date or not place.occurrence.is_past)


def _dates_told(
    message: Message, registration: Registration, places: Sequence[Place]
) -> Sequence[DateFacts]:
    """By date; where a mail begins with a place, those with one come before all others."""
    dates = _by_date(registration, places)
    if message.kind in BEGINS_WITH_PLACES:
        return sorted(
            dates,
            key=lambda facts: (
                facts.date.is_cancelled or all(one.is_waiting for one in facts.standings),
                facts.is_struck_out,
            ),
        )
    return dates


def _by_date(registration: Registration, places: Sequence[Place]) -> list[DateFacts]:
    """The dates of these places, which are in the order of their dates.

    Names only to the one who gave them: before an address is confirmed, anybody may have typed it,
    and would send somebody what they like by calling themselves that.
    """
    is_one = len({place.participant_id for place in places}) == 1
    with_names = not is_one and registration.confirmed_at is not None
    facts = []
    for _pk, here in groupby(places, lambda place: place.occurrence_id):
        together: dict[object, list[Place]] = {}
        for place in here:
            key = (place.state, place.queued_at, place.held_until)
            together.setdefault(key, []).append(place)
        groups = list(together.values())
        standings = [_standing(group, with_names) for group in groups]
        facts.append(DateFacts(groups[0][0].occurrence, standings, _join_facts(groups)))
    return facts


def _join_facts(groups: Sequence[Sequence[Place]]) -> JoinFacts | None:
    """The way to join a date online, for those of these people who have a place there."""
    sure = next((group[0] for group in groups if group[0].state == PlaceState.CONFIRMED), None)
    if sure is None or sure.occurrence.is_cancelled or sure.occurrence.is_past:
        return None
    return join_facts(sure.participant.registration, sure.occurrence)


def join_facts(registration: Registration, date: Occurrence) -> JoinFacts | None:
    link = date.join_link
    if link is None:
        return None
    url = _link("join", make_join_token(registration, date))
    return JoinFacts(url, link.host, bool(link.details))


def _swap(message: Message) -> Swap | None:
    """Which date is had instead of which; none where something else has come of it since."""
    if message.kind != MessageKind.SWAPPED or message.occurrence is None:
        return None
    places = list(message.places.select_related("occurrence__event").order_by("pk"))
    old = [place.occurrence for place in places if place.state == PlaceState.CANCELLED]
    sure = [place for place in places if place.state == PlaceState.CONFIRMED]
    is_so = sure and all(place.occurrence_id == message.occurrence_id for place in sure)
    return Swap(old[0], message.occurrence) if is_so and old else None


def _replaces(message: Message) -> Occurrence | None:
    if message.kind != MessageKind.PLACE_OFFERED:
        return None
    offered = message.places.select_related("instead_of__occurrence__event").order_by("pk")
    replaced = (place.instead_of for place in offered if place.instead_of)
    return next((place.occurrence for place in replaced if place.is_active), None)


def swap_url(registration: Registration, date: Occurrence) -> str:
    """Where one takes another date instead."""
    url = _link("swap", make_token(registration, Purpose.MANAGE))
    return f"{url}?instead_of={date.uid}"


def _standing(places: Sequence[Place], with_names: bool) -> PlaceLine:
    """How the people of these places stand, who all do so alike."""
    place = places[0]
    state = place.state_at(timezone.now())
    is_refused = was_refused(place)
    waits = state == PlaceState.WAITLISTED
    until = place.held_until if state in HOLD_STATES and not is_refused else None
    return PlaceLine(
        state=state,
        names=[place.participant.name for place in places] if with_names else (),
        position=place.queue_position,
        until=until and until.astimezone(place.occurrence.event.tzinfo),
        is_unheld=place.was_never_held and not is_refused,
        is_refused=is_refused,
        is_waiting=waits or (place.state == PlaceState.UNCONFIRMED and bool(place.queued_at)),
        number=len(places),
    )


# The calendar ------------------------------------------------------------------------------------


def _entries(
    message: Message, registration: Registration, places: Iterable[Place], own: set[int]
) -> list[tuple[Occurrence, Method]]:
    """What the reader's calendar has to do with which dates."""
    entries = []
    for _pk, here in groupby(places, lambda place: place.occurrence_id):
        group = list(here)
        date = group[0].occurrence
        if _goes_in(message, group, own):
            entries.append((date, Method.REQUEST))
        elif _goes_out(message, registration, group):
            entries.append((date, Method.CANCEL))
    return entries


def _goes_in(message: Message, places: Sequence[Place], own: set[int]) -> bool:
    sure = [place for place in places if place.state == PlaceState.CONFIRMED]
    if not sure or places[0].occurrence.is_cancelled:
        return False
    is_new = any(place.pk in own for place in sure)
    return message.kind in PUTS_IN_CALENDAR or (
        message.kind in PUTS_NEW_ONES_IN_CALENDAR and is_new
    )


def _goes_out(message: Message, registration: Registration, places: Sequence[Place]) -> bool:
    if message.kind == MessageKind.DATE_CANCELLED:
        return any(place.state == PlaceState.CONFIRMED for place in places)
    return (
        message.kind in TELLS_WHAT_IS_GIVEN_BACK
        and all(place.state == PlaceState.CANCELLED for place in places)
        and _was_put_in(registration, places)
        and not _others_come(registration, places[0].occurrence)
    )


def _was_put_in(registration: Registration, places: Sequence[Place]) -> bool:
    """Whether an earlier mail had an entry for the date: not of those who only waited."""
    if registration.confirmed_at is None:
        return False
    accepted = registration.messages.filter(
        kind__in=(MessageKind.CONFIRMED, MessageKind.SWAPPED), occurrence=places[0].occurrence_id
    )
    return any(place.queued_at is None for place in places) or accepted.exists()


def _others_come(registration: Registration, date: Occurrence) -> bool:
    """Whether the address has a place on the date by another registration.

    Both have one entry in the calendar, because the date has one UID.
    """
    confirmed = Place.objects.filter(occurrence=date, state=PlaceState.CONFIRMED)
    others = Registration.objects.of_address(registration.email).exclude(pk=registration.pk)
    return confirmed.filter(participant__registration__in=others).exists()
