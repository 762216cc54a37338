"""What accounts add to the admin."""

from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks

from . import audit, notices, users

hooks.register("register_log_actions", audit.register_actions)
hooks.register("before_bulk_action", users.check_bulk_action)


@hooks.register("register_account_menu_item")
def second_factor(request: HttpRequest) -> dict[str, str]:
    return {
        "url": reverse("mfa_index"),
        "label": _("Second factor"),
        "help_text": _("App, passkeys and recovery codes"),
    }


@hooks.register("register_account_menu_item")
def sessions(request: HttpRequest) -> dict[str, str]:
    return {
        "url": reverse("usersessions_list"),
        "label": _("Sessions"),
        "help_text": _("Where you are signed in"),
    }


@hooks.register("register_account_menu_item")
def password(request: HttpRequest) -> dict[str, str]:
    return {
        "url": reverse("account_change_password"),
        "label": _("Password"),
        "help_text": _("Choose another one"),
    }


@hooks.register("register_account_menu_item")
def email(request: HttpRequest) -> dict[str, str]:
    return {
        "url": reverse("account_email"),
        "label": _("E-mail address"),
        "help_text": _("Change it; the new one is asked to confirm"),
    }


@hooks.register("after_create_user")
def invite(request: HttpRequest, user: User) -> None:
    notices.invite(user, by=request.user)


@hooks.register("after_edit_user")
def tell_of_roles(request: HttpRequest, user: User) -> None:
    notices.roles_changed(user, by=request.user)


@hooks.register("after_bulk_action")
def tell_of_roles_of_many(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> None:
    if action_type in ("assign_role", "set_active_state"):
        for user in objects:
            if isinstance(user, User):
                notices.roles_changed(user, by=request.user)
