"""What the tests of trainings share."""

import pytest

from home.models import HomePage
from tests import factories


@pytest.fixture
def home(db: None) -> HomePage:
    """A home page in the languages these tests speak: fewer pages, faster tests."""
    return factories.make_home(languages=("en", "ar"))
