"""Structured data (schema.org in JSON-LD): what machines are told a page is about.

Each room says it of its own pages and registers how with `structured_data.register`.
"""

from functools import singledispatch
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static

from .absolute_url import absolute_url
from .content_cache import site_settings

CONTEXT = "https://schema.org"


@singledispatch
def structured_data(page: Any, request: HttpRequest) -> dict[str, Any] | None:
    """What `page` is in the words of schema.org; nothing unless its room says so."""
    return None


def organisation(request: HttpRequest) -> dict[str, Any]:
    """Who is behind the site."""
    site = site_settings(request)
    facts = {
        "@type": "Organization",
        "name": site.organisation or site.name,
        "url": absolute_url("/"),
        "logo": absolute_url(static("img/apple-touch-icon.png")),
        "email": site.email,
        "sameAs": [url for _network, url in site.social_links],
    }
    return filled(facts)


def filled(facts: dict[str, Any]) -> dict[str, Any]:
    """`facts` without those there is nothing to say about."""
    return {name: value for name, value in facts.items() if value not in ("", None, [])}
