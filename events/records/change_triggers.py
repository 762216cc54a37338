"""Has the database itself note when the places of a training change, whatever way they are written.

Pages show how many places are left, and are kept until that changes: see content/changes.py. Rows
of places and claims are written one by one, many at once, by cascades and by hand; no signal hears
of all of these. The triggers are made after each migration: on SQLite, changing a table loses them,
or is refused while they name it (`drop_triggers`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps.registry import Apps
from django.db import connections
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Model

from kommpaktiv.content.models import Change

from .models import Occurrence, Place, SeatClaim
from .topics import places_of

# What of a row says how many seats are taken or how many people wait. Whose a place is does not.
COUNTED: dict[type[Model], tuple[str, ...]] = {
    Place: ("occurrence_id", "state", "held_until", "queued_at"),
    SeatClaim: ("occurrence_id", "repeated", "held_until"),
}


@dataclass(frozen=True)
class Trigger:
    """What is to happen after rows of `table` are written as `event` says."""

    name: str
    table: str
    event: str
    row: str  # OLD or NEW: where the date is found

    @property
    def statement(self) -> str:
        any_event = places_of("")
        return (
            f"INSERT INTO {Change._meta.db_table} (topic) "  # noqa: S608 - names of ours
            f"SELECT '{any_event}' || event_id FROM {Occurrence._meta.db_table} "
            f"WHERE id = {self.row}.occurrence_id"
        )


def triggers() -> Iterator[Trigger]:
    """All there are to be."""
    for model, columns in COUNTED.items():
        table, name = model._meta.db_table, model._meta.model_name
        yield Trigger(f"{name}_insert_noted", table, "INSERT", "NEW")
        yield Trigger(f"{name}_update_noted", table, f"UPDATE OF {', '.join(columns)}", "NEW")
        yield Trigger(f"{name}_delete_noted", table, "DELETE", "OLD")


def make_triggers(using: str, **_kwargs: Any) -> None:
    """Make them, as they are now. A receiver of `post_migrate`."""
    connection = connections[using]
    needed = {Change._meta.db_table, *(model._meta.db_table for model in COUNTED)}
    if needed <= set(connection.introspection.table_names()):
        make = {"sqlite": _make_on_sqlite, "postgresql": _make_on_postgresql}[connection.vendor]
        with connection.cursor() as cursor:
            for trigger in triggers():
                for command in make(trigger):
                    cursor.execute(command)


def drop_triggers(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Let a migration change the table of places, claims or dates; they are made again after it.

    SQLite makes such a table anew, and does not drop the old one while a trigger names it.
    """
    if editor.connection.vendor == "sqlite":
        for trigger in triggers():
            editor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}")


def _make_on_sqlite(trigger: Trigger) -> list[str]:
    return [
        f"DROP TRIGGER IF EXISTS {trigger.name}",
        f"CREATE TRIGGER {trigger.name} AFTER {trigger.event} ON {trigger.table} "
        f"BEGIN {trigger.statement}; END",
    ]


def _make_on_postgresql(trigger: Trigger) -> list[str]:
    return [
        f"CREATE OR REPLACE FUNCTION {trigger.name}() RETURNS trigger LANGUAGE plpgsql "
        f"AS $$ BEGIN {trigger.statement}; RETURN NULL; END $$",
        f"CREATE OR REPLACE TRIGGER {trigger.name} AFTER {trigger.event} ON {trigger.table} "
        f"FOR EACH ROW EXECUTE FUNCTION {trigger.name}()",
    ]
