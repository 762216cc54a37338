"""Sizes of pictures: made when a picture comes or changes, and never by who reads."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.images.tests.utils import get_test_image_file_svg

from home.models import ProjectPage
from kommpaktiv.content.models import SiteImage, SiteRendition
from kommpaktiv.content.periodic_tasks import make_sizes, try_pictures_again
from tests import factories

WIDE = (1100, 700)


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def photo(kind: str = "JPEG", mode: str = "RGB", size: tuple[int, int] = WIDE) -> bytes:
    """Dark on its left half."""
    output = BytesIO()
    picture = Image.new("RGB", size, "white")
    picture.paste("black", (0, 0, size[0] // 2, size[1]))
    picture = picture.convert(mode)
    moving = {"save_all": True, "append_images": [picture.rotate(180)]} if kind == "GIF" else {}
    picture.save(output, kind, **moving)
    return output.getvalue()


def upload(content: bytes, name: str = "rathaus.jpg") -> SiteImage:
    return SiteImage.objects.create(title="Rathaus", file=ImageFile(BytesIO(content), name=name))


@pytest.fixture
def page(home) -> ProjectPage:
    return factories.make_project(home, "Über uns", picture=upload(photo()))


def shown(client: Client, page: ProjectPage) -> Tag | None:
    """The picture in the head of the page as the next reader gets it; none is made for them."""
    before = SiteRendition.objects.count()
    response = client.get(page.url)
    assert response.status_code == 200
    assert SiteRendition.objects.count() == before
    return BeautifulSoup(response.content, "html.parser").select_one(".intro-pictured img")


def widths(srcset: str) -> list[int]:
    return [int(part.split()[1][:-1]) for part in srcset.split(", ")]


def file_of(media: Path, url: str) -> Image.Image:
    return Image.open(media / url.removeprefix("/media/"))


def test_picture_is_shown_at_once_and_in_all_sizes_when_the_worker_has_made_them(
    client, page, media
):
    first = shown(client, page)
    assert first.parent.name != "picture"
    assert file_of(media, first["src"]).format == "JPEG"
    make_sizes()
    better = shown(client, page)
    avif, webp = better.parent.select("source")
    assert (avif["type"], widths(avif["srcset"])) == ("image/avif", [400, 700, 1000, 1100])
    assert (webp["type"], widths(webp["srcset"])) == ("image/webp", [700, 1100])
    assert better["src"] == first["src"]
    for source, kind in ((avif, "AVIF"), (webp, "WEBP")):
        for part in source["srcset"].split(", "):
            url, width = part.split()
            assert file_of(media, url).format == kind
            assert file_of(media, url).width == int(width[:-1])


def test_nothing_is_made_twice(client, page):
    make_sizes()
    made = set(SiteRendition.objects.values_list("pk", "file"))
    SiteImage.objects.update(made_of="")
    make_sizes()
    assert set(SiteRendition.objects.values_list("pk", "file")) == made


def test_new_centre_of_a_picture_is_shown_when_the_worker_has_seen_it(client, home, media):
    image = upload(photo())
    make_sizes()
    story = factories.make_story(home, portrait=image)

    def colour() -> tuple[int, ...]:
        content = client.get(story.url).content
        source = BeautifulSoup(content, "html.parser").select_one(".cover source")
        return file_of(media, source["srcset"].split()[0]).convert("L").getpixel((80, 80))

    image.refresh_from_db()
    image.focal_point_x, image.focal_point_y = 1050, 350
    image.focal_point_width = image.focal_point_height = 50
    image.save()
    before = shown(client, factories.make_project(home, "Davor", picture=image))
    assert before.parent.name == "picture"
    make_sizes()
    assert colour() > 200


def test_other_file_is_shown_as_soon_as_it_is_there(client, page, admin_client, media):
    make_sizes()
    old = shown(client, page)["src"]
    data = {"title": "Rathaus", "collection": 1}
    data["file"] = SimpleUploadedFile("rathaus.jpg", photo(size=(300, 200)))
    answer = admin_client.post(reverse("wagtailimages:edit", args=[page.picture.pk]), data)
    assert answer.status_code == 302
    new = shown(client, page)
    assert new["src"] != old
    assert file_of(media, new["src"]).size == (300, 200)
    make_sizes()
    assert widths(shown(client, page).parent.source["srcset"]) == [300]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("gedruckt.jpg", photo(mode="CMYK")),
        ("bewegt.gif", photo("GIF", "P")),
        ("durchsichtig.png", photo("PNG", "RGBA")),
        ("grau.webp", photo("WEBP", "L")),
        ("klein.png", photo("PNG", size=(1, 1))),
        ("schmal.png", photo("PNG", size=(2, 3000))),
    ],
)
def test_unusual_picture_has_its_sizes(client, home, media, name, content):
    image = upload(content, name)
    make_sizes()
    picture = shown(client, factories.make_project(home, "Bild", picture=image))
    for source in picture.parent.select("source"):
        for part in source["srcset"].split(", "):
            file_of(media, part.split()[0]).load()
    file_of(media, picture["src"]).load()


def test_drawing_stays_one_and_needs_no_worker(client, home, media):
    image = SiteImage.objects.create(title="Plan", file=get_test_image_file_svg())
    picture = shown(client, factories.make_project(home, "Plan", picture=image))
    assert picture["src"].endswith(".svg")
    assert "srcset" not in picture.attrs
    make_sizes()
    assert shown(client, factories.make_project(home, "Plan 2", picture=image)) == picture


def test_page_is_shown_without_a_picture_when_the_file_is_lost(client, home, media, caplog):
    content = photo()
    image = upload(content)
    SiteImage.objects.update(sizes={}, made_of="")
    SiteRendition.objects.all().delete()
    kept = media / image.file.name
    kept.unlink()
    make_sizes()
    page = factories.make_project(home, "Verloren", picture=SiteImage.objects.get())
    assert shown(client, page) is None
    assert "lacks" in caplog.text
    caplog.clear()
    make_sizes()
    assert not caplog.text  # not again every few seconds
    kept.write_bytes(content)
    try_pictures_again()
    make_sizes()
    assert shown(client, page) is not None
