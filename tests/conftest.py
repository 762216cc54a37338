"""What several rooms' tests share."""

import pytest
from django.core.cache import cache

from home.models import HomePage
from tests import factories


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """Start with nothing another test's database has left in the cache."""
    cache.clear()


@pytest.fixture
def home(db: None) -> HomePage:
    """A German home page with aliases in every other language."""
    return factories.make_home()
