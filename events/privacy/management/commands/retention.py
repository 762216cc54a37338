"""`manage.py retention`: what is left of people and when it goes; with `--apply`, let it go now."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from events.privacy.retention import RetentionKind, ahead, forget_due


class Command(BaseCommand):
    help = "Say which personal data are left and in which month they go."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--apply", action="store_true", help="Forget at once what is due, as the worker does."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["apply"]:
            for kind, number in forget_due().items():
                self.stdout.write(f"forgotten: {number} {kind.value}")
        self.stdout.write("  ".join(["month  ", *RetentionKind.values]))
        for month in ahead():
            numbers = (f"{month.counts.get(kind, 0):>{len(kind)}}" for kind in RetentionKind.values)
            self.stdout.write("  ".join([f"{month.month:%Y-%m}", *numbers]))
