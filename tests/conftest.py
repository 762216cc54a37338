"""What several rooms' tests share."""

import pytest
from django.core.cache import caches

from home.models import HomePage
from kommpaktiv.core import i18n
from tests import factories


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """Start with nothing another test's database has left in a cache."""
    for cache in caches.all(initialized_only=True):
        cache.clear()
    i18n.forget_locales()


@pytest.fixture
def home(db: None) -> HomePage:
    """A German home page with aliases in every other language."""
    return factories.make_home()
