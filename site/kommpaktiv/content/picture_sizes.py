"""The sizes of pictures that pages show: made when a picture comes or changes, never by a reader.

A picture carries a list of the sizes it has (`SiteImage.sizes`), so that a page with any number of
pictures asks the database for none of them. Whoever saves a picture waits for one size, which every
place can show until the worker has made the others. What cannot be made is left out: a page shows
what there is.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from django.db.models.signals import post_save

from .content_cache import forget
from .models import SiteImage
from .models.files import Sizes

logger = logging.getLogger(__name__)

# Pixels: as wide as the places of the layout (templatetags/pictures.py), once, twice, three times.
# Browsers without AVIF are few and get less choice, those without WebP one size.
SQUARES = {"avif": (160, 320, 480, 640), "webp": (320, 640), "jpeg": (480,)}
WIDTHS = {"avif": (400, 700, 1000, 1400, 2000), "webp": (700, 1400), "jpeg": (1000,)}
SOCIAL = "fill-1200x630|format-jpeg"  # what the networks crop to (Open Graph)
FIRST = "width-1000|format-jpeg"
DRAWN = ("original", "fill-480x480")  # a drawing (SVG) has no pixels, and stays a drawing
VERSION = blake2b(repr((SQUARES, WIDTHS, SOCIAL, DRAWN)).encode(), digest_size=4).hexdigest()


def connect() -> None:
    post_save.connect(_saved, sender=SiteImage)


def make_first(image: SiteImage) -> None:
    """What can be shown at once: one size of a photo, all of a drawing."""
    if image.is_svg():
        make(image)
    else:
        _list(image, _made(image, [FIRST]), made_of="")


def make(image: SiteImage) -> None:
    """All sizes. What is there already is not made again; where none can be made, it stays."""
    _list(image, _made(image, _wanted(image)) or image.sizes, made_of=_state(image))


def make_missing(limit: int) -> int:
    """Make the sizes of pictures that lack some; return of how many there were, at most `limit`."""
    images = SiteImage.objects.exclude(made_of__startswith=VERSION).order_by("-pk")[:limit]
    for image in images:
        make(image)
    return len(images)


def try_again() -> None:
    """Have the worker look once more at pictures of which nothing could be made."""
    SiteImage.objects.filter(sizes={}).exclude(made_of="").update(made_of="")


def _saved(instance: SiteImage, created: bool, **_kwargs: Any) -> None:
    if created:
        make_first(instance)
    elif instance.made_of and instance.made_of != _state(instance):
        same_file = instance.made_of.startswith(_state_of_file(instance))
        _list(instance, instance.sizes if same_file else {}, made_of="")


def _state(image: SiteImage) -> str:
    """What its sizes depend on."""
    focal_point = [getattr(image, f"focal_point_{side}") for side in ("x", "y", "width", "height")]
    return f"{_state_of_file(image)}:{_digest(focal_point)}"


def _state_of_file(image: SiteImage) -> str:
    return f"{VERSION}:{_digest(image.file.name)}"


def _digest(thing: object) -> str:
    return blake2b(repr(thing).encode(), digest_size=8).hexdigest()


def _wanted(image: SiteImage) -> Iterator[str]:
    if image.is_svg():
        yield from DRAWN
        return
    yield FIRST
    yield SOCIAL
    for kind, sides in SQUARES.items():
        for side in _up_to(min(image.width, image.height), sides):
            yield f"fill-{side}x{side}|format-{kind}"
    for kind, widths in WIDTHS.items():
        for width in _up_to(image.width, widths):
            yield f"width-{width}|format-{kind}"


def _up_to(length: int, sides: tuple[int, ...]) -> Iterable[int]:
    """Those that the picture is long enough for, and one that takes it as it is."""
    smaller = [side for side in sides if side < length]
    return sides[: len(smaller) + 1]


def _made(image: SiteImage, specs: Iterable[str]) -> Sizes:
    """One after the other: each has the whole picture in memory while it is made."""
    sizes: Sizes = {}
    failures = []
    for spec in dict.fromkeys(specs):
        try:
            rendition = image.get_rendition(spec)
        except Exception as error:  # the file is lost, or breaks a decoder in whatever way
            failures.append(f"{spec} ({error!r})")
        else:
            sizes[spec] = [rendition.file.name, rendition.width, rendition.height]
    if failures:
        logger.warning("Picture %s lacks %d sizes: %s", image.pk, len(failures), failures[0])
    return sizes


def _list(image: SiteImage, sizes: Sizes, made_of: str) -> None:
    """Note what there is, unless the picture has become another one meanwhile."""
    same = SiteImage.objects.filter(pk=image.pk, file=image.file.name)
    if same.update(sizes=sizes, made_of=made_of):
        image.sizes, image.made_of = sizes, made_of
        forget()
