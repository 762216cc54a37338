"""How lists look in the whole admin, what it says of timetables, and what its editor does."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.models import Page

from .closed_documents import refuse_closed
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


@hooks.register("insert_editor_js")
def pasted_tables() -> SafeString:
    """Keep the cells of a pasted table apart."""
    return format_html('<script src="{}"></script>', static("js/pasted_tables.js"))


@hooks.register("insert_editor_js")
def one_save_at_a_time() -> SafeString:
    """Have a form that is sent wait for the draft that is just saved."""
    return format_html('<script src="{}"></script>', static("js/one_save_at_a_time.js"))
