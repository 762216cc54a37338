"""The shapes the demo's content is written in.

Every text is a `T`: German first (the source), then its English and Arabic translations. A `T`
without translations stays German on purpose, so that the demo also shows an untranslated page.
"""

from dataclasses import dataclass
from datetime import time
from typing import NamedTuple


class T(NamedTuple):
    """One text in the demo's languages."""

    de: str
    en: str = ""
    ar: str = ""

    def by_language(self) -> dict[str, str]:
        """The text in each language it has been written in."""
        return {language: text for language, text in self._asdict().items() if text}


NO_TEXT = T("")


class Heading(NamedTuple):
    text: T


class Paragraphs(NamedTuple):
    texts: tuple[T, ...]


class Bullets(NamedTuple):
    texts: tuple[T, ...]


class Quote(NamedTuple):
    text: T  # without quotation marks; the template sets those of the language
    name: T
    role: T = T("")


class Accordion(NamedTuple):
    items: tuple[tuple[T, tuple[T, ...]], ...]  # (summary, paragraphs)


class CallToAction(NamedTuple):
    text: T
    label: T
    target: str  # key of a page


class NextTrainings(NamedTuple):
    heading: T


class FeaturedStories(NamedTuple):
    heading: T
    stories: tuple[str, ...]  # keys of stories


class Contacts(NamedTuple):
    heading: T
    people: tuple[str, ...]  # keys of contacts


class Interview(NamedTuple):
    question: T
    answer: tuple[T, ...]


class Steps(NamedTuple):
    """What readers can do tomorrow."""

    steps: tuple[T, ...]


Block = (
    Heading
    | Paragraphs
    | Bullets
    | Quote
    | Accordion
    | CallToAction
    | NextTrainings
    | FeaturedStories
    | Contacts
    | Interview
    | Steps
)


@dataclass(frozen=True)
class Topic:
    """One of the six topics; the colour is a name from the design's palette."""

    key: str
    name: T
    question: T  # that people come with
    colour: str  # coral, sun, moss, petrol, sky or lilac


@dataclass(frozen=True)
class Contact:
    key: str
    name: str
    role: T
    email: str  # always at example.org
    phone: str = ""
    portrait_seed: int = 0


@dataclass(frozen=True)
class Project:
    """A project page: a topic, the about page or a legal page."""

    key: str
    slug: str
    title: T
    lead: T
    description: T  # search description, at most 155 characters
    body: tuple[Block, ...]
    topic: str = ""
    parent: str = ""  # key of another project page, "" for directly below home


@dataclass(frozen=True)
class Hours:
    """When somebody is there on these weekdays (Monday is 0), as clocks show it: 14:00."""

    weekdays: tuple[int, ...]
    opens: str
    closes: str


@dataclass(frozen=True)
class Closed:
    """Days on which nobody is there, counted from today."""

    first: int
    last: int
    note: T


@dataclass(frozen=True)
class Location:
    key: str  # berlin, hessen, thueringen
    slug: str
    title: T
    lead: T
    description: T
    address: str
    hours: tuple[Hours, ...]
    closed: tuple[Closed, ...]
    opening_hours: T
    body: tuple[Block, ...]
    contacts: tuple[str, ...]


@dataclass(frozen=True)
class Story:
    key: str
    slug: str
    title: T  # a sentence the person says, without quotation marks
    name: str
    role: T
    council_role: str  # member, board or chair
    council: T
    place: str
    lead: T
    quote: T  # the sentence the home page shows, without quotation marks
    description: T
    body: tuple[Block, ...]
    topics: tuple[str, ...]
    location: str  # key of a location, "" for none
    portrait_seed: int
    portrait_alt: T


@dataclass(frozen=True)
class Change:
    """What is different about one coming date."""

    number: int  # 0 = the next
    days_later: int = 0
    online: bool | None = None  # None: as always
    venue: str = ""  # "": as always
    address: str = ""
    note: T = NO_TEXT


@dataclass(frozen=True)
class Question:
    """What a training's form asks. A condition names an earlier question and its German answer."""

    label: T
    kind: str = "text"  # see `events.records.models.registration_options.QuestionKind`
    help: T = NO_TEXT
    choices: T = NO_TEXT  # one on each line, in the same order in every language
    is_required: bool = False
    only_if: tuple[int, str] | None = None  # number counted from 1


@dataclass(frozen=True)
class Material:
    """A file to take home, of plain German text."""

    title: T
    name: str  # of the file
    text: str
    is_public: bool = False


@dataclass(frozen=True)
class Training:
    """A training and when it happens, relative to the day the demo is built."""

    key: str
    slug: str
    title: T
    lead: T
    description: T
    body: tuple[Block, ...]
    audience: T
    accessibility: T
    topics: tuple[str, ...]
    location: str  # key of a location, "" for nationwide
    venue: str
    address: str
    online: bool
    languages: tuple[str, ...]  # spoken, as BCP 47 codes
    interpretation: tuple[
        str, ...
    ]  # interpreted into, as BCP 47 codes ("gsg" for German Sign Language)
    trainers: tuple[str, ...]  # names
    contact: str  # key of a contact
    capacity: int
    first_in_days: int  # the first date, days from today (negative: past)
    weekday: int | None  # move the first date on to this weekday (0 = Monday)
    start: time = time(18, 0)
    end: time = time(20, 30)
    days: int = 1  # that each date lasts
    rule: str = ""  # RFC 5545 RRULE without DTSTART, "" for one date
    taken: tuple[int, ...] = ()  # places to fill per coming date, in order
    cancelled: tuple[int, ...] = ()  # numbers of the coming dates that are cancelled (0 = the next)
    cancel_reason: T = NO_TEXT
    changes: tuple[Change, ...] = ()
    questions: tuple[Question, ...] = ()
    materials: tuple[Material, ...] = ()
    how_to_register: str = "here"  # see `events.records.models.registration_options.HowToRegister`
    registration_url: str = ""
    booking_mode: str = "one"  # see `events.records.models.registration_options.BookingMode`
    max_people: int = 1
    min_people: int | None = None
    opens_hours_before: int | None = None
    waiting: int = 0  # people who wait for a place on the next date
    has_childcare: bool = False
    interested: int = 0  # people who want to hear of a new date
    cost: T = NO_TEXT
    children: T = NO_TEXT
    way: T = NO_TEXT
    entrance: T = NO_TEXT
