"""Menus as readers see them: resolved for a site and a language, kept in the cache."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from wagtail.blocks import StreamValue, StructValue
from wagtail.models import Page, Site

from kommpaktiv.content.content_cache import remember, site_of
from kommpaktiv.content.models import BasePage, SiteSettings
from kommpaktiv.languages.locales import content_language, in_readers_language, lang_attrs
from kommpaktiv.languages.safe_markup import safe_link

from .models import Footer, MainMenu


@dataclass(frozen=True)
class Place:
    """Where a page stands: its own address, and that by which menus know it."""

    path: str
    way: str

    @classmethod
    def of(cls, request: Any, page: Any) -> Place:
        """`page` is none where a view answers."""
        path = request.path
        return cls(path, page.menu_path or path if isinstance(page, BasePage) else path)


@dataclass(frozen=True)
class Link:
    """A link of a menu; `language` is the label's (BCP 47)."""

    label: str
    url: str
    language: str
    is_current: bool = False
    is_section: bool = False

    @property
    def lang_attrs(self) -> str:
        return lang_attrs(self.language)

    def seen_from(self, place: Place) -> Link:
        """The link as a page shows it: whether it leads here, or to what the page belongs to."""
        home = f"/{translation.get_language()}/"
        is_current = self.url == place.path
        is_above = self.url != home and place.way.startswith(self.url)
        return replace(self, is_current=is_current, is_section=is_above and not is_current)


@dataclass(frozen=True)
class Column:
    """A column of the footer."""

    heading: str
    language: str
    links: list[Link]

    @property
    def heading_lang_attrs(self) -> str:
        return lang_attrs(self.language)

    def seen_from(self, place: Place) -> Column:
        return replace(self, links=[link.seen_from(place) for link in self.links])


@dataclass(frozen=True)
class Contact:
    """Who is behind the site, from its settings."""

    name: str
    organisation: str
    email: str
    phone: str
    address: str
    social_links: list[tuple[str, str]]


@dataclass(frozen=True)
class FooterMenu:
    """What stands at the bottom of every page."""

    claim: str
    language: str
    columns: list[Column]
    contact: Contact

    @property
    def claim_lang_attrs(self) -> str:
        return lang_attrs(self.language)

    def seen_from(self, place: Place) -> FooterMenu:
        return replace(self, columns=[column.seen_from(place) for column in self.columns])


@dataclass(frozen=True)
class Navigation:
    """Both menus of a site in one language."""

    menu: list[Link]
    footer: FooterMenu


def navigation(request: Any) -> Navigation:
    """The menus of the request's site in the reader's language, cached."""
    if not hasattr(request, "_navigation"):
        site = site_of(request)
        key = ("navigation", site and site.pk, translation.get_language())
        request._navigation = remember(key, lambda: _resolve(site, request))
    return request._navigation


def seen_links(request: Any, place: Place) -> tuple[tuple[str, bool], ...]:
    """What tells how both menus look from a place: the links that lead there or above.

    Each with whether it leads to this very page. The same for all pages that no menu knows.
    """
    site = site_of(request)
    key = ("addresses of menus", site and site.pk, translation.get_language())
    addresses = remember(key, lambda: _addresses(navigation(request)))
    return tuple(
        (address, address == place.path)
        for address in addresses
        if address == place.path or place.way.startswith(address)
    )


def _addresses(menus: Navigation) -> list[str]:
    columns = (column.links for column in menus.footer.columns)
    return sorted({link.url for links in (menus.menu, *columns) for link in links if link.url})


def _resolve(site: Site, request: HttpRequest) -> Navigation:
    reader = translation.get_language()
    menu, footer = _in_language(MainMenu, reader), _in_language(Footer, reader)
    columns = [column.value for column in footer.columns] if footer else []
    streams = [menu.links] if menu else []
    links = _Links(reader, request, [*streams, *(column["links"] for column in columns)])
    footer_language = footer.locale.language_code if footer else reader
    return Navigation(
        menu=list(links.of(menu.links, menu.locale.language_code)) if menu else [],
        footer=FooterMenu(
            claim=footer.claim if footer else "",
            language=footer_language,
            columns=[
                Column(
                    heading=column["heading"],
                    language=footer_language,
                    links=list(links.of(column["links"], footer_language)),
                )
                for column in columns
            ],
            contact=_contact(SiteSettings.for_site(site)),
        ),
    )


def _in_language(model: type[MainMenu] | type[Footer], reader: str) -> MainMenu | Footer | None:
    """The menu in the reader's language, else the German one. Of several the oldest counts."""
    languages = {reader, settings.LANGUAGE_CODE}
    menus = model.objects.filter(locale__language_code__in=languages).select_related("locale")
    found = {menu.locale.language_code: menu for menu in menus.order_by("-pk")}
    return found.get(reader) or found.get(settings.LANGUAGE_CODE)


def _contact(site: SiteSettings) -> Contact:
    return Contact(
        name=site.name,
        organisation=site.organisation,
        email=site.email,
        phone=site.phone,
        address=site.address,
        social_links=site.social_links,
    )


class _Links:
    """Turns blocks of a menu into links, finding all pages of all menus in one query."""

    def __init__(self, reader: str, request: HttpRequest, streams: Iterable[StreamValue]):
        self.reader = reader
        self.request = request
        blocks = [block for stream in streams for block in stream if block.block_type == "page"]
        chosen = [block.value["page"] for block in blocks if block.value["page"]]
        self.pages = self._versions({page.translation_key for page in chosen})

    def of(self, stream: StreamValue, language: str) -> Iterator[Link]:
        """The links of a menu written in `language`, those to unpublished pages left out."""
        for block in stream:
            if block.block_type == "address":
                yield Link(block.value["label"], safe_link(block.value["address"]), language)
            elif link := self._page_link(block.value, language):
                yield link

    def _versions(self, keys: set[UUID]) -> dict[UUID | None, Page]:
        """The live page by translation key: the reader's, German only where there is none."""
        found = in_readers_language(Page.objects.select_related("alias_of__locale"), keys)
        return {key: page for key, page in found.items() if page.live}

    def _page_link(self, value: StructValue, language: str) -> Link | None:
        page = self.pages.get(value["page"].translation_key) if value["page"] else None
        if page is None:
            return None
        url, spoken = page.get_url(self.request), content_language(page)
        # A title in the reader's language says more than a label in German.
        if value["label"] and (language == self.reader or spoken != self.reader):
            return Link(value["label"], url, language)
        return Link(page.title, url, spoken)
