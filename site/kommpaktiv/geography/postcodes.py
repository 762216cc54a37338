"""German postcodes and places, as people type them.

The table is in the code (`scripts/make_postcodes.py` makes it): nobody is asked where a reader is.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .points import Point

TABLE = Path(__file__).with_name("postcodes.tsv")
LONGEST = 100  # letters of what somebody may ask for
FAR_APART = 25.0  # km, from which on two places of one name are two to a reader
POSTCODE = re.compile(r"(?<!\d)\d{5}(?!\d)")
NO_LETTER = re.compile(r"[\W_]+")
# Written with or without their dots, or with an e: München, Munchen, Muenchen.
SOUNDS = (("ß", "ss"), ("ae", "a"), ("oe", "o"), ("ue", "u"))


@dataclass(frozen=True)
class Postcode:
    """`state` is the Land it is in, as in ISO 3166-2: TH."""

    code: str
    state: str
    point: Point
    names: tuple[str, ...]

    def __str__(self) -> str:
        """As readers know it; without a name where it has several."""
        return f"{self.code} {self.names[0]}" if len(self.names) == 1 else self.code


class UnknownPlaceError(ValueError):
    """There is no such place in Germany, as far as the table knows."""


class AmbiguousPlaceError(ValueError):
    """There are several places of this name; a postcode tells which."""


def find(text: str) -> Postcode:
    """The postcode meant by what somebody has typed: a postcode, or the name of a place, or both.

    Of a place with several postcodes, the one in its middle. Raises `UnknownPlaceError` or
    `AmbiguousPlaceError`.
    """
    text = _with_plain_digits(text[:LONGEST])
    if codes := POSTCODE.findall(text):
        if codes[0] in _by_code():
            return _by_code()[codes[0]]
        raise UnknownPlaceError(codes[0])
    for name in _names_in(text):
        if of_name := _places().get(name):
            return _meant(of_name)
    raise UnknownPlaceError(text)


def find_in(address: str) -> Postcode | None:
    """The last postcode of an address, where it has one that there is."""
    codes = POSTCODE.findall(address)
    return _by_code().get(codes[-1]) if codes else None


def _meant(places: dict[str, list[Postcode]]) -> Postcode:
    """Of the places that share a name, the largest, by the number of their postcodes."""
    by_size = sorted(places.values(), key=len, reverse=True)
    largest, middles = by_size[0], [_middle(codes) for codes in by_size]
    equal = [middle for codes, middle in zip(by_size, middles, strict=True)
             if len(codes) == len(largest)]  # fmt: skip
    if any(equal[0].point.distance_to(other.point) > FAR_APART for other in equal):
        raise AmbiguousPlaceError
    return equal[0]


def _middle(codes: list[Postcode]) -> Postcode:
    """The one nearest to the middle of all."""
    middle = Point(*(sum(parts) / len(codes) for parts in zip(*(code.point for code in codes),
                                                              strict=True)))  # fmt: skip
    return min(codes, key=lambda code: (code.point.distance_to(middle), code.code))


def _names_in(text: str) -> Iterator[str]:
    """The names that may be meant, best first: all of it, then without a part of town."""
    whole = _folded(text)
    if whole:
        yield whole
        yield _folded(re.split(r"[-,/(]", text)[0])


def _with_plain_digits(text: str) -> str:
    """With ١٢٣ and ۱۲۳ as 123."""
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in text)


def _folded(name: str) -> str:
    """The name as it is compared: lower case, without dots, e for dots and signs."""
    name = name.casefold()
    for sound, letters in SOUNDS:
        name = name.replace(sound, letters)
    name = unicodedata.normalize("NFKD", name)
    name = "".join(letter for letter in name if not unicodedata.combining(letter))
    return NO_LETTER.sub(" ", name).strip()


@cache
def _by_code() -> dict[str, Postcode]:
    rows = {}
    for line in TABLE.read_text("utf-8").splitlines()[1:]:
        code, state, north, east, names = line.split("\t")
        rows[code] = Postcode(
            code, state, Point(float(north), float(east)), tuple(names.split("|"))
        )
    return rows


@cache
def _places() -> dict[str, dict[str, list[Postcode]]]:
    """By folded name the places called so, by their own names in their Land.

    Also by the beginning of longer ones: Frankfurt is Frankfurt am Main and Frankfurt (Oder).
    """
    found: dict[str, dict[str, list[Postcode]]] = defaultdict(lambda: defaultdict(list))
    for row in _by_code().values():
        for name in row.names:
            words = _folded(name).split()
            for count in {1, len(words)} if words[0] not in BEGINNINGS else {len(words)}:
                found[" ".join(words[:count])][f"{name} {row.state}"].append(row)
    return {name: dict(places) for name, places in found.items()}


# First words that are part of many names and name none.
BEGINNINGS = {"am", "an", "auf", "bad", "der", "die", "gross", "hohen", "im", "klein", "markt",
              "neu", "ober", "sankt", "st", "unter"}  # fmt: skip
