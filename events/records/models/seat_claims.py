"""What a form has held on a date, and forms that were sent: remembered for a day, without names."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils import timezone

from .events import Occurrence
from .registrations import Registration


class SeatClaimQuerySet(models.QuerySet["SeatClaim"]):
    def active(self, now: datetime | None = None) -> SeatClaimQuerySet:
        """Those that hold something now."""
        return self.filter(held_until__gt=now or timezone.now())

    def decoys(self) -> int:
        """How many seats they hold that nobody will get."""
        return self.aggregate(seats=models.Sum("repeated", default=0))["seats"]


class SeatClaim(models.Model):
    """The seats that one form holds on one date until they are confirmed or the time is over.

    For everybody the form named. Who has a place there already gets no second one, but a seat is
    held all the same: were it not, the number of places left would tell who takes part.
    """

    occurrence = models.ForeignKey(Occurrence, on_delete=models.CASCADE, related_name="claims")
    # None where all of the people have their places already.
    registration = models.ForeignKey(
        Registration, null=True, on_delete=models.CASCADE, related_name="claims"
    )
    submission = models.UUIDField(db_index=True)
    people = models.PositiveSmallIntegerField()
    repeated = models.PositiveSmallIntegerField()  # how many of them have a place already
    # Keyed hashes of where the form came from, and of the domain of its e-mail.
    network = models.CharField(max_length=64, blank=True, db_index=True)
    domain = models.CharField(max_length=64, blank=True, db_index=True)
    held_until = models.DateTimeField(db_index=True)

    objects = SeatClaimQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(repeated__lte=models.F("people")),
                name="repeated_are_some_of_the_people",
            )
        ]

    def __str__(self) -> str:
        return f"{self.people} on {self.occurrence_id}"


class SpentForm(models.Model):
    """A form that was sent: its stamp is good for nothing else. Keyed hashes, kept for a day."""

    stamp = models.CharField(max_length=64, unique=True)
    content = models.CharField(max_length=64)
    spent_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return self.stamp[:8]
