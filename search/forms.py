"""What one asks the search."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MAX_LENGTH = 200  # characters of a query that are looked at


class QueryField(forms.CharField):
    """Words somebody typed or pasted: control characters, NUL among them, count as blanks."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return " ".join("".join(c if c.isprintable() else " " for c in text).split())


class SearchForm(forms.Form):
    """Takes whatever is typed; too much of it is cut, and `was_cut` says so."""

    was_cut = False

    q = QueryField(label=_("Search"), required=False)

    def clean_q(self) -> str:
        query = self.cleaned_data["q"]
        self.was_cut = len(query) > MAX_LENGTH
        return query[:MAX_LENGTH].rstrip()
