"""The journal of changes: what tells every process that something readers see is another now."""

from django.db import models
from django.db.models.functions import Now


class Change(models.Model):
    """One change of something that pages show; `content/changes.py` writes and reads it.

    Rows are only added, so that writers never wait for each other, in the transaction of the
    change itself: it is told if and only if it has happened.
    """

    topic = models.CharField(max_length=40)
    made_at = models.DateTimeField(db_default=Now(), db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.topic
