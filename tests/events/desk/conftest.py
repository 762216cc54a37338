"""People of the staff, and those they have to do with."""

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from django.test import Client
from wagtail_localize.models import LocaleSynchronization

from events.desk.roles import make_roles
from home.models import HomePage, LocationPage
from tests import factories

SignIn = Callable[..., Client]


LANGUAGES = ("en",)


@pytest.fixture(scope="module")
def _standing_home(standing: None) -> None:
    """A home page and two locations with their groups, in fewer languages than elsewhere.

    What holds for one language beside German holds for six.
    """
    home = factories.make_home(LANGUAGES)
    LocaleSynchronization.objects.exclude(locale__language_code__in=LANGUAGES).delete()
    berlin, hessen = (factories.make_location(home, town) for town in ("Berlin", "Hessen"))
    for page in (berlin.get_parent(), berlin, hessen):
        factories.copy_to_languages(page, *LANGUAGES)
    make_roles()


@pytest.fixture
def berlin(home: HomePage) -> LocationPage:
    return LocationPage.objects.get(title="Berlin", locale=home.locale)


@pytest.fixture
def hessen(home: HomePage) -> LocationPage:
    return LocationPage.objects.get(title="Hessen", locale=home.locale)


@pytest.fixture
def roles(home: HomePage) -> None:
    """The groups of all roles, which stand with the locations."""


def user_in(*groups: str) -> AbstractUser:
    user, _created = get_user_model().objects.get_or_create(username="-".join(groups) or "nobody")
    user.groups.set(Group.objects.filter(name__in=groups))
    assert user.groups.count() == len(groups)
    return user


@pytest.fixture
def sign_in(roles: None) -> SignIn:
    """Sign in somebody who is in the groups given, with a browser that prefers English."""

    def signed_in(*groups: str) -> Client:
        client = Client(headers={"accept-language": "en"})
        client.force_login(user_in(*groups))
        return client

    return signed_in
