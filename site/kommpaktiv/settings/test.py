"""For the test suite: a real database, nothing of the developer's environment but its address."""

import os
import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import CACHES, DATABASE, INSTALLED_APPS, STORAGES

INSTALLED_APPS = [*INSTALLED_APPS, "kommpaktiv.demo"]

SCRATCH = tempfile.TemporaryDirectory(prefix="kommpaktiv-test-")  # gone with the process
DATA_DIR = Path(SCRATCH.name)

SECRET_KEY = "test-only"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
BASE_URL = "http://testserver"
WAGTAILADMIN_BASE_URL = BASE_URL
MEDIA_ROOT = DATA_DIR / "media"
if DATABASE["ENGINE"] == "django.db.backends.sqlite3":
    DATABASE["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}  # a file: threads really compete
# Tests that run side by side have a database of Redis each, as they have one of PostgreSQL.
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
for cache in CACHES.values():
    if cache["LOCATION"][:5] == "redis":
        server, _slash, number = cache["LOCATION"].rpartition("/")
        cache["LOCATION"] = f"{server}/{int(number) - WORKER}"
MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
FORM_MIN_SECONDS = 0
FORM_LIMIT_PER_ADDRESS = FORM_LIMIT_PER_EMAIL = 10_000  # tests are a crowd at one address
HELD_SEATS_PER_NETWORK = HELD_SEATS_PER_DOMAIN = 10_000
EMAIL_FILE_PATH = DATA_DIR / "mail"
# One process hears of all by itself; those that tests start beside it must look.
CHANGES_SEEN_WITHIN = float(os.environ.get("CHANGES_SEEN_WITHIN", "inf"))
ACCOUNT_RATE_LIMITS = False  # tests of them set their own
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
# Static files straight from their sources: the suite needs no collectstatic.
STATIC_ROOT = DATA_DIR / "static"
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
LOGGING_CONFIG = None  # pytest keeps what is logged, and shows it where a test fails
