"""A request is taken in whole before a thread is given to it, as nginx does it (proxy_buffering).

The server calls this as an ASGI application, so that any number of visitors may send and read as
slowly as their network is; Django is called as a WSGI application, by few threads that never wait
for a network. Without it four sockets that send three bytes and fall silent hold four threads.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Protocol
from urllib.parse import unquote_to_bytes
from wsgiref.util import FileWrapper

from django.conf import settings
from django.http import parse_cookie
from django.urls import reverse

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Environ = dict[str, Any]  # PEP 3333
WSGIApplication = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

SLOWEST = 2000  # bytes a second of a body, after twice the time of silence
IN_MEMORY = 64 * 1024  # bytes of a body; what is longer waits in a temporary file
DISCARDED = 8 * 1024**2  # bytes over the limit, read so that a browser comes to read the answer
UPLOADS = 8  # long bodies taken in at once, so that they cannot fill the disk

REFUSED = "kommpaktiv.refused"  # in the environ: the status to answer with in place of the page
HEALTH = "/healthz"


class BodyRefusedError(Exception):
    """The body is too long or too slow."""

    def __init__(self, status: HTTPStatus):
        self.status = status


class ClientDisconnectedError(Exception):
    """Nobody is there any more who could read an answer."""


@dataclass(frozen=True)
class Response:
    """What the WSGI application answered: the bytes, or the file that holds them."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes = b""
    path: str = ""


class Answering(Protocol):
    """Who answers requests that have been taken in: `web/page_cache.py`."""

    def ready(self, environ: Environ) -> Response | None:
        """The answer, where it is at hand without waiting for anything."""

    def may_be_known(self, environ: Environ) -> bool:
        """Whether it may be at hand once the database was asked what has changed."""

    def known(self, environ: Environ) -> Response | None:
        """The answer, where it is at hand then."""

    def answer(self, environ: Environ) -> Response:
        """The answer to any request."""


class Passing:
    """Has a WSGI application answer everything."""

    def __init__(self, application: WSGIApplication):
        self.application = application

    def ready(self, environ: Environ) -> Response | None:
        return None

    def may_be_known(self, environ: Environ) -> bool:
        return False

    def known(self, environ: Environ) -> Response | None:
        return None

    def answer(self, environ: Environ) -> Response:
        return call_wsgi(self.application, environ)


class RequestBuffer:
    """The ASGI application around who answers, in one of `threads` threads."""

    def __init__(self, answering: Answering, threads: int):
        self.answering = answering
        self.threads = ThreadPoolExecutor(threads, "request")
        # These two answer however busy the others are, while a database is locked for instance.
        self.health_thread = ThreadPoolExecutor(1, "health")
        self.reading_thread = ThreadPoolExecutor(1, "reading")
        self.uploads = asyncio.Semaphore(UPLOADS)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        environ = wsgi_environ(scope)
        if response := await self.at_hand(environ):
            await transmit(response, send, close=False)
            return
        with SpooledTemporaryFile(max_size=IN_MEMORY) as body:
            environ["wsgi.input"] = body
            try:
                await self.take_in(receive, environ, body)
            except ClientDisconnectedError:
                return
            except BodyRefusedError as refusal:
                environ |= {REFUSED: refusal.status, "CONTENT_LENGTH": "0"}
            pool = self.health_thread if environ["PATH_INFO"] == HEALTH else self.threads
            loop = asyncio.get_running_loop()
            response = await loop.run_in_executor(pool, self.answering.answer, environ)
        await transmit(response, send, close=REFUSED in environ)

    async def at_hand(self, environ: Environ) -> Response | None:
        """The answer, where nothing has to be made for it."""
        if response := self.answering.ready(environ):
            return response
        if not self.answering.may_be_known(environ):
            return None
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.reading_thread, self.answering.known, environ)

    async def take_in(self, receive: Receive, environ: Environ, body: IO[bytes]) -> None:
        """Read the body, if there is one, and say in the environ how long it is."""
        announced = environ.get("CONTENT_LENGTH", "")
        if announced in ("", "0") and "HTTP_TRANSFER_ENCODING" not in environ:
            return
        limit = body_limit(environ)
        if announced and int(announced) > limit:
            asks_first = environ.get("HTTP_EXPECT", "").lower() == "100-continue"
            if asks_first or int(announced) > limit + DISCARDED:
                raise BodyRefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        async with self._turn(limit):
            environ["CONTENT_LENGTH"] = str(await read_body(receive, body, limit))
        body.seek(0)

    def _turn(self, limit: int) -> AbstractAsyncContextManager[None]:
        return nullcontext() if limit <= settings.BODY_LIMIT else self.uploads


def body_limit(environ: Environ) -> int:
    """Bytes a body may have: as a form has them, or as an upload where somebody is logged in.

    Whether the session is a real one is asked later. A cookie that is made up wins one a turn
    among the uploads.
    """
    logged_in = has_session_cookie(environ)
    in_admin = environ["PATH_INFO"].startswith(reverse("wagtailadmin_home"))
    return settings.UPLOAD_LIMIT if logged_in and in_admin else settings.BODY_LIMIT


def has_session_cookie(environ: Environ) -> bool:
    """Whether Django would find one: it takes blanks away that browsers never send."""
    cookies = environ.get("HTTP_COOKIE", "")
    return bool(cookies) and settings.SESSION_COOKIE_NAME in parse_cookie(cookies)


async def read_body(receive: Receive, body: IO[bytes], limit: int) -> int:
    """Write what comes into `body`, return the number of bytes.

    :raises BodyRefusedError: 413 where it is longer than `limit`, 408 where it is too slow.
    :raises ClientDisconnectedError: where it ends before its end.
    """
    loop = asyncio.get_running_loop()
    start, silence = loop.time(), settings.BODY_SILENCE
    size, more = 0, True
    try:
        async with asyncio.timeout(silence) as patience:
            while more and size <= limit + DISCARDED:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise ClientDisconnectedError
                chunk, more = message.get("body", b""), message.get("more_body", False)
                size += len(chunk)
                if size <= limit:
                    body.write(chunk)
                latest = start + 2 * silence + size / SLOWEST
                patience.reschedule(min(loop.time() + silence, latest))
    except TimeoutError as error:
        raise BodyRefusedError(HTTPStatus.REQUEST_TIMEOUT) from error
    if size > limit:
        raise BodyRefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return size


def wsgi_environ(scope: Message) -> Environ:
    """What PEP 3333 asks for, from an ASGI scope. Headers with an underscore are left out:

    they would pass for those that a proxy sets, such as `X_Forwarded_Proto`.
    """
    server, client = scope["server"], scope["client"]
    environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1]),
        "REMOTE_ADDR": client[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    if "http.response.pathsend" in scope["extensions"]:
        environ["wsgi.file_wrapper"] = FileWrapper
    for name, value in scope["headers"]:
        if b"_" not in name:
            _add_header(environ, name.decode("latin-1"), value.decode("latin-1"))
    return environ


def _add_header(environ: Environ, name: str, value: str) -> None:
    key = name.upper().replace("-", "_")
    if key not in ("CONTENT_TYPE", "CONTENT_LENGTH"):
        key = f"HTTP_{key}"
    if key in environ:
        value = f"{environ[key]}{'; ' if key == 'HTTP_COOKIE' else ','}{value}"
    environ[key] = value


def call_wsgi(application: WSGIApplication, environ: Environ) -> Response:
    """Call the application, and end all it does in this thread, which has its connections."""
    started: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
        started.append((status, headers))

    result = application(environ, start_response)
    try:
        path = whole_file(result)
        body = b"" if path else b"".join(result)
    finally:
        if hasattr(result, "close"):
            result.close()
    status, headers = started[-1]
    encoded = [(name.lower().encode("latin-1"), text.encode("latin-1")) for name, text in headers]
    return Response(int(status.split(" ", 1)[0]), encoded, body, path)


def whole_file(result: Iterable[bytes]) -> str:
    """The path of the file that is the answer, for the server to send by itself; else empty."""
    filelike = getattr(result, "filelike", None)
    path = getattr(filelike, "name", None)
    if not (isinstance(result, FileWrapper) and isinstance(path, str) and os.path.isabs(path)):
        return ""
    return "" if result.filelike.tell() else path


async def transmit(response: Response, send: Send, *, close: bool) -> None:
    """Hand the answer to the server, which sends it as slowly as it is read."""
    headers = [*response.headers, (b"connection", b"close")] if close else response.headers
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    if response.path:
        await send({"type": "http.response.pathsend", "path": response.path})
    else:
        await send({"type": "http.response.body", "body": response.body})
