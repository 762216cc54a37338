"""Stories and their list as readers see them."""

from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile

from events.trainings.models import EventTopic
from kommpaktiv.content.models import SiteDocument, SiteImage
from kommpaktiv.demo.blocks import entry, item
from kommpaktiv.demo.pictures import portrait
from stories.models import StoryTopic
from tests import factories


def read(client, page, query: str = "") -> BeautifulSoup:
    return BeautifulSoup(client.get(page.url + query).content, "html.parser")


def words(found) -> list[str]:
    return [element.get_text(" ", strip=True) for element in found]


@pytest.fixture
def mut(home):
    return factories.make_topic("Mut", "moss")


@pytest.fixture
def stories(home, mut):
    """Three, from the first to the newest; the first is from Berlin, the others have the topic."""
    berlin = factories.make_location(home)
    first = factories.make_story(berlin, "Eins", name="Amina D.")
    others = [
        factories.make_story(
            home, title, name=name, council_role=role, topic_links=[StoryTopic(topic=mut)]
        )
        for title, name, role in (("Zwei", "Rosa P.", "chair"), ("Drei", "Reza M.", "member"))
    ]
    return [first, *others]


def test_person_speaks_in_a_bubble_and_somebody_else_under_a_name(client, home):
    file = ContentFile(portrait(1).encode(), name="1.svg")
    body = [
        entry("quote", {"text": "Ich habe zugehört.", "name": "Amina D.", "role": ""}),
        entry("quote", {"text": "Wir auch.", "name": "Rosa P.", "role": ""}),
        entry("steps", {"heading": "", "steps": [item("Ruf an."), item("Frag nach.")]}),
    ]
    image = SiteImage.objects.create(title="Amina", file=file)
    story = factories.make_story(home, body=body, portrait=image)
    page = read(client, story)
    own, other = page.select(".talk blockquote")
    assert own.img
    assert not own.footer
    assert not other.img
    assert words(other("footer")) == ["Rosa P."]
    assert words(page.select(".steps h2, .steps li")) == [
        "Das kannst du morgen tun",
        "Ruf an.",
        "Frag nach.",
    ]


def test_recording_is_played_from_this_site_and_can_be_read(client, home):
    recording = SiteDocument.objects.create(
        title="Gespräch", file=ContentFile(b"ID3\x04", name="gespraech.mp3")
    )
    value = {"title": "Hör zu", "recording": recording.pk, "transcript": "<p>Guten Tag.</p>"}
    page = read(client, factories.make_story(home, body=[entry("audio", value)]))
    assert page.audio["src"] == recording.url
    assert page.audio["preload"] == "none"
    assert "Guten Tag." in page.select_one("details.fold").get_text()


def test_story_leads_on_to_its_neighbours_and_to_a_training_on_its_topic(
    client, home, mut, stories
):
    factories.make_training(home, "Ohne Thema")
    factories.make_training(home, "Mutig reden", topic_links=[EventTopic(topic=mut)])
    page = read(client, stories[1])
    assert page.select_one("a[rel=next]")["href"] == stories[0].url
    assert page.select_one("a[rel=prev]")["href"] == stories[2].url
    assert words(page.select(".ticket h3")) == ["Mutig reden"]
    assert read(client, stories[0]).select_one("a[rel=next]")["href"] == stories[2].url


def test_story_can_be_passed_on_without_anybody_in_between(client, stories):
    page = read(client, stories[0])
    address = page.select_one("#address").get_text()
    assert address == f"http://testserver{stories[0].url}"
    assert quote(address, safe="") in page.select_one("a[href^='mailto:?']")["href"]


def test_newest_story_leads_the_list_until_somebody_filters(client, stories):
    index = stories[1].get_parent()
    page = read(client, index)
    assert words(page.select(".cover h2")) == ["Drei"]
    assert words(page.select(".story-card h3")) == ["Zwei", "Eins"]
    page = read(client, index, "?role=chair")
    assert not page.select(".cover")
    assert words(page.select(".story-card h3")) == ["Zwei"]
    assert words(page.select(".found-line b")) == ["1 Geschichte"]


def test_list_of_a_location_belongs_to_the_stories_of_the_site(client, home, stories):
    page = read(client, stories[0])
    whole, berlin = (stories[1].get_parent(), stories[0].get_parent())
    assert [link["href"] for link in page.select(".crumbs a")] == [whole.url, berlin.url]
