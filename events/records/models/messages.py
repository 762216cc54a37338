"""What people are told: the outbox."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kommpaktiv.languages.wording import Wording, wording

from .addressed import Addressed, AddressedQuerySet
from .desk_scope import in_scope
from .events import Occurrence
from .interests import Interest
from .registrations import Place, Registration


class MessageKind(models.TextChoices):
    PLEASE_CONFIRM = "please_confirm", _("please confirm")
    # Translators: what an e-mail is about, followed by a colon and whether it was sent.
    CONFIRMED = "confirmed", pgettext_lazy("kind of e-mail", "confirmed")
    WAITLISTED = "waitlisted", pgettext_lazy("kind of e-mail", "on the waiting list")
    PLACE_OFFERED = "place_offered", pgettext_lazy("kind of e-mail", "place offered")
    OFFER_RAN_OUT = "offer_ran_out", _("offer ran out")
    CHANGED = "changed", _("registration changed")
    GIVEN_UP = "given_up", _("place given up")
    REMOVED = "removed", _("place taken back by the team")
    REMINDER = "reminder", _("reminder")
    NOTE = "note", _("note from the team")
    THANKS = "thanks", _("thank you")
    LINKS = "links", _("links to one's registrations")
    ERASED = "erased", _("data erased")
    DATE_CANCELLED = "date_cancelled", _("date is cancelled")
    DATE_MOVED = "date_moved", _("date is moved")
    DATE_CHANGED = "date_changed", _("date takes place elsewhere")
    DATE_RETURNS = "date_returns", _("date takes place after all")
    JOIN_LINK = "join_link", _("new way to take part online")
    SWAPPED = "swapped", _("place taken on another date")
    CONFIRM_INTEREST = "confirm_interest", _("please confirm: news of new dates")
    NEW_DATE = "new_date", _("there is a new date")


class MessagePriority(models.IntegerChoices):
    """Which messages go first, however many of the others wait."""

    NOW = 0  # somebody waits for it in front of the screen, or has a deadline
    SOON = 1  # somebody may set out for nothing
    BULK = 2  # to everybody at once, and none the worse for a quarter of an hour


# All that is not named here is urgent.
LESS_URGENT = {
    MessageKind.DATE_CANCELLED: MessagePriority.SOON,
    MessageKind.DATE_MOVED: MessagePriority.SOON,
    MessageKind.DATE_CHANGED: MessagePriority.SOON,
    MessageKind.DATE_RETURNS: MessagePriority.SOON,
    MessageKind.JOIN_LINK: MessagePriority.SOON,
    MessageKind.NOTE: MessagePriority.BULK,
    MessageKind.REMINDER: MessagePriority.BULK,
    MessageKind.THANKS: MessagePriority.BULK,
    MessageKind.NEW_DATE: MessagePriority.BULK,
}


class MessageState(models.TextChoices):
    QUEUED = "queued", pgettext_lazy("e-mail", "waiting")
    SENT = "sent", pgettext_lazy("e-mail", "sent")
    FAILED = "failed", _("failed")
    DROPPED = "dropped", _("not true any more")


class Note(models.Model):
    """What the team tells everybody who takes part in a date."""

    submission = models.UUIDField(
        _("key of the submitted form"),
        unique=True,
        default=uuid.uuid4,
        editable=False,
        help_text=_("The same form sent twice is one note."),
    )
    occurrence = models.ForeignKey(
        Occurrence, verbose_name=_("date"), on_delete=models.CASCADE, related_name="+"
    )
    texts = models.JSONField(_("text, by language"), default=dict)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now)

    class Meta:
        verbose_name = _("note to participants")
        verbose_name_plural = _("notes to participants")

    def __str__(self) -> str:
        return str(self.text)

    @property
    def text(self) -> Wording:
        """To the reader, in their language or in German."""
        return wording(self.texts)


class MessageQuerySet(AddressedQuerySet["Message"]):
    def visible_to(self, user: AbstractUser | AnonymousUser) -> MessageQuerySet:
        """Those that `user` may see at the training desk.

        What goes to an address alone belongs to no location.
        """
        return self.filter(in_scope(user, "registration__event__location_key"))

    def failed(self) -> MessageQuerySet:
        """Those that are not tried again by themselves."""
        return self.filter(state=MessageState.FAILED)

    def due(self, now: datetime) -> MessageQuerySet:
        """Those to be sent at `now`, the most urgent and then the oldest first."""
        queued = self.filter(state=MessageState.QUEUED, due_at__lte=now)
        return queued.order_by("priority", "due_at", "pk")


class Message(Addressed):
    """One mail, written in the transaction of the change it tells of.

    To a registration; or to an address (`email`) alone, and then the row goes as soon as it is
    sent.
    """

    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    registration = models.ForeignKey(
        Registration, null=True, blank=True, on_delete=models.CASCADE, related_name="messages"
    )
    language = models.CharField(_("language"), max_length=12, blank=True)
    occurrence = models.ForeignKey(
        Occurrence,
        verbose_name=_("date"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="messages",
        help_text=_("Empty: it tells of the registration as a whole."),
    )
    note = models.ForeignKey(
        Note, null=True, blank=True, on_delete=models.CASCADE, related_name="messages"
    )
    interest = models.ForeignKey(
        Interest, null=True, blank=True, on_delete=models.CASCADE, related_name="messages"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=MessageKind.choices)
    # Those whose change it tells of; none where what has changed is no place.
    places = models.ManyToManyField(Place, related_name="messages", blank=True)
    # What it tells, once: see `events.outbox.dedup_keys`. Empty where it may be told again.
    dedup_key = models.CharField(max_length=64, blank=True, editable=False)
    priority = models.GeneratedField(
        expression=models.Case(
            *(
                models.When(kind=kind, then=models.Value(int(priority)))
                for kind, priority in LESS_URGENT.items()
            ),
            default=models.Value(int(MessagePriority.NOW)),
        ),
        output_field=models.PositiveSmallIntegerField(),
        db_persist=True,
    )
    state = models.CharField(
        _("state"), max_length=8, choices=MessageState.choices, default=MessageState.QUEUED
    )
    due_at = models.DateTimeField(_("due"), default=timezone.now)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    error = models.TextField(_("last error"), blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta(Addressed.Meta):
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-created_at", "-pk"]
        constraints = [
            *Addressed.Meta.constraints,
            models.UniqueConstraint(
                fields=["registration", "kind", "dedup_key"],
                condition=~models.Q(dedup_key=""),
                name="nobody_is_told_twice",
            ),
            models.CheckConstraint(
                condition=models.Q(registration__isnull=False) | ~models.Q(email=""),
                name="messages_have_somebody_to_go_to",
            ),
        ]
        indexes = [
            *Addressed.Meta.indexes,
            models.Index(fields=["state", "priority", "due_at"], name="messages_due"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.registration}"

    @property
    def recipient(self) -> str:
        """The address it goes to; empty once that is forgotten."""
        return self.registration.email if self.registration else self.email

    @property
    def can_go_again(self) -> bool:
        """Whether somebody may queue it again: it was tried, and has somebody to go to."""
        is_idle = self.state != MessageState.QUEUED or bool(self.error)
        return is_idle and bool(self.recipient)
