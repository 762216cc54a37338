"""Sizes of pictures for templates, made once and then known by heart."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from wagtail.images.shortcuts import get_rendition_or_not_found
from wagtail.images.utils import to_svg_safe_spec

from kommpaktiv.content.content_cache import remember
from kommpaktiv.content.models import SiteImage

register = template.Library()


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


def _make(image: SiteImage, operations: tuple[str, ...]) -> Size:
    spec = to_svg_safe_spec(operations) if image.is_svg() else "|".join(operations)
    rendition = get_rendition_or_not_found(image, spec)
    return Size(rendition.url, rendition.width, rendition.height)
