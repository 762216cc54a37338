"""Sending what the outbox holds, as mails."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from events.outbox import sender

from .render import compose


def send_due_messages(now: datetime | None = None) -> int:
    """Send everything that is due; return how many were sent."""
    return sender.send_due_messages(compose, now)


def send(pks: Iterable[int], now: datetime | None = None) -> int:
    """Send these messages as far as they are due; return how many were sent."""
    return sender.send(pks, compose, now)
