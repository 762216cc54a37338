"""What lists of results show of pages, in memory until content changes.

The words of a page lie in many fields and blocks; to gather them costs more than to search.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass
from threading import Lock

from wagtail.models import Page

from kommpaktiv.content import changes
from kommpaktiv.content.models import BasePage

from .excerpts import Excerptible

KEPT = 500  # pages in the memory of each process, about 10 kB each

_lock = Lock()
_known: OrderedDict[int, KnownPage] = OrderedDict()


@dataclass(frozen=True)
class KnownPage:
    """A page as it was when content had changed for the last time at `version`."""

    version: int
    title: str
    url: str
    language: str  # of its texts (BCP 47)
    text: Excerptible


def known_pages(pks: Collection[int]) -> dict[int, KnownPage]:
    """The pages with these primary keys; for those not known yet a query for each type."""
    version = changes.changed_at(changes.CONTENT)
    with _lock:
        found = {pk: _known[pk] for pk in pks if pk in _known and _known[pk].version == version}
    if len(found) < len(pks):
        found |= {page.pk: _known_of(page, version) for page in _read(set(pks) - found.keys())}
    _keep(found)
    return found


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


def _keep(pages: dict[int, KnownPage]) -> None:
    """These are the last to go."""
    with _lock:
        _known.update(pages)
        for pk in pages:
            _known.move_to_end(pk)
        while len(_known) > KEPT:
            _known.popitem(last=False)
