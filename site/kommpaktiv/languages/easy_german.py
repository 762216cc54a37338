"""*Leichte Sprache*: one sentence a line, and what in a text is hard to read. Pure.

The rules are those that a program can see, of the handbook of the Netzwerk Leichte Sprache and of
DIN SPEC 33429. Whether a text is easy only those can tell for whom it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LONGEST_SENTENCE = 12  # words
LONGEST_WORD = 14  # letters without a hyphen or a middle dot

# A sentence ends after a word of two letters or more, or a time: not in “15. Dezember”. The next
# begins with a capital letter. What marks words up stands within a line.
INLINE = r"(?:a|b|bdi|em|i|strong)\b"
AFTER_A_SENTENCE = (
    r"(?:(?<=[A-ZÄÖÜa-zäöüß“>][A-ZÄÖÜa-zäöüß“>)][.!?])|(?<=Uhr \d\d[.!?])|(?<=Uhr \d[.!?]))"
)
BETWEEN_SENTENCES = re.compile(
    rf"{AFTER_A_SENTENCE}((?:</{INLINE}>)*)[ \n]+((?:<{INLINE}[^>]*>)*)(?=[A-ZÄÖÜ„])"
)
IN_PLAIN_TEXT = re.compile(rf"{AFTER_A_SENTENCE} +(?=[A-ZÄÖÜ„])")
TAG = re.compile(rf"(<(?!/?{INLINE})[^>]*>)")
ANY_TAG = re.compile(r"<[^>]*>")
NAME_OF_TAG = re.compile(r"</?([a-z0-9-]+)", re.IGNORECASE)
LANGUAGE_OF_TAG = re.compile(r'\slang="([^"]+)"')
VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr")
AS_THEY_ARE = frozenset(("head", "script", "style", "textarea", "option", "select", "title", "svg"))

MARKS = re.compile("[()/&%§;*]")
GENITIVE = re.compile(r"\b(?:des|eines|dieses|meines|Ihres|unseres) [A-ZÄÖÜ]\w+e?s\b")
SUBJUNCTIVE = re.compile(r"\b(?:würde|könnte|hätte|wäre|müsste|dürfte)(?:n|st|t)?\b", re.IGNORECASE)
PASSIVE = re.compile(
    r"\b(?:wird|werden|wurden?|worden)\b(?= [^.!?]*\b(?:ge|be|ver|er|ent|zer|an|ab|auf|aus|ein)\w*"
    r"(?:t|en)\b[.!?]?$)"
)
CLAUSE = re.compile(
    r", (?:dass|weil|damit|obwohl|sobald|bevor|nachdem|falls|während|wenn|ob|die|der|das|den|dem"
    r"|denen|deren|dessen|was|wer|wie|wo|womit|um)\b"
)
ABBREVIATION = re.compile(
    r"\b(?:z\. ?B|d\. ?h|u\. ?a|usw|bzw|ca|evtl|ggf|Nr|Abs|Art|Std|Min|Tel|Str)\.|\b[A-ZÄÖÜ]{3,}\b"
)
FOREIGN = re.compile(
    r"\b(?:Browser|Account|Workshop|Empowerment|Partizipation|Gremium|Gremien"
    r"|Diversität|Feedback|Newsletter|Tool|Event|Kommune|Mandat|Fraktion|Etat|Flyer)s?\b"
)
EXPLAINED = r"\b{} (?:ist|sind|heißt|bedeutet|bedeuten|meint)\b|\bheißt: {}\b"
WORD = re.compile(r"[^\W\d_]+")


def in_lines(html: str) -> str:
    """`html` with each sentence in a line of its own, but for what is in another language."""
    parts = TAG.split(html)
    outside = 0  # how many elements deep in what stays as it is
    for number, part in enumerate(parts):
        if number % 2:
            outside = _depth(part, outside)
        elif not outside and part.strip():
            parts[number] = BETWEEN_SENTENCES.sub(r"\1<br>\2", part)
    return "".join(parts)


def _depth(tag: str, outside: int) -> int:
    """How deep in what stays as it is one is after `tag`."""
    name_found = NAME_OF_TAG.match(tag)
    name = name_found[1].lower() if name_found else ""
    if not name or VOID.fullmatch(name) or tag.endswith("/>"):
        return outside
    if tag.startswith("</"):
        return max(outside - 1, 0) if outside else 0
    language = LANGUAGE_OF_TAG.search(tag)
    is_other = name in AS_THEY_ARE or (language and language[1] != "de-simple")
    return outside + 1 if outside or is_other else 0


def text_in_lines(text: str) -> str:
    """A plain text with each sentence in a line of its own."""
    return IN_PLAIN_TEXT.sub("\n", text)


# What is hard to read ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Finding:
    """Something that may be hard to read: where, and what would be easier."""

    sentence: str
    words: str
    advice: str | Promise


def findings(text: str) -> list[Finding]:
    """What in a text of *Leichte Sprache*, plain or HTML, is worth another look."""
    plain = unescape(re.sub(r"</(?:p|li|h\d|td|dd|dt)>|<br ?/?>", "\n", text))
    plain = ANY_TAG.sub("", plain)
    return [
        Finding(sentence, words, advice)
        for line in plain.splitlines()
        for sentence in IN_PLAIN_TEXT.split(line.strip())
        for words_in, advice in CHECKS
        if (words := words_in(sentence, plain))
    ]


Check = Callable[[str, str], str]  # a sentence and the whole text; the words that are meant


def _long_sentence(sentence: str, text: str) -> str:
    words = sentence.split()
    return " ".join(words[-3:]) if len(words) > LONGEST_SENTENCE else ""


def _long_word(sentence: str, text: str) -> str:
    return next((word for word in WORD.findall(sentence) if len(word) > LONGEST_WORD), "")


def _unexplained(sentence: str, text: str) -> str:
    for word in FOREIGN.findall(sentence):
        if not re.search(EXPLAINED.format(word, word), text):
            return word
    return ""


def _pattern(pattern: re.Pattern[str]) -> Check:
    def found(sentence: str, text: str) -> str:
        match = pattern.search(sentence)
        return match[0].strip(", ") if match else ""

    return found


CHECKS: tuple[tuple[Check, Promise], ...] = (
    (_long_sentence, _("This sentence is long. Make two of it, of at most 12 words each.")),
    (_pattern(CLAUSE), _("Two statements in one sentence. Make two sentences of them.")),
    (_pattern(GENITIVE), _("A genitive. Write it with “von”: das Haus von dem Lehrer.")),
    (_pattern(SUBJUNCTIVE), _("A subjunctive. Say what is, or what may be: “vielleicht”.")),
    (_pattern(PASSIVE), _("A passive. Say who does it.")),
    (_long_word, _("A long word. Divide it by a hyphen or a middle dot, or choose a shorter one.")),
    (_pattern(ABBREVIATION), _("An abbreviation. Write it in full.")),
    (_unexplained, _("A difficult word. Choose an easy one, or explain it: “… ist …”.")),
    (_pattern(MARKS), _("A special character. Write a word or another sentence.")),
)
