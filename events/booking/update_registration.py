"""What people change about their registration that is no place: names, council, needs, answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db.models import Q

from events.outbox.queue import queue_message
from events.records.models import Participant, Place, Registration
from events.records.models.messages import MessageKind
from events.records.questions import asked, read_questions

from .identity import person_of
from .locking import locked_places
from .signup import GivenAnswer, write_answers, write_needs
from .states import BookingError, Refusal

KNOWN_BY = frozenset({"email", "telephone"})  # what tells people of the same name apart


def update_registration(
    registration: Registration,
    *,
    names: Mapping[int, str] | None = None,
    council: str | None = None,
    language: str | None = None,
    telephone: str | None = None,
    email: str | None = None,
    needs: Mapping[str, str] | None = None,
    answers: Sequence[GivenAnswer] | None = None,
    needs_of: Mapping[int, Mapping[str, str]] | None = None,
    answers_of: Mapping[int, Sequence[GivenAnswer]] | None = None,
    tells: bool = True,
) -> None:
    """Change what is given, and tell the person once if anything is different.

    Another `email` is to be confirmed anew, by the mail that goes there; links sent to the old one
    stop, and the places stay. Who is not to be told (`tells`) is asked for that all the same.

    `names` are by the primary key of the participant, as is what is said of one person alone;
    `needs` are notes by kind. What is not given stays as it is.

    :raises BookingError: when two people would be the same, or nothing is to come any more.
    """
    with locked_places(registration) as (places, now):
        _require_any_to_come(places, now)
        registration.refresh_from_db(fields=["council", "language", "telephone", "email"])
        fields = {"council": council, "language": language, "telephone": telephone, "email": email}
        changed = _set_fields(registration, fields)
        changes = [
            _rename(registration, places, names or {}, now, is_known_anew=bool(changed & KNOWN_BY)),
            _save_fields(registration, changed),
            needs is not None and _change_needs(registration, needs),
            answers is not None and _change_answers(registration, answers),
            *(_change_needs(registration, mine, pk) for pk, mine in (needs_of or {}).items()),
            *(_change_answers(registration, mine, pk) for pk, mine in (answers_of or {}).items()),
        ]
        if "email" in changed and registration.email:
            queue_message(registration, MessageKind.PLEASE_CONFIRM, places)
        elif tells and any(changes):
            queue_message(registration, MessageKind.CHANGED)


def _require_any_to_come(places: Collection[Place], now: datetime) -> None:
    active = [place for place in places if place.is_active_at(now)]
    if not active:
        raise BookingError(Refusal.GIVEN_UP)
    if all(place.occurrence.is_past_at(now) for place in active):
        raise BookingError(Refusal.PAST)


def _rename(
    registration: Registration,
    places: Sequence[Place],
    names: Mapping[int, str],
    now: datetime,
    is_known_anew: bool,
) -> bool:
    """Give people of the registration other names; return whether any is new.

    :param is_known_anew: whether all are told apart by another address than before.
    """
    people = {place.participant_id: place.participant for place in places}
    renamed = {
        pk: person for pk, person in people.items() if names.get(pk, person.name) != person.name
    }
    if not renamed and not is_known_anew:
        return False
    for pk, person in renamed.items():
        person.name = names[pk]
    keys = {pk: person_of(registration, person.name) for pk, person in people.items()}
    active = {place.participant_id for place in places if place.is_active_at(now)}
    if len({keys[pk] for pk in active}) < len(active):
        raise BookingError(Refusal.SAME_NAME)
    mine = [place for place in places if is_known_anew or place.participant_id in renamed]
    for place in mine:
        place.person = keys[place.participant_id]
    _require_alone(registration, [place for place in mine if place.is_active_at(now)], now)
    Participant.objects.bulk_update(renamed.values(), ["name"])
    _write_persons(mine)
    return bool(renamed)


def _require_alone(registration: Registration, places: Collection[Place], now: datetime) -> None:
    """None of these people has an active place on the same date by another registration."""
    others = (
        Place.objects.active(now)
        .filter(
            occurrence__in={place.occurrence_id for place in places},
            person__in={place.person for place in places},
        )
        .exclude(participant__registration=registration)
    )
    taken = set(others.order_by().values_list("occurrence", "person"))
    for place in places:
        if (place.occurrence_id, place.person) in taken:
            raise BookingError(Refusal.TWICE, place.occurrence)


def _write_persons(places: Sequence[Place]) -> None:
    """Two may have swapped their names: for a moment each is somebody nobody else can be."""
    persons = {place: place.person for place in places}
    for place in places:
        place.person = f"renamed {place.pk}"
    Place.objects.bulk_update(places, ["person"])
    for place, person in persons.items():
        place.person = person
    Place.objects.bulk_update(places, ["person"])


def _set_fields(registration: Registration, values: Mapping[str, str | None]) -> set[str]:
    """Give it what is given; return the names of what is new. An address is to be confirmed."""
    changed = {
        name
        for name, value in values.items()
        if value is not None and value != getattr(registration, name)
    }
    for name in changed:
        setattr(registration, name, values[name])
    if "email" in changed:
        registration.link_version += 1
        registration.confirmed_at = None if registration.email else registration.confirmed_at
        changed |= {"link_version", "confirmed_at"}
    return changed


def _save_fields(registration: Registration, names: Collection[str]) -> bool:
    if names:
        registration.save(update_fields=names)
    return bool(names)


def _change_needs(
    registration: Registration, needs: Mapping[str, str], person: int | None = None
) -> bool:
    """Those of one person, by primary key, or of all."""
    known = registration.needs.filter(participant=person)
    if dict(needs) == dict(known.values_list("kind", "note")):
        return False
    known.delete()
    if person is not None:  # asked of each by now
        registration.needs.filter(participant=None).delete()
    write_needs(registration, needs, _participant(registration, person))
    return True


def _change_answers(
    registration: Registration, answers: Sequence[GivenAnswer], person: int | None = None
) -> bool:
    """Those of one person, by primary key, or of all.

    Answers to questions that are not asked (any more) stay as they are; also to one that depended
    on an answer which is not offered any more, as long as that is kept.
    """
    questions = read_questions(registration.event.questions)
    concerned = registration.answers.filter(Q(participant=person) | Q(participant=None))
    before = dict(concerned.values_list("question", "value"))
    shown = {one.key for one in asked(questions, before) if one.is_of_each == (person is not None)}
    given_keys = {answer.question for answer in answers}
    known = registration.answers.filter(participant=person, question__in=shown | given_keys)
    given = {answer.question: (answer.label, answer.value) for answer in answers}
    rows = known.values_list("question", "label", "value")
    if given == {question: (label, value) for question, label, value in rows}:
        return False
    known.delete()
    # What was asked once before, and of each now, or the other way round.
    others = registration.answers.filter(question__in=given_keys)
    others.filter(participant__isnull=person is not None).delete()
    write_answers(registration, answers, _participant(registration, person))
    return True


def _participant(registration: Registration, person: int | None) -> Participant | None:
    return None if person is None else registration.participants.get(pk=person)
