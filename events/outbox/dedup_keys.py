"""What a registration is told once of each kind: the keys that the database keeps unique."""

from __future__ import annotations

from events.records.models import Note, Occurrence


def change_key(date: Occurrence) -> str:
    """Of the last change of a date, which its SEQUENCE counts (RFC 5545, 3.8.7.4)."""
    return f"{date.uid.hex}.{date.sequence}"


def day_key(date: Occurrence) -> str:
    """Of the day a date takes place on: one that moves to another day is told of again."""
    return f"{date.uid.hex}.{date.local_start.date().isoformat()}"


def note_key(note: Note) -> str:
    """Of a note, however often its form was sent."""
    return note.submission.hex
