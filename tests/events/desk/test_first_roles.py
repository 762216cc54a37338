"""What a site is before its roles are made, and what they leave of Wagtail's own."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from events.desk.roles import make_roles
from tests import factories

pytestmark = pytest.mark.django_db


def test_pages_bring_no_groups_before_roles_were_made():
    factories.make_location(factories.make_home(()), "Berlin")
    assert not Group.objects.filter(name__contains="Berlin").exists()


def test_groups_that_reach_all_pages_are_gone_unless_somebody_is_in_them():
    factories.make_location(factories.make_home(()))
    user = get_user_model().objects.create_user("somebody")
    user.groups.set([Group.objects.get(name="Editors")])
    make_roles()
    assert Group.objects.filter(name="Editors").exists()
    assert not Group.objects.filter(name="Moderators").exists()
