"""What one asks the search."""

import re
from itertools import islice
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .kinds import Kind

MAX_LENGTH = 200  # characters of a query that are looked at
MAX_WORDS = 12  # each costs as much as the first

_WORD = re.compile(r"[^\W_]+")


class QueryField(forms.CharField):
    """Words somebody typed or pasted: control characters, NUL among them, count as blanks."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return " ".join("".join(c if c.isprintable() else " " for c in text).split())


class SearchForm(forms.Form):
    """Takes whatever is typed; too much of it is cut, and `was_cut` says so."""

    was_cut = False

    q = QueryField(label=_("Search"), required=False)
    kind = forms.CharField(required=False)

    def clean_q(self) -> str:
        query = self.cleaned_data["q"]
        words = list(islice(_WORD.finditer(query), MAX_WORDS + 1))
        end = words[-1].start() if len(words) > MAX_WORDS else len(query)
        kept = query[: min(end, MAX_LENGTH)].rstrip()
        self.was_cut = kept != query
        return kept

    def clean_kind(self) -> Kind | None:
        """Whatever is no kind is none."""
        kind = self.cleaned_data["kind"]
        return Kind(kind) if kind in set(Kind) else None
