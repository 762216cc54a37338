"""What lists of results show of pages, in memory until content changes.

The words of a page lie in many fields and blocks; to gather them costs more than to search.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from wagtail.models import Page

from kommpaktiv.content import changes
from kommpaktiv.content.models import BasePage
from kommpaktiv.content.shelves import Shelf

from .excerpts import Excerptible

KEPT = 4 * 1024**2  # bytes in the memory of each process
OVERHEAD, WIDEST = 700, 2  # bytes of each page, and of a letter


@dataclass(frozen=True)
class KnownPage:
    """A page as it was when content had changed for the last time at `version`."""

    version: int
    title: str
    url: str
    language: str  # of its texts (BCP 47)
    text: Excerptible

    @property
    def is_true(self) -> bool:
        return self.version == changes.changed_at(changes.CONTENT)

    @property
    def size(self) -> int:
        return OVERHEAD + WIDEST * (len(self.text.text) + len(self.text.folded))


_known: Shelf[KnownPage] = Shelf(KEPT)


def known_pages(pks: Collection[int]) -> dict[int, KnownPage]:
    """The pages with these primary keys; for those not known yet a query for each type."""
    version = changes.changed_at(changes.CONTENT)
    found = {pk: page for pk in pks if (page := _known.get(pk))}
    if missing := set(pks) - found.keys():
        for page in _read(missing):
            found[page.pk] = _known_of(page, version)
            _known.put(page.pk, found[page.pk])
    return found


def forget_all() -> None:
    """Begin with nothing in memory."""
    _known.clear()


def _read(pks: Collection[int]) -> list[BasePage]:
    pages = Page.objects.filter(pk__in=pks).specific()
    return list(pages.select_related("locale", "alias_of__locale", for_specific_subqueries=True))


def _known_of(page: BasePage, version: int) -> KnownPage:
    return KnownPage(
        version=version,
        title=page.title,
        url=page.get_url(),
        language=page.content_language,
        text=Excerptible.of(page.body_text() or page.search_description, page.locale.language_code),
    )
