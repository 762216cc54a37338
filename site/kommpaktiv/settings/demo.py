"""For `make run`: as production, but on this machine alone: plain http, and mails become files."""

from .base import *  # noqa: F403
from .base import DATA_DIR, INSTALLED_APPS, SECRET_KEY, env
from .secret_key import kept_secret_key

INSTALLED_APPS = [*INSTALLED_APPS, "kommpaktiv.demo"]
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
BASE_URL = env.str("BASE_URL", default="http://localhost:8000")
WAGTAILADMIN_BASE_URL = BASE_URL
MAIL_TRANSPORT = "kommpaktiv.demo.mail_files.EmailFileBackend"
SECRET_KEY = SECRET_KEY or kept_secret_key(DATA_DIR)  # log-ins outlive a restart
