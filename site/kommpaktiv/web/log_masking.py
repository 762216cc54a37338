"""What opens something, or tells who somebody is, does not reach the log.

Django logs the paths of what it refuses, a server those of all requests, and a database repeats in
its errors what it was given. Who reads a log must not be able to act as somebody who registered.
"""

import logging
import re

MASK = "***"

_SEGMENT = r"[^/\s?#&\"'<>,)\]}]+"  # of a path, as it stands in a line or a traceback
_TILDE_OR_COLON = r"(?:~|:|%7E|%3A)"

# Each with the part that stays, so that one still sees what was asked for.
_SECRETS = [
    # Links in mails: events/registration/urls.py. Also those that are cut off.
    r"(/anmeldung/(?:bestaetigen|angebot|platz|adresse|meine-trainings|meine-daten|loeschen|"
    r"nie-wieder|neuer-termin|dabei)/)" + _SEGMENT,
    # Links that set a password: a user and a token.
    rf"(password_reset/confirm/){_SEGMENT}(?:/{_SEGMENT})?",
    rf"(password_reset/)\w+-{_SEGMENT}",
    # Links that confirm an address of the staff.
    rf"(konto/email/){_SEGMENT}",
    # Whatever django.core.signing has signed, wherever it stands.
    rf"()[\w.%-]+{_TILDE_OR_COLON}[\w-]{{4,}}{_TILDE_OR_COLON}[\w-]{{27,}}",
    # A signature by itself, as a BadSignature repeats it.
    r"(Signature \")[^\"]+",
    # The solution of a puzzle against robots: JSON in base64.
    r"()eyJ[\w+/=%-]{20,}",
    # What somebody looked for.
    r"(/suche/\?(?:[^\s\"']*&)?q=)[^\s&\"'<>]+",
    # Addresses of people.
    r"()[\w.+%-]+(?:@|%40)\w[\w-]*(?:\.[\w-]+)+",
]
_PATTERNS = [re.compile(secret, re.IGNORECASE) for secret in _SECRETS]


def mask(text: str) -> str:
    """The text without tokens and e-mail addresses."""
    for pattern in _PATTERNS:
        text = pattern.sub(rf"\1{MASK}", text)
    return text


class MaskingFormatter(logging.Formatter):
    """Masks the line and what hangs on it: traceback and stack.

    A formatter and no filter, because only here a traceback has become text.
    """

    def format(self, record: logging.LogRecord) -> str:
        return mask(super().format(record))
