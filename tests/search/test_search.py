"""The search as readers use it, on the database the suite runs on."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone, translation
from django.utils.html import escape
from django.utils.translation import gettext, pgettext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction

from home.models import LocationContact
from kommpaktiv.content.models import ContactPerson
from search.indexing import index_all
from search.models import IndexedText, Term
from tests import factories

HIT = re.compile(r'<article class="hit.*?</article>', re.DOTALL)
LINK = re.compile(r'<h2[^>]*><a href="([^"]+)">(?:<q>)?(.*?)(?:</q>)?</a>')
PASSAGE = re.compile(r'<p class="snip"[^>]*>(.*?)</p>')
ALL_WORDS = "No page has all of these words. These pages have some of them."
UNDERSTOOD = "Nothing stands there for “%(query)s”. These are the hits for “%(word)s”."
MORE = "There are more pages than the search shows. One more word makes it more precise."
CUT = "That was a lot of text. The search has looked at its first %(max_length)s characters."
CHOICE = re.compile(r'<li><a href="\?([^"]*)"[^>]*>([^<]*)<small>(\d+)</small></a></li>')


LABELS = ["Trainings", "Stories", "Locations", "About the project"]


def said(text: str, **values: object) -> str:
    """A sentence of the interface as German readers see it."""
    with translation.override("de"):
        return escape(gettext(text) % values)


@pytest.fixture
def ask(client):
    """Ask the search of a language and give the page back."""

    def ask(query: str, language: str = "de", **more: str) -> str:
        response = client.get(f"/{language}/suche/", {"q": query} | more)
        assert response.status_code == 200
        return response.content.decode()

    return ask


@pytest.fixture
def found(ask):
    """The titles the search finds."""

    def found(query: str, language: str = "de", **more: str) -> list[str]:
        hits = HIT.findall(ask(query, language, **more))
        titles = [LINK.search(hit).group(2) for hit in hits]
        return [unescape(re.sub("</?mark>", "", title)) for title in titles]

    return found


@pytest.fixture
def about(home):
    return factories.make_project(home, "Über uns", lead="Wir stärken Beiräte in Köln.")


class TestFinding:
    @pytest.mark.parametrize(
        "query", ["Köln", "koeln", "KÖLN", "  Köln!  ", "stärken Köln", "Köln stärken", "uber Koln"]
    )
    def test_page_is_found_when_its_words_are_asked_for(self, about, found, query):
        assert found(query) == ["Über uns"]

    @pytest.mark.parametrize("query", ["Beirät", "beiraete", "Beiräte in Kö", "Übe"])
    def test_page_is_found_when_the_last_word_is_only_begun(self, about, found, query):
        assert found(query) == ["Über uns"]

    def test_words_in_every_block_are_found_when_a_page_has_a_body(self, home, found):
        factories.make_story(
            home,
            body=[
                ("interview", {"question": "Warum?", "answer": "<p>Wegen der <b>Straße</b>.</p>"}),
                ("quote", {"text": "Mehr Spielplätze", "name": "Amina", "role": ""}),
            ],
        )
        assert found("strasse") == found("Spielplätze") == found("warum") == ["Ein Anfang"]

    @pytest.mark.parametrize("query", ["Haushalt", "Haushaltspläne", "Hauhalt", "haushält"])
    def test_page_is_found_when_the_word_has_another_form(self, home, found, query):
        factories.make_project(home, "Ein Haus", lead="Halt! Ohne Plan geht nichts.")
        factories.make_project(home, "Haushalt lesen", lead="Wie ein Haushaltsplan entsteht")
        assert found(query)[0] == "Haushalt lesen"

    def test_part_of_a_compound_is_found_when_it_is_asked_for(self, home, found):
        factories.make_project(home, "Integrationsbeiräte", lead="x")
        assert found("Beirat") == found("Integration") == ["Integrationsbeiräte"]

    def test_page_says_what_was_understood_when_a_word_is_misspelt(self, about, ask):
        words = {"query": "Beirfäte Köln", "word": "Beiräte Köln"}
        assert said(UNDERSTOOD, **words) in ask("Beirfäte Köln")
        assert said(UNDERSTOOD, **words | {"query": "Beiräte Köln"}) not in ask("Beiräte Köln")

    def test_short_words_count_when_english_would_ignore_them(self, home, found):
        factories.make_project(home, "Was an dem Tag war", lead="x")
        assert found("an") == found("dem") == ["Was an dem Tag war"]

    def test_arabic_is_found_when_it_is_written_otherwise(self, home, found):
        factories.translate(home, "ar", title="المجلس", lead="أحمد من مدرسة")
        assert found("احمد", "ar") == found("مدرسه", "ar") == ["المجلس"]

    def test_turkish_is_found_when_it_is_typed_without_its_letters(self, home, found):
        factories.translate(home, "tr", title="Uyum", lead="Göç ve ışık")
        assert found("goc isik", "tr") == ["Uyum"]

    def test_ukrainian_and_persian_are_found_when_they_are_asked_for(self, home, found):
        factories.translate(home, "uk", title="Громада", lead="Зв'язок")
        factories.translate(home, "fa", title="شهرداری", lead="می‌خواهم")
        assert found("звязок", "uk") == ["Громада"]
        assert found("میخواهم", "fa") == ["شهرداری"]

    def test_some_words_are_enough_when_no_page_has_them_all(self, about, ask, found):
        assert found("Köln Zeppelin") == ["Über uns"]
        assert said(ALL_WORDS) in ask("Köln Zeppelin")
        assert said(ALL_WORDS) not in ask("Köln")

    def test_title_comes_first_when_others_only_mention_the_word(self, home, found):
        factories.make_project(home, "Erwähnt", lead="Haushalt Haushalt Haushalt")
        factories.make_project(home, "Der Haushalt der Stadt", lead="Ein langer Text ohne mehr.")
        assert found("Haushalt") == ["Der Haushalt der Stadt", "Erwähnt"]


class TestBeingUpToDate:
    def test_page_is_found_as_soon_as_it_is_published(self, home, found):
        page = factories.add(
            home, factories.ProjectPage(title="Neu", lead="Zeppelin"), publish=False
        )
        assert found("Zeppelin") == []
        page.get_latest_revision().publish()
        assert found("Zeppelin") == ["Neu"]

    def test_page_is_gone_as_soon_as_it_is_unpublished(self, about, found):
        about.unpublish()
        assert found("Köln") == []

    def test_page_is_gone_as_soon_as_it_is_deleted(self, about, found):
        about.delete()
        assert found("Köln") == []

    def test_new_words_are_found_and_old_ones_not_when_a_page_changes(self, about, found):
        about.lead = "Wir sind in Erfurt."
        revision = about.save_revision()
        assert (found("Erfurt"), found("Köln")) == ([], ["Über uns"])
        revision.publish()
        assert (found("Erfurt"), found("Köln")) == (["Über uns"], [])

    def test_alias_follows_when_its_source_changes(self, about, found):
        factories.copy_to_languages(about, "tr")
        about.lead = "Erfurt"
        about.save_revision().publish()
        assert found("Erfurt", "tr") == ["Über uns"]

    def test_everything_is_found_when_the_index_was_made_anew(self, about, found):
        IndexedText.objects.all().delete()
        Term.objects.all().delete()
        assert index_all() > 0
        assert found("koeln") == ["Über uns"]
        assert index_all() == 0

    def test_private_pages_are_not_found_when_they_need_a_login(self, about, found):
        PageViewRestriction.objects.create(page=about, restriction_type="login")
        assert found("Köln") == []

    def test_aliases_of_private_pages_are_not_found_in_other_languages(self, about, found):
        factories.copy_to_languages(about, "tr")
        assert found("Köln", "tr") == ["Über uns"]
        PageViewRestriction.objects.create(page=about, restriction_type="login")
        assert found("Köln", "tr") == []

    def test_root_of_the_tree_is_not_found_when_its_name_is_asked_for(self, home, found):
        assert Page.objects.filter(depth=1, title="Root").exists()
        assert found("Root") == []


class TestLanguages:
    @pytest.fixture
    def both(self, home, about):
        """One page that is translated into Turkish, and one that is not."""
        factories.copy_to_languages(about, "tr")
        factories.translate(about, "tr", title="Biz", lead="Berlin ve Köln")
        other = factories.make_project(home, "Dom", lead="Köln")
        factories.copy_to_languages(other, "tr")

    def test_untranslated_pages_come_last_when_both_fit(self, both, found):
        assert found("Köln", "tr") == ["Biz", "Dom"]

    def test_untranslated_pages_are_marked_as_german_when_they_are_found(self, both, ask):
        content = ask("Köln", "tr")
        assert '<h2><a href="/tr/uber-uns/">Biz' in content
        assert '<h2 lang="de" dir="ltr"><a href="/tr/dom/">Dom' in content

    def test_other_languages_are_not_found_when_one_reads_german(self, both, found):
        assert found("Berlin") == []
        assert sorted(found("Köln")) == ["Dom", "Über uns"]


class TestShowing:
    @pytest.fixture
    def all_kinds(self, home):
        berlin = factories.make_location(home)
        factories.make_project(home, "Projekt", lead="Zeppelin")
        factories.make_story(berlin, "Erste", lead="Zeppelin")
        factories.make_story(berlin, "Zweite", lead="Zeppelin")
        factories.make_training(berlin, "Kurs", lead="Zeppelin")
        berlin.lead = "Zeppelin"
        berlin.save_revision().publish()

    def test_kinds_are_counted_and_chosen_when_there_are_several(self, all_kinds, ask, found):
        choices = CHOICE.findall(ask("Zeppelin"))
        with translation.override("de"):
            labels = [pgettext("filter", "All"), *map(gettext, LABELS)]
        assert [(label, count) for _query, label, count in choices] == list(
            zip(labels, "51211", strict=True)
        )
        assert choices[2][0] == "q=Zeppelin&amp;kind=story"
        assert sorted(found("Zeppelin", kind="story")) == ["Erste", "Zweite"]
        assert len(found("Zeppelin", kind="nothing")) == 5

    def test_hit_says_what_it_is_when_it_is_found(self, all_kinds, ask):
        (hit,) = HIT.findall(ask("Zeppelin", kind="training"))
        assert "18:00–20:30" in hit
        assert "Rathaus" in hit
        assert "<b>20</b>" in hit  # places left
        hit = HIT.findall(ask("Zeppelin", kind="story"))[0]
        assert "Amina D." in hit

    def test_training_that_is_over_comes_last_when_there_is_one_to_come(self, home, found):
        past = timezone.localdate() - timedelta(days=30)
        factories.make_training(home, "Zeppelin", first_date=past, lead="Zeppelin fliegen")
        factories.make_training(home, "Über den Wolken", lead="Mit dem Zeppelin")
        assert found("Zeppelin") == ["Über den Wolken", "Zeppelin"]

    def test_document_is_found_when_it_stands_on_a_live_page(self, home, found):
        document = factories.make_document("Zeppelin bauen")
        assert found("Zeppelin") == []  # which nobody has published
        page = factories.make_project(
            home,
            "Mitnehmen",
            body=[("documents", {"heading": "", "documents": [document]})],
        )
        assert found("zepelin") == ["Zeppelin bauen"]
        page.unpublish()
        assert found("Zeppelin") == []

    def test_words_are_marked_when_they_are_found(self, about, ask):
        (passage,) = PASSAGE.findall(ask("beiraet koeln"))
        assert passage == "Wir stärken <mark>Beiräte</mark> in <mark>Köln</mark>."

    def test_words_are_those_of_the_page_when_it_was_found_before(self, about, ask):
        assert "Wir stärken" in ask("Beiräte")
        about.lead = "Beiräte reden mit."
        about.save_revision().publish()
        assert "<mark>Beiräte</mark> reden mit." in ask("Beiräte")

    def test_markup_is_text_when_a_page_or_a_query_holds_it(self, home, ask):
        factories.make_project(home, "<b>Fett</b>", lead="5 < 6 & <i>Haushalt</i> > 4")
        content = ask("Haushalt <script>alert(1)</script>")
        assert "<script>" not in content
        assert "5 &lt; 6 &amp; <mark>Haushalt</mark> &gt; 4" in content
        assert "&lt;b&gt;Fett&lt;/b&gt;" in content

    def test_query_stays_in_the_field_when_one_has_searched(self, about, ask):
        assert 'value="Köln &amp; &quot;mehr&quot;"' in ask('Köln & "mehr"')

    def test_page_is_not_for_search_engines_when_it_is_a_list_of_results(self, about, ask):
        content = ask("Köln")
        assert '<meta name="robots" content="noindex">' in content
        title = said("Search for “%(query)s”", query="Köln")
        assert f"<title>{title} · KommPAktiv</title>" in content

    def test_results_are_paged_when_they_are_many(self, home, ask, found):
        for number in range(12):
            factories.make_project(home, f"Seite {number}", lead="Zeppelin")
        first, second = found("Zeppelin"), found("Zeppelin", p="2")
        assert (len(first), len(second)) == (10, 2)
        assert len(set(first + second)) == 12
        assert 'href="?q=Zeppelin&amp;p=2"' in ask("Zeppelin")
        assert found("Zeppelin", p="99") == second
        assert found("Zeppelin", p="x" * 500) == first

    def test_list_says_so_when_there_is_more_than_it_shows(self, about, ask, monkeypatch):
        monkeypatch.setattr("search.finding.LIMIT", 1)
        assert said(MORE) in ask("Köln")

    @pytest.mark.parametrize("count", [1, 4])
    def test_queries_do_not_grow_with_the_results(
        self, home, client, django_assert_num_queries, count
    ):
        for number in range(count):
            story = factories.make_story(home, f"Story {number}", lead="Zeppelin")
            if number == 0:
                factories.copy_to_languages(story.get_parent(), "tr")
            factories.copy_to_languages(story, "tr")
            project = factories.make_project(home, f"Projekt {number}", lead="Zeppelin")
            factories.copy_to_languages(project, "tr")
        client.get("/tr/suche/?q=Zeppelin")  # menus, content types and the words are in memory
        with django_assert_num_queries(2):
            client.get("/tr/suche/?q=Zeppelin")


STRANGE = [
    "",
    " ",
    "\t\n",
    '"',
    '""',
    "'",
    "\\",
    "%",
    "_",
    "*",
    "a*",
    "*a",
    "(",
    ")",
    "(a OR b",
    "AND",
    "OR",
    "NOT",
    "NEAR",
    "AND OR NOT",
    "a AND",
    "NOT a",
    "a NEAR/2 b",
    "title:a",
    "{title} : a",
    "^a",
    "a + b",
    "a & b",
    "a | b",
    "!a",
    "a:*",
    "a <-> b",
    "-a",
    "a-b",
    "\0",
    "a\0b",
    "\x1b[31m",
    "\u202e",
    "\ud83d",
    "🎉",
    "🎉 Politik",
    "'; DROP TABLE wagtailcore_page; --",
    "{{ 7 * 7 }}",
    "%(query)s %s %",
    "ا" * 300,
    "ß" * 199,
    "x" * 10_000,
    "x " * 5_000,
    "🎉" * 10_000,
]


class TestStrangeQueries:
    @pytest.mark.parametrize("query", STRANGE)
    def test_answer_is_a_page_when_a_query_is_strange(self, about, client, query):
        response = client.get("/de/suche/", {"q": query.encode("utf-8", "surrogatepass")})
        assert response.status_code == 200
        assert b"</html>" in response.content

    @given(query=st.text(max_size=250))
    @settings(
        max_examples=60,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    def test_answer_is_a_page_when_a_query_is_anything(self, about, client, query):
        response = client.get("/ar/suche/", {"q": query.encode("utf-8", "surrogatepass")})
        assert response.status_code == 200

    def test_page_invites_to_search_when_nothing_is_asked(self, home, ask, client):
        topic = factories.make_topic()
        factories.make_project(home, topic.name, topic=topic)
        factories.make_training(home, "Antrag")
        for content in (ask(""), client.get("/de/suche/").content.decode()):
            assert said("What are you looking for?") in content
            assert topic.name in content
            assert '<a href="?q=Antrag">Antrag</a>' in content

    @pytest.mark.parametrize("query", ['"', "***", "🎉", "\0", "()"])
    def test_page_says_so_when_there_is_no_word_in_the_query(self, home, ask, query):
        content = ask(query)
        assert (said("There is no word to search for") in content) == (query != "\0")

    def test_page_helps_when_nothing_is_found(self, home, ask):
        location = factories.make_location(home, "Zeppelinheim")
        person = ContactPerson.objects.create(
            name="Mariam T.", email="mariam@example.org", locale=location.locale
        )
        location.contact_links.add(LocationContact(person=person, locale=location.locale))
        location.save_revision().publish()
        content = ask("Zeppexyz")
        assert said("Nothing found for “%(query)s”", query="Zeppexyz") in content
        assert '<a href="?q=zeppe">zeppe</a>' in content
        assert "/en/suche/?q=Zeppexyz" in content
        assert "mariam@example.org" in content

    def test_page_says_so_when_only_the_beginning_was_looked_at(self, about, ask):
        content = ask("Köln " + "x" * 10_000)
        assert said(CUT, max_length=200) in content
        assert len(content) < 20_000
        assert said(CUT, max_length=200) not in ask("Köln")

    @pytest.mark.parametrize("blank", [" ", "-", ", "])
    def test_twelve_words_are_looked_at_when_there_are_more(self, about, ask, found, blank):
        twelve = [f"wort{number}" for number in range(12)]
        assert found(blank.join([*twelve[1:], "Köln"])) == ["Über uns"]
        more = blank.join([*twelve, "Köln"])
        assert found(more) == []
        looked_at = len(blank.join(twelve)) + len(blank.strip())
        assert said(CUT, max_length=looked_at) in ask(more)

    def test_twelve_words_are_looked_at_when_letters_stand_for_words(self, about, found):
        assert found("ﷺ" * 4 + " Köln") == []

    def test_operators_are_words_when_they_are_typed(self, home, found):
        factories.make_project(home, "Und nicht oder", lead="AND OR NOT")
        assert found("NOT") == found("and or not") == ["Und nicht oder"]

    def test_nothing_is_found_when_the_site_is_new(self, db, found):
        assert found("Zeppelin", "tr") == []

    def test_only_reading_is_allowed_when_somebody_posts(self, home, client):
        assert client.post("/de/suche/", {"q": "Köln"}).status_code == 405
