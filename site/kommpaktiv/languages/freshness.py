"""How each string of a translation stands, and with them the page in each language."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import SequenceMatcher

from django.db import models
from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.strings import StringValue

from .carry_over import NO_TEXT
from .models import StringOrigin

MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE


class Freshness(models.TextChoices):
    """How a string, or a page, stands in a language."""

    MISSING = "missing", _("Missing")
    OUTDATED = "outdated", _("Out of date")
    MACHINE = "machine", _("Machine draft")
    DRAFT = "draft", _("Draft")
    COMPLETE = "complete", _("Complete")


OPEN = (Freshness.OUTDATED, Freshness.MACHINE, Freshness.MISSING)


def with_freshness(segments: QuerySet[StringSegment], locale: Locale) -> QuerySet[StringSegment]:
    """The segments, each with its `freshness` in `locale`. What is no text is left out."""
    said = StringTranslation.objects.filter(
        translation_of=OuterRef("string"), context=OuterRef("context"), locale=locale
    ).annotate(
        freshness=Case(
            When(translation_type=MACHINE, then=Value(Freshness.MACHINE)),
            When(origin__german__gt="", then=Value(Freshness.OUTDATED)),
            When(has_error=True, then=Value(Freshness.MISSING)),
            default=Value(Freshness.COMPLETE),
        )
    )
    return segments.exclude(context__path__in=NO_TEXT).annotate(
        freshness=Coalesce(Subquery(said.values("freshness")), Value(Freshness.MISSING.value))
    )


def counts(locale: Locale, sources: Iterable[int] | None = None) -> dict[int, Counter[str]]:
    """How many strings stand how in `locale`, by source. One query."""
    segments = StringSegment.objects.all()
    if sources is not None:
        segments = segments.filter(source__in=sources)
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    rows = with_freshness(segments, locale).order_by().values_list("source", "freshness")
    for source, freshness, number in rows.annotate(number=Count("pk")):
        counted[source][freshness] = number
    return counted


@dataclass(frozen=True)
class Difference:
    """A piece of a text that changed: kept, deleted or inserted."""

    kind: str
    text: str


def differences(before: str, after: str) -> list[Difference]:
    """From one German text to the next, word by word. Takes segments, gives plain text."""
    old = StringValue(before).render_text().split(" ")
    new = StringValue(after).render_text().split(" ")
    found = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Difference("equal", " ".join(old[a:b])))
            continue
        if a < b:
            found.append(Difference("del", " ".join(old[a:b])))
        if c < d:
            found.append(Difference("ins", " ".join(new[c:d])))
    return found


@dataclass(frozen=True)
class OpenString:
    """A string that waits for somebody, with all that is known of it."""

    segment: StringSegment
    freshness: Freshness
    translation: StringTranslation | None

    @property
    def german(self) -> str:
        return StringValue(self.segment.string.data).render_text()

    @property
    def said(self) -> str:
        """What stands there now in the language: the old translation, or a machine's draft."""
        return StringValue(self.translation.data).render_text() if self.translation else ""

    @property
    def origin(self) -> StringOrigin | None:
        return getattr(self.translation, "origin", None)

    @property
    def changed(self) -> list[Difference]:
        """How the German has changed since; empty where it is not out of date."""
        if self.origin is None or not self.origin.german:
            return []
        return differences(self.origin.german, self.segment.string.data)


def open_strings(translation: Translation) -> list[OpenString]:
    """What of a translation waits for somebody: in the order of the page."""
    segments = StringSegment.objects.filter(source=translation.source_id)
    waiting = with_freshness(segments, translation.target_locale).filter(freshness__in=OPEN)
    waiting = waiting.select_related("string", "context").order_by("order")
    said = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale=translation.target_locale
    ).select_related("origin", "last_translated_by")
    found = {(row.context_id, row.translation_of_id): row for row in said}
    return [
        OpenString(
            segment,
            Freshness(segment.freshness),
            found.get((segment.context_id, segment.string_id)),
        )
        for segment in waiting
    ]


@dataclass(frozen=True)
class Cell:
    """A page in a language."""

    page: Page | None
    locale: Locale
    translation: Translation | None
    strings: Counter[str] = field(default_factory=Counter)

    @property
    def freshness(self) -> Freshness:
        if self.page is None or self.translation is None:
            return Freshness.MISSING if self.is_alias else Freshness.COMPLETE
        for state in (Freshness.OUTDATED, Freshness.MACHINE):
            if self.strings[state]:
                return state
        if self.is_alias or self.strings[Freshness.MISSING]:
            return Freshness.DRAFT
        return Freshness.COMPLETE

    @property
    def is_alias(self) -> bool:
        return self.page is None or self.page.alias_of_id is not None

    @property
    def label(self) -> str:
        return str(self.freshness.label)

    @property
    def number(self) -> int:
        """How many strings make it so."""
        wanted = {Freshness.DRAFT: Freshness.MISSING}.get(self.freshness, self.freshness)
        return 0 if wanted == Freshness.COMPLETE else self.strings[wanted]

    @property
    def is_open(self) -> bool:
        return self.freshness != Freshness.COMPLETE


@dataclass(frozen=True)
class Row:
    """A German page and how it stands in each language."""

    page: Page
    source: TranslationSource | None
    cells: list[Cell]

    @property
    def outdated(self) -> int:
        return sum(cell.strings[Freshness.OUTDATED] for cell in self.cells)


def rows_of(pages: Iterable[Page], locales: list[Locale]) -> list[Row]:
    """How German pages stand in `locales`: two queries for all, and one for each language."""
    pages = list(pages)
    keys = [page.translation_key for page in pages]
    versions = Page.objects.filter(translation_key__in=keys, locale__in=locales).order_by()
    by_place = {(page.translation_key, page.locale_id): page for page in versions}
    sources = {
        source.object_id: source
        for source in TranslationSource.objects.filter(
            object_id__in=keys, locale=Locale.get_default()
        ).prefetch_related("translations")
    }
    counted = {locale.pk: counts(locale, [s.pk for s in sources.values()]) for locale in locales}

    def cell(page: Page, locale: Locale) -> Cell:
        source = sources.get(page.translation_key)
        translations = source.translations.all() if source else []
        translation = next(
            (one for one in translations if one.enabled and one.target_locale_id == locale.pk), None
        )
        strings = counted[locale.pk].get(source.pk) if source else None
        version = by_place.get((page.translation_key, locale.pk))
        return Cell(version, locale, translation, strings or Counter())

    return [
        Row(page, sources.get(page.translation_key), [cell(page, locale) for locale in locales])
        for page in pages
    ]


# Small changes ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ChangedString:
    """A German string that changed in substance, and how many translations wait because of it."""

    context: int
    string: int
    changed: list[Difference]
    since: datetime
    languages: int


def changed_strings(source: TranslationSource) -> list[ChangedString]:
    """What of a German page has changed since it was translated: each once."""
    grouped: dict[tuple[int, int], list[StringOrigin]] = defaultdict(list)
    for origin in _outdated(source).select_related("translation__translation_of"):
        row = origin.translation
        grouped[row.context_id, row.translation_of_id].append(origin)
    return [
        ChangedString(
            context,
            string,
            differences(origins[0].german, origins[0].translation.translation_of.data),
            max(origin.changed_at for origin in origins if origin.changed_at),
            len(origins),
        )
        for (context, string), origins in grouped.items()
    ]


def mark_as_small(source: TranslationSource, chosen: Iterable[tuple[int, int]]) -> int:
    """Have nothing be out of date for these (context, string): how many translations that was."""
    wanted = Q(pk=None)
    for context, string in chosen:
        wanted |= Q(translation__context=context, translation__translation_of=string)
    return _outdated(source).filter(wanted).update(german="", changed_at=None)


def _outdated(source: TranslationSource) -> QuerySet[StringOrigin]:
    segments = StringSegment.objects.filter(
        source=source,
        string=OuterRef("translation__translation_of"),
        context=OuterRef("translation__context"),
    )
    return (
        StringOrigin.objects.outdated()
        .filter(models.Exists(segments))
        .order_by("translation__context", "pk")
    )


# Readers ------------------------------------------------------------------------------------------

UNSEEN = ("seo_title", "search_description", "slug")  # fields that readers do not see


@dataclass(frozen=True)
class ReadersNotes:
    """What readers of a published translation are told of its words.

    `behind` has since when the German says something else, by the block of the text, else by the
    name of the field. `is_machine_made` is whether they see words of a machine that no person has
    reviewed (EU AI Act, 50 (4)).
    """

    behind: dict[str, date] = field(default_factory=dict)
    is_machine_made: bool = False

    @property
    def outside_text(self) -> date | None:
        """Since when the German has other words in the fields around the text."""
        around = (when for place, when in self.behind.items() if "-" not in place)
        return max(around, default=None)


def readers_notes(page: Page) -> ReadersNotes:
    """What a translation that is live is to tell. One query.

    What a translator has accepted since it was published counts once it is published again.
    """
    is_current = StringSegment.objects.filter(
        source__locale=Locale.get_default(),
        string=OuterRef("translation__translation_of"),
        context=OuterRef("translation__context"),
    )
    rows = (
        StringOrigin.objects.filter(
            Q(changed_at__isnull=False) | Q(released_at__isnull=False),
            models.Exists(is_current),
            translation__context__object_id=page.translation_key,
            translation__locale=page.locale_id,
        )
        .exclude(translation__context__path__in=UNSEEN)
        .select_related("translation__context")
    )
    behind: dict[str, date] = {}
    is_machine_made = False
    for origin in rows:
        is_shown = not (
            origin.accepted_at
            and page.last_published_at
            and origin.accepted_at <= page.last_published_at
        )
        if origin.changed_at and (origin.german or (origin.accepted_at and is_shown)):
            name, _dot, rest = origin.translation.context.path.partition(".")
            place = rest.split(".")[0] or name
            day = timezone.localdate(origin.changed_at)
            behind[place] = max(day, behind.get(place, day))
        if origin.released_at and is_shown:
            is_machine_made = True
    return ReadersNotes(behind, is_machine_made)
