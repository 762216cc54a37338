"""`Never write to this address again`: the owner's wish about mails that others have us send.

The link in such a mail carries a keyed hash of the mailbox and no address, and that is all we keep.
What a confirmed registration has to know (a date is cancelled) is no such mail. The link works as
long as the mail is kept, and takes the wish back, too.
"""

from __future__ import annotations

from django.core.signing import BadSignature, Signer

from events.outbox.mailboxes import mailbox_hash
from events.records.models import SilencedMailbox

from .access_links import LinkError


def make_silence_token(email: str) -> str:
    """A token safe in URLs that stands for the mailbox."""
    return _signer().sign(mailbox_hash(email))


def read_silence_token(token: str) -> str:
    """The mailbox's hash.

    :raises LinkError: when the token was not made here.
    """
    try:
        return _signer().unsign(token)
    except BadSignature as error:
        raise LinkError from error


def _signer() -> Signer:
    """Made when it is needed: a site without a key is to say so by itself."""
    return Signer(salt="events.silence", sep="~")


def is_silenced(mailbox: str) -> bool:
    """Whether nobody but its owner can have us write to the mailbox."""
    return SilencedMailbox.objects.filter(mailbox=mailbox).exists()


def silence(mailbox: str) -> None:
    """Have it so. Twice is harmless."""
    SilencedMailbox.objects.get_or_create(mailbox=mailbox)


def lift_silence(mailbox: str) -> None:
    """Write again when somebody asks for it. Twice is harmless."""
    SilencedMailbox.objects.filter(mailbox=mailbox).delete()
