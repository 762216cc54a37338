"""What the glossaries let pass and what not. That the catalogues keep to them says their check."""

import polib
import pytest

from kommpaktiv.languages.catalogues import PLURAL_FORMS
from kommpaktiv.languages.glossary import glossary, path_of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Bitte wählen Sie einen Termin."),
        ("de", "Noch 3  Plätze"),
        ("de", 'Nichts zu "Beirat"'),
        ("de", "Alle Teilnehmer kommen."),
        ("de-simple", "Wir schreiben, weil Sie da waren."),
        ("de-simple", "bis Di., 1. Dez., 02:16 Uhr"),
        ("en", "Give your place back"),
        ("tr", "Tüm proje yerleri"),
        ("ar", "كل المواقع"),
        ("uk", "Усі осередки"),
        ("fa", "همهٔ تاریخ‌ها"),
    ],
)
def test_text_has_a_fault(language, text):
    assert list(glossary(language).faults_of_text(text))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Bitte wähle „Alle Termine“ aus. Sie gilt noch."),
        ("de-simple", "Sie waren da. Danke!"),
        ("en", "Cancel my place"),
        ("ar", "ابحثوا في هذا الموقع الإلكتروني"),
    ],
)
def test_text_has_no_fault(language, text):
    assert list(glossary(language).faults_of_text(text)) == []


def test_staff_are_addressed_formally():
    assert list(glossary("de").faults_of_text("Bitte prüfe dein Konto.", is_public=False))
    assert not list(glossary("de").faults_of_text("Prüfen Sie Ihr Konto.", is_public=False))


@pytest.mark.parametrize(
    ("language", "message", "forms"),
    [
        ("ar", "date", ["لا", "موعد (%(n)s)", "موعدان", "%(n)s", "%(n)s", "%(n)s"]),
        ("de", "On the waiting list", ["Auf der Liste", "Auf der Liste"]),
        ("de", "It is done.", ["Es ist fertig", "Es ist fertig"]),
    ],
)
def test_translation_has_a_fault(language, message, forms):
    entry = polib.POEntry(msgid=message, msgid_plural=message, msgstr_plural=dict(enumerate(forms)))
    assert list(glossary(language).faults_of_entry(entry, is_public=True))


@pytest.mark.parametrize("language", PLURAL_FORMS)
def test_each_language_has_a_glossary(language):
    assert path_of(language).is_file()
