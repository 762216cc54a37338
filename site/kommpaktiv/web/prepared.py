"""Whether `manage.py prepare` would find nothing to do, told without starting Django.

To start Django takes most of the time of a start, and prepare then finds nothing in most cases. So
it leaves a note of all that it depends on: the code with its migrations, static files and
catalogues, the installed packages, the environment, what the database says it has. `python -m
kommpaktiv.web.prepared` succeeds where each of them is what it was; where anything differs, or
cannot be told, prepare is run. Of SQLite alone: only there is a database asked so quickly.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from stat import S_IMODE

import kommpaktiv.settings  # noqa: F401 - has SQLite be one that can be trusted

ROOT = Path(__file__).resolve().parents[3]
SOURCES = ("events", "home", "requirements", "search", "site", "stories")
PRIVATE = {"": 0o700, "kommpaktiv.sqlite3": 0o600}  # in the data folder, as prepare leaves them
# What a migrated database says of itself, and whether a site stands in it.
QUESTIONS = (
    "SELECT app, name FROM django_migrations ORDER BY app, name",
    "SELECT site.id FROM wagtailcore_site site"
    " JOIN home_homepage home ON home.page_ptr_id = site.root_page_id ORDER BY site.id",
)


def note(data: Path) -> None:
    """Note that everything is prepared, where that can be told again."""
    data.joinpath("prepared").unlink(missing_ok=True)
    if (state := _state(data)) is not None:
        data.joinpath("prepared").write_text(state)


def stands(data: Path) -> bool:
    """Whether all is as it was when it was noted."""
    noted = data / "prepared"
    return noted.exists() and noted.read_text() == _state(data)


def _state(data: Path) -> str | None:
    """All that prepare depends on, as a digest; None where it cannot be told."""
    if os.environ.get("DATABASE_URL"):
        return None
    digest = sha256()
    try:
        for part in _parts(data):
            digest.update(f"{part}\n".encode())
    except OSError:
        return None
    return digest.hexdigest()


def _parts(data: Path) -> Iterator[object]:
    yield sys.version, sys.prefix, os.environ.get("DJANGO_SETTINGS_MODULE")
    for package in sorted(path for path in sys.path if path.endswith("site-packages")):
        yield from _listed(os.scandir(package))
    for source in SOURCES:
        yield from _listed(_files(ROOT / source))
    for name, mode in PRIVATE.items():
        yield name, S_IMODE((data / name).stat().st_mode) == mode
    yield (data / "static" / ".sources").read_text()
    yield _answers(data / "kommpaktiv.sqlite3")


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    for entry in os.scandir(folder):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(Path(entry.path))
        elif entry.is_file():
            yield entry


def _listed(entries: Iterator[os.DirEntry[str]]) -> list[tuple[str, int, int]]:
    found = [(entry.path, entry.stat()) for entry in entries]
    return sorted((path, told.st_size, told.st_mtime_ns) for path, told in found)


def _answers(database: Path) -> list[list[tuple[str, ...]]]:
    """:raises OSError: the database is not one of ours."""
    import sqlite3  # here, for it is another one before the settings are there

    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            return [connection.execute(question).fetchall() for question in QUESTIONS]
    except sqlite3.Error as error:
        raise OSError from error


if __name__ == "__main__":
    folder = Path(os.environ.get("KOMMPAKTIV_DATA_DIR", ROOT / "var")).resolve()
    sys.exit(not stands(folder))
