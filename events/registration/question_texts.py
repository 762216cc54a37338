"""What the questions of a training say in the reader's language.

The German source alone says what is asked, so that a translation that lags behind neither asks for
what nobody wants to know nor puts an answer under a choice it does not mean. A text that is missing
there, or translates an older German one, is shown in German and marked so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.utils import translation
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue

from events.records.models import Event
from events.records.questions import Question, choices_in
from events.trainings.models import EventQuestion
from kommpaktiv.languages.wording import Wording

GERMAN = settings.LANGUAGE_CODE

# By question and field: pairs of a German text and what translates it.
Memory = dict[tuple[str, str], list[tuple[str, str]]]


@dataclass(frozen=True)
class QuestionWords:
    """The texts of one question, each in the language it is there in."""

    label: Wording
    help: Wording
    choices: dict[str, Wording]  # by the German words


def words_of(event: Event, questions: Iterable[Question]) -> dict[UUID, QuestionWords]:
    """The texts of the questions, by key: two queries at most."""
    language = translation.get_language()
    rows = _rows(event, language) if language != GERMAN else {}
    memory = _memory(event, language) if rows else {}
    return {
        question.key: _Translated(question, rows.get(question.key), memory, language).words()
        for question in questions
    }


def in_german(text: str) -> Wording:
    return Wording(text, GERMAN)


def as_typed(text: str) -> Wording:
    """What people wrote themselves, or the site says: the reader's language, as far as known."""
    return Wording(text, translation.get_language() or GERMAN)


def _rows(event: Event, language: str) -> dict[UUID, EventQuestion]:
    """The questions on the published translation; an alias is German."""
    rows = EventQuestion.objects.filter(
        page__translation_key=event.key,
        page__locale__language_code=language,
        page__live=True,
        page__alias_of=None,
    )
    return {row.translation_key: row for row in rows}


def _memory(event: Event, language: str) -> Memory:
    """What was translated from which German text, by question and field."""
    translations = StringTranslation.objects.filter(
        context__object=event.key,
        context__path__startswith="question_list.",
        locale__language_code=language,
    ).exclude(origin__german__gt="")  # what went along when the German changed translates the old
    rows = translations.values_list("context__path", "translation_of__data", "data")
    memory: Memory = defaultdict(list)
    for path, german, translated in rows:
        _list, key, name = path.split(".")
        memory[key, name].append((_plain(german), _plain(translated)))
    return memory


def _plain(data: str) -> str:
    return StringValue(data).render_text()


@dataclass(frozen=True)
class _Translated:
    """A question and its row on the page in the reader's language."""

    question: Question
    row: EventQuestion | None
    memory: Memory
    language: str

    def words(self) -> QuestionWords:
        question = self.question
        label = self._lines("label", (question.label,))
        text = self._lines("help_text", (question.help,) if question.help else ())
        choices = self._lines("choices", question.choices)
        return QuestionWords(
            label[0],
            text[0] if text else in_german(""),
            dict(zip(question.choices, choices, strict=True)),
        )

    def _lines(self, name: str, german: tuple[str, ...]) -> list[Wording]:
        """The lines of one field in the reader's language, else all of them in German."""
        translated = choices_in(getattr(self.row, name)) if self.row else ()
        if len(translated) != len(german) or not self._is_current(name, german, translated):
            return [in_german(line) for line in german]
        return [Wording(line, self.language) for line in translated]

    def _is_current(self, name: str, german: tuple[str, ...], translated: tuple[str, ...]) -> bool:
        """Whether this translates the German text as it is now.

        A page that is not translated with wagtail-localize does not tell, and is believed. Where
        the German text never was another one, a translation typed anew but not published yet does
        not spoil the one that is.
        """
        if german == translated:
            return False
        known = self.memory.get((str(self.question.key), name), [])
        if all(choices_in(source) == german for source, _target in known):
            return True
        return any(
            choices_in(source) == german and choices_in(target) == translated
            for source, target in known
        )
