"""The repetition is chosen, not typed; what comes of it is seen before it is saved."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest
import recurrence
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.users.models import UserProfile

from events.records.models import Occurrence
from events.schedule.fields import RuleField
from events.schedule.repetition import Repetition, parts_of, text_of
from events.trainings.models import EventPage, TrainingCalendarPage
from events.trainings.projecting_again import project_again
from events.trainings.projection import project
from events.trainings.publishing import publish_event
from home.models import LocationPage
from tests import factories

from .test_editing import training_form

pytestmark = pytest.mark.usefixtures("november")

EDITOR = "Redaktion Berlin"
PREVIEW = "/admin/trainings/preview/"


@pytest.fixture
def calendar(berlin: LocationPage) -> TrainingCalendarPage:
    return factories.add(berlin, TrainingCalendarPage(title="Trainings"))


def chosen(**parts) -> dict:
    """The form of a training with a repetition in parts, as a browser without a script sends it."""
    form = training_form(first_date="2027-03-04")
    del form["recurrence"]
    defaults = {"often": "weekly", "every": "1", "ends": "after", "count": "3"}
    parts = defaults | {"position": "1", "weekday": "0", "extra": "", "excluded": ""} | parts
    return form | {f"recurrence-{name}": value for name, value in parts.items()}


def create(client, calendar, form):
    url = reverse("wagtailadmin_pages:add", args=["trainings", "eventpage", calendar.pk])
    return client.post(url, form | {"action-publish": "1"})


def days() -> list[str]:
    return [
        f"{found.local_start:%m-%d}"
        for found in Occurrence.objects.select_related("event").order_by("starts_at")
    ]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"often": "once"}, ["03-04"]),
        ({"often": "daily", "every": "2"}, ["03-04", "03-06", "03-08"]),
        ({"weekdays": ["3"], "every": "2"}, ["03-04", "03-18", "04-01"]),
        ({"weekdays": ["3", "4"]}, ["03-04", "03-05", "03-11"]),
        ({"often": "month-day", "month_day": ""}, ["03-04", "04-04", "05-04"]),
        ({"often": "weekday", "weekday": "3", "count": "2"}, ["03-04", "04-01"]),
        ({"often": "yearly", "count": "2"}, ["03-04", "03-04"]),
        ({"ends": "on", "until": "2027-03-18"}, ["03-04", "03-11", "03-18"]),
        ({"excluded": "2027-03-11", "extra": "2027-03-12"}, ["03-04", "03-12", "03-18"]),
        ({"excluded": "11.3.2027, 11.03.2027", "extra": "12.03.2027"}, ["03-04", "03-12", "03-18"]),
        (
            {"excluded": "11. März 2027\nMar 25, 2027", "extra": "12. Mär. 2027, 13 March 2027"},
            ["03-04", "03-12", "03-13", "03-18"],
        ),
        (
            {"often": "text", "text": "RRULE:FREQ=WEEKLY;COUNT=2\nEXDATE:20270311"},
            ["03-04"],
        ),
    ],
)
def test_repetition_in_parts_makes_its_dates(sign_in, calendar, parts, expected):
    answer = create(sign_in(EDITOR), calendar, chosen(**parts))
    assert answer.status_code == 302
    assert days() == expected


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"ends": "on", "until": ""}, "Last day: Until when?"),
        ({"ends": "after", "count": ""}, "Number of dates: How many dates?"),
        ({"every": "0"}, "greater than or equal to 1"),
        (
            {"extra": "tomorrow"},
            "“tomorrow” is no day. Please write each day like this: 2026-12-31.",
        ),
        ({"often": "text", "text": "every Thursday"}, "This is no repetition rule."),
        ({"often": "text", "text": "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31"}, "has no date"),
        (
            {"often": "text", "text": "RRULE:FREQ=DAILY;COUNT=2;UNTIL=20270401"},
            "exclude each other",
        ),
        ({"often": "text", "text": "RRULE:FREQ=YEARLY;UNTIL=99991231T235959Z"}, "1900 to 2299"),
        ({"ends": "on", "until": "9999-12-31"}, "1900 to 2299"),
        ({"often": "daily", "ends": "on", "until": "2035-01-01"}, "more than 1000 dates"),
        ({"often": "hourly"}, "Repeats:"),
    ],
)
def test_repetition_says_what_is_wrong_and_keeps_what_was_chosen(sign_in, calendar, parts, said):
    answer = create(sign_in(EDITOR), calendar, chosen(excluded="2027-03-11", **parts))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert said in page
    assert "2027-03-11" in page
    assert not EventPage.objects.exists()


def test_editor_opens_with_what_is_saved(sign_in, calendar):
    rule = "RRULE:FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20271231\nEXDATE:20270430"
    page = factories.make_training(calendar, first_date=date(2027, 3, 26), recurrence=rule)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    soup = BeautifulSoup(sign_in(EDITOR).get(url).content, "html.parser")
    editor = soup.select_one("[data-repetition]")
    values = {
        field["name"].removeprefix("recurrence-"): field.select_one("option[selected]")
        for field in editor.select("select")
    }
    assert values["often"]["value"] == "weekday"
    assert (values["position"]["value"], values["weekday"]["value"]) == ("-1", "4")
    assert editor.select_one("[name=recurrence-until]")["value"] == "2027-12-31"
    assert editor.select_one("[name=recurrence-excluded]").get_text().strip() == "2027-04-30"
    dates = editor.select_one("[data-dates]").get_text()
    assert "On the last Friday of the month" in dates
    assert "9 dates:" in dates


def test_opening_and_sending_it_again_changes_nothing(sign_in, calendar):
    client = sign_in(EDITOR)
    create(client, calendar, chosen(weekdays=["3"], excluded="2027-03-11"))
    page = EventPage.objects.get(locale=calendar.locale)
    before = list(Occurrence.objects.order_by("pk").values())
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = chosen(weekdays=["3"], excluded="2027-03-11")
    assert client.post(url, form | {"action-publish": "1"}).status_code == 302
    assert list(Occurrence.objects.order_by("pk").values()) == before


def test_editor_shows_days_as_its_language_writes_them(sign_in, calendar):
    rule = "RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20270311"
    page = factories.make_training(calendar, first_date=date(2027, 3, 4), recurrence=rule)
    client = sign_in(EDITOR)
    profile = UserProfile.get_for_user(
        get_user_model().objects.get(pk=client.session["_auth_user_id"])
    )
    profile.preferred_language = "de"
    profile.save()
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    editor = BeautifulSoup(client.get(url).content, "html.parser").select_one("[data-repetition]")
    days = editor.select_one("[name=recurrence-excluded]")
    assert days.get_text().strip() == "11.03.2027"
    assert days["placeholder"] == "31.12.2026"


def test_editor_shows_an_instant_by_the_clocks_of_the_training(sign_in, calendar):
    page = factories.make_training(
        calendar,
        first_date=date(2027, 3, 4),
        zone="America/New_York",
        recurrence="RDATE;TZID=Europe/Berlin:20270305T160000",
    )
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    editor = BeautifulSoup(sign_in(EDITOR).get(url).content, "html.parser")
    assert editor.select_one("[name=recurrence-text]").get_text().strip() == "RDATE:20270305T100000"


@pytest.mark.parametrize(
    "text",
    [
        "RRULE:FREQ=YEARLY;UNTIL=99991231T235959Z",
        "RRULE:FREQ=DAILY;BYHOUR=99",
        "RRULE:FREQ=SECONDLY",
        "nonsense here",
    ],
)
def test_stored_text_that_is_no_rule_harms_nothing_until_it_is_put_right(
    sign_in, client, calendar, text
):
    page = factories.make_training(
        calendar, first_date=date(2027, 3, 4), recurrence="RRULE:FREQ=WEEKLY;COUNT=3"
    )
    page.recurrence = text
    page.save(clean=False)
    page.save_revision(clean=False)
    before = list(Occurrence.objects.order_by("pk").values())
    assert client.get(page.url).status_code == 200
    assert client.get(reverse("feeds:training", args=[page.translation_key])).status_code == 200
    assert project_again() == 0
    publish_event(project(EventPage.objects.get(pk=page.pk)))
    assert list(Occurrence.objects.order_by("pk").values()) == before

    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = sign_in(EDITOR).get(url)
    editor = BeautifulSoup(answer.content, "html.parser").select_one("[data-repetition]")
    assert editor.select_one("[name=recurrence-text]").get_text().strip() == text
    assert editor.select_one("[data-dates] .error-message")
    sent = chosen(often="text", text=text) | {"action-publish": "1"}
    assert sign_in(EDITOR).post(url, sent).status_code == 200
    sent |= {"recurrence-text": "RRULE:FREQ=WEEKLY;COUNT=3"}
    assert sign_in(EDITOR).post(url, sent).status_code == 302
    assert [row["id"] for row in before] == list(
        Occurrence.objects.order_by("pk").values_list("pk", flat=True)
    )


def test_preview_tells_the_sentence_the_dates_and_the_holidays(sign_in, calendar):
    sent = chosen(often="weekly", weekdays=["3"], count="12") | {"holidays_of": "TH"}
    answer = sign_in(EDITOR).post(PREVIEW, sent)
    text = " ".join(BeautifulSoup(answer.content, "html.parser").get_text().split())
    assert "Every Thursday, 18:00–20:30, 12 times, not on public holidays in Thuringia" in text
    assert "11 dates:" in text
    assert "Christi Himmelfahrt" in text
    assert not EventPage.objects.exists()


def test_preview_is_closed_to_strangers_and_to_get(sign_in, client, calendar):
    assert client.post(PREVIEW, chosen()).status_code == 302
    assert sign_in(EDITOR).get(PREVIEW).status_code == 405


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    parts=st.dictionaries(
        st.sampled_from(["often", "every", "until", "count", "extra", "excluded", "text", "ends"]),
        st.text(max_size=40) | st.sampled_from(["text", "on", "after", "RRULE:FREQ=DAILY"]),
    ),
    fields=st.dictionaries(
        st.sampled_from(["first_date", "start_time", "end_time", "end_date", "zone"]),
        st.text(max_size=20),
        max_size=2,
    ),
)
def test_preview_answers_whatever_is_sent(sign_in, calendar, parts, fields):
    assert sign_in(EDITOR).post(PREVIEW, chosen(**parts) | fields).status_code == 200


@settings(max_examples=100, deadline=None)
@given(
    often=st.sampled_from(["daily", "weekly", "month-day", "weekday", "yearly", "once"]),
    every=st.integers(1, 99),
    weekdays=st.sets(st.integers(0, 6)),
    month_day=st.sampled_from([None, 1, 15, 31, -1]),
    position=st.sampled_from([1, 2, 3, 4, -1]),
    weekday=st.integers(0, 6),
    end=st.sampled_from(
        [("never", None, None), ("on", date(2028, 2, 29), None), ("after", None, 7)]
    ),
    days=st.sets(st.dates(date(2027, 1, 1), date(2028, 1, 1)), max_size=4),
)
def test_parts_come_back_from_the_text_that_is_saved(
    often, every, weekdays, month_day, position, weekday, end, days
):
    ends, until, count = end
    parts = Repetition(
        often=often,
        every=every,
        weekdays=tuple(sorted(weekdays)),
        month_day=month_day,
        position=position,
        weekday=weekday,
        ends=ends,
        until=until,
        count=count,
        extra=tuple(sorted(days)),
        excluded=(date(2027, 12, 24),),
    )
    field = RuleField()
    saved = field.get_prep_value(field.to_python(text_of(parts)))
    again = parts_of(field.to_python(saved), ZoneInfo("Asia/Tehran"))
    assert text_of(again) == text_of(parts)
    assert isinstance(field.to_python(saved), recurrence.Recurrence)
