"""What stands in the database is shown without what could run, whatever way it came there."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Locale, Revision, Site
from wagtail.rich_text import RichText

from events.records.models import Event
from kommpaktiv.content.models import SiteSettings
from kommpaktiv.content.rich_text import clean_rich_text
from kommpaktiv.languages.safe_markup import is_safe_link
from stories.models import StoryPage
from tests import factories

HOSTILE = [
    '<a href="javascript:alert(1)">hier</a>',
    "<a href='javascript:alert(1)'>hier</a>",
    "<a href=javascript:alert(1)>hier</a>",
    '<A HREF="JavaScript:alert(1)">hier</A>',
    '<a href="java\tscript:alert(1)">hier</a>',
    '<a href="java&#115;cript:alert(1)">hier</a>',
    '<a href="java&#x0A;script&colon;alert(1)">hier</a>',
    '<a href="\x01javascript:alert(1)">hier</a>',
    '<a href="data:text/html,<script>alert(1)</script>">hier</a>',
    '<a href="vbscript:msgbox(1)">hier</a>',
    '<a linktype="x" href="javascript:alert(1)">hier</a>',
    '<a href="/" onclick="alert(1)" style="position:fixed">hier</a>',
    '<a/href="javascript:alert(1)">hier</a>',
    "<script>alert(1)</script>",
    "<script><img src=x onerror=alert(1)></script>",
    "<img src=x onerror=alert(1)>",
    '<embed embedtype="image" id="1" />',
    "<svg><a xlink:href='javascript:alert(1)'>x</a><script>alert(1)</script></svg>",
    "<math><mtext></p><img src=x onerror=alert(1)></math>",
    "<![CDATA[><img src=x onerror=alert(1)>]]>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!DOCTYPE ><img src=x onerror=alert(1)>",
    "<?x ><img src=x onerror=alert(1)>",
    "<textarea><img src=x onerror=alert(1)></textarea>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<p style="background:url(//evil.example)" id="x" class="night">Worte</p>',
    "<form action=//evil.example><button>Senden</button></form>",
    '<base href="//evil.example/"><meta http-equiv=refresh content="0;url=//evil.example">',
]
HARMLESS = [
    "<p>Worte, <b>fett</b> und <i>schräg</i>.</p>",
    "<h3>Titel</h3><ul><li>eins</li></ul><ol><li>zwei</li></ol>",
    '<p><a href="https://example.org/?a=1&amp;b=2">hier</a>, <a href="/de/">da</a></p>',
    '<p><a href="mailto:leyla@example.org">Post</a> <a href="#oben">oben</a></p>',
    "<p>1 &lt; 2 &amp; „so“ it's<br/></p><hr/>",
]
RUNS = re.compile(
    r"<\s*(script|img|svg|iframe|embed|form|base|meta|style|object)|\son\w+\s*=", re.I
)


pytestmark = pytest.mark.django_db


def assert_harmless(html):
    assert not RUNS.search(html)
    for element in BeautifulSoup(html, "html.parser")(True):
        assert set(element.attrs) <= {"href"}
        assert is_safe_link(element.get("href", ""))


@pytest.mark.parametrize("html", HOSTILE)
def test_text_runs_nothing_when_it_is_rendered(html):
    assert_harmless(str(RichText(f"<p>Vorher</p>{html}<p>Nachher</p>")))
    assert_harmless(str(clean_rich_text(html)))


def test_words_around_what_is_taken_away_stay():
    assert clean_rich_text(f"<p>Mehr {HOSTILE[0]}.</p>") == "<p>Mehr <a>hier</a>.</p>"


@pytest.mark.parametrize("html", HARMLESS)
def test_text_stays_as_it_is_when_nothing_is_wrong(html):
    assert clean_rich_text(html) == html


# Rows as they are in the database -----------------------------------------------------------------

TEXTS = "".join(f"<p>{html}</p>" for html in HOSTILE[:13])
BODY = [
    {"type": "interview", "value": {"question": "Wie?", "answer": TEXTS}},
    {"type": "text", "value": TEXTS},
    {"type": "video", "value": {"title": "Film", "address": "javascript:alert(1)",
     "picture": None, "transcript": TEXTS}},
]  # fmt: skip


def write_past_all_checks(page):
    """Put the hostile text where no form and no `save` would."""
    StoryPage.objects.filter(pk=page.pk).update(body=json.dumps(BODY))
    for revision in Revision.objects.filter(object_id=str(page.pk)):
        revision.content["body"] = json.dumps(BODY)
        revision.save()


def assert_page_is_harmless(html):
    page = BeautifulSoup(html, "html.parser")
    texts = page.select(".rich")
    assert texts
    for text in texts:
        assert_harmless(text.decode_contents())
    links = page.select("[href]:not([rel=icon])")  # ours, and in the page as data
    assert all(is_safe_link(link["href"]) for link in links)


@pytest.fixture
def story(home):
    story = factories.make_story(home)
    for page in (story.get_parent(), story):
        factories.copy_to_languages(page, "ar", "en")
    factories.translate(story, "en", title="A beginning")
    return story


@pytest.mark.parametrize("language", ["de", "ar", "en"])
def test_page_runs_nothing_in_any_language(client, story, language):
    page = story.get_translation(Locale.objects.get(language_code=language)).specific
    for each in StoryPage.objects.all():
        write_past_all_checks(each)
    assert_page_is_harmless(client.get(page.url).content)


def test_old_revision_runs_nothing_when_somebody_looks_at_it(admin_client, story):
    write_past_all_checks(story)
    address = reverse(
        "wagtailadmin_pages:revisions_view", args=[story.pk, story.latest_revision_id]
    )
    assert_page_is_harmless(admin_client.get(address, follow=True).content)


def test_address_for_registering_elsewhere_is_no_link_when_it_would_run_something(client, home):
    training = factories.make_training(
        home, how_to_register="elsewhere", registration_url="https://example.org/"
    )
    assert b'href="https://example.org/"' in client.get(training.url).content
    for model in (type(training), Event):
        model.objects.update(registration_url="javascript:alert(1)")
    assert b"javascript:" not in client.get(training.url).content


def test_profile_in_the_footer_is_no_link_when_it_would_run_something(client, home):
    settings = SiteSettings.for_site(Site.objects.get())
    SiteSettings.objects.filter(pk=settings.pk).update(mastodon="javascript:alert(1)")
    assert b"javascript:" not in client.get(home.url).content
