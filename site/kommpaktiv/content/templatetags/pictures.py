"""Pictures in templates: every size that there is, for the browser to choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django import template
from django.core.files.storage import default_storage

from kommpaktiv.content.content_cache import remember
from kommpaktiv.content.models import SiteImage
from kommpaktiv.content.models.files import Sizes

register = template.Library()

SQUARE, WIDE = ("fill-",), ("width-", "original")
SMALL = 4000  # bytes of a drawing that may stand in the page itself
KINDS = ("avif", "webp", "jpeg", "")  # the last one that there is goes to every browser

# How wide a picture is in each place of the layout, as site.css has it.
# A browser test compares them (tests/browser/test_weight.py).
PLACES = {
    "voice": (
        SQUARE,
        "(min-width: 80rem) 8.8rem, (min-width: 62rem) 10.6vw, (min-width: 48rem) 17.5vw, 22vw",
    ),
    "card": (SQUARE, "(min-width: 36rem) 15rem, 6.5rem"),
    "cover": (SQUARE, "(min-width: 84rem) 30rem, (min-width: 48rem) 35vw, 58vw"),
    "person": (SQUARE, "4.5rem"),
    "intro": (WIDE, "(min-width: 80rem) 33rem, (min-width: 60rem) 41vw, 92vw"),
    "hit": (SQUARE, "clamp(4.5rem, 8vw, 6rem)"),
    "ask": (WIDE, "clamp(4.5rem, 8vw, 6rem)"),
    "text": (WIDE, "(min-width: 60rem) 56rem, 92vw"),
}


@dataclass(frozen=True)
class Source:
    """One kind of file: its media type and its sizes, as `srcset` has them."""

    type: str
    srcset: str


@dataclass(frozen=True)
class Picture:
    """What the `img` has, and better `sources` before it. Width and height give the ratio."""

    src: str
    width: int
    height: int
    srcset: str = ""
    sizes: str = ""
    sources: tuple[Source, ...] = ()

    @property
    def is_drawn(self) -> bool:
        """Whether it is a drawing (SVG), which has no ground of its own."""
        return self.src.endswith(".svg")


@register.simple_tag
def in_place(image: SiteImage | None, place: str) -> Picture | None:
    """The picture for this place of the layout; None where there is nothing to show of it."""
    if image is None:
        return None
    shape, sizes = PLACES[place]
    made = _of_shape(image.sizes, shape) or _of_shape(image.sizes, SQUARE + WIDE)
    kinds = {kind: found for kind in KINDS if (found := _of_kind(made, kind))}
    if not kinds:
        return None
    *better, last = kinds
    name, width, height = kinds[last][-1]
    return Picture(
        src=default_storage.url(name),
        width=width,
        height=width if shape is SQUARE else height,
        srcset=_srcset(kinds[last]) if len(kinds[last]) > 1 else "",
        sizes=sizes,
        sources=tuple(Source(f"image/{kind}", _srcset(kinds[kind])) for kind in better),
    )


@register.simple_tag
def in_the_page(image: SiteImage) -> str:
    """A small drawing as a `data:` address, which needs no request; empty for other pictures."""
    return remember(("in the page", image.pk), lambda: _written_out(image))


def _written_out(image: SiteImage) -> str:
    if not image.is_svg():
        return ""
    with image.open_file() as file:
        drawing = file.read(SMALL + 1)
    text = quote(drawing.decode(errors="replace"), safe="!$'()*+,-./:;=?@_~")
    return f"data:image/svg+xml,{text}" if len(drawing) <= SMALL else ""


def _of_shape(sizes: Sizes, shape: tuple[str, ...]) -> Sizes:
    return {spec: size for spec, size in sizes.items() if spec.startswith(shape)}


def _of_kind(sizes: Sizes, kind: str) -> list[list[Any]]:
    """The sizes of this kind of file, from the smallest."""
    found = [size for spec, size in sizes.items() if _kind(spec) == kind]
    return sorted(found, key=lambda size: size[1])


def _kind(spec: str) -> str:
    return spec.partition("format-")[2]


def _srcset(sizes: list[list[Any]]) -> str:
    return ", ".join(f"{default_storage.url(name)} {width}w" for name, width, _height in sizes)
