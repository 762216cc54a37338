"""What was erased must not be read in SQLite's write-ahead log, which a backup takes along.

Erased rows are overwritten in the database (`secure_delete`), but stay in its `-wal` file until
others are written over them: on a quiet site for days. Only TRUNCATE empties the file; PASSIVE and
the checkpoints SQLite makes by itself leave it as it is (https://sqlite.org/pragma.html).
"""

from django.db import connection, transaction

PATIENCE = 5000  # milliseconds to wait for readers; the next run of the worker tries again


def empty_on_commit() -> None:
    """Empty the log once the transaction is over, if there is one. Failing is no failure of it."""
    if connection.vendor == "sqlite":
        transaction.on_commit(_empty, robust=True)


def _empty() -> None:
    with connection.cursor() as cursor:
        (usual,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
