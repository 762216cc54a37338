"""`manage.py catalogues`: the message catalogues, without gettext's tools."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kommpaktiv.languages import catalogues

MODES = {
    "update": "Take new messages from the code into the catalogues (the default).",
    "check": "Fail if a required catalogue lacks a message, or a translation is unfit.",
    "compile": "Write the .mo files.",
}


class Command(BaseCommand):
    help = "Updates, checks or compiles the message catalogues."

    def add_arguments(self, parser: CommandParser) -> None:
        group = parser.add_mutually_exclusive_group()
        for mode, text in MODES.items():
            group.add_argument(
                f"--{mode}", dest="mode", action="store_const", const=mode, help=text
            )
        parser.set_defaults(mode="update")

    def handle(self, *args: Any, mode: str, **options: Any) -> None:
        if mode == "compile":
            self.stdout.write(f"{catalogues.compile_all()} catalogues compiled.")
        elif mode == "check":
            self.check_messages(catalogues.extract_messages())
        else:
            self.update(catalogues.extract_messages())

    def update(self, messages: catalogues.Messages) -> None:
        for language in catalogues.PLURAL_FORMS:
            catalogues.update(language, messages)
        self.stdout.write(f"{len(messages)} messages in each catalogue.")

    def check_messages(self, messages: catalogues.Messages) -> None:
        faults = [
            fault
            for language in catalogues.PLURAL_FORMS
            for fault in catalogues.faults(language, messages)
        ]
        if faults:
            raise CommandError("\n".join([*faults, f"{len(faults)} faults."]))
        self.stdout.write(f"{len(messages)} messages, complete.")
