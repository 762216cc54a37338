"""Stories where other pages show them: `{% stories count=3 location=page as voices %}`."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django import template
from django.db.models import Count
from django.utils.translation import get_language
from wagtail.models import Page

from home.models import LocationPage
from kommpaktiv.content.content_cache import remember
from kommpaktiv.content.models import Topic, know_addresses
from kommpaktiv.languages.locales import active_locale
from kommpaktiv.languages.privacy import everybody_may_see
from stories.models import StoryPage
from stories.models.pages import StoryQuerySet, StoryTopic

register = template.Library()


def _live() -> StoryQuerySet:
    return everybody_may_see(StoryPage.objects.live().filter(locale=active_locale())).for_cards()


@register.simple_tag
def stories(
    count: int = 3,
    location: LocationPage | None = None,
    topic: Topic | None = None,
    exclude: Page | None = None,
) -> list[StoryPage]:
    """The newest stories in the reader's language, of one location or topic if given."""
    chosen = [thing and thing.pk for thing in (location, topic, exclude)]
    key = ("stories", get_language(), count, *chosen)
    return remember(key, lambda: _newest(count, location, topic, exclude))


def _newest(
    count: int, location: LocationPage | None, topic: Topic | None, exclude: Page | None
) -> list[StoryPage]:
    found = _live()
    if location:
        found = found.filter(location__translation_key=location.translation_key)
    if topic:
        found = found.filter(topic_links__topic__translation_key=topic.translation_key)
    if exclude:
        found = found.exclude(pk=exclude.pk)
    return know_addresses(list(found.newest_first()[:count]))


@register.simple_tag
def story_count(topic: Topic) -> int:
    """How many stories there are on a topic, in the reader's language."""
    return remember(("stories by topic", get_language()), _by_topic).get(topic.translation_key, 0)


def _by_topic() -> dict[UUID, int]:
    links = StoryTopic.objects.filter(page__in=_live().order_by().values("pk"))
    rows = links.order_by().values_list("topic__translation_key")
    return dict(rows.annotate(number=Count("page", distinct=True)))


@register.simple_tag
def story_by_id(pk: int | None) -> StoryPage | None:
    """The story with this id in the reader's language, if it is published."""
    return remember(("story", get_language(), pk), lambda: _translated(pk)) if pk else None


def _translated(pk: int) -> StoryPage | None:
    keys = StoryPage.objects.filter(pk=pk).values("translation_key")
    return _live().filter(translation_key__in=keys).first()


@register.simple_tag
def voices(first: int | None, count: int = 5) -> list[StoryPage]:
    """The story with the id `first`, where there is one, and the newest others."""
    chosen = story_by_id(first)
    newest = stories(count, exclude=chosen)
    return [chosen, *newest][:count] if chosen else newest


@register.simple_tag
def in_reader_language(pages: Iterable[Page]) -> list[StoryPage]:
    """The chosen stories in the reader's language, unpublished ones left out."""
    keys = [page.translation_key for page in pages if page]
    live = _live().filter(translation_key__in=keys)
    found = {story.translation_key: story for story in live}
    return [found[key] for key in keys if key in found]
