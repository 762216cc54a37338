"""No page costs more the more there is on the site: counted at two sizes, for every page type."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from events.trainings.models import EventTopic, EventTrainer, TrainingCalendarPage
from home.models import HomePage, LocationContact, LocationIndexPage
from kommpaktiv.content.models import ContactPerson, SiteImage
from kommpaktiv.demo.blocks import entry, item
from kommpaktiv.demo.pictures import portrait
from stories.models import StoryIndexPage, StoryTopic
from tests import factories

LIMIT = 15
SIZES = (2, 5)


def image(seed: int) -> SiteImage:
    file = ContentFile(portrait(seed).encode(), name=f"{seed}.svg")
    return SiteImage.objects.create(title=f"Portrait {seed}", file=file)


def body(things: dict[str, list]) -> list[dict]:
    """A body with every block that looks something up."""
    people = [item(person.pk) for person in things["people"]]
    stories = [item(story.pk) for story in things["stories"]]
    return [
        entry("next_trainings", {"heading": "Trainings", "count": 3, "topic": None}),
        entry("contacts", {"heading": "Kontakt", "people": people}),
        entry("featured_stories", {"heading": "Stimmen", "stories": stories}),
    ]


def furnish(home: HomePage, size: int) -> dict[str, Page]:
    """A site with `size` of everything; a page of each type by the name of its type."""
    topics = [factories.make_topic(f"Thema {number}", "coral") for number in range(size)]
    people = [
        ContactPerson.objects.create(name=f"Person {number}", portrait=image(100 + number))
        for number in range(size)
    ]
    locations = [factories.make_location(home, f"Ort {number}") for number in range(size)]
    for person in people:
        locations[0].contact_links.add(LocationContact(person=person))
    locations[0].save()
    stories = [
        factories.make_story(
            locations[0],
            f"Geschichte {number}",
            portrait=image(number),
            topic_links=[StoryTopic(topic=topic) for topic in topics],
        )
        for number in range(size)
    ]
    trainings = [
        factories.make_training(
            locations[0],
            f"Training {number}",
            recurrence=f"RRULE:FREQ=WEEKLY;COUNT={size + 1}",
            contact=people[0],
            topic_links=[EventTopic(topic=topic) for topic in topics],
            trainer_links=[EventTrainer(person=person) for person in people],
        )
        for number in range(size)
    ]
    projects = [
        factories.make_project(home, f"Projekt {number}", topic=topic, picture=image(200 + number))
        for number, topic in enumerate(topics)
    ]
    about = factories.make_project(home, body=body({"people": people, "stories": stories}))
    factories.make_story(home, "Von überall", portrait=image(300))
    factories.make_training(home, "Online")
    return {
        "home": home,
        "project": projects[0],
        "project with blocks": about,
        "locations": LocationIndexPage.objects.get(locale=home.locale),
        "location": locations[0],
        "stories": StoryIndexPage.objects.child_of(home).get(),
        "story": stories[0],
        "calendar": TrainingCalendarPage.objects.child_of(home).get(),
        "calendar of a location": TrainingCalendarPage.objects.child_of(locations[0]).get(),
        "training": trainings[0],
    }


def count_queries(client: Client, url: str) -> list[str]:
    """The queries of one more reader: menus and sizes of images are in memory."""
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(url)
    return [query["sql"] for query in queries]


@pytest.mark.django_db
def test_queries_of_no_page_grow_with_the_site(client):
    counts: dict[str, list[int]] = {}
    for size in SIZES:
        home = factories.make_home(())
        for name, page in furnish(home, size).items():
            counts.setdefault(name, []).append(len(count_queries(client, page.url)))
    assert counts == {name: [numbers[0]] * len(SIZES) for name, numbers in counts.items()}
    assert all(numbers[0] <= LIMIT for numbers in counts.values()), counts
