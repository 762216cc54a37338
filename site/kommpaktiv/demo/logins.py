"""A login for each role of the demo, with random passwords."""

from __future__ import annotations

import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from events.desk.roles import make_roles, users_for_roles


def make_logins() -> Path:
    """Make the roles and a user for each; write role, user and password a line.

    The file is readable by its owner only.
    """
    make_roles()
    path = Path(settings.DATA_DIR) / "demo-logins.txt"
    lines = [_login(role, groups) for role, groups in users_for_roles().items()]
    path.touch(mode=0o600)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def _login(role: str, groups: list[str]) -> str:
    password = secrets.token_urlsafe(12)
    user = get_user_model().objects.create_user(
        username=role, email=f"{role}@example.org", password=password
    )
    user.groups.set(Group.objects.filter(name__in=groups))
    return f"{role}\t{user.get_username()}\t{password}"
