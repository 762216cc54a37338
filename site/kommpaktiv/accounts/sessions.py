"""The sessions somebody has open, and ending one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from kommpaktiv.languages.dates import moment

from . import audit
from .middleware import SEEN_AT

# What programs call themselves, the more particular first: Edge says that it is Chrome and Safari.
BROWSERS = {"Edg": "Edge", "OPR/": "Opera", "SamsungBrowser": "Samsung Internet"} | {
    name: name for name in ("Firefox", "Chrome", "Safari")
}
SYSTEMS = {
    "Windows": "Windows",
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Mac OS": "macOS",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}


def device_name(user_agent: str) -> str:
    """A browser and its system as one would call them, such as “Firefox, Windows”."""
    known = [_known_in(user_agent, BROWSERS), _known_in(user_agent, SYSTEMS)]
    return ", ".join(filter(None, known)) or _("unknown device")


def _known_in(user_agent: str, names: dict[str, str]) -> str:
    return next((name for mark, name in names.items() if mark in user_agent), "")


@dataclass(frozen=True)
class OpenSession:
    """A session as its owner recognises it."""

    row: UserSession

    @property
    def pk(self) -> int:
        return int(self.row.pk)

    @property
    def is_current(self) -> bool:
        return self.row.is_current()

    @property
    def device(self) -> str:
        return device_name(self.row.user_agent)

    @property
    def network(self) -> str:
        return self.row.ip

    @property
    def began(self) -> str:
        return moment(localtime(self.row.created_at))

    @property
    def seen(self) -> str:
        """When it was last used, to the minute; empty where nobody knows."""
        at = self.row._session_store(self.row.session_key).get(SEEN_AT)
        return moment(localtime(datetime.fromtimestamp(at, UTC))) if at else ""


class SessionListView(ListUserSessionsView):
    """All sessions of the user, each with its own button; and one to end all others."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"open_sessions": [OpenSession(row) for row in context["sessions"]]}

    def form_valid(self, form: Any) -> HttpResponse:
        audit.record(audit.SESSIONS_ENDED, self.request.user)
        return super().form_valid(form)


def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of the user's own sessions, the present one included."""
    row = get_object_or_404(UserSession, pk=pk, user=request.user)
    if request.method != "POST":
        return redirect("usersessions_list")  # here from the page on which one proves who one is
    audit.record(audit.SESSIONS_ENDED, request.user)
    message = _("The session is ended: %(device)s") % {"device": device_name(row.user_agent)}
    end_sessions(request, [row])
    if not request.user.is_authenticated:
        return redirect(get_adapter().get_logout_redirect_url(request))
    messages.success(request, message)
    return redirect("usersessions_list")
