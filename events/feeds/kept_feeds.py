"""Feeds in memory, by their tags: what has the same tag reads the same."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass

from kommpaktiv.content.shelves import Shelf

KEPT = 4 * 1024**2  # bytes in the memory of each process; a feed takes a tenth of its size
QUICKLY = 1  # of 9


@dataclass(frozen=True)
class KeptFeed:
    """A feed, compressed."""

    packed: bytes
    is_true: bool = True  # for its tag

    @property
    def size(self) -> int:
        return len(self.packed)


_feeds: Shelf[KeptFeed] = Shelf(KEPT)


def kept_feed(tag: str, make: Callable[[], bytes]) -> bytes:
    """The feed with this tag, made unless somebody had it before."""
    if kept := _feeds.get(tag):
        return zlib.decompress(kept.packed)
    feed = make()
    _feeds.put(tag, KeptFeed(zlib.compress(feed, QUICKLY)))
    return feed
