"""Builds the demo site: the same tree, records and translations an editorial team would make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any, TypeVar
from urllib.parse import urlsplit

import holidays
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import call_command
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
from .content import contacts, home, kinds, locations, projects, site, stories, topics, trainings
from .people import Crowd
from .translations import Translator

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

    def __init__(self, scale: int = 1, report: Report = lambda *_args: None):
        self.scale = scale
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
        for order, topic in enumerate(self._watch("Topics", topics.TOPICS)):
            self.topics[topic.key] = Topic.objects.create(
                name=topic.name.de,
                question=topic.question.de,
                slug=topic.key,
                colour=topic.colour,
                order=order,
            )
        for contact in self._watch("Contacts", contacts.CONTACTS):
            self.contacts[contact.key] = ContactPerson.objects.create(
                name=contact.name,
                role=contact.role.de,
                email=contact.email,
                phone=contact.phone,
                portrait=self._portrait(contact.name, contact.portrait_seed),
            )
        for name, seed in contacts.TRAINERS.items():
            portrait = self._portrait(name, seed) if seed else None
            self.trainers[name] = ContactPerson.objects.create(
                name=name, role=site.TRAINER_ROLE.de, portrait=portrait
            )

    def _frame(self) -> None:
        homepage = HomePage(
            title=home.HOME_TITLE.de,
            slug="home",
            headline=home.HOME_HEADLINE.de,
            lead=home.HOME_LEAD.de,
            search_description=home.HOME_DESCRIPTION.de,
        )
        self.pages["home"] = self._publish(Page.get_first_root_node(), homepage)
        for key, model in (
            ("trainings", TrainingCalendarPage),
            ("stories", StoryIndexPage),
            ("locations", LocationIndexPage),
        ):
            self.pages[key] = self._index(self.pages["home"], model, home.INDEX_TITLES[key], key)

    def _locations(self) -> None:
        for location in self._watch("Locations", locations.LOCATIONS):
            page = LocationPage(
                title=location.title.de,
                slug=location.slug,
                search_description=location.description.de,
                lead=location.lead.de,
                picture=self._image(location.title.de, pictures.place(location.key)),
                body=self._writer().write(location.body),
                address=location.address,
                opening_hours=location.opening_hours.de,
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
                        first_day=self.today + timedelta(days=closed.first),
                        last_day=self.today + timedelta(days=closed.last),
                        note=closed.note.de,
                    )
                    for closed in location.closed
                ],
                contact_links=[
                    LocationContact(person=self.contacts[key]) for key in location.contacts
                ],
            )
            self.pages[location.key] = self._publish(self.pages["locations"], page)
            self._location_index(location.key, TrainingCalendarPage, "trainings")
            self._location_index(location.key, StoryIndexPage, "stories")

    def _stories(self) -> None:
        self.multiplied_stories = [
            self._copy(story, number) for number in range(self.scale) for story in stories.STORIES
        ]
        for story in self._watch("Stories", self.multiplied_stories):
            page = StoryPage(
                title=story.title.de,
                slug=story.slug,
                search_description=story.description.de,
                name=story.name,
                role=story.role.de,
                council_role=story.council_role,
                council=story.council.de,
                place=story.place,
                portrait=self._portrait(story.name, story.portrait_seed),
                portrait_alt=story.portrait_alt.de,
                lead=story.lead.de,
                quote=story.quote.de,
                body=self._writer().write(story.body),
                topic_links=[StoryTopic(topic=self.topics[key]) for key in story.topics],
            )
            parent = self.pages[f"{story.location}-stories" if story.location else "stories"]
            self.stories[story.key] = self._publish(parent, page)
        self._republish(self.pages["home"], featured_story=self.stories[home.FEATURED_STORY])

    def _trainings(self) -> None:
        multiplied = [
            self._copy(training, number)
            for number in range(self.scale)
            for training in trainings.TRAININGS
        ]
        for training in self._watch("Trainings", multiplied):
            parent = self.pages[
                f"{training.location}-trainings" if training.location else "trainings"
            ]
            self.pages[training.key] = self._publish(parent, self._training_page(training))
        self.multiplied_trainings = multiplied

    def _projects(self) -> None:
        for project in projects.PROJECTS:
            page = ProjectPage(
                title=project.title.de,
                slug=project.slug,
                search_description=project.description.de,
                lead=project.lead.de,
                topic=self.topics.get(project.topic),
                picture=self._topic_picture(project),
            )
            self.pages[project.key] = self._publish(self.pages[project.parent or "home"], page)
        for project in self._watch("Project pages", projects.PROJECTS):
            self._republish(self.pages[project.key], body=self._writer().write(project.body))

    def _menus(self) -> None:
        links = [
            {
                "type": "page",
                "value": {"page": self.pages[key].pk, "label": label.de if label else ""},
            }
            for key, label in site.MENU
        ]
        columns = [
            entry("column", {"heading": heading.de, "links": [self._link(key) for key in keys]})
            for heading, keys in site.FOOTER
        ]
        self.menus = [
            MainMenu.objects.create(links=links),
            Footer.objects.create(claim=home.CLAIM.de, columns=columns),
        ]

    def _translations(self) -> None:
        words = (topics.TOPICS, contacts.CONTACTS, locations.LOCATIONS, projects.PROJECTS)
        frame = tuple(vars(home).values()) + tuple(vars(site).values())
        translator = Translator(words, stories.STORIES, trainings.TRAININGS, frame)
        snippets = [
            *self.topics.values(),
            *self.contacts.values(),
            *self.trainers.values(),
            *self.menus,
        ]
        german = Page.objects.filter(locale=Locale.get_default(), depth__gt=1).order_by("depth")
        pages = [page for page in german.specific() if translator.knows(page.title)]
        for instance in self._watch("Translations", [*snippets, *pages]):
            translator.translate(type(instance)._default_manager.get(pk=instance.pk))

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
            for number in training.cancelled:
                cancel_occurrence(coming[number], training.cancel_reason.by_language())
            for change in training.changes:
                self._change(coming[change.number], change)
            for occurrence in event.occurrences.past().select_related("event"):
                crowd.fill(occurrence, max(1, occurrence.seats * 2 // 3))
            crowd.interest(event, training.interested)

    def _change(self, date: Occurrence, change: kinds.Change) -> None:
        later = timedelta(days=change.days_later)
        start, end = date.local_start + later, date.local_end + later
        change_occurrence(
            date,
            times=(start.replace(tzinfo=None), end.replace(tzinfo=None)) if later else None,
            is_online=change.online,
            join_url=MEETING if change.online else "",
            venue=change.venue,
            address=change.address,
            notes=change.note.by_language(),
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
            organisation=site.ORGANISATION,
            email=site.EMAIL,
            phone=site.PHONE,
            address=site.ADDRESS,
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

    def _index(self, parent: Page, model: type[P], title: kinds.T, key: str) -> P:
        page = model(
            title=title.de,
            slug={"trainings": "trainings", "stories": "vorbilder", "locations": "standorte"}[key],
            lead=home.INDEX_LEADS[key].de,
            search_description=home.INDEX_DESCRIPTIONS[key].de,
        )
        return self._publish(parent, page)

    def _link(self, key: str, label: str = "") -> dict[str, Any]:
        return entry("page", {"page": self.pages[key].pk, "label": label})

    def _location_index(self, location: str, model: type[Page], key: str) -> None:
        titles, leads = {
            "trainings": (home.CALENDAR_TITLES, home.CALENDAR_LEADS),
            "stories": (home.STORY_INDEX_TITLES, home.STORY_INDEX_LEADS),
        }[key]
        page = model(
            title=titles[location].de,
            slug={"trainings": "trainings", "stories": "vorbilder"}[key],
            lead=leads[location].de,
        )
        self.pages[f"{location}-{key}"] = self._publish(self.pages[location], page)

    def _training_page(self, training: kinds.Training) -> EventPage:
        first = self._first_date(training)
        return EventPage(  # type: ignore[misc]
            title=training.title.de,
            slug=training.slug,
            search_description=training.description.de,
            lead=training.lead.de,
            body=self._writer().write(training.body),
            audience=training.audience.de,
            cost=training.cost.de,
            children=training.children.de,
            way=training.way.de,
            entrance=training.entrance.de,
            accessibility=training.accessibility.de,
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
                self._question(question, order) for order, question in enumerate(training.questions)
            ],
            material_list=[self._material(material) for material in training.materials],
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

    def _question(self, question: kinds.Question, order: int) -> EventQuestion:
        number, answer = question.only_if or (None, "")
        return EventQuestion(
            sort_order=order,
            label=question.label.de,
            help_text=question.help.de,
            kind=question.kind,
            choices=question.choices.de,
            is_required=question.is_required,
            only_if_question=number,
            only_if_answer=answer,
        )

    def _material(self, material: kinds.Material) -> EventMaterial:
        file = ContentFile(material.text.encode(), name=material.name)
        document = SiteDocument.objects.create(
            title=material.title.de, file=file, file_size=file.size
        )
        return EventMaterial(
            title=material.title.de,
            document=document,
            language="de",
            is_public=material.is_public,
        )

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
        title = kinds.T(f"{thing.title.de} ({number + 1})")
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
        return self._image(project.title.de, pictures.topic(project.topic))

    def _image(self, title: str, svg: str) -> SiteImage:
        if svg not in self.images:
            name = f"{len(self.images) + 1:03}.svg"
            self.images[svg] = SiteImage.objects.create(
                title=title, file=ContentFile(svg.encode(), name=name)
            )
        return self.images[svg]
