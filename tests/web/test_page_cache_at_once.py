"""Many who ask for one page at once."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from django.db import connection

from kommpaktiv.content.models import SiteSettings
from kommpaktiv.web.request_buffering import RequestBuffer
from tests import factories

from .kept_site import Site


@pytest.mark.django_db(transaction=True)
def test_cold_page_is_made_once_when_many_ask_for_it():
    SiteSettings.for_site(factories.make_home().get_site())
    site, start = Site(), Event()

    def ask(_number: int) -> int:
        start.wait()
        try:
            return site.get("/de/").status
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as crowd:
        answers = [crowd.submit(ask, number) for number in range(200)]
        start.set()
        assert {answer.result() for answer in answers} == {200}
    assert site.made == ["/de/"]


def asked_for(path: str, method: str = "GET") -> dict[str, Any]:
    """A request as an ASGI server tells of it."""
    return {
        "type": "http",
        "method": method,
        "scheme": "http",
        "http_version": "1.1",
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"testserver")],
        "server": ("testserver", 80),
        "client": ("127.0.0.1", 1),
        "extensions": {},
    }


@pytest.mark.django_db(transaction=True)
def test_known_page_is_answered_while_all_threads_wait(settings):
    """For a database that somebody has locked, say."""
    settings.CHANGES_SEEN_WITHIN = 0  # what is known must be asked for each time
    SiteSettings.for_site(factories.make_home().get_site())
    site, locked = Site(), Event()
    site.text("/de/")
    made = site.pages.application

    def waiting(environ: Any, start_response: Any) -> Any:
        locked.wait()
        return made(environ, start_response)

    site.pages.application = waiting
    server = RequestBuffer(site.pages, threads=1)

    async def status_of(path: str) -> int:
        sent: list[Any] = []

        async def send(message: Any) -> None:
            sent.append(message)

        await server(asked_for(path), asyncio.Event().wait, send)
        return sent[0]["status"]

    async def visit() -> tuple[bool, int, int]:
        stuck = asyncio.create_task(status_of("/de/gibt-es-nicht/"))
        await asyncio.sleep(0)
        known = await status_of("/de/")
        was_stuck = not stuck.done()
        locked.set()
        return was_stuck, known, await stuck

    assert asyncio.run(visit()) == (True, 200, 404)
    for pool in (server.threads, server.reading_thread):
        pool.submit(lambda: connection.close()).result()
