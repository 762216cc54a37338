"""What an editor sees where changing a page failed."""

from __future__ import annotations

import logging

from django.contrib import messages
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.encoding import escape_uri_path
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)

PAGE_VIEWS = ("wagtailadmin_pages:", "wagtail_bulk_action", "desk:publish_preview")
ANSWERED_BY_DJANGO = (Http404, PermissionDenied, SuspiciousOperation)


class PageFailureMiddleware:
    """Leads back to where the editor was, with a message in place of a bare error.

    Nothing is half done then: see `kommpaktiv.content.page_actions`. What was typed is there
    again as a draft, where it came so far.
    """

    def __init__(self, get_response):  # type: ignore[no-untyped-def]
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or not match.view_name.startswith(PAGE_VIEWS):
            return None
        if not _expects_page(request) or isinstance(error, ANSWERED_BY_DJANGO):
            return None
        logger.error("Failed: %s", escape_uri_path(request.path), exc_info=error)
        message = _(
            "This did not work because of an error on the site. What readers see is as it was, and "
            "nobody was told anything. Please try again later, or tell the administrators."
        )
        messages.error(request, message)
        parent = match.kwargs.get("parent_page_id")  # of a page that is new
        if parent:
            return redirect("wagtailadmin_explore", parent)
        return redirect(request.get_full_path())


def _expects_page(request: HttpRequest) -> bool:
    """Whether a form was sent, and not by a script that saves by itself."""
    return request.method == "POST" and request.accepts("text/html")
