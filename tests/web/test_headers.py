"""What every answer tells the browser: what it may load, and what it may tell others."""

import re

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls


def policy(response: HttpResponse) -> dict[str, list[str]]:
    """The Content-Security-Policy by directive."""
    directives = (part.split() for part in response.headers["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in directives}


def test_page_sets_no_cookie_when_read_by_a_visitor(client, home):
    response = client.get("/de/")
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def nonces(request: HttpRequest) -> HttpResponse:
    """A page with a script."""
    return HttpResponse(f'<script nonce="{request.csp_nonce}"></script>')


urlpatterns = [path("nonces", nonces), path("admin/", include(wagtailadmin_urls))]


def test_page_runs_only_scripts_with_the_nonce_of_this_answer(client, settings):
    settings.ROOT_URLCONF = __name__
    first, second = client.get("/nonces"), client.get("/nonces")
    for response in (first, second):
        (nonce,) = re.findall(r'nonce="([^"]+)"', response.text)
        assert policy(response)["script-src"] == [f"'nonce-{nonce}'"]
    assert policy(first)["script-src"] != policy(second)["script-src"]


def test_page_has_no_script_without_its_nonce(client, home):
    response = client.get("/de/")
    scripts = re.findall(r"<script\b[^>]*>", response.text)
    data = '<script type="application/ld+json">'
    allowed = policy(response)["script-src"]
    assert data in scripts
    for script in scripts:
        assert script == data or any(source.strip("'")[6:] in script for source in allowed)


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
