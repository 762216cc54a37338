"""What can be found in the tree of a language: which texts, and what readers see of them.

In memory until content changes. What is not live or not public stands in no directory, whatever is
in the index.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Max
from wagtail.models import Locale, Page, ReferenceIndex

from events.records.models import Occurrence
from events.trainings.models import EventPage
from home.models import LocationPage
from kommpaktiv.content import changes
from kommpaktiv.content.models import SiteDocument
from kommpaktiv.content.private_pages import known_private_keys
from kommpaktiv.content.shelves import Shelf
from stories.models import StoryPage

from .kinds import Kind
from .models import IndexedText

KEPT = 8 * 1024**2  # bytes in the memory of each process
OF_ENTRY = 400  # bytes


@dataclass(frozen=True)
class Entry:
    """A page (or a document on a page) of the tree, found by a text."""

    kind: Kind
    page: int  # its primary key; of a document, the page one finds it on
    key: UUID  # its translation key
    language: str  # of the text
    last_end: datetime | None = None  # of a training's dates
    document: int | None = None

    def is_over(self, now: datetime) -> bool:
        """Whether it is a training one cannot come to any more."""
        return self.kind == Kind.TRAINING and (self.last_end is None or self.last_end <= now)


@dataclass(frozen=True)
class Directory:
    """The entries of a language's tree, by the primary key of their text."""

    version: int
    language: str
    entries: dict[int, Entry]

    @property
    def is_true(self) -> bool:
        return self.version == changes.changed_at(changes.CONTENT)

    @property
    def size(self) -> int:
        return OF_ENTRY * len(self.entries)


_known: Shelf[Directory] = Shelf(KEPT)


def directory(locale: Locale) -> Directory:
    """What anybody may find in the tree of `locale`: four queries when content has changed."""
    if found := _known.get(locale.pk):
        return found
    version = changes.changed_at(changes.CONTENT)
    found = Directory(version, locale.language_code, _pages(locale) | _documents(locale))
    _known.put(locale.pk, found)
    return found


def forget_all() -> None:
    """Begin with nothing in memory."""
    _known.clear()


def _readable(locale: Locale):  # type: ignore[no-untyped-def]  # Wagtail has no types
    pages = Page.objects.live().filter(locale=locale, depth__gt=1).order_by()
    keys = known_private_keys()
    return pages.exclude(translation_key__in=keys) if keys else pages


def _pages(locale: Locale) -> dict[int, Entry]:
    """An alias is found by the text of its source, in the language of that."""
    rows = _readable(locale).values_list(
        "pk",
        "content_type",
        "projectpage__topic",
        "translation_key",
        "indexed_text",
        "indexed_text__language",
        "alias_of__indexed_text",
        "alias_of__indexed_text__language",
    )
    kinds, ends = _kinds(), _last_ends()
    entries = {}
    for pk, content_type, topic, key, own, own_language, source, source_language in rows:
        if text := own or source:
            kind = Kind.TOPIC if topic else kinds.get(content_type, Kind.PAGE)
            end = ends.get(key) if kind == Kind.TRAINING else None
            entries[text] = Entry(kind, pk, key, own_language or source_language, end)
    return entries


def _kinds() -> dict[int, Kind]:
    """What pages of a type are, by the id of the content type."""
    models = {EventPage: Kind.TRAINING, StoryPage: Kind.STORY, LocationPage: Kind.LOCATION}
    types = ContentType.objects.get_for_models(*models)
    return {types[model].pk: kind for model, kind in models.items()}


def _last_ends() -> dict[UUID, datetime]:
    """When the last date of each training is over that is not cancelled."""
    dates = Occurrence.objects.filter(status=Occurrence.Status.SCHEDULED).order_by()
    return dict(dates.values_list("event__key").annotate(Max("ends_at")))


def _documents(locale: Locale) -> dict[int, Entry]:
    """Those that stand on a page anybody may read, each on the first one."""
    texts = dict(IndexedText.objects.filter(document__isnull=False).values_list("document", "pk"))
    if not texts:
        return {}
    pages = {
        str(pk): (pk, key) for pk, key in _readable(locale).values_list("pk", "translation_key")
    }
    links = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(SiteDocument),
    )
    entries = {}
    for document, page in links.order_by("-object_id").values_list("to_object_id", "object_id"):
        if page in pages and int(document) in texts:
            pk = int(document)
            entries[texts[pk]] = Entry(
                Kind.DOCUMENT, *pages[page], settings.LANGUAGE_CODE, document=pk
            )
    return entries
