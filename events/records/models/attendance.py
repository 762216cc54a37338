"""Who was there: marks that are added and never changed. How it stands is what they come to."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .registrations import Place


class MarkKind(models.TextChoices):
    HERE = "here", _("is here")
    UNDONE = "undone", _("taken back")


class AttendanceQuerySet(models.QuerySet["AttendanceMark"]):
    def present(self, places: Iterable[Place]) -> dict[int, AttendanceMark]:
        """By place, the mark that says that its person is here; those who are not are left out.

        The last word counts, by the clock of the device that it was said at.
        """
        last: dict[int, AttendanceMark] = {}
        for mark in self.filter(place__in=places).order_by("marked_at", "pk"):
            last[mark.place_id] = mark
        return {pk: mark for pk, mark in last.items() if mark.kind == MarkKind.HERE}


class AttendanceMark(models.Model):
    """One word about one place. A device may say it again: the key keeps it one."""

    key = models.UUIDField(_("key of the mark"), unique=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="marks")
    kind = models.CharField(_("said"), max_length=6, choices=MarkKind.choices)
    device = models.CharField(_("device"), max_length=64, blank=True)
    marked_at = models.DateTimeField(_("time, by the device"), default=timezone.now)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("mark of attendance")
        verbose_name_plural = _("marks of attendance")
        indexes = [models.Index(fields=["place", "marked_at"], name="marks_of_a_place")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.place_id}"
