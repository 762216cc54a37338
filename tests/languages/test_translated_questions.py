"""Questions of a training go through wagtail-localize and keep what answers hang on."""

from collections.abc import Callable

import pytest
from django.utils import translation
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import StringValue

from events.booking.signup import GivenAnswer, write_answers
from events.records.models import Event
from events.records.questions import read_questions
from events.registration.question_texts import words_of
from events.registration.questions import answers_of
from events.trainings.models import EventPage, EventQuestion
from tests import factories
from tests.events.builders import make_registration

WORDS = {
    "Wie kommst du?": "How do you come?",
    "Der Weg zum Rathaus": "The way to the town hall",
    "Bus\nRad": "bus\nbike",
    "Welche Linie?": "Which line?",
}
Translate = Callable[..., None]


@pytest.fixture
def page(db):
    home = factories.make_home(("en",))
    training = factories.make_training(home)
    for row in (
        {"label": "Wie kommst du?", "kind": "choice", "choices": "Bus\r\nRad"},
        {"label": "Welche Linie?", "only_if_question": 1, "only_if_answer": "Bus"},
    ):
        number = training.question_list.count()
        training.question_list.add(EventQuestion(sort_order=number, locale=training.locale, **row))
    training.question_list.first().help_text = "Der Weg zum Rathaus"
    training.save_revision().publish()
    factories.copy_to_languages(training.get_parent(), "en")
    factories.copy_to_languages(training, "en")
    return EventPage.objects.get(pk=training.pk)


@pytest.fixture
def translate(page, django_capture_on_commit_callbacks) -> Translate:
    """Translate what is in `words` of the German page as it is now; publish it in English."""

    def done(words: dict[str, str], publish: bool = True) -> None:
        german = EventPage.objects.get(pk=page.pk)
        source, _made = TranslationSource.update_or_create_from_instance(german)
        locale = Locale.objects.get(language_code="en")
        job, _made = Translation.objects.get_or_create(source=source, target_locale=locale)
        for segment in source.stringsegment_set.select_related("string", "context"):
            text = StringValue(segment.string.data).render_text().replace("\r", "")
            if text in words:
                StringTranslation.objects.update_or_create(
                    translation_of=segment.string,
                    locale=locale,
                    context=segment.context,
                    defaults={
                        "data": StringValue.from_plaintext(words[text]).data,
                        "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                    },
                )
        if publish:
            with django_capture_on_commit_callbacks(execute=True):
                job.save_target(publish=True)

    return done


def shown(language: str = "en") -> list[tuple[str, list[tuple[str, str]]]]:
    """Each question with its choices, and their language, to readers of `language`."""
    event = Event.objects.get()
    with translation.override(language):
        found = words_of(event, read_questions(event.questions))
    return [
        (
            f"{words.label.language}: {words.label}",
            [(german, f"{word.language}: {word}") for german, word in words.choices.items()],
        )
        for words in found.values()
    ]


GERMAN = [
    ("de: Wie kommst du?", [("Bus", "de: Bus"), ("Rad", "de: Rad")]),
    ("de: Welche Linie?", []),
]
ENGLISH = [
    ("en: How do you come?", [("Bus", "en: bus"), ("Rad", "en: bike")]),
    ("en: Which line?", []),
]


def keys() -> list[str]:
    return [question["key"] for question in Event.objects.get().questions]


def change(page: EventPage, number: int, **fields) -> None:
    """Publish the German page with a question changed."""
    german = EventPage.objects.get(pk=page.pk)
    row = list(german.question_list.all())[number]
    for name, value in fields.items():
        setattr(row, name, value)
    german.question_list.add(row)
    german.save_revision().publish()


def test_questions_are_german_until_their_translation_is_published(page, translate):
    assert shown() == GERMAN
    translate(WORDS, publish=False)
    assert shown() == GERMAN
    translate(WORDS)
    assert shown() == ENGLISH
    assert shown("de") == shown("ar") == GERMAN


def test_help_is_translated_with_its_question(page, translate):
    translate(WORDS)
    event = Event.objects.get()
    with translation.override("en"):
        way = next(iter(words_of(event, read_questions(event.questions)).values()))
    assert (way.help.text, way.help.language) == ("The way to the town hall", "en")


def test_gaps_are_german_and_say_so(page, translate):
    translate({"Bus\nRad": "bus\nbike"})
    assert shown() == [
        ("de: Wie kommst du?", [("Bus", "en: bus"), ("Rad", "en: bike")]),
        ("de: Welche Linie?", []),
    ]


def test_keys_stay_the_same_when_translated_reordered_and_synchronised(page, translate):
    before = keys()
    translate(WORDS)
    german = EventPage.objects.get(pk=page.pk)
    way, line = german.question_list.all()
    way.sort_order, line.sort_order, line.only_if_question = 1, 0, None
    german.question_list.add(way, line)
    german.save_revision().publish()
    assert shown() == ENGLISH[::-1]  # before and after the translation hears of it
    translate(WORDS)
    assert keys() == before[::-1]
    assert shown() == ENGLISH[::-1]
    english = EventPage.objects.get(locale__language_code="en")
    rows = sorted(english.question_list.all(), key=lambda row: row.sort_order)
    assert [str(row.translation_key) for row in rows] == keys()


def test_answers_stay_with_their_questions_when_one_is_added_and_one_goes(page, translate):
    translate(WORDS)
    registration = make_registration(Event.objects.get().occurrences.get())
    way, line = read_questions(Event.objects.get().questions)
    write_answers(
        registration,
        [GivenAnswer(way.key, way.label, "Bus"), GivenAnswer(line.key, line.label, "4")],
    )
    german = EventPage.objects.get(pk=page.pk)
    german.question_list.remove(german.question_list.first())
    german.question_list.add(EventQuestion(label="Noch etwas?", sort_order=5, locale=german.locale))
    german.save_revision().publish()
    translate(WORDS)
    assert shown() == [("en: Which line?", []), ("de: Noch etwas?", [])]
    registration.refresh_from_db()
    with translation.override("en"):
        answers = [
            (str(answer.label), [str(text) for text in answer.texts])
            for answer in answers_of(registration)
        ]
    assert answers == [("Which line?", ["4"]), ("Wie kommst du?", ["Bus"])]


def test_choices_are_german_when_they_changed_after_the_translation(page, translate):
    """Of the same number, but swapped: who ticks "bike" must not be taken for a driver."""
    translate(WORDS)
    change(page, 0, choices="Rad\nBus")
    german = ("en: How do you come?", [("Rad", "de: Rad"), ("Bus", "de: Bus")])
    assert shown() == [german, ENGLISH[1]]
    translate({"Rad\nBus": "bike\nbus"}, publish=False)
    assert shown() == [german, ENGLISH[1]]
    translate({"Rad\nBus": "bike\nbus"})
    assert shown()[0][1] == [("Rad", "en: bike"), ("Bus", "en: bus")]


def test_label_is_german_when_it_changed_after_the_translation(page, translate):
    translate(WORDS)
    change(page, 1, label="Welche Buslinie?")
    assert shown() == [ENGLISH[0], ("de: Welche Buslinie?", [])]


def test_translation_stays_when_it_is_typed_anew_and_not_published_yet(page, translate):
    translate(WORDS)
    translate(WORDS | {"Bus\nRad": "coach\nbike"}, publish=False)
    assert shown() == ENGLISH
