"""Message catalogues: taken from code and templates, complete, and picking the right plural."""

import gettext
from io import StringIO

import polib
import pytest
from babel import Locale
from django.core.management import CommandError, call_command

from kommpaktiv.languages import catalogues

PYTHON = """
from django.utils.translation import gettext as _, ngettext, pgettext

def say(count):
    # Translators: on the button
    _("Register")
    pgettext("month", "May")
    ngettext("one seat", "%(count)s seats", count) % {"count": count}
"""
TEMPLATE = """
    {% load i18n %}
  {% translate "Read more" context "story" %} {{ _("Closed")|upper }}
{% blocktranslate trimmed with name=page.title %}
  By {{ name }},
  translated
{% endblocktranslate %}
{% blocktranslate count number=seats trimmed %}
  {{ number }} left{% plural %}{{ number }} are left
{% endblocktranslate %}
"""

STAFF = 'gettext("Nobody else sees this"), gettext("Closed")'
MODEL = """
class Story(models.Model):
    name = models.CharField(_("first name"), max_length=9, help_text=_("a hint"))
    role = models.CharField(_("role"), choices=[("chair", _("Chair"))], max_length=9)

    class Meta:
        verbose_name = _("role-model story")
        permissions = [("tell", _("Can tell"))]

    def clean(self):
        if not self.name:
            message = _("A name, please.")
            raise ValidationError(message)
"""


@pytest.fixture
def project(settings, tmp_path):
    """A project with a little code, a template and no catalogue."""
    settings.ROOT = tmp_path
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "views.py").write_text(PYTHON, encoding="utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE, encoding="utf-8")
    return tmp_path


def call(*arguments: str) -> str:
    output = StringIO()
    call_command("catalogues", *arguments, stdout=output)
    return output.getvalue()


def translate(language: str, texts: dict[str, str | dict[int, str]]) -> None:
    """Write translations as a translator would."""
    path = catalogues.path_of(language)
    catalogue = polib.pofile(str(path))
    for entry in catalogue:
        text = texts.get(entry.msgid, f"[{entry.msgid}]")
        if isinstance(text, dict):
            entry.msgstr_plural = text
        elif entry.msgid_plural:
            entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, f"[{entry.msgid_plural}]")
        else:
            entry.msgstr = text
    catalogue.save(str(path))


def translate_all() -> None:
    for language in catalogues.PLURAL_FORMS:
        translate(language, {})


def test_messages_are_found_in_code_and_templates(project):
    call()
    entries = polib.pofile(str(catalogues.path_of("ar")))
    assert {(e.msgctxt, e.msgid, e.msgid_plural) for e in entries} == {
        (None, "Register", ""),
        ("month", "May", ""),
        (None, "one seat", "%(count)s seats"),
        ("story", "Read more", ""),
        (None, "Closed", ""),
        (None, "By %(name)s, translated", ""),
        (None, "%(number)s left", "%(number)s are left"),
    }
    seats = entries.find("one seat")
    assert len(seats.msgstr_plural) == 6
    assert seats.occurrences == [("events/views.py", "")]
    assert entries.find("Register").comment == "Translators: on the button"


def test_catalogue_holds_what_somebody_sees_in_its_language(project):
    (project / "events" / "desk").mkdir()
    (project / "events" / "desk" / "views.py").write_text(STAFF, encoding="utf-8")
    (project / "events" / "models.py").write_text(MODEL, encoding="utf-8")
    call()
    words = {
        language: {entry.msgid for entry in polib.pofile(str(catalogues.path_of(language)))}
        for language in catalogues.PLURAL_FORMS
    }
    of_staff = {"Nobody else sees this", "first name", "a hint", "role", "role-model story"}
    of_staff |= {"Can tell", "A name, please."}
    assert words["de"] == words["en"] == words["tr"] | of_staff
    assert {"Chair", "Closed"} <= words["tr"] == words["de-simple"]
    assert not of_staff & words["tr"]


def test_english_begins_with_the_messages_and_keeps_what_an_editor_writes(project):
    call()
    translate("en", {"Register": "Sign up", "one seat": {0: "1 seat", 1: "%(count)s of them"}})
    (project / "events" / "models.py").write_text(MODEL, encoding="utf-8")
    call()
    english = polib.pofile(str(catalogues.path_of("en")))
    assert english.find("Register").msgstr == "Sign up"
    assert english.find("one seat").msgstr_plural[1] == "%(count)s of them"
    assert english.find("Chair").msgstr == "Chair"


def test_catalogue_keeps_its_translations_and_drops_unused_messages_when_updated(project):
    call()
    translate("de", {"Register": "Anmelden"})
    (project / "templates" / "page.html").unlink()
    call()
    catalogue = polib.pofile(str(catalogues.path_of("de")))
    assert catalogue.find("Register").msgstr == "Anmelden"
    assert catalogue.find("Closed") is None
    assert catalogue.obsolete_entries() == []


def test_catalogue_stays_the_same_when_nothing_changed(project):
    call()
    translate_all()
    call()
    before = catalogues.path_of("uk").read_bytes()
    call()
    assert catalogues.path_of("uk").read_bytes() == before


def test_check_passes_when_everything_is_translated(project):
    call()
    translate_all()
    assert "complete" in call("--check")


@pytest.mark.parametrize(
    ("texts", "fault"),
    [
        ({"Register": ""}, "“Register” is not translated"),
        ({"By %(name)s, translated": "Von jemandem"}, "other placeholders"),
        ({"By %(name)s, translated": "Von %(nam)s"}, "other placeholders"),
        ({"one seat": {0: "ein Platz", 1: "viele Plätze"}}, "other placeholders"),
        ({"one seat": {0: "%(zahl)s Platz", 1: "%(count)s Plätze"}}, "other placeholders"),
    ],
)
def test_check_fails_when_a_translation_is_missing_or_unfit(project, texts, fault):
    call()
    translate_all()
    translate("de", texts)
    with pytest.raises(CommandError, match="1 fault") as failure:
        call("--check")
    assert fault in str(failure.value)
    assert str(failure.value).startswith("de: ")


def test_check_passes_when_the_singular_names_no_number(project):
    call()
    translate_all()
    translate("de", {"one seat": {0: "ein Platz", 1: "%(count)s Plätze"}})
    assert "complete" in call("--check")


def test_check_fails_when_a_translation_is_only_a_guess(project):
    call()
    translate_all()
    path = catalogues.path_of("ar")
    catalogue = polib.pofile(str(path))
    catalogue.find("Register").flags.append("fuzzy")
    catalogue.save(str(path))
    call()
    with pytest.raises(CommandError, match="“Register” is not translated"):
        call("--check")


def test_compiled_catalogue_picks_the_arabic_plural(project):
    call()
    forms = {form: f"form {form}: %(count)s" for form in range(6)}
    translate("ar", {"one seat": forms})
    call("--compile")
    with catalogues.path_of("ar").with_suffix(".mo").open("rb") as file:
        arabic = gettext.GNUTranslations(file)
    picked = {
        n: arabic.ngettext("one seat", "%(count)s seats", n)[5] for n in (0, 1, 2, 7, 11, 100)
    }
    assert picked == {0: "0", 1: "1", 2: "2", 7: "3", 11: "4", 100: "5"}


def test_only_newer_catalogues_are_compiled(project):
    call()
    assert call("--compile").startswith(str(len(catalogues.PLURAL_FORMS)))
    assert call("--compile").startswith("0")


@pytest.mark.parametrize("language", catalogues.PLURAL_FORMS)
def test_plural_forms_are_those_of_the_language(language):
    """Two numbers share a form where, and only where, Unicode's CLDR says so."""
    formula = catalogues.PLURAL_FORMS[language].partition("plural=")[2].rstrip(";")
    ours = gettext.c2py(formula)  # the parser gettext itself uses
    cldr = Locale.parse(language.partition("-")[0]).plural_form
    pairs = {(ours(n), cldr(n)) for n in range(1000)}
    assert len(pairs) == len({form for form, _ in pairs}) == len({name for _, name in pairs})


def test_each_language_of_the_site_has_a_catalogue(settings):
    assert {code for code, _ in settings.LANGUAGES} == set(catalogues.PLURAL_FORMS)


def test_catalogues_are_complete():
    assert "complete" in call("--check")
