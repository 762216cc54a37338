"""Those who translate see what waits, do it, and publish what they have seen."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import polib
import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from kommpaktiv.languages import freshness
from kommpaktiv.languages.models import StringOrigin
from stories.models import StoryPage
from tests import factories

EDITORS, DESK = "Redaktion Berlin", "Trainingsbüro Berlin"
TRANSLATORS, ADMINISTRATORS = "Übersetzung", "Administration"
HOME = reverse("wagtailadmin_home")
REPORT = reverse("translations_by_page")
ENGLISH = "en"
RTL = "\u2067Beirat\u2069 und <b>Stadt</b>"


@pytest.fixture
def story(roles, berlin):
    """A story that is being translated into English."""
    body = json.dumps([{"type": "text", "value": f"<p>{RTL}</p>"}])
    story = factories.make_story(berlin, lead="Der Integrationsbeirat berät", body=body)
    factories.copy_to_languages(story.get_parent(), ENGLISH)
    translate_object(
        StoryPage.objects.get(pk=story.pk), Locale.objects.filter(language_code=ENGLISH)
    )
    return story


@pytest.fixture
def job(story) -> Translation:
    return Translation.objects.get(source__object_id=story.translation_key)


def say(job: Translation, **words: str) -> None:
    """Translate fields by their path, as a person does."""
    for segment in job.source.stringsegment_set.select_related("string", "context"):
        name = segment.context.path.split(".")[0]
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=job.target_locale,
            defaults={
                "data": words.get(name, segment.string.data),
                "translation_type": "manual",
            },
        )


@pytest.fixture
def published(story, job, django_capture_on_commit_callbacks) -> StoryPage:
    say(job, lead="The council advises")
    with django_capture_on_commit_callbacks(execute=True):
        job.save_target(publish=True)
    return job.get_target_instance()


def change_german(story: StoryPage, **fields: str) -> None:
    german = StoryPage.objects.get(pk=story.pk)
    for name, value in fields.items():
        setattr(german, name, value)
    german.save_revision().publish()


def texts(answer) -> str:
    return BeautifulSoup(answer.content, "html.parser").get_text(" ", strip=True)


def told(answer) -> str:
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


def test_report_and_start_page_say_what_waits(sign_in, story, job, published):
    browser = sign_in(TRANSLATORS)
    answer = browser.get(REPORT, {"language": ENGLISH, "state": "complete"})
    assert story.title in texts(answer)
    change_german(story, lead="Der Integrationsbeirat entscheidet")
    outdated = browser.get(REPORT, {"language": ENGLISH, "state": "outdated"})
    assert f"{story.title}" in texts(outdated)
    waiting = reverse("open_texts", args=[job.pk])
    assert f'href="{waiting}"' in outdated.content.decode()
    start = BeautifulSoup(browser.get(HOME).content, "html.parser")
    first = start.select_one(".translating-waiting a")
    assert first["href"] == waiting
    for link in start.select(".translating-waiting a"):
        assert browser.get(link["href"]).status_code == 200, link["href"]
    with CaptureQueriesContext(connection) as before:
        browser.get(REPORT)
    for number in range(3):
        other = factories.make_story(story.get_parent().specific, f"Noch {number}")
        factories.copy_to_languages(other, ENGLISH)
        translate_object(
            StoryPage.objects.get(pk=other.pk), Locale.objects.filter(language_code=ENGLISH)
        )
    with CaptureQueriesContext(connection) as after:
        assert "Noch 2" in texts(browser.get(REPORT))
    assert len(after) <= len(before)


def test_report_is_of_ones_own_pages(sign_in, story, hessen):
    other = factories.make_story(hessen, "Kassel")
    factories.copy_to_languages(other.get_parent(), ENGLISH)
    answer = sign_in(EDITORS).get(REPORT)
    assert story.title in texts(answer)
    assert "Kassel" not in texts(answer)
    assert sign_in(DESK).get(REPORT).status_code == 302


def test_form_marks_what_is_out_of_date_with_the_old_german(sign_in, story, published):
    change_german(story, lead="Der Integrationsbeirat entscheidet")
    address = reverse("wagtailadmin_pages:edit", args=[published.pk])
    page = BeautifulSoup(sign_in(TRANSLATORS).get(address).content, "html.parser")
    props = json.loads(page.select_one(".js-translation-editor")["data-props"])
    to_german = page.select_one(".header-meta--locales a")
    assert to_german["href"] == story.full_url  # the editor of German pages is closed to them
    marked = [one for one in props["initialStringTranslations"] if one["error"]]
    assert [one["data"] for one in marked] == ["The council advises"]
    assert "Der Integrationsbeirat berät" in marked[0]["error"]


def test_translator_accepts_sees_terms_and_takes_what_was_said_before(
    sign_in, story, job, published
):
    change_german(story, lead="Der Integrationsbeirat entscheidet", title="Der Integrationsbeirat")
    browser = sign_in(TRANSLATORS)
    page = browser.get(reverse("open_texts", args=[job.pk]))
    assert "integration advisory council" in texts(page)
    (lead,) = (one for one in freshness.open_strings(job) if one.segment.context.path == "lead")
    accept = reverse("accept_text", args=[job.pk, lead.segment.pk])
    assert sign_in(DESK).post(accept, {"text": "x"}).url == HOME
    browser = sign_in(TRANSLATORS)
    refused = browser.post(accept, {"text": "<script>x</script>"})
    assert told(refused)
    browser.post(accept, {"text": "The council decides"})
    assert [one.segment.context.path for one in freshness.open_strings(job)] == ["title"]
    change_german(story, slug="anders", lead="Der Integrationsbeirat entscheidet mit")
    offers = texts(browser.get(reverse("open_texts", args=[job.pk])))
    assert "Translated before" in offers or "Schon übersetzt" in offers


def test_publishing_with_gaps_says_where_they_are_first(
    sign_in, story, job, django_capture_on_commit_callbacks
):
    browser = sign_in(TRANSLATORS)
    target = job.get_target_instance()
    edit = reverse("wagtailadmin_pages:edit", args=[target.pk])
    answer = browser.post(edit, {"action": "publish"})
    assert answer.url == reverse("open_texts", args=[job.pk])
    assert "Der Integrationsbeirat berät" in texts(browser.get(answer.url))
    assert not job.get_target_instance().live
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(reverse("publish_open", args=[job.pk]))
    assert job.get_target_instance().live
    assert sign_in(DESK).post(reverse("publish_open", args=[job.pk])).url == HOME


def test_editor_calls_a_change_small_and_a_translator_does_not(sign_in, story, job, published):
    change_german(story, lead="Der Integrationsbeirat berät!")
    address = reverse("german_changes", args=[job.source_id])
    (changed,) = freshness.changed_strings(job.source)
    small = {"small": f"{changed.context}-{changed.string}"}
    assert sign_in(TRANSLATORS).get(address).status_code == 200
    assert sign_in(TRANSLATORS).post(address, small).url == HOME
    assert freshness.open_strings(job)
    sign_in(EDITORS).post(address, small)
    assert not freshness.open_strings(job)


def test_other_languages_are_no_source(sign_in, story, published):
    submit = reverse("wagtail_localize:submit_page_translation", args=[published.pk])
    browser = sign_in(TRANSLATORS)
    assert browser.get(submit).url == HOME
    listing = reverse("wagtailadmin_explore", args=[published.get_parent().pk])
    edit = reverse("wagtailadmin_pages:edit", args=[published.pk])
    for address in (listing, edit):
        assert submit not in browser.get(address).content.decode(), address


# PO files -----------------------------------------------------------------------------------------


def send(browser, job: Translation, po: polib.POFile | str):
    file = SimpleUploadedFile("a.po", str(po).encode())
    return browser.post(reverse("wagtail_localize:upload_pofile", args=[job.pk]), {"file": file})


def export(browser, job: Translation) -> polib.POFile:
    address = reverse("wagtail_localize:download_pofile", args=[job.pk])
    return polib.pofile(browser.get(address).content.decode())


def test_po_file_goes_round_with_markup_marks_and_a_german_that_changed(sign_in, story, job):
    browser = sign_in(TRANSLATORS)
    po = export(browser, job)
    for entry in po:
        entry.msgstr = {
            "lead": "The council advises",
            "title": "A beginning",
        }.get(entry.msgctxt, entry.msgid)
    change_german(story, title="Ein anderer Anfang")
    po.append(polib.POEntry(msgid="Ein Ort", msgid_plural="Orte", msgstr_plural={0: "a", 1: "b"}))
    po.append(polib.POEntry(msgid="Fremd", msgctxt="lead.nowhere", msgstr="Strange"))
    answer = send(browser, job, po)
    assert "Fremd" in told(answer)
    (title,) = freshness.open_strings(job)
    assert (title.said, title.origin.german) == ("A beginning", "Ein Anfang")
    again = {entry.msgctxt.split(".")[0]: entry.msgstr for entry in export(browser, job)}
    assert again["body"] == RTL
    assert again["lead"] == "The council advises"


@pytest.mark.parametrize("text", ["", "no file of this kind", "msgid broken\nx"])
def test_what_is_no_po_file_is_not_imported(sign_in, job, text):
    send(sign_in(TRANSLATORS), job, text)
    assert not StringTranslation.objects.exists()


def test_po_file_that_matches_nothing_does_not_say_imported(sign_in, job):
    browser = sign_in(TRANSLATORS)
    po = export(browser, job)
    for entry in po:
        entry.msgid = entry.msgstr = f"Fremd {entry.msgid}"
        entry.msgctxt = "nowhere"
    answer = send(browser, job, po)
    (message,) = get_messages(answer.wsgi_request)
    assert message.level_tag == "error"
    assert not StringTranslation.objects.exists()


# Drafts by a machine ------------------------------------------------------------------------------


@pytest.fixture
def machine(settings):
    """A service on this machine that says each text in capital letters."""
    asked = []

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self):
            sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append(sent)
            said = [f"Machine: {text}" for text in sent["q"]]
            body = json.dumps({"translatedText": said}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.MACHINE_TRANSLATOR = "libretranslate"
    settings.MACHINE_TRANSLATOR_URL = f"http://127.0.0.1:{server.server_port}"
    yield asked
    server.shutdown()
    server.server_close()


def publish_open(browser, job, capture, **sent) -> str:
    with capture(execute=True):
        browser.post(reverse("publish_open", args=[job.pk]), sent)
    return job.get_target_instance().url


def test_drafts_wait_until_a_person_accepts_them_and_pages_say_what_is_a_machines(
    client, sign_in, job, machine, django_capture_on_commit_callbacks
):
    capture = django_capture_on_commit_callbacks
    browser = sign_in(TRANSLATORS)
    draft = reverse("wagtail_localize:machine_translate", args=[job.pk])
    browser.post(draft)
    assert machine[0]["target"] == ENGLISH
    assert {one.freshness for one in freshness.open_strings(job)} == {"machine"}
    shown = client.get(publish_open(browser, job, capture)).content.decode()
    assert "Machine: Der" not in shown
    shown = client.get(publish_open(browser, job, capture, drafts=1)).content.decode()
    assert "Machine: Der" in shown
    assert "machine translated" in shown
    for one in freshness.open_strings(job):
        accept = reverse("accept_text", args=[job.pk, one.segment.pk])
        browser.post(accept, {"text": one.translation.data})
    assert not freshness.open_strings(job)
    shown = client.get(publish_open(browser, job, capture)).content.decode()
    assert "Machine: Der" in shown
    assert "machine translated" not in shown
    assert set(StringOrigin.objects.values_list("draft_by", flat=True)) == {"LibreTranslate"}
    listed = sign_in(ADMINISTRATORS).get(reverse("machine_texts"))
    assert "LibreTranslate" in texts(listed)
    assert sign_in(TRANSLATORS).get(reverse("machine_texts")).status_code in (302, 403)


def test_service_that_is_down_loses_nothing(sign_in, job, settings):
    settings.MACHINE_TRANSLATOR = "libretranslate"
    settings.MACHINE_TRANSLATOR_URL = "http://127.0.0.1:9"
    answer = sign_in(TRANSLATORS).post(reverse("wagtail_localize:machine_translate", args=[job.pk]))
    assert answer.status_code == 302
    (message,) = get_messages(answer.wsgi_request)
    assert message.level_tag == "error"
    assert not StringTranslation.objects.exists()
