"""What somebody asks for with the form, and writing it down."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid5

from events.outbox.queue import queue_message
from events.records.models import (
    Answer,
    Event,
    Need,
    Occurrence,
    Participant,
    Place,
    Registration,
    SeatClaim,
)
from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceState

from .identity import domain_key


@dataclass(frozen=True)
class GivenAnswer:
    """What somebody says to a question of the training, found by its translation key."""

    question: UUID
    label: str  # in German
    value: object  # as JSON


@dataclass(frozen=True, kw_only=True)
class SignUp:
    """What somebody asks for: these people on these dates, all or nothing.

    What one of them has already on one of the dates is left as it is.
    """

    occurrences: Sequence[int]  # primary keys
    submission: UUID  # of the form as it was shown
    names: Sequence[str]
    email: str
    language: str
    council: str = ""
    waits_for: frozenset[int] = frozenset()  # dates where a turn on the waiting list will do
    needs: Mapping[str, str] = field(default_factory=dict)  # notes by kind
    answers: Sequence[GivenAnswer] = ()
    # What is said of one person alone, by the place of their name.
    needs_of: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    answers_of: Mapping[int, Sequence[GivenAnswer]] = field(default_factory=dict)
    network: str = ""  # where the form came from, as `network_key` has it; empty: not known


@dataclass(frozen=True)
class Newcomers:
    """People who join a registration."""

    names: Sequence[str]
    # What is said of one person alone, by the place of their name.
    needs_of: Mapping[int, Mapping[str, str]]
    answers_of: Mapping[int, Sequence[GivenAnswer]]


def submission_of(sign_up: SignUp, people: Iterable[str]) -> UUID:
    """Of this form for these people and dates: going back and naming somebody else is another."""
    dates = map(str, sorted({*sign_up.occurrences}))
    return uuid5(sign_up.submission, " ".join([*dates, *sorted(people)]))


@dataclass(frozen=True)
class Grant:
    """What is kept on one date until it is confirmed."""

    date: Occurrence
    people: Collection[str]  # for whom, by `person_key`
    queued_at: datetime | None  # since when they stand in line; none where they want seats
    held_until: datetime | None  # none where nothing is held, and who confirms first has the seat


def write_sign_up(
    sign_up: SignUp,
    people: Mapping[str, str],
    grants: Sequence[Grant],
    submission: UUID,
    now: datetime,
) -> Registration:
    """Write down who gets something; `people` are the names of all, by who they are."""
    registration = new_registration(sign_up, grants[0].date.event, submission, now)
    registration.save()
    write_answers(registration, sign_up.answers)
    write_needs(registration, sign_up.needs)
    granted = {person for grant in grants for person in grant.people}
    names = {person: name for person, name in people.items() if person in granted}
    participants = dict(zip(names, write_people(registration, names.values()), strict=True))
    for number, person in enumerate(people):
        if person in participants:
            write_answers(registration, sign_up.answers_of.get(number, ()), participants[person])
            write_needs(registration, sign_up.needs_of.get(number, {}), participants[person])
    places = Place.objects.bulk_create(
        Place(
            participant=participants[person],
            occurrence=grant.date,
            person=person,
            state=PlaceState.UNCONFIRMED if grant.held_until else PlaceState.EXPIRED,
            held_until=grant.held_until,
            queued_at=grant.queued_at,
            created_at=now,
            changed_at=now,
        )
        for grant in grants
        for person in grant.people
    )
    queue_message(registration, MessageKind.PLEASE_CONFIRM, places)
    return registration


def new_registration(
    sign_up: SignUp, event: Event, submission: UUID, now: datetime
) -> Registration:
    """What it says of who registers, not saved yet."""
    return Registration(
        submission=submission,
        event=event,
        email=sign_up.email,
        council=sign_up.council,
        language=sign_up.language,
        privacy_acknowledged_at=now,
        created_at=now,
    )


def write_claims(
    sign_up: SignUp, grants: Sequence[Grant], submission: UUID, registration: Registration | None
) -> None:
    """Hold the seats of everybody named, whoever of them has a place already: see `SeatClaim`."""
    named = len(sign_up.names)
    SeatClaim.objects.bulk_create(
        SeatClaim(
            occurrence=grant.date,
            registration=registration if grant.people else None,
            submission=submission,
            people=named,
            repeated=named - len(grant.people),
            network=sign_up.network,
            domain=domain_key(sign_up.email),
            held_until=grant.held_until,
        )
        for grant in grants
        if grant.held_until and not grant.queued_at
    )


def write_people(
    registration: Registration, names: Iterable[str], first: int = 0
) -> list[Participant]:
    return Participant.objects.bulk_create(
        Participant(registration=registration, name=name, position=number)
        for number, name in enumerate(names, first)
    )


def write_newcomers(
    registration: Registration, newcomers: Newcomers, first: int
) -> list[Participant]:
    """Write them down with what is said of each, counting from `first`."""
    participants = write_people(registration, newcomers.names, first)
    for number, participant in enumerate(participants):
        write_answers(registration, newcomers.answers_of.get(number, ()), participant)
        write_needs(registration, newcomers.needs_of.get(number, {}), participant)
    return participants


def write_answers(
    registration: Registration,
    answers: Iterable[GivenAnswer],
    participant: Participant | None = None,
) -> None:
    """Keep what somebody says to the training's questions, of one person or of all."""
    Answer.objects.bulk_create(
        Answer(
            registration=registration,
            participant=participant,
            question=answer.question,
            label=answer.label,
            value=answer.value,
        )
        for answer in answers
    )


def write_needs(
    registration: Registration, needs: Mapping[str, str], participant: Participant | None = None
) -> None:
    """Keep what somebody needs to take part well: one person, or all."""
    Need.objects.bulk_create(
        Need(registration=registration, participant=participant, kind=kind, note=note)
        for kind, note in needs.items()
    )
