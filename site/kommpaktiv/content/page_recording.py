"""What a page that may be kept has read while it was made, and until when it is true.

`web/page_cache.py` records; whoever makes a page for readers says that it may be kept (`keep`), and
what it reads that changes by itself (`reads`). Outside of a recording both do nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.utils import timezone

from .changes import CONTENT, LONGEST, group_of

MANY = 50  # topics of a page, beyond which it depends on their groups

# Given the time and the topics of a page: when something on it will be another by itself.
NextMoment = Callable[[datetime, frozenset[str]], datetime | None]

_current: ContextVar[Recording | None] = ContextVar("recording", default=None)
_next_moments: list[NextMoment] = []


@dataclass
class Recording:
    """`parameters` names those of the address that the page depends on; none: it is not kept."""

    read: set[str] = field(default_factory=lambda: {CONTENT})
    parameters: tuple[str, ...] | None = None

    @property
    def topics(self) -> frozenset[str]:
        """What it depends on: of many, the groups, which change with each of them."""
        many = len(self.read) > MANY
        return frozenset(group_of(topic) for topic in self.read) if many else frozenset(self.read)

    def true_until(self, now: datetime) -> datetime:
        """The first moment after `now` at which the page would be another one by itself."""
        moments = [next_moment(now, self.topics) for next_moment in _next_moments]
        return min([now + timedelta(seconds=LONGEST), *filter(None, moments)])


@contextmanager
def recorded() -> Iterator[Recording]:
    """Record what is made within."""
    recording = Recording()
    token = _current.set(recording)
    try:
        yield recording
    finally:
        _current.reset(token)


def keep(*parameters: str) -> None:
    """What is made now may be kept, for all who ask for it with the same `parameters`.

    Only what is the same for everybody who is not signed in, and sets no cookie.
    """
    if recording := _current.get():
        recording.parameters = parameters


def reads(topic: str) -> None:
    """What is made now shows something that changes without any content being published."""
    if recording := _current.get():
        recording.read.add(topic)


def lapses(next_moment: NextMoment) -> NextMoment:
    """Have pages made anew at the moments that the decorated function tells."""
    _next_moments.append(next_moment)
    return next_moment


@lapses
def midnight(now: datetime, topics: frozenset[str]) -> datetime:
    """When “today” is another day, on the clocks of the site."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time.min))
