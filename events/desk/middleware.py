"""What an editor sees where changing a page failed, or must be looked at first."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, SuspiciousOperation, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.encoding import escape_uri_path
from django.utils.translation import gettext as _
from wagtail.models import Page

from .publish_preview import before_approving_from_afar

logger = logging.getLogger(__name__)

PAGE_VIEWS = ("wagtailadmin_pages:", "wagtail_bulk_action", "desk:publish_preview")
APPROVAL = "wagtailadmin_pages:workflow_action"
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
        messages.error(request, self._words(request, error))
        parent = match.kwargs.get("parent_page_id")  # of a page that is new
        if parent:
            return redirect("wagtailadmin_explore", parent)
        return redirect(request.get_full_path())

    def _words(self, request: HttpRequest, error: Exception) -> str:
        if isinstance(error, ValidationError):
            return _(
                "This page is not complete, so it is not published. Please open it and publish it "
                "there: its form says what is missing."
            )
        logger.error("Failed: %s", escape_uri_path(request.path), exc_info=error)
        return _(
            "This did not work because of an error on the site. What readers see is as it was, and "
            "nobody was told anything. Please try again later, or tell the administrators."
        )


def _expects_page(request: HttpRequest) -> bool:
    """Whether a form was sent, and not by a script that saves by itself."""
    return request.method == "POST" and request.accepts("text/html")


class ApprovalMiddleware:
    """Has an approval from the dashboard looked at first where people would be told something.

    Wagtail has a hook before every way of publishing but this one.
    """

    def __init__(self, get_response):  # type: ignore[no-untyped-def]
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        approves = name == APPROVAL and kwargs["action_name"] == "approve"
        if not approves or request.method != "POST" or not request.user.is_authenticated:
            return None
        page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        return before_approving_from_afar(request, page)
