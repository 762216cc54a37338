"""What a page that may be kept has read while it was made, and until when it is true.

`web/page_cache.py` records; whoever makes a page for readers says that it may be kept (`keep`), and
what it reads that changes by itself (`reads`). Outside of a recording both do nothing.

Parts of a page are recorded by themselves (`fragments.py`): `part_recorded`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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
    """`parameters` names those of the address that the page depends on; none: it is not kept.

    `read` is all of it, `around` what was read outside of its parts: any of them may show that.
    """

    around: set[str] = field(default_factory=lambda: {CONTENT})
    read: set[str] = field(default_factory=lambda: {CONTENT})
    parts_until: list[datetime] = field(default_factory=list)
    parameters: tuple[str, ...] | None = None

    @property
    def topics(self) -> frozenset[str]:
        """What it depends on: of many, the groups, which change with each of them."""
        return few(self.read)

    def true_until(self, now: datetime) -> datetime:
        """The first moment after `now` at which the page would be another one by itself.

        Its parts know theirs.
        """
        around = few(self.around)
        moments = [next_moment(now, around) for next_moment in _next_moments]
        longest = now + timedelta(seconds=LONGEST)
        return min([longest, *self.parts_until, *filter(None, moments)])


def few(topics: set[str]) -> frozenset[str]:
    """These topics, or of many their groups."""
    many = len(topics) > MANY
    return frozenset(group_of(topic) for topic in topics) if many else frozenset(topics)


@contextmanager
def recorded() -> Iterator[Recording]:
    """Record what is made within."""
    recording = Recording()
    token = _current.set(recording)
    try:
        yield recording
    finally:
        _current.reset(token)


@contextmanager
def part_recorded(is_alone: bool) -> Iterator[Recording]:
    """Record what is made within as a part of what is being recorded.

    Unless it `is_alone`, it may show whatever was read around it before.
    """
    page = _current.get()
    assert page is not None  # noqa: S101 - who asks knows
    part = Recording() if is_alone else Recording(around=set(page.around), read=set(page.around))
    token = _current.set(part)
    try:
        yield part
    finally:
        _current.reset(token)


def is_recording() -> bool:
    """Whether what is made now knows what has changed, and what it reads is noted."""
    return _current.get() is not None


def shows_part(topics: Iterable[str], until: datetime) -> None:
    """What is made now shows a part that was made from these topics, and is true until then."""
    if recording := _current.get():
        recording.read.update(topics)
        recording.parts_until.append(until)


def keep(*parameters: str) -> None:
    """What is made now may be kept, for all who ask for it with the same `parameters`.

    Only what is the same for everybody who is not signed in, and sets no cookie.
    """
    if recording := _current.get():
        recording.parameters = parameters


def reads(topic: str) -> None:
    """What is made now shows something that changes without any content being published."""
    if recording := _current.get():
        recording.around.add(topic)
        recording.read.add(topic)


def is_true_until(moment: datetime) -> None:
    """What is made now is another one from this moment on, whatever else it shows."""
    if recording := _current.get():
        recording.parts_until.append(moment)


def lapses(next_moment: NextMoment) -> NextMoment:
    """Have pages made anew at the moments that the decorated function tells."""
    _next_moments.append(next_moment)
    return next_moment


@lapses
def midnight(now: datetime, topics: frozenset[str]) -> datetime:
    """When “today” is another day, on the clocks of the site."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time.min))
