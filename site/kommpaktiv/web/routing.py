"""Finds the page of an address: two queries, however deep it stands in the tree.

Wagtail walks down the tree with two queries a level. The pages on the way are found at once here
and kept, because the page shows them as its breadcrumbs.
"""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from wagtail.models import Page
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from kommpaktiv.content.content_cache import remember, site_of
from kommpaktiv.content.models import BasePage
from kommpaktiv.content.only_fields import CARD_FIELDS


def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's view, told the route beforehand."""
    if site := site_of(request):
        page = page_at(site.root_page, path)
        # Where Wagtail looks first, and keeps what it finds.
        vars(request)["_wagtail_route_for_request"] = RouteResult(page) if page else None
    return serve(request, path)


def page_at(root: Page, path: str) -> BasePage | None:
    """The live page at `path`; its kept properties are those of what is published."""
    slugs = tuple(slug for slug in path.split("/") if slug)
    key = ("page", root.pk, translation.get_language(), slugs)
    try:
        page = remember(key, lambda: _read(root, slugs))
    except Page.DoesNotExist:  # not kept: there is no end of addresses without a page
        return None
    page.remember = remember
    return page


def _read(root: Page, slugs: tuple[str, ...]) -> BasePage:
    page = find_page(root, slugs)
    if page is None:
        raise Page.DoesNotExist
    return page


def find_page(root: Page, slugs: tuple[str, ...]) -> BasePage | None:
    """The live page below the home page in the reader's language, or below `root`'s own."""
    found = _pages_named(root, slugs)
    home = next((page for page in found if page.translation_key == root.translation_key), None)
    if home is None or not home.live:
        home = root
    below = {page.url_path: page for page in found}
    way = [home]
    for slug in slugs:
        page = below.get(f"{way[-1].url_path}{slug}/")
        if page is None:
            return None
        way.append(page)
    return _specific(way)


def _pages_named(root: Page, slugs: tuple[str, ...]) -> list[Page]:
    """The home page in the reader's language and all pages that could be on the way."""
    on_the_way = Q(slug__in=slugs, depth__gt=root.depth, depth__lte=root.depth + len(slugs))
    pages = Page.objects.filter(on_the_way | Q(translation_key=root.translation_key))
    language = translation.get_language()
    related = pages.select_related("locale", "alias_of__locale", "content_type")
    named = related.filter(locale__language_code=language).order_by()
    return list(named.only(*CARD_FIELDS, "content_type__app_label", "content_type__model"))


def _specific(way: list[Page]) -> BasePage | None:
    """The last page of the way with all its fields, knowing those above it."""
    *above, page = way
    model = page.specific_class
    if not page.live or model is None or not issubclass(model, BasePage):
        return None
    specific = model.objects.select_related(*model.served_with).get(pk=page.pk)
    specific.crumbs = [other for other in above if other.live and other.depth > above[0].depth]
    return specific
