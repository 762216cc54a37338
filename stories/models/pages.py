"""Stories of people who do politics where they live."""

from __future__ import annotations

import math
from functools import cache, cached_property, partial
from typing import Any
from urllib.parse import quote, urlencode

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager, PageQuerySet, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from home.models import ListedPage, LocatedPage, LocationPage, ProjectPage
from kommpaktiv.content.absolute_url import absolute_url
from kommpaktiv.content.blocks import StoryBlock
from kommpaktiv.content.kept_property import kept_property
from kommpaktiv.content.models import BasePage, ContactPerson, Topic, know_addresses
from kommpaktiv.content.only_fields import CARD_FIELDS, picture_fields
from kommpaktiv.content.topics import topics_by_key
from kommpaktiv.languages.locales import localise
from kommpaktiv.languages.privacy import everybody_may_see
from kommpaktiv.languages.search_text import plain_text
from stories.filters import Findable

WORDS_PER_MINUTE = 180


class StoryIndexPage(ListedPage):
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
    parameters = ("p", "topic", "place", "language", "role")

    class Meta:
        verbose_name = _("list of stories")
        verbose_name_plural = _("lists of stories")

    def stories(self) -> StoryQuerySet:
        """The stories to list, newest first."""
        stories = everybody_may_see(StoryPage.objects.live().filter(locale=self.locale))
        if LocationPage.above(self):
            stories = stories.child_of(self)
        return stories.newest_first()

    @kept_property
    def findable(self) -> list[Findable]:
        """The stories by what they are found by."""
        from stories.listing import findable  # which knows the models

        return findable(self.stories())

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from stories.listing import StoryListing

        return super().get_context(request, *args, **kwargs) | {
            "listing": cache(lambda: StoryListing(self, request.GET))
        }


class StoryQuerySet(PageQuerySet):
    def newest_first(self) -> StoryQuerySet:
        return self.order_by("-first_published_at", "-pk")

    def for_cards(self) -> StoryQuerySet:
        """With all that a card shows, so that a list costs the same whatever its length."""
        related = self.select_related("portrait", "locale", "alias_of__locale")
        first_topic = StoryTopic.objects.filter(page=models.OuterRef("pk")).order_by("sort_order")
        related = related.annotate(
            topic_key=models.Subquery(first_topic.values("topic__translation_key")[:1])
        )
        person = ("name", "role", "council", "place", "quote", "lead", "portrait_alt")
        return related.only(*CARD_FIELDS, *person, *picture_fields("portrait"))

    def older_than(self, page: StoryPage) -> StoryQuerySet:
        """Those that come after `page` in lists."""
        moment = page.first_published_at
        same_moment = models.Q(first_published_at=moment, pk__lt=page.pk)
        return self.filter(models.Q(first_published_at__lt=moment) | same_moment).newest_first()

    def newer_than(self, page: StoryPage) -> StoryQuerySet:
        """Those that come before `page` in lists, the nearest first."""
        moment = page.first_published_at
        same_moment = models.Q(first_published_at=moment, pk__gt=page.pk)
        newer = self.filter(models.Q(first_published_at__gt=moment) | same_moment)
        return newer.order_by("first_published_at", "pk")


class CouncilRole(models.TextChoices):
    """What somebody does in a council. Titles differ everywhere; these are what one looks for."""

    MEMBER = "member", pgettext_lazy("role in a council", "Member")
    BOARD = "board", pgettext_lazy("role in a council", "Board")
    CHAIR = "chair", pgettext_lazy("role in a council", "Chair")


class StoryPage(LocatedPage):
    """One person's story, mostly an interview."""

    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=160, blank=True)
    council_role = models.CharField(
        _("role in the council"),
        max_length=10,
        choices=CouncilRole.choices,
        blank=True,
        help_text=_("Readers find stories by it."),
    )
    council = models.CharField(_("council"), max_length=160, blank=True)
    place = models.CharField(_("town"), max_length=120, blank=True)
    portrait = models.ForeignKey(
        "content.SiteImage",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A photo, or a drawing (SVG) without a ground."),
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
            [FieldPanel(field) for field in ("name", "role", "council_role", "council", "place")],
            heading=_("The person"),
        ),
        MultiFieldPanel(
            [FieldPanel("portrait"), FieldPanel("portrait_alt")], heading=_("Portrait")
        ),
        MultiFieldPanel([FieldPanel("lead"), FieldPanel("quote")], heading=_("At first sight")),
        FieldPanel("body"),
        InlinePanel(
            "topic_links",
            heading=_("Topics"),
            label=_("Topic"),
            help_text=_("The first one gives the story its colour."),
        ),
        FieldPanel("location"),
    ]
    translatable_fields = [
        *BasePage.page_translatable_fields,
        TranslatableField("name"),
        TranslatableField("role"),
        SynchronizedField("council_role", overridable=False),
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
    searched_first = ("name", "place")

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

    @property
    def address(self) -> str:
        """The whole address, for those who pass it on."""
        return absolute_url(self.get_url())

    @property
    def mail_link(self) -> str:
        """Begins an e-mail that recommends the story (RFC 6068)."""
        words = {"subject": self.title, "body": f"{self.title}\n{self.address}"}
        return f"mailto:?{urlencode(words, quote_via=quote)}"

    def found_by(self) -> str:
        return " ".join(topic.name for topic in self.topics)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        names = ("topics", "topic_pages", "contact", "next_story", "previous_story")
        return super().get_context(request, *args, **kwargs) | {
            "related": partial(getattr, self, "related_stories"),
            **{name: partial(getattr, self, name) for name in names},
        }

    @kept_property
    def topics(self) -> list[Topic]:
        """The story's topics in the page's language."""
        links = self.topic_links.select_related("topic__locale")
        return localise([link.topic for link in links], self.locale)

    @cached_property
    def topic(self) -> Topic | None:
        """The first of them, which gives the story its colour; in a list without a query."""
        if "topic_key" in self.__dict__:
            return topics_by_key().get(self.__dict__["topic_key"])
        return next(iter(self.topics), None)

    @kept_property
    def topic_pages(self) -> list[ProjectPage]:
        """The pages of its topics, in the order of these."""
        keys = [topic.translation_key for topic in self.topics]
        pages = ProjectPage.objects.live().of_topics().filter(locale=self.locale)
        pages = pages.filter(topic__translation_key__in=keys)
        found = everybody_may_see(pages).for_links()
        return know_addresses(
            sorted(found, key=lambda page: keys.index(page.topic.translation_key))
        )

    @kept_property
    def contact(self) -> ContactPerson | None:
        """Whom to talk to: the first person of its location."""
        if not self.location or not self.location.live:
            return None
        links = self.location.contact_links.select_related("person__locale")[:1]
        found = localise([link.person for link in links], self.locale)
        models.prefetch_related_objects(found, "portrait")
        return next(iter(found), None)

    @property
    def _others(self) -> StoryQuerySet:
        stories = everybody_may_see(StoryPage.objects.live().filter(locale=self.locale))
        return stories.exclude(pk=self.pk).for_cards()

    @kept_property
    def next_story(self) -> StoryPage | None:
        """The one after it in the list; after the last one it is the first one again."""
        if not self.first_published_at:
            return None
        return self._others.older_than(self).first() or self._others.newest_first().first()

    @kept_property
    def previous_story(self) -> StoryPage | None:
        """The one before it in the list."""
        return self._others.newer_than(self).first() if self.first_published_at else None

    @kept_property
    def related_stories(self) -> list[StoryPage]:
        """Up to three stories of the same location or topic, besides the next one."""
        topics = self.topic_links.values("topic__translation_key")
        same_topic = models.Q(topic_links__topic__translation_key__in=topics)
        same_place = models.Q(location__isnull=False, location=self.location_id)
        related = self._others.filter(same_topic | same_place).distinct().newest_first()
        if self.next_story:
            related = related.exclude(pk=self.next_story.pk)
        return know_addresses(list(related[:3]))


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
