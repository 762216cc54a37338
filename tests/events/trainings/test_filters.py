"""Filters of calendars: what they let through, and what they make of nonsense."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone, translation

from events.booking.occurrences import cancel_occurrence
from events.booking.verbs import confirm
from events.records.models import Occurrence
from events.schedule.expansion import Schedule
from events.trainings.filters import CalendarFilters
from events.trainings.publishing import publish_event
from kommpaktiv.content.private_pages import known_private_keys
from kommpaktiv.languages.locales import active_locale
from tests import factories
from tests.events.builders import make_date, make_place, make_projection, make_registration

pytestmark = pytest.mark.django_db


def filters(query: str) -> CalendarFilters:
    return CalendarFilters(QueryDict(query))


def found(query: str) -> list[str]:
    """The titles of the trainings whose dates the filters let through."""
    dates = filters(query).apply(Occurrence.objects.public())
    return sorted({date.event.title for date in dates})


def test_location_is_found_by_its_key(home):
    berlin = factories.make_location(home, "Berlin")
    make_date(title="Hier", location_key=berlin.translation_key)
    make_date(title="Dort")
    assert found(f"location={berlin.translation_key}") == ["Hier"]


def test_topic_is_found_by_slug_and_by_key(home):
    topic = factories.make_topic("Empowerment")
    make_date(title="Dazu", topic_keys=[str(topic.translation_key)])
    make_date(title="Anderes")
    assert found("topic=empowerment") == ["Dazu"]
    assert found(f"topic={topic.translation_key}") == ["Dazu"]


def test_topics_with_one_slug_are_told_apart(home):
    first, second = factories.make_topic("Dialog"), factories.make_topic("Dialog", "sky")
    make_date(title="Erstes", topic_keys=[str(first.translation_key)])
    make_date(title="Zweites", topic_keys=[str(second.translation_key)])
    found_by_key = {found(f"topic={topic.translation_key}")[0] for topic in (first, second)}
    assert found_by_key == {"Erstes", "Zweites"}
    values = {filters(f"topic={topic.translation_key}").query for topic in (first, second)}
    assert len(values) == 2


def test_language_is_found_spoken_or_interpreted():
    make_date(title="Gesprochen", spoken_languages=["de", "ar"])
    make_date(title="Gedolmetscht", spoken_languages=["de"], interpretation=["ar", "gsg"])
    make_date(title="Deutsch", spoken_languages=["de"])
    assert found("language=ar") == ["Gedolmetscht", "Gesprochen"]
    assert found("language=gsg") == ["Gedolmetscht"]


def test_place_of_a_date_counts_before_that_of_its_training():
    make_date(title="Online", is_online=True)
    make_date(title="Vor Ort", is_online=False)
    moved = make_date(title="Einmal vor Ort", is_online=True)
    Occurrence.objects.filter(pk=moved.pk).update(is_online=False)
    assert found("place=online") == ["Online"]
    assert found("place=onsite") == ["Einmal vor Ort", "Vor Ort"]


def make_line(**fields: Any) -> None:
    """A date with a place left that belongs to the group that waits: it is one too small yet."""
    date = make_date(capacity=2, max_people=2, **fields)
    make_place(date)
    waiting = make_registration(
        date, "line@example.org", names=("Olena", "Zoe"), waits_for=frozenset({date.pk})
    )
    confirm(waiting)


def test_free_dates_are_those_one_can_register_for():
    make_date(title="Frei", capacity=1)
    make_place(make_date(title="Voll", capacity=1))
    make_date(title="Zu spät", closes_hours_before=24 * 8)
    cancel_occurrence(make_date(title="Fällt aus"))
    larger = make_date(title="Größer", capacity=1)
    Occurrence.objects.filter(pk=larger.pk).update(capacity=2)
    make_place(larger)
    make_line(title="Mit Schlange")
    now, days = timezone.now(), timedelta(days=1)
    make_date(title="Schon offen", opens_at=now - days)
    make_date(title="Noch nicht offen", opens_at=now + days)
    make_date(title="Bald offen", opens_hours_before=24)
    make_date(title="Früh offen", opens_hours_before=24 * 30)
    make_date(title="Bis bald offen", closes_at=now + days)
    make_date(title="Schon zu", closes_at=now - days)
    make_date(title="Anderswo", how_to_register="elsewhere", registration_url="https://a.example/")
    make_date(title="Einfach kommen", how_to_register="not_needed")
    dates = Occurrence.objects.public().with_taken()
    assert found("free=1") == ["Bis bald offen", "Frei", "Früh offen", "Größer", "Schon offen"]
    assert found("free=1") == sorted(date.event.title for date in dates if date.is_open)


def make_days(title: str, first: date, last: date) -> None:
    schedule = Schedule(
        first_date=first, start_time=time(0, 0), end_time=time(23, 30), end_date=last
    )
    publish_event(make_projection(title=title, schedule=schedule))


def test_period_has_its_first_and_its_last_day():
    start = timezone.localdate() + timedelta(days=10)
    days = [start + timedelta(days=number) for number in range(5)]
    for number, day in enumerate(days):
        make_days(str(number), day, day)
    make_days("mehrtägig", days[0], days[4])
    assert found(f"from={days[1]}&until={days[2]}") == ["1", "2", "mehrtägig"]
    assert found(f"from={days[3]}") == ["3", "4", "mehrtägig"]
    assert found(f"until={days[0]}") == ["0", "mehrtägig"]


@pytest.mark.parametrize(
    ("zone", "start"), [("America/Los_Angeles", time(20)), ("Asia/Tokyo", time(6))]
)
def test_day_is_that_of_the_clocks_of_the_training(zone, start):
    """In Berlin it is another day."""
    day = timezone.localdate() + timedelta(days=10)
    schedule = Schedule(first_date=day, start_time=start, end_time=time(23), zone=zone)
    publish_event(make_projection(title="Anderswo", schedule=schedule))
    make_days("Hier", day, day)
    before, after = day - timedelta(days=1), day + timedelta(days=1)
    assert found(f"from={day}&until={day}") == ["Anderswo", "Hier"]
    assert found(f"until={before}") == found(f"from={after}") == []


def test_evening_over_midnight_is_found_on_its_evening_alone():
    day = timezone.localdate() + timedelta(days=10)
    schedule = Schedule(first_date=day, start_time=time(22), end_time=time(2))
    publish_event(make_projection(title="Nacht", schedule=schedule))
    assert found(f"from={day}&until={day}") == ["Nacht"]
    assert found(f"from={day + timedelta(days=1)}") == []


def test_filters_are_one_query_string_whatever_their_order(home):
    factories.make_topic("Empowerment")
    mixed = filters("p=3&until=2027-05-01&x=1&free=1&topic=empowerment&from=2027-04-01&language=ar")
    assert mixed.is_valid()
    ordered = "topic=empowerment&language=ar&from=2027-04-01&until=2027-05-01&free=1"
    assert mixed.query == ordered
    assert filters(ordered).query == ordered
    assert mixed.query_with(("topic",), view="month").endswith("&free=1&view=month")


def test_last_of_several_values_counts(home):
    assert filters("language=ar&language=tr").query == "language=tr"


def test_active_filters_say_themselves_in_the_readers_language(home):
    berlin = factories.make_location(home)
    factories.make_topic("Empowerment")
    query = f"location={berlin.translation_key}&topic=empowerment&language=ar&from=2027-04-01"
    with translation.override("en"):
        active = filters(query + "&place=online&free=1").active
        assert [chip.value for chip in active] == [
            "Berlin",
            "Empowerment",
            "Arabic",
            "Online",
            "1 April 2027",
            "",
        ]
        assert [bool(chip.lang_attrs) for chip in active][:3] == [True, True, False]
        assert active[-1].query == filters(query + "&place=online").query


def test_topics_are_named_in_the_readers_language(home):
    topic = factories.make_topic("Empowerment")
    english = topic.copy_for_translation(
        home.get_translations().get(locale__language_code="en").locale
    )
    english.name = "Strength"
    english.save()
    with translation.override("en"):
        (chip,) = filters("topic=empowerment").active
        assert (chip.value, chip.lang_attrs) == ("Strength", "")


@pytest.mark.parametrize(
    "query",
    [
        "topic=gibt-es-nicht",
        "location=00000000-0000-4000-8000-000000000000",
        "location=Berlin",
        "language=de-simple",
        "language=%00",
        "place=mars",
        "free=maybe",
        "from=9999-99-99",
        "from=0001-01-01",
        "from=9999-12-31",
        "until=1000000000",
        "until=2027-01-01%00",
        "topic=%ED%A0%80",
        "from=" + "9" * 5000,
        "from=2027-05-01&until=2027-04-01",
    ],
)
def test_nonsense_is_reported_and_filters_nothing(home, query):
    make_date(title="Da")
    nonsense = filters(query)
    assert not nonsense.is_valid()
    assert nonsense.apply(Occurrence.objects.all()).count() == 1
    assert nonsense.query == ""
    assert nonsense.as_div()


def test_lone_surrogates_are_reported_and_can_be_shown(home):
    data = QueryDict(mutable=True)
    for name in ("topic", "location", "language", "place", "free", "from", "until"):
        data[name] = "\ud800"
    nonsense = CalendarFilters(data)
    assert set(nonsense.errors) == set(data)
    assert nonsense.as_div().encode()


def test_filters_a_calendar_does_not_have_are_not_asked(home):
    berlin = factories.make_location(home)
    query = QueryDict(f"location={berlin.translation_key}&language=ar")
    assert CalendarFilters(query, without=["location"]).query == "language=ar"


@pytest.mark.parametrize("size", [1, 6])
def test_choices_take_the_same_queries_whatever_their_number(home, django_assert_num_queries, size):
    for number in range(size):
        factories.make_location(home, f"Ort {number}")
        factories.make_topic(f"Thema {number}")
    with translation.override("en"):
        active_locale()  # known as long as the process lives
        known_private_keys()  # until content changes
        with django_assert_num_queries(4):
            filters("").as_div()
        with django_assert_num_queries(0):
            filters("").as_div()
