"""Sending what the outbox holds, as mails."""

from __future__ import annotations

from datetime import datetime

from events.outbox import sender

from .render import compose


def send_due_messages(now: datetime | None = None) -> int:
    """Send what is due, the most urgent first; return how many were sent."""
    return sender.send_due_messages(compose, now)
