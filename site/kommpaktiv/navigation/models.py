"""Menus: what stands at the top and at the bottom of every page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import TranslatableField


class PageLinkBlock(blocks.StructBlock):
    """A page of the site; its title is the label unless one is given."""

    page = blocks.PageChooserBlock(label=_("Page"))
    label = blocks.CharBlock(label=_("Label"), required=False, help_text=_("Empty: the title."))

    class Meta:
        icon = "doc-empty"
        label = _("Page")


class AddressLinkBlock(blocks.StructBlock):
    """An address elsewhere."""

    label = blocks.CharBlock(label=_("Label"))
    address = blocks.URLBlock(label=_("Address"))

    class Meta:
        icon = "link"
        label = _("Address")


class LinksBlock(blocks.StreamBlock):
    page = PageLinkBlock()
    address = AddressLinkBlock()


class ColumnBlock(blocks.StructBlock):
    """A column of the footer."""

    heading = blocks.CharBlock(label=_("Heading"))
    links = LinksBlock(label=_("Links"))

    class Meta:
        icon = "list-ul"
        label = _("Column")


class MainMenu(TranslatableMixin, models.Model):
    """The menu at the top."""

    links = StreamField(LinksBlock(), verbose_name=_("links"))

    panels = [FieldPanel("links")]
    translatable_fields = [TranslatableField("links")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("main menu")
        verbose_name_plural = _("main menus")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} ({self.locale})"


class Footer(TranslatableMixin, models.Model):
    """The claim and the links at the bottom."""

    claim = models.CharField(_("claim"), max_length=200, blank=True)
    columns = StreamField([("column", ColumnBlock())], verbose_name=_("columns"))

    panels = [FieldPanel("claim"), FieldPanel("columns")]
    translatable_fields = [TranslatableField("claim"), TranslatableField("columns")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("footer")
        verbose_name_plural = _("footers")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} ({self.locale})"
