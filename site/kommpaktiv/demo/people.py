"""The demo's registrations: invented people on the coming and past dates."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from events.booking.identity import person_key
from events.records.models import (
    Event,
    Interest,
    Need,
    Occurrence,
    Participant,
    Place,
    Registration,
)
from events.records.models.interests import InterestKind
from events.records.models.place_states import PlaceState
from events.records.models.registration_options import NeedKind

FIRST_NAMES = (
    "Amal Bilal Carla Derya Emre Fatima Goran Hanna Ivana Jamal Karim Lena Mona Nadim Oksana "
    "Paula Rania Selim Tariq Uljana Vesna Wanda Yusuf Zeynep Minh Thuy Dawit Selam Bogdan Inês"
).split()
LAST_NAMES = (
    "Abbas Becker Celik Diallo Eren Fischer Girma Haddad Ivanova Jensen Kaya Lang Mensah Nguyen "
    "Okafor Petrenko Rahimi Schulz Tesfaye Umarov Vogel Wolf Yilmaz Zimmer Kowalski Silva"
).split()
COUNCILS = (
    "Integrationsbeirat Erfurt",
    "Integrationsbeirat Jena",
    "Integrationsrat Neukölln",
    "Ausländerbeirat Kassel",
    "Ausländerbeirat Frankfurt am Main",
    "Integrationsbeirat Weimar",
    "",
)
NEEDS = (
    None,
    None,
    None,
    (NeedKind.INTERPRETATION, "Ins Arabische, bitte."),
    (NeedKind.STEP_FREE, "Ich komme mit Rollstuhl."),
)
LANGUAGES = ("de", "de", "de", "ar", "en", "tr", "uk", "fa")


def names(seed: int) -> Iterator[str]:
    """Names without end, different within a run of a few hundred."""
    chance = random.Random(seed)
    pairs = [f"{first} {last}" for first in FIRST_NAMES for last in LAST_NAMES]
    chance.shuffle(pairs)
    while True:
        yield from pairs


class Crowd:
    """Fills dates with confirmed participants, in bulk: nobody is sent a mail."""

    def __init__(self, seed: int = 1):
        self.chance = random.Random(seed)
        self.names = names(seed)
        self.count = 0

    def fill(self, occurrence: Occurrence, places: int) -> None:
        """Put `places` confirmed participants on one date."""
        self._put(occurrence, places, PlaceState.CONFIRMED)

    def queue(self, occurrence: Occurrence, places: int) -> None:
        """Let `places` people wait for a place on one date."""
        self._put(occurrence, places, PlaceState.WAITLISTED)

    def interest(self, event: Event, people: int) -> None:
        """Let `people` wait for a new date of a training."""
        Interest.objects.bulk_create(
            Interest(
                kind=InterestKind.TRAINING,
                key=event.key,
                email=f"neugierig{number + 1}@example.org",
                language=self.chance.choice(LANGUAGES),
                confirmed_at=timezone.now(),
            )
            for number in range(people)
        )

    def _put(self, occurrence: Occurrence, places: int, state: PlaceState) -> None:
        signups = [self._registration(occurrence.event) for _number in range(places)]
        Registration.objects.bulk_create(signups)
        self._needs(signups)
        people = Participant.objects.bulk_create(
            [Participant(registration=signup, name=next(self.names)) for signup in signups]
        )
        Place.objects.bulk_create(
            [
                Place(
                    participant=person,
                    occurrence=occurrence,
                    person=person_key(person.registration.email, person.name),
                    state=state,
                    queued_at=(
                        person.registration.created_at if state == PlaceState.WAITLISTED else None
                    ),
                    created_at=person.registration.created_at,
                    changed_at=person.registration.created_at,
                )
                for person in people
            ]
        )

    def _needs(self, signups: list[Registration]) -> None:
        wishes = [(signup, self.chance.choice(NEEDS)) for signup in signups]
        Need.objects.bulk_create(
            Need(registration=signup, kind=wish[0], note=wish[1]) for signup, wish in wishes if wish
        )

    def _registration(self, event: Event) -> Registration:
        self.count += 1
        moment = timezone.now() - timedelta(hours=self.chance.randint(2, 900))
        return Registration(
            submission=uuid4(),
            event=event,
            email=f"person{self.count}@example.org",
            council=self.chance.choice(COUNCILS),
            language=self.chance.choice(LANGUAGES),
            confirmed_at=moment,
            privacy_acknowledged_at=moment,
            created_at=moment,
        )
