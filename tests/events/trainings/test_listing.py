"""Lists of dates, wherever they are shown."""

from datetime import timedelta

import pytest
import recurrence
from django.template import Context, Template
from django.utils import timezone, translation

from events.booking.occurrences import cancel_occurrence
from events.records.models import Occurrence
from events.trainings.listing import training_dates, upcoming_dates
from events.trainings.models import EventPage, EventTopic
from tests import factories

WEEKLY = recurrence.deserialize("RRULE:FREQ=WEEKLY;COUNT=4", include_dtstart=False)


def titles(dates) -> list[str]:
    return [date.title for date in dates]


def test_upcoming_dates_name_each_training_once_with_its_next_date(home):
    later = timezone.localdate() + timedelta(days=9)
    factories.make_training(home, "Woche", recurrence=WEEKLY)
    factories.make_training(home, "Einmal", first_date=later)
    assert titles(upcoming_dates(5)) == ["Woche", "Einmal"]


def test_upcoming_dates_go_on_to_the_next_when_one_is_cancelled(home):
    factories.make_training(home, recurrence=WEEKLY)
    first, second, *_ = Occurrence.objects.all()
    cancel_occurrence(first)
    (date,) = upcoming_dates(5)
    assert date.occurrence == second


def test_upcoming_dates_leave_out_what_is_past_or_withdrawn(home):
    yesterday = timezone.localdate() - timedelta(days=1)
    factories.make_training(home, "Gestern", first_date=yesterday)
    withdrawn = factories.make_training(home, "Zurückgezogen")
    EventPage.objects.get(pk=withdrawn.pk).unpublish()
    assert upcoming_dates(5) == []


def test_upcoming_dates_are_of_the_place_or_the_topic_when_both_are_given(home):
    berlin = factories.make_location(home)
    topic = factories.make_topic()
    factories.make_training(berlin, "Hier")
    on_topic = factories.make_training(home, "Dazu")
    EventTopic.objects.create(page=on_topic, topic=topic, locale=on_topic.locale)
    factories.make_training(home, "Anderes")
    assert titles(upcoming_dates(5, berlin, [topic])) == ["Hier", "Dazu"]
    assert titles(upcoming_dates(5, berlin)) == ["Hier"]
    assert titles(upcoming_dates(5, topics=[topic])) == ["Dazu"]


def test_upcoming_dates_leave_out_the_training_one_is_reading_about(home):
    page = factories.make_training(home, "Diese")
    factories.make_training(home, "Andere")
    assert titles(upcoming_dates(5, exclude=page)) == ["Andere"]


@pytest.mark.parametrize("trainings", [1, 4])
def test_upcoming_dates_take_the_same_queries_whatever_their_number(
    home, django_assert_num_queries, trainings
):
    berlin = factories.make_location(home)
    for number in range(trainings):
        factories.make_training(berlin, f"Training {number}")
    home.get_url()  # the site's root paths are cached
    with django_assert_num_queries(9):
        dates = upcoming_dates(9)
        shown = [(date.title, date.url, date.location.title, date.lang_attrs) for date in dates]
    assert len(shown) == trainings
    with django_assert_num_queries(2):
        upcoming_dates(9)


def test_training_dates_lead_to_the_readers_language_and_mark_what_is_german(home):
    berlin = factories.make_location(home)
    page = factories.make_training(berlin)
    for ancestor in (berlin.get_parent(), berlin, page.get_parent(), page):
        factories.copy_to_languages(ancestor, "ar")
    with translation.override("ar"):
        (date,) = training_dates(Occurrence.objects.select_related("event"))
        assert date.url.startswith("/ar/")
        assert date.lang_attrs == ' lang="de" dir="ltr"'
        assert date.location.url.startswith("/ar/")


def test_training_dates_fall_back_to_german_when_a_language_has_no_page(home):
    factories.make_training(home)
    with translation.override("tr"):
        (date,) = training_dates(Occurrence.objects.select_related("event"))
        assert date.url.startswith("/de/")


def test_upcoming_dates_tag_gives_the_same_to_templates(home):
    factories.make_training(home, "Haushalt lesen")
    template = Template(
        "{% load dates event_tags %}{% upcoming_dates count=2 as dates %}"
        "{% for date in dates %}{{ date.title }}: {{ date.occurrence|times }},"
        " {{ date.spoken_languages|join:' ' }}{% endfor %}"
    )
    with translation.override("de"):
        assert template.render(Context()).startswith("Haushalt lesen: 18:00–20:30")
