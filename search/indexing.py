"""Writes the index: in the transaction of what is published, and again each night."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Page

from kommpaktiv.content.models import BasePage, SiteDocument

from .models import IndexedText, Posting, Term
from .words import stemmed

logger = logging.getLogger(__name__)

RULES = 1  # raised when words are weighed or stemmed otherwise: each text is written again


@dataclass(frozen=True)
class Part:
    """A part of a text: a word there makes it `boost` at most; in more than `many` it says less."""

    text: str
    boost: float
    many: float


def parts_of(page: BasePage) -> list[Part]:
    """What is searched of a page: first what it is called."""
    called = " ".join([page.title, *(str(getattr(page, name)) for name in page.searched_first)])
    return [
        Part(called, boost=6, many=10),
        Part(f"{getattr(page, 'lead', '')} {page.found_by()}", boost=2, many=60),
        Part(page.body_text(), boost=1, many=400),
    ]


def index_page(page: Page) -> bool:
    """Bring the index up to date with a page; whether there was something to write.

    Nothing is kept of what is not live; an alias is found by the text of its source.
    """
    page = page.specific
    if not page.live or page.alias_of_id or not isinstance(page, BasePage):
        return _delete(IndexedText.objects.filter(page_id=page.pk))
    return _write({"page_id": page.pk}, page.locale.language_code, parts_of(page))


def index_document(document: SiteDocument) -> bool:
    """The same for a document, of which the title is searched: it is taken for German."""
    parts = [Part(document.title, boost=6, many=10)]
    return _write({"document_id": document.pk}, settings.LANGUAGE_CODE, parts)


def forget_page(page: Page) -> None:
    """It is not live any more."""
    _delete(IndexedText.objects.filter(page_id=page.pk))


def index_all() -> int:
    """Bring all of the index up to date; how many texts were not. Where all is well, only read."""
    live = Page.objects.live().filter(depth__gt=1, alias_of=None).order_by("pk")
    changed = int(_delete(IndexedText.objects.filter(page__isnull=False).exclude(page__in=live)))
    changed += sum(_indexed(index_page, page) for page in live.specific().iterator(100))
    documents = SiteDocument.objects.order_by("pk").iterator(100)
    changed += sum(_indexed(index_document, document) for document in documents)
    _tidy_vocabulary()
    return changed


def _indexed(index: Any, thing: Any) -> bool:
    """One that fails is logged and stops no other."""
    try:
        return index(thing)
    except Exception:
        logger.exception("Failed: %s %d", index.__name__, thing.pk)
        return True


def _delete(rows: QuerySet[Any]) -> bool:
    """Delete these rows; nothing is written where there are none."""
    is_any = rows.exists()
    if is_any:
        rows.delete()
    return is_any


def _tidy_vocabulary() -> None:
    """Words that stand in no text any more are forgotten, and missing ones are learnt again."""
    used = Posting.objects.filter(stem=OuterRef("stem"), text__language=OuterRef("language"))
    _delete(Term.objects.filter(~Exists(used)))
    known = Term.objects.filter(stem=OuterRef("stem"), language=OuterRef("text__language"))
    missing = Posting.objects.filter(~Exists(known)).values_list("text__language", "stem")
    _learn((language, stem, stem) for language, stem in missing.distinct().order_by())


def _write(of: dict[str, int], language: str, parts: list[Part]) -> bool:
    weights, words = weigh(parts, language)
    digest = blake2b(repr((RULES, language, sorted(weights.items()))).encode(), digest_size=16)
    checksum = digest.hexdigest()
    if IndexedText.objects.filter(**of, checksum=checksum).exists():
        return False
    with transaction.atomic():
        text, _is_new = IndexedText.objects.select_for_update().get_or_create(
            **of, defaults={"language": language}
        )
        text.language, text.checksum = language, checksum
        text.save()
        text.postings.all().delete()
        Posting.objects.bulk_create(
            Posting(text=text, stem=stem, weight=weight) for stem, weight in weights.items()
        )
        _learn((language, stem, word) for stem, word in words.items())
    return True


def _learn(terms: Iterable[tuple[str, str, str]]) -> None:
    """Add to the vocabulary; sorted, so that two who write at once wait for each other in turn."""
    rows = [Term(language=language, stem=stem, word=word) for language, stem, word in sorted(terms)]
    if rows:
        Term.objects.bulk_create(rows, ignore_conflicts=True)


def weigh(parts: list[Part], language: str) -> tuple[dict[str, float], dict[str, str]]:
    """By stem how much a text is about it, and how it is mostly written there.

    As in BM25, a word that stands there twice does not count twice, and less in a long text.
    """
    weights: dict[str, float] = defaultdict(float)
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for part in parts:
        count: Counter[str] = Counter()
        for stem, word in stemmed(part.text, language):
            count[stem] += 1
            written[stem][word] += 1
        length = 0.5 + count.total() / part.many
        for stem, number in count.items():
            weights[stem] += part.boost * number / (number + length)
    words = {stem: counted.most_common(1)[0][0] for stem, counted in written.items()}
    return {stem: round(weight, 4) for stem, weight in weights.items()}, words
