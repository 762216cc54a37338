"""A site on the internet that is configured by halves does not start, and says what is missing."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import ERROR, WARNING, CheckMessage, Error, register, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.http.request import validate_host

from kommpaktiv.settings.sqlite import keeps_wal_intact

DEPLOYMENT = "deployment"
SECRET_KEY_LENGTH = 50  # what Django's own `check --deploy` asks for
SECRET_KEY_VARIETY = 10  # different characters


@register(DEPLOYMENT)
def check_deployment(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """One error a variable that is missing or unfit, where the settings say `IS_PUBLIC`."""
    return list(_faults()) if settings.IS_PUBLIC else []


@register(DEPLOYMENT)
def check_sqlite(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """An error on a public site, elsewhere a warning, where SQLite may corrupt the database."""
    on_sqlite = settings.DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3"
    if not on_sqlite or keeps_wal_intact(sqlite3.sqlite_version_info):
        return []
    return [
        CheckMessage(
            ERROR if settings.IS_PUBLIC else WARNING,
            f"SQLite {sqlite3.sqlite_version} can corrupt a database that two processes write to.",
            hint="Install pysqlite3 0.6.1, or a Python with SQLite 3.51.3, or set DATABASE_URL.",
            id="kommpaktiv.E005",
        )
    ]


def refuse_half_configured() -> None:
    """Keep a server from starting; commands run all checks by themselves.

    :raises ImproperlyConfigured: naming each variable to set.
    """
    faults = [fault for fault in run_checks(tags=[DEPLOYMENT]) if fault.is_serious()]
    if faults:
        raise ImproperlyConfigured(
            "\n".join(["", *(f"{f.hint} ({f.id}: {f.msg})" for f in faults)])
        )


def _faults() -> Iterator[Error]:
    if not _has_secret_key():
        yield Error(
            "The key that signs sessions and links is missing, short or guessable.",
            hint=f"Set SECRET_KEY to at least {SECRET_KEY_LENGTH} random characters.",
            id="kommpaktiv.E001",
        )
    if any(not _is_secret(key) for key in settings.SECRET_KEY_FALLBACKS):
        yield Error(
            "An older key that is still accepted is short or guessable.",
            hint="Set SECRET_KEY_FALLBACKS to keys that were good ones, or to nothing.",
            id="kommpaktiv.E006",
        )
    hosts = settings.ALLOWED_HOSTS
    are_hosts = bool(hosts) and not any("*" in host or "/" in host for host in hosts)
    if not are_hosts:
        yield Error(
            "The host names the site answers to are not given.",
            hint="Set ALLOWED_HOSTS to them, separated by commas, without '*' and 'https://'.",
            id="kommpaktiv.E002",
        )
    if not _is_origin(settings.BASE_URL):
        yield Error(
            "The address of the site, which mails link to, is missing, not encrypted or no host.",
            hint="Set BASE_URL to it, such as https://kommpaktiv.example.org.",
            id="kommpaktiv.E003",
        )
    elif are_hosts and not validate_host(urlsplit(settings.BASE_URL).hostname or "", hosts):
        yield Error(
            "Links in mails lead to a host the site does not answer to.",
            hint="Set BASE_URL to one of the ALLOWED_HOSTS.",
            id="kommpaktiv.E007",
        )
    if not settings.EMAIL_HOST:
        yield Error(
            "No mail server is given, so nobody could confirm a registration.",
            hint="Set EMAIL_URL, such as smtp+tls://user:password@mail.example.org:587.",
            id="kommpaktiv.E004",
        )


def _has_secret_key() -> bool:
    try:
        key = settings.SECRET_KEY
    except ImproperlyConfigured:  # Django's own word for an empty one
        return False
    return _is_secret(key)


def _is_origin(address: str) -> bool:
    """Whether it is an encrypted scheme and a host, and nothing else."""
    parts = urlsplit(address)
    is_plain = not (parts.path or parts.query or parts.fragment or " " in address)
    return parts.scheme == "https" and bool(parts.hostname) and is_plain


def _is_secret(key: str) -> bool:
    return (
        len(key) >= SECRET_KEY_LENGTH
        and len(set(key)) >= SECRET_KEY_VARIETY
        and not key.startswith("django-insecure-")
    )
