"""What pages weigh on a phone, as they go over the wire: counted, not timed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Request

from home.models import HomePage, LocationContact
from kommpaktiv.content.models import ContactPerson, SiteImage
from kommpaktiv.content.picture_sizes import make_missing
from kommpaktiv.demo import pictures
from kommpaktiv.demo.blocks import entry
from kommpaktiv.demo.content import STORIES
from kommpaktiv.settings.base import STORAGES
from tests import factories
from tests.events.processes import free_address, restore_root, start_site

KB = 1000
# Bytes and requests of a first visit, fonts included.
FIRST_VISIT = {
    "home": (90 * KB, 10),
    "story": (60 * KB, 10),
    "training": (60 * KB, 10),
    "calendar": (70 * KB, 10),
    "stories": (90 * KB, 15),
}
NEXT_PAGE = 20 * KB
SCREENS = {360: 3, 640: 2, 1300: 1}  # CSS pixels, and pixels of the screen for each
TRUE = 0.1  # how far the width that is announced may be from that of the layout

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass
class Wire:
    """What came over the wire for one page."""

    bytes: int = 0
    requests: list[str] = field(default_factory=list)


@contextmanager
def phone(browser: Browser, address: str) -> Iterator[BrowserContext]:
    context = browser.new_context(
        base_url=address,
        locale="de-DE",
        viewport={"width": 360, "height": 740},
        device_scale_factor=3,
        is_mobile=True,
    )
    with closing(context):
        yield context


def visit(context: BrowserContext, path: str) -> Wire:
    """Open a page; what the browser had already is not counted."""
    wire, page = Wire(), context.new_page()

    def note(request: Request) -> None:
        if not request.url.startswith("data:"):  # which is in the page
            wire.requests.append(request.url)

    page.on("request", note)
    network = context.new_cdp_session(page)
    network.send("Network.enable")

    def add(event: dict) -> None:
        wire.bytes += event["encodedDataLength"]

    network.on("Network.loadingFinished", add)
    page.goto(path, wait_until="networkidle")
    page.close()
    return wire


def drawing(svg: str) -> SiteImage:
    return SiteImage.objects.create(title="Bild", file=ContentFile(svg.encode(), name="bild.svg"))


def photo(width: int, height: int) -> SiteImage:
    content = BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(content, "JPEG")
    file = ContentFile(content.getvalue(), name="foto.jpg")
    return SiteImage.objects.create(title="Foto", file=file)


def furnish(home: HomePage) -> dict[str, str]:
    """A site with the texts and drawings of the demo, and photos; the address of each page."""
    picture, portrait = photo(800, 500), photo(400, 400)
    person = ContactPerson.objects.create(name="Aylin Öz", portrait=portrait)
    for title in ("Berlin", "Erfurt", "Jena"):
        place = factories.make_location(home, title)
        place.picture = picture
        place.contact_links.add(LocationContact(person=person))
        place.save_revision().publish()
    text = [entry("image", {"image": picture.pk, "alt": "", "caption": ""})]
    stories = [
        factories.make_story(
            home,
            told.title,
            name=told.name,
            lead=told.lead,
            portrait=drawing(pictures.portrait(told.portrait_seed)),
            body=[entry("text", f"<p>{told.lead} {told.quote}</p>")],
        )
        for told in STORIES[:6]
    ]
    near = factories.make_story(place, "Nebenan", portrait=portrait, body=text)
    for number, kind in enumerate(("beratungsgremien", "dialog", "engagement")):
        topic = factories.make_topic(kind)
        motif = drawing(pictures.topic(kind))
        factories.make_project(home, f"Thema {number}", topic=topic, picture=motif)
    training = factories.make_training(home, recurrence="RRULE:FREQ=WEEKLY;COUNT=30")
    home = HomePage.objects.get(pk=home.pk)
    home.featured_story = near
    home.save_revision().publish()
    pages = {
        "home": home,
        "story": stories[0],
        "training": training,
        "calendar": training.get_parent(),
        "stories": stories[0].get_parent(),
        "location": place,
        "story with a photo": near,
    }
    return {name: page.get_url() for name, page in pages.items()}


@pytest.fixture
def running(transactional_db, settings, tmp_path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The site as it is run: its address, and the paths of its pages by name."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = STORAGES
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    call_command("collectstatic", verbosity=0, interactive=False)
    restore_root()
    paths = furnish(factories.make_home(()))
    make_missing(100)
    environment = {
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings_as_run",
        "MEDIA": str(tmp_path / "media"),
        "COLLECTED": str(tmp_path / "static"),
    }
    address = free_address()
    site = start_site(address, **environment)
    yield f"http://127.0.0.1:{address[1]}", paths
    site.end()


def test_pages_are_light_and_pictures_as_large_as_their_place(browser: Browser, running):
    address, paths = running
    for name, (most_bytes, most_requests) in FIRST_VISIT.items():
        with phone(browser, address) as context:
            wire = visit(context, paths[name])
        assert wire.bytes <= most_bytes, (name, wire)
        assert len(wire.requests) <= most_requests, (name, wire)
        assert all(url.startswith(address) for url in wire.requests), wire
    with phone(browser, address) as context:
        visit(context, paths["home"])
        for name, path in paths.items():
            wire = visit(context, path)
            assert wire.bytes <= NEXT_PAGE, (name, wire)
    for width, density in SCREENS.items():
        check_sizes(browser, address, paths, width, density)


def check_sizes(
    browser: Browser, address: str, paths: dict[str, str], width: int, density: int
) -> None:
    """See that what `sizes` announces is as wide as the layout has it."""
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": 800}, device_scale_factor=density
    )
    with closing(context):
        page = context.new_page()
        for name in ("home", "location", "story with a photo"):
            page.goto(paths[name])
            shown = page.evaluate(
                """async () => {
                  const images = [...document.querySelectorAll("picture img")];
                  for (const image of images) { image.loading = "eager"; await image.decode(); }
                  return images.map((image) => [
                    image.alt || image.className, image.width, image.naturalWidth,
                    image.currentSrc.endsWith(".avif"),
                  ]);
                }"""
            )
            assert shown, name
            for place, wide, announced, is_avif in shown:
                assert is_avif, (name, place)
                assert abs(wide - announced) <= TRUE * wide, (name, width, place, wide, announced)
