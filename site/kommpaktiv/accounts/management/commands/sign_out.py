"""`manage.py sign_out`: end sessions of one account or of all; for a lost device or a suspicion."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand, CommandError, CommandParser

from kommpaktiv.accounts import audit


class Command(BaseCommand):
    help = "Ends all sessions of an account, or of everybody."

    def add_arguments(self, parser: CommandParser) -> None:
        who = parser.add_mutually_exclusive_group(required=True)
        who.add_argument("user", nargs="?", help="The user name.")
        who.add_argument("--everybody", action="store_true", help="Of all accounts.")
        parser.add_argument(
            "--second-factor",
            action="store_true",
            help="Remove app, passkeys and recovery codes, too: of somebody who has lost them.",
        )

    def handle(
        self, *args: Any, user: str | None, everybody: bool, second_factor: bool, **options: Any
    ) -> None:
        if everybody and second_factor:
            raise CommandError("A second factor is removed of one account at a time.")
        ended, _rows = (Session.objects if everybody else _sessions_of(user)).all().delete()
        rows = UserSession.objects.all()
        (rows if everybody else rows.filter(user__username=user)).delete()
        self.stdout.write(f"{ended} sessions ended.")
        if second_factor:
            person = get_user_model().objects.get(username=user)
            removed, _rows = Authenticator.objects.filter(user=person).delete()
            audit.record(audit.SECOND_FACTOR, person)
            self.stdout.write(f"{removed} second factors removed.")


def _sessions_of(username: str | None) -> Any:
    """The sessions of an account, those included that its list does not know."""
    person = get_user_model().objects.filter(username=username).first()
    if person is None:
        raise CommandError(f"There is no account “{username}”.")
    mine = [
        session.pk
        for session in Session.objects.all()
        if session.get_decoded().get("_auth_user_id") == str(person.pk)
    ]
    return Session.objects.filter(pk__in=mine)
