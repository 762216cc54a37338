"""Who would like to hear of a new date: an address, until it has heard, and at most for a year."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .addressed import Addressed, AddressedQuerySet
from .desk_scope import in_scope
from .events import Event


class InterestKind(models.TextChoices):
    """What a new date has to be of."""

    TRAINING = "training", _("training")
    TOPIC = "topic", _("topic")
    PLACE = "place", _("location")


@dataclass(frozen=True)
class Wish:
    """What somebody would like to hear of: `key` is the translation key of its page or topic."""

    kind: InterestKind
    key: uuid.UUID

    @property
    def value(self) -> str:
        """As forms send it."""
        return f"{self.kind}:{self.key}"


class InterestQuerySet(AddressedQuerySet["Interest"]):
    def confirmed(self) -> InterestQuerySet:
        """Those whose address is known to be theirs."""
        return self.exclude(confirmed_at=None)

    def met_by(self, event: Event) -> InterestQuerySet:
        """Those that a new date of the training is for."""
        of_topics = models.Q(kind=InterestKind.TOPIC, key__in=event.topic_keys)
        at_place = models.Q(kind=InterestKind.PLACE, key=event.location_key)
        return self.filter(
            models.Q(kind=InterestKind.TRAINING, key=event.key) | of_topics | at_place
        )

    def visible_to(self, user: AbstractUser | AnonymousUser) -> InterestQuerySet:
        """Those that `user` may count at the desk. Topics belong to no location."""
        trainings = Event.objects.visible_to(user).values("key")
        found = models.Q(kind=InterestKind.TRAINING, key__in=trainings)
        found |= models.Q(kind=InterestKind.PLACE) & in_scope(user, "key")
        if user.has_perm("records.work_at_desk"):
            found |= models.Q(kind=InterestKind.TOPIC)
        return self.filter(found)


class Interest(Addressed):
    """One address that wants a mail when there is a new date, and is forgotten with it."""

    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("in what"), max_length=8, choices=InterestKind.choices)
    key = models.UUIDField(_("translation key of that"), db_index=True)
    language = models.CharField(
        _("language of messages"), max_length=12, choices=settings.LANGUAGES
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("e-mail confirmed"), null=True, blank=True)

    objects = InterestQuerySet.as_manager()

    class Meta(Addressed.Meta):
        verbose_name = _("interest in new dates")
        verbose_name_plural = _("interest in new dates")
        constraints = [
            *Addressed.Meta.constraints,
            models.UniqueConstraint(
                fields=["email_key", "kind", "key"], name="one_interest_of_an_address"
            ),
        ]

    def __str__(self) -> str:
        return str(self.reference)

    @property
    def wish(self) -> Wish:
        return Wish(InterestKind(self.kind), self.key)
