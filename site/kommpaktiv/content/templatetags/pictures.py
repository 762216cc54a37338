"""Sizes of pictures for templates, made once and then known by heart."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from django import template
from wagtail.images.shortcuts import get_rendition_or_not_found
from wagtail.images.utils import to_svg_safe_spec

from kommpaktiv.content.content_cache import remember
from kommpaktiv.content.models import SiteImage

register = template.Library()

SMALL = 4000  # bytes of a drawing that may stand in the page itself


@dataclass(frozen=True)
class Size:
    """One size of a picture: its address, and its width and height in pixels."""

    url: str
    width: int
    height: int


@register.simple_tag
def size(image: SiteImage, *operations: str) -> Size:
    """The picture after Wagtail's image operations; of an SVG only those that keep it one."""
    return remember(("size", image.pk, *operations), lambda: _make(image, operations))


@register.simple_tag
def in_the_page(image: SiteImage) -> str:
    """A small drawing as a `data:` address, which needs no request; empty for other pictures."""
    return remember(("in the page", image.pk), lambda: _written_out(image))


def _written_out(image: SiteImage) -> str:
    if not image.is_svg():
        return ""
    with image.open_file() as file:
        drawing = file.read(SMALL + 1)
    text = quote(drawing.decode(errors="replace"), safe=" !$'()*+,-./:;=?@_~")
    return f"data:image/svg+xml,{text}" if len(drawing) <= SMALL else ""


def _make(image: SiteImage, operations: tuple[str, ...]) -> Size:
    spec = to_svg_safe_spec(operations) if image.is_svg() else "|".join(operations)
    rendition = get_rendition_or_not_found(image, spec)
    return Size(rendition.url, rendition.width, rendition.height)
