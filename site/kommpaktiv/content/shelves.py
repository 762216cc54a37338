"""What is kept in memory up to a size: pages, and parts of them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, Protocol, TypeVar


class Keepable(Protocol):
    """Something that is true for a while, and takes `size` bytes."""

    @property
    def size(self) -> int: ...

    @property
    def is_true(self) -> bool: ...


K = TypeVar("K", bound=Keepable)


class Shelf(Generic[K]):
    """Things up to `size` bytes in all; what was not asked for longest goes first."""

    def __init__(self, size: int) -> None:
        self.size, self.filled = size, 0
        self.things: OrderedDict[Hashable, K] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self.things)

    def __contains__(self, key: Hashable) -> bool:
        """Whether it is there, true or not."""
        return key in self.things

    def get(self, key: Hashable) -> K | None:
        """The thing, if it is there and true."""
        thing = self.things.get(key)
        if thing is None or not thing.is_true:
            return None
        with self._lock:
            if key in self.things:
                self.things.move_to_end(key)
        return thing

    def put(self, key: Hashable, thing: K) -> None:
        with self._lock:
            self._take(key)
            self.things[key] = thing
            self.filled += thing.size
            while self.filled > self.size:
                self._take(next(iter(self.things)))

    def clear(self) -> None:
        with self._lock:
            self.things.clear()
            self.filled = 0

    def _take(self, key: Hashable) -> None:
        if thing := self.things.pop(key, None):
            self.filled -= thing.size
