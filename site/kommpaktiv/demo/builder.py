"""Builds the demo site: the same tree, records and translations an editorial team would make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

import holidays
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import models
from django.utils import timezone
from django_tasks import task_backends
from django_tasks.backends.dummy import DummyBackend
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import LocaleSynchronization

from events.booking.occurrences import cancel_occurrence, change_occurrence
from events.records.models import Event, Occurrence
from events.records.models.registration_options import NeedKind, usual_needs
from events.trainings.materials import EventMaterial
from events.trainings.models import (
    EventPage,
    EventQuestion,
    EventTopic,
    EventTrainer,
    TrainingCalendarPage,
)
from home.models import (
    HomePage,
    LocationContact,
    LocationIndexPage,
    LocationPage,
    OpeningException,
    OpeningTime,
    ProjectPage,
)
from kommpaktiv.content.models import ContactPerson, SiteDocument, SiteImage, SiteSettings, Topic
from kommpaktiv.navigation.models import Footer, MainMenu
from stories.models import StoryIndexPage, StoryPage, StoryTopic

from . import pictures
from .blocks import BlockWriter, entry
from .content import (
    CONTACTS,
    HOME,
    LISTS,
    LOCATIONS,
    PROJECTS,
    SITE,
    STORIES,
    TOPICS,
    TRAINERS,
    TRAININGS,
    kinds,
)
from .people import Crowd
from .translations import LANGUAGES, Translator, messages_of, write

P = TypeVar("P", bound=Page)
S = TypeVar("S")
MEETING = "https://meet.example.org/kommpaktiv"  # where online dates are joined
Report = Callable[[str, int, int], None]


# Whose holidays a repetition leaves out (ISO 3166-2:DE), by the key of its location.
STATES = {"": "BE", "berlin": "BE", "hessen": "HE", "thueringen": "TH"}
EVES = ((12, 24), (12, 31))  # month and day; no holidays, and nobody comes


class HalfBuiltError(Exception):
    """An earlier run was ended before it was through."""


def _is_festive(day: date) -> bool:
    """Whether it is a holiday everywhere in Germany, or nearly one."""
    return day in holidays.country_holidays("DE", years=day.year) or (day.month, day.day) in EVES


def exists() -> bool:
    """Whether the demo, or any other site, stands.

    The site record comes last, so a run that was ended leaves pages without a site.
    """
    stands = Site.objects.filter(root_page__in=HomePage.objects.all()).exists()
    if not stands and HomePage.objects.exists():
        raise HalfBuiltError
    return stands


@contextmanager
def indexed_at_the_end() -> Iterator[None]:
    """Index what can be searched and what refers to what once, not at each of many saves."""
    at_once = task_backends["default"]
    task_backends["default"] = DummyBackend("default", {})
    try:
        yield
    finally:
        task_backends["default"] = at_once
    call_command("rebuild_references_index", verbosity=0)
    call_command("update_index", verbosity=0)


class DemoBuilder:
    """Builds the site step by step, telling `report` (step, done, of how many) as it goes."""

    def __init__(
        self, scale: int = 1, report: Report = lambda *_args: None, writes_po: bool = False
    ):
        self.scale = scale
        self.writes_po = writes_po
        self.report = report
        self.today = timezone.localdate()
        self.pages: dict[str, Page] = {}  # by the keys of the content
        self.stories: dict[str, Page] = {}
        self.topics: dict[str, Topic] = {}
        self.contacts: dict[str, ContactPerson] = {}
        self.trainers: dict[str, ContactPerson] = {}
        self.images: dict[str, SiteImage] = {}

    def build(self) -> None:
        """Everything. Translations publish on commit, so there is no transaction around them."""
        steps = (
            self._clear_welcome_page,
            self._languages,
            self._snippets,
            self._frame,
            self._locations,
            self._stories,
            self._trainings,
            self._projects,
            self._menus,
            self._translations,
            self._aliases,
            self._registrations,
        )
        with indexed_at_the_end():
            for step in steps:
                step()
        self._site()

    # Steps ----------------------------------------------------------------------------------------

    def _clear_welcome_page(self) -> None:
        for welcome in Page.objects.filter(depth=2):
            welcome.delete()

    def _languages(self) -> None:
        german = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)[0]
        for code, _name in self._watch("Languages", settings.WAGTAIL_CONTENT_LANGUAGES):
            locale, _created = Locale.objects.get_or_create(language_code=code)
            if locale != german:
                LocaleSynchronization.objects.get_or_create(
                    locale=locale, defaults={"sync_from": german}
                )

    def _snippets(self) -> None:
        for order, topic in enumerate(self._watch("Topics", TOPICS)):
            self.topics[topic.key] = Topic.objects.create(
                name=topic.name,
                question=topic.question,
                slug=topic.key,
                colour=topic.colour,
                order=order,
            )
        for contact in self._watch("Contacts", CONTACTS):
            self.contacts[contact.key] = ContactPerson.objects.create(
                name=contact.name,
                role=contact.role,
                email=contact.email,
                phone=contact.phone,
                portrait=self._portrait(contact.name, contact.portrait_seed),
            )
        for name, seed in TRAINERS.people.items():
            portrait = self._portrait(name, seed) if seed else None
            self.trainers[name] = ContactPerson.objects.create(
                name=name, role=TRAINERS.role, portrait=portrait
            )

    def _frame(self) -> None:
        homepage = HomePage(
            title=HOME.title,
            slug="home",
            headline=HOME.headline,
            lead=HOME.lead,
            search_description=HOME.description,
        )
        self.pages["home"] = self._publish(Page.get_first_root_node(), homepage)
        for key, model in (
            ("trainings", TrainingCalendarPage),
            ("stories", StoryIndexPage),
            ("locations", LocationIndexPage),
        ):
            self.pages[key] = self._list(self.pages["home"], model, key)

    def _locations(self) -> None:
        for location in self._watch("Locations", LOCATIONS):
            page = LocationPage(
                title=location.title,
                slug=location.slug,
                search_description=location.description,
                lead=location.lead,
                picture=self._image(location.title, pictures.place(location.key)),
                body=self._writer().write(location.body),
                address=location.address,
                opening_hours=location.opening_hours,
                opening_times=[
                    OpeningTime(
                        weekday=day,
                        opens=time.fromisoformat(hours.opens),
                        closes=time.fromisoformat(hours.closes),
                    )
                    for hours in location.hours
                    for day in hours.weekdays
                ],
                opening_exceptions=[
                    OpeningException(
                        translation_key=self._key_of(f"{location.key}/closed-{number}"),
                        first_day=self.today + timedelta(days=closed.first),
                        last_day=self.today + timedelta(days=closed.last),
                        note=closed.note,
                    )
                    for number, closed in enumerate(location.closed, 1)
                ],
                contact_links=[
                    LocationContact(person=self.contacts[key]) for key in location.contacts
                ],
            )
            self.pages[location.key] = self._publish(self.pages["locations"], page)
            for name, model in (("trainings", TrainingCalendarPage), ("stories", StoryIndexPage)):
                key = f"{location.key}-{name}"
                self.pages[key] = self._list(self.pages[location.key], model, key)

    def _stories(self) -> None:
        self.multiplied_stories = [
            self._copy(story, number) for number in range(self.scale) for story in STORIES
        ]
        for story in self._watch("Stories", self.multiplied_stories):
            page = StoryPage(
                title=story.title,
                slug=story.slug,
                search_description=story.description,
                name=story.name,
                role=story.role,
                council_role=story.council_role,
                council=story.council,
                place=story.place,
                portrait=self._portrait(story.name, story.portrait_seed),
                portrait_alt=story.portrait_alt,
                lead=story.lead,
                quote=story.quote,
                body=self._writer().write(story.body),
                topic_links=[StoryTopic(topic=self.topics[key]) for key in story.topics],
            )
            parent = self.pages[f"{story.location}-stories" if story.location else "stories"]
            self.stories[story.key] = self._publish(parent, page)
        self._republish(self.pages["home"], featured_story=self.stories[HOME.featured_story])

    def _trainings(self) -> None:
        multiplied = [
            self._copy(training, number) for number in range(self.scale) for training in TRAININGS
        ]
        for training in self._watch("Trainings", multiplied):
            parent = self.pages[
                f"{training.location}-trainings" if training.location else "trainings"
            ]
            self.pages[training.key] = self._publish(parent, self._training_page(training))
        self.multiplied_trainings = multiplied

    def _projects(self) -> None:
        for project in PROJECTS:
            page = ProjectPage(
                title=project.title,
                slug=project.slug,
                search_description=project.description,
                lead=project.lead,
                topic=self.topics.get(project.topic),
                picture=self._topic_picture(project),
            )
            self.pages[project.key] = self._publish(self.pages[project.parent or "home"], page)
        for project in self._watch("Project pages", PROJECTS):
            self._republish(self.pages[project.key], body=self._writer().write(project.body))

    def _menus(self) -> None:
        links = [self._link(entry.page, entry.label) for entry in SITE.menu]
        columns = [
            entry(
                "column",
                {"heading": column.heading, "links": [self._link(key) for key in column.pages]},
                f"column-{number}",
            )
            for number, column in enumerate(SITE.footer, 1)
        ]
        self.menus = {
            "main": MainMenu.objects.create(links=links),
            "footer": Footer.objects.create(claim=SITE.claim, columns=columns),
        }

    def _translations(self) -> None:
        originals = self._originals()
        if self.writes_po:
            messages = [*messages_of(originals), *self._notes()]
            for language in LANGUAGES:
                write(language, messages)
        self.translator = Translator()
        for key in self._watch("Translations", originals):
            self.translator.translate(key, originals[key])

    def _originals(self) -> dict[str, models.Model]:
        """Everything that can be translated, by its key in the PO files; parents come first."""
        snippets = {
            "topics": self.topics,
            "contacts": self.contacts,
            "trainers": self.trainers,
            "menus": self.menus,
        }
        found: dict[str, models.Model] = {
            f"{folder}/{key}": type(snippet)._default_manager.get(pk=snippet.pk)
            for folder, things in snippets.items()
            for key, snippet in things.items()
        }
        pages = {f"pages/{key}": page.pk for key, page in self.pages.items()}
        pages |= {f"stories/{key}": page.pk for key, page in self.stories.items()}
        fresh = Page.objects.order_by("depth").specific().in_bulk(pages.values())
        return found | {
            key: fresh[pk] for key, pk in sorted(pages.items(), key=lambda it: fresh[it[1]].depth)
        }

    def _notes(self) -> Iterator[tuple[str, str, str]]:
        """What is said of single dates."""
        for training in TRAININGS:
            texts = {"cancelled": training.cancel_reason}
            texts |= {f"change-{change.number}": change.note for change in training.changes}
            for path, text in texts.items():
                if text:
                    yield f"dates/{training.key}", path, text

    def _aliases(self) -> None:
        for sync in self._watch("Other languages", list(LocaleSynchronization.objects.all())):
            sync.sync_trees()

    def _registrations(self) -> None:
        crowd = Crowd()
        for training in self._watch("Registrations", self.multiplied_trainings):
            event = Event.objects.get(key=self.pages[training.key].translation_key)
            coming = list(event.occurrences.coming().select_related("event"))
            for occurrence, places in zip(coming, training.taken, strict=False):
                crowd.fill(occurrence, places)
            if training.waiting:
                crowd.queue(coming[0], training.waiting)
            note = partial(self.translator.by_language, f"dates/{training.key}")
            reason = note("cancelled", training.cancel_reason)
            for number in training.cancelled:
                cancel_occurrence(coming[number], reason)
            for change in training.changes:
                self._change(
                    coming[change.number], change, note(f"change-{change.number}", change.note)
                )
            for occurrence in event.occurrences.past().select_related("event"):
                crowd.fill(occurrence, max(1, occurrence.seats * 2 // 3))
            crowd.interest(event, training.interested)

    def _change(self, date: Occurrence, change: kinds.Change, notes: dict[str, str]) -> None:
        later = timedelta(days=change.days_later)
        start, end = date.local_start + later, date.local_end + later
        change_occurrence(
            date,
            times=(start.replace(tzinfo=None), end.replace(tzinfo=None)) if later else None,
            is_online=change.online,
            join_url=MEETING if change.online else "",
            venue=change.venue,
            address=change.address,
            notes=notes,
        )

    def _site(self) -> None:
        """Open the doors: from now on the pages have addresses."""
        address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        website = Site.objects.create(
            hostname=address.hostname or "localhost",
            port=address.port or (443 if address.scheme == "https" else 80),
            site_name=settings.WAGTAIL_SITE_NAME,
            root_page=self.pages["home"],
            is_default_site=True,
        )
        SiteSettings.objects.create(
            site=website,
            organisation=SITE.organisation,
            email=SITE.email,
            phone=SITE.phone,
            address=SITE.address,
            privacy_page=self.pages["privacy"],
        )

    # Helpers --------------------------------------------------------------------------------------

    def _watch(self, step: str, things: Iterable[S]) -> Iterable[S]:
        """Go through `things`, telling how far it has come."""
        everything = list(things)
        for number, thing in enumerate(everything):
            self.report(step, number, len(everything))
            yield thing
        self.report(step, len(everything), len(everything))

    def _publish(self, parent: Page, page: P) -> P:
        page.live = False
        type(parent).objects.get(pk=parent.pk).add_child(instance=page)
        page.save_revision().publish()
        return type(page).objects.get(pk=page.pk)

    def _republish(self, page: Page, **values: Any) -> None:
        """Change a page; freshly fetched, because its place in the tree may have changed since."""
        fresh = type(page).objects.get(pk=page.pk)
        for name, value in values.items():
            setattr(fresh, name, value)
        fresh.save_revision().publish()

    def _list(self, parent: Page, model: type[P], key: str) -> P:
        """A page that lists others; the last word of its key says which."""
        text = LISTS[key]
        slug = {"trainings": "trainings", "stories": "vorbilder", "locations": "standorte"}
        page = model(
            title=text.title,
            slug=slug[key.rpartition("-")[2]],
            lead=text.lead,
            search_description=text.description,
        )
        return self._publish(parent, page)

    def _link(self, key: str, label: str = "") -> dict[str, Any]:
        return entry("page", {"page": self.pages[key].pk, "label": label}, key)

    def _training_page(self, training: kinds.Training) -> EventPage:
        first = self._first_date(training)
        return EventPage(  # type: ignore[misc]
            title=training.title,
            slug=training.slug,
            search_description=training.description,
            lead=training.lead,
            body=self._writer().write(training.body),
            audience=training.audience,
            cost=training.cost,
            children=training.children,
            way=training.way,
            entrance=training.entrance,
            accessibility=training.accessibility,
            first_date=first,
            start_time=training.start,
            end_time=training.end,
            end_date=first + timedelta(days=training.days - 1) if training.days > 1 else None,
            recurrence=f"RRULE:{training.rule}" if training.rule else None,
            holidays_of=STATES[training.location] if training.rule else "",
            capacity=training.capacity,
            is_online=training.online,
            join_url=MEETING if training.online else "",
            venue=training.venue,
            address=training.address,
            spoken_languages=list(training.languages),
            interpretation=list(training.interpretation),
            contact=self.contacts[training.contact],
            topic_links=[EventTopic(topic=self.topics[key]) for key in training.topics],
            trainer_links=[EventTrainer(person=self.trainers[name]) for name in training.trainers],
            question_list=[
                self._question(training, order, question)
                for order, question in enumerate(training.questions)
            ],
            material_list=[
                self._material(training, number, material)
                for number, material in enumerate(training.materials, 1)
            ],
            how_to_register=training.how_to_register,
            registration_url=training.registration_url,
            booking_mode=training.booking_mode,
            max_people=training.max_people,
            needs_offered=[*usual_needs(), *[NeedKind.CHILDCARE] * training.has_childcare],
            min_people=training.min_people,
            decide_days_before=30,  # so that the desk has something to decide
            needs_of_each=training.max_people > 1,
            opens_hours_before=training.opens_hours_before,
        )

    def _question(
        self, training: kinds.Training, order: int, question: kinds.Question
    ) -> EventQuestion:
        number, answer = question.only_if or (None, "")
        return EventQuestion(
            translation_key=self._key_of(f"{training.key}/question-{order + 1}"),
            sort_order=order,
            label=question.label,
            help_text=question.help,
            kind=question.kind,
            choices=question.choices,
            is_required=question.is_required,
            only_if_question=number,
            only_if_answer=answer,
        )

    def _material(
        self, training: kinds.Training, number: int, material: kinds.Material
    ) -> EventMaterial:
        file = ContentFile(material.text.encode(), name=material.name)
        document = SiteDocument.objects.create(title=material.title, file=file, file_size=file.size)
        return EventMaterial(
            translation_key=self._key_of(f"{training.key}/material-{number}"),
            title=material.title,
            document=document,
            language="de",
            is_public=material.is_public,
        )

    def _key_of(self, name: str) -> UUID:
        """The same in every demo, so that translations find it again."""
        return uuid5(NAMESPACE_URL, f"https://example.org/{name}")

    def _first_date(self, training: kinds.Training) -> date:
        """The day it starts, moved on to its weekday, and past what everybody celebrates."""
        day = self.today + timedelta(days=training.first_in_days)
        if training.weekday is not None:
            day += timedelta(days=(training.weekday - day.weekday()) % 7)
        while any(_is_festive(day + timedelta(days=number)) for number in range(training.days)):
            day += timedelta(weeks=1)
        return day

    def _copy(self, thing: Any, number: int) -> Any:
        """The thing itself, or its copy with a number, for measurements."""
        if number == 0:
            return thing
        title = f"{thing.title} ({number + 1})"
        key, slug = f"{thing.key}-{number + 1}", f"{thing.slug}-{number + 1}"
        return replace(thing, key=key, slug=slug, title=title)

    def _writer(self) -> BlockWriter:
        def ids(things: dict[str, Any]) -> dict[str, int]:
            return {key: thing.pk for key, thing in things.items()}

        return BlockWriter(ids(self.pages), ids(self.stories), ids(self.contacts))

    def _portrait(self, name: str, seed: int) -> SiteImage:
        return self._image(name, pictures.portrait(seed))

    def _topic_picture(self, project: kinds.Project) -> SiteImage | None:
        if not project.topic:
            return None
        return self._image(project.title, pictures.topic(project.topic))

    def _image(self, title: str, svg: str) -> SiteImage:
        if svg not in self.images:
            name = f"{len(self.images) + 1:03}.svg"
            self.images[svg] = SiteImage.objects.create(
                title=title, file=ContentFile(svg.encode(), name=name)
            )
        return self.images[svg]
