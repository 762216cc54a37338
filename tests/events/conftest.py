"""What the tests of trainings share."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from events.records.models import Occurrence
from home.models import HomePage
from tests import factories

LANGUAGES = ("en", "ar")  # fewer than the site's: fewer pages, faster tests


@pytest.fixture
def home(db: None) -> HomePage:
    """A home page in the languages these tests speak."""
    return factories.make_home(LANGUAGES)


@pytest.fixture(scope="module")
def _standing_tree(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """Home and one training, made once for all tests of a module: each rolls back to them."""
    with django_db_blocker.unblock(), transaction.atomic():
        factories.make_training(
            factories.make_home(LANGUAGES),
            capacity=2,
            venue="Rathaus",
            address="Fischmarkt 1\n99084 Erfurt",
        )
        yield
        transaction.set_rollback(True)


@pytest.fixture
def date(_standing_tree: None, db: None) -> Occurrence:
    """A date in a week with two seats, of a training with a page."""
    return Occurrence.objects.select_related("event").get()
