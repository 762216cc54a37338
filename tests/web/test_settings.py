"""A half configured site does not start; a configured one is closed tightly."""

import json

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured

from kommpaktiv.settings.environment import Environment
from kommpaktiv.web.checks import DEPLOYMENT
from tests.web.conftest import CONFIGURED, Run

PRINT_SETTINGS = """
import json
from django.conf import settings
names = {names!r}
print(json.dumps({{name: getattr(settings, name) for name in names}}, default=str))
"""


def deployment_faults() -> str:
    return "\n".join(fault.hint for fault in run_checks(tags=[DEPLOYMENT]))


@pytest.fixture
def configured(settings):
    settings.IS_PUBLIC = True
    settings.SECRET_KEY = CONFIGURED["SECRET_KEY"]
    settings.ALLOWED_HOSTS = ["kommpaktiv.example.org"]
    settings.BASE_URL = CONFIGURED["BASE_URL"]
    settings.EMAIL_HOST = "mail.example.org"
    return settings


def test_no_fault_is_found_when_everything_is_set(configured):
    assert deployment_faults() == ""


def test_nothing_is_asked_when_the_site_is_not_public(configured):
    configured.IS_PUBLIC = False
    configured.BASE_URL = ""
    assert deployment_faults() == ""


@pytest.mark.parametrize(
    ("name", "value", "variable"),
    [
        ("SECRET_KEY", "", "SECRET_KEY"),
        ("SECRET_KEY", "development-only", "SECRET_KEY"),
        ("SECRET_KEY", "x" * 60, "SECRET_KEY"),
        ("SECRET_KEY", "django-insecure-" + CONFIGURED["SECRET_KEY"], "SECRET_KEY"),
        ("ALLOWED_HOSTS", [], "ALLOWED_HOSTS"),
        ("ALLOWED_HOSTS", ["kommpaktiv.example.org", "*"], "ALLOWED_HOSTS"),
        ("BASE_URL", "", "BASE_URL"),
        ("BASE_URL", "http://kommpaktiv.example.org", "BASE_URL"),
        ("BASE_URL", "https://kommpaktiv.example.org/pfad", "BASE_URL"),
        ("BASE_URL", "https://kommpaktiv.example.org https://x", "BASE_URL"),
        ("BASE_URL", "https://anders.example.org", "BASE_URL"),
        ("ALLOWED_HOSTS", ["https://kommpaktiv.example.org"], "ALLOWED_HOSTS"),
        ("SECRET_KEY_FALLBACKS", ["abc"], "SECRET_KEY_FALLBACKS"),
        ("EMAIL_HOST", "", "EMAIL_URL"),
    ],
)
def test_fault_names_the_variable_when_a_value_is_unfit(configured, name, value, variable):
    setattr(configured, name, value)
    faults = deployment_faults()
    assert f"Set {variable} " in faults or f"Set {variable}," in faults
    assert faults.count("Set ") == 1


@pytest.mark.parametrize("start", [("-c", "import kommpaktiv.wsgi"), ("manage.py", "worker")])
def test_start_fails_and_names_all_variables_when_none_is_set(in_production: Run, start):
    done = in_production(*start)
    assert done.returncode != 0
    for variable in CONFIGURED:
        assert f"Set {variable}" in done.stderr


@pytest.mark.parametrize(
    ("read", "value"),
    [
        ("switch", "ja"),
        ("number", "viele"),
        ("number", "-1"),
        ("level", "banana"),
        ("db_url", "mysql://host/name"),
        ("cache_url", "foo"),
        ("email_url", "mail.example.org"),
    ],
)
def test_variable_that_cannot_be_read_is_named(read, value, monkeypatch):
    """Instead of being taken for something else: `ja` would have been off."""
    monkeypatch.setenv("X", value)
    arguments = (4,) if read == "number" else ()
    with pytest.raises(ImproperlyConfigured, match=r"^Set X to "):
        getattr(Environment(), read)("X", *arguments)


def test_start_fails_and_names_the_variable_that_cannot_be_read(in_production: Run):
    done = in_production("-c", "import kommpaktiv.wsgi", **CONFIGURED, BEHIND_PROXY="wahr")
    assert done.returncode != 0
    assert "Set BEHIND_PROXY to" in done.stderr.splitlines()[-1]


def test_blanks_between_host_names_are_no_part_of_them(in_production: Run):
    hosts = {"ALLOWED_HOSTS": "kommpaktiv.example.org, www.example.org"}
    read = settings_in_production(in_production, "ALLOWED_HOSTS", **CONFIGURED | hosts)
    assert read["ALLOWED_HOSTS"] == ["kommpaktiv.example.org", "www.example.org"]


def test_server_starts_when_everything_is_set(in_production: Run):
    done = in_production("-c", "import kommpaktiv.wsgi", **CONFIGURED)
    assert done.returncode == 0, done.stderr


def settings_in_production(run: Run, *names: str, **environment: str) -> dict:
    done = run("-c", PRINT_SETTINGS.format(names=names), **environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_connections_are_encrypted_and_cookies_safe_when_the_address_is_https(in_production: Run):
    assert settings_in_production(
        in_production,
        *("DEBUG", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS"),
        *("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_PROXY_SSL_HEADER"),
        *("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME"),
        *("SESSION_COOKIE_HTTPONLY", "CSRF_COOKIE_HTTPONLY"),
        *("SESSION_COOKIE_SAMESITE", "CSRF_COOKIE_SAMESITE"),
        **CONFIGURED,
    ) == {
        "DEBUG": False,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": False,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_PROXY_SSL_HEADER": None,
        "SESSION_COOKIE_NAME": "__Host-sessionid",
        "CSRF_COOKIE_NAME": "__Host-csrftoken",
        "SESSION_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_SAMESITE": "Lax",
    }


def test_proxy_is_believed_when_the_environment_says_there_is_one(in_production: Run):
    values = settings_in_production(
        in_production, "SECURE_PROXY_SSL_HEADER", BEHIND_PROXY="1", **CONFIGURED
    )
    assert values == {"SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"]}


@pytest.mark.parametrize(
    ("environment", "proxies"),
    [({}, 0), ({"BEHIND_PROXY": "1"}, 1), ({"BEHIND_PROXY": "1", "TRUSTED_PROXIES": "2"}, 2)],
    ids=str,
)
def test_as_many_proxies_are_believed_as_there_are(in_production: Run, environment, proxies):
    values = settings_in_production(in_production, "TRUSTED_PROXIES", **environment, **CONFIGURED)
    assert values == {"TRUSTED_PROXIES": proxies}


def test_forms_are_guarded_as_the_environment_says(in_production: Run):
    names = ("FORM_MIN_SECONDS", "FORM_LIMIT_PER_ADDRESS", "FORM_LIMIT_PER_EMAIL", "PROOF_OF_WORK")
    values = settings_in_production(in_production, *names, **CONFIGURED)
    assert list(values.values()) == [2, 30, 8, False]
    changed = {"FORM_LIMIT_PER_ADDRESS": "100", "PROOF_OF_WORK": "true"}
    values = settings_in_production(in_production, *names, **changed, **CONFIGURED)
    assert list(values.values()) == [2, 100, 8, True]


def test_mail_goes_to_the_server_when_its_address_is_given(in_production: Run):
    assert settings_in_production(
        in_production,
        "MAIL_TRANSPORT",
        "EMAIL_BACKEND",
        "EMAIL_HOST",
        "EMAIL_USE_TLS",
        "EMAIL_TIMEOUT",
        **CONFIGURED,
    ) == {
        "MAIL_TRANSPORT": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_BACKEND": "kommpaktiv.jobs.mail_queue.QueueingBackend",
        "EMAIL_HOST": "mail.example.org",
        "EMAIL_USE_TLS": True,
        "EMAIL_TIMEOUT": 20,
    }


def test_sqlite_waits_for_other_writers_when_no_database_is_given(in_production: Run, tmp_path):
    database = settings_in_production(in_production, "DATABASES")["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert database["NAME"] == str(tmp_path / "kommpaktiv.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_services_are_used_when_their_addresses_are_given(in_production: Run):
    values = settings_in_production(
        in_production,
        *("DATABASES", "CACHES"),
        DATABASE_URL="postgres://site:geheim@db.example.org:5432/kommpaktiv",
        CACHE_URL="redis://cache.example.org:6379/1",
    )
    assert values["DATABASES"]["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert values["DATABASES"]["default"]["OPTIONS"]["pool"]["max_size"] == 16
    assert values["CACHES"]["default"] == {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": "redis://cache.example.org:6379/1",
    }


def test_no_folder_is_made_when_settings_are_read(in_production: Run, tmp_path):
    settings_in_production(in_production, "MEDIA_ROOT", "STATIC_ROOT")
    assert list(tmp_path.iterdir()) == []
