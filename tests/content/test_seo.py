"""The head of pages: what search engines and networks read."""

import json
import re
from datetime import datetime
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from django.core.files.images import ImageFile
from django.template import Context, Template
from django.utils import translation
from PIL import Image
from wagtail.models import Site

from events.trainings.models import EventPage
from kommpaktiv.content.models import SiteImage, SiteSettings
from kommpaktiv.content.periodic_tasks import make_sizes
from tests import factories

HEAD = Template(
    "{% load site_tags %}<title>{% document_title %}</title>"
    "{% include 'components/head_meta.html' %}"
)
ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def head(rf, page) -> str:
    """The head of `page` as its readers get it."""
    language = page.locale.language_code
    request = rf.get(page.get_url())
    request.LANGUAGE_CODE = language
    with translation.override(language):
        return HEAD.render(Context({"request": request, "page": page}))


def alternates(rf, page) -> dict[str, str]:
    return dict(ALTERNATE.findall(head(rf, page)))


def data(rf, page) -> dict:
    """The structured data of `page`."""
    (text,) = DATA.findall(head(rf, page))
    return json.loads(text)


@pytest.fixture
def about(home):
    page = factories.make_project(home, "Über uns", lead="Wer wir sind")
    factories.copy_to_languages(page, "en", "ar", "tr")
    return page


class TestTitle:
    def test_title_names_page_and_site_when_nothing_else_is_given(self, rf, about):
        assert "<title>Über uns · KommPAktiv</title>" in head(rf, about)

    def test_title_is_the_one_for_search_engines_when_there_is_one(self, rf, about):
        about.seo_title = "Wer ist KommPAktiv?"
        assert "<title>Wer ist KommPAktiv? · KommPAktiv</title>" in head(rf, about)
        assert '<meta property="og:title" content="Wer ist KommPAktiv?">' in head(rf, about)

    def test_name_of_the_site_stands_once_when_the_home_page_is_named_after_it(self, rf, home):
        assert "<title>KommPAktiv</title>" in head(rf, home)

    def test_name_of_the_site_is_the_settings_when_an_editor_changed_it(self, rf, about):
        site_settings = SiteSettings.for_site(Site.objects.get())
        site_settings.name = "Beirat & Co"
        site_settings.save()
        assert "<title>Über uns · Beirat &amp; Co</title>" in head(rf, about)


class TestDescription:
    def test_description_is_the_lead_when_no_other_is_given(self, rf, about):
        assert '<meta name="description" content="Wer wir sind">' in head(rf, about)

    def test_description_is_the_one_for_search_engines_when_there_is_one(self, rf, about):
        about.search_description = 'Ein "guter" Satz'
        expected = 'content="Ein &quot;guter&quot; Satz"'
        assert f'<meta name="description" {expected}>' in head(rf, about)
        assert f'<meta property="og:description" {expected}>' in head(rf, about)

    def test_description_is_missing_when_there_is_nothing_to_say(self, rf, home):
        page = factories.make_project(home, "Leer", lead="")
        assert "description" not in head(rf, page)


class TestCanonical:
    def test_canonical_is_the_page_itself_when_it_is_written_in_its_language(self, rf, about):
        url = "http://testserver/de/uber-uns/"
        assert f'<link rel="canonical" href="{url}">' in head(rf, about)
        assert f'<meta property="og:url" content="{url}">' in head(rf, about)

    def test_canonical_is_the_source_when_the_page_is_not_translated(self, rf, about):
        alias = about.get_translations().get(locale__language_code="tr").specific
        assert '<link rel="canonical" href="http://testserver/de/uber-uns/">' in head(rf, alias)
        assert "noindex" not in head(rf, alias)

    def test_canonical_keeps_its_host_when_a_request_names_another(self, about, client, settings):
        settings.ALLOWED_HOSTS = ["*"]
        content = client.get("/de/uber-uns/?p=2", headers={"host": "evil.example"}).content
        assert b'<link rel="canonical" href="http://testserver/de/uber-uns/">' in content
        assert b"evil.example" not in content


class TestAlternates:
    def test_no_language_is_named_when_the_page_has_only_one(self, rf, about):
        assert alternates(rf, about) == {}

    def test_all_translations_name_the_same_languages_when_some_are_live(self, rf, about):
        english = factories.translate(about, "en", title="About us", slug="about")
        arabic = factories.translate(about, "ar", title="من نحن", slug="about-ar")
        expected = {
            "de": "http://testserver/de/uber-uns/",
            "en": "http://testserver/en/about/",
            "ar": "http://testserver/ar/about-ar/",
            "x-default": "http://testserver/de/uber-uns/",
        }
        for page in (about, english, arabic):
            assert alternates(rf, page) == expected

    def test_language_is_not_named_when_its_page_is_no_longer_live(self, rf, about):
        factories.translate(about, "en", title="About us", slug="about").unpublish()
        assert alternates(rf, about) == {}

    def test_untranslated_page_names_no_languages_when_others_are_live(self, rf, about):
        factories.translate(about, "en", title="About us", slug="about")
        alias = about.get_translations().get(locale__language_code="tr").specific
        assert alternates(rf, alias) == {}

    def test_first_page_lets_the_browser_decide_when_no_language_fits(self, rf, home):
        factories.translate(home, "en", title="KommPAktiv")
        assert alternates(rf, home)["x-default"] == "http://testserver/"


class TestSocial:
    @pytest.mark.parametrize(("language", "locale"), [("ar", "ar_EG"), ("tr", "tr_TR")])
    def test_locale_is_the_contents_when_a_network_asks(self, rf, about, language, locale):
        page = factories.translate(about, language, title="x")
        assert f'<meta property="og:locale" content="{locale}">' in head(rf, page)

    def test_locale_is_german_when_the_page_is_not_translated(self, rf, about):
        alias = about.get_translations().get(locale__language_code="tr").specific
        assert '<meta property="og:locale" content="de_DE">' in head(rf, alias)

    def test_picture_is_the_sites_when_the_page_has_none(self, rf, about, client):
        url = re.search(r'property="og:image" content="([^"]+)"', head(rf, about)).group(1)
        response = client.get(urlsplit(url).path)
        width, height = Image.open(BytesIO(b"".join(response))).size
        assert (width, height) == (1200, 630)

    def test_picture_is_cropped_for_networks_when_the_page_has_one(self, rf, about):
        file = BytesIO()
        Image.new("RGB", (1600, 1600), "#f2684a").save(file, "PNG")
        picture = SiteImage.objects.create(title="Platz", file=ImageFile(file, name="platz.png"))
        make_sizes()
        picture.refresh_from_db()
        about.social_image = picture
        found = head(rf, about)
        assert 'content="http://testserver/media/images/platz' in found
        assert '<meta property="og:image:width" content="1200">' in found

    def test_picture_is_the_sites_when_the_pages_is_a_drawing(self, rf, about):
        drawing = ImageFile(
            BytesIO(b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), name="x.svg"
        )
        about.social_image = SiteImage.objects.create(title="Zeichnung", file=drawing)
        assert "img/social.png" in head(rf, about)


class TestStructuredData:
    def test_home_page_is_the_organisation_when_machines_read_it(self, rf, home):
        site_settings = SiteSettings.for_site(Site.objects.get())
        site_settings.organisation = "Förderverein"
        site_settings.mastodon = "https://social.example/@kommpaktiv"
        site_settings.save()
        found = data(rf, home)
        assert found["@context"] == "https://schema.org"
        assert found["@type"] == "Organization"
        assert found["name"] == "Förderverein"
        assert found["sameAs"] == ["https://social.example/@kommpaktiv"]
        assert "email" not in found

    def test_story_is_an_article_in_the_language_it_is_written_in(self, rf, home):
        story = factories.make_story(home, "Ein Anfang", role="Vorsitzende")
        found = data(rf, story)
        assert found["@type"] == "Article"
        assert found["headline"] == "Ein Anfang"
        assert found["inLanguage"] == "de"
        assert found["about"] == {"@type": "Person", "name": "Amina D.", "jobTitle": "Vorsitzende"}
        assert found["url"] == f"http://testserver{story.get_url()}"
        assert found["datePublished"]
        assert '<meta property="og:type" content="article">' in head(rf, story)

    def test_page_has_no_data_when_its_kind_has_none_to_give(self, rf, about):
        assert DATA.findall(head(rf, about)) == []

    def test_text_cannot_end_the_element_when_it_holds_markup(self, rf, home):
        story = factories.make_story(home, "</script><script>alert(1)</script><!--")
        content = head(rf, story)
        assert content.count("</script>") == 1
        assert data(rf, story)["headline"] == "</script><script>alert(1)</script><!--"


class TestTrainingData:
    @pytest.fixture
    def training(self, home) -> EventPage:
        return factories.make_training(home, "Haushalt lesen", address="Markt 1\n10115 Berlin")

    def test_date_says_when_where_and_in_which_languages_it_is(self, rf, training):
        (date,) = data(rf, training)["@graph"]
        occurrence = training.dates[0]
        assert date["@type"] == "EducationEvent"
        assert date["name"] == "Haushalt lesen"
        assert date["startDate"] == occurrence.local_start.isoformat()
        assert date["endDate"] == occurrence.local_end.isoformat()
        assert re.search(r"T18:00:00\+0[12]:00$", date["startDate"])
        assert date["eventStatus"] == "https://schema.org/EventScheduled"
        assert date["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
        assert date["location"]["name"] == "Rathaus"
        assert date["location"]["address"] == "Markt 1\n10115 Berlin"
        assert date["inLanguage"] == ["de", "ar"]

    def test_places_are_free_of_charge_when_there_are_some(self, rf, training):
        (date,) = data(rf, training)["@graph"]
        assert date["isAccessibleForFree"] is True
        assert date["offers"]["price"] == 0
        assert date["offers"]["availability"] == "https://schema.org/InStock"

    def test_places_are_sold_out_when_there_are_none(self, rf, home):
        full = factories.make_training(home, "Voll", capacity=0)
        (date,) = data(rf, full)["@graph"]
        assert date["offers"]["availability"] == "https://schema.org/SoldOut"

    def test_offer_says_from_when_and_until_when_one_can_register(self, rf, home):
        early = factories.make_training(home, "Bald", opens_hours_before=24)
        (date,) = data(rf, early)["@graph"]
        occurrence = early.dates[0]
        assert date["offers"]["availability"] == "https://schema.org/InStock"
        assert datetime.fromisoformat(date["offers"]["validFrom"]) == occurrence.opens_at
        assert datetime.fromisoformat(date["offers"]["validThrough"]) == occurrence.closes_at

    def test_offer_leads_to_the_other_site_when_one_registers_there(self, rf, home):
        address = "https://vhs.example.org/kurs?id=1"
        other = factories.make_training(
            home, "Dort", how_to_register="elsewhere", registration_url=address, capacity=0
        )
        (date,) = data(rf, other)["@graph"]
        assert date["offers"]["url"] == address
        assert date["offers"]["availability"] == "https://schema.org/InStock"
        assert "remainingAttendeeCapacity" not in date

    def test_offer_knows_no_deadline_when_one_just_comes(self, rf, home):
        open_to_all = factories.make_training(home, "Offen", how_to_register="not_needed")
        (date,) = data(rf, open_to_all)["@graph"]
        assert date["offers"]["availability"] == "https://schema.org/InStock"
        assert "validThrough" not in date["offers"]

    def test_offer_is_none_when_registration_is_closed(self, rf, home):
        closed = factories.make_training(home, "Zu", closes_hours_before=24 * 30)
        (date,) = data(rf, closed)["@graph"]
        assert "offers" not in date

    def test_date_is_cancelled_and_offers_nothing_when_it_does_not_take_place(self, rf, training):
        training.event.occurrences.update(status="cancelled")
        (date,) = data(rf, EventPage.objects.get())["@graph"]
        assert date["eventStatus"] == "https://schema.org/EventCancelled"
        assert "offers" not in date

    def test_place_is_the_page_when_a_training_is_online(self, rf, home):
        online = factories.make_training(home, "Im Netz", is_online=True)
        (date,) = data(rf, online)["@graph"]
        assert date["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
        assert date["location"]["@type"] == "VirtualLocation"

    def test_training_has_no_data_when_no_date_is_coming(self, rf, training):
        training.event.occurrences.all().delete()
        assert DATA.findall(head(rf, EventPage.objects.get())) == []


class TestCost:
    def test_head_costs_the_same_when_a_page_has_more_translations(
        self, rf, about, django_assert_num_queries
    ):
        about.get_url()
        SiteSettings.for_site(Site.objects.get())
        for language in ("en", "ar", "tr"):
            factories.translate(about, language, title="x")
            page = type(about).objects.get(pk=about.pk)
            with django_assert_num_queries(4):  # locale, site, its settings, languages
                head(rf, page)
            page = type(about).objects.get(pk=about.pk)
            with django_assert_num_queries(1):  # locale
                head(rf, page)
