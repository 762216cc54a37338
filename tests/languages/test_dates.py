"""Dates as people write them."""

from datetime import date as day
from datetime import datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.utils import translation

from kommpaktiv.languages import dates

EVENING = SimpleNamespace(
    local_start=datetime(2026, 12, 3, 18, 0), local_end=datetime(2026, 12, 3, 20, 30)
)
WEEKEND = SimpleNamespace(
    local_start=datetime(2026, 12, 5, 10, 0), local_end=datetime(2026, 12, 6, 14, 0)
)
NIGHT = SimpleNamespace(
    local_start=datetime(2026, 12, 31, 22, 0), local_end=datetime(2027, 1, 1, 2, 0)
)


def shown(expression: str, language: str, date: SimpleNamespace = EVENING) -> str:
    template = Template(f"{{% load dates %}}{{{{ {expression} }}}}")
    with translation.override(language):
        return template.render(Context({"date": date}))


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
        ("date.local_start|moment", "Donnerstag, 3. Dezember, 18:00"),
    ],
)
def test_date_is_written_the_german_way(expression, german):
    assert shown(expression, "de") == german


@pytest.mark.parametrize(
    ("expression", "easy"),
    [
        ("date|short_date", "Donnerstag, 3. Dezember"),
        ("date|weekday", "Donnerstag"),
        ("date|month", "Dezember"),
        ("date|times", "von 18 Uhr bis 20 Uhr 30"),
        ("date|start", "18 Uhr"),
        ("date.local_end|moment", "Donnerstag, 3. Dezember, 20 Uhr 30"),
        ("date|whole", "Donnerstag, 3. Dezember 2026, von 18 Uhr bis 20 Uhr 30"),
    ],
)
def test_easy_german_shortens_nothing_and_says_times_as_they_are_spoken(expression, easy):
    assert shown(expression, "de-simple") == easy


@pytest.mark.parametrize(
    ("language", "hours"),
    [("ar", "من 18:00 إلى 20:30"), ("fa", "18:00 تا 20:30"), ("tr", "18:00–20:30")],
)
def test_hours_are_read_in_the_direction_of_the_script(language, hours):
    assert shown("date|times", language) == hours


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Thursday 3 December, 18:00"),
        ("tr", "3 Aralık Perşembe 18:00"),
        ("ar", "الخميس، 3 ديسمبر، 18:00"),
        ("uk", "3 грудня, 18:00"),  # in the genitive, as after “until”; a weekday would not be
    ],
)
def test_moment_is_written_out_as_it_stands_in_a_sentence(language, written):
    assert shown("date.local_start|moment", language) == written


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


@pytest.mark.parametrize(
    ("date", "language", "written"),
    [
        (WEEKEND, "de", "Samstag, 5. Dezember 2026, 10:00 Uhr\u2009–\u2009So., 6. Dez., 14:00 Uhr"),
        (NIGHT, "de", "Donnerstag, 31. Dezember 2026, 22:00–02:00 Uhr"),
        (WEEKEND, "en", "Saturday, 5 December 2026, 10:00\u2009–\u2009Sun 6 Dec, 14:00"),
        (WEEKEND, "uk", "субота, 5 грудня 2026\u202fр., 10:00 – нд, 6 груд., 14:00"),
    ],
)
def test_date_over_several_days_says_both(date, language, written):
    assert shown("date|whole", language, date) == written


@pytest.mark.parametrize("language", ["de", "de-simple", "en", "tr", "ar", "uk", "fa"])
def test_times_say_the_day_of_the_end_only_where_it_is_another(language):
    assert "6" in shown("date|times", language, WEEKEND)
    assert "3" not in shown("date|times", language).replace("30", "")


@pytest.mark.parametrize(
    ("language", "name"),
    [("de", "Dezember 2026"), ("uk", "грудень 2026\u202fр."), ("ar", "ديسمبر 2026")],
)
def test_month_stands_alone_in_the_language(language, name):
    with translation.override(language):
        assert dates.month_and_year(day(2026, 12, 1)) == name


@pytest.mark.parametrize(
    ("language", "first"), [("de", "Montag"), ("en", "Monday"), ("ar", "الاثنين"), ("fa", "دوشنبه")]
)
def test_week_begins_on_monday_for_who_lives_in_germany(language, first):
    with translation.override(language):
        assert dates.weekday_names()[0][1] == first
        assert len(set(dates.weekday_names())) == 7


@pytest.mark.parametrize(
    ("zone", "whose"),
    [
        ("Europe/Berlin", ""),
        ("Europe/Vienna", ""),  # the clocks show the same
        ("America/New_York", " (Ortszeit New York)"),
        ("Europe/Istanbul", " (Ortszeit Istanbul)"),
        ("America/Argentina/Ushuaia", " (Ortszeit Ushuaia)"),
    ],
)
def test_time_elsewhere_says_whose_it_is(zone, whose):
    start = datetime(2026, 12, 3, 18, 0, tzinfo=ZoneInfo(zone))
    end = start.replace(hour=20, minute=30)
    with translation.override("de"):
        assert dates.whole(start, end) == f"Donnerstag, 3. Dezember 2026, 18:00–20:30 Uhr{whose}"
        assert dates.moment(start) == f"Donnerstag, 3. Dezember, 18:00{whose}"
        assert dates.dated_moment(start) == f"Do., 3. Dez. 2026, 18:00{whose}"
        assert dates.clock(start) == f"18:00{whose}"
        several = dates.time_range(start, end.replace(day=6))
        assert several.replace("\u2009", " ") == f"18:00 Uhr – So., 6. Dez., 20:30 Uhr{whose}"


def test_same_zone_is_named_only_while_its_clocks_differ():
    """Algiers has no summer time."""
    zone = ZoneInfo("Africa/Algiers")
    with translation.override("de"):
        assert dates.clock(datetime(2026, 12, 3, 18, tzinfo=zone)) == "18:00"
        assert dates.clock(datetime(2026, 7, 3, 18, tzinfo=zone)) == "18:00 (Ortszeit Algier)"
