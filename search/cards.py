"""What lists of results show of what was found, in memory until content changes.

The words of a page lie in many fields and blocks; to gather them costs more than to search.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery
from wagtail.models import Page

from home.models import LocationPage, ProjectPage
from kommpaktiv.content import changes
from kommpaktiv.content.models import BasePage, SiteDocument, SiteImage, Topic
from kommpaktiv.content.shelves import Shelf
from kommpaktiv.content.topics import topics_by_key
from kommpaktiv.languages.locales import reader_language
from kommpaktiv.languages.search_text import plain_text
from stories.models import StoryPage
from stories.models.pages import StoryTopic

from .directory import Entry
from .excerpts import Excerptible
from .kinds import Kind

KEPT = 4 * 1024**2  # bytes in the memory of each process
OVERHEAD, WIDEST = 1500, 2  # bytes of each, and of a letter


@dataclass(frozen=True)
class Card:
    """A page or document as it was when content had changed for the last time at `version`.

    `name` is whose picture it is, or else what it is called; `facts` are said before the passage.
    """

    version: int
    title: Excerptible
    text: Excerptible
    url: str
    language: str  # of its texts (BCP 47)
    name: str
    image: SiteImage | None = None
    topic: Topic | None = None
    facts: tuple[str, ...] = ()
    minutes: int = 0  # it takes to read
    bytes: int = 0  # of a file

    @property
    def is_true(self) -> bool:
        return self.version == changes.changed_at(changes.CONTENT)

    @property
    def size(self) -> int:
        texts = (self.title, self.text)
        return OVERHEAD + WIDEST * sum(len(text.text) + len(text.stems) for text in texts)


_known: Shelf[Card] = Shelf(KEPT)


def cards(entries: Iterable[Entry]) -> dict[Entry, Card]:
    """What is shown of these; for those not known yet a query for each kind."""
    version, language = changes.changed_at(changes.CONTENT), reader_language()
    entries = list(entries)
    found = {entry: card for entry in entries if (card := _known.get((entry, language)))}
    missing = defaultdict(list)
    for entry in entries:
        if entry not in found:
            missing[entry.kind].append(entry)
    for kind, unknown in missing.items():
        for entry, card in _MADE[kind](unknown, version):
            found[entry] = card
            _known.put((entry, language), card)
    return found


def forget_all() -> None:
    """Begin with nothing in memory."""
    _known.clear()


Made = Iterable[tuple[Entry, Card]]


def _made(pages: Any, entries: list[Entry], version: int, facts: Callable[[Any], dict]) -> Made:
    """A card of each page; those that are gone meanwhile have none."""
    with_languages = pages.select_related("locale", "alias_of__locale")
    found = {page.pk: page for page in with_languages.filter(pk__in=[one.page for one in entries])}
    for entry in entries:
        if page := found.get(entry.page):
            yield entry, _card(page, entry, version, **facts(page))


def _card(page: BasePage, entry: Entry, version: int, **more: Any) -> Card:
    title, language = more.pop("title", page.title), entry.language
    texts = (plain_text(getattr(page, name)) for name in page.searched if _is_passage(page, name))
    return Card(
        version=version,
        title=Excerptible.of(title, language),
        text=Excerptible.of(" ".join(texts) or page.search_description, language),
        url=page.get_url(),
        language=language,
        **{"name": page.title} | more,
    )


def _is_passage(page: BasePage, name: str) -> bool:
    return name not in page.searched_first


def _stories(entries: list[Entry], version: int) -> Made:
    first = StoryTopic.objects.filter(page=OuterRef("pk")).order_by("sort_order")
    stories = StoryPage.objects.select_related("portrait").annotate(
        topic_key=Subquery(first.values("topic__translation_key")[:1])
    )
    return _made(stories, entries, version, _of_story)


def _of_story(page: StoryPage) -> dict[str, Any]:
    return {
        "name": page.name,
        "image": page.portrait,
        "topic": page.topic,
        "facts": tuple(filter(None, (page.name, page.place))),
        "minutes": page.reading_minutes,
    }


def _topics(entries: list[Entry], version: int) -> Made:
    pages = ProjectPage.objects.select_related("topic", "picture")
    return _made(pages, entries, version, _of_topic)


def _of_topic(page: ProjectPage) -> dict[str, Any]:
    """A topic is asked for by its question, as on the home page."""
    topic = page.topic
    if topic is None:  # it was one when it was found
        return {"image": page.picture}
    return {
        "title": (page.is_topics_page and topic.question) or page.title,
        "image": page.picture,
        "topic": topics_by_key().get(topic.translation_key, topic),
    }


def _locations(entries: list[Entry], version: int) -> Made:
    pages = LocationPage.objects.select_related("picture")
    return _made(pages, entries, version, _of_location)


def _of_location(page: LocationPage) -> dict[str, Any]:
    address = ", ".join(page.address.splitlines())
    return {"image": page.picture, "facts": (address,) if address else ()}


def _pages(entries: list[Entry], version: int) -> Made:
    pages = Page.objects.filter(pk__in=[entry.page for entry in entries]).specific()
    found = {
        page.pk: page
        for page in pages.select_related("locale", "alias_of__locale", for_specific_subqueries=True)
    }
    for entry in entries:
        if page := found.get(entry.page):
            yield entry, _card(page, entry, version)


def _documents(entries: list[Entry], version: int) -> Made:
    documents = SiteDocument.objects.in_bulk([entry.document for entry in entries])
    pages = Page.objects.in_bulk([entry.page for entry in entries])
    for entry in entries:
        document, page = documents.get(entry.document), pages.get(entry.page)
        if document and page:
            yield (
                entry,
                Card(
                    version=version,
                    title=Excerptible.of(document.title, entry.language),
                    text=Excerptible.of("", entry.language),
                    url=document.url,
                    language=entry.language,
                    name=document.file_extension.upper(),
                    facts=(document.file_extension.upper(), page.title),
                    bytes=document.file_size or 0,
                ),
            )


_MADE: dict[Kind, Callable[[list[Entry], int], Made]] = {
    Kind.TRAINING: _pages,
    Kind.STORY: _stories,
    Kind.TOPIC: _topics,
    Kind.LOCATION: _locations,
    Kind.PAGE: _pages,
    Kind.DOCUMENT: _documents,
}
