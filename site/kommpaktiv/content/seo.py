"""What machines read in the head of a page: its address, its languages, how others show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from babel.core import get_global
from django.conf import settings
from django.core.files.storage import default_storage
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.text import Truncator
from wagtail.models import Page

from kommpaktiv.languages.locales import content_language

from .absolute_url import absolute_url
from .content_cache import remember_of, site_settings
from .json_ld import structured_data
from .models import BasePage
from .picture_sizes import SOCIAL
from .share_cards import SHARE_SIZE, share_card

HOME_DEPTH = 2  # of home pages in the tree, below the root
DESCRIPTION_LENGTH = 300  # characters; search engines show about half of it


@dataclass(frozen=True)
class Alternate:
    """A page in another language: `language` is BCP 47 or `x-default`."""

    language: str
    url: str


@dataclass(frozen=True)
class SocialImage:
    """The picture networks show beside a link."""

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class HeadMeta:
    """All of it, ready for `components/head_meta.html`."""

    title: str
    site_name: str
    image: SocialImage
    locale: str
    description: str = ""
    canonical: str = ""
    kind: str = "website"
    robots: str = ""
    alternates: list[Alternate] = field(default_factory=list)
    json_ld: dict[str, Any] | None = None


def alternates(versions: Iterable[Page], request: HttpRequest) -> list[Alternate]:
    """The languages one can read a page in, itself included; none if it is the only one.

    `versions` are its live pages without aliases, so that all of them name the same list. Whoever
    reads none of the languages gets German; at the first page they are asked what they read.
    """
    pages = {page.locale.language_code: page for page in versions}
    if len(pages) < 2:
        return []
    urls = {code: absolute_url(page.get_url(request)) for code, page in pages.items()}
    found = [Alternate(code, url) for code, url in urls.items()]
    if any(page.depth == HOME_DEPTH for page in pages.values()):
        found.append(Alternate("x-default", absolute_url("/")))
    elif settings.LANGUAGE_CODE in urls:
        found.append(Alternate("x-default", urls[settings.LANGUAGE_CODE]))
    return found


def full_title(title: str, site_name: str) -> str:
    """The title in browser tabs and lists of results, with the name of the site."""
    return f"{title} · {site_name}" if title and title != site_name else site_name


def page_meta(page: BasePage, request: HttpRequest) -> HeadMeta:
    """The head of a page of the tree."""
    data = structured_data(page, request)
    kind = "article" if data and data.get("@type") == "Article" else "website"
    written = remember_of(page, "head", request, lambda: _written_meta(page, request))
    return replace(written, kind=kind, json_ld=data)


def _written_meta(page: BasePage, request: HttpRequest) -> HeadMeta:
    """What only editors change."""
    is_alias = page.alias_of_id is not None
    lead = page.search_description or getattr(page, "lead", "")
    return HeadMeta(
        title=page.seo_title or page.title,
        site_name=site_settings(request).name,
        image=_image_of(page),
        locale=_open_graph_locale(content_language(page)),
        description=Truncator(lead).chars(DESCRIPTION_LENGTH),
        canonical=absolute_url((page.alias_of or page).get_url(request)),
        alternates=[] if is_alias else alternates(page.translations_live, request),
    )


def view_meta(title: str, request: HttpRequest, robots: str = "") -> HeadMeta:
    """The head of a page that is not in the tree, such as the search."""
    return HeadMeta(
        title=title,
        site_name=site_settings(request).name,
        image=_image_of_site(),
        locale=_open_graph_locale(request.LANGUAGE_CODE),
        robots=robots,
    )


def _image_of(page: BasePage) -> SocialImage:
    """The page's own picture, else one drawn of it, else the site's."""
    image = page.social_image
    if image and SOCIAL in image.sizes:  # no drawing (SVG): no network shows them
        name, *size = image.sizes[SOCIAL]
        return SocialImage(absolute_url(default_storage.url(name)), *size)
    source = page.alias_of.specific if page.alias_of else page
    if source.pk is None or share_card(source) is None:
        return _image_of_site()
    address = reverse("share_picture", kwargs={"pk": source.pk})
    # Who has shown it once asks again only for another address.
    version = f"?v={source.live_revision_id or 0}"
    return SocialImage(absolute_url(address + version), *SHARE_SIZE)


def _image_of_site() -> SocialImage:
    return SocialImage(absolute_url(static("img/social.png")), *SHARE_SIZE)


def _open_graph_locale(language: str) -> str:
    """`language` with its likely country, as Open Graph wants it: `uk` is `uk_UA` (CLDR)."""
    code = language.split("-")[0]
    *_script, country = get_global("likely_subtags").get(code, code).split("_")
    return f"{code}_{country}" if country != code else code
