"""Finds pages by their words and gives them to readers by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from django.contrib.contenttypes.models import ContentType
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page, PageQuerySet

from events.trainings.models import EventPage
from home.models import LocationPage
from kommpaktiv.content.private_pages import known_private_keys
from kommpaktiv.languages.locales import lang_attrs
from kommpaktiv.languages.search_text import normalise
from stories.models import StoryPage

from .forms import MAX_WORDS
from .known_pages import KnownPage, known_pages

LIMIT = 200  # results; who reads on would better ask more precisely

# In the order readers see them; every other page is among the last.
KINDS: list[tuple[type[Page], Promise]] = [
    (StoryPage, _("Stories")),
    (EventPage, _("Trainings")),
    (LocationPage, _("Locations")),
    (Page, _("About the project")),
]


@dataclass(frozen=True)
class Hit:
    """A page that was found: what it takes to put it into order."""

    pk: int
    kind: int  # its place in KINDS
    in_title: bool  # all words of the query are in its title
    is_alias: bool  # readers will see it in German


@dataclass(frozen=True)
class Found:
    """The answer to a query, by kind, the best of each first."""

    terms: list[str]
    hits: list[Hit]
    is_loose: bool = False  # no page has all the words; these have some

    @property
    def is_cut(self) -> bool:
        return len(self.hits) >= LIMIT

    def count(self, kind: int) -> int:
        return Counter(hit.kind for hit in self.hits)[kind]


@dataclass(frozen=True)
class Result:
    """A page as the list of results shows it."""

    title: str
    url: str
    excerpt: SafeString
    lang_attrs: str


@dataclass(frozen=True)
class Group:
    """The results of one kind on one page of the list; `count` is of all pages of the list."""

    label: Promise
    count: int
    results: list[Result]


def find(query: str, locale: Locale) -> Found:
    """The pages of a language's tree with all words of `query`, else those with some of them."""
    # Folding can make many words of one: ﷺ stands for four.
    terms = normalise(query, locale.language_code).split()[:MAX_WORDS]
    if not terms:
        return Found(terms, [])
    if hits := _hits(terms, locale, "and"):
        return Found(terms, hits)
    return Found(terms, _hits(terms, locale, "or"), is_loose=True)


def _hits(terms: list[str], locale: Locale, operator: str) -> list[Hit]:
    pages = _readable(locale).search(" ".join(terms), operator=operator)[:LIMIT]
    rows = pages.get_queryset().values_list("pk", "content_type_id", "title", "alias_of_id")
    kinds = _kinds()
    hits = [
        Hit(
            pk=pk,
            kind=kinds.get(content_type, len(KINDS) - 1),
            in_title=_has_all(_fold_title(title, locale.language_code), terms),
            is_alias=alias_of is not None,
        )
        for pk, content_type, title, alias_of in rows
    ]
    # The database has put them into the order of relevance, and sorting keeps it among equals.
    return sorted(hits, key=lambda hit: (hit.kind, hit.is_alias, not hit.in_title))


def _readable(locale: Locale) -> PageQuerySet:
    """What anybody may read of a language's tree."""
    pages = Page.objects.live().filter(locale=locale, depth__gt=1)
    keys = known_private_keys()
    return pages.exclude(translation_key__in=keys) if keys else pages


def _kinds() -> dict[int, int]:
    """The place in KINDS by the id of the content type."""
    types = ContentType.objects.get_for_models(*(model for model, _label in KINDS))
    return {types[model].pk: number for number, (model, _label) in enumerate(KINDS)}


_fold_title = lru_cache(maxsize=2000)(normalise)


def _has_all(title: str, terms: list[str]) -> bool:
    words = title.split()
    return all(any(word.startswith(term) for word in words) for term in terms)


def groups(found: Found, shown: Sequence[Hit]) -> list[Group]:
    """The hits of one page of the list with what readers see of them."""
    pages = known_pages([hit.pk for hit in shown])
    return [
        Group(
            label=KINDS[kind][1],
            count=found.count(kind),
            results=[_result(pages[hit.pk], found.terms) for hit in hits],
        )
        for kind, hits in groupby(shown, key=lambda hit: hit.kind)
    ]


def _result(page: KnownPage, terms: list[str]) -> Result:
    return Result(
        title=page.title,
        url=page.url,
        excerpt=page.text.excerpt(terms),
        lang_attrs=lang_attrs(page.language),
    )
