"""What is to be done for people with a login, apart from the request that asks for it."""

from django.db import models
from django.utils import timezone


class LinkRequest(models.Model):
    """Somebody asked for a link to set a new password; gone once the worker has seen to it.

    A row is written whatever was typed. Only the worker looks whether there is such an account, so
    neither the answer nor its time tells.
    """

    email = models.EmailField()
    language = models.CharField(max_length=20)
    requested_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.requested_at:%Y-%m-%d %H:%M:%S}"
