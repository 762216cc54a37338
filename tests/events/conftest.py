"""What the tests of trainings share."""

import pytest
from wagtail.models import Locale

from events.records.models import Occurrence
from home.models import HomePage
from tests import factories

LANGUAGES = ("en", "ar")  # fewer than the site's: fewer pages, faster tests


@pytest.fixture(scope="module")
def _standing_home(standing: None) -> None:
    """A home page in the languages these tests speak."""
    factories.make_home(LANGUAGES)


@pytest.fixture(scope="module")
def _standing_training(_standing_home: None) -> None:
    """One training, below home."""
    factories.make_training(
        HomePage.objects.get(locale=Locale.get_default()),
        capacity=2,
        venue="Rathaus",
        address="Fischmarkt 1\n99084 Erfurt",
    )


@pytest.fixture
def date(_standing_training: None, db: None) -> Occurrence:
    """A date in a week with two seats, of a training with a page."""
    return Occurrence.objects.select_related("event").get()
