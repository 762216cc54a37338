"""Stories of people who do politics where they live."""

from __future__ import annotations

import math
from functools import cache, partial
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager, PageQuerySet, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from home.models import LocatedPage, LocationPage
from kommpaktiv.content.blocks import StoryBlock
from kommpaktiv.content.kept_property import kept_property
from kommpaktiv.content.models import BasePage, Topic, know_addresses
from kommpaktiv.content.only_fields import CARD_FIELDS, picture_fields
from kommpaktiv.languages.locales import localise
from kommpaktiv.languages.privacy import everybody_may_see
from kommpaktiv.languages.search_text import plain_text

WORDS_PER_MINUTE = 180


class StoryIndexPage(BasePage):
    """All stories of the site, or those of the location it stands below."""

    lead = models.TextField(_("lead"), max_length=400, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("lead")]
    translatable_fields = [*BasePage.page_translatable_fields, TranslatableField("lead")]
    searched = ("lead",)

    parent_page_types = ["home.HomePage", "home.LocationPage"]
    subpage_types = ["stories.StoryPage"]
    max_count_per_parent = 1
    template = "pages/stories/story_index_page.html"
    page_description = _("All role-model stories, or those of one location.")
    parameters = ("p",)
    per_page = 12

    class Meta:
        verbose_name = _("list of stories")
        verbose_name_plural = _("lists of stories")

    def stories(self) -> PageQuerySet:
        """The stories to list, newest first."""
        stories = everybody_may_see(StoryPage.objects.live().filter(locale=self.locale))
        if LocationPage.above(self):
            stories = stories.child_of(self)
        return stories.for_cards().order_by("-first_published_at", "-pk")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {
            "stories": cache(lambda: self._shown(request.GET.get("p")))
        }

    def _shown(self, number: str | None) -> Page:
        """The stories on the page of the list with this number, the first where there is none."""
        return Paginator(self.stories(), self.per_page).get_page(number)


class StoryQuerySet(PageQuerySet):
    def for_cards(self) -> StoryQuerySet:
        """With all that a card shows, so that a list costs the same whatever its length."""
        related = self.select_related("portrait", "locale", "alias_of__locale")
        person = ("name", "role", "council", "place", "quote", "lead", "portrait_alt")
        return related.only(*CARD_FIELDS, *person, *picture_fields("portrait"))


class StoryPage(LocatedPage):
    """One person's story, mostly an interview."""

    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=160, blank=True)
    council = models.CharField(_("council"), max_length=160, blank=True)
    place = models.CharField(_("town"), max_length=120, blank=True)
    portrait = models.ForeignKey(
        "content.SiteImage",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    portrait_alt = models.CharField(
        _("alternative text of the portrait"), max_length=255, blank=True
    )
    lead = models.TextField(_("lead"), max_length=400, blank=True)
    quote = models.TextField(
        _("quote"),
        max_length=240,
        blank=True,
        help_text=_("The sentence the home page shows. Without quotation marks."),
    )
    body = StreamField(StoryBlock(), verbose_name=_("interview"), blank=True)

    objects = PageManager.from_queryset(StoryQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel(field) for field in ("name", "role", "council", "place")],
            heading=_("The person"),
        ),
        MultiFieldPanel(
            [FieldPanel("portrait"), FieldPanel("portrait_alt")], heading=_("Portrait")
        ),
        MultiFieldPanel([FieldPanel("lead"), FieldPanel("quote")], heading=_("At first sight")),
        FieldPanel("body"),
        InlinePanel("topic_links", heading=_("Topics"), label=_("Topic")),
        FieldPanel("location"),
    ]
    translatable_fields = [
        *BasePage.page_translatable_fields,
        TranslatableField("name"),
        TranslatableField("role"),
        TranslatableField("council"),
        TranslatableField("place"),
        SynchronizedField("portrait"),
        TranslatableField("portrait_alt"),
        TranslatableField("lead"),
        TranslatableField("quote"),
        TranslatableField("body"),
        TranslatableField("topic_links"),
        *LocatedPage.location_translatable_fields,
    ]
    searched = ("name", "role", "council", "place", "lead", "quote", "body")

    served_with = (*LocatedPage.served_with, "portrait", "location")

    parent_page_types = ["stories.StoryIndexPage"]
    subpage_types: list[str] = []
    template = "pages/stories/story_page.html"
    page_description = _("The story of one person, mostly as an interview.")

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    @property
    def reading_minutes(self) -> int:
        """How long reading takes, in whole minutes."""
        return max(1, math.ceil(len(plain_text(self.body).split()) / WORDS_PER_MINUTE))

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {
            "topics": partial(getattr, self, "topics"),
            "related": partial(getattr, self, "related_stories"),
        }

    @kept_property
    def topics(self) -> list[Topic]:
        """The story's topics in the page's language."""
        links = self.topic_links.select_related("topic__locale")
        return localise([link.topic for link in links], self.locale)

    @kept_property
    def related_stories(self) -> list[StoryPage]:
        """Up to three stories of the same location or topic."""
        topics = self.topic_links.values("topic__translation_key")
        same_topic = models.Q(topic_links__topic__translation_key__in=topics)
        same_place = models.Q(location__isnull=False, location=self.location_id)
        stories = everybody_may_see(StoryPage.objects.live().filter(locale=self.locale))
        stories = stories.exclude(pk=self.pk)
        related = stories.filter(same_topic | same_place).distinct().for_cards()
        return know_addresses(list(related.order_by("-first_published_at", "-pk")[:3]))


class StoryTopic(TranslatableMixin, Orderable):
    """A topic of a story."""

    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="topic_links")
    topic = models.ForeignKey(
        Topic, verbose_name=_("topic"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("topic")]
    translatable_fields = [TranslatableField("topic")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("topic")
