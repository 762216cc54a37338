"""Looking for traces of a person: in every table, file, cache and session there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.db import connection


def found_in_tables(marks: list[str]) -> list[str]:
    """Where a mark stands in the database: `table.column`, whatever type the column has."""
    return sorted(
        {f"{table}.{column}" for table, column, cell in _cells() for mark in marks if mark in cell}
    )


def found_elsewhere(marks: list[str]) -> list[str]:
    """Marks in sessions, which are packed in the database, and in caches."""
    sessions = " ".join(repr(session.get_decoded()) for session in Session.objects.all())
    kept = b" ".join(_cached())
    return [mark for mark in marks if mark in sessions or mark.encode() in kept]


def _cached() -> Iterator[bytes]:
    """What the caches hold, in memory or in Redis."""
    for cache in caches.all():
        store = cache._cache
        if isinstance(store, Mapping):
            yield from store.values()
        else:
            client = store.get_client()
            yield from (client.get(key) or b"" for key in client.scan_iter())


def found_in_files(marks: list[str]) -> list[str]:
    """Marks in SQLite's database and its log, between the rows as well, as a backup takes them.

    With other databases the rows are all we see.
    """
    if connection.vendor != "sqlite":
        return found_in_tables(marks)
    path = Path(connection.settings_dict["NAME"])
    files = [path, path.with_name(f"{path.name}-wal")]
    content = b"".join(file.read_bytes() for file in files if file.exists())
    return [mark for mark in marks if mark.encode() in content]


def _cells() -> Iterator[tuple[str, str, str]]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor, include_views=True):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, cell in zip(columns, row, strict=True):
                    yield table, column, _plain(cell)


def _plain(cell: Any) -> str:
    if isinstance(cell, memoryview | bytes):
        return bytes(cell).decode(errors="replace")
    return str(cell)
