"""Which SQLite is used: one that two processes may write to.

Versions before 3.51.3 can corrupt a database in WAL mode when two connections write, or write and
checkpoint, at the same moment (https://sqlite.org/wal.html). Web and worker do just that.
"""

import sys


def use_bundled_sqlite() -> None:
    """Have `import sqlite3` mean pysqlite3, which brings its own SQLite, where that is installed.

    Distributions and Python's own builds are years behind with theirs.
    """
    try:
        import pysqlite3
    except ImportError:  # no wheel for this machine: web/checks.py says whether that matters
        return
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


def keeps_wal_intact(version: tuple[int, int, int]) -> bool:
    """Tell whether this version of SQLite, or the branch it is of, has the fault mended."""
    return (
        version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    )
