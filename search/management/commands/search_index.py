"""Brings the index of the search up to date; the worker does so each night."""

from typing import Any

from django.core.management.base import BaseCommand

from search.indexing import index_all


class Command(BaseCommand):
    help = "Bring the index of the search up to date with all pages and documents."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{index_all()} texts were not up to date.")
