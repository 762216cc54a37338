"""The form of the filters, written once for all who see the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe

from kommpaktiv.languages.locales import reader_language

from .filters import CalendarFilters, Option, choices

KEPT = 200  # forms in the memory of each process, about 15 kB each


@dataclass(frozen=True)
class FilterForm:
    """All that the form shows beside the words of the reader's language.

    `month` is the one that is shown; none in the list. `choices` are what editors can change of it.
    """

    url: str
    asked: tuple[tuple[str, str], ...]
    without: tuple[str, ...]
    month: str
    is_past: bool
    choices: tuple[Option, ...]

    @cached_property
    def filters(self) -> CalendarFilters:
        return CalendarFilters(dict(self.asked), without=self.without)


def written(url: str, filters: CalendarFilters, *, month: str, is_past: bool) -> SafeString:
    """The form in the reader's language. What is not understood is kept for nobody."""
    form = FilterForm(url, filters.asked, tuple(filters.without), month, is_past, choices())
    write = _written.__wrapped__ if filters.errors else _written
    return mark_safe(write(form, reader_language()))


@lru_cache(maxsize=KEPT)
def _written(form: FilterForm, language: str) -> str:
    """Kept in memory; `language` is the reader's, and stands here to be told from others."""
    return render_to_string("components/calendar_filters.html", {"form": form})
