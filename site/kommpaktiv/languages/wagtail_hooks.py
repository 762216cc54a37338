"""What holds in the whole admin."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page, TranslatableMixin

from .follow_source import (
    WITHDRAWN,
    followers,
    forget_timetable,
    is_source,
    make_aliases,
    source_of,
)
from .localize_overrides import (
    TRANSLATE,
    OwnSnippetsViewSet,
    OwnTranslationsReportView,
    SubmitOwnPageView,
    SubmitOwnSnippetView,
    UpdateOwnTranslationsView,
    convert_removable_to_alias,
    edit_kept_alias,
    edit_override,
    edit_string,
    refuse_source,
    upload_pofile,
)


@hooks.register("register_admin_urls", order=-1)
def guarded_addresses() -> list[URLPattern]:
    """Stand before wagtail-localize's views of the same addresses."""
    translation, snippet = "translate/<int:translation_id>", "<slug:app_label>/<slug:model_name>"
    views = {
        "submit/page/<int:page_id>/": SubmitOwnPageView.as_view(),
        f"submit/snippet/{snippet}/<str:pk>/": SubmitOwnSnippetView.as_view(),
        "update/<int:translation_source_id>/": UpdateOwnTranslationsView.as_view(),
        f"{translation}/strings/<int:string_segment_id>/edit/": edit_string,
        f"{translation}/overrides/<int:overridable_segment_id>/edit/": edit_override,
        f"{translation}/pofile/upload/": upload_pofile,
        "page/<int:page_id>/convert_to_alias/": convert_removable_to_alias,
        "reports/translations/": OwnTranslationsReportView.as_view(),
        "reports/translations/results/": OwnTranslationsReportView.as_view(results_only=True),
        f"api/snippets/{snippet}/": OwnSnippetsViewSet.as_view({"get": "list"}),
        f"api/snippets/{snippet}/<str:pk>/": OwnSnippetsViewSet.as_view({"get": "retrieve"}),
    }
    return [path(f"localize/{route}", view) for route, view in views.items()]


@hooks.register("before_move_page")
def refuse_moving(request: HttpRequest, page: Page, destination: Page) -> None:
    """Wagtail asks whether somebody may do that after it has shown what would happen."""
    if not page.permissions_for_user(request.user).can_move():
        raise PermissionDenied


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


@hooks.register("insert_global_admin_js")
def date_inputs() -> str:
    """Takes the place of Wagtail's script for days and times: see `date_inputs`."""
    script = '<script src="{}" data-label="{}"></script>'
    return format_html(script, static("js/date_inputs.js"), _("Choose from a calendar"))


@hooks.register("insert_global_admin_css")
def date_input_style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/date_inputs.css"))


# What follows the German source: see follow_source.py ---------------------------------------------


@hooks.register("after_copy_page")
def copy_in_all_languages(request: HttpRequest, page: Page, new_page: Page) -> None:
    forget_timetable(new_page)
    make_aliases(new_page)


@hooks.register("before_move_page")
def move_with_the_source(
    request: HttpRequest, page: Page, destination: Page
) -> HttpResponse | None:
    """A page in another language stands where the German one stands."""
    if is_source(page) or source_of(page) is None:
        return None
    messages.error(request, _("Please move the German page. It takes its other languages along."))
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_bulk_action")
def move_many_with_their_sources(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """The same for pages ticked in a list."""
    if request.method != "POST" or action_type != "move":
        return None
    pages = [page for page in objects if isinstance(page, Page)]
    refusals = (move_with_the_source(request, page, page) for page in pages)
    return next(filter(None, refusals), None)


@hooks.register("before_convert_alias_page")
def translate_instead(request: HttpRequest, page: Page) -> HttpResponse | None:
    """German words in a page of another language would pass for its translation."""
    if source_of(page) is None:
        return None
    messages.error(request, _("This page follows the German one. Please have it translated."))
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_delete_page")
def say_what_goes_along(request: HttpRequest, page: Page) -> None:
    if request.method == "GET" and is_source(page) and followers(page).exists():
        messages.warning(request, _("The page goes in every language, not only in German."))


@hooks.register("register_log_actions")
def what_happens_with_the_source(actions: LogActionRegistry) -> None:
    actions.register_action(
        WITHDRAWN, _("Unpublish with the German page"), _("Unpublished with the German page")
    )
