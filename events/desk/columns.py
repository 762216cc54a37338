"""Columns of the desk's lists, made so that a list fits a screen: several lines in a cell.

Where even that does not fit, the rows become cards: see `static/js/admin_listings.js`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.text import capfirst
from wagtail.admin.ui.tables import BaseColumn, Column


class Line:
    """One value among those of a cell.

    :param value: what it says of a row; empty for nothing.
    :param sort_key: by which the list is sorted; none if it is not.
    :param get_url: where it leads; none if nowhere.
    :param is_named: whether the label stands before it, where it alone would say nothing.
    """

    def __init__(
        self,
        label: Any,
        value: Callable[[Any], Any],
        sort_key: str | None = None,
        get_url: Callable[[Any], str | None] | None = None,
        is_named: bool = False,
    ):
        self.label, self.value, self.get_url, self.is_named = label, value, get_url, is_named
        self.head = Column(str(label), label=label, sort_key=sort_key)

    @property
    def sort_key(self) -> str | None:
        return self.head.sort_key


class LinesColumn(BaseColumn):
    """Several values of a row below each other, each with a head of its own to sort by.

    :param is_title: whether the first line is what the row is about.
    """

    header_template_name = "desk/columns/lines_head.html"
    cell_template_name = "desk/columns/lines_cell.html"

    def __init__(self, name: str, lines: Sequence[Line], is_title: bool = False, **options: Any):
        super().__init__(name, label=lines[0].label, **options)
        self.lines, self.is_title = lines, is_title

    def get_header_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        heads = [line.head.get_header_context_data(parent_context) for line in self.lines]
        return super().get_header_context_data(parent_context) | {"heads": heads}

    def get_cell_context_data(
        self, instance: Any, parent_context: dict[str, Any]
    ) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        shown = [(index, line, line.value(instance)) for index, line in enumerate(self.lines)]
        return context | {
            "lines": [
                {
                    "label": capfirst(str(line.label)),
                    "value": value,
                    "url": line.get_url(instance) if line.get_url else None,
                    "is_named": line.is_named,
                    "is_title": self.is_title and index == 0,
                }
                for index, line, value in shown
                if value
            ]
        }


class SortedByLinesMixin:
    """An index view that can be sorted by each line of its columns."""

    def get_valid_orderings(self) -> list[str]:
        columns = self.columns  # type: ignore[attr-defined]
        lines = [line for column in columns for line in getattr(column, "lines", ())]
        keys = [line.sort_key for line in lines if line.sort_key]
        own = super().get_valid_orderings()  # type: ignore[misc]
        return [*own, *keys, *(f"-{key}" for key in keys)]
