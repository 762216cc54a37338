"""Giving permissions."""

import pytest
from django.contrib.auth.models import Group

from kommpaktiv.accounts.permissions import allow, allow_on_pages


@pytest.mark.django_db
def test_unknown_permission_is_an_error_and_not_silently_missing():
    group = Group.objects.create(name="Redaktion")
    with pytest.raises(LookupError, match=r"content\.fly"):
        allow(group, "wagtailadmin.access_admin", "content.fly")
    assert not group.permissions.exists()


def test_pages_are_opened_once_when_given_twice(home):
    group = Group.objects.create(name="Redaktion")
    for _time in range(2):
        allow_on_pages(group, [home], "add_page", "change_page")
    assert group.page_permissions.count() == 2
