"""What several pages show: topics and contact persons."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from kommpaktiv.languages.locales import lang_attrs


class TopicColour(models.TextChoices):
    """The six colours of the design; text on any of them is ink."""

    CORAL = "coral", _("Coral")
    SUN = "sun", pgettext_lazy("colour", "Sun")  # without context it would be Django's Sunday
    MOSS = "moss", _("Moss")
    PETROL = "petrol", _("Petrol")
    SKY = "sky", _("Sky")
    LILAC = "lilac", _("Lilac")


class Topic(TranslatableMixin, models.Model):
    """One of the fields the project works in."""

    name = models.CharField(_("name"), max_length=80)
    question = models.CharField(
        _("question"),
        max_length=80,
        blank=True,
        help_text=_("What people ask who come for it, as on the home page. Empty: the name."),
    )
    slug = models.SlugField(_("short name in addresses"), max_length=80)
    colour = models.CharField(_("colour"), max_length=10, choices=TopicColour.choices)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [
        FieldPanel("name"),
        FieldPanel("question"),
        FieldPanel("slug"),
        MultiFieldPanel([FieldPanel("colour"), FieldPanel("order")], heading=_("Appearance")),
    ]
    translatable_fields = [
        TranslatableField("name"),
        TranslatableField("question"),
        SynchronizedField("slug", overridable=False),
        SynchronizedField("colour", overridable=False),
        SynchronizedField("order", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def lang_attrs(self) -> str:
        """Attributes for elements with its words; empty in the reader's language."""
        return lang_attrs(self.locale.language_code)


class ContactPerson(TranslatableMixin, models.Model):
    """Somebody readers can turn to, or who leads a training."""

    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    portrait = models.ForeignKey(
        "content.SiteImage",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("role"),
        FieldPanel("portrait"),
        MultiFieldPanel([FieldPanel("email"), FieldPanel("phone")], heading=_("How to reach them")),
    ]
    translatable_fields = [
        SynchronizedField("name"),
        TranslatableField("role"),
        SynchronizedField("email"),
        SynchronizedField("phone"),
        SynchronizedField("portrait"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("contact person")
        verbose_name_plural = _("contact persons")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def phone_uri(self) -> str:
        """The number as a `tel:` URI (RFC 3966), in its global form where it starts with 0."""
        digits = "".join(c for c in self.phone if c.isdigit() or c == "+")
        return f"tel:+49{digits[1:]}" if digits.startswith("0") else f"tel:{digits}"
