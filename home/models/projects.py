"""Pages of running text: the topics, about, and what the law asks for."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField, TranslatableField

from kommpaktiv.core.blocks import BodyBlock
from kommpaktiv.core.models import BasePage, Topic


class ProjectPage(BasePage):
    """A page about the project; one with a topic is that topic's page."""

    lead = models.TextField(_("lead"), max_length=400, blank=True)
    topic = models.ForeignKey(
        Topic,
        verbose_name=_("topic"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The page then stands among the topics of the home page."),
    )
    picture = models.ForeignKey(
        "core.SiteImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Decoration beside the title."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        FieldPanel("topic"),
        FieldPanel("picture"),
        FieldPanel("body"),
    ]
    translatable_fields = [
        *BasePage.page_translatable_fields,
        TranslatableField("lead"),
        TranslatableField("topic"),
        SynchronizedField("picture"),
        TranslatableField("body"),
    ]
    searched = ("lead", "body")

    parent_page_types = ["home.HomePage", "home.ProjectPage", "home.LocationPage"]
    subpage_types = ["home.ProjectPage"]
    template = "pages/home/project_page.html"

    class Meta:
        verbose_name = _("project page")
        verbose_name_plural = _("project pages")
