"""What becomes of the translations when the German text changes.

wagtail-localize keeps a translation with the German words it was made from and with their place in
the page. When those words change, the place has new ones without a translation, and readers would
find German there. So the old translation goes along: as it is where the change is small, else
marked with the German it was made from, until somebody has looked at it. What has not changed is
never touched, whenever it was saved.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import wraps

from django.db import transaction
from django.utils import timezone
from rapidfuzz.fuzz import ratio
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    TranslationSource,
)
from wagtail_localize.strings import StringValue, validate_translation_links

from .models import StringOrigin

# A paragraph of a text with several is another one, and no new version, below this (per cent).
LEAST_ALIKE = 40
# What is no text: an address follows its page by rules of its own.
NO_TEXT = ("slug",)

_SPACES = re.compile(r"[\s\u00a0\u00ad\u202f\u200b]+")
_QUOTES = re.compile("[„“”‚‘’'\"«»‹›]")
_DASHES = re.compile("[-‐‑–—]")

Change = tuple[int, String, String]  # context, before, after


def substance(data: str) -> str:
    """The words of a segment, without the typography in which they are set."""
    words = StringValue(data).render_text()
    return _DASHES.sub("-", _QUOTES.sub("'", _SPACES.sub(" ", words))).strip()


def links_fit(german: str, translated: str) -> bool:
    """Whether a translation has the links of its German, and no others."""
    try:
        validate_translation_links(german, translated)
    except ValueError:
        return False
    return True


def carrying_over(refresh: Callable[[TranslationSource], None]) -> Callable[..., None]:
    """`TranslationSource.refresh_segments`, after which the old translations have gone along."""

    @wraps(refresh)
    @transaction.atomic
    def wrapper(source: TranslationSource) -> None:
        before = _strings_by_place(source)
        refresh(source)
        carry_over(source, changes(before, _strings_by_place(source)))

    return wrapper


def changes(before: dict[int, list[String]], after: dict[int, list[String]]) -> list[Change]:
    """What has become of what, place by place.

    A place that holds one text has a new version of it. In one of several paragraphs those go
    together that are most alike.
    """
    found: list[Change] = []
    for place, old in before.items():
        new = after.get(place, [])
        gone = [string for string in old if string not in new]
        came = [string for string in new if string not in old]
        if len(old) == len(new) == 1:
            found += [(place, *pair) for pair in zip(gone, came, strict=True)]
        else:
            found += [(place, *pair) for pair in _most_alike(gone, came)]
    return found


def carry_over(source: TranslationSource, changed: Iterable[Change]) -> None:
    """Give what is new the translations of what it was before, in every language."""
    by_place = {(place, was.pk): (was, now) for place, was, now in changed}
    if not by_place:
        return
    rows = list(
        StringTranslation.objects.filter(context__object_id=source.object_id)
        .select_related("origin", "context")
        .order_by("pk")
    )
    there = {(row.context_id, row.translation_of_id, row.locale_id) for row in rows}
    for row in rows:
        was, now = by_place.get((row.context_id, row.translation_of_id), (None, None))
        if was and now and (row.context_id, now.pk, row.locale_id) not in there:
            _carry(row, was, now)


def _carry(row: StringTranslation, was: String, now: String) -> None:
    origin = getattr(row, "origin", None) or StringOrigin()
    outdated = origin.german or was.data
    is_same = row.context.path in NO_TEXT or substance(outdated) == substance(now.data)
    reviewed_at = row.updated_at
    row.pk, row._state.adding, row.translation_of = None, True, now
    row.has_error = row.has_error or not links_fit(now.data, row.data)
    StringTranslation.objects.bulk_create([row])  # without the signals of something typed
    StringTranslation.objects.filter(pk=row.pk).update(updated_at=reviewed_at)
    if is_same and not origin.draft_by:
        return
    origin.pk, origin._state.adding, origin.translation = None, True, row
    origin.german = "" if is_same else outdated
    if not is_same:
        origin.changed_at = timezone.now()
    origin.save()


def _strings_by_place(source: TranslationSource) -> dict[int, list[String]]:
    places: dict[int, list[String]] = defaultdict(list)
    segments = StringSegment.objects.filter(source=source).select_related("string")
    for segment in segments.order_by("order"):
        places[segment.context_id].append(segment.string)
    return places


def _most_alike(gone: list[String], came: list[String]) -> list[tuple[String, String]]:
    pairs = sorted(
        ((ratio(old.data, new.data), old, new) for old in gone for new in came),
        key=lambda scored: -scored[0],
    )
    found: dict[String, String] = {}
    for score, old, new in pairs:
        if score >= LEAST_ALIKE and old not in found and new not in found.values():
            found[old] = new
    return list(found.items())
