"""What becomes of translations when the German text changes, and how it is told."""

import json
from collections import Counter

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from kommpaktiv.languages import freshness
from kommpaktiv.languages.freshness import Freshness
from kommpaktiv.languages.models import StringOrigin
from stories.models import StoryPage
from tests import factories

BLOCK = "5d5d5d5d-0000-4000-8000-000000000001"
RICH = "<p>Amina wohnt in Erfurt.</p><p>Sie berät die Stadt.</p>"
WORDS = {
    "Ein Anfang": "A beginning",
    "Wie alles anfing": "How it all began",
    "Amina wohnt in Erfurt.": "Amina lives in Erfurt.",
    "Sie berät die Stadt.": "She advises the city.",
}


def body(rich: str) -> str:
    return json.dumps(
        [{"type": "text", "value": rich, "id": "5d5d5d5d-0000-4000-8000-000000000001"}]
    )


@pytest.fixture
def story(db) -> StoryPage:
    home = factories.make_home(("en",))
    page = factories.make_story(home, "Ein Anfang", lead="Wie alles anfing", body=body(RICH))
    factories.copy_to_languages(page.get_parent(), "en")
    factories.copy_to_languages(page, "en")
    return page


@pytest.fixture
def english() -> Locale:
    return Locale.objects.get(language_code="en")


@pytest.fixture
def translated(story, english, django_capture_on_commit_callbacks) -> Translation:
    """The story, translated and published in English."""
    source, _made = TranslationSource.update_or_create_from_instance(story)
    job = Translation.objects.create(source=source, target_locale=english)
    for segment in source.stringsegment_set.select_related("string"):
        words = WORDS.get(segment.string.data, segment.string.data)
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=english,
            data=words,
            translation_type="manual",
        )
    with django_capture_on_commit_callbacks(execute=True):
        job.save_target(publish=True)
    return job


def publish(story: StoryPage, **fields: str) -> None:
    german = StoryPage.objects.get(pk=story.pk)
    for name, value in fields.items():
        setattr(german, name, value)
    german.save_revision().publish()


def standing(job: Translation) -> Counter:
    counted = freshness.counts(job.target_locale)[job.source_id]
    return Counter({state: number for state, number in counted.items() if state != "complete"})


def english_page(story: StoryPage) -> StoryPage:
    return StoryPage.objects.get(translation_key=story.translation_key, locale__language_code="en")


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"lead": "Wie\u00a0alles anfing"},
        {"body": body(RICH.replace("berät", "<b>berät</b>"))},
        {"slug": "ein-anderer-anfang"},
    ],
)
def test_nothing_is_out_of_date_when_the_words_are_the_same(story, translated, fields):
    publish(story, **fields)
    assert standing(translated) == {}


def test_changed_text_is_out_of_date_and_keeps_its_translation(
    client, story, translated, django_capture_on_commit_callbacks
):
    publish(story, lead="Wie alles endete", body=body(RICH.replace("Erfurt", "Weimar")))
    assert standing(translated) == {Freshness.OUTDATED: 2}
    lead, paragraph = freshness.open_strings(translated)
    assert [(one.kind, one.text) for one in lead.changed] == [
        ("equal", "Wie alles"),
        ("del", "anfing"),
        ("ins", "endete"),
    ]
    assert (lead.said, paragraph.said) == ("How it all began", "Amina lives in Erfurt.")
    with django_capture_on_commit_callbacks(execute=True):
        translated.save_target(publish=True)
    shown = client.get(english_page(story).url).content.decode()
    assert "How it all began" in shown
    assert "Wie alles endete" not in shown
    assert shown.count("The German text has changed") == 2
    assert set(freshness.readers_notes(english_page(story)).behind) == {
        "lead",
        BLOCK,
    }


def test_what_changes_back_is_current_again(story, translated):
    publish(story, lead="Wie alles endete")
    publish(story, lead="Wie es war")
    (lead,) = freshness.open_strings(translated)
    assert lead.origin.german == "Wie alles anfing"
    publish(story, lead="Wie alles anfing")
    assert standing(translated) == {}


def test_mark_goes_when_the_new_translation_is_published(
    client, story, translated, django_capture_on_commit_callbacks
):
    publish(story, lead="Wie alles endete")
    (lead,) = freshness.open_strings(translated)
    lead.translation.data = "How it all ended"
    lead.translation.save()
    assert standing(translated) == {}
    assert set(freshness.readers_notes(english_page(story)).behind) == {"lead"}
    with django_capture_on_commit_callbacks(execute=True):
        translated.save_target(publish=True)
    assert freshness.readers_notes(english_page(story)).behind == {}
    shown = client.get(english_page(story).url).content.decode()
    assert "The German text has changed" not in shown


def test_small_change_makes_nothing_out_of_date(story, translated):
    publish(story, lead="Wie alles anfing!", title="Ein Ende")
    title, small = freshness.changed_strings(translated.source)
    if "anfing" not in str(small.changed):
        title, small = small, title
    assert freshness.mark_as_small(translated.source, [(small.context, small.string)]) == 1
    (title,) = freshness.open_strings(translated)
    assert title.segment.context.path == "title"
    assert StringOrigin.objects.outdated().count() == 1


def test_paragraphs_that_move_stay_current_and_new_ones_are_missing(story, translated):
    publish(
        story, body=body("<p>Sie berät die Stadt.</p><p>Amina wohnt in Erfurt.</p><p>Und du?</p>")
    )
    assert standing(translated) == {Freshness.MISSING: 1}
