"""Every component of the site on one page, as its own templates draw it, with invented values.

For editors and for who builds: what is shown here cannot differ from the pages, because nothing is
drawn twice. Nothing is saved; dates and places are rows that never reach the database.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.records.models import Event, Occurrence, Participant, Place, Registration
from events.records.models.events import Availability
from events.records.models.place_states import PlaceState, PlaceStatus
from events.records.models.registration_options import HowToRegister
from events.registration.registration_status import DateStatus, PlaceGroup
from events.registration.views.barriers import BarrierForm
from events.trainings.tickets import PageRef, TopicRef, ticket_of, written
from kommpaktiv.content.models import ContactPerson
from kommpaktiv.content.models.snippets import TopicColour

THEMES = {
    "": gettext_lazy("as the device"),
    "light": gettext_lazy("light"),
    "dark": gettext_lazy("dark"),
}
TITLES = {"de": "Drei Minuten am Mikrofon", "ar": "ثلاث دقائق أمام الميكروفون"}
TOPICS = {"de": "Empowerment", "ar": "التمكين"}
SEATS = 12
HALF = SEATS // 2
NEARLY_ALL = SEATS - 2
DAY = timedelta(days=1)
SHOWN_STATUSES = (
    PlaceStatus.CONFIRMED,
    PlaceStatus.HELD,
    PlaceStatus.WAITING,
    PlaceStatus.OFFERED,
    PlaceStatus.GIVEN_UP,
)
# What a date needs to stand so: fields of its training, fields of its own, places held and waiting.
HERE = {"how_to_register": HowToRegister.HERE, "has_waiting_list": True}
STATES: dict[str, tuple[dict[str, Any], dict[str, Any], int, int]] = {
    Availability.PLACES: (HERE, {}, HALF, 0),
    "few": (HERE, {}, NEARLY_ALL, 0),
    Availability.WAITING_LIST: (HERE, {}, SEATS, 3),
    Availability.FULL: (HERE | {"has_waiting_list": False}, {}, SEATS, 0),
    Availability.CANCELLED: (HERE, {"status": Occurrence.Status.CANCELLED}, 0, 0),
    "moved": (HERE, {"is_moved": True, "original_date": DAY}, HALF, 0),
    Availability.NOT_YET_OPEN: (HERE | {"opens_hours_before": 1}, {}, 0, 0),
    Availability.CLOSED: (HERE | {"closes_hours_before": 10_000}, {}, 0, 0),
    Availability.NOT_NEEDED: ({"how_to_register": HowToRegister.NOT_NEEDED}, {}, 0, 0),
    Availability.ELSEWHERE: (
        {"how_to_register": HowToRegister.ELSEWHERE, "registration_url": "https://example.org/"},
        {},
        0,
        0,
    ),
    Availability.PAST: (HERE, {"starts_at": -DAY * 30}, HALF, 0),
}


@dataclass(frozen=True)
class Variant:
    """In which looks and language the page is shown."""

    theme: str
    language: str

    @classmethod
    def of(cls, request: HttpRequest) -> Variant:
        theme, language = request.GET.get("theme", ""), request.GET.get("language", "")
        known = dict(settings.LANGUAGES)
        return cls(
            theme if theme in THEMES else "",
            language if language in known else settings.LANGUAGE_CODE,
        )

    @property
    def sample(self) -> str:
        """In which language the invented texts are: there are two."""
        return self.language if self.language in TITLES else settings.LANGUAGE_CODE


def patterns(request: HttpRequest) -> HttpResponse:
    """The page, in the looks and the language that are asked for."""
    variant = Variant.of(request)
    with translation.override(variant.language):
        context = {
            "title": _("Patterns"),
            "robots": "noindex",
            "variant": variant,
            "themes": THEMES.items(),
            "languages": settings.LANGUAGES,
            "colours": TopicColour.values,
            "tickets": tickets(variant),
            "entries": entries(),
            "faulty": BarrierForm({"email": "name@"}),
            "form": BarrierForm(),
            "person": ContactPerson(
                name="Leyla Aydın", role="Berlin", email="leyla@example.org", phone="030 23125 101"
            ),
            "quote": {"text": TITLES[variant.sample], "name": "Esra Vural", "role": ""},
            "steps": {"heading": "", "steps": [TITLES[variant.sample]] * 2},
            "folds": [{"title": TITLES[variant.sample], "text": TITLES[variant.sample]}],
        }
        return render(request, "desk/patterns.html", context)


def tickets(variant: Variant) -> list[SafeString]:
    """A ticket of each state a date can be in."""
    page = PageRef(TITLES[variant.sample], "#", variant.sample)
    topic = TopicRef(TOPICS[variant.sample], TopicColour.LILAC, variant.sample)
    return [
        written(ticket_of(sample_date(*values), page, None, topic)) for values in STATES.values()
    ]


def sample_date(
    of_event: dict[str, Any], own: dict[str, Any], taken: int, waiting: int
) -> Occurrence:
    """A date in a week that stands as it is told to."""
    event = Event(
        title=TITLES["de"],
        venue="Nachbarschaftshaus",
        address="Beispielweg 7\n12043 Berlin",
        capacity=SEATS,
        max_people=1,
        spoken_languages=["de", "tr"],
        interpretation=["ar"],
        **of_event,
    )
    begins = timezone.now().replace(minute=0, second=0, microsecond=0) + own.get(
        "starts_at", 7 * DAY
    )
    original = begins - own.get("original_date", timedelta())
    date = Occurrence(
        event=event,
        starts_at=begins,
        ends_at=begins + timedelta(hours=2),
        original_date=original.date(),
        original_time=original.astimezone(event.tzinfo).time(),
        is_moved=own.get("is_moved", False),
        status=own.get("status", Occurrence.Status.SCHEDULED),
    )
    date.taken, date.waiting, date.unconfirmed = taken, waiting, 0
    return date


def entries() -> list[DateStatus]:
    """A date for each way things can stand with a place."""
    return [_entry(status) for status in SHOWN_STATUSES]


def _entry(status: PlaceStatus) -> DateStatus:
    date = sample_date(*STATES[Availability.PLACES])
    registration = Registration(event=date.event)
    place = Place(
        participant=Participant(registration=registration, name="Amina D."),
        occurrence=date,
        state=PlaceState.CONFIRMED,
        held_until=_tomorrow(),
    )
    return DateStatus(date, [PlaceGroup(status, 4, [place])])


def _tomorrow() -> datetime:
    return timezone.now() + DAY
