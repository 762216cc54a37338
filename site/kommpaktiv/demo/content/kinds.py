"""The shapes of what the files beside this one say in German. Other languages stand in `po`."""

from dataclasses import dataclass, field
from datetime import time
from typing import Any

Block = dict[str, Any]  # of one entry: the kind of block, and what it says (see `demo.blocks`)


@dataclass(frozen=True)
class Topic:
    """One of the six topics; the colour is a name from the design's palette."""

    key: str
    name: str
    question: str  # that people come with
    colour: str  # coral, sun, moss, petrol, sky or lilac


@dataclass(frozen=True)
class Contact:
    key: str
    name: str
    role: str
    email: str  # always at example.org
    phone: str = ""
    portrait_seed: int = 0


@dataclass(frozen=True)
class Project:
    """A project page: a topic, the about page or a legal page."""

    key: str
    slug: str
    title: str
    lead: str
    description: str  # search description, at most 155 characters
    body: list[Block]
    topic: str = ""
    parent: str = ""  # key of another project page, "" for directly below home


@dataclass(frozen=True)
class Hours:
    """When somebody is there on these weekdays (Monday is 0), as clocks show it: 14:00."""

    weekdays: list[int]
    opens: str
    closes: str


@dataclass(frozen=True)
class Closed:
    """Days on which nobody is there, counted from today."""

    first: int
    last: int
    note: str


@dataclass(frozen=True)
class List:
    """A page that lists others: trainings, stories or locations."""

    title: str
    lead: str
    description: str = ""


@dataclass(frozen=True)
class Home:
    title: str
    headline: str
    lead: str
    description: str
    featured_story: str  # key of a story


@dataclass(frozen=True)
class Menu:
    """An entry of the main menu."""

    page: str  # key
    label: str = ""  # "": the page's title


@dataclass(frozen=True)
class Column:
    """A column of the footer."""

    heading: str
    pages: list[str]  # keys


@dataclass(frozen=True)
class Frame:
    """Menus, footer, and what the site says about itself."""

    organisation: str
    email: str
    phone: str
    address: str
    claim: str
    menu: list[Menu]
    footer: list[Column]


@dataclass(frozen=True)
class Trainers:
    """Who leads trainings, with the seed of a face that fits; a group has none."""

    role: str
    people: dict[str, int]


@dataclass(frozen=True)
class Location:
    key: str  # berlin, hessen, thueringen
    slug: str
    title: str
    lead: str
    description: str
    address: str
    hours: list[Hours]
    closed: list[Closed]
    opening_hours: str
    body: list[Block]
    contacts: list[str]


@dataclass(frozen=True)
class Story:
    key: str
    slug: str
    title: str  # a sentence the person says, without quotation marks
    name: str
    role: str
    council_role: str  # member, board or chair
    council: str
    place: str
    lead: str
    quote: str  # the sentence the home page shows, without quotation marks
    description: str
    body: list[Block]
    topics: list[str]
    location: str  # key of a location, "" for none
    portrait_seed: int
    portrait_alt: str


@dataclass(frozen=True)
class Change:
    """What is different about one coming date."""

    number: int  # 0 = the next
    days_later: int = 0
    online: bool | None = None  # None: as always
    venue: str = ""  # "": as always
    address: str = ""
    note: str = ""


@dataclass(frozen=True)
class Question:
    """What a training's form asks. A condition names an earlier question and its German answer."""

    label: str
    kind: str = "text"  # see `events.records.models.registration_options.QuestionKind`
    help: str = ""
    choices: str = ""  # one on each line, in the same order in every language
    is_required: bool = False
    only_if: tuple[int, str] | None = None  # number counted from 1


@dataclass(frozen=True)
class Material:
    """A file to take home, of plain German text."""

    title: str
    name: str  # of the file
    text: str
    is_public: bool = False


@dataclass(frozen=True)
class Training:
    """A training and when it happens, relative to the day the demo is built."""

    key: str
    slug: str
    title: str
    lead: str
    description: str
    body: list[Block]
    audience: str
    accessibility: str
    topics: list[str]
    location: str  # key of a location, "" for nationwide
    venue: str
    address: str
    online: bool
    languages: list[str]  # spoken, as BCP 47 codes
    interpretation: list[str]  # interpreted into, as BCP 47 codes ("gsg" for German Sign Language)
    trainers: list[str]  # names
    contact: str  # key of a contact
    capacity: int
    first_in_days: int  # the first date, days from today (negative: past)
    weekday: int | None  # move the first date on to this weekday (0 = Monday)
    start: time = time(18, 0)
    end: time = time(20, 30)
    days: int = 1  # that each date lasts
    rule: str = ""  # RFC 5545 RRULE without DTSTART, "" for one date
    taken: list[int] = field(default_factory=list)  # places to fill per coming date, in order
    cancelled: list[int] = field(
        default_factory=list
    )  # numbers of the coming dates that are cancelled (0 = the next)
    cancel_reason: str = ""
    changes: list[Change] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    materials: list[Material] = field(default_factory=list)
    how_to_register: str = "here"  # see `events.records.models.registration_options.HowToRegister`
    registration_url: str = ""
    booking_mode: str = "one"  # see `events.records.models.registration_options.BookingMode`
    max_people: int = 1
    min_people: int | None = None
    opens_hours_before: int | None = None
    waiting: int = 0  # people who wait for a place on the next date
    has_childcare: bool = False
    interested: int = 0  # people who want to hear of a new date
    cost: str = ""
    children: str = ""
    way: str = ""
    entrance: str = ""
