"""What people with a login did, in Wagtail's own log: read in the report “Site history”.

An entry names the object by its number and label as all of Wagtail's do. Of what was seen or typed
nothing is kept, so that the log does not become one more place that holds personal data.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, log
from wagtail.models import ModelLogEntry

SIGNED_IN = "accounts.signed_in"
REFUSED = "accounts.refused"
SECOND_FACTOR = "accounts.second_factor"
PASSWORD = "accounts.password"  # noqa: S105 - the name of an action
EMAIL = "accounts.email"
ROLES = "accounts.roles"
SESSIONS_ENDED = "accounts.sessions_ended"
INVITED = "accounts.invited"
EXPORTED = "accounts.exported"
VIEWED = "accounts.viewed"

AnyUser = AbstractUser | AnonymousUser

NOBODY = "–"  # whose account was tried when there is no such account


def register_actions(actions: LogActionRegistry) -> None:
    """Give the actions the names under which the report lists and filters them."""
    actions.register_action(SIGNED_IN, _("Sign in"), _("Signed in"))
    actions.register_action(REFUSED, _("Refuse a sign-in"), _("Sign-in refused"))
    actions.register_action(SECOND_FACTOR, _("Change a second factor"), _("Second factor changed"))
    actions.register_action(PASSWORD, _("Change a password"), _("Password changed"))
    actions.register_action(EMAIL, _("Change an e-mail address"), _("E-mail address changed"))
    actions.register_action(ROLES, _("Change roles"), _("Roles changed"))
    actions.register_action(SESSIONS_ENDED, _("End sessions"), _("Sessions ended"))
    actions.register_action(INVITED, _("Invite somebody"), _("Invited"))
    actions.register_action(EXPORTED, _("Export a list"), _("List exported"))
    actions.register_action(VIEWED, _("View personal data"), _("Personal data viewed"))


def record(
    action: str, instance: Any, user: AnyUser | None = None, data: dict | None = None
) -> None:
    """Note that `user` did `action` to `instance`; on their own account unless `user` is given."""
    log(instance=instance, action=action, user=user or instance, data=data)


def record_refusal(user: AbstractUser | None) -> None:
    """Note that a sign-in failed: of an account, or of a name nobody has.

    What was typed as a name is not kept: people type their password there. There is an entry in
    either case, for the answer to take as long.
    """
    ModelLogEntry.objects.create(
        content_type=ContentType.objects.get_for_model(get_user_model()),
        object_id=str(user.pk) if user else NOBODY,
        label=str(user) if user else NOBODY,
        action=REFUSED,
        timestamp=timezone.now(),
        data={},
    )
