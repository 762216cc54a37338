"""Whose registrations a group of the staff may see."""

from django.contrib.auth.models import AbstractUser, AnonymousUser, Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.models import LocationPage


class DeskScope(models.Model):
    """A group works at the training desk of a location, or of all."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="desk_scopes")
    location = models.ForeignKey(
        LocationPage,
        verbose_name=_("location"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Empty: all locations, and trainings without one."),
    )

    class Meta:
        verbose_name = _("training desk")
        verbose_name_plural = _("training desks")
        constraints = [
            models.UniqueConstraint(fields=["group", "location"], name="one_scope_per_location")
        ]

    def __str__(self) -> str:
        location = self.location or _("all locations")
        return f"{self.group}: {location}"


def in_scope(user: AbstractUser | AnonymousUser, location_key: str) -> models.Q:
    """The condition for what `user` may see at the desk, on records with `location_key`.

    `location_key` is the path to the translation key of a location, as a lookup. Nothing for those
    who do not work at a desk; everything for superusers and for a desk of all locations.
    """
    if not user.has_perm("records.work_at_desk"):
        return models.Q(pk__in=())
    if user.is_superuser:
        return models.Q()
    scopes = DeskScope.objects.filter(group__user=user.pk)
    keys = set(scopes.values_list("location__translation_key", flat=True))
    return models.Q() if None in keys else models.Q(**{f"{location_key}__in": keys})
