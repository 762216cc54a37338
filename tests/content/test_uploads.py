"""Uploads: what cannot be shown or is not what it says is refused with a word, everywhere."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection, CollectionViewRestriction

from kommpaktiv.content.models import SiteDocument, SiteImage

GPS, ORIENTATION = 0x8825, 0x0112


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def browser(client, db):
    client.force_login(get_user_model().objects.create_superuser("Admin", "a@example.org", "x"))
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), **options) -> bytes:
    output = BytesIO()
    Image.new("RGB", size, "teal").save(output, kind, **options)
    return output.getvalue()


def png_of(width: int, height: int) -> bytes:
    """One of few bytes that says it has this size, and in which all of it is there."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    squeeze = zlib.compressobj(9)
    lines = b"".join(
        squeeze.compress(bytes(1 + (width + 7) // 8)) for _ in range(min(height, 12000))
    )
    body = chunk(b"IHDR", header) + chunk(b"IDAT", lines + squeeze.flush()) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def taken_in_erfurt(kind: str = "JPEG") -> bytes:
    """Turned by a quarter, with a place in it."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS).update({1: "N", 2: (50.0, 58.0, 0.0), 3: "E", 4: (11.0, 1.0, 0.0)})
    return picture(kind, exif=exif.tobytes())


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}"></svg>'
TOO_MANY, BROKEN, NONE = "too many pixels", "broken or incomplete", "Upload a valid image"
BAD_PICTURES = {
    "truncated.jpg": (picture()[:-300], BROKEN),
    "truncated.png": (picture("PNG", (500, 500))[:-200], BROKEN),
    "empty.gif": (b"GIF89a", BROKEN),
    "nonsense.webp": (b"RIFF\x10\0\0\0WEBPVP8 nonsense", BROKEN),
    "nonsense.avif": (b"\0\0\0\x20ftypavif" + bytes(40), BROKEN),
    "zero.png": (png_of(0, 10), BROKEN),
    "zero.svg": (SVG.format(0, 0).encode(), BROKEN),
    "broken.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'><", NONE),
    "many.svg": (b"<!DOCTYPE s [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><svg>&b;</svg>", NONE),
    "bomb.png": (png_of(30_000, 30_000), TOO_MANY),
    "large.png": (png_of(11_000, 11_000), TOO_MANY),
    "heavy.jpg": (picture() + bytes(11 * 1024**2), "too big"),
    "page.jpg": (b"<html><script>alert(1)</script></html>", BROKEN),
}


def send_one(browser, name, content):
    data = {"title": "Rathaus", "file": SimpleUploadedFile(name, content), "collection": 1}
    return browser.post(reverse("wagtailimages:add"), data)


def send_many(browser, name, content):
    data = {"title": "Rathaus", "files[]": SimpleUploadedFile(name, content), "collection": 1}
    headers = {"X-Requested-With": "XMLHttpRequest"}
    return browser.post(reverse("wagtailimages:add_multiple"), data, headers=headers)


def send_to_chooser(browser, name, content):
    sent = {"title": "Rathaus", "file": SimpleUploadedFile(name, content), "collection": 1}
    data = {f"image-chooser-upload-{key}": value for key, value in sent.items()}
    return browser.post(reverse("wagtailimages_chooser:create"), data)


WAYS = [send_one, send_many, send_to_chooser]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", BAD_PICTURES)
def test_picture_that_cannot_be_shown_is_refused_with_a_word(browser, name, way):
    content, word = BAD_PICTURES[name]
    answer = way(browser, name, content)
    assert answer.status_code == 200
    assert word in answer.content.decode()
    assert not SiteImage.objects.exists()


@pytest.mark.parametrize("name", BAD_PICTURES)
def test_picture_is_not_replaced_by_one_that_cannot_be_shown(browser, name):
    send_one(browser, "good.jpg", picture())
    image = SiteImage.objects.get()
    content, word = BAD_PICTURES[name]
    data = {"title": "Rathaus", "file": SimpleUploadedFile(name, content), "collection": 1}
    answer = browser.post(reverse("wagtailimages:edit", args=[image.pk]), data)
    assert word in answer.content.decode()
    assert Image.open(SiteImage.objects.get(pk=image.pk).file).size == (60, 40)


@pytest.mark.parametrize("name", BAD_PICTURES)
def test_face_that_cannot_be_shown_is_refused(browser, name):
    content, _word = BAD_PICTURES[name]
    if content:
        data = {"avatar-avatar": SimpleUploadedFile(name, content)}
        answer = browser.post(reverse("wagtailadmin_account"), data)
        assert answer.status_code == 200
        assert not list(get_user_model().objects.exclude(wagtail_userprofile__avatar=""))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("kind", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_picture_is_kept_without_where_it_was_taken(browser, way, kind, ending):
    assert Image.open(BytesIO(taken_in_erfurt(kind))).getexif().get_ifd(GPS)
    way(browser, f"erfurt.{ending}", taken_in_erfurt(kind))
    image = SiteImage.objects.get()
    kept = Image.open(image.file)
    assert kept.format == kind
    assert not kept.getexif()
    assert kept.size == (image.width, image.height) == (40, 60)  # turned as it is to be shown
    assert image.file_size == image.file.size


def test_picture_written_by_code_is_kept_without_where_it_was_taken(db):
    file = ImageFile(BytesIO(taken_in_erfurt()), name="erfurt.jpg")
    image = SiteImage.objects.create(title="Rathaus", file=file)
    kept = Image.open(SiteImage.objects.get(pk=image.pk).file)
    assert not kept.getexif()
    assert kept.size == (image.width, image.height)


def test_picture_that_tells_nothing_stays_as_it_is(browser):
    content = picture("PNG")
    send_one(browser, "plain.png", content)
    assert SiteImage.objects.get().file.read() == content


def test_upload_without_a_file_is_no_failure(browser):
    for address in ("wagtailimages:add_multiple", "wagtaildocs:add_multiple"):
        data = {"other": SimpleUploadedFile("a.txt", b"a")}
        assert browser.post(reverse(address), data).status_code == 400


# Documents ----------------------------------------------------------------------------------------


def package(**files: bytes) -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return output.getvalue()


ODT = package(mimetype=b"application/vnd.oasis.opendocument.text")
DOCX = package(**{"word/document.xml": b"<w/>"})
GOOD_DOCUMENTS = {
    "a.pdf": b"%PDF-1.7\n",
    "a.docx": DOCX,
    "a.odt": ODT,
    "a.txt": "Grüße".encode(),
    "a.csv": "Größe;1\n".encode("latin-1"),
    "a.rtf": rb"{\rtf1 Hallo}",
    "a.mp3": b"ID3\x04",
    "b.mp3": b"\xff\xfb\x90",
    "a.m4a": b"\0\0\0\x20ftypM4A ",
    "a.ogg": b"OggS\0",
}
BAD_DOCUMENTS = {
    "a.html": b"<html></html>",
    "a.svg": SVG.format(1, 1).encode(),
    "a.exe": b"MZ\0",
    "a.zip": DOCX,
    "a.pdf": b"<html><script>alert(1)</script></html>",
    "b.docx": ODT,
    "c.docx": package(**{"word/document.xml": b"", "word/vbaProject.bin": b""}),
    "d.odt": b"PK\x03\x04 nonsense",
    "e.txt": b"<html><script>alert(1)</script></html>",
    "f.txt": b"\x7fELF\0\0",
    "g": b"%PDF-1.7\n",
    "h.mp3": b"<html></html>",
    "i.m4a": b"OggS\0",
}


def send_document(browser, name, content):
    data = {"title": "Plan", "file": SimpleUploadedFile(name, content), "collection": 1}
    return browser.post(reverse("wagtaildocs:add"), data)


def send_documents(browser, name, content):
    data = {"title": "Plan", "files[]": SimpleUploadedFile(name, content), "collection": 1}
    headers = {"X-Requested-With": "XMLHttpRequest"}
    return browser.post(reverse("wagtaildocs:add_multiple"), data, headers=headers)


def choose_document(browser, name, content):
    sent = {"title": "Plan", "file": SimpleUploadedFile(name, content), "collection": 1}
    data = {f"document-chooser-upload-{key}": value for key, value in sent.items()}
    return browser.post(reverse("wagtaildocs_chooser:create"), data)


@pytest.mark.parametrize("way", [send_document, send_documents, choose_document])
def test_documents_are_what_their_names_say(browser, way):
    for name, content in BAD_DOCUMENTS.items():
        answer = way(browser, name, content)
        assert answer.status_code == 200, name
        assert not SiteDocument.objects.exists(), name
        said = answer.content.decode()
        assert "does not fit its name" in said or "cannot be uploaded" in said, name
    for number, (name, content) in enumerate(GOOD_DOCUMENTS.items(), 1):
        way(browser, name, content)
        assert SiteDocument.objects.count() == number, name


def test_document_is_refused_when_it_is_too_large(browser):
    send_document(browser, "a.txt", b"a" * (20 * 1024**2 + 1))
    assert not SiteDocument.objects.exists()


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        ("bytes=0-", (206, b"0123456789", "bytes 0-9/10")),
        ("bytes=2-4", (206, b"234", "bytes 2-4/10")),
        ("bytes=8-99", (206, b"89", "bytes 8-9/10")),
        ("bytes=10-", (416, b"", "bytes */10")),
    ],
)
def test_recording_is_sent_in_parts_as_players_ask_for_it(client, db, asked, sent):
    file = ContentFile(b"0123456789", "a.mp3")
    document = SiteDocument.objects.create(title="Gespräch", file=file)
    answer = client.get(document.url, headers={"range": asked})
    assert (answer.status_code, answer.content, answer["Content-Range"]) == sent


def test_part_of_a_recording_is_sent_to_those_alone_who_may_hear_it(client, db):
    closed = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    file = ContentFile(b"0123456789", "a.mp3")
    document = SiteDocument.objects.create(title="Gespräch", file=file, collection=closed)
    assert client.get(document.url, headers={"range": "bytes=0-"}).status_code == 302


@pytest.mark.parametrize("name", [*GOOD_DOCUMENTS, "old.html", "old.svg"])
def test_only_pdf_is_shown_by_the_browser(client, db, name):
    content = GOOD_DOCUMENTS.get(name, b"<html><script>alert(1)</script></html>")
    document = SiteDocument.objects.create(title="Plan", file=ContentFile(content, name))
    answer = client.get(document.url)
    assert answer["X-Content-Type-Options"] == "nosniff"
    shown = answer["Content-Disposition"].partition(";")[0]
    assert shown == ("inline" if name.endswith(".pdf") else "attachment")
    assert "default-src 'none'" in answer["Content-Security-Policy"]
