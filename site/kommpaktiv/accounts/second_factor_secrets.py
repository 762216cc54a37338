"""Secrets of second factors, encrypted where they are kept.

Whoever gets hold of the database alone, or of a backup of it, cannot make anybody's codes. The keys
are derived from `SECRET_KEY` and `SECRET_KEY_FALLBACKS`; what was written with an older key, or
none, is written anew by the worker (`encrypt_anew`), so that an older key can go some hours later.
"""

from __future__ import annotations

import logging
import secrets
from base64 import b32encode, urlsafe_b64encode
from functools import lru_cache
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import transaction

logger = logging.getLogger(__name__)

MARK = "fernet:"  # of what is encrypted; what has none is from before
PURPOSE = b"kommpaktiv.accounts.second_factor"
TYPES = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
SECRETS = ("secret", "seed", "migrated_codes")  # in the data of an authenticator


def encrypt(text: str) -> str:
    """The text under the present key."""
    return MARK + _keys(_secret_keys()).encrypt(text.encode()).decode()


def decrypt(stored: str) -> str:
    """The text again, under whichever key it was written.

    Where no key fits, a secret that nobody knows: then no code is right, and nothing breaks.
    """
    if not stored.startswith(MARK):
        return stored
    try:
        return _keys(_secret_keys()).decrypt(stored.removeprefix(MARK)).decode()
    except InvalidToken:
        logger.error("A second factor was kept under a key that SECRET_KEY_FALLBACKS lacks.")
        return b32encode(secrets.token_bytes(20)).decode()


def encrypt_anew() -> int:
    """Bring secrets under the present key; return of how many authenticators."""
    written = 0
    for pk in Authenticator.objects.filter(type__in=TYPES).values_list("pk", flat=True):
        with transaction.atomic():  # a code may be used up meanwhile, which is in the same field
            authenticator = Authenticator.objects.select_for_update().filter(pk=pk).first()
            if authenticator and _brings_up_to_date(authenticator.data):
                authenticator.save(update_fields=["data"])
                written += 1
    return written


class MFAAdapter(DefaultMFAAdapter):
    """Tells allauth how secrets are kept."""

    def encrypt(self, text: str) -> str:
        return encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return decrypt(encrypted_text)


def _brings_up_to_date(data: dict[str, Any]) -> bool:
    """Put the secrets in `data` under the present key; return whether anything changed."""
    stale = [name for name in SECRETS if name in data and not _is_present(data[name])]
    before = dict(data)
    for name in stale:
        data[name] = _written_anew(data[name])
    return data != before


def _is_present(stored: str | list[str]) -> bool:
    if isinstance(stored, list):
        return all(map(_is_present, stored))
    return stored.startswith(MARK) and _opens(stored, _secret_keys()[:1])


def _written_anew(stored: str | list[str]) -> str | list[str]:
    """Under the present key, or as it is where no key opens it."""
    if isinstance(stored, list):
        return [str(_written_anew(each)) for each in stored]
    if stored.startswith(MARK) and not _opens(stored, _secret_keys()):
        return stored
    return encrypt(decrypt(stored))


def _opens(stored: str, secret_keys: tuple[str, ...]) -> bool:
    try:
        _keys(secret_keys).decrypt(stored.removeprefix(MARK))
    except InvalidToken:
        return False
    return True


def _secret_keys() -> tuple[str, ...]:
    return (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@lru_cache(maxsize=8)
def _keys(secret_keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(_derived(key)) for key in secret_keys])


def _derived(secret_key: str) -> bytes:
    """A key for this purpose alone: nothing that signs with `SECRET_KEY` has it."""
    derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE)
    return urlsafe_b64encode(derivation.derive(secret_key.encode()))
