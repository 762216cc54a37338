"""What holds in the whole admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page, TranslatableMixin

from .localize_overrides import (
    TRANSLATE,
    SubmitOwnPageView,
    UpdateOwnTranslationsView,
    edit_kept_alias,
    refuse_source,
)


@hooks.register("register_admin_urls", order=-1)
def guarded_addresses() -> list[URLPattern]:
    """Stand before wagtail-localize's views of the same addresses."""
    return [
        path("localize/submit/page/<int:page_id>/", SubmitOwnPageView.as_view()),
        path("localize/update/<int:translation_source_id>/", UpdateOwnTranslationsView.as_view()),
    ]


@hooks.register("before_edit_page", order=-1)
def translation_in_the_making(request: HttpRequest, page: Page) -> HttpResponse | None:
    return edit_kept_alias(request, page)


@hooks.register("before_edit_snippet", order=-1)
def keep_source_from_translators(request: HttpRequest, snippet: Any) -> None:
    if isinstance(snippet, TranslatableMixin):
        refuse_source(request.user, snippet)


@hooks.register("construct_reports_menu")
def translations_for_those_who_translate(request: HttpRequest, items: list[MenuItem]) -> None:
    if not request.user.has_perm(TRANSLATE):
        report = reverse("wagtail_localize:translations_report")
        items[:] = [item for item in items if item.url != report]
