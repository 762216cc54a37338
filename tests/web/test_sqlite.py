"""The SQLite that is used bears two processes that write."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings

from kommpaktiv.settings.sqlite import keeps_wal_intact
from tests.web.conftest import CONFIGURED, Run

VERSION_OF_DATABASE = """
import django
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    print(cursor.execute("SELECT sqlite_version()").fetchone()[0])
"""
WRITE = """
import django
django.setup()
from django.db import connection, transaction
with connection.cursor() as cursor:
    for number in range(200):
        with transaction.atomic():
            cursor.execute("UPDATE counter SET value = value + 1")
            cursor.execute("INSERT INTO line SELECT randomblob(2000)")
        if number % 5 == 0:
            cursor.execute("PRAGMA wal_checkpoint(RESTART)")
"""
READ = """
import django
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    print(*cursor.execute("SELECT value, (SELECT count(*) FROM line) FROM counter").fetchone())
    print(cursor.execute("PRAGMA integrity_check").fetchone()[0])
"""
CREATE = """
import django
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE counter AS SELECT 0 AS value")
    cursor.execute("CREATE TABLE line (text)")
"""


def numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


@pytest.mark.parametrize("name", ["production", "demo", "dev", "test"])
def test_database_is_opened_with_a_mended_sqlite(in_production: Run, name):
    module = f"kommpaktiv.settings.{name}"
    done = in_production("-c", VERSION_OF_DATABASE, DJANGO_SETTINGS_MODULE=module, **CONFIGURED)
    assert keeps_wal_intact(numbers(done.stdout.strip())), done.stderr


@pytest.mark.parametrize(
    ("version", "intact"),
    [
        ("3.40.1", False),
        ("3.44.5", False),
        ("3.44.6", True),
        ("3.45.0", False),
        ("3.50.6", False),
        ("3.50.7", True),
        ("3.51.2", False),
        ("3.51.3", True),
        ("3.53.4", True),
    ],
)
def test_branches_with_the_fault_mended_are_known(version, intact):
    assert keeps_wal_intact(numbers(version)) == intact


@pytest.fixture
def without_wheel(tmp_path) -> dict[str, str]:
    """An environment for a machine there is no wheel of pysqlite3 for."""
    (tmp_path / "pysqlite3.py").write_text("raise ImportError")
    root = settings.ROOT
    return {"PYTHONPATH": os.pathsep.join(map(str, [tmp_path, root, root / "site"]))}


def is_systems_own_intact() -> bool:
    ask = "import sqlite3; print(sqlite3.sqlite_version)"
    version = subprocess.check_output([sys.executable, "-c", ask], text=True)  # noqa: S603
    return keeps_wal_intact(numbers(version))


def test_public_site_does_not_start_when_sqlite_has_the_fault(in_production: Run, without_wheel):
    done = in_production("-c", "import kommpaktiv.wsgi", **CONFIGURED, **without_wheel)
    assert ("kommpaktiv.E005" in done.stderr) is not is_systems_own_intact()
    assert (done.returncode == 0) is is_systems_own_intact()


def test_public_site_starts_with_any_sqlite_when_it_uses_none(in_production: Run, without_wheel):
    database = {"DATABASE_URL": "postgres://site:geheim@db.example.org:5432/kommpaktiv"}
    done = in_production("-c", "import kommpaktiv.wsgi", **CONFIGURED, **without_wheel, **database)
    assert done.returncode == 0, done.stderr


def test_demo_is_warned_when_sqlite_has_the_fault(in_production: Run, without_wheel):
    demo = {"DJANGO_SETTINGS_MODULE": "kommpaktiv.settings.demo", "SECRET_KEY": "x" * 50}
    done = in_production("manage.py", "check", **demo, **without_wheel)
    assert ("kommpaktiv.E005" in done.stderr) is not is_systems_own_intact()
    assert done.returncode == 0, done.stderr


def test_nothing_is_lost_when_two_processes_write_and_checkpoint(in_production: Run):
    assert in_production("-c", CREATE, **CONFIGURED).returncode == 0
    with ThreadPoolExecutor(2) as pool:
        writers = [pool.submit(in_production, "-c", WRITE, **CONFIGURED) for _process in range(2)]
    assert [writer.result().returncode for writer in writers] == [0, 0]
    assert in_production("-c", READ, **CONFIGURED).stdout == "400 400\nok\n"
