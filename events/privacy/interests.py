"""The link of who would like to hear of new dates: with it one confirms, sees and ends that."""

from __future__ import annotations

from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.db import transaction

from events.records.models import Interest

from .access_links import LinkError
from .write_ahead_log import empty_on_commit


def make_interest_token(interest: Interest) -> str:
    """A token safe in URLs; it works as long as the interest is kept."""
    return _signer().sign(interest.reference.hex)


def read_interest_token(token: str) -> Interest:
    """:raises LinkError: when the token was not made here, or what it stood for is gone."""
    try:
        return Interest.objects.get(reference=UUID(_signer().unsign(token)))
    except (BadSignature, Interest.DoesNotExist) as error:
        raise LinkError from error


@transaction.atomic
def end_interest(interest: Interest) -> None:
    """Forget it, and mails about it that wait. Twice is harmless."""
    Interest.objects.filter(pk=interest.pk).delete()
    empty_on_commit()


def _signer() -> Signer:
    """Made when it is needed: a site without a key is to say so by itself."""
    return Signer(salt="events.interest", sep="~")
