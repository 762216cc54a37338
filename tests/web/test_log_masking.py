"""Whoever reads the log cannot act for somebody, nor learn who they are."""

from __future__ import annotations

import os
import re
import subprocess
from http.client import HTTPConnection
from pathlib import Path

import pytest
from django.conf import settings
from django.core import signing
from django.urls import reverse

from events.privacy.access_links import Purpose, make_token
from events.records.models import Occurrence
from events.registration import urls as registration_urls
from kommpaktiv.web.log_masking import mask
from tests import factories
from tests.events.builders import make_place
from tests.events.processes import database_url, free_address, restore_root
from tests.procfile import wait_for, web_command
from tests.web.conftest import CONFIGURED, Run

EMAIL = "amina.diallo+kurs@example.org"
PUZZLE = "eyJhbGdvcml0aG0iOiJTSEEtMjU2IiwiY2hhbGxlbmdlIjoiYWJj"
PATHS = [
    pattern.pattern._route.replace("<str:token>", "{token}")
    for pattern in registration_urls.urlpatterns
    if "<str:token>" in pattern.pattern._route
]


def signed(purpose: Purpose) -> str:
    return purpose.signer.sign("0a1b2c3d4e5f60718293a4b5c6d7e8f9.0")


class LoggingServer:
    """The site as the Procfile starts it, with an access log as well, writing to a file."""

    def __init__(self, log: Path, **environment: str):
        self.log = log
        self.address = free_address()
        root = str(settings.ROOT)
        with log.open("wb") as output:
            self.process = subprocess.Popen(  # noqa: S603 - our own command
                web_command(self.address[1], "--access-log"),
                cwd=root,
                env=os.environ
                | {
                    "DJANGO_SETTINGS_MODULE": "tests.web.settings_with_log",
                    "PYTHONPATH": os.pathsep.join([root, str(Path(root) / "site")]),
                }
                | environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        wait_for(self.address, self.process)

    def ask(self, method: str, path: str, body: str | None = None, **headers: str) -> int:
        browser = HTTPConnection(*self.address, timeout=60)
        browser.request(method, path, body, headers)
        status = browser.getresponse().status
        browser.close()
        return status

    def end(self) -> str:
        """What it has written."""
        self.process.terminate()
        self.process.wait()
        return self.log.read_text()


@pytest.fixture
def broken_site(tmp_path) -> LoggingServer:
    """It has no table: each look at the database ends in a traceback."""
    return LoggingServer(tmp_path / "log")


def secrets_in(log: str, tokens: list[str]) -> list[str]:
    """Signatures and addresses that can be read in the log."""
    signatures = [re.split("[~:]", token)[-1] for token in tokens]
    return [secret for secret in [*signatures, EMAIL, PUZZLE] if secret in log]


def test_paths_with_a_token_are_known_to_the_masks():
    assert len(PATHS) >= 10
    for path in PATHS:
        line = f"Not Found: /de/anmeldung/{path.format(token='halfatoken')}"
        assert "halfatoken" not in mask(line), path
        assert line.split("halfatoken")[0] in mask(line)


@pytest.mark.parametrize(
    ("view", "values"),
    [
        ("account_reset_password_from_key", {"uidb36": "1a", "key": "halfatoken"}),
        ("account_confirm_email", {"key": "halfatoken"}),
    ],
)
def test_links_of_the_staff_are_known_to_the_masks(view, values):
    line = f"Not Found: {reverse(view, kwargs=values)}"
    assert "halfatoken" not in mask(line)
    assert (
        mask("Not Found: /admin/password_reset/done/") == "Not Found: /admin/password_reset/done/"
    )


def test_what_was_searched_for_is_not_logged():
    line = '"GET /de/suche/?kind=story&q=einb%C3%BCrgerung&p=2 HTTP/1.1" 200'
    assert mask(line) == '"GET /de/suche/?kind=story&q=***&p=2 HTTP/1.1" 200'


def test_no_token_is_logged_when_everything_fails(broken_site):
    tokens, statuses = [], set()
    for path in PATHS:
        for purpose in Purpose:
            token = signed(purpose)
            tokens.append(token)
            address = f"/de/anmeldung/{path.format(token=token)}"
            statuses.add(broken_site.ask("GET", f"{address}?altcha={PUZZLE}&email={EMAIL}"))
            statuses.add(broken_site.ask("DELETE", address, Referer=address))
    statuses.add(broken_site.ask("POST", address, "a" * (settings.BODY_LIMIT + 1)))
    statuses.add(broken_site.ask("GET", f"{address}%00"))
    log = broken_site.end()
    assert {400, 413, 500} <= statuses
    assert "Traceback" in log
    assert "Request Entity Too Large: /de/anmeldung/" in log
    assert secrets_in(log, tokens) == []


@pytest.mark.django_db(transaction=True)
def test_no_token_is_logged_when_links_are_used_refused_forged_and_revoked(tmp_path):
    restore_root()
    factories.make_training(factories.make_home(languages=()))
    registration = make_place(Occurrence.objects.get(), EMAIL).participant.registration
    site = LoggingServer(tmp_path / "log", DATABASE_URL=database_url())
    tokens = [make_token(registration, purpose) for purpose in Purpose]
    statuses = set()
    for _attempt in ("used", "revoked"):
        for path in PATHS:
            for token in [*tokens, tokens[0] + "x", tokens[0].replace("~", "%7E")]:
                address = f"/de/anmeldung/{path.format(token=token)}"
                statuses.add(site.ask("GET", address))
                statuses.add(site.ask("POST", address))
        registration.link_version += 1
        registration.save()
    log = site.end()
    assert {200, 403, 404} <= statuses
    assert "/de/anmeldung/platz/***" in log
    assert secrets_in(log, tokens) == []


@pytest.mark.parametrize(
    "text",
    [
        f"duplicate key value: (email)=({EMAIL})",
        f"/?email={EMAIL.replace('@', '%40')}",
        "<ayşe@kommunal-politik.example>",
        f"POST altcha={PUZZLE}",
        f'BadSignature: Signature "{signing.Signer().signature("a")}" does not match',
        "Not Found: /admin/password_reset/confirm/Mg/c7h2x1-0123456789abcdef0123456789abcdef/",
        f"cookie {signing.dumps({'a': 1})} of a session",
        f"quoted {signing.dumps({'a': 1}).replace(':', '%3A')} in a query",
    ],
    ids=lambda text: text[:8],  # signatures know the time: workers would name the tests differently
)
def test_secret_is_masked_wherever_it_stands(text):
    masked = mask(text)
    assert "***" in masked
    for secret in (EMAIL, "kommunal-politik", PUZZLE, "Mg/", "0123456789abcdef"):
        assert secret not in masked
    assert not re.search(r"[\w-]{27,}", masked)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-30 04:12:59,123 INFO Not Found: /de/trainings/reden-vor-dem-rat/",
        "/de/anmeldung/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9/gesendet/",
        'File "/srv/site/events/booking/verbs.py", line 12, in confirm',
    ],
)
def test_line_stays_as_it_is_when_it_tells_no_secret(text):
    assert mask(text) == text


PRINT_HANDLERS = """
import logging, django
django.setup()
loggers = [logging.root, *logging.root.manager.loggerDict.values()]
handlers = {handler for logger in loggers for handler in getattr(logger, "handlers", ())}
for handler in handlers:
    if not isinstance(handler, logging.NullHandler):
        print(type(handler).__name__, type(handler.formatter).__name__)
"""


@pytest.mark.parametrize("name", ["production", "demo", "dev"])
def test_every_handler_masks_and_none_sends_mails(in_production: Run, name):
    module = f"kommpaktiv.settings.{name}"
    done = in_production("-c", PRINT_HANDLERS, DJANGO_SETTINGS_MODULE=module, **CONFIGURED)
    assert set(done.stdout.splitlines()) == {"StreamHandler MaskingFormatter"}, done.stderr


def test_line_tells_when_with_the_offset_to_utc_and_is_one_line(in_production: Run):
    script = (
        "import django; django.setup();"
        "from django.http import HttpResponse;"
        "from django.utils.log import log_response;"
        "log_response('Not Found: %s', '/a\\nb', response=HttpResponse(status=404))"
    )
    done = in_production("-W", "ignore", "-c", script, **CONFIGURED)
    when = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}"
    (line,) = done.stderr.strip().splitlines()
    assert re.fullmatch(rf"{when} WARNING django.request: Not Found: /a\\nb", line)
