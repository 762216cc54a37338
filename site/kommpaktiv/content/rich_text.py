"""Running text as readers get it: what is in the database is not believed.

The page editor cleans what is typed there, and translations are looked at when they are saved. What
stood there before, was imported, or is written in some other way, is cleaned where it is shown: on
every page, in every language, in previews and in old revisions.
"""

from __future__ import annotations

from functools import lru_cache

from bs4 import BeautifulSoup, NavigableString
from bs4.element import PreformattedString
from django.utils.safestring import SafeString, mark_safe
from wagtail.whitelist import Whitelister, allow_without_attributes, attribute_rule

from kommpaktiv.languages.safe_markup import INLINE_TAGS, is_safe_link

BLOCK_TAGS = {"blockquote", "h2", "h3", "h4", "hr", "li", "ol", "p", "ul"}
DROPPED = ["script", "style", "template", "iframe", "object", "noscript", "svg", "math"]


def _link_or_nothing(address: str) -> str | None:
    return address if is_safe_link(address) else None


class RichTextCleaner(Whitelister):
    """Keeps words, emphasis, lists and links; of anything else the words at most."""

    element_rules = dict.fromkeys(
        {"[document]", *INLINE_TAGS, *BLOCK_TAGS}, allow_without_attributes
    ) | {"a": attribute_rule({"href": _link_or_nothing})}

    def clean(self, html: str) -> str:
        document = BeautifulSoup(html, "html.parser")
        for element in document(DROPPED):
            element.decompose()
        self.clean_node(document, document)
        return str(document.decode(formatter="minimal"))

    def clean_string_node(self, document: BeautifulSoup, node: NavigableString) -> None:
        """Wagtail removes comments alone, but CDATA and the like are written out as they are, too.

        A browser takes them for comments that end with the first “>”, and runs what follows.
        """
        if isinstance(node, PreformattedString):
            node.extract()


@lru_cache(maxsize=512)
def clean_rich_text(html: str) -> SafeString:
    """HTML of a rich text, without what could run or load anything."""
    return mark_safe(RichTextCleaner().clean(html))
