"""What several rooms' tests share."""

import pytest

from home.models import HomePage
from tests import factories


@pytest.fixture
def home(db: None) -> HomePage:
    """A German home page with aliases in every other language."""
    return factories.make_home()
