"""What people are told: the outbox."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .events import Occurrence
from .registrations import Registration


class MessageKind(models.TextChoices):
    PLEASE_CONFIRM = "please_confirm", _("please confirm")
    CONFIRMED = "confirmed", _("confirmed")
    GIVEN_UP = "given_up", _("place given up")
    DATE_CANCELLED = "date_cancelled", _("date is cancelled")
    DATE_MOVED = "date_moved", _("date is moved")
    DATE_CHANGED = "date_changed", _("date takes place elsewhere")
    DATE_RETURNS = "date_returns", _("date takes place after all")


class MessageState(models.TextChoices):
    QUEUED = "queued", _("waiting")
    SENT = "sent", _("sent")
    FAILED = "failed", _("failed")


class Message(models.Model):
    """One mail to one registration, written in the transaction of the change it tells of."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="messages"
    )
    occurrence = models.ForeignKey(
        Occurrence,
        verbose_name=_("date"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="messages",
        help_text=_("Empty: it tells of the registration as a whole."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=MessageKind.choices)
    sequence = models.PositiveIntegerField(default=0)
    state = models.CharField(
        _("state"), max_length=8, choices=MessageState.choices, default=MessageState.QUEUED
    )
    due_at = models.DateTimeField(_("due"), default=timezone.now)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    error = models.TextField(_("last error"), blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "kind", "sequence"],
                condition=models.Q(occurrence=None),
                name="nobody_is_told_twice",
            ),
            models.UniqueConstraint(
                fields=["registration", "occurrence", "kind", "sequence"],
                name="nobody_is_told_twice_of_a_date",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="messages_due")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.registration}"
