"""Signed links: who has one may act for a registration, without an account.

Each purpose has a salt of its own, so that one link never opens what another does. Raising a
registration's `link_version` revokes all links sent before. Signatures are compared in constant
time by django.core.signing.
"""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from uuid import UUID

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner

from events.models import Registration


class Purpose(Enum):
    """What a link is for, and how long it works; the manage link does until it is revoked."""

    CONFIRM = ("events.confirm", timedelta(days=7))
    MANAGE = ("events.manage", None)

    def __init__(self, salt: str, max_age: timedelta | None):
        self.salt = salt
        self.max_age = max_age

    @property
    def signer(self) -> TimestampSigner:
        return TimestampSigner(salt=self.salt, sep="~")


class LinkError(Exception):
    """The link is no link of ours, or not any more."""


class LinkExpiredError(LinkError):
    """The link was ours, too long ago."""


def make_token(registration: Registration, purpose: Purpose) -> str:
    """A token safe in URLs: reference, link version, time and signature."""
    return purpose.signer.sign(f"{registration.reference.hex}.{registration.link_version}")


def read_token(token: str, purpose: Purpose) -> Registration:
    """The registration that `token` was made for.

    :raises LinkExpiredError: when it is older than its purpose allows.
    :raises LinkError: when it was not made here, for something else, or is revoked.
    """
    try:
        reference, version = purpose.signer.unsign(token, max_age=purpose.max_age).split(".")
        return Registration.objects.select_related("event").get(
            reference=UUID(reference), link_version=int(version)
        )
    except SignatureExpired as error:
        raise LinkExpiredError from error
    except (BadSignature, Registration.DoesNotExist) as error:
        raise LinkError from error
