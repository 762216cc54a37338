"""For the test suite: a real database, nothing of the developer's environment but its address."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import DATABASE, STORAGES

SCRATCH = Path(tempfile.mkdtemp(prefix="kommpaktiv-test-"))

SECRET_KEY = "test-only"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
BASE_URL = "http://testserver"
WAGTAILADMIN_BASE_URL = BASE_URL
MEDIA_ROOT = SCRATCH / "media"
if DATABASE["ENGINE"] == "django.db.backends.sqlite3":
    DATABASE["TEST"] = {"NAME": str(SCRATCH / "test.sqlite3")}  # a file: threads really compete
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
