"""Languages: what a page speaks, what the reader reads, and finding translations in few queries."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Self, TypeVar
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.urls import NoReverseMatch, ResolverMatch, reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation.trans_real import parse_accept_lang_header
from wagtail.models import Locale, Page, TranslatableMixin

T = TypeVar("T", bound=TranslatableMixin)
WRITTEN_AS = {"prs": "fa"}  # Dari has a code of its own in BCP 47, and is written as Persian


def language_codes() -> list[str]:
    """The languages of the site (BCP 47), in the order the settings list them."""
    return [code for code, _name in settings.LANGUAGES]


def language_of_path(path: str) -> str | None:
    """The language a path begins with, none where it begins with anything else.

    Exact, unlike Django's own function: `/de-at/` is no address of ours, and `/de-simple/` is one
    whether or not its catalogue is compiled.
    """
    first = path.lstrip("/").split("/", 1)[0]
    return first if first in language_codes() else None


def best_language(accepted: str) -> str:
    """The language of ours that suits an `Accept-Language` header best, German if none does.

    Lookup as in RFC 4647, section 3.4: `ar-SY` finds `ar`; what has the quality 0 is not wanted.
    """
    for wanted, quality in parse_accept_lang_header(accepted):
        subtags = WRITTEN_AS.get(wanted.partition("-")[0], wanted).split("-")
        shorter = ("-".join(subtags[:length]) for length in range(len(subtags), 0, -1))
        found = next((code for code in shorter if code in language_codes()), None)
        if found and quality > 0:
            return found
    return settings.LANGUAGE_CODE


def request_language(request: HttpRequest) -> str:
    """The language to answer in: the path's, else what the browser asks for. No cookie counts."""
    accepted = request.headers.get("Accept-Language", "")
    return language_of_path(request.path_info) or best_language(accepted)


def is_rtl(language: str) -> bool:
    """Tell whether `language` (BCP 47) is written from right to left."""
    return translation.get_language_info(language)["bidi"]


def direction(language: str) -> str:
    """The HTML `dir` of `language`."""
    return "rtl" if is_rtl(language) else "ltr"


def lang_attrs(language: str) -> str:
    """The attributes an element needs when it speaks `language` and the page around it another.

    Empty where both are the same (WCAG 2.2, 3.1.2 Language of Parts).
    """
    if language == translation.get_language():
        return ""
    return format_html(' lang="{}" dir="{}"', language, direction(language))


def content_language(page: Page) -> str:
    """The language the page's own texts are in (BCP 47): an alias speaks its source's.

    Select `locale` and `alias_of__locale` with a list of pages.
    """
    return (page.alias_of or page).locale.language_code


def reader_language() -> str:
    """The reader's language (BCP 47); German where nobody in particular reads."""
    return translation.get_language() or settings.LANGUAGE_CODE


def in_readers_language(rows: QuerySet[T], keys: Iterable[UUID | None]) -> dict[UUID | None, T]:
    """The rows with these translation keys: the reader's, else the German ones. One query."""
    return versions(rows.filter(translation_key__in=set(keys) - {None}), *reader_languages())


def reader_languages() -> list[str]:
    """Which languages to look in for something to read: the reader's, then German."""
    return [reader_language(), settings.LANGUAGE_CODE]


def versions(rows: QuerySet[T], *languages: str) -> dict[UUID | None, T]:
    """Of each translation key the row in the first of the languages that has one. One query."""
    written = rows.filter(locale__language_code__in=languages).select_related("locale").order_by()
    last_choice_first = sorted(written, key=lambda row: -languages.index(row.locale.language_code))
    return {row.translation_key: row for row in last_choice_first}


def localise(instances: Iterable[T], locale: Locale) -> list[T]:
    """Each instance in `locale`, or itself where it is not translated: one query for all."""
    originals = [instance for instance in instances if instance is not None]
    if all(original.locale_id == locale.pk for original in originals):
        return originals
    model = type(originals[0])
    keys = {original.translation_key for original in originals}
    rows = model._default_manager.filter(translation_key__in=keys)
    found = versions(rows, locale.language_code)
    return [found.get(original.translation_key, original) for original in originals]


def active_locale() -> Locale:
    """The locale of the reader's language, German while the site has no such locale."""
    try:
        return _locale(translation.get_language())
    except (Locale.DoesNotExist, LookupError):
        return Locale.get_default()


@lru_cache
def _locale(language: str) -> Locale:
    """Kept for the life of the process: locales are a handful and made once."""
    return Locale.objects.get_for_language(language)


@receiver([post_save, post_delete], sender=Locale)
def forget_locales(**kwargs: Any) -> None:
    """Look the locales up again, because one of them has changed."""
    _locale.cache_clear()


@dataclass(frozen=True)
class LanguageLink:
    """A way to the same page in another language, or to the home page where there is no other."""

    code: str
    url: str
    is_translated: bool
    is_same: bool = True  # the same page, and no home page in its place

    def with_query(self, query: str) -> Self:
        """To the same page as it is shown: its dates, filters, view or search."""
        return replace(self, url=f"{self.url}?{query}") if query and self.is_same else self

    @property
    def name(self) -> str:
        """The language's name in itself."""
        return translation.get_language_info(self.code)["name_local"]

    @property
    def dir(self) -> str:
        return direction(self.code)

    @property
    def is_current(self) -> bool:
        return self.code == translation.get_language()


def language_links_of_page(versions: Iterable[Page], request: HttpRequest) -> list[LanguageLink]:
    """The languages of a page, of which `versions` are the live ones and their aliases."""
    pages = {page.locale.language_code: page for page in versions}
    links = []
    for code in language_codes():
        page = pages.get(code)
        url = page.get_url(request) if page else home_path(code)
        is_translated = page is not None and page.alias_of_id is None
        links.append(LanguageLink(code, url, is_translated, is_same=page is not None))
    return links


def language_links_of_view(request: HttpRequest) -> list[LanguageLink]:
    """The languages of a view such as the search, and the home pages where nothing was found."""
    match = request.resolver_match
    is_found = match and match.url_name != "wagtail_serve" and language_of_path(request.path_info)
    urls = {
        code: _view_path(match, code) if match and is_found else home_path(code)
        for code in language_codes()
    }
    return [LanguageLink(code, url, True, is_same=bool(is_found)) for code, url in urls.items()]


def _view_path(match: ResolverMatch, language: str) -> str:
    """Where the same view is in another language: as `translate_url`, which would resolve it."""
    try:
        with translation.override(language):
            return reverse(match.view_name, args=match.args, kwargs=match.kwargs)
    except NoReverseMatch:  # a view without a name
        return home_path(language)


def home_path(language: str) -> str:
    """Where the home page of `language` is."""
    with translation.override(language):
        return reverse("wagtail_serve", args=[""])
