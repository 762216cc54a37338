"""What a letter tells, before it is put into words: of a message, or of a sample."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from babel.lists import format_list
from django.utils.translation import gettext as _

from events.records.models import Event, Occurrence
from events.records.models.events import Where
from events.records.models.place_states import ACTIVE_STATES, PlaceState
from events.records.spoken_languages import language_names
from kommpaktiv.content.models import ContactPerson
from kommpaktiv.documents.colours import colour_of
from kommpaktiv.languages.dates import moment, reader_locale
from kommpaktiv.languages.wording import Wording

# Unicode's isolates (UAX 9): each name in its own direction, in HTML and in plain text.
ISOLATED = "\u2068{}\u2069"


class Method(Enum):
    """What a calendar does with an entry (RFC 5546, 3.2)."""

    REQUEST = "REQUEST"  # put it in, or bring it up to date
    CANCEL = "CANCEL"  # strike it out


@dataclass(frozen=True)
class PlaceLine:
    """How some people of a registration stand on a date."""

    state: str
    names: Sequence[str] = ()  # none where there is but one person
    position: int | None = None  # on the waiting list
    until: datetime | None = None  # of a hold or an offer, on the clocks of the training
    is_waiting: bool = False  # asked for the waiting list
    number: int = 1  # of people
    is_unheld: bool = False  # nothing was kept: who confirms first has the place
    is_refused: bool = False  # it was confirmed, and could not be had any more

    @property
    def is_gone(self) -> bool:
        """Whether there is nothing left of it."""
        ran_out = self.state == PlaceState.EXPIRED and not self.is_unheld
        return ran_out or self.is_refused or self.state == PlaceState.CANCELLED

    @property
    def is_sure(self) -> bool:
        """Whether they may come. The ticket's stub has the colour of its topic then."""
        return self.state == PlaceState.CONFIRMED and not self.is_refused

    @property
    def is_in_line(self) -> bool:
        """Whether they wait for a place, and must not come yet."""
        return self.state == PlaceState.WAITLISTED

    @property
    def sign(self) -> str:
        """A character that says the same as the words, for it needs no picture."""
        if self.is_gone:
            return "✕"
        return "✓" if self.is_sure else "…"

    @property
    def people(self) -> str:
        """Their names as one enumeration, in the reader's language."""
        names = [ISOLATED.format(name) for name in self.names]
        return format_list(names, locale=reader_locale())

    @property
    def text(self) -> str:
        if self.is_refused:
            return _("No place: this date was not available any more when you confirmed")
        return self._state_text

    @property
    def _state_text(self) -> str:
        until = {"until": moment(self.until) if self.until else ""}
        match self.state:
            case PlaceState.CONFIRMED:
                return _("Place confirmed")
            case PlaceState.WAITLISTED:
                return _("On the waiting list, number %(position)s in line") % {
                    "position": self.position
                }
            case PlaceState.OFFERED:
                return _("Place offered until %(until)s") % until
            case PlaceState.UNCONFIRMED if self.is_waiting:
                return _("For the waiting list, not confirmed yet")
            case PlaceState.UNCONFIRMED:
                return _("Place held until %(until)s, not confirmed yet") % until
            case PlaceState.CANCELLED:
                return _("No place any more")
            case PlaceState.EXPIRED if self.is_unheld:
                return _("Place not held, not confirmed yet")
        return _("Place not held any more")


@dataclass(frozen=True)
class JoinFacts:
    """How a date is joined online: by a link of ours, which leads on while the place counts."""

    url: str
    host: str  # whose service opens
    has_details: bool = False  # access code, telephone: the page of the registration has them


@dataclass(frozen=True)
class MaterialLink:
    """Something to take home, by a link of ours for who had a place."""

    title: str
    title_attrs: str
    language: str  # its name; empty where nobody said which
    url: str


@dataclass(frozen=True)
class Swap:
    """A date that is had instead of another."""

    old: Occurrence
    new: Occurrence


@dataclass(frozen=True)
class DateFacts:
    """One date, and how the people of a registration stand there."""

    date: Occurrence
    standings: Sequence[PlaceLine] = ()
    join: JoinFacts | None = None

    @property
    def is_struck_out(self) -> bool:
        """Whether the reader need not keep it free any more."""
        return self.date.is_cancelled or (
            bool(self.standings) and all(standing.is_gone for standing in self.standings)
        )

    @property
    def is_sure(self) -> bool:
        """Whether somebody has a place there."""
        return not self.date.is_cancelled and any(one.is_sure for one in self.standings)

    @property
    def is_in_line(self) -> bool:
        """Whether all of them still wait for a place."""
        return not self.date.is_cancelled and all(one.is_in_line for one in self.standings)


@dataclass(frozen=True)
class TicketFacts:
    """A date as a ticket of a mail. What several have in common, the first one says."""

    facts: DateFacts
    is_first: bool
    says_address: bool


@dataclass(frozen=True, kw_only=True)
class TrainingFacts:
    """What a registration is for, and where the reader goes on."""

    event: Event
    title: str
    title_attrs: str = ""  # of the title's element, where it is in another language
    url: str = ""
    dates: Sequence[DateFacts] = ()
    manage_url: str = ""  # only where the address is known to be theirs
    confirm_url: str = ""
    topic: str = ""  # the colour of its topic, by its name
    accessibility: Wording | None = None  # of the venue
    contact: ContactPerson | None = None  # whom to ask

    @property
    def join_urls(self) -> dict[int, str]:
        """The ways to join its dates online, by their primary keys."""
        return {facts.date.pk: facts.join.url for facts in self.dates if facts.join}

    @property
    def tickets(self) -> list[TicketFacts]:
        """Its dates; an address that is the same as on the one before is said once."""
        places = [None, *(facts.date.where for facts in self.dates)]
        return [
            TicketFacts(facts, number == 0, facts.date.where != places[number])
            for number, facts in enumerate(self.dates)
        ]

    @property
    def colour(self) -> str:
        """That of its topic, as HTML writes it; sand without one."""
        return colour_of(self.topic)

    @property
    def spoken(self) -> list[str]:
        return language_names(self.event.spoken_languages)

    @property
    def interpreted(self) -> list[str]:
        return language_names(self.event.interpretation)

    @property
    def way(self) -> Where | None:
        """Where they go: the place of the first date on which somebody has one."""
        places = (facts.date.where for facts in self.dates if facts.is_sure)
        return next((where for where in places if where.map_url), None)


@dataclass(frozen=True)
class AccessLink:
    """What opens everything of an address, and until when, on the clocks at home."""

    url: str
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Letter:
    """Everything a mail says, and to whom."""

    kind: str
    language: str
    to: str
    message_id: str
    written_at: datetime
    name: str = ""  # of who registered
    trainings: Sequence[TrainingFacts] = ()  # several only where it lists one's registrations
    people: int = 1
    offer_url: str = ""
    swap_url: str = ""  # where another date is taken instead of the one it is about
    swap: Swap | None = None
    replaces: Occurrence | None = None  # the date given back when what is offered is taken
    silence_url: str = ""  # only where somebody else may have asked for the mail
    paragraph: Wording | None = None  # of the training's page
    note: Wording | None = None  # of the team
    entries: Sequence[tuple[Occurrence, Method]] = field(default=())
    access: AccessLink | None = None
    materials: Sequence[MaterialLink] = ()
    others: Sequence[TrainingFacts] = ()  # what they had of the training before, and still have

    @property
    def training(self) -> TrainingFacts | None:
        return self.trainings[0] if self.trainings else None

    @property
    def standings(self) -> list[PlaceLine]:
        return [
            standing
            for training in self.trainings
            for facts in training.dates
            for standing in facts.standings
        ]

    @property
    def until(self) -> datetime | None:
        """The first deadline there is; none where nothing is held."""
        return min(filter(None, (standing.until for standing in self.standings)), default=None)

    def places(self, *states: PlaceState) -> int:
        """How many places it tells of that stand so; those of cancelled dates are not counted."""
        return sum(
            standing.number
            for training in self.trainings
            for facts in training.dates
            for standing in facts.standings
            if standing.state in states and not facts.date.is_cancelled
        )

    @property
    def refused(self) -> int:
        """How many places it tells of that could not be had when they were confirmed."""
        return sum(standing.number for standing in self.standings if standing.is_refused)

    @property
    def turns(self) -> int:
        """How many of them are for the waiting list."""
        return sum(standing.number for standing in self.standings if standing.is_waiting)

    @property
    def places_asked(self) -> int:
        """How many it tells of, whatever became of them."""
        return sum(standing.number for standing in self.standings)

    @property
    def seats_held(self) -> int:
        """How many seats are kept until the reader says yes."""
        return sum(
            standing.number
            for standing in self.standings
            if standing.state == PlaceState.UNCONFIRMED and not standing.is_waiting
        )

    @property
    def is_mixed(self) -> bool:
        """Whether some are for the waiting list and others are not."""
        return 0 < self.turns < self.places_asked

    @property
    def is_half_sure(self) -> bool:
        """Whether it tells of one place that is sure, and of one turn on a waiting list."""
        return self.places(PlaceState.CONFIRMED) == self.places(PlaceState.WAITLISTED) == 1

    @property
    def is_sure(self) -> bool:
        """Whether all it tells of are places that somebody has."""
        return bool(self.standings) and all(one.is_sure for one in self.standings)

    @property
    def waits(self) -> bool:
        """Whether somebody is on a waiting list."""
        return bool(self.places(PlaceState.WAITLISTED))

    @property
    def is_active(self) -> bool:
        """Whether it tells of a place that somebody has, holds or waits for."""
        return bool(self.places(*ACTIVE_STATES))

    @property
    def has_place(self) -> bool:
        """Whether somebody has a place for sure."""
        return any(standing.state == PlaceState.CONFIRMED for standing in self.standings)

    @property
    def is_for_waiting_list(self) -> bool:
        """Whether it is about turns on the waiting list and nothing else."""
        return bool(self.standings) and all(standing.is_waiting for standing in self.standings)

    @property
    def is_unheld(self) -> bool:
        """Whether it depends on who confirms first."""
        return any(standing.is_unheld for standing in self.standings)

    @property
    def is_held(self) -> bool:
        """Whether a place or a turn is kept until the reader says yes."""
        return any(standing.state == PlaceState.UNCONFIRMED for standing in self.standings)
