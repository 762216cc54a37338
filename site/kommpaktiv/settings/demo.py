"""For `make run`: as production, but on this machine alone: plain http, and mails become files."""

from .base import *  # noqa: F403
from .base import DATA_DIR, env

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
BASE_URL = env.str("BASE_URL", default="http://localhost:8000")
WAGTAILADMIN_BASE_URL = BASE_URL
EMAIL_BACKEND = "kommpaktiv.demo.mail_files.EmailFileBackend"

_secret = DATA_DIR / "secret-key"  # made by the Makefile, so that log-ins outlive a restart
SECRET_KEY = _secret.read_text(encoding="ascii").strip() if _secret.exists() else ""
