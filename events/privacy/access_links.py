"""Signed links: who has one may act for a registration, without an account.

Each purpose has a salt of its own, so that one link never opens what another does. Raising a
registration's `link_version` revokes all links sent before. Signatures are compared in constant
time by django.core.signing. docs/architecture.md has a table of all links and what they open.
"""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from uuid import UUID

from django.core.signing import BadSignature, SignatureExpired, Signer, TimestampSigner
from django.utils import timezone

from events.booking.waiting_list import OFFER
from events.records.models import Occurrence, Registration

from .retention import over_at

# How long the link to a registration works after its last date: mails of thanks have it, too.
MANAGEABLE = timedelta(days=30)


class Purpose(Enum):
    """What a link is for, and how long it works; without an age it does until it is revoked.

    The link to a registration ends some time after it (`MANAGEABLE`). Everything of an address is
    opened by one that was mailed just now. The link to an offer works longer than the offer, to say
    what has become of it.
    """

    CONFIRM = ("events.confirm", timedelta(days=7))
    MANAGE = ("events.manage", None)
    ADDRESS = ("events.address", timedelta(hours=1))
    OFFER = ("events.offer", OFFER + timedelta(days=5))
    FEED = ("events.feed", None)

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
    return purpose.signer.sign(_identity(registration))


def read_token(token: str, purpose: Purpose) -> Registration:
    """The registration that `token` was made for.

    :raises LinkExpiredError: when it is older than its purpose allows, or what it manages is over.
    :raises LinkError: when it was not made here, for something else, or is revoked.
    """
    reference, version = _signed_parts(token, purpose)
    registration = _registration(reference, version)
    if purpose is Purpose.MANAGE and over_at(registration) + MANAGEABLE <= timezone.now():
        raise LinkExpiredError
    return registration


def make_offer_token(registration: Registration, occurrence: Occurrence) -> str:
    """A token for the place that is offered to the registration on this date."""
    return Purpose.OFFER.signer.sign(f"{_identity(registration)}.{occurrence.uid.hex}")


def read_offer_token(token: str) -> tuple[Registration, Occurrence]:
    """The registration and the date that an offer's `token` was made for.

    :raises LinkError: as `read_token` does.
    """
    return _registration_and_date(*_signed_parts(token, Purpose.OFFER))


def make_join_token(registration: Registration, occurrence: Occurrence) -> str:
    """A token that leads who has a place on this date to where it is joined online.

    Without a time: the same in every mail and calendar, so that these stay what they are.
    """
    return _join_signer().sign(f"{_identity(registration)}.{occurrence.uid.hex}")


def read_join_token(token: str) -> tuple[Registration, Occurrence]:
    """The registration and the date that `token` was made for.

    :raises LinkError: as `read_token` does.
    """
    try:
        reference, version, uid = _join_signer().unsign(token).split(".")
    except BadSignature as error:
        raise LinkError from error
    return _registration_and_date(reference, version, uid)


def _join_signer() -> Signer:
    return Signer(salt="events.join", sep="~")


def _registration_and_date(
    reference: str, version: str, uid: str
) -> tuple[Registration, Occurrence]:
    registration = _registration(reference, version)
    dates = Occurrence.objects.select_related("event")
    try:
        return registration, dates.get(event=registration.event, uid=UUID(uid))
    except Occurrence.DoesNotExist as error:
        raise LinkError from error


def _identity(registration: Registration) -> str:
    return f"{registration.reference.hex}.{registration.link_version}"


def _signed_parts(token: str, purpose: Purpose) -> list[str]:
    try:
        return purpose.signer.unsign(token, max_age=purpose.max_age).split(".")
    except SignatureExpired as error:
        raise LinkExpiredError from error
    except BadSignature as error:
        raise LinkError from error


def _registration(reference: str, version: str) -> Registration:
    try:
        return Registration.objects.select_related("event").get(
            reference=UUID(reference), link_version=int(version)
        )
    except Registration.DoesNotExist as error:
        raise LinkError from error
