"""Menus: what they show in which language, what they cost, and when they are forgotten."""

import json
from contextlib import suppress

import pytest
from django.db import transaction
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation
from wagtail.models import Locale, Page, Site

from kommpaktiv.content.models import SiteSettings
from kommpaktiv.navigation.models import Footer, MainMenu
from tests import factories

SHOWN = Template(
    "{% load menus %}{% main_menu as menu %}{% footer as bottom %}"
    "{% for link in menu %}<a href='{{ link.url }}'{{ link.lang_attrs }}"
    "{% if link.is_current %} aria-current='page'{% elif link.is_section %} class='here'{% endif %}"
    ">{{ link.label }}</a>{% endfor %}"
    "<p{{ bottom.claim_lang_attrs }}>{{ bottom.claim }}</p>"
    "{% for column in bottom.columns %}"
    "<h2{{ column.heading_lang_attrs }}>{{ column.heading }}</h2>"
    "{% for link in column.links %}<b{{ link.lang_attrs }}>{{ link.label }}</b>{% endfor %}"
    "{% endfor %}<i>{{ bottom.contact.email }}</i>"
)


def shown(language: str = "de", path: str = "/") -> str:
    """Both menus as a page at `path` shows them."""
    with translation.override(language):
        return SHOWN.render(Context({"request": RequestFactory().get(path)}))


def make_menu(*pages: Page, language: str = "de", label: str = "", **fields: object) -> MainMenu:
    return MainMenu.objects.create(
        locale=Locale.objects.get(language_code=language),
        links=json.dumps(
            [{"type": "page", "value": {"page": page.pk, "label": label}} for page in pages]
        ),
        **fields,
    )


def make_footer(*pages: Page, language: str = "de", claim: str = "Gemeinsam vor Ort") -> Footer:
    links = [{"type": "page", "value": {"page": page.pk, "label": ""}} for page in pages]
    outside = {"label": "Förderer", "address": "https://example.org/"}
    links.append({"type": "address", "value": outside})
    column = {"heading": "Mehr", "links": links}
    return Footer.objects.create(
        locale=Locale.objects.get(language_code=language),
        claim=claim,
        columns=json.dumps([{"type": "column", "value": column}]),
    )


@pytest.fixture
def about(home):
    page = factories.make_project(home, "Über uns")
    factories.copy_to_languages(page)
    return page


class TestLanguages:
    def test_titles_are_marked_as_german_when_pages_are_not_translated(self, about):
        make_menu(about)
        assert '<a href=\'/tr/uber-uns/\' lang="de" dir="ltr">Über uns</a>' in shown("tr")

    def test_titles_are_the_readers_when_pages_are_translated(self, about):
        factories.translate(about, "tr", title="Hakkımızda")
        make_menu(about)
        assert ">Hakkımızda</a>" in shown("tr")
        assert "lang=" not in shown("tr").split("</a>")[0]

    def test_german_label_gives_way_when_the_page_has_a_title_in_the_readers_language(self, about):
        factories.translate(about, "tr", title="Hakkımızda")
        make_menu(about, label="Wir")
        assert ">Hakkımızda</a>" in shown("tr")
        assert '<a href=\'/ar/uber-uns/\' lang="de" dir="ltr">Wir</a>' in shown("ar")

    def test_label_of_a_translated_menu_wins_over_the_title(self, about):
        german = make_menu(about, label="Wir")
        make_menu(about, label="نحن", language="ar", translation_key=german.translation_key)
        assert "<a href='/ar/uber-uns/'>نحن</a>" in shown("ar")
        assert ">Wir</a>" in shown("de")

    def test_german_page_is_linked_when_the_language_lacks_it(self, home):
        make_menu(factories.make_project(home, "Nur deutsch"))
        assert "<a href='/de/nur-deutsch/' lang=\"de\"" in shown("uk")

    def test_footer_marks_claim_and_headings_when_it_is_not_translated(self, about):
        make_footer(about)
        bottom = shown("fa")
        assert '<p lang="de" dir="ltr">Gemeinsam vor Ort</p>' in bottom
        assert '<h2 lang="de" dir="ltr">Mehr</h2>' in bottom
        assert '<b lang="de" dir="ltr">Förderer</b>' in bottom

    def test_footer_is_the_readers_when_it_is_translated(self, about):
        make_footer(about)
        make_footer(about, language="fa", claim="با هم")
        assert "<p>با هم</p>" in shown("fa")

    def test_menus_are_empty_when_nobody_made_them(self, home):
        assert shown() == "<p></p><i></i>"


class TestPages:
    def test_link_is_current_when_its_page_is_shown(self, about):
        make_menu(about)
        assert "aria-current" in shown("de", "/de/uber-uns/")
        assert "aria-current" not in shown("de", "/de/")

    def test_link_is_the_section_when_a_page_below_it_is_shown(self, home, about):
        make_menu(home, about)
        here = shown("de", "/de/uber-uns/team/")
        assert "<a href='/de/uber-uns/' class='here'>" in here
        assert here.count("class='here'") == 1

    def test_list_of_the_site_is_the_section_of_what_stands_below_a_location(self, home, client):
        training = factories.make_training(factories.make_location(home))
        calendar = factories.add(home, factories.TrainingCalendarPage(title="Trainings"))
        locations = factories.LocationIndexPage.objects.get()
        make_menu(calendar, locations)
        here = client.get(training.url).content.decode()
        assert f'<a href="{calendar.url}" aria-current="true">' in here
        assert f'<a href="{locations.url}">' in here

    def test_page_is_left_out_when_it_is_a_draft(self, home):
        page = factories.add(home, factories.ProjectPage(title="Entwurf"), publish=False)
        make_menu(page)
        assert "<a" not in shown()

    def test_page_is_left_out_when_its_translation_is_unpublished(self, about):
        factories.translate(about, "tr", title="Hakkımızda").unpublish()
        make_menu(about)
        assert "<a" not in shown("tr")

    def test_rest_of_the_menu_stays_when_a_linked_page_was_deleted(self, home, about):
        gone = factories.make_project(home, "Weg")
        make_menu(gone, about)
        gone.delete()
        assert shown().count("<a") == 1


class TestCost:
    @pytest.mark.parametrize("count", [1, 6])
    def test_queries_do_not_grow_with_the_menus(self, home, django_assert_num_queries, count):
        pages = [factories.make_project(home, f"Seite {number}") for number in range(count)]
        for page in pages:
            factories.copy_to_languages(page, "tr")
        make_menu(*pages)
        make_footer(*pages)
        SiteSettings.for_site(Site.objects.get())
        pages[0].get_url()  # the root paths of sites are in the cache, as on any site in use
        with django_assert_num_queries(7):  # the site, its settings, two menus, their pages
            shown("tr")

    def test_nothing_is_looked_up_when_menus_are_in_the_cache(
        self, about, django_assert_num_queries
    ):
        make_menu(about)
        SiteSettings.for_site(Site.objects.get())  # made when first asked for
        shown()
        with django_assert_num_queries(0):
            shown()


class TestForgetting:
    """Every change is seen at once, and an unrelated read changes nothing."""

    @pytest.fixture(autouse=True)
    def warm(self, about, django_capture_on_commit_callbacks):
        self.about = about
        self.menu = make_menu(about)
        self.bottom = make_footer(about)
        self.committing = lambda: django_capture_on_commit_callbacks(execute=True)
        shown()
        shown("tr")

    def test_title_is_new_when_a_page_is_published(self):
        self.about.title = "Wir"
        with self.committing():
            self.about.save_revision().publish()
        assert ">Wir</a>" in shown()
        assert ">Wir</a>" in shown("tr")

    def test_title_stays_when_only_a_draft_is_saved(self):
        self.about.title = "Wir"
        with self.committing():
            self.about.save_revision()
        assert ">Über uns</a>" in shown()

    def test_link_goes_when_the_page_is_unpublished(self):
        with self.committing():
            self.about.unpublish()
        assert "<a" not in shown()

    def test_link_goes_when_the_page_is_deleted(self):
        with self.committing():
            self.about.delete()
        assert "<a" not in shown()

    def test_address_is_new_when_the_page_is_moved(self, home):
        parent = factories.make_project(home, "Projekt")
        with self.committing():
            self.about.move(parent, "last-child")
        assert "href='/de/projekt/uber-uns/'" in shown()

    def test_address_is_new_when_a_page_above_gets_another_slug(self, home):
        parent = factories.make_project(home, "Projekt")
        with self.committing():
            self.about.move(parent, "last-child")
        shown()
        parent.refresh_from_db()
        parent.slug = "vorhaben"
        with self.committing():
            parent.save()
        assert "href='/de/vorhaben/uber-uns/'" in shown()

    def test_links_are_new_when_the_menu_is_saved(self, home):
        self.menu.links = json.dumps(
            [{"type": "page", "value": {"page": home.pk, "label": "Start"}}]
        )
        with self.committing():
            self.menu.save()
        assert ">Start</a>" in shown()

    def test_menu_is_empty_when_it_is_deleted(self):
        with self.committing():
            self.menu.delete()
        assert "<a" not in shown()

    def test_claim_is_new_when_the_footer_is_saved(self):
        self.bottom.claim = "Mitreden"
        with self.committing():
            self.bottom.save()
        assert "Mitreden" in shown()

    def test_footer_is_empty_when_it_is_deleted(self):
        with self.committing():
            self.bottom.delete()
        assert "<h2" not in shown()

    def test_contact_is_new_when_the_settings_are_saved(self):
        site_settings = SiteSettings.for_site(Site.objects.get())
        site_settings.email = "post@example.org"
        with self.committing():
            site_settings.save()
        assert "post@example.org" in shown()

    def test_menus_are_as_before_when_the_change_is_rolled_back(self):
        before = shown()
        with self.committing(), suppress(InterruptedError), transaction.atomic():
            self.bottom.delete()
            raise InterruptedError
        assert shown() == before
