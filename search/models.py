"""The index: what readers may look for, stemmed, and how much a text is about it.

Rows instead of what each database has for it, so that SQLite and PostgreSQL find the same.
"""

from __future__ import annotations

from django.db import models
from wagtail.models import Page

from kommpaktiv.content.models import SiteDocument

LONGEST = 60  # letters of a stem or word; what is longer is cut


class IndexedText(models.Model):
    """The text of a live page that speaks for itself (no alias), or the title of a document."""

    page = models.OneToOneField(
        Page, on_delete=models.CASCADE, null=True, related_name="indexed_text"
    )
    document = models.OneToOneField(
        SiteDocument, on_delete=models.CASCADE, null=True, related_name="indexed_text"
    )
    language = models.CharField(max_length=20)  # BCP 47, of its words
    checksum = models.CharField(max_length=32)  # of what was written of it

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(page__isnull=True) ^ models.Q(document__isnull=True),
                name="indexed_text_of_one",
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id or self.document_id}"


class Posting(models.Model):
    """One stem in one text; `weight` is how much the text is about it."""

    text = models.ForeignKey(IndexedText, on_delete=models.CASCADE, related_name="postings")
    stem = models.CharField(max_length=LONGEST)
    weight = models.FloatField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stem", "text"], name="posting_once")]

    def __str__(self) -> str:
        return self.stem


class Term(models.Model):
    """The vocabulary: a stem there is in texts of a language, and a word as people write it.

    Postings do not refer to it: what is missing here is still found as it is written.
    """

    language = models.CharField(max_length=20)
    stem = models.CharField(max_length=LONGEST)
    word = models.CharField(max_length=LONGEST)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "stem"], name="term_once")]

    def __str__(self) -> str:
        return self.word
