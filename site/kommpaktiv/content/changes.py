"""What has changed: a clock of this process, and a journal by which processes hear of each other.

A topic is what a page can depend on: `CONTENT`, all that editors publish, or something finer that a
room names, such as the places of one training. What is kept in memory is good as long as none of
its topics has changed since the clock stood where it was made: there is nothing to purge.

A change is noted in its own transaction. This process knows of it at once, all others when they
next `look`, which they do before they answer from memory, at most once in `CHANGES_SEEN_WITHIN`
seconds: one query, however much there is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from threading import Lock
from time import monotonic

from django.conf import settings
from django.db import close_old_connections, connection, transaction
from django.utils import timezone

from .models.changes import Change

CONTENT = "content"

# Transactions end in another order than their rows were numbered in: looked at again are this many.
# Who is overtaken by more is seen when `LONGEST` is over.
OVERTAKING = 1000
LONGEST = 300.0  # seconds that anything may be shown without being made anew
KEPT = timedelta(hours=1)  # how long rows stand in the journal, and more than LONGEST

_lock = Lock()
_looking = Lock()
_clock = 0
_changed_at: dict[str, int] = {CONTENT: 0}  # by topic, what the clock showed
_seen: set[int] = set()  # rows of the journal
_looked_at = float("-inf")  # on the clock of `monotonic`


def note(topic: str) -> None:
    """Something on `topic` changes in this transaction: known here at once, elsewhere soon."""
    tick([topic])
    if not _is_noted(topic):
        transaction.on_commit(_Told(Change.objects.create(topic=topic)))


def tick(topics: Iterable[str]) -> None:
    """What is in memory on these topics is old."""
    global _clock
    with _lock:
        if changed := {name: _clock + 1 for topic in topics for name in (topic, group_of(topic))}:
            _changed_at.update(changed)
            _clock += 1


def group_of(topic: str) -> str:
    """The topic that it is a part of: `places` of `places:12`."""
    return topic.partition(":")[0]


def clock() -> int:
    """What the clock shows; grows with every change this process hears of."""
    return _clock


def changed_at(topic: str) -> int:
    """What the clock showed when `topic` last changed."""
    return _changed_at.get(topic, 0)


def unchanged(topics: Iterable[str], since: int) -> bool:
    """Whether none of them has changed since the clock showed this."""
    return since == _clock or all(changed_at(topic) <= since for topic in topics)


def is_up_to_date() -> bool:
    """Whether the journal was looked at a moment ago. Asks nobody."""
    return monotonic() - _looked_at < settings.CHANGES_SEEN_WITHIN


def look() -> None:
    """Learn what other processes have changed, unless that was done a moment ago.

    :raises DatabaseError: where the database does not answer.
    """
    with _looking:
        if not is_up_to_date():
            _look()


def look_again() -> None:
    """Have the next one look, for something was written that this process was not told of."""
    global _looked_at
    _looked_at = min(_looked_at, monotonic() - settings.CHANGES_SEEN_WITHIN)


def forget_old() -> None:
    """Empty the journal of what everybody has seen."""
    seen = Change.objects.filter(made_at__lt=timezone.now() - KEPT)
    if seen.exists():  # a site where nothing happens is not written to
        seen.delete()


@dataclass(frozen=True)
class _Told:
    """What is left to do when a transaction that noted a change is committed."""

    change: Change

    def __call__(self) -> None:
        _seen.add(self.change.pk)
        tick([self.change.topic])


def _is_noted(topic: str) -> bool:
    """Whether this transaction has a row for it already. What is rolled back leaves this list."""
    waiting = (entry[1] for entry in connection.run_on_commit)
    return any(isinstance(told, _Told) and told.change.topic == topic for told in waiting)


def _look() -> None:
    global _looked_at, _seen
    began = monotonic()
    was_away = began - _looked_at > LONGEST  # what was missed may be gone from the journal
    _end_stale_connection()
    rows = dict(_latest() if was_away else _since(max(_seen, default=0) - OVERTAKING))
    missed = {topic for pk, topic in rows.items() if pk not in _seen}
    _seen = set(rows)
    tick(_changed_at if was_away else missed)
    _looked_at = began


def _latest() -> Iterable[tuple[int, str]]:
    return Change.objects.order_by("-pk").values_list("pk", "topic")[:OVERTAKING]


def _since(pk: int) -> Iterable[tuple[int, str]]:
    return Change.objects.filter(pk__gt=pk).values_list("pk", "topic")


def _end_stale_connection() -> None:
    """As Django does before a request: this may be outside of one."""
    if not connection.in_atomic_block:
        close_old_connections()
