"""The data folder is the site's own; production has no key that is known, and no demo."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.mail import EmailMessage

from kommpaktiv.demo.mail_files import EmailFileBackend
from kommpaktiv.settings.secret_key import kept_secret_key
from tests.web.conftest import CONFIGURED, Run

PRINT_KEY = "from django.conf import settings; print(settings.SECRET_KEY)"
WITHOUT_SETTINGS = """
import os, runpy
del os.environ["DJANGO_SETTINGS_MODULE"]
runpy.run_path("manage.py", run_name="__main__")
"""
PREPARE_AND_WRITE = """
import os, sys
import django
django.setup()
from django.db import connection
from kommpaktiv.web.management.commands.prepare import make_private
make_private()
with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE line (text)")
    cursor.execute("INSERT INTO line VALUES ('x')")
    for name in sorted(os.listdir(sys.argv[1])):
        print(name, oct(os.stat(os.path.join(sys.argv[1], name)).st_mode & 0o777))
"""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def open_to_all():
    """A shell in which new files may be read by anybody."""
    before = os.umask(0o000)
    yield
    os.umask(before)


def test_database_and_its_logs_are_private(in_production: Run, tmp_path, open_to_all):
    tmp_path.chmod(0o755)
    done = in_production("-c", PREPARE_AND_WRITE, str(tmp_path), **CONFIGURED)
    assert done.stdout.splitlines() == [
        f"kommpaktiv.sqlite3{suffix} 0o600" for suffix in ("", "-shm", "-wal")
    ], done.stderr
    assert mode(tmp_path) == 0o700


def test_upload_is_private(settings, tmp_path, open_to_all):
    storage = FileSystemStorage(tmp_path)
    name = storage.save("documents/plan.pdf", ContentFile(b"plan"))
    assert mode(tmp_path / name) == 0o600
    assert mode(tmp_path / "documents") == 0o700


def test_mail_in_a_file_is_private(settings, tmp_path, open_to_all):
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    EmailFileBackend().send_messages([EmailMessage("Hallo", "Hallo", to=["anna@example.org"])])
    (file,) = (tmp_path / "mail").iterdir()
    assert mode(file) == 0o600
    assert mode(tmp_path / "mail") == 0o700


def test_key_is_made_once_and_is_private(tmp_path, open_to_all):
    with ThreadPoolExecutor(8) as crowd:
        keys = set(crowd.map(lambda _number: kept_secret_key(tmp_path / "data"), range(8)))
    (key,) = keys
    assert len(key) >= 50
    assert mode(tmp_path / "data" / "secret-key") == 0o600
    assert mode(tmp_path / "data") == 0o700
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret-key"]


@pytest.mark.parametrize("name", ["demo", "dev"])
def test_key_is_none_that_is_known_when_nobody_has_set_one(in_production: Run, tmp_path, name):
    module = {"DJANGO_SETTINGS_MODULE": f"kommpaktiv.settings.{name}"}
    keys = {in_production("-c", PRINT_KEY, **module).stdout.strip() for _start in range(2)}
    assert keys == {(tmp_path / "secret-key").read_text().strip()}


def test_commands_run_without_a_known_key_when_the_settings_are_not_named(
    in_production: Run, tmp_path
):
    done = in_production("-c", WITHOUT_SETTINGS, "shell", "--no-imports", "-c", PRINT_KEY)
    assert done.stdout.strip() == (tmp_path / "secret-key").read_text().strip(), done.stderr


@pytest.mark.parametrize("command", [["demo"], ["prepare", "--demo"]])
def test_demo_and_its_logins_cannot_be_built_in_production(in_production: Run, tmp_path, command):
    done = in_production("manage.py", *command, **CONFIGURED)
    assert done.returncode != 0
    assert "Unknown command: 'demo'" in done.stderr or "no demo on a public site" in done.stderr
    assert list(tmp_path.iterdir()) == []
