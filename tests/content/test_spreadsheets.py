"""Every export of the admin opens, whatever is in the rows, and computes nothing."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.contrib.redirects.models import Redirect
from wagtail.users.models import UserProfile

from tests import factories

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
XLSX, CSV = "xlsx", "csv"


class View(SpreadsheetExportMixin):
    list_export = ["name"]

    def __init__(self, heading: str):
        self.export_headings = {"name": heading}


def sheet_of(content):
    return load_workbook(BytesIO(content)).active


@settings(deadline=None)
@given(cell=ANY_TEXT, heading=ANY_TEXT.map("H{}".format))
def test_any_text_makes_a_sheet_that_opens(cell, heading):
    output = BytesIO()
    View(heading).write_xlsx([SimpleNamespace(name=cell)], output)
    sheet = sheet_of(output.getvalue())
    assert sheet.max_row <= 2
    assert "f" not in {sheet["A1"].data_type, sheet["A2"].data_type}  # no formula


@settings(deadline=None)
@given(cell=ANY_TEXT)
def test_any_text_makes_one_row_of_csv(cell):
    for language in ("de", "en"):
        with translation.override(language):
            lines = View("Name").stream_csv([SimpleNamespace(name=cell)])
        text = b"".join(lines).decode("utf-8-sig")
        heading, row = csv.reader(StringIO(text, newline=""), strict=True)
        assert heading == ["Name"]
        assert not (row and row[0].lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\n")))


@pytest.mark.parametrize(("language", "delimiter"), [("de", ";"), ("en", ",")])
def test_csv_opens_in_excel(language, delimiter):
    view = View("Name")
    view.list_export = ["name", "town"]
    with translation.override(language):
        content = b"".join(view.stream_csv([SimpleNamespace(name="Özlem", town="Köln")]))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines()[1] == f"Özlem{delimiter}Köln"


# Wagtail's own ------------------------------------------------------------------------------------

FORMULA = "=HYPERLINK(1)"
EXPORTS = [
    "/admin/reports/locked/",
    "/admin/reports/workflow/",
    "/admin/reports/workflow_tasks/",
    "/admin/reports/site-history/",
    "/admin/reports/aging-pages/",
    "/admin/reports/page-types-usage/",
    "/admin/localize/reports/translations/",
    "/admin/redirects/",
    "/admin/users/",
]


@pytest.fixture
def browser(client, home):
    user = get_user_model().objects.create_superuser(FORMULA, "f@example.org", "x")
    UserProfile.objects.create(user=user, preferred_language="de")
    client.force_login(user)
    page = factories.make_project(home, title=FORMULA, locked=True, locked_by=user)
    page.save_revision(user=user, log_action=True).publish(user=user)
    with connection.cursor() as rows:  # as it was before anything was cleaned
        rows.execute(
            "UPDATE wagtailcore_page SET title = %s WHERE id = %s", [f"{FORMULA}\x0b", page.pk]
        )
    Redirect.objects.create(old_path="/alt", redirect_link=FORMULA)
    return client


@pytest.mark.parametrize("address", EXPORTS)
def test_reports_of_wagtail_are_harmless(browser, address):
    sheet = browser.get(address, {"export": XLSX})
    if sheet.status_code == 200 and "spreadsheetml" in sheet["Content-Type"]:
        cells = [cell for row in sheet_of(sheet.getvalue()).rows for cell in row]
        assert not [cell.value for cell in cells if str(cell.value).startswith("=")]
        assert "f" not in {cell.data_type for cell in cells}
        content = browser.get(address, {"export": CSV}).getvalue()
        assert content.startswith(b"\xef\xbb\xbf")
        table = csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";", strict=True)
        assert not [cell for row in table for cell in row if cell.startswith(FORMULA)]
    else:
        pytest.fail(f"{address} has no export: {sheet.status_code}")
