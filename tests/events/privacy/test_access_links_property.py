"""No token opens anything but what it was made for, whatever is done to it."""

import string

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from events.privacy.access_links import (
    LinkError,
    Purpose,
    make_offer_token,
    make_token,
    read_offer_token,
    read_token,
)
from tests.events.builders import make_date, make_registration

MANY = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
LETTERS = string.ascii_letters + string.digits + "-_.~:=/%é\x00"
PURPOSES = st.sampled_from(list(Purpose))


def made(registration, date, purpose):
    if purpose is Purpose.OFFER:
        return make_offer_token(registration, date)
    return make_token(registration, purpose)


def opens(token, purpose):
    """Whether the token opens anything."""
    try:
        read_offer_token(token) if purpose is Purpose.OFFER else read_token(token, purpose)
    except LinkError:
        return False
    return True


@pytest.fixture
def registration(date):
    return make_registration(date)


def test_token_opens_what_it_was_made_for(registration, date):
    assert all(opens(made(registration, date, purpose), purpose) for purpose in Purpose)
    assert read_offer_token(make_offer_token(registration, date)) == (registration, date)


@MANY
@given(token=st.text(alphabet=LETTERS, max_size=120), purpose=PURPOSES)
def test_invented_token_opens_nothing(registration, token, purpose):
    assert not opens(token, purpose)


@MANY
@given(data=st.data(), purpose=PURPOSES)
def test_changed_token_opens_nothing(registration, date, data, purpose):
    token = made(registration, date, purpose)
    start = data.draw(st.integers(0, len(token)))
    end = data.draw(st.integers(start, len(token)))
    put = data.draw(st.text(alphabet=LETTERS, max_size=8))
    changed = token[:start] + put + token[end:]
    assume(changed != token)
    assert not opens(changed, purpose)


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("other", Purpose)
def test_token_opens_nothing_else(registration, date, purpose, other):
    assert opens(made(registration, date, purpose), other) is (purpose is other)


@pytest.mark.parametrize("purpose", Purpose)
def test_token_opens_nothing_when_it_was_revoked(registration, date, purpose):
    token = made(registration, date, purpose)
    type(registration).objects.update(link_version=1)
    assert not opens(token, purpose)


def test_offer_token_opens_nothing_for_a_date_of_another_training(registration, date):
    assert not opens(make_offer_token(registration, make_date()), Purpose.OFFER)
