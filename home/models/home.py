"""The first page."""

from functools import partial
from operator import itemgetter
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField, TranslatableField

from kommpaktiv.content.blocks import BodyBlock
from kommpaktiv.content.kept_property import kept_property
from kommpaktiv.content.models import BasePage, know_addresses
from kommpaktiv.languages.privacy import everybody_may_see

from .locations import LocationPage, places_on_map
from .projects import ProjectPage


class HomePage(BasePage):
    """What KommPAktiv is in one breath, and the ways from there."""

    headline = models.CharField(_("headline"), max_length=120)
    lead = models.TextField(_("lead"), max_length=400)
    featured_story = models.ForeignKey(
        "wagtailcore.Page",  # stories.StoryPage; this room does not know stories
        verbose_name=_("featured story"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("headline"), FieldPanel("lead")], heading=_("At first sight")),
        PageChooserPanel("featured_story", page_type="stories.StoryPage"),
        FieldPanel("body"),
    ]
    translatable_fields = [
        *BasePage.page_translatable_fields,
        TranslatableField("headline"),
        TranslatableField("lead"),
        SynchronizedField("featured_story"),
        TranslatableField("body"),
    ]
    searched = ("headline", "lead", "body")

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.ProjectPage",
        "home.LocationIndexPage",
        "stories.StoryIndexPage",
        "trainings.TrainingCalendarPage",
    ]
    template = "pages/home/home_page.html"
    page_description = _("The first page of the site, one in each language.")

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @kept_property
    def projects(self) -> list[ProjectPage]:
        """The project pages directly below, in the order of the tree."""
        pages = everybody_may_see(ProjectPage.objects.child_of(self).live()).for_links()
        return know_addresses(list(pages.order_by("path")))

    @kept_property
    def locations(self) -> list[LocationPage]:
        pages = everybody_may_see(LocationPage.objects.live().filter(locale=self.locale)).for_rows()
        return know_addresses(list(pages))

    @property
    def about(self) -> ProjectPage | None:
        """The first project page that is no topic."""
        return next((page for page in self.projects if not page.topic), None)

    @property
    def topic_pages(self) -> list[ProjectPage]:
        """The pages of topics, in the order of these."""
        topics = [(page.topic.order, page) for page in self.projects if page.topic]
        return [page for _order, page in sorted(topics, key=itemgetter(0))]

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With the pages it leads to."""
        return super().get_context(request, *args, **kwargs) | {
            "sections": partial(getattr, self, "sections"),
            "about": partial(getattr, self, "about"),
            "locations": partial(getattr, self, "locations"),
            "map": partial(places_on_map, self),
            "topic_pages": partial(getattr, self, "topic_pages"),
        }
