"""What makes a password good: that it is long, and that nobody comes upon it.

zxcvbn counts how many tries somebody needs who knows common passwords, words, names, dates, rows of
keys and the usual ways to dress them up. There are no rules about kinds of characters.
"""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

TRIES = 10**8  # needed at least; zxcvbn's score of 3: safe from an attacker who asks the site
LOOKED_AT = 72  # characters, the most that zxcvbn takes; more do not make a password worse

# Words that come to mind first here, which zxcvbn, being English, does not know.
OWN_WORDS = [
    "kommpaktiv", "kommunal", "politisch", "aktiv", "integrationsbeirat", "integration", "beirat",
    "training", "redaktion", "verwaltung", "berlin", "hessen", "thüringen", "thueringen",
    "passwort", "kennwort", "geheim", "willkommen", "hallo", "sommer", "winter", "frühling",
    "herbst", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
    "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober",
    "november", "dezember", "qwertz", "qwertzuiop", "asdfghjklöä", "yxcvbnm",
]  # fmt: skip


class GuessablePasswordValidator:
    """Refuses what somebody would guess who knows the site and its people."""

    def validate(self, password: str, user: AbstractUser | None = None) -> None:
        """:raises ValidationError: when too few tries would find the password."""
        from zxcvbn import zxcvbn  # 14 MB of lists: only where somebody sets a password

        known = OWN_WORDS + _words_of(user)
        if zxcvbn(password[:LOOKED_AT], user_inputs=known)["guesses"] < TRIES:
            raise ValidationError(
                _(
                    "This password is easy to guess. Four words that have nothing to do with each "
                    "other make a good one."
                ),
                code="password_guessable",
            )

    def get_help_text(self) -> str:
        return _("No common password, no row of keys, no name, no date.")


def _words_of(user: AbstractUser | None) -> list[str]:
    """What others know of somebody."""
    if user is None:
        return []
    known = [user.username, user.first_name, user.last_name, *user.email.split("@")]
    return [word for word in known if word]
