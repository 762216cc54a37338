"""Whether somebody has proved lately that it is them: asked before what would hurt most."""

from __future__ import annotations

import time
from datetime import timedelta

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import (
    get_authentication_records,
    suspend_request,
)
from django.conf import settings
from django.http import HttpRequest, HttpResponse

SIGNED_IN_AT = "signed_in_at"  # in the session: seconds since 1970


def note_sign_in(request: HttpRequest) -> None:
    """Remember when the session began."""
    request.session[SIGNED_IN_AT] = time.time()


def signed_in_at(request: HttpRequest) -> float:
    """When the session began, in seconds since 1970; 0 where nobody knows."""
    return request.session.get(SIGNED_IN_AT, 0)


def is_fresh(request: HttpRequest, within: timedelta | None = None) -> bool:
    """Whether the user signed in, or confirmed who they are, lately.

    By default within `ACCOUNT_REAUTHENTICATION_TIMEOUT`.
    """
    limit = within.total_seconds() if within else settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    records = get_authentication_records(request, request.user)
    confirmed = [record["at"] for record in records if record.get("reauthenticated")]
    return time.time() - max([signed_in_at(request), *confirmed]) < limit


def confirm_first(request: HttpRequest) -> HttpResponse:
    """Lead to the page where one confirms who one is, and from there back to where one was."""
    methods = get_adapter().get_reauthentication_methods(request.user)
    request.method = "GET"  # what was typed is not kept in the session
    return suspend_request(request, methods[0]["url"])
