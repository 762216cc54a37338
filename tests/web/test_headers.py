"""What every answer tells the browser: what it may load, and what it may tell others."""

import re

import pytest
from django.http import HttpResponse


def policy(response: HttpResponse) -> dict[str, list[str]]:
    """The Content-Security-Policy by directive."""
    directives = (part.split() for part in response.headers["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in directives}


def test_page_sets_no_cookie_when_read_by_a_visitor(client, home):
    response = client.get("/de/")
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_page_runs_only_scripts_and_styles_that_are_files_of_ours(client, home):
    """Whole pages are kept, and a nonce counts once."""
    allowed = policy(client.get("/de/"))
    assert allowed["script-src"] == allowed["style-src"] == ["'self'"]


def test_page_has_no_script_of_its_own(client, home):
    scripts = re.findall(r"<script\b[^>]*>", client.get("/de/").text)
    data = '<script type="application/ld+json">'
    assert data in scripts
    assert all(script == data or ' src="/static/' in script for script in scripts)


def test_page_may_load_nothing_from_elsewhere_but_a_video_that_was_clicked(client, home):
    allowed = policy(client.get("/de/"))
    assert allowed["default-src"] == ["'none'"]
    elsewhere = {name for name, sources in allowed.items() if any("//" in s for s in sources)}
    assert elsewhere == {"frame-src"}
    assert not any("unsafe" in source for sources in allowed.values() for source in sources)


@pytest.mark.django_db
def test_admin_may_use_inline_scripts_but_nothing_from_elsewhere(client):
    allowed = policy(client.get("/admin/login/"))
    assert allowed["script-src"] == ["'self'", "'unsafe-inline'"]
    assert allowed["script-src-attr"] == ["'none'"]
    assert allowed["default-src"] == ["'none'"]
    assert not any("//" in source for sources in allowed.values() for source in sources)


@pytest.mark.parametrize("address", ["/de/", "/admin/login/", "/de/nowhere/", "/healthz"])
def test_no_answer_is_framed_elsewhere_or_loads_a_plugin(client, home, address):
    allowed = policy(client.get(address))
    assert allowed["frame-ancestors"] == ["'self'"]
    assert allowed["object-src"] == allowed["base-uri"] == ["'none'"]


def test_page_gives_away_neither_its_address_nor_the_devices(client, home):
    headers = client.get("/de/").headers
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    for feature in ("camera", "geolocation", "microphone"):
        assert f"{feature}=()" in headers["Permissions-Policy"]


def test_browser_is_told_to_stay_with_https_when_the_site_uses_it(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 31_536_000
    plain = client.get("/healthz")
    assert plain.status_code == 301
    assert plain.headers["Location"].startswith("https://")
    encrypted = client.get("/healthz", secure=True)
    assert encrypted.headers["Strict-Transport-Security"] == "max-age=31536000"
