"""`manage.py roles`: make the groups of all roles, or bring them up to date."""

from typing import Any

from django.core.management.base import BaseCommand

from events.desk.roles import make_roles, users_for_roles


class Command(BaseCommand):
    help = "Make the groups for editors, translators, training desks and administrators."

    def handle(self, *args: Any, **options: Any) -> None:
        make_roles()
        for role, groups in users_for_roles().items():
            self.stdout.write(f"{role}: {', '.join(groups)}")
