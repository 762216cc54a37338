"""Links by which people set their own password: after an invitation, or when they forgot it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.userkit import filter_users_by_email
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import now

from .models import LinkRequest
from .tokens import LinkTokenGenerator

ONE_LINK_IN = timedelta(minutes=10)  # so that nobody's mailbox is filled; the last link still works


def ask_for_link(email: str) -> None:
    """Have a link sent to `email` if somebody's account has that address."""
    LinkRequest.objects.create(email=email, language=translation.get_language())


def send_requested_links() -> int:
    """Queue the mails that were asked for, at most one in ten minutes each; return how many."""
    sent = 0
    for request in LinkRequest.objects.all():
        with translation.override(request.language):
            for user in filter_users_by_email(request.email, is_active=True, prefer_verified=True):
                if cache.add(f"password-link.{user.pk}", True, ONE_LINK_IN.total_seconds()):
                    send_link(user, "account/email/password_reset_key")
                    sent += 1
        request.delete()
    return sent


def send_link(user: User, template_prefix: str, **context: Any) -> None:
    """Queue a mail with a link by which `user` sets a password."""
    token = LinkTokenGenerator().make_token(user)
    path = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(user), "key": token},
    )
    url = settings.WAGTAILADMIN_BASE_URL + path
    known = {"user": user, "url": url, "sent_at": now()}
    get_adapter().send_mail(template_prefix, user.email, known | context)
