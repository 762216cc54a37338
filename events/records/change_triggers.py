"""Has the database itself note when the places of a training change, whatever way they are written.

Pages show how many places are left, and are kept until that changes: see content/changes.py. Rows
of places are written one by one, many at once, by cascades and by hand; no signal hears of all of
these. The triggers are made after each migration: on SQLite, changing a table loses them.
"""

from __future__ import annotations

from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from kommpaktiv.content.models import Change

from .models import Occurrence, Place
from .topics import places_of

# What of a place says whether it takes a seat, or a turn on the waiting list. `person` and the
# participant say only whose it is.
COUNTED = ("occurrence_id", "state", "held_until", "queued_at")

# When, and the row that is or was there.
EVENTS = {
    "insert": ("INSERT", "NEW"),
    "update": (f"UPDATE OF {', '.join(COUNTED)}", "NEW"),
    "delete": ("DELETE", "OLD"),
}


def make_triggers(using: str, **_kwargs: Any) -> None:
    """Make those that are missing. A receiver of `post_migrate`."""
    connection = connections[using]
    tables = connection.introspection.table_names()
    if {Change._meta.db_table, Place._meta.db_table} <= set(tables):
        make = {"sqlite": _make_on_sqlite, "postgresql": _make_on_postgresql}[connection.vendor]
        make(connection)


def _make_on_sqlite(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for name, (event, row) in EVENTS.items():
            cursor.execute(
                f"CREATE TRIGGER IF NOT EXISTS place_{name}_noted AFTER {event} "
                f"ON {Place._meta.db_table} BEGIN {_note(row)}; END"
            )


def _make_on_postgresql(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for name, (event, row) in EVENTS.items():
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION note_place_{name}() RETURNS trigger LANGUAGE plpgsql "
                f"AS $$ BEGIN {_note(row)}; RETURN NULL; END $$"
            )
            cursor.execute(
                f"CREATE OR REPLACE TRIGGER place_{name}_noted AFTER {event} "
                f"ON {Place._meta.db_table} FOR EACH ROW EXECUTE FUNCTION note_place_{name}()"
            )


def _note(row: str) -> str:
    any_event = places_of("")
    return (
        f"INSERT INTO {Change._meta.db_table} (topic) "  # noqa: S608 - names of ours
        f"SELECT '{any_event}' || event_id FROM {Occurrence._meta.db_table} "
        f"WHERE id = {row}.occurrence_id"
    )
