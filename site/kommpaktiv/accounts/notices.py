"""What people are told about their account, and what of it is kept in the log."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.contrib.auth.models import User

from . import audit, password_links


def invite(user: User, by: audit.AnyUser) -> None:
    """Send a link by which somebody new sets their own password."""
    audit.record(audit.INVITED, user, by)
    password_links.send_link(user, "account/email/invitation")


def roles_changed(user: User, by: audit.AnyUser) -> None:
    """Tell somebody that an administrator changed their account."""
    groups = [group.pk for group in user.groups.all()]
    audit.record(audit.ROLES, user, by, {"groups": groups, "is_active": user.is_active})
    if user.email:
        get_adapter().send_mail("account/email/roles_changed", user.email, {"user": user})
