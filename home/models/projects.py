"""Pages of running text: the topics, about, and what the law asks for."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager, PageQuerySet
from wagtail_localize.fields import SynchronizedField, TranslatableField

from kommpaktiv.content.blocks import BodyBlock
from kommpaktiv.content.kept_property import kept_property
from kommpaktiv.content.models import BasePage, Topic, know_addresses
from kommpaktiv.content.only_fields import CARD_FIELDS, picture_fields
from kommpaktiv.languages.privacy import everybody_may_see

TOPICS_DEPTH = 3  # in the tree, of the pages of topics: directly below the home page


class ProjectQuerySet(PageQuerySet):
    def of_topics(self) -> ProjectQuerySet:
        """The pages of topics, in the order of these."""
        return self.filter(topic__isnull=False, depth=TOPICS_DEPTH).order_by("topic__order", "path")

    def for_links(self) -> ProjectQuerySet:
        """With all that a link shows, so that a list costs the same whatever its length."""
        related = self.select_related("topic", "picture", "locale", "alias_of__locale")
        names = ("name", "question", "colour", "order", "translation_key")
        topic = [f"topic__{name}" for name in names]
        return related.only(*CARD_FIELDS, *topic, *picture_fields("picture"))


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
        "content.SiteImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Decoration beside the title."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    objects = PageManager.from_queryset(ProjectQuerySet)()

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

    served_with = (*BasePage.served_with, "topic", "picture")

    parent_page_types = ["home.HomePage", "home.ProjectPage", "home.LocationPage"]
    subpage_types = ["home.ProjectPage"]
    template = "pages/home/project_page.html"
    page_description = _("Running text: a topic, about us, imprint, privacy.")

    class Meta:
        verbose_name = _("project page")
        verbose_name_plural = _("project pages")

    def found_by(self) -> str:
        return f"{self.topic.name} {self.topic.question}" if self.topic else ""

    @property
    def is_topics_page(self) -> bool:
        """Whether it is the page of its topic, and none that belongs to it."""
        return self.topic_id is not None and self.depth == TOPICS_DEPTH

    @kept_property
    def neighbours(self) -> list[ProjectPage]:
        """Where to read on: the pages beside and below; topics lead to topics, others to others."""
        beside = models.Q(path__startswith=self.path[: -self.steplen], depth=self.depth)
        below = models.Q(path__startswith=self.path, depth=self.depth + 1)
        pages = everybody_may_see(ProjectPage.objects.live().filter(beside | below)).for_links()
        of_topics = models.Q(topic__isnull=False, depth=TOPICS_DEPTH)
        pages = pages.filter(of_topics if self.is_topics_page else ~of_topics)
        return know_addresses(list(pages.order_by("path")))

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {
            "neighbours": partial(getattr, self, "neighbours")
        }
