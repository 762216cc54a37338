"""What people take home from a training: files and links, for everybody or for who was there."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from events.records.spoken_languages import INTERPRETATION, language_names
from kommpaktiv.content.fields import HttpsField
from kommpaktiv.content.models import SiteDocument


class EventMaterial(TranslatableMixin, Orderable):
    """One file or link. Its address is found by its translation key, in whatever language."""

    page = ParentalKey(
        "trainings.EventPage", on_delete=models.CASCADE, related_name="material_list"
    )
    title = models.CharField(_("title"), max_length=160)
    language = models.CharField(_("language"), max_length=5, choices=INTERPRETATION, blank=True)
    document = models.ForeignKey(
        SiteDocument,
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    link = HttpsField(_("or a link"), max_length=1000, blank=True)
    day = models.DateField(
        _("only of the date on"),
        null=True,
        blank=True,
        help_text=_("The day of one date. Empty: of every date."),
    )
    is_public = models.BooleanField(
        _("for everybody"),
        default=False,
        help_text=_(
            "Shown on the page of the training once a date is over. Otherwise only who had a place "
            "finds it, on the page of the registration; nobody else can open the file then, "
            "wherever it is linked."
        ),
    )

    panels = [
        FieldPanel("title"),
        FieldPanel("document"),
        FieldPanel("link"),
        FieldRowPanel([FieldPanel("language"), FieldPanel("day")]),
        FieldPanel("is_public"),
    ]
    translatable_fields = [
        TranslatableField("title"),
        SynchronizedField("language", overridable=False),
        SynchronizedField("document", overridable=False),
        SynchronizedField("link", overridable=False),
        SynchronizedField("day", overridable=False),
        SynchronizedField("is_public", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("material")
        verbose_name_plural = _("materials")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if bool(self.document_id) == bool(self.link):
            raise ValidationError({"document": _("Please give a file or a link, one of them.")})
        if self.is_public and self.document and self.document.for_participants:
            message = _("This file is only for participants. Its own form can change that.")
            raise ValidationError({"is_public": message})

    def is_of(self, days: Collection[date]) -> bool:
        """Whether it belongs to one of these days, on which a date took place."""
        return self.day in days if self.day else bool(days)

    @property
    def language_name(self) -> str:
        """Empty where nobody said which."""
        return "".join(language_names([self.language]))

    @property
    def host(self) -> str:
        """Whose site its link opens: example.org."""
        return (urlsplit(self.link).hostname or "").removeprefix("www.")

    @property
    def public_url(self) -> str:
        """Where it is, for everybody."""
        return self.document.url if self.document else self.link


def materials_of(page: Any, days: Collection[date]) -> list[EventMaterial]:
    """What belongs to the dates of a training that took place on these days: one query.

    :param page: the training's, in the reader's language.
    """
    if not days:
        return []
    materials = page.material_list.select_related("document")
    return [material for material in materials if material.is_of(days)]


def close_documents(page: Any) -> None:
    """Have the files that a page, draft or not, gives to participants opened by nobody else.

    They stay closed when they are taken off the page; the form of the file can open them.
    """
    documents = [row.document_id for row in page.material_list.all() if not row.is_public]
    closable = SiteDocument.objects.filter(pk__in=filter(None, documents))
    closable.filter(for_participants=False).update(for_participants=True)
