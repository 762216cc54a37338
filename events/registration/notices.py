"""What a page says after a change, without a session or a cookie: a signed word in its address.

Signed, so that nobody can make a page say what did not happen; for a short time, so that it does
not say it again when the address is kept.
"""

from __future__ import annotations

from datetime import timedelta

from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.records.models import Registration

PARAMETER = "done"
SAVED, UNDONE, SWAPPED, IN_LINE = "saved", "undone", "swapped", "in-line"
CONFIRMED = "confirmed"  # said by the page's own heading, loud
TEXTS = {
    SAVED: _("Your changes are saved."),
    UNDONE: _("You have your places back. See below how things stand now."),
    SWAPPED: _("You have another date now. We send you an e-mail about it."),
    IN_LINE: _(
        "You are on the waiting list of the other date, and keep what you have until you take a "
        "place there."
    ),
}
SHOWN = timedelta(minutes=10)


def notice_query(registration: Registration, notice: str) -> str:
    """What to add to the address of a page of the registration, so that it says this."""
    return f"?{PARAMETER}={signer().sign(f'{registration.reference.hex}.{notice}')}"


def notice_of(request: HttpRequest, registration: Registration) -> str:
    """What has just been done, by its name above; empty where nothing has."""
    try:
        value = signer().unsign(request.GET.get(PARAMETER, ""), max_age=SHOWN)
    except BadSignature:
        return ""
    reference, _dot, notice = value.partition(".")
    return notice if reference == registration.reference.hex else ""


def signer() -> TimestampSigner:
    return TimestampSigner(salt="events.notice", sep="~")
