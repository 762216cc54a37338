"""Text as it may be kept and handed on. Pure.

XML 1.0 (2.2) and iCalendar (RFC 5545, 3.1) cannot hold control characters, UTF-8 no surrogates, and
noncharacters are nobody's letters (Unicode 16, 23.7): they go. Word's soft line break is U+000B;
what breaks a line in other ways (Unicode 16, 5.8) becomes a line feed. Everything is composed
(NFC), as keyboards write it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

_LINE_ENDS = re.compile("\r\n|[\r\x0c\x85\u2029]")
_SOFT_BREAKS = re.compile("[\x0b\u2028]")
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
# U+FEFF is what programs put before a file; within a text it is invisible. The others turn the
# order of letters around for whatever follows (Unicode 16, 23.2), where isolates end by themselves.
_FORBIDDEN = re.compile(
    f"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\u202a-\u202e{_NONCHARACTERS}]"
)
_SUSPECT = re.compile(f"{_FORBIDDEN.pattern}|[\r\x0b\x0c\u2028\u2029]")
_BREAKS = re.compile(r"[ \t]*[\n\t][ \t\n]*")

# What shows nothing: Default_Ignorable_Code_Point, and letters that are blank.
_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)


def clean_text(text: str, soft_break: str = "\n") -> str:
    """`text` as it may be kept, in several lines.

    :param soft_break: what stands for a line break within a paragraph.
    """
    if _SUSPECT.search(text):
        text = _SOFT_BREAKS.sub(soft_break, _LINE_ENDS.sub("\n", text))
        text = _FORBIDDEN.sub("", text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """`text` as it may be kept, in one line: breaks and tabs are blanks."""
    return _BREAKS.sub(" ", clean_text(text))


def clean_json(value: Any) -> Any:
    """`value` with all its texts as they may be kept; a text that is JSON itself is looked into."""
    if isinstance(value, str):
        return clean_text(_clean_nested(value), soft_break=" ")
    if isinstance(value, dict):
        return {clean_json(key): clean_json(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [clean_json(inner) for inner in value]
    return value


def _clean_nested(text: str) -> str:
    """A text of JSON cleaned where it has escapes, in which any character may hide."""
    if text[:1] not in ("[", "{") or "\\" not in text:
        return text
    try:
        inner = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        return text  # words that begin with a bracket
    cleaned = clean_json(inner)
    return text if cleaned == inner else json.dumps(cleaned)


def is_visible(text: str) -> bool:
    """Whether a reader sees anything of `text`."""
    shown = _IGNORABLE.sub("", text)
    return any(unicodedata.category(character)[0] not in "CZ" for character in shown)
