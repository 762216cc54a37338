"""Parts of pages in memory: what a template makes of what is published, until that changes.

As whole pages are kept (`web/page_cache.py`), so are the parts that many share or that are dear,
for pages that have to be made anew: somebody took a place, filters, or is signed in. A part knows
by itself what it has read (`page_recording.py`). Nothing is purged.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from . import changes
from .page_recording import is_recording, part_recorded, shows_part
from .shelves import Shelf

OVERHEAD = 700  # bytes that a part takes in memory beside its text
WIDEST = 2  # bytes a letter, but for pictures in the text (PEP 393)


@dataclass(frozen=True)
class Fragment:
    """A part of a page; `clock` as it was before it was made."""

    html: SafeString
    topics: frozenset[str]
    clock: int
    until: datetime

    @property
    def is_true(self) -> bool:
        """Whether it would be made just so now."""
        return timezone.now() < self.until and changes.unchanged(self.topics, self.clock)

    @property
    def size(self) -> int:
        """Bytes it takes in memory."""
        return OVERHEAD + WIDEST * len(self.html)


# Of what is asked for there is no end: it must not push out what every page shows.
_plain: Shelf[Fragment] = Shelf(settings.FRAGMENTS_SIZE * 3 // 4)
_asked: Shelf[Fragment] = Shelf(settings.FRAGMENTS_SIZE // 4)


def kept(
    request: HttpRequest,
    name: str,
    key: tuple[Hashable, ...],
    make: Callable[[], SafeString],
    *,
    is_alone: bool,
) -> SafeString:
    """What `make` makes: the part called `name` for those who ask for the same `key`.

    And for the same language, host and query. What `is_alone` shows nothing that the page around it
    has read, nor its query. A preview shows what is not published: it is always made, and so is
    what nobody records, for it would not know what has changed.
    """
    if not is_recording() or getattr(request, "is_preview", False):
        return make()
    query = "" if is_alone else request.META.get("QUERY_STRING", "")
    host = request.META.get("HTTP_HOST", "")
    whole_key = (name, get_language(), request.scheme, host, query, key)
    shelf = _asked if query else _plain
    fragment = shelf.get(whole_key)
    if fragment is None:
        fragment = _made(make, is_alone)
        shelf.put(whole_key, fragment)
    shows_part(fragment.topics, fragment.until)
    return fragment.html


def _made(make: Callable[[], SafeString], is_alone: bool) -> Fragment:
    clock, now = changes.clock(), timezone.now()
    with part_recorded(is_alone) as recording:
        html = make()
    return Fragment(html, recording.topics, clock, recording.true_until(now))


def forget_all() -> None:
    """Begin with nothing in memory."""
    _plain.clear()
    _asked.clear()
