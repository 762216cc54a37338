"""The server as the Procfile starts it, over real sockets: who is slow holds up nobody."""

from __future__ import annotations

import asyncio
import http.client
import re
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from home.models import HomePage
from kommpaktiv.content.models import SiteDocument
from kommpaktiv.web.request_buffering import Passing, RequestBuffer
from tests import factories
from tests.events.processes import Process, free_address, start_site

HEAD = "{method} {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n"
UNFINISHED_HEAD = b"GET / HTTP/1.1\r\nHost: localho"
SCOPE = {  # ASGI: a form is announced
    "method": "POST",
    "raw_path": b"/",
    "query_string": b"",
    "http_version": "1.1",
    "scheme": "http",
    "server": ("127.0.0.1", 80),
    "client": ("127.0.0.1", 40000),
    "headers": [(b"content-length", b"1000")],
    "extensions": {},
}
PATIENCE = 60  # seconds until a test gives up; nothing is asserted about time


class Site:
    """The running server."""

    def __init__(self, address: tuple[str, int], process: Process):
        self.address = address
        self.process = process

    def open(self, start: bytes = b"") -> socket.socket:
        connection = socket.create_connection(self.address, timeout=PATIENCE)
        connection.sendall(start)
        return connection

    def say(self, start: bytes) -> bytes:
        """All that is answered until the server closes the connection."""
        with self.open(start) as connection:
            return read_all(connection)

    def ask(
        self, method: str, path: str, body: object = None, **headers: str
    ) -> http.client.HTTPResponse:
        """The answer, its body read into `content`."""
        browser = http.client.HTTPConnection(*self.address, timeout=PATIENCE)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        browser.request(method, path, body, named)
        response = browser.getresponse()
        response.content = response.read()
        browser.close()
        return response


def read_all(connection: socket.socket) -> bytes:
    parts = []
    while part := connection.recv(65536):
        parts.append(part)
    return b"".join(parts)


def request(method: str, path: str, body: bytes = b"", **headers: object) -> bytes:
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return HEAD.format(method=method, path=path, headers=lines).encode() + body


def unfinished(length: int = 1000) -> bytes:
    """A form of which three bytes come."""
    form = "application/x-www-form-urlencoded"
    headers = {"Cookie": "csrftoken=x", "Content_Type": form, "Content_Length": length}
    return request("POST", "/de/anmeldung/link/", b"a=b", **headers)


def start(silence: int) -> Iterator[Site]:
    address = free_address()
    process = start_site(address, REQUEST_THREADS="4", BODY_SILENCE=str(silence))
    yield Site(address, process)
    process.end()


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """A server whose database is empty, for what asks for none."""
    yield from start(silence=1)


@pytest.fixture
def home(transactional_db) -> HomePage:
    """A home page that is really there for the server's process."""
    return factories.make_home(())


@pytest.fixture
def patient_site(transactional_db) -> Iterator[Site]:
    """One that waits for a body as long as a test lasts, and has the test's database."""
    yield from start(silence=PATIENCE)


@pytest.mark.django_db(transaction=True)
def test_pages_and_health_are_answered_while_slow_connections_are_open(home, patient_site):
    site = patient_site
    held = [site.open(unfinished()) for _number in range(20)]
    held += [site.open(UNFINISHED_HEAD) for _number in range(40)]
    assert site.ask("GET", "/healthz").status == 200
    page = site.ask("GET", "/de/")
    assert page.status == 200
    assert b"</html>" in page.content
    for connection in held:
        connection.close()
    assert site.ask("GET", "/healthz").status == 200


def test_health_is_answered_while_every_thread_is_at_work(site):
    with ThreadPoolExecutor(12) as crowd:
        pages = [crowd.submit(site.ask, "GET", "/de/nichts/") for _number in range(24)]
        assert site.ask("GET", "/healthz").content == b'{"status": "ok"}'
        assert all(page.result().status for page in pages)


def test_body_is_refused_when_it_stalls(site):
    answer = site.say(unfinished())
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert b'lang="de"' in answer


def test_body_is_refused_when_it_trickles(site):
    connection = site.open(unfinished())
    connection.settimeout(0.2)
    answer = b""
    for _byte in range(int(PATIENCE / 0.2)):  # each within the time of silence
        try:
            answer = connection.recv(65536)
            break
        except TimeoutError:
            connection.sendall(b"a")
    connection.close()
    assert answer.startswith(b"HTTP/1.1 408 ")


@pytest.mark.parametrize("length", [settings.BODY_LIMIT + 1, 5_000_000])
def test_body_is_refused_in_the_readers_language_when_it_is_too_long(site, length):
    response = site.ask("POST", "/anmeldung/", b"a" * length, Accept_Language="ar")
    assert response.status == 413
    assert response.headers["Connection"] == "close"
    assert '<html lang="ar" dir="rtl">' in response.content.decode()


def test_chunked_body_is_refused_when_it_is_too_long(site):
    chunks = (b"a" * 1000 for _number in range(1000))
    assert site.ask("POST", "/de/anmeldung/", chunks).status == 413


def test_body_is_refused_before_it_is_sent_when_the_client_asks_first(site):
    headers = {"Content_Length": 1_000_000, "Expect": "100-continue"}
    assert site.say(request("POST", "/de/", **headers)).startswith(b"HTTP/1.1 413 ")


def test_body_is_refused_at_once_when_it_is_announced_as_huge(site):
    assert site.say(request("POST", "/de/", Content_Length=80_000_000)).startswith(b"HTTP/1.1 413 ")


def test_body_is_asked_for_when_the_client_asks_first(site):
    headers = {"Content_Length": 3, "Expect": "100-continue", "Connection": "close"}
    with site.open(request("GET", "/robots.txt", **headers)) as connection:
        assert connection.recv(1000).startswith(b"HTTP/1.1 100 ")
        connection.sendall(b"a=b")
        assert read_all(connection).startswith(b"HTTP/1.1 200 ")


def test_body_that_breaks_off_is_not_taken_for_a_whole_one():
    called, sent = [], []
    messages = iter(
        [{"type": "http.request", "body": b"a=b", "more_body": True}, {"type": "http.disconnect"}]
    )

    async def receive() -> dict:
        return next(messages)

    async def send(message: dict) -> None:
        sent.append(message)

    answering = Passing(lambda environ, start_response: called.append(environ))
    buffer = RequestBuffer(answering, threads=1)
    asyncio.run(buffer(SCOPE, receive, send))
    assert called == sent == []


def test_nobody_may_send_an_upload_when_only_the_address_is_the_admins(site):
    assert site.ask("POST", "/admin/", b"a" * 5_000_000).status == 413


def test_head_is_answered_without_a_body(site):
    answer = site.say(request("HEAD", "/robots.txt", Connection="close"))
    head, _blank, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 ")
    assert re.search(rb"content-length: [1-9]", head)
    assert body == b""


def test_requests_sent_at_once_are_answered_in_their_order(site):
    both = request("GET", "/healthz") + request("GET", "/robots.txt", Connection="close")
    answer = site.say(both)
    assert answer.count(b"HTTP/1.1 200 ") == 2
    assert answer.index(b'{"status": "ok"}') < answer.index(b"User-agent")


def test_static_file_is_sent_whole_or_in_part(site):
    path = "/static/css/site.css"
    source = (settings.ROOT / "site" / "static" / "css" / "site.css").read_bytes()
    assert site.ask("GET", path).content == source
    part = site.ask("GET", path, Range="bytes=10-19")
    assert part.status == 206
    assert part.content == source[10:20]


def test_header_with_an_underscore_does_not_pass_for_a_proxys(site):
    """WSGI has one name for both."""
    assert site.ask("GET", "/", **{"Accept-Language": "en"}).headers["Location"] == "/en/"
    smuggled = site.say(
        b"GET / HTTP/1.1\r\nHost: localhost\r\nAccept_Language: en\r\nConnection: close\r\n\r\n"
    )
    assert b"location: /de/" in smuggled


@pytest.mark.django_db(transaction=True)
def test_upload_of_many_megabytes_is_taken_from_the_admin(home, patient_site):
    browser = Client()
    browser.force_login(get_user_model().objects.create_superuser("anna"))
    session, token = browser.cookies["sessionid"].value, "t" * 32
    content = b"%PDF-1.7\n" + bytes(range(256)) * 4096 * 19  # 19 MiB
    file = SimpleUploadedFile("plan.pdf", content, "application/pdf")
    fields = {"title": "Plan", "collection": 1, "file": file}
    response = patient_site.ask(
        "POST",
        "/admin/documents/add/",
        encode_multipart(BOUNDARY, fields),
        Content_Type=MULTIPART_CONTENT,
        Cookie=f"sessionid={session}; csrftoken={token}",
        X_CSRFToken=token,
    )
    assert response.status == 302
    document = SiteDocument.objects.get()
    assert document.file_size == len(content)
    assert patient_site.ask("GET", document.url).content == content


@pytest.mark.django_db(transaction=True)
def test_what_is_at_work_is_finished_when_the_server_is_told_to_end(home, patient_site):
    with ThreadPoolExecutor(8) as crowd:
        pages = [crowd.submit(patient_site.ask, "GET", "/de/") for _number in range(8)]
        assert pages[0].result().status == 200
        patient_site.process.process.terminate()
        answered = [page.exception() or page.result().status for page in pages]
    assert patient_site.process.process.wait(timeout=PATIENCE) == 0
    assert all(answer == 200 or isinstance(answer, ConnectionError) for answer in answered)


def test_page_in_memory_is_new_when_another_process_has_published(home, patient_site):
    """Waits until it is; that it comes within a second is measured, not asserted."""

    def title() -> str:
        page = patient_site.ask("GET", "/de/").content.decode()
        return " ".join(re.findall("<h1[^>]*>(.*?)</h1>", page, re.S)[0].split())

    assert title() == title() == "Politik vor Ort"
    home.headline = "Politik im Rat"
    home.save_revision().publish()
    latest = time.monotonic() + PATIENCE
    while title() == "Politik vor Ort" and time.monotonic() < latest:
        pass  # each look waits for the server
    assert title() == "Politik im Rat"
