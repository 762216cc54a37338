"""What the log keeps of the desk's looking at people, and what it does not."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from kommpaktiv.accounts import audit
from tests import factories
from tests.events.builders import date_of, write_place

from .conftest import user_in

DESK = "Trainingsbüro Berlin"


@pytest.fixture
def place(berlin):
    return write_place(date_of(factories.make_training(berlin)))


def test_log_keeps_who_looked_at_a_registration_and_not_whose_it_is(sign_in, place):
    sign_in(DESK).get(reverse("registrations:inspect", args=[place.pk]))
    entry = ModelLogEntry.objects.get(action=audit.VIEWED)
    registration = place.participant.registration
    assert entry.user == user_in(DESK)
    assert (entry.object_id, entry.label) == (str(registration.pk), str(registration.reference))
    kept = str(ModelLogEntry.objects.filter(pk=entry.pk).values())
    assert "Leyla" not in kept
    assert "leyla@example.org" not in kept


def test_log_keeps_who_took_a_list_away(sign_in, place):
    browser = sign_in(DESK)
    browser.get(reverse("registrations:index"))
    assert not ModelLogEntry.objects.filter(action=audit.EXPORTED).exists()
    browser.get(reverse("registrations:index") + "?export=csv")
    entry = ModelLogEntry.objects.get(action=audit.EXPORTED)
    assert entry.user == user_in(DESK)
    assert entry.data == {"list": "registrations:index"}
