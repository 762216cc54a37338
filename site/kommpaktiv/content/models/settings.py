"""What the whole site says about itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from kommpaktiv.languages.safe_markup import safe_link


@register_setting(icon="site")
class SiteSettings(BaseSiteSetting):
    """Name, contact and social profiles. The claim is language and lives in the footer."""

    name = models.CharField(_("name of the site"), max_length=80, default="KommPAktiv")
    organisation = models.CharField(_("organisation behind it"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    address = models.TextField(_("postal address"), blank=True)
    privacy_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("privacy page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Linked from every registration form."),
    )
    easy_german_checked_by = models.CharField(
        _("who checks our easy German"),
        max_length=200,
        blank=True,
        help_text=_("Shown on each page in easy German. Empty: the page says that nobody has yet."),
    )
    facebook = models.URLField("Facebook", blank=True)
    instagram = models.URLField("Instagram", blank=True)
    mastodon = models.URLField("Mastodon", blank=True)
    youtube = models.URLField("YouTube", blank=True)

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("organisation")], heading=_("Who we are")),
        MultiFieldPanel(
            [FieldPanel("email"), FieldPanel("phone"), FieldPanel("address")], heading=_("Contact")
        ),
        FieldPanel("privacy_page"),
        FieldPanel("easy_german_checked_by"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("mastodon", "instagram", "facebook", "youtube")],
            heading=_("Social networks"),
        ),
    ]

    class Meta:
        verbose_name = _("name and contact")

    @property
    def social_links(self) -> list[tuple[str, str]]:
        """The profiles that are filled in, as (network, address)."""
        fields = ("mastodon", "instagram", "facebook", "youtube")
        links = ((self._meta.get_field(name).verbose_name, getattr(self, name)) for name in fields)
        return [(str(network), url) for network, url in links if safe_link(url)]
