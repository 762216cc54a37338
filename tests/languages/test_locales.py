"""Which language an address speaks, and how readers get from one to another."""

import pytest
from django.template import Context, Template
from django.urls import resolve
from hypothesis import given
from hypothesis import strategies as st

from kommpaktiv.languages.locales import best_language, language_of_path
from tests import factories


class TestStart:
    @pytest.mark.parametrize(
        ("accepted", "path"),
        [
            ("", "/de/"),
            ("tr", "/tr/"),
            ("ar-SY,ar;q=0.9,en;q=0.8", "/ar/"),
            ("en-GB", "/en/"),
            ("de-simple,de;q=0.9", "/de-simple/"),
            ("de-AT", "/de/"),
            ("fr-FR,fr;q=0.9", "/de/"),
            ("fr, uk;q=0.4, fa;q=0.7", "/fa/"),
            ("en;q=0, tr;q=0.1", "/tr/"),
            ("*", "/de/"),
            ("EN-us", "/en/"),
            ("prs-AF,en;q=0.5", "/fa/"),
            ("nonsense;;;q=high", "/de/"),
            ("x" * 10_000, "/de/"),
        ],
    )
    def test_start_leads_to_the_best_language_when_a_browser_names_some(
        self, client, accepted, path
    ):
        response = client.get("/", headers={"accept-language": accepted})
        assert response.status_code == 302
        assert response.headers["Location"] == path
        assert response.headers["Vary"] == "Accept-Language"

    def test_cookies_are_neither_read_nor_set_when_a_visitor_arrives(self, client):
        client.cookies["django_language"] = "tr"
        response = client.get("/", headers={"accept-language": "en"})
        assert response.headers["Location"] == "/en/"
        assert not response.cookies
        assert "Cookie" not in response.headers["Vary"]

    @given(st.text(max_size=80))
    def test_some_language_of_ours_is_found_when_the_header_is_anything(self, accepted):
        assert best_language(accepted) in factories.LANGUAGES


class TestPaths:
    @pytest.mark.parametrize("language", factories.LANGUAGES)
    def test_prefix_is_the_language_when_the_site_has_it(self, language):
        assert language_of_path(f"/{language}/uber-uns/") == language

    @pytest.mark.parametrize("path", ["/fr/", "/", "", "/admin/", "/de-at/", "/DE/", "/des/"])
    def test_path_has_no_language_when_the_site_does_not_have_it(self, path):
        assert language_of_path(path) is None

    @pytest.mark.parametrize("path", ["/fr/", "/uber-uns/", "/de-at/"])
    def test_address_is_not_found_when_its_language_is_unknown(self, home, client, path):
        assert client.get(path).status_code == 404

    @pytest.mark.parametrize(
        ("language", "direction"), [("de", "ltr"), ("tr", "ltr"), ("ar", "rtl"), ("fa", "rtl")]
    )
    def test_page_says_its_language_and_direction_when_it_is_read(
        self, home, client, language, direction
    ):
        response = client.get(f"/{language}/", headers={"accept-language": "en"})
        assert f'<html lang="{language}" dir="{direction}">' in response.content.decode()
        assert response.headers["Content-Language"] == language
        assert "Accept-Language" not in response.headers.get("Vary", "")

    def test_readers_get_no_cookie_when_they_read_and_search(self, home, client):
        for path in ("/de/", "/ar/", "/de/suche/?q=Politik", "/de/nichts/", "/fr/"):
            response = client.get(path)
            assert not response.cookies, path
            assert "Cookie" not in response.headers.get("Vary", ""), path


class TestUntranslated:
    def test_page_is_marked_as_german_when_it_is_read_in_another_language(self, home, client):
        about = factories.make_project(home, lead="Wer wir sind")
        factories.copy_to_languages(about, "ar")
        content = client.get("/ar/uber-uns/").content.decode()
        assert '<h1 lang="de" dir="ltr">' in content
        assert '<p class="lead" lang="de" dir="ltr">Wer wir sind</p>' in content
        assert 'class="notice"' in content

    def test_page_is_not_marked_when_it_is_translated(self, home, client):
        about = factories.make_project(home)
        factories.copy_to_languages(about, "ar")
        factories.translate(about, "ar", title="من نحن", slug="about-ar")
        content = client.get("/ar/about-ar/").content.decode()
        assert '<h1 lang="de"' not in content
        assert 'class="notice"' not in content


SWITCHER = Template(
    "{% load site_tags %}{% language_links as languages %}{% for link in languages %}"
    "{{ link.code }}|{{ link.name }}|{{ link.dir }}|{{ link.url }}|"
    "{{ link.is_current }}|{{ link.is_translated }}\n{% endfor %}"
)


def links(rf, path: str, page=None) -> dict[str, list[str]]:
    """The switcher's links on the page at `path`, by language."""
    request = rf.get(path)
    request.resolver_match = resolve(path.split("?")[0])
    rows = SWITCHER.render(Context({"request": request, "page": page})).splitlines()
    return {row.split("|")[0]: row.split("|")[1:] for row in rows}


class TestSwitcher:
    @pytest.fixture
    def about(self, home):
        page = factories.make_project(home)
        factories.copy_to_languages(page, "en", "ar", "tr")
        factories.translate(page, "en", title="About us", slug="about")
        return page

    def test_languages_are_named_in_themselves_in_the_order_of_the_settings(self, rf, about):
        found = links(rf, "/de/uber-uns/", about)
        assert list(found) == list(factories.LANGUAGES)
        assert found["ar"][:2] == ["العربيّة", "rtl"]
        assert found["de-simple"][:2] == ["Leichte Sprache", "ltr"]

    def test_link_leads_to_the_translation_when_there_is_one(self, rf, about):
        assert links(rf, "/de/uber-uns/", about)["en"][2:] == ["/en/about/", "False", "True"]

    def test_link_leads_to_the_alias_when_the_page_is_not_translated(self, rf, about):
        assert links(rf, "/de/uber-uns/", about)["tr"][2:] == ["/tr/uber-uns/", "False", "False"]

    def test_link_leads_home_when_the_page_is_missing_in_a_language(self, rf, about):
        assert links(rf, "/de/uber-uns/", about)["uk"][2:] == ["/uk/", "False", "False"]

    def test_language_is_the_current_one_when_its_page_is_read(self, rf, about):
        assert links(rf, "/de/uber-uns/", about)["de"][2:] == ["/de/uber-uns/", "True", "True"]

    def test_links_keep_the_view_and_what_is_searched_for(self, rf, home):
        found = links(rf, "/de/suche/?q=Haushalt")
        assert found["ar"][2:] == ["/ar/suche/?q=Haushalt", "False", "True"]

    @pytest.mark.parametrize("path", ["/de/nichts/", "/robots.txt"])
    def test_links_lead_home_when_no_page_is_at_the_address(self, rf, home, path):
        assert links(rf, path)["tr"][2] == "/tr/"

    def test_one_query_finds_all_languages_when_a_page_is_shown(
        self, rf, about, django_assert_num_queries
    ):
        about.get_url()
        with django_assert_num_queries(2):  # the versions, and the site of the request
            links(rf, "/de/uber-uns/", about)

    def test_switcher_is_on_every_page_in_the_language_of_each_link(self, about, client):
        content = client.get("/de/uber-uns/").content.decode()
        assert '<a href="/en/about/" hreflang="en">' in content
        assert '<span lang="ar" dir="rtl">العربيّة</span>' in content
