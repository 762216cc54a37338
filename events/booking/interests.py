"""Hearing of new dates: an address asks, confirms by mail, and is told once."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from events.records.models import Event, Interest, Message, Occurrence
from events.records.models.interests import Wish
from events.records.models.messages import MessageKind


@transaction.atomic
def ask_for_news(wish: Wish, email: str, language: str) -> None:
    """Note the wish and mail the link that makes it count.

    Who asked before gets the same link again, so that nobody learns from the page what is known.
    """
    interest, is_new = Interest.objects.of_address(email).get_or_create(
        kind=wish.kind, key=wish.key, defaults={"email": email, "language": language}
    )
    if not is_new and interest.language != language:
        interest.language = language
        interest.save(update_fields=["language"])
    Message.objects.create(
        email=email, language=language, kind=MessageKind.CONFIRM_INTEREST, interest=interest
    )


def confirm_interest(interest: Interest) -> None:
    """Have it count from now on. Twice is harmless."""
    Interest.objects.filter(pk=interest.pk, confirmed_at=None).update(confirmed_at=timezone.now())


def tell_interested(event: Event, date: Occurrence) -> int:
    """Queue a mail about a new date for everybody it is for; return how many.

    One to each address, in the caller's transaction; the interest goes when its mail is sent.
    """
    told = Message.objects.filter(interest=OuterRef("pk"), kind=MessageKind.NEW_DATE)
    met = Interest.objects.confirmed().met_by(event).filter(~Exists(told)).order_by("pk")
    by_address = {interest.email_key: interest for interest in met}
    messages = [
        Message(
            email=interest.email,
            language=interest.language,
            kind=MessageKind.NEW_DATE,
            interest=interest,
            occurrence=date,
        )
        for interest in by_address.values()
    ]
    Message.objects.bulk_create(messages, batch_size=500)
    return len(messages)
