"""What a message says: subject, text, HTML and calendar file, in the registration's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.calendar.entries import calendar_file
from events.domain.tokens import Purpose, make_token
from events.listing import in_readers_language
from events.models import EventPage, Message, Place, Registration
from events.models.messages import MessageKind
from kommpaktiv.core.addresses import absolute_url
from kommpaktiv.core.i18n import direction
from kommpaktiv.core.models import SiteSettings

SUBJECTS: Mapping[str, Promise] = {
    MessageKind.PLEASE_CONFIRM: _("Please confirm your place: %(title)s"),
    MessageKind.CONFIRMED: _("Your place is confirmed: %(title)s"),
    MessageKind.GIVEN_UP: _("You have given your place back: %(title)s"),
    MessageKind.DATE_CANCELLED: _("Cancelled: %(title)s"),
    MessageKind.DATE_MOVED: _("New time: %(title)s"),
    MessageKind.DATE_CHANGED: _("New place: %(title)s"),
    MessageKind.DATE_RETURNS: _("Takes place after all: %(title)s"),
}
WITH_CALENDAR_FILE = {
    MessageKind.CONFIRMED,
    MessageKind.DATE_CANCELLED,
    MessageKind.DATE_MOVED,
    MessageKind.DATE_CHANGED,
    MessageKind.DATE_RETURNS,
}


def compose(message: Message) -> EmailMultiAlternatives:
    """The mail that `message` stands for, ready to be sent."""
    registration = message.registration
    with translation.override(registration.language):
        context = _context(message)
        subject = str(SUBJECTS[message.kind]) % context
        mail = EmailMultiAlternatives(
            subject=" ".join(subject.split()),
            body=_plain(render_to_string(f"emails/{message.kind}.txt", context)),
            to=[registration.email],
            reply_to=[context["site"].email] if context["site"].email else None,
            headers={
                "Auto-Submitted": "auto-generated",  # RFC 3834: no out-of-office replies, please
                "Content-Language": registration.language,
                "Message-ID": message_id(message),
            },
        )
        html = render_to_string(f"emails/{message.kind}.html", context | {"subject": subject})
        mail.attach_alternative(html, "text/html")
        if message.kind in WITH_CALENDAR_FILE:
            mail.attach("kommpaktiv.ics", _calendar_file(context), "text/calendar; method=PUBLISH")
    return mail


def message_id(message: Message) -> str:
    """The same whenever the message is sent, so that mailboxes recognise a second copy.

    That happens when a worker is killed between sending and noting it.
    """
    host = urlsplit(absolute_url("/")).hostname
    of = f"{message.occurrence.uid.hex}." if message.occurrence else ""
    key = f"{message.kind}.{of}{message.sequence}.{message.registration.reference.hex}"
    return f"<{key}@{host}>"


def _plain(text: str) -> str:
    """Without the gaps that a template's optional parts leave."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _context(message: Message) -> dict[str, Any]:
    """What all mails tell: who, what, when, where, and the links."""
    registration = message.registration
    places = Place.objects.filter(participant__registration=registration)
    if message.occurrence_id:
        places = places.filter(occurrence=message.occurrence_id)
    place = places.select_related("participant", "occurrence__event").earliest("pk")
    event = place.occurrence.event
    training = in_readers_language(EventPage, {event.key}).get(event.key)
    language = registration.language
    return {
        "language": language,
        "direction": direction(language),
        "name": place.participant.name,
        "held_until": place.held_until and place.held_until.astimezone(event.tzinfo),
        "place": place,
        "date": place.occurrence,
        "event": event,
        "title": training.title if training else event.title,
        "title_attrs": training.lang_attrs if training else "",
        "training_url": absolute_url(training.url) if training else "",
        "confirm_url": _link("confirm", registration, Purpose.CONFIRM),
        "manage_url": _link("manage", registration, Purpose.MANAGE),
        "site": _site_settings(),
    }


def _link(view: str, registration: Registration, purpose: Purpose) -> str:
    token = make_token(registration, purpose)
    return absolute_url(reverse(f"events_public:{view}", kwargs={"token": token}))


def _calendar_file(context: dict[str, Any]) -> bytes:
    return calendar_file(
        context["date"],
        title=context["title"],
        url=context["training_url"] or settings.WAGTAILADMIN_BASE_URL,
        description=render_to_string("emails/calendar_entry.txt", context).strip(),
    )


def _site_settings() -> SiteSettings:
    return SiteSettings.objects.filter(site__is_default_site=True).first() or SiteSettings()
