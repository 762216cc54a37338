"""`manage.py prepare`: ready to start, and quick when it was ready already."""

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from kommpaktiv.settings.base import ROOT
from kommpaktiv.web import prepared


def prepare() -> str:
    output = StringIO()
    call_command("prepare", stdout=output)
    return output.getvalue()


@pytest.mark.django_db
def test_static_files_are_collected_only_when_they_changed(settings, tmp_path):
    in_a_minute = time.time() + 60
    source = tmp_path / "source"
    source.mkdir()
    (source / "mark.svg").write_text("<svg/>")
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "static"
    assert "Collecting" in prepare()
    assert (tmp_path / "static" / "mark.svg").read_text() == "<svg/>"
    assert "Collecting" not in prepare()
    (source / "mark.svg").write_text("<svg></svg>")
    os.utime(source / "mark.svg", (in_a_minute, in_a_minute))  # collectstatic looks at seconds
    assert "Collecting" in prepare()
    assert (tmp_path / "static" / "mark.svg").read_text() == "<svg></svg>"


@pytest.fixture
def prepared_folder(tmp_path, monkeypatch) -> Path:
    """A data folder as prepare leaves it, and code beside it."""
    monkeypatch.setenv("DATABASE_URL", "")
    monkeypatch.setattr(prepared, "ROOT", tmp_path)
    for source in prepared.SOURCES:
        (tmp_path / source / "migrations").mkdir(parents=True)
    data = tmp_path / "var"
    (data / "static").mkdir(parents=True)
    (data / "static" / ".sources").write_text("sources")
    execute(data, "CREATE TABLE django_migrations (app, name)")
    execute(data, "CREATE TABLE home_homepage (page_ptr_id)")
    execute(data, "CREATE TABLE wagtailcore_site (id, root_page_id)")
    return data


def execute(data: Path, statement: str) -> None:
    with closing(sqlite3.connect(data / "kommpaktiv.sqlite3")) as database, database:
        database.execute(statement)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: (data.parent / "home" / "migrations" / "0002_new.py").touch(),
        lambda data: (data / "static" / ".sources").write_text("others"),
        lambda data: (data / "static" / ".sources").unlink(),
        lambda data: (data / "kommpaktiv.sqlite3").chmod(0o666),
        lambda data: (data / "kommpaktiv.sqlite3").unlink(),
        lambda data: execute(data, "INSERT INTO django_migrations VALUES ('home', '0002')"),
        lambda data: execute(data, "DROP TABLE home_homepage"),
        lambda data: os.environ.update(DATABASE_URL="postgres://somewhere/else"),
    ],
)
def test_start_has_nothing_to_prepare_only_while_all_is_what_it_was(prepared_folder, change):
    (prepared_folder / "kommpaktiv.sqlite3").chmod(0o600)
    assert not prepared.stands(prepared_folder)
    prepared.note(prepared_folder)
    assert prepared.stands(prepared_folder)
    change(prepared_folder)
    assert not prepared.stands(prepared_folder)


def test_whether_there_is_something_to_prepare_is_told_without_django(tmp_path):
    command = [sys.executable, "-X", "importtime", "-m", "kommpaktiv.web.prepared"]
    environment = os.environ | {"KOMMPAKTIV_DATA_DIR": str(tmp_path)}
    done = subprocess.run(  # noqa: S603
        command, cwd=ROOT / "site", env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "kommpaktiv.settings" in done.stderr
    assert "django" not in done.stderr
