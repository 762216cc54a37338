"""`manage.py prepare`: what stands between a new version of the code and its start."""

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from kommpaktiv.languages import catalogues
from kommpaktiv.web import prepared


class Command(BaseCommand):
    help = "Brings database, message catalogues and static files up to date; quick where they are."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--demo",
            action="store_true",
            help="Build the demo site too, once, in an empty database.",
        )

    def handle(self, *args: Any, demo: bool, **options: Any) -> None:
        if demo and not apps.is_installed("kommpaktiv.demo"):
            raise CommandError("There is no demo on a public site.")
        make_private()
        self.migrate()
        if compiled := catalogues.compile_all():
            self.stdout.write(f"Compiled {compiled} message catalogues.")
        self.collect_static()
        if demo:
            call_command("demo")
            prepared.note(settings.DATA_DIR)

    def migrate(self) -> None:
        executor = MigrationExecutor(connection)
        if plan := executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write(f"Applying {len(plan)} database migrations …")
            call_command("migrate", verbosity=0, interactive=False)

    def collect_static(self) -> None:
        """Collect, hash and compress, unless the sources are those of the last time."""
        note = Path(settings.STATIC_ROOT) / ".sources"
        sources = _fingerprint_of_static_sources()
        if not note.exists() or note.read_text() != sources:
            self.stdout.write("Collecting static files …")
            call_command("collectstatic", verbosity=0, interactive=False)
            note.write_text(sources)


def make_private() -> None:
    """Let nobody but the owner into the data folder, nor read a database that stands elsewhere.

    SQLite gives its `-wal` and `-shm` files the mode of the database.
    """
    settings.DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    settings.DATA_DIR.chmod(0o700)
    if connection.vendor == "sqlite":
        database = Path(connection.settings_dict["NAME"])
        database.touch(mode=0o600)
        for suffix in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                Path(f"{database}{suffix}").chmod(0o600)


def _fingerprint_of_static_sources() -> str:
    """Changes with each name, size or time of change among the static files."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            size, changed = storage.size(name), storage.get_modified_time(name)
            digest.update(f"{name} {size} {changed}\n".encode())
    return digest.hexdigest()
