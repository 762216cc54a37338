"""Whole pages in memory for those who only read: finished bytes, compressed once.

Stands before Django. Whether a page may be kept is said by who makes it (`page_recording.keep`),
and it is kept with what it has read: it is answered as long as none of that has changed
(`content/changes.py`) and nothing on it has lapsed. Nothing is purged, nothing can be forgotten.

Never kept: what a signed-in person sees, what sets a cookie, anything but a plain 200.
"""

from __future__ import annotations

import gzip
import logging
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from http import HTTPStatus
from threading import Lock
from urllib.parse import parse_qsl, urlencode

import brotli
from django.conf import settings
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone

from kommpaktiv.content import changes
from kommpaktiv.content.page_recording import recorded
from kommpaktiv.content.shelves import Shelf

from .encodings import smallest_encoding
from .request_buffering import (
    REFUSED,
    Environ,
    Response,
    WSGIApplication,
    call_wsgi,
    has_session_cookie,
)

logger = logging.getLogger(__name__)

Headers = list[tuple[bytes, bytes]]
Key = tuple[str, bool, str, str]  # host, whether by https, path, query
Address = tuple[str, str]  # host, path

ADDRESSES = 10_000  # of which it is remembered whether their pages may be kept
SMALLEST = 500  # bytes; compressing less gains nothing
COMPRESSED = (b"application/pdf", b"image/png")  # by themselves
UNPACKED = 100  # pages that are kept without brotli as well: four megabytes
OVERHEAD = 1500  # bytes that a page takes in memory beside its text
BROTLI_QUALITY = 6  # of 11: beyond it takes ten times as long for five percent
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE")
REVALIDATE = b"no-cache"  # kept by whoever likes, and asked for each time (RFC 9111, 5.2.2.4)
MADE_ANEW = frozenset({b"content-length", b"etag", b"vary", b"content-encoding"})


@dataclass(frozen=True, eq=False)
class KeptPage:
    """One page, kept as most readers get it; `clock` as it was before it was read."""

    headers: Headers
    kept: bytes  # with brotli, unless the page is too small for it
    is_packed: bool
    tag: str  # its ETag: weak, for it is the same in every encoding (RFC 9110, 8.8.1)
    topics: frozenset[str]
    clock: int
    until: float  # POSIX timestamp

    @property
    def is_true(self) -> bool:
        """Whether it would be made just so now."""
        lasts = timezone.now().timestamp() < self.until
        return lasts and changes.unchanged(self.topics, self.clock)

    @property
    def size(self) -> int:
        """Bytes it takes in memory."""
        return OVERHEAD + len(self.kept)

    def answer(self, environ: Environ) -> Response:
        """What this request gets."""
        if self._is_known(environ.get("HTTP_IF_NONE_MATCH", "")):
            return self._not_modified()
        available = ("br", "gzip") if self.is_packed else ()
        encoding = smallest_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""), available)
        response = self._variant(encoding)
        return without_body(response) if environ["REQUEST_METHOD"] == "HEAD" else response

    def _is_known(self, tags: str) -> bool:
        strong = self.tag.removeprefix("W/")
        return any(tag.strip().removeprefix("W/") in (strong, "*") for tag in tags.split(","))

    def _not_modified(self) -> Response:
        """What somebody is told who has it already (RFC 9110, 15.4.5)."""
        told = (b"cache-control", b"content-location", b"date", b"expires", b"vary")
        kept = [header for header in self.headers if header[0] in told]
        return Response(304, [*kept, (b"etag", self.tag.encode())])

    def _variant(self, encoding: str) -> Response:
        is_kept = encoding == "br" or not self.is_packed
        body = self.kept if is_kept else unpacked(self, encoding)
        headers = [
            *self.headers,
            (b"etag", self.tag.encode()),
            (b"content-length", str(len(body)).encode()),
        ]
        if encoding:
            headers.append((b"content-encoding", encoding.encode()))
        return Response(200, headers, body)


@lru_cache(UNPACKED)
def unpacked(page: KeptPage, encoding: str) -> bytes:
    """A page for those few who do not take brotli."""
    body = brotli.decompress(page.kept)
    return gzip.compress(body, mtime=0) if encoding == "gzip" else body


class PageCache:
    """Answers requests from memory, and has the WSGI application make what is not there.

    `size` in bytes; 0 keeps nothing.
    """

    def __init__(self, application: WSGIApplication, size: int):
        self.application = application
        # Of what is asked for there is no end: it must not push out the pages themselves.
        self.plain: Shelf[KeptPage] = Shelf(size * 3 // 4)
        self.asked: Shelf[KeptPage] = Shelf(size // 4)
        # By host and path: the parameters a page there depends on; None where it is not kept.
        self.parameters: OrderedDict[Address, tuple[str, ...] | None] = OrderedDict()
        self.turns: dict[Key, tuple[Lock, int]] = {}
        self.lock = Lock()
        self.never = (
            settings.STATIC_URL,
            settings.MEDIA_URL,
            reverse("wagtailadmin_home"),
            reverse("wagtaildocs_serve", args=[0, "-"]).partition("0/")[0],
            "/healthz",
            "/readyz",
        )

    def ready(self, environ: Environ) -> Response | None:
        """The answer, where it is at hand without asking the database."""
        if not (changes.is_up_to_date() and self._is_for_reader(environ)):
            return None
        page = self._find(self._key(environ))
        return page.answer(environ) if page else None

    def may_be_known(self, environ: Environ) -> bool:
        """Whether there is a page, true or not."""
        key = self._key(environ)
        return key in self._shelf(key) and self._is_for_reader(environ)

    def known(self, environ: Environ) -> Response | None:
        """The answer, if the page is true as far as the database tells."""
        page = self._find(self._key(environ)) if self._look() else None
        return page.answer(environ) if page else None

    def answer(self, environ: Environ) -> Response:
        """The answer to any request."""
        is_known = self._look()
        if not is_known:
            return self._pass_on(environ)
        if not self._is_for_reader(environ):
            with recorded():  # its parts may be kept
                return self._pass_on(environ)
        key = self._key(environ)
        if page := self._find(key):
            return page.answer(environ)
        if self.parameters.get(address_of(key), ()) is None:
            return self._make(environ, key)
        with self._turn(key):
            page = self._find(key)  # the one before has made it
            return page.answer(environ) if page else self._make(environ, key)

    def _look(self) -> bool:
        """Whether this process knows what has changed."""
        try:
            changes.look()
        except DatabaseError:
            logger.exception("Nobody tells what has changed: nothing is answered from memory.")
            return False
        return True

    def _pass_on(self, environ: Environ) -> Response:
        response = call_wsgi(self.application, environ)
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            changes.look_again()
        return response

    def _is_for_reader(self, environ: Environ) -> bool:
        return (
            environ["REQUEST_METHOD"] in ("GET", "HEAD")
            and not has_session_cookie(environ)
            and REFUSED not in environ
            and not environ["PATH_INFO"].startswith(self.never)
        )

    # Finding -------------------------------------------------------------------------------------

    def _key(self, environ: Environ) -> Key:
        """What makes two requests the same; parameters a page does not know make no difference."""
        host, path = environ.get("HTTP_HOST", "").lower(), environ["PATH_INFO"]
        # As Django reads it: of several proxies the first, which the client spoke to.
        forwarded = environ.get("HTTP_X_FORWARDED_PROTO", "").partition(",")[0].strip()
        is_secure = "https" in (environ["wsgi.url_scheme"], forwarded)
        query = environ["QUERY_STRING"]
        if query and (known := self.parameters.get((host, path))) is not None:
            query = ordered(query, known)
        return host, is_secure, path, query

    def _shelf(self, key: Key) -> Shelf[KeptPage]:
        return self.asked if key[3] else self.plain

    def _find(self, key: Key) -> KeptPage | None:
        return self._shelf(key).get(key)

    @contextmanager
    def _turn(self, key: Key) -> Iterator[None]:
        """One at a time makes a page; the others wait for it."""
        with self.lock:
            turn, waiting = self.turns.get(key, (Lock(), 0))
            self.turns[key] = turn, waiting + 1
        try:
            with turn:
                yield
        finally:
            with self.lock:
                turn, waiting = self.turns[key]
                self.turns[key] = turn, waiting - 1
                if waiting == 1:
                    del self.turns[key]

    # Making --------------------------------------------------------------------------------------

    def _make(self, environ: Environ, key: Key) -> Response:
        clock, now = changes.clock(), timezone.now()
        with recorded() as recording:
            response = call_wsgi(self.application, whole_page(environ, key))
        self._learn(address_of(key), recording.parameters)
        if recording.parameters is None or not is_for_everybody(response):
            return without_body(response) if environ["REQUEST_METHOD"] == "HEAD" else response
        shelf = self._shelf(key)
        is_kept = shelf.size > 0 and key[3] == ordered(key[3], recording.parameters)
        body, is_packed = response.body, is_worth_packing(response)
        if not is_kept:  # packed for this client alone
            is_packed = is_packed and takes_brotli(environ)
        page = KeptPage(
            headers=kept_headers(response.headers),
            kept=brotli.compress(body, quality=BROTLI_QUALITY) if is_packed else body,
            is_packed=is_packed,
            tag=f'W/"{blake2b(body, digest_size=16).hexdigest()}"',
            topics=recording.topics,
            clock=clock,
            until=recording.true_until(now).timestamp(),
        )
        if is_kept:
            shelf.put(key, page)
        return page.answer(environ)

    def _learn(self, address: Address, parameters: tuple[str, ...] | None) -> None:
        with self.lock:
            self.parameters[address] = parameters
            self.parameters.move_to_end(address)
            if len(self.parameters) > ADDRESSES:
                self.parameters.popitem(last=False)


def address_of(key: Key) -> Address:
    """Host and path."""
    return key[0], key[2]


def ordered(query: str, names: tuple[str, ...]) -> str:
    """The parameters with these names, in this order; of one that is repeated the last counts."""
    values = dict(parse_qsl(query, keep_blank_values=True))
    return urlencode({name: values[name] for name in names if name in values})


def whole_page(environ: Environ, key: Key) -> Environ:
    """The request as one for the whole page, whatever part of it the client has already."""
    asked = environ | {"REQUEST_METHOD": "GET", "QUERY_STRING": key[3]}
    return {name: value for name, value in asked.items() if name not in CONDITIONS}


def is_for_everybody(response: Response) -> bool:
    """Whether all who ask may get the same."""
    headers = dict(response.headers)
    control = headers.get(b"cache-control", b"")
    return (
        response.status == HTTPStatus.OK
        and not response.path
        and b"set-cookie" not in headers
        and b"private" not in control
        and b"no-store" not in control
    )


def is_worth_packing(response: Response) -> bool:
    """Whether it is smaller compressed."""
    kind = dict(response.headers).get(b"content-type", b"")
    return len(response.body) >= SMALLEST and kind not in COMPRESSED


def takes_brotli(environ: Environ) -> bool:
    return smallest_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""), ("br",)) == "br"


def kept_headers(headers: Headers) -> Headers:
    """Those that hold for every encoding. Caches on the way ask each time, or as the page says."""
    given = dict(headers)
    varies = [name for name in given.get(b"vary", b"").split(b", ") if name]
    for name in (b"Accept-Encoding", b"Cookie"):
        if name not in varies:
            varies.append(name)
    control = [] if b"cache-control" in given else [(b"cache-control", REVALIDATE)]
    kept = [(name, value) for name, value in headers if name not in MADE_ANEW]
    return [*kept, *control, (b"vary", b", ".join(varies))]


def without_body(response: Response) -> Response:
    """What HEAD is answered with."""
    return replace(response, body=b"")
