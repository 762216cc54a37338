"""What in a page of *Leichte Sprache* is hard to read: shown to editors, in the way of nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from wagtail.blocks import StreamValue
from wagtail.models import Page

from kommpaktiv.languages.dates import EASY
from kommpaktiv.languages.easy_german import Finding, findings


@dataclass(frozen=True)
class CheckedText:
    """One field of a page, and what in it is worth another look."""

    name: str
    findings: list[Finding]


def is_easy_german(page: Page) -> bool:
    """Whether the page has been written in *Leichte Sprache*, and does not show the German one."""
    return page.locale.language_code == EASY and page.alias_of_id is None


def checked_texts(page: Page) -> list[CheckedText]:
    """The texts of a page, its draft where there is one, in which something was found."""
    draft = page.get_latest_revision_as_object()
    checked = (CheckedText(name, findings(text)) for name, text in _texts(draft))
    return [text for text in checked if text.findings]


def _texts(page: Page) -> Iterator[tuple[str, str]]:
    for field in page.translatable_fields:
        name = field.field_name
        value = getattr(page, name, "")
        if isinstance(value, StreamValue):
            value = "\n".join(value.stream_block.get_searchable_content(value))
        if isinstance(value, str) and value and name not in ("slug", "seo_title"):
            yield str(page._meta.get_field(name).verbose_name), value


def check_view(request: HttpRequest, page_id: int) -> HttpResponse:
    """What was found in the page, with what would be easier."""
    page = get_object_or_404(Page.objects.select_related("locale"), pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    context = {"page": page, "texts": checked_texts(page)}
    return render(request, "wagtailadmin/pages/easy_german.html", context)
