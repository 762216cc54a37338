"""When a training takes place, in words."""

from datetime import date, time

import pytest
import recurrence
from django.utils import translation

from events.records.models import Event
from events.schedule.expansion import Schedule, plan
from events.schedule.rules import read_rule
from events.schedule.schedule_text import describe, describe_series
from tests.factories import LANGUAGES

RULES = [
    "",
    "RRULE:FREQ=DAILY;INTERVAL=3;COUNT=4",
    "RRULE:FREQ=WEEKLY;BYDAY=TH",
    "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20270624\nEXDATE:20270318",
    "RRULE:FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TH;COUNT=8",
    "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3",
    "RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR",
    "RRULE:FREQ=YEARLY;COUNT=2\nRDATE:20270401\nRDATE:20270402",
    "RRULE:FREQ=YEARLY;BYWEEKNO=20;COUNT=2",
]


def schedule(rule: str, **fields) -> Schedule:
    defaults = {"first_date": date(2027, 3, 4), "start_time": time(18), "end_time": time(20, 30)}
    return Schedule(rule=read_rule(rule) if rule else None, **(defaults | fields))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES)
def test_every_schedule_has_a_sentence_in_every_language(rule, language):
    with translation.override(language):
        sentence = describe(schedule(rule, holidays_of="TH"))
    assert sentence
    assert "%" not in sentence


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (
            RULES[3],
            "Jeden zweiten Donnerstag, 18:00–20:30 Uhr, bis 24. Juni 2027, nicht am 18. März 2027, "
            "nicht an Feiertagen in Thüringen",
        ),
        (RULES[6], "Am letzten Freitag im Monat, alle 2 Monate, 18:00–20:30 Uhr, ohne Ende"),
    ],
)
def test_sentence_reads_naturally_in_german(rule, sentence):
    state = "TH" if "EXDATE" in rule else ""
    with translation.override("de"):
        assert describe(schedule(rule, holidays_of=state)) == sentence


def test_series_says_how_often_and_at_which_hours():
    planned = plan(schedule(RULES[3]))
    event = Event(series=planned.series.as_json(), zone="Europe/Berlin")
    with translation.override("en"):
        assert describe_series(event) == "Every second Thursday, 18:00–20:30"
    assert describe_series(Event()) == ""


def test_rule_survives_being_kept():
    assert isinstance(read_rule(RULES[7]), recurrence.Recurrence)
