"""Telling whether two registrations are of the same person, without an account."""

from __future__ import annotations

import unicodedata

from django.utils.crypto import salted_hmac

from kommpaktiv.web.email_address import address_key


def person_key(email: str, name: str) -> str:
    """A keyed hash of address and name, equal however either is written.

    Both count, so that a couple can share an address. Keyed with SECRET_KEY, so that a list of
    addresses cannot be tried out on it.
    """
    identity = f"{address_key(email)}\n{_plain(name)}"
    return salted_hmac("events.person", identity, algorithm="sha256").hexdigest()


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
