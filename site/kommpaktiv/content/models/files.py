"""Images and documents of our own class, so that fields can be added without moving files."""

from pathlib import PurePath
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.utils.file import hash_filelike

Sizes = dict[str, list[Any]]  # by Wagtail's words for it: the file, its width and height in pixels
HASH_LENGTH = 12  # hexadecimal digits in the names of files


class SiteImage(AbstractImage):
    """An image and the credit its licence asks for. Alternative text belongs to its use."""

    credit = models.CharField(_("credit"), max_length=255, blank=True)
    # What content/picture_sizes.py has made, and of what; empty while there is something to make.
    sizes = models.JSONField(default=dict, editable=False)
    made_of = models.CharField(max_length=60, default="", editable=False)

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

    def get_upload_to(self, filename: str) -> str:
        """Have what is in the file in its name, so that a name never means another picture."""
        path = PurePath(super().get_upload_to(filename))
        content = hash_filelike(self.file.file)[:HASH_LENGTH]
        return str(path.with_name(f"{path.stem}.{content}{path.suffix}"))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and have the size as it is kept: that of a drawing is measured with a fraction.

        Else whoever sees a drawing first would get `width="800.0"`, which is not HTML.
        """
        super().save(*args, **kwargs)
        for side in ("width", "height"):
            setattr(self, side, int(getattr(self, side)))


class SiteDocument(AbstractDocument):
    """A file for readers to download."""

    for_participants = models.BooleanField(
        _("only for participants"),
        default=False,
        help_text=_("Opened by who had a place in a training that gives it, and by nobody else."),
    )

    admin_form_fields = (*Document.admin_form_fields, "for_participants")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
