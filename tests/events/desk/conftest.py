"""People of the staff, and those they have to do with."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from django.test import Client
from django.utils import timezone
from wagtail_localize.models import LocaleSynchronization

from events.desk.roles import make_roles
from events.records.models import Need, Occurrence, Participant, Place, Registration
from events.records.models.place_states import PlaceState
from events.records.models.registration_options import NeedKind
from events.trainings.models import EventPage
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


def date_of(training: EventPage) -> Occurrence:
    return Occurrence.objects.get(event__key=training.translation_key)


def make_place(
    occurrence: Occurrence,
    name: str = "Leyla Öz",
    email: str = "leyla@example.org",
    state: str = PlaceState.CONFIRMED,
    needs: str = "",
    **fields: str,
) -> Place:
    """Somebody's place as it stands in the database after they registered."""
    registration = Registration.objects.create(
        submission=uuid4(),
        event=occurrence.event,
        email=email,
        privacy_acknowledged_at=timezone.now(),
        **({"language": "de", "council": "Integrationsbeirat Erfurt"} | fields),
    )
    if needs:
        Need.objects.create(registration=registration, kind=NeedKind.OTHER, note=needs)
    participant = Participant.objects.create(registration=registration, name=name)
    return Place.objects.create(
        participant=participant,
        occurrence=occurrence,
        person=uuid4().hex,
        state=state,
        held_until=timezone.now() if state == PlaceState.UNCONFIRMED else None,
    )
