"""How allauth behaves here: nobody signs up, mails are queued, nobody is locked out by others."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.userkit import filter_users_by_email, get_user_by_username
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest

from kommpaktiv.jobs.mail_queue import queue_mail

from . import audit, fresh_sign_in
from .client_address import client_address


class AccountAdapter(DefaultAccountAdapter):
    """Accounts of staff, who are invited by an administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request).partition("/")[0]

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractUser | None:
        """Who has these credentials; an account that was closed is answered like none."""
        user = super().authenticate(request, **credentials)
        return user if user and user.is_active else None

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        audit.record_refusal(_account_of(credentials))

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who has only just signed in is not asked again."""
        return not fresh_sign_in.is_fresh(self.request)

    def format_email_subject(self, subject: str) -> str:
        return f"KommPAktiv: {subject}"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the mail. It is written now: it tells of the moment it tells of."""
        context = context | {"email": email, "base_url": settings.WAGTAILADMIN_BASE_URL}
        message = self.render_mail(template_prefix, email, context)
        queue_mail(message.to, message.subject, message.body)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """What failed attempts are counted by: account and network together.

        Counted by account alone, anybody could lock anybody out.
        """
        account = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{account}\n{client_address(request)}"


def _account_of(credentials: dict[str, Any]) -> AbstractUser | None:
    """The account that somebody tried to sign in to."""
    name = credentials.get("username") or credentials.get("email") or ""
    if user := get_user_by_username(name):
        return user
    return next(iter(filter_users_by_email(name)), None)
