"""Who may see a page, in all languages: a page is private if its source is.

Wagtail keeps privacy by page row and looks up the tree. Here what is private in one language is
private in all, so that none tells what another hides.
"""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.db.models import Exists
from wagtail.models import Page, PageQuerySet, PageViewRestriction

Q = TypeVar("Q", bound=PageQuerySet)


def private_keys() -> list[UUID]:
    """The translation keys of all pages that not everybody may see: two queries at most."""
    private = Page.objects.private().order_by()
    return list(private.values_list("translation_key", flat=True).distinct())


def anything_private() -> Exists:
    """Whether there is any page that not everybody may see: to be asked along with something."""
    return Exists(PageViewRestriction.objects.all())


def everybody_may_see(pages: Q) -> Q:
    """Those of `pages` that anybody may read in every language."""
    keys = private_keys()
    return pages.exclude(translation_key__in=keys) if keys else pages
