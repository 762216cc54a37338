"""What translators may write: words with a little emphasis, links to where the source links.

What is written in the page editor goes through Wagtail's whitelist. What is written in
wagtail-localize's editor, sent to its addresses or uploaded as a PO file goes through nothing. So
it is looked at where it is saved, whichever way it came.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LINK_SCHEMES = {"http", "https", "mailto", "tel"}
INLINE_TAGS = {"a", "b", "strong", "i", "em", "br", "sub", "sup", "s", "code", "kbd", "mark"}
LINK_ATTRIBUTES = {"id", "href"}  # `id` stands for the link of the source

SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)  # RFC 3986, 3.1
IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\ufeff\ufffd]+")  # by browsers, in a scheme


def is_safe_link(address: str) -> bool:
    """Whether an address is relative, or leads by a way that runs nothing."""
    scheme = SCHEME.match(IGNORED.sub("", address))
    return scheme is None or scheme[1].lower() in LINK_SCHEMES


def safe_link(address: str) -> str:
    """The address, or nothing where following it would run something."""
    return address if is_safe_link(address) else ""


def check_string(html: str) -> None:
    """Look at a translated string, which is HTML whatever it translates.

    :raises ValidationError: for a tag, an attribute or a link that the source cannot have.
    """
    parser = _TagCollector()
    parser.feed(html)
    parser.close()
    if not parser.is_safe:
        raise ValidationError(_("This contains a link or code that is not allowed."))


def check_override(value: Any) -> None:
    """Look at what is to stand for a value of the source, such as a link, in one language.

    :raises ValidationError: for an address with a scheme that is not allowed.
    """
    if not all(is_safe_link(text) for text in _texts(value)):
        raise ValidationError(_("This contains a link or code that is not allowed."))


def check_override_json(data: str) -> None:
    """The same for a value as it is kept. Values that are JSON themselves are looked into."""
    value = json.loads(data)
    check_override(value)
    if isinstance(value, str) and value[:1] in "[{":
        try:
            check_override(json.loads(value))
        except json.JSONDecodeError:
            return  # words that begin with a bracket


def _texts(value: Any) -> Iterator[str]:
    """Every string within a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


class _TagCollector(HTMLParser):
    """Whether all tags it was fed are harmless."""

    def __init__(self) -> None:
        super().__init__()
        self.is_safe = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        allowed = LINK_ATTRIBUTES if tag == "a" else set()
        links = [value or "" for name, value in attrs if name == "href"]
        self.is_safe &= tag in INLINE_TAGS
        self.is_safe &= {name for name, _value in attrs} <= allowed
        self.is_safe &= all(is_safe_link(link) for link in links)
