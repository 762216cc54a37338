"""The stories of a list as a reader asks for them: filtered, a page at a time."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from uuid import UUID

from django.conf import settings
from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.translation import get_language_info
from wagtail.models import Page

from home.models import LocationPage
from kommpaktiv.content.content_cache import remember
from kommpaktiv.content.models import Topic
from kommpaktiv.content.only_fields import live_cards
from kommpaktiv.content.topics import topics_by_key
from kommpaktiv.languages.locales import (
    in_readers_language,
    lang_attrs,
    language_codes,
    reader_language,
)
from stories.filters import Findable, Option, StoryFilters
from stories.models.pages import CouncilRole, StoryIndexPage, StoryPage, StoryQuerySet, StoryTopic

PER_PAGE = 13  # the one that leads, and four rows of three


class StoryListing:
    """What a reader asked of a list of stories."""

    def __init__(self, page: StoryIndexPage, asked: QueryDict):
        self.asked = asked
        values = {name: str(asked[name]) for name in asked}
        self.filters = StoryFilters(page.findable, values, options())

    @cached_property
    def stories(self) -> PageOfList:
        """Those on the page asked for, the first page where there is none."""
        keys = [story.pk for story in self.filters.found()]
        shown = Paginator(keys, PER_PAGE).get_page(self.asked.get("p"))
        found = StoryPage.objects.for_cards().in_bulk(shown.object_list)
        shown.object_list = [found[pk] for pk in shown.object_list if pk in found]
        return shown

    @property
    def shown(self) -> list[StoryPage]:
        return list(self.stories.object_list)

    @property
    def count(self) -> int:
        return self.stories.paginator.count

    @property
    def topic(self) -> Topic | None:
        """The one that all of them share, if a reader chose it."""
        chosen = self.filters.chosen.get("topic")
        return next((topic for topic in topics_by_key().values() if topic.slug == chosen), None)

    @property
    def leading(self) -> StoryPage | None:
        """The newest story, where nobody looks for another one."""
        is_start = self.stories.number == 1 and not self.filters.chosen
        return next(iter(self.shown), None) if is_start else None

    @property
    def others(self) -> list[StoryPage]:
        return self.shown[1:] if self.leading else self.shown


def findable(stories: StoryQuerySet) -> list[Findable]:
    """What each of `stories` is found by: three queries."""
    fields = ("pk", "translation_key", "location__slug", "council_role")
    rows = list(stories.values_list(*fields))
    topics, languages = _topics(stories), _languages(stories)
    return [
        Findable(
            pk,
            {
                "topic": tuple(topics[pk]),
                "place": (place,) if place else (),
                "language": tuple(languages[key]),
                "role": (role,) if role else (),
            },
        )
        for pk, key, place, role in rows
    ]


def _topics(stories: StoryQuerySet) -> dict[int, list[str]]:
    """The topics of each story by its primary key."""
    links = StoryTopic.objects.filter(page__in=stories.order_by().values("pk"))
    found: dict[int, list[str]] = defaultdict(list)
    for pk, topic in links.order_by("sort_order").values_list("page", "topic__slug"):
        found[pk].append(topic)
    return found


def _languages(stories: StoryQuerySet) -> dict[UUID, list[str]]:
    """The languages that each story is told in, by its translation key."""
    keys = stories.order_by().values("translation_key")
    told = Page.objects.filter(translation_key__in=keys, live=True, alias_of__isnull=True)
    found: dict[UUID, list[str]] = defaultdict(list)
    for key, code in told.order_by().values_list("translation_key", "locale__language_code"):
        found[key].append(code)
    return found


def options() -> dict[str, list[Option]]:
    """What there is to choose from, named for the reader."""
    return remember(("options of stories", reader_language()), _options)


def _options() -> dict[str, list[Option]]:
    return {
        "topic": [
            Option(topic.slug, topic.name, topic.lang_attrs, topic.colour)
            for topic in topics_by_key().values()
        ],
        "place": _places(),
        "language": [_language(code) for code in language_codes()],
        "role": [Option(role.value, str(role.label)) for role in CouncilRole],
    }


def _places() -> list[Option]:
    """The locations, called in addresses what the German page is: the same in each language."""
    german = LocationPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    slugs = dict(german.order_by("path").values_list("translation_key", "slug"))
    pages = in_readers_language(live_cards(LocationPage), slugs)
    return [
        Option(slug, pages[key].title, pages[key].lang_attrs)
        for key, slug in slugs.items()
        if key in pages
    ]


def _language(code: str) -> Option:
    return Option(code, get_language_info(code)["name_local"], lang_attrs(code))
