"""Exports that spreadsheets open, and open without computing what somebody typed.

Wagtail exports lists, reports and histories through one mixin; what it lacks is put there, so that
no export can go without.
"""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.formats import get_format
from wagtail.admin.views.mixins import Echo, SpreadsheetExportMixin

from kommpaktiv.languages.clean_text import clean_text

# What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection"), in East Asian
# full width as well.
FORMULA_STARTS = tuple("=+-@＝＋－＠\t\r\n")
BYTE_ORDER_MARK = "\ufeff"  # else Excel takes UTF-8 for the code page of the machine

_headings = SpreadsheetExportMixin.get_heading
_values = SpreadsheetExportMixin.preprocess_field_value


def harmless(value: str) -> str:
    """`value` as text to any spreadsheet, though it may look like a formula."""
    text = clean_text(value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def wall_time(moment: datetime) -> datetime:
    """`moment` as clocks show it, for spreadsheets know no time zones: in its own zone.

    Where that is UTC it comes from the database, and is shown as here.
    """
    is_stored = moment.tzinfo == UTC
    return (timezone.localtime(moment) if is_stored else moment).replace(tzinfo=None)


def make_safe() -> None:
    """Have every export of the admin be harmless, and its CSV open in Excel, from now on."""
    mixin = SpreadsheetExportMixin
    mixin.preprocess_field_value = _harmless_value
    mixin.get_heading = _harmless_heading
    mixin.stream_csv = _stream_csv


def _harmless_value(view: Any, field: str, value: Any, export_format: str) -> Any:
    """What stands in a cell: moments as clocks show them here, and everything else as text.

    Numbers and truth values stay what they are.
    """
    if isinstance(value, datetime):
        moment = wall_time(value)
        is_text = export_format == view.FORMAT_CSV
        return moment.isoformat(" ", "minutes") if is_text else moment
    told = _values(view, field, value, export_format)
    if told is None or isinstance(told, bool | int | float | date | time):
        return told
    return harmless(str(told))


def _harmless_heading(view: Any, queryset: Any, field: str) -> str:
    return harmless(_headings(view, queryset, field))


def _stream_csv(view: Any, queryset: Any) -> list[bytes]:
    """All lines at once: later, when they are sent, the editor's language is off again.

    Where the comma parts decimals, Excel parts columns by semicolons.
    """
    delimiter = ";" if get_format("DECIMAL_SEPARATOR") == "," else ","
    writer = csv.DictWriter(Echo(), fieldnames=view.list_export, delimiter=delimiter)
    headings = {field: view.get_heading(queryset, field) for field in view.list_export}
    lines = [writer.writerow(headings)]
    lines += [view.write_csv_row(writer, view.to_row_dict(item)) for item in queryset]
    return [BYTE_ORDER_MARK.encode(), *lines]
