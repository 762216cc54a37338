"""For the internet. Everything comes from the environment; what is missing is named at the start.

The variables are described in docs/operations.md; web/checks.py refuses to start without them.
"""

from .base import *  # noqa: F403
from .base import BASE_URL, env

IS_PUBLIC = True

if env.str("EMAIL_URL", default=""):
    server = env.email_url("EMAIL_URL")
    MAIL_TRANSPORT = server.pop("EMAIL_BACKEND")
    globals().update(server)

# Behind a proxy that ends TLS, only its header tells whether a request came by https. If none
# overwrites it, a client could forge it: it is believed only when asked for. So is whom it was
# asked by, of as many proxies as there are.
BEHIND_PROXY = env.switch("BEHIND_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", int(BEHIND_PROXY), highest=10)

if BASE_URL.startswith("https://"):
    CSRF_TRUSTED_ORIGINS = [BASE_URL]
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_SECURE = True
    # By their names browsers take them from this host alone, by https, for all of its paths.
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SESSION_COOKIE_NAME = "__Host-sessionid"
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked from inside, without TLS
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = env.switch("HSTS_INCLUDE_SUBDOMAINS")
    SECURE_HSTS_PRELOAD = env.switch("HSTS_PRELOAD")
