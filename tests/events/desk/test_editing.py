"""An editor's work, over HTTP, from the first word to the translation that readers see."""

import json
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.urls import resolve, reverse
from django.utils import timezone
from wagtail.models import Locale, Page, Revision
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)
from wagtail_localize.models import Translation, TranslationSource

from events.records.models import Event
from events.trainings.models import EventPage, TrainingCalendarPage
from stories.models import StoryIndexPage, StoryPage
from tests import factories

EDITORS, FOREIGN_EDITORS = "Redaktion Berlin", "Redaktion Hessen"
TRANSLATORS, ADMINISTRATORS = "Übersetzung", "Administration"
HOME = reverse("wagtailadmin_home")


def add_address(parent, model):
    return reverse(
        "wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk]
    )


def edit_address(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def story_form(**fields):
    """What the editor sends for a story."""
    answer = {"question": "Wie fing es an?", "answer": rich_text("<p>Mit einer Frage.</p>")}
    return nested_form_data(
        {
            "title": "Ein Stuhl am Tisch",
            "slug": "ein-stuhl-am-tisch",
            "name": "Amina D.",
            "role": "Vorsitzende",
            "council": "Integrationsbeirat Neukölln",
            "place": "Berlin",
            "portrait": "",
            "portrait_alt": "",
            "lead": "Wer mitreden will, braucht einen Platz.",
            "quote": "",
            "body": streamfield([("interview", answer)]),
            "topic_links": inline_formset([]),
            "location": "",
            "comments": inline_formset([]),
            "seo_title": "",
            "search_description": "",
            "social_image": "",
        }
        | fields
    )


def training_form(**fields):
    """What the editor sends for a training, its first date in a week unless given."""
    return nested_form_data(
        {
            "title": "Haushalt lesen",
            "slug": "haushalt-lesen",
            "lead": "Wo steht das Geld?",
            "audience": "",
            "body": streamfield([]),
            "topic_links": inline_formset([]),
            "trainer_links": inline_formset([]),
            "contact": "",
            "first_date": factories.next_week().isoformat(),
            "start_time": "18:00",
            "end_time": "20:30",
            "zone": "Europe/Berlin",
            "recurrence": "",
            "location": "",
            "venue": "Rathaus",
            "address": "",
            "accessibility": "",
            "spoken_languages": ["de", "ar"],
            "capacity": "20",
            "closes_hours_before": "2",
            "how_to_register": "here",
            "booking_mode": "one",
            "max_people": "1",
            "has_waiting_list": "on",
            "reminder_days": "2",
            "needs_offered": ["step_free"],
            "question_list": inline_formset([]),
            "material_list": inline_formset([]),
            "is_free": "on",
            "decide_days_before": "7",
            "confirm_note": "",
            "reminder_note": "",
            "thanks_note": "",
            "comments": inline_formset([]),
            "seo_title": "",
            "search_description": "",
            "social_image": "",
        }
        | fields
    )


PUBLISH = {"action-publish": "action-publish"}


def errors(response):
    return {name: str(messages) for name, messages in response.context["form"].errors.items()}


@pytest.fixture
def story_index(roles, berlin):
    """Berlin's list of stories, in every language."""
    index = factories.add(berlin, StoryIndexPage(title="Vorbilder"))
    factories.copy_to_languages(index, "en")
    return index


@pytest.fixture
def calendar(roles, berlin):
    """Berlin's calendar, in every language."""
    page = factories.add(berlin, TrainingCalendarPage(title="Trainings"))
    factories.copy_to_languages(page, "en")
    return page


@pytest.fixture
def story(sign_in, story_index):
    """A story an editor of Berlin has published."""
    address = add_address(story_index, StoryPage)
    response = sign_in(EDITORS).post(address, story_form() | PUBLISH)
    assert response.status_code == 302, errors(response)
    return StoryPage.objects.get(locale=Locale.get_default())


def english(page):
    return page.get_translation(Locale.objects.get(language_code="en"))


def submit(browser, page, *languages):
    """Send a page for translation."""
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    locales = Locale.objects.filter(language_code__in=languages)
    return browser.post(address, {"locales": [locale.pk for locale in locales]})


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    """Press "publish" in the translation editor, and let the transaction end."""

    def pressed(browser, page):
        with django_capture_on_commit_callbacks(execute=True):
            response = browser.post(edit_address(page), {"action": "publish"})
            assert response.status_code == 302
            found = resolve(urlsplit(response.url).path)
            if found.url_name == "open_texts":  # there are gaps: publish all the same
                job = found.kwargs["translation_id"]
                assert browser.post(reverse("publish_open", args=[job])).status_code == 302

    return pressed


def translate(browser, page, words):
    """Type translations as the translation editor does, by the source text of each."""
    editor = json.loads(browser.get(edit_address(page)).context["props"])
    for segment in editor["segments"]:
        if segment["type"] == "string" and segment["source"] in words:
            address = segment["editUrl"]
            body = f"value={words[segment['source']]}"
            kind = "application/x-www-form-urlencoded"
            assert browser.put(address, body, content_type=kind).status_code in (200, 201)


# Stories ------------------------------------------------------------------------------------------


def test_story_is_read_in_german_and_marked_so_in_english_when_published(story, client, berlin):
    assert story.location == berlin
    assert "Ein Stuhl am Tisch" in client.get(story.url).content.decode()
    page = client.get(english(story).url).content.decode()
    assert "Ein Stuhl am Tisch" in page
    assert 'lang="de"' in page


def test_story_stays_unread_when_saved_as_draft(sign_in, story_index, client):
    sign_in(EDITORS).post(add_address(story_index, StoryPage), story_form())
    story = StoryPage.objects.get(locale=Locale.get_default())
    assert not story.live
    assert client.get(story.url).status_code == 404


def test_story_stays_marked_as_german_when_only_submitted(
    sign_in, story, client, django_capture_on_commit_callbacks
):
    submit(sign_in(EDITORS), story, "en")
    page = client.get(english(story).url).content.decode()
    assert 'lang="de"' in page
    assert 'hreflang="en" href' not in page
    story.refresh_from_db()
    story.title = "Zwei Stühle"
    with django_capture_on_commit_callbacks(execute=True):
        story.save_revision().publish()
    assert "Zwei Stühle" in client.get(english(story).url).content.decode()


def test_story_appears_in_english_when_translated(sign_in, story, client, publish):
    editor, translator = sign_in(EDITORS), sign_in(TRANSLATORS)
    page = english(story)
    assert submit(editor, story, "en").url == edit_address(page)
    translate(
        translator,
        page,
        {
            "Ein Stuhl am Tisch": "A seat at the table",
            "Wie fing es an?": "How did it begin?",
            "Mit einer Frage.": "With a question.",
        },
    )
    assert "A seat at the table" not in client.get(page.url).content.decode()
    publish(translator, page)
    page.refresh_from_db()
    text = client.get(page.url).content.decode()
    assert page.url.startswith("/en/")
    for words in ("A seat at the table", "How did it begin?", "With a question."):
        assert words in text
    assert "Ein Stuhl am Tisch" in client.get(story.url).content.decode()


def test_story_is_published_by_the_administration_when_submitted_for_review(
    sign_in, story_index, client
):
    editor, administrator = sign_in(EDITORS), sign_in(ADMINISTRATORS)
    send = {"action-submit": "action-submit"}
    editor.post(add_address(story_index, StoryPage), story_form() | send)
    story = StoryPage.objects.get(locale=Locale.get_default())
    assert not story.live
    task = story.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[story.pk, "approve", task.pk])
    administrator.post(address, {"comment": ""})
    story.refresh_from_db()
    assert story.live


def test_slug_that_is_taken_is_refused_below_the_same_page(sign_in, story, story_index):
    response = sign_in(EDITORS).post(
        add_address(story_index, StoryPage), story_form(title="Noch ein Stuhl") | PUBLISH
    )
    assert "ein-stuhl-am-tisch" in errors(response)["slug"]
    assert StoryPage.objects.filter(locale=Locale.get_default()).count() == 1


# Translating what is one's own --------------------------------------------------------------------


def test_editor_of_another_location_may_not_translate_the_story(sign_in, story):
    assert submit(sign_in(FOREIGN_EDITORS), story, "en").url == HOME
    assert not Translation.objects.exists()


def test_editor_of_another_location_may_not_update_translations(
    sign_in, story, django_capture_on_commit_callbacks
):
    editor = sign_in(EDITORS)
    submit(editor, story, "en")
    source = TranslationSource.objects.get(object_id=story.translation_key)
    update = reverse("wagtail_localize:update_translations", args=[source.pk])
    send = {"publish_translations": "on"}
    assert sign_in(FOREIGN_EDITORS).post(update, send).url == HOME
    assert english(story).alias_of_id == story.pk
    with django_capture_on_commit_callbacks(execute=True):
        assert editor.post(update, send).status_code == 302
    assert english(story).alias_of_id is None


def test_translator_is_offered_all_languages_but_german(sign_in, story):
    address = reverse("wagtail_localize:submit_page_translation", args=[story.pk])
    form = sign_in(TRANSLATORS).get(address).context["form"]
    offered = {locale.language_code for locale in form.fields["locales"].queryset}
    assert "en" in offered
    assert "de" not in offered


def test_translator_submits_a_story_from_its_untranslated_page(sign_in, story):
    translator = sign_in(TRANSLATORS)
    page = english(story)
    address = reverse("wagtail_localize:submit_page_translation", args=[story.pk])
    assert address in translator.get(edit_address(page)).content.decode()
    submit(translator, story, "en")
    assert "props" in translator.get(edit_address(page)).context


def test_desk_may_not_translate(sign_in, story):
    assert submit(sign_in("Trainingsbüro Berlin"), story, "en").url == HOME


# Trainings ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("november")
def test_training_gets_its_dates_when_published(sign_in, calendar, berlin):
    rule = "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;COUNT=3"
    form = training_form(first_date="2026-12-03", recurrence=rule)
    response = sign_in(EDITORS).post(add_address(calendar, EventPage), form | PUBLISH)
    assert response.status_code == 302, errors(response)
    event = Event.objects.get()
    assert event.location_key == berlin.translation_key
    starts = [occurrence.local_start for occurrence in event.occurrences.all()]
    assert [start.date() for start in starts] == [
        date(2026, 12, 3),
        date(2026, 12, 17),
        date(2026, 12, 31),
    ]
    assert {start.hour for start in starts} == {18}


def test_training_comes_out_by_itself_when_scheduled(sign_in, calendar):
    """The worker runs Wagtail's own command."""
    tomorrow = timezone.now() + timedelta(days=1)
    form = training_form(go_live_at=f"{timezone.localtime(tomorrow):%Y-%m-%d %H:%M}", expire_at="")
    response = sign_in(EDITORS).post(add_address(calendar, EventPage), form | PUBLISH)
    assert response.status_code == 302, errors(response)
    page = EventPage.objects.get(locale=Locale.get_default())
    assert not page.live
    assert not Event.objects.exists()
    revision, now = page.scheduled_revision, timezone.now()
    Revision.objects.filter(pk=revision.pk).update(
        approved_go_live_at=now, content=revision.content | {"go_live_at": now.isoformat()}
    )
    call_command("publish_scheduled")
    assert Event.objects.get().key == page.translation_key


@pytest.mark.parametrize(
    "typed",
    [
        "jeden zweiten Donnerstag",
        "RRULE:FREQ=SECONDLY",
        "RRULE:FREQ=NEVER",
        "RRULE:FREQ=WEEKLY;BYDAY=XX",
        "RRULE:FREQ=WEEKLY;COUNT=viele",
        "RRULE:FREQ=WEEKLY;UNTIL=gestern",
        "RRULE:",
        "RRULE:FREQ=WEEKLY;INTERVAL=0",
        "RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=400",
        "RRULE:FREQ=WEEKLY;COUNT=0",
        "RRULE:FREQ=WEEKLY;UNTIL=20200101",
        "RDATE:morgen",
        "x" * 10_000,
    ],
)
def test_repetition_is_refused_with_a_reason_when_it_is_nonsense(sign_in, calendar, typed):
    form = training_form(recurrence=typed)
    response = sign_in(EDITORS).post(add_address(calendar, EventPage), form | PUBLISH)
    assert "recurrence" in errors(response)
    assert not EventPage.objects.exists()


@pytest.mark.usefixtures("november")
@pytest.mark.parametrize(
    ("rule", "begins"),
    [
        ("RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=3", "4 December 2026"),
        ("RRULE:FREQ=WEEKLY;BYDAY=TH\nEXDATE:20261203", "10 December 2026"),
        ("RRULE:FREQ=DAILY;BYHOUR=9;COUNT=3", "4 December 2026"),
        ("RDATE:20261201T170000Z", "1 December 2026"),
    ],
)
def test_first_date_is_refused_when_the_repetition_begins_elsewhere(
    sign_in, calendar, rule, begins
):
    form = training_form(first_date="2026-12-03", recurrence=rule)
    response = sign_in(EDITORS).post(add_address(calendar, EventPage), form | PUBLISH)
    assert begins in errors(response)["first_date"]
    assert not EventPage.objects.exists()


def test_training_is_refused_when_it_ends_as_it_starts(sign_in, calendar):
    form = training_form(end_time="18:00")
    response = sign_in(EDITORS).post(add_address(calendar, EventPage), form | PUBLISH)
    assert set(errors(response)) == {"end_time"}


def test_training_says_what_it_costs_when_it_is_published(sign_in, calendar):
    browser, form = sign_in(EDITORS), training_form(is_free=False)
    response = browser.post(add_address(calendar, EventPage), form | PUBLISH)
    assert set(errors(response)) == {"cost"}
    assert browser.post(add_address(calendar, EventPage), form).status_code == 302  # a draft


def test_training_asks_for_content_dates_and_promotion_on_three_tabs(sign_in, calendar):
    page = sign_in(EDITORS).get(add_address(calendar, EventPage)).content.decode()
    for tab in ("tab-content", "tab-where_and_when", "tab-promote"):
        assert f'id="{tab}"' in page


def test_editor_adds_nothing_below_another_location(sign_in, roles, hessen):
    calendar = factories.add(hessen, TrainingCalendarPage(title="Trainings"))
    response = sign_in(EDITORS).post(add_address(calendar, EventPage), training_form() | PUBLISH)
    assert response.url == HOME
    assert not EventPage.objects.exists()


def test_editor_moves_nothing_to_another_location(sign_in, story, hessen):
    foreign = factories.add(hessen, StoryIndexPage(title="Vorbilder"))
    address = reverse("wagtailadmin_pages:move_confirm", args=[story.pk, foreign.pk])
    assert sign_in(EDITORS).post(address).url == HOME
    assert Page.objects.get(pk=story.pk).get_parent().pk != foreign.pk
