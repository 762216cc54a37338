"""What every page shows: its languages, and its head for machines."""

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from kommpaktiv.content.content_cache import remember_of, site_settings
from kommpaktiv.content.models import BasePage
from kommpaktiv.content.seo import HeadMeta, full_title, page_meta, view_meta
from kommpaktiv.languages.clean_text import clean_json
from kommpaktiv.languages.locales import (
    LanguageLink,
    language_links_of_page,
    language_links_of_view,
)

register = template.Library()

# As in Django's `json_script`: no text of an editor can end the element or begin a comment.
JSON_ESCAPES = {ord(char): f"\\u{ord(char):04X}" for char in "<>&\u2028\u2029"}


@register.simple_tag(takes_context=True)
def language_links(context: dict[str, Any]) -> list[LanguageLink]:
    """The page that is shown, in every language of the site."""
    page, request = _page(context), context["request"]
    if not hasattr(request, "_language_links"):  # the header and the footer both show them
        request._language_links = (
            _links_of(page, request) if page else language_links_of_view(request)
        )
    return request._language_links


def _links_of(page: BasePage, request: HttpRequest) -> list[LanguageLink]:
    versions = page.language_versions
    return remember_of(
        page, "languages", request, lambda: language_links_of_page(versions, request)
    )


@register.simple_tag(takes_context=True)
def head_meta(context: dict[str, Any]) -> HeadMeta:
    """The head of the page that is shown. A view gives `title`, and `robots` where it wants."""
    page = _page(context)
    if page:
        return page_meta(page, context["request"])
    return view_meta(context.get("title", ""), context["request"], context.get("robots", ""))


@register.simple_tag(takes_context=True)
def document_title(context: dict[str, Any]) -> str:
    """The text of `<title>`: the page's, then the site's."""
    page = _page(context)
    title = (page.seo_title or page.title) if page else context.get("title", "")
    return full_title(str(title), site_settings(context["request"]).name)


@register.filter
def json_ld(data: dict[str, Any]) -> SafeString:
    """`data` as JSON that may stand in a script element."""
    text = json.dumps(clean_json(data), cls=DjangoJSONEncoder, ensure_ascii=False)
    return mark_safe(text.translate(JSON_ESCAPES))


def _page(context: dict[str, Any]) -> BasePage | None:
    page = context.get("page")
    return page if isinstance(page, BasePage) else None
