"""What processes tell each other about being alive."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone


class Heartbeat(models.Model):
    """When a long-running process was last seen; `/readyz` reads it."""

    process = models.CharField(max_length=50, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.process}: {self.seen_at:%Y-%m-%d %H:%M:%S}"

    @classmethod
    def beat(cls, process: str) -> None:
        """Say that `process` is alive now."""
        cls.objects.update_or_create(process=process, defaults={"seen_at": timezone.now()})

    @classmethod
    def seen_within(cls, process: str, age: timedelta, now: datetime | None = None) -> bool:
        """Tell whether `process` was seen at most `age` ago."""
        since = (now or timezone.now()) - age
        return cls.objects.filter(process=process, seen_at__gte=since).exists()


class QueuedMail(models.Model):
    """A mail that is still to be sent; gone once it is. See `mail_queue`."""

    recipient = models.EmailField()
    subject = models.CharField(max_length=255)
    text = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.subject
