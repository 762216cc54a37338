"""Days and times as they are typed in the admin."""

from datetime import date, datetime, time
from pathlib import Path

import pytest
from django import forms
from django.contrib.staticfiles import finders
from django.utils import translation
from wagtail.admin.forms.models import formfield_for_dbfield
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

from events.trainings.models import EventPage

FIELDS = {date: "first_date", time: "start_time", datetime: "opens_at"}
MIDNIGHT = datetime(2026, 12, 1)


def field(kind: type) -> forms.Field:
    """The field of Wagtail's forms for a value of this kind."""
    return formfield_for_dbfield(EventPage._meta.get_field(FIELDS[kind]))


def read(typed: str, kind: type) -> object:
    value = field(kind).clean(typed)
    return value.replace(tzinfo=None) if kind is datetime else value


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(
            (typed, date(2026, 12, 3))
            for typed in (
                *("3.12.2026", "03.12.2026", "3. 12. 2026", "3.12.26", "2026-12-03"),
                *("3/12/2026", " 3.12.2026 "),
                *("3. Dezember 2026", "3. Dez. 2026", "3 dez 2026", "3.Dezember 2026"),
                *("3 December 2026", "3rd December 2026", "Dec 3, 2026", "December 3rd, 2026"),
            )
        ),
        *((typed, time(18)) for typed in ("18:00", "18.00", "18", "18 Uhr", "18Uhr", "18:00 Uhr")),
        *((typed, time(18)) for typed in ("6 pm", "6pm", "6:00 PM", "18:00:00")),
        *(
            (typed, datetime(2026, 12, 1, 9))
            for typed in (
                *("1.12.2026 09:00", "1.12.2026, 9 Uhr", "1.12.2026 um 9.00 Uhr"),
                *("2026-12-01 09:00", "2026-12-01T09:00", "1/12/2026 9 am"),
            )
        ),
        ("1.12.2026", MIDNIGHT),
        *(
            (typed, datetime(2026, 12, 1, 9))
            for typed in (
                *("1. Dezember 2026, 9 Uhr", "1. Dez. 2026 um 9.00 Uhr", "1. Dez 2026 09:00"),
                *("Dec 1, 2026 9 am", "1 December 2026 at 9 am"),
            )
        ),
        ("1. Dezember 2026", MIDNIGHT),
        *((typed, date(2027, 3, 4)) for typed in ("4. M\u00e4rz 2027", "4. Ma\u0308r. 2027")),
        *((typed, date(2027, 3, 4)) for typed in ("4. Mrz 2027", "4 Mar 2027", "March 4 2027")),
        *((typed, date(2027, 5, 4)) for typed in ("4. Mai 2027", "May 4, 2027")),
        *((typed, date(2027, 1, 4)) for typed in ("4. J\u00e4nner 2027", "4. Jan. 2027")),
    ],
)
def test_day_and_time_are_read_in_every_form(typed, meant, language):
    with translation.override(language):
        assert read(typed, type(meant)) == meant


@pytest.mark.parametrize(
    ("typed", "kind", "german", "english"),
    [
        ("morgen", date, "31.12.2026", "2026-12-31"),
        ("31.2.2026", date, "31.12.2026", "2026-12-31"),
        ("12/31/2026", date, "31.12.2026", "2026-12-31"),  # or 3/12 would be two days
        ("3.12.", date, "31.12.2026", "2026-12-31"),
        *(
            (typed, date, "31.12.2026", "2026-12-31")
            for typed in ("3. Dezember", "31. November 2026", "3. Brumaire 2026", "Dezember 2026")
        ),
        ("3. Dez. 2026 halb sieben", datetime, "31.12.2026 18:00", "2026-12-31 18:00"),
        ("halb sieben", time, "18:00", "18:00"),
        ("25:00", time, "18:00", "18:00"),
        ("bald", datetime, "31.12.2026 18:00", "2026-12-31 18:00"),
    ],
)
def test_what_cannot_be_read_is_refused_with_an_example(typed, kind, german, english):
    for language, example in (("de", german), ("en", english)):
        with translation.override(language), pytest.raises(forms.ValidationError) as refused:
            field(kind).clean(typed)
        with translation.override(language):
            assert f": {example}." in refused.value.messages[0]


@pytest.mark.parametrize(
    ("widget", "value", "german", "english"),
    [
        (AdminDateInput, date(2026, 12, 3), "03.12.2026", "2026-12-03"),
        (AdminTimeInput, time(18), "18:00", "18:00"),
        (AdminDateTimeInput, datetime(2026, 12, 1, 9), "01.12.2026 09:00", "2026-12-01 09:00"),
    ],
)
def test_field_shows_what_was_read_as_its_language_writes_it(widget, value, german, english):
    for language, shown in (("de", german), ("en", english)):
        with translation.override(language):
            assert f'value="{shown}"' in widget(format="%Y").render("name", value)


def test_wagtails_script_still_has_to_be_replaced():
    """Its functions are those that `date_inputs.js` puts its own in place of."""
    script = Path(finders.find("wagtailadmin/js/date-time-chooser.js")).read_text()
    own = Path(finders.find("js/date_inputs.js")).read_text()
    for name in ("initDateChooser", "initTimeChooser", "initDateTimeChooser"):
        assert f"window.{name}=" in script
        assert f"{name}:" in own
    assert "validateOnBlur" not in script  # by default it replaces what it cannot read


def test_field_keeps_what_it_cannot_read():
    assert 'value="18 Uhr"' in AdminTimeInput().render("start", "18 Uhr")
