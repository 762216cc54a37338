"""What editors paste, and forms that are not as browsers send them: an answer, never a failure."""

from __future__ import annotations

import json
import re
import unicodedata
from itertools import cycle

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail_localize.models import Translation

from events.trainings.models import EventPage, TrainingCalendarPage
from kommpaktiv.content.models import ContactPerson, SiteSettings, Topic
from kommpaktiv.navigation.models import Footer, MainMenu
from stories.models import StoryIndexPage, StoryPage
from tests import factories

from .test_csrf import ADMINISTRATORS, posted_forms, send, strict_browser
from .test_editing import EDITORS, add_address, edit_address, story_form, training_form
from .test_every_address import fill, read_list, values

__all__ = ["values"]  # a fixture

HOSTILE = {
    "line break": "Ein\r\nStuhl am Tisch",
    "soft line break": "Ein\x0bStuhl am Tisch",
    "controls": "Ein\x00\x07 Stuhl am Tisch",
    "noncharacter": "Ein\ufffe Stuhl am Tisch\uffff",
    "decomposed": unicodedata.normalize("NFD", "Über Stühle für Zoë"),
    "nothing to be seen": "\u200b\u3164",
    "too long": "ü" * 300,
    "much too long": "ü" * 10_000,
    "no letters": "!!! ???",
    "other scripts": "كرسي على الطاولة 椅子",
}
# After which a form may be saved as it is.
SAVED = {"line break", "soft line break", "decomposed", "other scripts"}


@pytest.fixture
def story_index(roles, berlin):
    return factories.add(berlin, StoryIndexPage(title="Vorbilder"))


@pytest.fixture
def calendar(roles, berlin):
    return factories.add(berlin, TrainingCalendarPage(title="Trainings"))


def assert_answered(response):
    assert response.status_code in (200, 302)
    assert "Failed" not in str(getattr(response, "url", ""))


@pytest.mark.parametrize("publish", [{}, {"action-publish": "1"}])
@pytest.mark.parametrize("slug", ["", "same"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_page_is_saved_or_refused_whatever_is_pasted(sign_in, story_index, text, slug, publish):
    browser = sign_in(EDITORS)
    browser.raise_request_exception = True
    names = ["title", "name", "role", "council", "place", "lead", "quote", "seo_title"]
    form = story_form(**dict.fromkeys(names, text), slug=slug and text)
    assert_answered(browser.post(add_address(story_index, StoryPage), form | publish))
    for page in StoryPage.objects.all():
        assert "\n" not in page.title
        assert unicodedata.is_normalized("NFC", page.title + page.slug)
        assert_answered(browser.post(edit_address(page), form | publish))
        assert browser.get(edit_address(page)).status_code == 200
    assert_answered(browser.post(add_address(story_index, StoryPage), form | publish))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_training_is_saved_or_refused_whatever_is_pasted(sign_in, calendar, client, text):
    browser = sign_in(EDITORS)
    names = ["title", "lead", "audience", "venue", "address", "accessibility"]
    names += ["confirm_note", "reminder_note", "thanks_note"]
    form = training_form(**dict.fromkeys(names, text))
    publish = {"action-publish": "1"}
    assert_answered(browser.post(add_address(calendar, EventPage), form | publish, follow=False))
    for page in EventPage.objects.filter(live=True):
        feed = client.get(reverse("feeds:training", args=[page.translation_key])).content
        assert not set(feed) & (set(range(0x20)) - {10, 13})


def test_address_that_is_taken_in_one_language_is_no_failure(sign_in, story_index, home):
    """Where only the English list has a page of that address."""
    factories.copy_to_languages(story_index, "en")
    english = story_index.get_translations().get(locale__language_code="en")
    other = factories.add(english, StoryPage(title="Other", name="A", slug="ein-stuhl-am-tisch"))
    response = sign_in(EDITORS).post(add_address(story_index, StoryPage), story_form())
    assert response.status_code == 302
    slugs = set(english.get_children().values_list("slug", flat=True))
    assert slugs == {other.slug, "ein-stuhl-am-tisch-2"} or other.slug in slugs


def test_translation_file_that_is_missing_is_no_failure(sign_in, story_index):
    browser = sign_in("Administration")
    address = reverse("wagtail_localize:upload_pofile", args=[999])
    assert browser.post(address).status_code == 404
    for name in ("wagtailimages:add_multiple", "wagtaildocs:add_multiple"):
        assert browser.post(reverse(name)).status_code == 400


# Every form of the admin --------------------------------------------------------------------------


@pytest.fixture
def forms(values):
    """Each form of the admin in which somebody writes, by where it goes; whoever may see it."""
    browser = strict_browser(ADMINISTRATORS)
    found = {}
    for route, letters in read_list().items():
        if "a" in letters:
            response = browser.get(fill(route, values), follow=True)
            for form in posted_forms(response):
                if form.typed:
                    found.setdefault((form.action, form.typed), form)
    return browser, list(found.values())


def test_every_form_answers_whatever_is_pasted(forms):
    """In all fields at once; and one text in each alone, where the others may let it be saved."""
    browser, pages = forms
    assert len(pages) > 40
    failed = [
        f"{form.action}: {name} in {fields}"
        for form in pages
        for name, fields in [
            *((name, form.typed) for name in HOSTILE),
            *((name, [field]) for name, field in zip(cycle(SAVED), form.typed, strict=False)),
        ]
        if send(browser, form, **dict.fromkeys(fields, HOSTILE[name])).status_code >= 500
    ]
    assert not failed, chr(10).join(failed)


def menu_links(text):
    """A link of the menu and one to somewhere else, as a script writes them into the form."""
    link = {"label": text, "address": f"https://example.org/{text}"}
    return streamfield([("address", link)])


def shared_forms(text, home):
    """What the whole site shares, filled in so that it can be saved, with `text` where it fits."""
    column = {"heading": text, "links": menu_links(text)}
    site = Site.objects.get()
    add = "wagtailsnippets_{}:add".format
    return [
        (
            reverse(add("content_topic")),
            {"name": text, "slug": "thema", "colour": "sun", "order": "1"},
        ),
        (
            reverse(add("content_contactperson")),
            {"name": text, "role": text, "email": "a@example.org", "phone": text[:20]},
        ),
        (reverse(add("navigation_mainmenu")), {"links": menu_links(text)}),
        (
            reverse(add("navigation_footer")),
            {"claim": text, "columns": streamfield([("column", column)])},
        ),
        (
            reverse("wagtailsettings:edit", args=["content", "sitesettings", site.pk]),
            {"name": text, "organisation": text, "address": text, "phone": text[:20]},
        ),
        (
            reverse("wagtailredirects:add"),
            {"old_path": f"/{text}", "site": "", "redirect_link": "/neu", "is_permanent": "on"},
        ),
        (
            reverse("wagtailredirects:add"),
            {"old_path": "/alt", "site": "", "redirect_link": f"/{text}", "is_permanent": "on"},
        ),
        (
            reverse("wagtailusers_users:add"),
            {"username": "neu", "email": "neu@example.org", "first_name": text, "last_name": text},
        ),
        (
            reverse("wagtailusers_users:add"),
            {"username": text, "email": "neu@example.org", "first_name": "A", "last_name": "B"},
        ),
    ]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_all_pages_share_is_saved_or_refused_whatever_is_pasted(roles, home, client, text):
    browser = strict_browser(ADMINISTRATORS)
    for address, fields in shared_forms(text, home):
        token = browser.get(address).context["csrf_token"]
        data = nested_form_data(fields | {"csrfmiddlewaretoken": str(token)})
        assert_answered(browser.post(address, data))
    assert client.get(home.url).status_code == 200
    for model in (Topic, ContactPerson, MainMenu, Footer, SiteSettings, Redirect, get_user_model()):
        for row in model.objects.all():
            kept = [str(getattr(row, field.attname)) for field in model._meta.concrete_fields]
            assert not [one for one in kept if NOT_KEPT.search(one) or not is_nfc(one)], model


NOT_KEPT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def is_nfc(text):
    return unicodedata.is_normalized("NFC", text)


def test_halves_of_letters_in_what_scripts_send_are_no_failure(sign_in, story_index):
    """A lone surrogate cannot be typed; JSON can hold one, and UTF-8 cannot."""
    browser = sign_in(EDITORS)
    half = "Mit \ud800 Frage \udfff"
    written = json.dumps(
        {
            "blocks": [
                {
                    "key": "a",
                    "text": half,
                    "type": "unstyled",
                    "depth": 0,
                    "inlineStyleRanges": [],
                    "entityRanges": [],
                }
            ],
            "entityMap": {},
        }
    )
    answer = {"question": "Wie?", "answer": written}
    form = story_form(body=streamfield([("interview", answer)]))
    for publish in ({}, {"action-publish": "1"}):
        assert_answered(browser.post(add_address(story_index, StoryPage), form | publish))
        page = StoryPage.objects.last()
        assert_answered(browser.post(edit_address(page), form | publish))
        assert browser.get(edit_address(page)).status_code == 200
        assert "Mit  Frage" in str(page.get_latest_revision_as_object().body)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_redirects_are_imported_or_refused_whatever_the_file_holds(roles, home, settings, text):
    settings.WAGTAIL_REDIRECTS_FILE_STORAGE = "cache"
    browser = strict_browser(ADMINISTRATORS)
    start = reverse("wagtailredirects:start_import")
    (form,) = posted_forms(browser.get(start))
    assert browser.post(start, form.filled()).status_code in (200, 302)  # without a file
    for name, content in (
        ("neu.csv", f'from,to\n"/{text}","/{text}"\n/a,/b\n'.encode()),
        ("neu.tsv", f"from\tto\n/{text}\t/b\n".encode()),
        ("neu.csv", b"\xff\xfe\x00from,to"),
        ("neu.csv", text.encode()),
        ("neu.xlsx", text.encode()),
        (f"{text[:20]}.csv".replace("/", ""), b"from,to\n/a,/b\n"),
    ):
        (form,) = posted_forms(browser.get(start))
        data = form.filled(import_file=SimpleUploadedFile(name, content))
        response = browser.post(start, data, follow=True)
        assert response.status_code < 500, (name, content[:40])
        for form in posted_forms(response):
            if "from_index" in form.fields:
                assert browser.post(form.action, form.filled()).status_code < 500
    assert all(
        not NOT_KEPT.search(row.old_path + row.redirect_link) for row in Redirect.objects.all()
    )


def test_translation_file_is_read_or_refused_whatever_it_holds(values):
    browser = strict_browser(ADMINISTRATORS)
    translation = Translation.objects.get()
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    page = browser.get(
        reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])
    )
    token = str(page.context["csrf_token"])
    whole = str(translation.export_po())
    files = [None, b"", b"\xff\xfe", whole.encode()]
    for text in HOSTILE.values():
        files.append(f'msgid "a"\nmsgstr "{text}"\n'.encode())
        files.append(whole.replace('msgstr ""', f'msgstr "{text}"').encode())
    for content in files:
        upload = {} if content is None else {"file": SimpleUploadedFile("a.po", content)}
        response = browser.post(address, upload | {"csrfmiddlewaretoken": token}, follow=True)
        assert response.status_code == 200, content
        assert response.context["messages"], content
