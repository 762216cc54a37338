"""Days with the name of the month: German and English, in full or short, whatever the language."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from babel import Locale

# Austria says Jänner; spreadsheets shorten März to Mrz.
LOCALES, OTHERS = ("de", "de_AT", "en"), {"mrz": 3}
SHORTEST = 3  # letters that tell the months apart
DAY, NAME, YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<name>[^\W\d_]{3,})", r"(?P<year>\d{4})"
WRITTEN = (
    re.compile(rf"\b{DAY}\.?\s*{NAME}\.?,?\s*{YEAR}\b"),  # 3. Dezember 2026, 3 Dec 2026
    re.compile(rf"\b{NAME}\.?\s*{DAY}\.?,?\s+{YEAR}\b"),  # December 3, 2026
)


def in_digits(text: str) -> str:
    """The text with each such day as 3.12.2026, which `formats` has for every language."""
    text = unicodedata.normalize("NFC", text)
    for written in WRITTEN:
        text = written.sub(_in_digits, text)
    return text


def _in_digits(day: re.Match[str]) -> str:
    month = _months().get(day["name"].casefold())
    return f"{day['day']}.{month}.{day['year']}" if month else day[0]


@cache
def _months() -> dict[str, int]:
    """The number of each month by its names, and by how they may be shortened."""
    found = dict(OTHERS)
    for locale in LOCALES:
        for number, name in Locale.parse(locale).months["format"]["wide"].items():
            name = name.casefold()
            found |= {name[:length]: number for length in range(SHORTEST, len(name) + 1)}
    return found
