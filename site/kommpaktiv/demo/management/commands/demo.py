"""`manage.py demo`: build the demo site once."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from kommpaktiv.demo import builder
from kommpaktiv.demo.logins import make_logins


class Command(BaseCommand):
    help = "Builds the demo site in an empty database; does nothing where a site stands already."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--scale",
            type=int,
            default=1,
            help="Multiply stories, trainings and registrations, for measurements.",
        )

        parser.add_argument(
            "--write-po",
            action="store_true",
            help="Write the translators' files anew; texts new in German wait there.",
        )

    def handle(self, *args: Any, scale: int, write_po: bool, **options: Any) -> None:
        if scale < 1:
            raise CommandError("--scale must be at least 1.")
        try:
            if builder.exists():
                self.stdout.write("A site stands already: nothing to build.")
                return
        except builder.HalfBuiltError as error:
            raise CommandError(
                "The database holds a half-built demo: an earlier run was ended. "
                f"Remove {settings.DATA_DIR} (or empty the database) and start again."
            ) from error
        builder.DemoBuilder(scale, self.report, write_po).build()
        path = make_logins()
        self.stdout.write(self.style.SUCCESS(f"The demo site is built. Logins: {path}"))

    def report(self, step: str, done: int, total: int) -> None:
        """One line a step: overwritten as it goes on a terminal, written once elsewhere."""
        line = f"  {step:<16} {done:>4} of {total}"
        if self.stdout.isatty():
            self.stdout.write(f"\r{line}", ending="\n" if done == total else "")
            self.stdout.flush()
        elif done == total:
            self.stdout.write(line)
