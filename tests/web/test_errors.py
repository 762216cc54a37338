"""What readers see when something is wrong: in their language, and never a second fault."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path
from django.views.decorators.csrf import csrf_protect

from kommpaktiv import urls
from tests import factories


def broken(request: HttpRequest) -> HttpResponse:
    raise DatabaseError("The database is gone")


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def suspicious(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


@csrf_protect
def form(request: HttpRequest) -> HttpResponse:
    return HttpResponse("sent")


# The site's own addresses and handlers, and some that fail.
urlpatterns = [
    path("de/broken/", broken),
    path("ar/broken/", broken),
    path("broken/", broken),
    path("tr/forbidden/", forbidden),
    path("tr/suspicious/", suspicious),
    path("ar/form/", form),
    *urls.urlpatterns,
]
handler400 = urls.handler400
handler403 = urls.handler403
handler404 = urls.handler404
handler500 = urls.handler500


@pytest.fixture
def visitor() -> Client:
    """A browser that shows the answer instead of the exception."""
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(raise_request_exception=False, enforce_csrf_checks=True)


class TestNotFound:
    def test_answer_speaks_the_language_of_the_address_when_it_has_one(self, home, visitor):
        response = visitor.get("/ar/nichts/", headers={"accept-language": "en"})
        assert response.status_code == 404
        assert '<html lang="ar" dir="rtl">' in response.content.decode()

    def test_answer_speaks_the_browsers_language_when_the_address_has_none(self, home, visitor):
        response = visitor.get("/nichts/", headers={"accept-language": "tr-TR"})
        assert response.status_code == 404
        assert '<html lang="tr" dir="ltr">' in response.content.decode()
        assert "Accept-Language" in response.headers["Vary"]

    def test_answer_has_menus_and_a_search_when_nothing_is_there(self, home, visitor):
        content = visitor.get("/de/nichts/").content.decode()
        assert 'action="/de/suche/"' in content
        assert 'href="/ar/"' in content
        assert '<meta name="robots" content="noindex">' in content

    def test_answer_leads_to_the_next_trainings(self, home, visitor):
        training = factories.make_training(home)
        assert f'href="{training.url}"' in visitor.get("/de/nichts/").content.decode()

    @pytest.mark.parametrize("address", ["/de/%ff/", "/de/%", "/de/%c3%28/", "/de/../../etc/"])
    def test_address_is_not_found_when_it_is_broken(self, home, visitor, address):
        assert visitor.get(address).status_code == 404

    def test_address_is_not_found_when_it_is_very_long(self, home, visitor):
        assert visitor.get(f"/de/{'a' * 10_000}/").status_code == 404


class TestNul:
    @pytest.mark.parametrize("address", ["/%00", "/de/%00/", "/de/uber%00uns/", "/admin/%00/"])
    def test_request_is_refused_when_its_path_has_a_nul(self, home, visitor, address):
        response = visitor.get(address)
        assert response.status_code == 400
        assert "<h1>" in response.content.decode()


class TestRefusals:
    def test_page_is_in_the_readers_language_when_it_is_forbidden(self, home, visitor):
        response = visitor.get("/tr/forbidden/")
        assert response.status_code == 403
        assert '<html lang="tr" dir="ltr">' in response.content.decode()

    def test_page_is_in_the_readers_language_when_a_form_lacks_its_token(self, home, visitor):
        response = visitor.post("/ar/form/")
        assert response.status_code == 403
        assert '<html lang="ar" dir="rtl">' in response.content.decode()
        assert b"sent" not in response.content

    def test_page_is_in_the_readers_language_when_a_request_is_suspicious(self, home, visitor):
        response = visitor.get("/tr/suspicious/")
        assert response.status_code == 400
        assert '<html lang="tr" dir="ltr">' in response.content.decode()

    def test_page_is_shown_when_the_host_is_not_ours(self, visitor):
        response = visitor.get("/de/", headers={"host": "evil.example"})
        assert response.status_code == 400
        assert "evil" not in response.content.decode()


class TestServerError:
    """No database in these tests: whoever asks for it fails."""

    @pytest.mark.parametrize(
        ("address", "language", "direction"),
        [("/de/broken/", "de", "ltr"), ("/ar/broken/", "ar", "rtl"), ("/broken/", "fa", "rtl")],
    )
    def test_page_needs_no_database_when_the_site_is_broken(
        self, visitor, address, language, direction
    ):
        response = visitor.get(address, headers={"accept-language": "fa"})
        assert response.status_code == 500
        content = response.content.decode()
        assert f'<html lang="{language}" dir="{direction}">' in content
        assert 'href="/"' in content
        assert "gone" not in content

    def test_page_is_as_safe_as_others_when_the_site_is_broken(self, visitor):
        assert "Content-Security-Policy" in visitor.get("/de/broken/").headers
