"""What several rooms' tests share."""

import pytest
from django.core.cache import caches

from home.models import HomePage
from kommpaktiv.core import catalogues, i18n
from tests import factories


def pytest_sessionstart() -> None:
    """Have the interface speak its languages, also where nobody has compiled them yet."""
    catalogues.compile_all()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give back what the migrations made after each test that empties the whole database.

    Those are the tests with a server, or with transactions that are really committed.
    """
    for item in items:
        marker = item.get_closest_marker("django_db")
        commits = marker is not None and marker.kwargs.get("transaction", False)
        if commits or "live_server" in getattr(item, "fixturenames", ()):
            item.add_marker(
                pytest.mark.django_db(transaction=True, serialized_rollback=True), append=False
            )


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """Start with nothing another test's database has left in a cache."""
    for cache in caches.all():
        cache.clear()
    i18n.forget_locales()


@pytest.fixture
def home(db: None) -> HomePage:
    """A German home page with aliases in every other language."""
    return factories.make_home()
