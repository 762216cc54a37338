"""What helps with a string: how it was translated before, and the terms of the glossary in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.fuzz import ratio
from wagtail.models import Locale
from wagtail_localize.models import String, StringTranslation
from wagtail_localize.strings import StringValue

from .glossary import glossary

ALIKE = 75  # per cent: less alike is no help
MOST = 3  # offers for a string


@dataclass(frozen=True)
class Offer:
    """A translation that somebody has reviewed, and how alike its German is (per cent)."""

    german: str
    data: str
    alike: int

    @property
    def text(self) -> str:
        return StringValue(self.data).render_text()

    @property
    def is_exact(self) -> bool:
        return self.alike == 100


class TranslationMemory:
    """The project's own reviewed strings in a language. One query."""

    def __init__(self, locale: Locale) -> None:
        reviewed = StringTranslation.objects.filter(
            locale=locale,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            has_error=False,
        ).exclude(origin__german__gt="")
        pairs = reviewed.order_by("-updated_at").values_list("translation_of__data", "data")
        self._known: dict[tuple[str, str], str] = {
            (german, data): StringValue(german).render_text() for german, data in pairs
        }
        self._terms = glossary(locale.language_code).terms

    def offers(self, string: String) -> list[Offer]:
        """What was said for the same German, or for one that is much alike; the best first."""
        found = process.extract(
            StringValue(string.data).render_text(),
            self._known,
            scorer=ratio,
            score_cutoff=ALIKE,
            limit=MOST,
        )
        return [Offer(text, data, int(score)) for text, score, (_german, data) in found]

    def terms(self, german: str) -> list[tuple[str, str]]:
        """The terms of the glossary in a German text, and how they are said."""
        return list(terms_in(german, self._terms.items()))


def terms_in(german: str, terms: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """Those of `terms` whose German is anywhere in the text: German compounds hold them, too."""
    folded = german.casefold()
    return ((term, said) for term, said in terms if term.casefold() in folded)
