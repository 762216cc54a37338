"""What lists of pages need of a page and of a picture: a list fetches only what it shows.

Pages are wide rows, and Django compares every column it selects with every order it sorts by.
"""

from typing import TypeVar

from django.db.models import QuerySet
from wagtail.models import Page

P = TypeVar("P", bound=Page)

LINK_FIELDS = (
    "title",
    "url_path",
    "path",
    "depth",
    "live",
    "translation_key",
    "first_published_at",
    "alias_of",
    "locale__language_code",
)
# With the language of the source, for pages that may be aliases.
CARD_FIELDS = (*LINK_FIELDS, "alias_of__locale__language_code")


def live_cards(model: type[P], *fields: str) -> QuerySet[P]:
    """The live pages with what a link to each needs, and with `fields`."""
    pages = model._default_manager.filter(live=True).select_related("locale", "alias_of__locale")
    return pages.only(*CARD_FIELDS, *fields)


def picture_fields(name: str) -> list[str]:
    """The fields of the picture at the foreign key `name` that it is shown by."""
    return [f"{name}__sizes"]
