"""The secret in a link by which somebody sets a password."""

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils.http import base36_to_int


class LinkTokenGenerator(PasswordResetTokenGenerator):
    """Tokens that work once, an invitation's for days, any other for an hour.

    Django has one life for all: `PASSWORD_RESET_TIMEOUT`, here the longer one.
    """

    def check_token(self, user: User | None, token: str | None) -> bool:
        if not user or not token or not super().check_token(user, token):
            return False
        return not user.has_usable_password() or self._is_recent(token)

    def _is_recent(self, token: str) -> bool:
        made = base36_to_int(token.partition("-")[0])
        return self._num_seconds(self._now()) - made < settings.FORGOTTEN_PASSWORD_TIMEOUT
