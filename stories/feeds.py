"""The newest stories for programs that read news, a feed of each language (RFC 4287, Atom)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import uuid5

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import PageQuerySet

from kommpaktiv.content.absolute_url import absolute_url
from kommpaktiv.content.content_cache import site_settings
from kommpaktiv.content.page_recording import keep
from kommpaktiv.languages.clean_text import clean_text
from kommpaktiv.languages.locales import active_locale
from kommpaktiv.languages.privacy import everybody_may_see

from .models import StoryPage

LISTED = 20  # stories
MAX_AGE = 300  # seconds that browsers and caches between may keep an answer


@require_safe
def story_feed(request: HttpRequest) -> HttpResponse:
    """The stories that are written in the language of the address."""
    keep()
    response = StoryFeed()(request)
    patch_cache_control(response, public=True, max_age=MAX_AGE)
    return response


class StoryFeed(Feed):
    """The newest first. What is not translated stands in the German feed alone."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest) -> str:
        """The name of the site."""
        return site_settings(request).name

    def title(self, site_name: str) -> str:
        return clean_text(f"{_('Stories')} · {site_name}")

    def author_name(self, site_name: str) -> str:
        return clean_text(site_name)

    def link(self) -> str:
        return absolute_url(reverse("wagtail_serve", args=[""]))

    def feed_url(self) -> str:
        return absolute_url(reverse("story_feed"))

    def items(self) -> PageQuerySet:
        written = StoryPage.objects.live().filter(locale=active_locale(), alias_of=None)
        newest = everybody_may_see(written).order_by("-first_published_at", "-pk")
        return newest.select_related("locale").prefetch_related("topic_links__topic")[:LISTED]

    def item_title(self, story: StoryPage) -> str:
        return clean_text(story.title)

    def item_description(self, story: StoryPage) -> str:
        return clean_text(story.lead)

    def item_link(self, story: StoryPage) -> str:
        return absolute_url(story.url)

    def item_guid(self, story: StoryPage) -> str:
        """The same however often the address changes, another one in each language."""
        return uuid5(story.translation_key, str(get_language())).urn

    def item_pubdate(self, story: StoryPage) -> datetime | None:
        return story.first_published_at

    def item_updateddate(self, story: StoryPage) -> datetime | None:
        return story.last_published_at

    def item_categories(self, story: StoryPage) -> Iterable[str]:
        return [clean_text(link.topic.name) for link in story.topic_links.all()]
