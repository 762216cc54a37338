"""Settings common to every way of running. What differs by deployment is in the environment."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

from .environment import Environment

env = Environment()

ROOT = Path(__file__).resolve().parents[3]
DATA_DIR = Path(env.str("KOMMPAKTIV_DATA_DIR", default=str(ROOT / "var"))).resolve()

SECRET_KEY = env.str("SECRET_KEY", default="")
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS")  # older ones, still accepted
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
BASE_URL = env.str("BASE_URL", default="").strip(" /")  # scheme and host, as readers see them
IS_PUBLIC = False  # on the internet: refuse to start half configured, see web/checks.py

INSTALLED_APPS = [
    "home",
    "stories",
    "events.records",
    "events.schedule",
    "events.booking",
    "events.outbox",
    "events.privacy",
    "events.trainings",
    "events.feeds",
    "events.mails",
    "events.registration",
    "events.desk",
    "search",
    "kommpaktiv.content",
    "kommpaktiv.web",
    "kommpaktiv.languages",
    "kommpaktiv.jobs",
    "kommpaktiv.accounts",
    "kommpaktiv.navigation",
    "wagtail_localize",
    "wagtail_localize.locales",  # replaces wagtail.locales, with sync trees
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "kommpaktiv.accounts.apps.StaffConfig",  # wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "recurrence",
    "django_tasks",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_altcha",  # for the script in its static files
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",  # for the list of sessions
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kommpaktiv.web.middleware.SecurityHeadersMiddleware",
    "kommpaktiv.web.policy.PolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kommpaktiv.web.middleware.LanguageMiddleware",
    "kommpaktiv.web.middleware.RefusedBodyMiddleware",
    "kommpaktiv.web.middleware.ReadablePathMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kommpaktiv.accounts.middleware.AdminSessionMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "events.desk.middleware.PageFailureMiddleware",
    "events.desk.middleware.ApprovalMiddleware",
    "kommpaktiv.web.middleware.MissingFieldMiddleware",
]

ROOT_URLCONF = "kommpaktiv.urls"
WSGI_APPLICATION = "kommpaktiv.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

# Database: SQLite unless DATABASE_URL says otherwise. --------------------------------------------

DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'kommpaktiv.sqlite3'}")
}
DATABASE = DATABASES["default"]
if DATABASE["ENGINE"] == "django.db.backends.sqlite3":
    # Writers wait for each other instead of failing: tried with 20 at once, without an error.
    DATABASE["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 60,  # seconds: SQLite serves those who wait in no order
        # secure_delete: what is deleted is overwritten in the file, whatever SQLite was built with.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;"
            # 32 MiB a connection. By default 2: with many registrations indexes are read anew.
            "PRAGMA cache_size=-32768;"  # KiB
        ),
    }
    DATABASE["CONN_MAX_AGE"] = 600  # seconds; opening costs more than most of our queries
else:
    DATABASE.setdefault("OPTIONS", {})["pool"] = {"min_size": 2, "max_size": 16, "timeout": 10}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    # Counts of forms are kept here, too: under attack there are more than Django's 300 entries.
    "default": env.cache_url("CACHE_URL", default="locmemcache://kommpaktiv?max_entries=20000"),
    # What readers see of pages and settings, in memory whatever CACHE_URL says: content/changes.py
    # tells until when.
    "content": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "content",
        "OPTIONS": {"MAX_ENTRIES": 5000},
    },
    # Wagtail looks here for the sizes of an image before it asks the database.
    "renditions": env.cache_url("CACHE_URL", default="locmemcache://renditions")
    | {"KEY_PREFIX": "renditions", "TIMEOUT": 3600},  # seconds
}

# Tasks: Wagtail's own, which update search and reference index, are done within the request, so
# that a page is found as soon as it is published. What our worker does is no task: see jobs/. -----

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# Languages ---------------------------------------------------------------------------------------

LANG_INFO["de-simple"] = {
    "bidi": False,
    "code": "de-simple",
    "name": "Easy German",
    "name_local": "Leichte Sprache",
}
LANGUAGE_CODE = "de"
LANGUAGES = [
    ("de", _("German")),
    ("de-simple", _("Easy German")),
    ("en", _("English")),
    ("tr", _("Turkish")),
    ("ar", _("Arabic")),
    ("uk", _("Ukrainian")),
    ("fa", _("Persian")),
]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", "Deutsch"), ("en", "English")]
LOCALE_PATHS = [ROOT / "site" / "locale"]
FORMAT_MODULE_PATH = ["kommpaktiv.languages.formats"]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"

# Files -------------------------------------------------------------------------------------------

# What people upload is for the site alone to read. It serves pictures and documents itself.
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [ROOT / "site" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Wagtail -----------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "KommPAktiv"
WAGTAILADMIN_BASE_URL = BASE_URL or "http://localhost:8000"
WAGTAILIMAGES_IMAGE_MODEL = "content.SiteImage"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "svg", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024**2  # bytes
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40 * 10**6  # of all frames: 160 MB while it is worked on
WAGTAILIMAGES_AVIF_QUALITY = 45  # on screens of two and three pixels a point nobody sees more
WAGTAILIMAGES_WEBP_QUALITY = 65
WAGTAILIMAGES_JPEG_QUALITY = 70
WAGTAILIMAGES_IMAGE_FORM_BASE = "kommpaktiv.content.uploads.PictureForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024**2  # bytes
WAGTAILDOCS_DOCUMENT_FORM_BASE = "kommpaktiv.content.uploads.DocumentForm"
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf"]  # anything else is only downloaded
WAGTAILDOCS_DOCUMENT_MODEL = "content.SiteDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {
    # "simple": PostgreSQL would else take every word for an English one and cut its ending off.
    "default": {"BACKEND": "search.backend.prefix_search", "SEARCH_CONFIG": "simple"}
}
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no call to a third party from the admin
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict] = []
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

# Drafts by a machine, which a person accepts: `libretranslate` or `deepl`, none if not said.
MACHINE_TRANSLATOR = env.choice("MACHINE_TRANSLATOR", "libretranslate", "deepl")
MACHINE_TRANSLATOR_URL = env.str("MACHINE_TRANSLATOR_URL", default="").rstrip("/")
MACHINE_TRANSLATOR_KEY = env.str("MACHINE_TRANSLATOR_KEY", default="")
# Glossaries kept at DeepL, by target: `en=4b0…, tr=77c…`.
MACHINE_TRANSLATOR_GLOSSARIES = env.words("MACHINE_TRANSLATOR_GLOSSARIES")
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": "kommpaktiv.languages.machine_drafts.Translator"}

# Security ----------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],  # the editor's preview shows pages in a frame
        "frame-src": ["https://www.youtube-nocookie.com", "https://player.vimeo.com"],
        "img-src": [SELF, "data:"],
        "manifest-src": [SELF],
        "media-src": [SELF],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
    }
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None  # until the browser closes; only pages with a form set it
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "kommpaktiv.web.errors.csrf_failure"

# People with a login: accounts/. allauth is what signs in; Wagtail's own ways are closed. ---------

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {},
        "MinimumLengthValidator": {"min_length": 12},  # long, and nothing about its characters
        "CommonPasswordValidator": {},
    }.items()
]
AUTH_PASSWORD_VALIDATORS += [{"NAME": "kommpaktiv.accounts.passwords.GuessablePasswordValidator"}]
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60  # seconds that an invitation works
FORGOTTEN_PASSWORD_TIMEOUT = 60 * 60  # seconds that a link asked for works
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds, however busy one is
SESSION_IDLE_AGE = 2 * 60 * 60  # seconds without a request
REQUIRE_SECOND_FACTOR = env.switch("REQUIRE_SECOND_FACTOR")
SECOND_FACTOR_PERMISSIONS = ["records.work_at_desk", "auth.change_user", "auth.change_group"]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
LOGOUT_REDIRECT_URL = "account_login"
WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = "pages/password_required.html"  # noqa: S105
WAGTAIL_FRONTEND_LOGIN_URL = "/admin/login/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False

ACCOUNT_ADAPTER = "kommpaktiv.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # who is invited has the address
ACCOUNT_CHANGE_EMAIL = True  # one address, and a new one counts once it is confirmed
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_AUTHENTICATED_LOGIN_REDIRECTS = False  # SignInView knows better who may in
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PRESERVE_USERNAME_CASING = True  # names there were before are not all small
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "kommpaktiv.accounts.tokens.LinkTokenGenerator"  # noqa: S105
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60  # seconds
ACCOUNT_REAUTHENTICATION_METHODS = ["password", "mfa"]
ACCOUNT_RATE_LIMITS: dict[str, str] | bool = {
    # By network, and (login_failed: key) by account and network together. All before hashing.
    "login": "60/10m/ip",
    "login_failed": "40/10m/ip,8/10m/key",
    "reset_password": "20/h/ip",
    "reset_password_from_key": "30/h/ip",
}
MFA_ADAPTER = "kommpaktiv.accounts.second_factor_secrets.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "KommPAktiv"
MFA_TOTP_TOLERANCE = 1  # steps of half a minute that a telephone's clock may be off

# Requests: web/request_buffering.py --------------------------------------------------------------

REQUEST_THREADS = env.number("REQUEST_THREADS", 4, lowest=1, highest=64)  # of each web process
BODY_LIMIT = 128 * 1024  # bytes of a request's body: the longest form, with room
UPLOAD_LIMIT = 25 * 1024**2  # bytes, for those who are logged in
# Seconds without a byte of an announced body.
BODY_SILENCE = env.number("BODY_SILENCE", 10, lowest=1)

# Pages in memory: web/page_cache.py, content/changes.py -------------------------------------------

PAGE_CACHE_SIZE = env.number("PAGE_CACHE_SIZE", 64) * 1024**2  # bytes of each web process
FRAGMENTS_SIZE = 16 * 1024**2  # bytes of each process, for parts of pages: content/fragments.py
CHANGES_SEEN_WITHIN = 0.5  # seconds until a process knows what another one has changed

# Forms of strangers: events/registration/antispam.py ---------------------------------------------

FORM_MIN_SECONDS = env.number("FORM_MIN_SECONDS", 2, highest=600)  # nobody fills a form in faster
# An hour; offices share an address.
FORM_LIMIT_PER_ADDRESS = env.number("FORM_LIMIT_PER_ADDRESS", 30, lowest=1)
FORM_LIMIT_PER_EMAIL = env.number("FORM_LIMIT_PER_EMAIL", 8, lowest=1)  # an hour
# Seats held for people who have not confirmed, on the whole site; beyond that none are held.
HELD_SEATS_PER_NETWORK = env.number("HELD_SEATS_PER_NETWORK", 40)
HELD_SEATS_PER_DOMAIN = env.number("HELD_SEATS_PER_DOMAIN", 40)  # large providers: ten times
# Mails to addresses nobody has registered with, which anybody can ask for.
STRANGER_MAILS_A_DAY = env.number("STRANGER_MAILS_A_DAY", 20)
PROOF_OF_WORK = env.switch("PROOF_OF_WORK")  # while the site is under attack
TRUSTED_PROXIES = 0  # how many append to X-Forwarded-For before a request is here

# Mail --------------------------------------------------------------------------------------------

DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="KommPAktiv <kommpaktiv@example.org>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Whoever sends a mail puts it into a queue; the worker alone hands mails over, by MAIL_TRANSPORT.
EMAIL_BACKEND = "kommpaktiv.jobs.mail_queue.QueueingBackend"
MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = ""  # none unless EMAIL_URL names one
EMAIL_TIMEOUT = 20  # seconds
EMAIL_FILE_PATH = DATA_DIR / "mail"  # where core.mail.EmailFileBackend puts what it "sends"

# What happens goes to standard error, for the journal or the container to keep. -------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "kommpaktiv.web.log_masking.MaskingFormatter",  # no tokens, no e-mail addresses
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
            "datefmt": "%Y-%m-%dT%H:%M:%S%z",  # with the offset: clocks change twice a year
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.level("LOG_LEVEL")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},  # else it mails each error to ADMINS
        "django.server": {"handlers": [], "propagate": True},  # runserver's has no masks
        "_granian": {"handlers": [], "propagate": True},
        "granian.access": {"handlers": [], "propagate": True},
        "apscheduler": {"level": "ERROR"},  # duties say themselves when they fail
        "django.template": {"level": "INFO"},  # below, it writes down whole pages, people included
        "django_tasks": {"level": "WARNING"},  # a failed task is logged as an error
        "wagtail": {"level": "WARNING"},  # who did what is in the admin's own log
    },
}
