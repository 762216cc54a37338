"""What several rooms' tests share."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

import pytest
from django.core.cache import caches
from django.utils import timezone

from home.models import HomePage
from kommpaktiv.languages import catalogues, locales

from . import factories

NOVEMBER = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


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
    locales.forget_locales()


class AnyDatetime(type):
    """Has a stand-in for `datetime` recognise every `datetime`."""

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, datetime)


@pytest.fixture
def november(monkeypatch: pytest.MonkeyPatch) -> None:
    """Monday noon, 23 November 2026, on whatever day the test is run; time goes on from there.

    For tests of certain days: their names, holidays, changes of the clocks. Other tests do better
    with dates counted from today.
    """
    since = datetime.now(UTC) - NOVEMBER

    class Clock(datetime, metaclass=AnyDatetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime.now(tz) - since

    # Where `timezone.now` looks itself, for models and data classes hold on to that function.
    monkeypatch.setattr(timezone, "datetime", Clock)


@pytest.fixture
def home(db: None) -> HomePage:
    """A German home page with aliases in every other language."""
    return factories.make_home()
