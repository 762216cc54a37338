"""What is asked of a session before anything of the admin opens to it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast

from allauth.account.internal.flows.logout import logout
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import ResolverMatch, reverse
from django.utils.translation import gettext
from wagtail.admin.auth import permission_denied, user_has_any_page_permission

from . import audit, fresh_sign_in

SEEN_AT = "seen_at"  # in the session: seconds since 1970
SEEN_EVERY = 60  # seconds; not each request writes the session
TIME_TO_TYPE = timedelta(minutes=45)  # after a form was opened it may be sent for so long

# Open without a second factor, for one is set up there, or one leaves.
ALWAYS_OPEN = ("account_", "mfa_", "usersessions_")
ALSO_OPEN = {"wagtailadmin_logout", "wagtailadmin_javascript_catalog", "wagtailadmin_sprite"}

# What only opens to somebody who has just proved who they are.
GUARDED_NAMESPACES = {"wagtailusers_users", "wagtailusers_groups"}
GUARDED_NAMES = {"add", "edit", "delete"}
GUARDED_SESSIONS = {"usersessions_list", "usersessions_end"}


# What Wagtail opens to everybody in the admin, though it tells of pages, files and workflows.
PAGES_NAMESPACES = (
    "wagtailadmin_api",
    "wagtailadmin_pages",
    "wagtailadmin_workflows",
    "wagtaildocs_chooser",
    "wagtailembeds",
    "wagtailimages_chooser",
    "wagtailsnippetchoosers_",
)
PAGES_NAMES = ("wagtail_bulk_action", "wagtailadmin_choose_page", "wagtailadmin_tag_")


class AdminSessionMiddleware:
    """Ends sessions in time, leads to the second factor, asks again before what would hurt most."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(reverse("wagtailadmin_home")):
            return self.get_response(request)  # a reader's: their session is not asked for
        known = request.user.is_authenticated
        response = self.get_response(request)
        if known and not request.user.is_authenticated:
            # What the browser has kept of the admin goes with the session (W3C Clear Site Data).
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        if _is_export(request, response):
            audit.record(audit.EXPORTED, request.user, data={"list": _match(request).view_name})
        return response

    def process_view(
        self, request: HttpRequest, view: Callable, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not request.path_info.startswith(reverse("wagtailadmin_home")):
            return None
        if not request.user.is_authenticated:
            return None
        if _is_over(request):
            return _end(request)
        _note_presence(request)
        if lacks_second_factor(request) and not _is_always_open(request):
            messages.warning(request, gettext("Please set up a second factor first."))
            return redirect("mfa_index")
        if _is_about_pages(request) and not user_has_any_page_permission(request.user):
            return permission_denied(request)
        if _is_guarded(request) and not _is_fresh_enough(request):
            return fresh_sign_in.confirm_first(request)
        return None


def lacks_second_factor(request: HttpRequest) -> bool:
    """Whether somebody who sees personal data has only a password, where that is not enough."""
    user = request.user
    if not settings.REQUIRE_SECOND_FACTOR:
        return False
    if not any(user.has_perm(permission) for permission in settings.SECOND_FACTOR_PERMISSIONS):
        return False
    return not is_mfa_enabled(user)


def _is_over(request: HttpRequest) -> bool:
    """Whether the session is too old, or was left alone too long."""
    now = time.time()
    began = fresh_sign_in.signed_in_at(request)
    seen = request.session.get(SEEN_AT, began)
    return now - began > settings.SESSION_COOKIE_AGE or now - seen > settings.SESSION_IDLE_AGE


def _end(request: HttpRequest) -> HttpResponse:
    logout(request)
    back = request.get_full_path() if request.method == "GET" else reverse("wagtailadmin_home")
    return redirect_to_login(back, reverse("account_login"))


def _note_presence(request: HttpRequest) -> None:
    now = time.time()
    if now - request.session.get(SEEN_AT, 0) > SEEN_EVERY:
        request.session[SEEN_AT] = now


def _match(request: HttpRequest) -> ResolverMatch:
    """Which view is to answer; known by the time any is."""
    return cast(ResolverMatch, request.resolver_match)


def _is_always_open(request: HttpRequest) -> bool:
    name = _match(request).url_name or ""
    return name.startswith(ALWAYS_OPEN) or name in ALSO_OPEN


def _is_about_pages(request: HttpRequest) -> bool:
    """Whether the request is for those who work on pages, wherever they may."""
    match = _match(request)
    if match.kwargs.get("app_label") == "auth":
        return False  # what is done to many people at once
    is_named = (match.url_name or "").startswith(PAGES_NAMES)
    return is_named or any(space.startswith(PAGES_NAMESPACES) for space in match.namespaces)


def _is_export(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether the answer is a list to take away."""
    return "attachment" in response.headers.get("Content-Disposition", "") and bool(
        request.resolver_match and request.user.is_authenticated
    )


def _is_guarded(request: HttpRequest) -> bool:
    """Whether the request changes who may what, ends sessions, or takes a list of people away."""
    match = _match(request)
    if GUARDED_NAMESPACES & set(match.namespaces) and str(match.url_name) in GUARDED_NAMES:
        return True
    if match.url_name in GUARDED_SESSIONS:
        return True
    if match.url_name == "wagtail_bulk_action" and match.kwargs["app_label"] == "auth":
        return True
    return "export" in request.GET


def _is_fresh_enough(request: HttpRequest) -> bool:
    return fresh_sign_in.is_fresh(request, TIME_TO_TYPE if request.method == "POST" else None)
