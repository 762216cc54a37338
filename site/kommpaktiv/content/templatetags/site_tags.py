"""What every page shows: its languages, and its head for machines."""

import json
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import quote

from django import template
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kommpaktiv.content.absolute_url import absolute_url, typed_address
from kommpaktiv.content.content_cache import remember_of, site_settings
from kommpaktiv.content.models import BasePage
from kommpaktiv.content.rich_text import clean_rich_text
from kommpaktiv.content.seo import HeadMeta, full_title, page_meta, view_meta
from kommpaktiv.documents import typesetting
from kommpaktiv.languages.clean_text import clean_json
from kommpaktiv.languages.locales import (
    LanguageLink,
    language_links_of_page,
    language_links_of_view,
)

register = template.Library()
register.filter(clean_rich_text)
register.filter(typed_address)

LONGEST_QUERY = 2000  # characters; every page repeats it twice in each language

# As in Django's `json_script`: no text of an editor can end the element or begin a comment.
JSON_ESCAPES = {ord(char): f"\\u{ord(char):04X}" for char in "<>&\u2028\u2029"}


@register.filter
def behind(page: BasePage, block: Any) -> date | None:
    """Since when the German of a block of the text says something else; None where it does not."""
    return page.readers_notes.behind.get(block.id)


@register.simple_tag(takes_context=True)
def language_links(context: dict[str, Any]) -> list[LanguageLink]:
    """The page that is shown, in every language of the site.

    As it is shown: the query stays. Where that says a thing differently in each language, or has to
    hold what was sent, the page gives `language_query`.
    """
    page, request = _page(context), context["request"]
    if not hasattr(request, "_language_links"):  # the header and the footer both show them
        links = _links_of(page, request) if page else language_links_of_view(request)
        query = context.get("language_query", request.GET.urlencode())
        kept = query if len(query) <= LONGEST_QUERY else ""
        request._language_links = [link.with_query(kept) for link in links]
    return request._language_links


@register.simple_tag(takes_context=True)
def offered_instead(context: dict[str, Any]) -> list[LanguageLink]:
    """The languages in which an untranslated page can be read, besides the one it is shown in."""
    page = context["page"]
    return [
        link
        for link in language_links(context)
        if link.is_translated and link.is_same and link.code != page.content_language
    ]


def _links_of(page: BasePage, request: HttpRequest) -> list[LanguageLink]:
    versions = page.language_versions
    return remember_of(
        page, "languages", request, lambda: language_links_of_page(versions, request)
    )


@register.simple_tag
@cache
def icon() -> SafeString:
    """The icon of browser tabs as an address: to ask for it takes more bytes than it has."""
    drawing = (settings.ROOT / "site" / "static" / "icons" / "icon.svg").read_text().strip()
    return mark_safe("data:image/svg+xml," + quote(drawing.replace('"', "'"), safe="=:/'"))


@register.simple_tag(takes_context=True)
def has_session(context: dict[str, Any]) -> bool:
    """Whether the reader may have signed in, told by the cookie alone: no session is opened."""
    return settings.SESSION_COOKIE_NAME in context["request"].COOKIES


@register.simple_tag(takes_context=True)
def head_meta(context: dict[str, Any]) -> HeadMeta:
    """The head of the page that is shown. A view gives `title`, and `robots` where it wants."""
    page = _page(context)
    if page:
        return page_meta(page, context["request"])
    return view_meta(context.get("title", ""), context["request"], context.get("robots", ""))


@register.simple_tag(takes_context=True)
def document_title(context: dict[str, Any]) -> str:
    """The text of `<title>`: the page's, then the site's; first of all, whether there are errors.

    A page whose form has some sets `has_errors`: who listens to it hears that before all else.
    """
    page = _page(context)
    title = (page.seo_title or page.title) if page else context.get("title", "")
    full = full_title(str(title), site_settings(context["request"]).name)
    return _("Error: %(title)s") % {"title": full} if context.get("has_errors") else full


@register.filter
def qr_code(path: str) -> SafeString:
    """A QR code that opens `path`, an address of this site: SVG to stand in the page."""
    return mark_safe(typesetting.qr_code(absolute_url(path)))


@register.filter
def json_ld(data: dict[str, Any]) -> SafeString:
    """`data` as JSON that may stand in a script element."""
    text = json.dumps(clean_json(data), cls=DjangoJSONEncoder, ensure_ascii=False)
    return mark_safe(text.translate(JSON_ESCAPES))


def _page(context: dict[str, Any]) -> BasePage | None:
    page = context.get("page")
    return page if isinstance(page, BasePage) else None


@register.inclusion_tag("components/easy_german.html", takes_context=True)
def easy_german_note(context: dict[str, Any]) -> dict[str, str]:
    """Who has checked a page in *Leichte Sprache*, or that nobody has."""
    return {"checked_by": site_settings(context["request"]).easy_german_checked_by}
