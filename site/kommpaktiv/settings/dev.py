"""For working on the project: debug pages, runserver, unhashed static files, mails as files."""

from .base import *  # noqa: F403
from .base import DATA_DIR, INSTALLED_APPS, SECRET_KEY, STORAGES
from .secret_key import kept_secret_key

INSTALLED_APPS = [*INSTALLED_APPS, "kommpaktiv.demo"]
DEBUG = True
# None that is known: whoever forgets DJANGO_SETTINGS_MODULE on a server is here, too.
SECRET_KEY = SECRET_KEY or kept_secret_key(DATA_DIR)
ALLOWED_HOSTS = ["*"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
MAIL_TRANSPORT = "kommpaktiv.demo.mail_files.EmailFileBackend"
