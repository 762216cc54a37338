"""Whose registrations a group of the staff may see."""

from django.contrib.auth.models import Group
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
        return f"{self.group}: {self.location or _('all locations')}"
