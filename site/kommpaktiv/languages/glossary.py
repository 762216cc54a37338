"""How each language is written: words to use and to avoid, quotation marks, ranges, plurals.

What is right is data for whoever knows the language, `site/locale/<locale>/glossary.toml`:

- `quotes`: the marks that may stand around words, and the apostrophe;
- `numberless`: the plural forms that say the number in words, by their index;
- `[prefer]`: a word of the message (English) and how it is said, as regular expressions;
- `[terms]`: a German term of the field and how it is said; shown to those who translate;
- `[avoid]`, `[avoid-for-readers]`, `[avoid-for-staff]`: what not to write, as a regular expression,
  and what to write instead.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.utils.translation import to_locale

MARKUP = re.compile(r"<[^>]+>")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w*\}")
QUOTES = "\"'“”„‟«»‹›‘’‚‛"
QUOTED = re.compile("„[^“]*“|“[^”]*”|«[^»]*»")
NUMBER_AGAIN = re.compile(r"\(%\(\w+\)s\)")
SENTENCE_ENDS = tuple(".!?…؟:")

# In every language.
TYPOGRAPHY = {
    r"  ": "one space",
    r"\s[,.;?!](?:\s|$)": "no space before it",
    r"\.\.\.": "…",
    r"\s-\s": "–, or a sentence of its own",
    r"[\u2066-\u2069\u200e\u200f\u202a-\u202e]": "<bdi>, which the template has",
}


@dataclass(frozen=True)
class Rule:
    """What not to write, and what to write instead."""

    pattern: re.Pattern[str]
    advice: str

    def fault(self, text: str) -> str:
        """What is wrong with `text`; empty where nothing is."""
        found = self.pattern.search(text)
        return f"“{found[0]}”: rather {self.advice}" if found else ""


@dataclass(frozen=True)
class Glossary:
    """How one language is written."""

    quotes: str
    numberless: tuple[int, ...]
    prefer: dict[re.Pattern[str], re.Pattern[str]]
    always: tuple[Rule, ...]
    for_readers: tuple[Rule, ...]
    for_staff: tuple[Rule, ...]
    terms: dict[str, str]

    def faults_of_text(self, text: str, *, is_public: bool = True) -> Iterator[str]:
        """What is wrong with a text, whatever it translates."""
        plain = MARKUP.sub("", text)
        for mark in sorted(set(QUOTES) & set(plain) - set(self.quotes)):
            yield f"{mark} is no mark of this language; it has {self.quotes}"
        plain = PLACEHOLDER.sub("X", plain)
        said = QUOTED.sub("X", plain)  # names of things are quoted as they are
        for rule in (*self.always, *(self.for_readers if is_public else self.for_staff)):
            if fault := rule.fault(said):
                yield fault

    def faults_of_entry(self, entry: polib.POEntry, *, is_public: bool) -> Iterator[str]:
        """What is wrong with a translation."""
        forms = entry.msgstr_plural or {0: entry.msgstr}
        for form, text in forms.items():
            yield from self.faults_of_text(text, is_public=is_public)
            if form in self.numberless and entry.msgid_plural and NUMBER_AGAIN.search(text):
                yield "the number is said twice"
        last = list(forms.values())[-1]
        if entry.msgid.endswith(".") and not last.endswith(SENTENCE_ENDS):
            yield "a sentence ends with a full stop"
        if entry.msgid[:1].isspace() != last[:1].isspace() and entry.msgid.strip():
            yield "it begins with a space, or does not"
        for word, preferred in self.prefer.items():
            if word.search(entry.msgid) and not preferred.search(" ".join(forms.values())):
                yield f"“{word.pattern}” is said “{preferred.pattern}”"


def path_of(language: str) -> Path:
    """Where the glossary of `language` (BCP 47) lies."""
    return Path(settings.LOCALE_PATHS[0]) / to_locale(language) / "glossary.toml"


def glossary(language: str) -> Glossary:
    """The glossary of `language` (BCP 47); nothing but typography where it has none."""
    return _glossary(path_of(language))


@cache
def _glossary(path: Path) -> Glossary:
    data = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return Glossary(
        data.get("quotes", QUOTES),
        tuple(data.get("numberless", ())),
        {_word(word): _word(said) for word, said in data.get("prefer", {}).items()},
        (*_rules(TYPOGRAPHY), *_rules(data.get("avoid", {}))),
        tuple(_rules(data.get("avoid-for-readers", {}))),
        tuple(_rules(data.get("avoid-for-staff", {}))),
        data.get("terms", {}),
    )


def _rules(avoided: dict[str, Any]) -> Iterator[Rule]:
    for pattern, advice in avoided.items():
        yield Rule(re.compile(pattern), advice)


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
