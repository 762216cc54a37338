"""Server and worker as the Procfile starts them, hostile words from the form to the file.

What comes out is read as strictly as its standard asks for, by other readers than we write with.
"""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from http.client import HTTPConnection
from io import BytesIO, StringIO
from pathlib import Path
from time import monotonic
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from openpyxl import load_workbook

from events.privacy.access_links import Purpose, make_token
from events.records.models import Message, Registration
from events.records.models.messages import MessageState
from events.trainings.models import EventPage
from tests import factories
from tests.events.processes import (
    Process,
    Visitor,
    database_url,
    free_address,
    hidden_fields,
    restore_root,
    start_site,
)
from tests.procfile import worker_command

PATIENCE = 60  # seconds until the test gives up
NAMES = [
    '<script>alert("1")</script>',
    "=HYPERLINK(1);\"a\",'b'",
    "Bcc: evil@example.org",
    "ليلى \u202eمحمد 👩🏽‍💻",
    "BEGIN:VALARM\\n;,:\\",
    "&amp; ]]> <!-- {{ 7*7 }} %s %(x)s {0}",
    "Ein\x0bUmbruch aus\u2028Word\x0c",
    "Piep\x07 Flucht\x1b[31m\x01 Kante\x85\x9f",
    "Nicht\ufffe zu\uffff schreiben\U0001ffff\ufdd0",
]
# What XML 1.0 (2.2) cannot hold is gone; Word's soft line break is a blank.
TITLE = 'Haushalt "lesen" & <b>verstehen</b>; ]]>, \\n {{ 7*7 }} %s 👩🏽‍💻 im Stadtrat'
TYPED_TITLE = TITLE.replace(" im ", "\x0bim\x01\x1b\u2028").replace(
    ";", "\ufffe;\x7f\uffff\U0001ffff"
)
CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

pytestmark = pytest.mark.django_db(transaction=True)


class House:
    """The running site, what it answers and what it mails."""

    def __init__(self, folder: Path):
        self.address = free_address()
        self.mails = folder / "mails"
        environment = {
            "DJANGO_SETTINGS_MODULE": "tests.events.settings_with_mail_files",
            "MAIL_FOLDER": str(self.mails),
            "CACHE_URL": os.environ.get("CACHE_URL", "locmemcache://house"),
            "DATABASE_URL": database_url(),
        }
        self.site = start_site(self.address, **environment)
        self.worker = Process(worker_command()[1:], "", **environment)

    def end(self) -> None:
        self.site.end()
        self.worker.end()

    def get(self, path: str, cookie: str = "") -> tuple[int, bytes]:
        browser = HTTPConnection(*self.address, timeout=PATIENCE)
        browser.request("GET", path, headers={"Cookie": cookie, "Accept-Language": "en"})
        answer = browser.getresponse()
        content = answer.read()
        browser.close()
        return answer.status, content

    def mails_sent(self) -> list[bytes]:
        """All mails, once the worker has nothing left to send."""
        end = monotonic() + PATIENCE
        while Message.objects.filter(state=MessageState.QUEUED).exists():
            assert monotonic() < end
        return [mail.read_bytes() for mail in self.mails.glob("*.eml")]


@pytest.fixture
def training(transactional_db) -> EventPage:
    restore_root()
    home = factories.make_home(languages=())
    return factories.make_training(
        home,
        title=TYPED_TITLE,
        slug="haushalt",
        lead=TYPED_TITLE,
        venue=TYPED_TITLE,
        max_people=1,
    )


@pytest.fixture
def house(training, tmp_path) -> Iterator[House]:
    found = House(tmp_path)
    yield found
    found.end()


def register_everybody(house: House, training: EventPage) -> list[Registration]:
    """Each through the form and the link of the mail, as browsers do."""
    path = reverse("registration:register", kwargs={"key": training.translation_key})
    for number, name in enumerate(NAMES):
        visitor = Visitor(house.address)
        form = visitor.get(path).select_one("main form[method=post]")
        date = form.select_one("[name=date]")["value"]
        typed = {"date": date, "name": name, "email": f"p{number}@example.org", "privacy": "on"}
        typed["council"] = name
        assert visitor.post(path, hidden_fields(form) | typed) == 303, name
        registration = Registration.objects.get(email=f"p{number}@example.org")
        token = make_token(registration, Purpose.CONFIRM)
        assert visitor.press(reverse("registration:confirm", kwargs={"token": token})) == 303
    return list(Registration.objects.exclude(confirmed_at=None))


def staff_cookie() -> str:
    browser = Client()
    browser.force_login(get_user_model().objects.create_superuser("anna"))
    return f"{settings.SESSION_COOKIE_NAME}={browser.session.session_key}"


def read_calendar(content: bytes) -> Calendar:
    """RFC 5545, 3.1: lines end in CRLF and have 75 octets at most; no control characters."""
    assert not CONTROL.search(content)
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    assert content.count(b"BEGIN:VCALENDAR") == 1
    calendar = Calendar.from_ical(content)
    assert not calendar.errors
    assert all(not part.errors for part in calendar.walk())
    return calendar


def test_what_comes_out_is_read_strictly_whatever_came_in(house, training):
    registrations = register_everybody(house, training)
    assert len(registrations) == len(NAMES)
    check_pages(house, training)
    check_feeds(house, training, registrations[0])
    check_exports(house)
    check_mails(house)


def check_pages(house: House, training: EventPage) -> None:
    register = reverse("registration:register", kwargs={"key": training.translation_key})
    for address in (training.url, register, training.get_parent().url):
        status, content = house.get(address)
        assert status == 200
        assert b"<b>verstehen" not in content
        assert b"{{ 7*7 }}" in content
        assert_clean(content)
        for data in re.findall(rb'<script type="application/ld\+json">(.*?)</script>', content):
            json.loads(data)


def check_feeds(house: House, training: EventPage, registration: Registration) -> None:
    key = training.get_parent().translation_key
    token = make_token(registration, Purpose.FEED)
    for address in (
        reverse("feeds:feed", kwargs={"key": key}),
        reverse("feeds:training", kwargs={"key": training.translation_key}),
        reverse("registration:feed", kwargs={"token": token}),
    ):
        status, content = house.get(address)
        assert status == 200, address
        (event,) = read_calendar(content).walk("VEVENT")
        assert TITLE in event["SUMMARY"]
        assert_clean(content)
    assert TITLE in strings_in(json.loads(house.get(reverse("feeds:data", args=[key]))[1]))
    for address in ("/sitemap.xml", "/sitemap-de.xml"):
        status, content = house.get(address)
        assert status == 200
        ElementTree.fromstring(content)  # noqa: S314 - our own
        assert_clean(content)


def assert_clean(content: bytes) -> None:
    """It is UTF-8, and holds nothing that XML cannot."""
    assert not NOT_XML.search(content.decode())


def strings_in(data: object) -> set[str]:
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        return set().union(*map(strings_in, data))
    return {data} if isinstance(data, str) else set()


def check_exports(house: House) -> None:
    cookie, listing = staff_cookie(), reverse("registrations:index")
    status, content = house.get(f"{listing}?export=csv", cookie)
    assert status == 200
    assert not CONTROL.search(content)
    text = content.decode("utf-8-sig")
    assert_clean(text.encode())
    mark = ";" if ";" in text.splitlines()[0] else ","
    rows = list(csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True))
    assert len(rows) == len(NAMES) + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not any(cell[0] in "=+-@" for row in rows for cell in row if cell)
    sheet = load_workbook(BytesIO(house.get(f"{listing}?export=xlsx", cookie)[1])).active
    assert sheet.max_row == len(NAMES) + 1
    assert all(cell.data_type != "f" for row in sheet for cell in row)
    assert not any(NOT_XML.search(str(cell.value)) for row in sheet for cell in row)


def check_mails(house: House) -> None:
    mails = house.mails_sent()
    assert len(mails) >= len(NAMES)  # who confirms at once is not asked to
    for raw in mails:
        mail = message_from_bytes(raw, policy=default)
        assert mail["Bcc"] is None
        assert re.fullmatch(r"(.* )?<?p\d@example\.org>?", str(mail["To"]))
        assert not NOT_XML.search(f"{mail['Subject']}{mail['To']}")
        for part in mail.walk():
            assert not part.defects
            check_part(part)


def check_part(part: EmailMessage) -> None:
    if part.get_content_type() == "text/calendar":
        content = part.get_payload(decode=True)  # in a file; SMTP makes CRLF of its ends of lines
        read_calendar(content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    elif part.get_content_maintype() == "text":
        text = part.get_content()
        assert not NOT_XML.search(text)
        assert part.get_content_type() != "text/html" or "<script" not in text
