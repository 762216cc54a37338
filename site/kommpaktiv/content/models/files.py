"""Images and documents of our own class, so that fields can be added without moving files."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class SiteImage(AbstractImage):
    """An image and the credit its licence asks for. Alternative text belongs to its use."""

    credit = models.CharField(_("credit"), max_length=255, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")


class SiteRendition(AbstractRendition):
    """One size of an image."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and have the size as it is kept: that of a drawing is measured with a fraction.

        Else whoever sees a drawing first would get `width="800.0"`, which is not HTML.
        """
        super().save(*args, **kwargs)
        for side in ("width", "height"):
            setattr(self, side, int(getattr(self, side)))


class SiteDocument(AbstractDocument):
    """A file for readers to download."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
