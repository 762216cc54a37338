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
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Locale, Page, TranslatableMixin

from . import translation_views as views
from .follow_source import (
    WITHDRAWN,
    followers,
    forget_timetable,
    is_source,
    make_aliases,
    refresh_words,
    source_of,
)
from .localize_overrides import (
    OwnSnippetsViewSet,
    OwnTranslationsReportView,
    SubmitOwnPageView,
    SubmitOwnSnippetView,
    UpdateOwnTranslationsView,
    convert_removable_to_alias,
    edit_kept_alias,
    edit_override,
    edit_string,
    machine_translate,
    offer_german_pages_alone,
    refuse_source,
    upload_pofile,
)

# Those who translate ------------------------------------------------------------------------------


@hooks.register("register_admin_urls")
def translation_addresses() -> list[URLPattern]:
    one = "translations/<int:translation_id>"
    changes = "translations/changes/<int:translation_source_id>/"
    return [
        path("reports/translations/", views.report, name="translations_by_page"),
        path("reports/machine-texts/", views.machine_texts, name="machine_texts"),
        path(changes, views.german_changes, name="german_changes"),
        path(f"{one}/", views.open_texts, name="open_texts"),
        path(f"{one}/publish/", views.publish_open, name="publish_open"),
        path(f"{one}/texts/<int:string_segment_id>/", views.accept_text, name="accept_text"),
    ]


@hooks.register("register_reports_menu_item")
def translations_by_page() -> MenuItem:
    return views.TranslationsMenuItem()


@hooks.register("register_reports_menu_item")
def texts_by_machines() -> MenuItem:
    return views.MachineTextsMenuItem()


@hooks.register("construct_homepage_panels")
def waiting_translations(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(views.WaitingPanel())


@hooks.register("after_publish_page")
def say_what_waits(request: HttpRequest, page: Page) -> None:
    if is_source(page):
        views.tell_what_waits(request, page)


@hooks.register("after_edit_snippet")
def words_of_a_snippet(request: HttpRequest, snippet: Any) -> None:
    if isinstance(snippet, TranslatableMixin) and snippet.locale_id == Locale.get_default().pk:
        refresh_words(snippet)


offer_german_pages_alone()


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
        f"{translation}/machine_translate/": machine_translate,
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
def one_report_of_translations(request: HttpRequest, items: list[MenuItem]) -> None:
    """Ours, which knows what is out of date; wagtail-localize's calls that up to date."""
    theirs = reverse("wagtail_localize:translations_report")
    items[:] = [item for item in items if item.url != theirs]


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
