"""What search engines are told to read: a sitemap of each language and an index of them."""

from collections import defaultdict
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as sitemap_views
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe
from wagtail.models import Page, PageQuerySet

from kommpaktiv.content.page_recording import keep
from kommpaktiv.content.seo import alternates
from kommpaktiv.languages.locales import language_codes
from kommpaktiv.languages.privacy import everybody_may_see


def written_pages() -> PageQuerySet:
    """The live pages anybody may read, without aliases: their canonical address is the source's."""
    return everybody_may_see(Page.objects.live().filter(alias_of=None, depth__gt=1))


class LanguageSitemap(Sitemap):
    """The pages written in one language, each with its translations."""

    limit = 5000  # addresses in one file; with seven alternates each that is about 8 MB

    def __init__(self, request: HttpRequest, language: str):
        self.request = request
        self.language = language

    @cached_property
    def pages(self) -> PageQuerySet:
        return written_pages().filter(locale__language_code=self.language)

    def items(self) -> PageQuerySet:
        return self.pages.select_related("locale").order_by("path")

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.WAGTAILADMIN_BASE_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc

    def location(self, page: Page) -> str:
        return page.get_url(self.request)

    def lastmod(self, page: Page) -> datetime | None:
        return page.last_published_at

    def get_latest_lastmod(self) -> datetime | None:
        return self.pages.aggregate(latest=Max("last_published_at"))["latest"]

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict]:
        versions = self._versions()
        urls = super().get_urls(page, site, protocol)
        for url in urls:
            found = alternates(versions[url["item"].translation_key], self.request)
            url["alternates"] = [
                {"lang_code": alternate.language, "location": alternate.url} for alternate in found
            ]
        return urls

    def _versions(self) -> dict[Any, list[Page]]:
        """All languages of the pages listed, by translation key: one query."""
        found = defaultdict(list)
        keys = self.pages.order_by().values("translation_key")
        for page in written_pages().filter(translation_key__in=keys).select_related("locale"):
            found[page.translation_key].append(page)
        return found


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The sitemaps of the languages that have any page of their own."""
    keep()
    languages = written_pages().order_by().values_list("locale__language_code").distinct()
    written = {code for (code,) in languages}
    sitemaps = {code: part for code, part in _sitemaps(request).items() if code in written}
    return sitemap_views.index(request, sitemaps, sitemap_url_name="sitemap")


@require_safe
def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    """The sitemap of one language; 404 for a language the site does not have."""
    keep("p")
    return sitemap_views.sitemap(request, _sitemaps(request), section)


def _sitemaps(request: HttpRequest) -> dict[str, type[Sitemap] | Sitemap]:
    return {code: LanguageSitemap(request, code) for code in language_codes()}
