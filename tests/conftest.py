"""What several rooms' tests share."""

from __future__ import annotations

import gc
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import caches
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import trans_real
from django.utils.translation.reloader import translation_file_changed
from pytest_django.plugin import blocking_manager_key
from wagtail.models import Locale

from home.models import HomePage
from kommpaktiv.content import fragments
from kommpaktiv.languages import catalogues, locales
from search import cards, directory, vocabulary

from . import factories

COMMITTING = {"live_server", "transactional_db"}  # fixtures, whoever asks for them
NOVEMBER = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def pytest_sessionstart() -> None:
    """Have the interface speak its languages, also where nobody has compiled them yet."""
    catalogues.compile_all()
    trans_real.DjangoTranslation._add_local_translations = _add_all_but_english
    translation_file_changed(None, Path("django.mo"))  # Django has read some already


_add_local_translations = trans_real.DjangoTranslation._add_local_translations


def _add_all_but_english(catalogue: trans_real.DjangoTranslation) -> None:
    """Tests speak English as the code has it: an editor may mend a phrase without breaking any."""
    if catalogue.language() != "en":
        _add_local_translations(catalogue)


def pytest_collection_finish() -> None:
    """Look for garbage more seldom, and not in what stays for the whole run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def commits(item: pytest.Item) -> bool:
    """Whether the test really commits what it writes: one with a server, or that says so."""
    marker = item.get_closest_marker("django_db")
    is_marked = marker is not None and marker.kwargs.get("transaction", False)
    return is_marked or not COMMITTING.isdisjoint(getattr(item, "fixturenames", ()))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin tests that commit with what the migrations made, for the one before emptied it."""
    for item in filter(commits, items):
        item.add_marker(
            pytest.mark.django_db(transaction=True, serialized_rollback=True), append=False
        )


@pytest.fixture(scope="session", autouse=True)
def _mails_are_queued(django_test_environment: None) -> None:
    """Have mails queued as in production. Tests would else keep them where a server would."""
    settings.EMAIL_BACKEND = "kommpaktiv.jobs.mail_queue.QueueingBackend"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Leave the same to a test that does not commit: workers share the work in any order."""
    yield
    if nextitem and commits(item) and not commits(nextitem):
        with item.config.stash[blocking_manager_key].unblock():
            creation = connection.creation
            creation.deserialize_db_from_string(connection._test_serialized_contents)


@pytest.fixture(scope="session")
def migrated(pytestconfig: pytest.Config) -> Path:
    """Where a copy of a migrated database is kept, named by all that migrating depends on.

    Of SQLite alone, where a database is a file.
    """
    sources = hashlib.sha256(f"{settings.LANGUAGE_CODE} {settings.INSTALLED_APPS}".encode())
    for app in apps.get_app_configs():
        for source in sorted(Path(app.path, "migrations").glob("*.py")):
            sources.update(source.read_bytes())
    return pytestconfig.cache.mkdir("migrated") / f"{sources.hexdigest()}.sqlite3"


@pytest.fixture(scope="session")
def django_db_keepdb(
    django_db_keepdb: bool, django_db_modify_db_settings: None, migrated: Path
) -> bool:
    """Begin with the copy where there is one; what is left to do by `migrate` is little."""
    name = connection.settings_dict["TEST"]["NAME"]
    if connection.vendor == "sqlite" and migrated.exists():
        shutil.copyfile(migrated, name)
        return True
    return django_db_keepdb


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker, migrated: Path) -> None:
    """Keep a copy of the migrated database for the next run."""
    if connection.vendor == "sqlite" and not migrated.exists():
        unfinished = migrated.with_suffix(f".{os.getpid()}")
        with django_db_blocker.unblock(), closing(sqlite3.connect(unfinished)) as copy:
            connection.ensure_connection()
            connection.connection.backup(copy)
        unfinished.replace(migrated)  # at once, for other workers look for it


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """Start with nothing another test's database has left in a cache."""
    for cache in caches.all():
        cache.clear()
    fragments.forget_all()
    for memory in (cards, directory, vocabulary):
        memory.forget_all()
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


@pytest.fixture(scope="module")
def standing(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """What is made on this stands for all tests of the module: each of them rolls back to it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def _standing_home(standing: None) -> None:
    """A German home page with aliases in every other language."""
    factories.make_home()


@pytest.fixture
def home(_standing_home: None, db: None) -> HomePage:
    """The German home page; `_standing_home` says what else there is."""
    return HomePage.objects.get(locale=Locale.get_default())
