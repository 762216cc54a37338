"""The picture that networks and messengers show beside a link: drawn from what the page says.

A room says with `share_card.register` what stands on the pictures of its pages. An editor's own
picture goes before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch

from wagtail.models import Page

from kommpaktiv.documents import typesetting
from kommpaktiv.documents.colours import colour_of

SHARE_SIZE = (1200, 630)  # pixels: what the networks crop to (Open Graph)


@dataclass(frozen=True)
class ShareCard:
    """What a picture shows: a title, a line below it, the colour of a topic by its name.

    `language` is the title's (BCP 47); `is_quoted` where somebody says it.
    """

    title: str
    line: str
    language: str
    colour: str | None = None
    is_quoted: bool = False


@singledispatch
def share_card(page: Page) -> ShareCard | None:
    """What stands on the picture of `page`; none where the site's picture has to do."""
    return None


def draw(card: ShareCard, site_name: str) -> bytes:
    """The picture, as PNG."""
    data = {
        "title": card.title,
        "line": card.line,
        "site": site_name,
        "colour": colour_of(card.colour),
        "is_quoted": card.is_quoted,
        "width": SHARE_SIZE[0],
        "height": SHARE_SIZE[1],
    }
    return typesetting.picture("share_card", data | typesetting.language(card.language))
