"""What search engines are told to read."""

from datetime import datetime
from xml.etree import ElementTree  # the site's own answers

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from kommpaktiv.web.sitemaps import LanguageSitemap
from tests import factories

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def tree(client: Client, path: str) -> ElementTree.Element:
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("application/xml")
    return ElementTree.fromstring(response.content)  # noqa: S314


def locations(client: Client, path: str) -> list[str]:
    return [element.text for element in tree(client, path).iterfind(".//s:loc", NAMES)]


@pytest.fixture
def about(home):
    page = factories.make_project(home)
    factories.copy_to_languages(page, "en", "ar")
    return page


class TestIndex:
    def test_languages_are_listed_when_they_have_pages_of_their_own(self, client, about):
        assert locations(client, "/sitemap.xml") == ["http://testserver/sitemap-de.xml"]
        factories.translate(about, "ar", title="من نحن")
        assert locations(client, "/sitemap.xml") == [
            "http://testserver/sitemap-de.xml",
            "http://testserver/sitemap-ar.xml",
        ]

    def test_language_is_as_new_as_its_newest_page(self, client, about):
        (last,) = [e.text for e in tree(client, "/sitemap.xml").iterfind(".//s:lastmod", NAMES)]
        about.refresh_from_db()
        assert datetime.fromisoformat(last) == about.last_published_at

    def test_index_is_empty_when_nothing_is_live(self, client, home):
        home.unpublish()
        assert locations(client, "/sitemap.xml") == []


class TestLanguage:
    def test_live_pages_are_listed_when_they_are_written_in_it(self, client, home, about):
        factories.add(home, factories.ProjectPage(title="Entwurf", lead=""), publish=False)
        assert locations(client, "/sitemap-de.xml") == [
            "http://testserver/de/",
            "http://testserver/de/uber-uns/",
        ]

    def test_untranslated_pages_are_left_out_when_the_source_is_listed(self, client, about):
        assert locations(client, "/sitemap-ar.xml") == []

    def test_private_pages_are_left_out_when_they_need_a_login(self, client, about):
        PageViewRestriction.objects.create(page=about, restriction_type="login")
        assert locations(client, "/sitemap-de.xml") == ["http://testserver/de/"]

    def test_page_names_its_translations_when_it_has_some(self, client, about):
        factories.translate(about, "en", title="About us", slug="about")
        expected = [
            ("de", "http://testserver/de/uber-uns/"),
            ("en", "http://testserver/en/about/"),
            ("x-default", "http://testserver/de/uber-uns/"),
        ]
        for language in ("de", "en"):
            url = tree(client, f"/sitemap-{language}.xml").findall("s:url", NAMES)[-1]
            links = [(e.get("hreflang"), e.get("href")) for e in url.iterfind("x:link", NAMES)]
            assert sorted(links) == expected
            assert url.find("s:lastmod", NAMES).text

    def test_page_names_no_language_when_it_has_no_translation(self, client, about):
        assert tree(client, "/sitemap-de.xml").findall(".//x:link", NAMES) == []

    def test_language_is_not_found_when_the_site_does_not_have_it(self, client, home):
        assert client.get("/sitemap-fr.xml").status_code == 404

    def test_pages_are_split_over_files_when_they_are_many(self, client, home, monkeypatch):
        monkeypatch.setattr(LanguageSitemap, "limit", 2)
        for number in range(3):
            factories.make_project(home, f"Seite {number}")
        parts = ["http://testserver/sitemap-de.xml", "http://testserver/sitemap-de.xml?p=2"]
        assert locations(client, "/sitemap.xml") == parts
        found = [url for part in parts for url in locations(client, part)]
        assert len(found) == len(set(found)) == 4
        assert client.get("/sitemap-de.xml?p=3").status_code == 404

    @pytest.mark.parametrize("count", [1, 5])
    def test_queries_do_not_grow_with_the_pages(
        self, client, home, django_assert_num_queries, count
    ):
        for number in range(count):
            page = factories.make_project(home, f"Seite {number}")
            factories.copy_to_languages(page, "en")
            factories.translate(page, "en", title=f"Page {number}")
        client.get("/de/")  # root paths of sites and content types are in the cache
        with django_assert_num_queries(6):
            client.get("/sitemap-de.xml")


class TestRobots:
    def test_everything_but_the_desk_is_open_when_machines_ask(self, client):
        response = client.get("/robots.txt")
        assert response.headers["Content-Type"].startswith("text/plain")
        assert response.content.decode().splitlines() == [
            "User-agent: *",
            "Disallow: /admin/",
            "",
            "Sitemap: http://testserver/sitemap.xml",
        ]
