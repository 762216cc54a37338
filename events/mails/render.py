"""A message as a mail: subject, text, HTML and calendar parts, in the reader's language.

A mail is multipart/mixed of multipart/alternative (text, HTML, and the calendar object where there
is one) and the calendar objects as files: programs that know iTIP act on the alternative, others
open the file. Of several dates there are files alone, one each, because many programs read only the
first entry of an object.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.booking.waiting_list import OFFER
from events.outbox.sender import AddressError
from events.records.models import Message
from events.records.models.messages import MessageKind
from kommpaktiv.content.content_cache import site_settings
from kommpaktiv.content.models import SiteSettings
from kommpaktiv.languages.clean_text import clean_line, clean_text
from kommpaktiv.languages.locales import direction
from kommpaktiv.web.email_address import ascii_address

from .context import letter_of, reader_of
from .dataclasses import Letter, Method
from .headlines import heading, headline
from .invitations import invitation

# Those of the others say how things stand: see `headlines`.
SUBJECTS: Mapping[str, Promise] = {
    MessageKind.OFFER_RAN_OUT: _("Our offer has run out: %(title)s"),
    MessageKind.CHANGED: _("Your registration has changed: %(title)s"),
    MessageKind.REMINDER: _("Coming up: %(title)s"),
    MessageKind.NOTE: _("News about your training: %(title)s"),
    MessageKind.THANKS: _("Thank you for coming: %(title)s"),
    MessageKind.LINKS: _("Your registrations"),
    MessageKind.ERASED: _("Your data is erased"),
    MessageKind.DATE_CANCELLED: _("Cancelled: %(title)s"),
    MessageKind.DATE_MOVED: _("New time: %(title)s"),
    MessageKind.DATE_CHANGED: _("New place: %(title)s"),
    MessageKind.DATE_RETURNS: _("Takes place after all: %(title)s"),
    MessageKind.JOIN_LINK: _("New link: %(title)s"),
}

# Mails one did not cause oneself and may be tired of (RFC 2369). The link opens a page with a
# button; one click must not give a place back, so RFC 8058 is not for us.
CAN_BE_UNWANTED = (MessageKind.REMINDER, MessageKind.NOTE, MessageKind.THANKS)
FILE_NAME = "kommpaktiv"


def compose(message: Message) -> EmailMultiAlternatives:
    """The mail that `message` stands for, ready to be sent.

    :raises AddressError: when there is no way to its address.
    """
    _to, language = reader_of(message)
    with translation.override(language):
        return written_out(letter_of(message), site_settings())


def written_out(letter: Letter, site: SiteSettings) -> EmailMultiAlternatives:
    """The letter as a mail; its language is active.

    :raises AddressError: when there is no way to its address.
    """
    if not letter.to.rpartition("@")[0].isascii():
        raise AddressError("Only letters of ASCII may stand before the @.")
    context = _context(letter, site)
    mail = EmailMultiAlternatives(
        subject=context["subject"],
        body=_plain(render_to_string(f"emails/{letter.kind}.txt", context)),
        to=[ascii_address(letter.to)],
        reply_to=[site.email] if site.email else None,
        headers=_headers(letter),
    )
    html = clean_text(render_to_string(f"emails/{letter.kind}.html", context))
    mail.attach_alternative(html, "text/html")
    _add_calendar(mail, letter, context)
    return mail


def _headers(letter: Letter) -> dict[str, str]:
    headers = {
        "Auto-Submitted": "auto-generated",  # RFC 3834: no out-of-office replies, please
        "Content-Language": letter.language,
        "Message-ID": letter.message_id,
    }
    training = letter.training
    if letter.kind in CAN_BE_UNWANTED and training and training.manage_url:
        headers["List-Unsubscribe"] = f"<{training.manage_url}>"
    return headers


def _context(letter: Letter, site: SiteSettings) -> dict[str, Any]:
    training = letter.training
    return {
        "letter": letter,
        "language": letter.language,
        "direction": direction(letter.language),
        "subject": _subject(letter),
        "headline": headline(letter),
        "heading": heading(letter),
        "offer_hours": OFFER // timedelta(hours=1),
        "training": training,
        "date": training.dates[0].date if training and training.dates else None,
        "manage_url": training.manage_url if training else "",
        "site": site,
    }


def _subject(letter: Letter) -> str:
    """One line, whatever the title has in it."""
    line = headline(letter)
    subject = f"{line}: %(title)s" if line else str(SUBJECTS[letter.kind])
    if letter.training and letter.kind not in (MessageKind.LINKS, MessageKind.ERASED):
        subject %= {"title": letter.training.title}
    return " ".join(clean_line(subject).split())


def _plain(text: str) -> str:
    """Without the gaps that a template's optional parts leave."""
    text = clean_text(text)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", text)).strip() + "\n"


def _add_calendar(mail: EmailMultiAlternatives, letter: Letter, context: dict[str, Any]) -> None:
    """What the reader's calendar has to do, as an alternative where it is one thing, and as files.

    Programs that know only files find one in any case.
    """
    training = letter.training
    for date, method in letter.entries if training else ():
        assert training  # noqa: S101 - dates are of one
        content = invitation(
            letter,
            training,
            date,
            method,
            site=context["site"],
            description=_description(method, context),
        )
        kind = f"text/calendar; method={method.value}"
        is_one = len(letter.entries) == 1
        if is_one:
            mail.attach_alternative(content, kind)
        name = FILE_NAME if is_one else f"{FILE_NAME}-{date.local_start:%Y-%m-%d-%H%M}"
        mail.attach(f"{name}.ics", content, kind)


def _description(method: Method, context: dict[str, Any]) -> str:
    is_off = method == Method.CANCEL
    return render_to_string("emails/calendar_entry.txt", context | {"is_off": is_off}).strip()
