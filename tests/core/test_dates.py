"""Dates as people write them."""

from datetime import datetime
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils import translation

EVENING = SimpleNamespace(
    local_start=datetime(2026, 12, 3, 18, 0), local_end=datetime(2026, 12, 3, 20, 30)
)


def shown(expression: str, language: str) -> str:
    template = Template(f"{{% load dates %}}{{{{ {expression} }}}}")
    with translation.override(language):
        return template.render(Context({"date": EVENING}))


@pytest.mark.parametrize(
    ("expression", "german"),
    [
        ("date|long_date", "Donnerstag, 3. Dezember 2026"),
        ("date|short_date", "Do., 3. Dez."),
        ("date|weekday", "Do."),
        ("date|day", "3"),
        ("date|month", "Dez"),
        ("date|times", "18:00–20:30 Uhr"),
        ("date|whole", "Donnerstag, 3. Dezember 2026, 18:00–20:30 Uhr"),
        ("date.local_start|moment", "Do., 3. Dez., 18:00"),
    ],
)
def test_date_is_written_the_german_way_in_german_and_easy_german(expression, german):
    assert shown(expression, "de") == german
    assert shown(expression, "de-simple") == german


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Thursday, 3 December 2026"),
        ("tr", "3 Aralık 2026 Perşembe"),
        ("ar", "الخميس، 3 ديسمبر 2026"),
        ("uk", "четвер, 3 грудня 2026\u202fр."),
    ],
)
def test_date_is_written_as_the_language_does(language, written):
    assert shown("date|long_date", language) == written


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_date_has_western_digits_in_arabic_script(language):
    digits = "".join(char for char in shown("date|whole", language) if char.isdigit())
    assert digits == "3202618002030"
