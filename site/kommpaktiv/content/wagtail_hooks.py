"""How lists look in the whole admin, what it says of timetables, and what its editor does."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page

from .closed_documents import refuse_closed
from .easy_german_check import check_view, is_easy_german
from .recordings import part_of_recording
from .scheduling import announce

# After Wagtail's own look at who may read the document.
hooks.register("before_serve_document", refuse_closed, order=1)
hooks.register("before_serve_document", part_of_recording, order=2)


@hooks.register("insert_global_admin_css")
def admin_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("insert_global_admin_js")
def admin_listings() -> SafeString:
    return format_html('<script src="{}" defer></script>', static("js/admin_listings.js"))


@hooks.register("after_publish_page")
def say_when_it_is_published(request: HttpRequest, page: Page) -> None:
    announce(request, page)


@hooks.register("after_edit_page")
def say_when_what_was_approved_is_published(request: HttpRequest, page: Page) -> None:
    if "action-workflow-action" in request.POST:
        announce(request, page)


@hooks.register("register_admin_urls")
def easy_german_address() -> list[URLPattern]:
    return [path("easy-german/<int:page_id>/", check_view, name="easy_german")]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def check_easy_german(
    page: Page, user: AbstractUser | AnonymousUser, **kwargs: object
) -> Iterator[Button]:
    """The way from a page in *Leichte Sprache* to what in it is hard to read."""
    if is_easy_german(page) and page.permissions_for_user(user).can_edit():
        address = reverse("easy_german", args=[page.pk])
        yield Button(_("Check easy German"), address, icon_name="glasses", priority=50)


@hooks.register("insert_editor_js")
def pasted_tables() -> SafeString:
    """Keep the cells of a pasted table apart."""
    return format_html('<script src="{}"></script>', static("js/pasted_tables.js"))


@hooks.register("insert_editor_js")
def one_save_at_a_time() -> SafeString:
    """Have a form that is sent wait for the draft that is just saved."""
    return format_html('<script src="{}"></script>', static("js/one_save_at_a_time.js"))
