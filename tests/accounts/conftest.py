"""People with a login."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Permission

PASSWORD = "drei-blaue-Elefanten"


@pytest.fixture
def leyla(db: None) -> AbstractUser:
    """Somebody who may enter the admin, and nothing else."""
    user = get_user_model().objects.create_user("leyla", "leyla@example.org", PASSWORD)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user
