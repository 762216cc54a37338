"""Exports that spreadsheets open without computing what a participant typed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

# What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection"), in East Asian
# full width as well.
FORMULA_STARTS = tuple("=+-@＝＋－＠\t\r\n")


def harmless(value: str) -> str:
    """`value` as text to any spreadsheet, though it may look like a formula."""
    return f"'{value}" if value.lstrip(" ").startswith(FORMULA_STARTS) else value


def wall_time(moment: datetime) -> datetime:
    """`moment` as a clock in its own zone shows it: spreadsheets know no time zones."""
    return moment.replace(tzinfo=None)


def iso_minutes(moment: datetime) -> str:
    """As `wall_time`, in ISO 8601 and to the minute: 2026-11-26 18:00."""
    return wall_time(moment).isoformat(" ", "minutes")


class SafeExportMixin(SpreadsheetExportMixin):
    """Wagtail's export, with harmless texts and local times."""

    custom_value_preprocess = {
        datetime: {
            SpreadsheetExportMixin.FORMAT_CSV: iso_minutes,
            SpreadsheetExportMixin.FORMAT_XLSX: wall_time,
        },
        str: {
            SpreadsheetExportMixin.FORMAT_CSV: harmless,
            SpreadsheetExportMixin.FORMAT_XLSX: harmless,
        },
    }

    def stream_csv(self, queryset: Any) -> list[bytes]:
        """All lines at once: later, when they are sent, the editor's language is off again."""
        return list(super().stream_csv(queryset))
