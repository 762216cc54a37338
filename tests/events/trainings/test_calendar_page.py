"""The calendar page: its list, its months, its filters; whatever is asked for, it answers."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import quote_plus

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from events.booking.occurrences import cancel_occurrence, move_occurrence
from events.records.models import Occurrence
from events.trainings.models import EventTopic, TrainingCalendarPage
from home.models import HomePage
from kommpaktiv.languages.dates import month_and_year
from tests import factories
from tests.events.builders import shift

PARAMETERS = ["topic", "location", "language", "place", "free", "from"]
PARAMETERS += ["until", "p", "past", "view", "month", "when", "childcare"]


def calendar_of(home: HomePage) -> TrainingCalendarPage:
    return TrainingCalendarPage.objects.child_of(home).get()


def page(client: Client, url: str, **query: object) -> BeautifulSoup:
    answer = client.get(url, query)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def titles(soup: BeautifulSoup) -> list[str]:
    """Of the list; where there is a month, of its grid."""
    links = soup.select(".grid-dates a") or soup.select(".ticket h4 a")
    return [link.get_text().replace("\xad", "") for link in links]


def count(soup: BeautifulSoup) -> str:
    return " ".join(soup.select_one("[role=status]").get_text().split())


# The list ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("november")
def test_list_is_grouped_by_month_in_the_language_of_the_reader(home, client):
    factories.make_training(
        home, first_date=date(2027, 2, 25), recurrence="RRULE:FREQ=WEEKLY;COUNT=2"
    )
    url = calendar_of(home).url
    soup = page(client, url)
    months = [heading.get_text() for heading in soup.select("h2.month")]
    assert months == ["Februar 2027", "März 2027"]
    days = [heading.get_text() for heading in soup.select(".day-words")]
    assert days == ["Donnerstag, 25. Februar", "Donnerstag, 4. März"]
    assert soup.select_one("#day-2027-03-04 .stub").get_text(" ", strip=True) == "18:00 bis 20:30"
    factories.copy_to_languages(calendar_of(home), "ar")
    arabic = [
        heading.get_text() for heading in page(client, url.replace("/de/", "/ar/")).select("h2")
    ]
    assert "فبراير 2027" in arabic


def test_list_tells_how_many_dates_there_are_and_pages_them(home, client):
    factories.make_training(home, recurrence="RRULE:FREQ=DAILY;COUNT=25")
    url = calendar_of(home).url
    first = page(client, url, language="de")
    assert count(first) == "25 Termine"
    assert len(titles(first)) == 20
    onward = first.select_one("a[rel=next]")["href"]
    assert "language=de" in onward
    assert len(titles(page(client, url + onward))) == 5


def test_list_of_the_past_is_the_other_way_round(home, client):
    factories.make_training(home, recurrence="RRULE:FREQ=DAILY;COUNT=3")
    for found in Occurrence.objects.order_by("starts_at")[:2]:
        shift(found, timedelta(days=-60))
    soup = page(client, calendar_of(home).url, past=1)
    assert count(soup) == "2 vergangene Termine"
    days = [element["datetime"] for element in soup.select(".ticket time")]
    assert days == sorted(days, reverse=True)


def test_filters_leave_what_fits_and_can_be_taken_away(home, client):
    factories.make_training(home, "Auf Deutsch", spoken_languages=["de"])
    factories.make_training(home, "Auf Arabisch", spoken_languages=["ar"], is_online=True)
    url = calendar_of(home).url
    soup = page(client, url, language="ar", place="online")
    assert titles(soup) == ["Auf Arabisch"]
    without = [chip["href"] for chip in soup.select(".chips-active a")]
    assert without == ["?place=online", "?language=ar"]


def test_empty_list_helps_when_filters_leave_nothing(home, client):
    factories.make_training(home, spoken_languages=["de"])
    soup = page(client, calendar_of(home).url, language="vi")
    assert soup.select_one(".empty h2").get_text() == "Kein Termin passt zu allem."
    assert soup.select_one(".empty a")["href"] == calendar_of(home).url


def test_unknown_filter_says_so_beside_its_field(home, client):
    factories.make_training(home)
    soup = page(client, calendar_of(home).url, topic="nothing")
    assert soup.select_one(".field-invalid .errorlist")
    assert len(titles(soup)) == 1


def test_calendar_shows_only_its_own_trainings_when_told_so(home, client):
    berlin = factories.make_location(home)
    factories.make_training(berlin, "In Berlin")
    factories.make_training(home, "Überall")
    national = calendar_of(home)
    assert set(titles(page(client, national.url))) == {"In Berlin", "Überall"}
    assert titles(page(client, calendar_of(berlin).url)) == ["In Berlin"]
    national.shows = TrainingCalendarPage.Shows.OWN
    national.save_revision().publish()
    assert titles(page(client, national.url)) == ["Überall"]


def test_calendar_names_its_feed_with_the_filters_that_are_set(home, client):
    factories.make_training(home)
    soup = page(client, calendar_of(home).url, language="de", view="month")
    link = soup.select_one("link[type='text/calendar']")
    assert link["href"].startswith("http://testserver/de/kalender/")
    assert link["href"].endswith(".ics?language=de")
    webcal, google, outlook = [link["href"] for link in soup.select(".subscribe a")]
    assert webcal.startswith("webcal://testserver/")
    assert google.startswith("https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Ftestserver")
    assert outlook.endswith(f"?url={quote_plus(link['href'])}")
    assert soup.select_one("#feed-address").get_text() == link["href"]


def test_calendar_tells_nothing_of_what_is_private(home, client):
    page = factories.make_training(home)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    for query in ({}, {"view": "month"}):
        assert page.title not in client.get(calendar_of(home).url, query).content.decode()


def test_calendar_names_no_location_that_is_private(home, client):
    place = factories.make_location(home, "Hinterzimmer")
    url = factories.make_training(home).get_parent().url
    assert place.title in client.get(url).content.decode()
    PageViewRestriction.objects.create(page=place, restriction_type="login")
    assert place.title not in client.get(url).content.decode()
    asked = client.get(url, {"location": str(place.translation_key)})
    assert place.title not in asked.content.decode()


@pytest.mark.usefixtures("november")
def test_list_says_when_a_date_was_to_be_before_it_moved(home, client):
    factories.make_training(home, first_date=date(2027, 3, 4))
    found = Occurrence.objects.select_related("event").get()
    start = found.local_start.replace(tzinfo=None)
    later = start + timedelta(days=1)
    move_occurrence(found, later, later + timedelta(hours=2))
    assert "vorher: Donnerstag, 4. März, 18:00" in client.get(calendar_of(home).url).content.decode()
    move_occurrence(found, start, start + timedelta(hours=2))
    assert "vorher" not in client.get(calendar_of(home).url).content.decode()


# The months --------------------------------------------------------------------------------------


def test_month_is_a_table_of_whole_weeks(home, client):
    factories.make_training(
        home, first_date=date(2027, 3, 4), recurrence="RRULE:FREQ=WEEKLY;COUNT=3"
    )
    soup = page(client, calendar_of(home).url, view="month", month="2027-03")
    assert soup.caption.get_text() == "März 2027"
    assert soup.select_one("th abbr")["title"] == "Montag"
    assert all(len(row.select("td")) == 7 for row in soup.select("tbody tr"))
    assert len(titles(soup)) == 3


@pytest.mark.usefixtures("november")
def test_months_are_chosen_by_name_and_count_and_none_is_empty(home, client):
    factories.make_training(home, "Im Advent", first_date=date(2026, 12, 5))
    first = date(2027, 2, 26)
    factories.make_training(home, "Woche", first_date=first, recurrence="RRULE:FREQ=DAILY;COUNT=4")

    def months(**query: str) -> list[tuple[str, str]]:
        links = page(client, calendar_of(home).url, view="month", **query).select(".months a")
        return [(" ".join(link.get_text().split()), link["href"]) for link in links]

    ahead = [
        ("Februar 2027 3 Termine", "?view=month&month=2027-02"),
        ("März 1 Termin", "?view=month&month=2027-03"),
    ]
    today = ("Heute", "?view=month&month=2026-11#today")
    assert months() == [today, ("Dezember 1 Termin", "?view=month&month=2026-12"), *ahead]
    assert months(month="2027-01")[2][0] == "Januar 2027 0 Termine"
    assert months(month="2026-11")[0][0] == "November 0 Termine"


def test_month_without_room_leads_to_its_days_as_tickets(home, client):
    topic = factories.make_topic("Haushalt", colour="moss")
    factories.make_training(
        home,
        first_date=date(2027, 3, 31),
        address="Beispielplatz 1\n99084 Erfurt",
        topic_links=[EventTopic(topic=topic)],
    )
    factories.make_training(home, "Danach", first_date=date(2027, 4, 1))
    soup = page(client, calendar_of(home).url, view="month", month="2027-03")
    (link,) = soup.select(".to-day")
    (day,) = soup.select(".agenda .day")
    assert link["href"] == f"#{day['id']}"
    assert len(day.select(".ticket")) == 1
    entry = soup.select_one(".grid-dates li")
    assert "topic-moss" in entry["class"]
    assert "Erfurt" in entry.get_text()
    assert [topic["href"] for topic in soup.select(".legend a")] == [
        "?topic=haushalt&view=month&month=2027-03"
    ]


def test_month_counts_its_own_dates_and_not_those_of_the_days_around_it(home, client):
    for first in (date(2027, 2, 26), date(2027, 3, 31), date(2027, 4, 2)):
        factories.make_training(home, f"Am {first}", first_date=first)
    soup = page(client, calendar_of(home).url, view="month", month="2027-03")
    assert len(titles(soup)) == 2
    assert soup.select_one(".found-count").get_text() == "1 Termin"


def test_month_shows_several_days_on_each_and_an_evening_once(home, client):
    factories.make_training(
        home, "Wochenende", first_date=date(2027, 3, 5), end_date=date(2027, 3, 7)
    )
    factories.make_training(
        home, "Nacht", first_date=date(2027, 3, 12), end_time="01:00", start_time="22:00"
    )
    found = titles(page(client, calendar_of(home).url, view="month", month="2027-03"))
    days = sorted(" ".join(title.split()[:-1]) for title in found)
    assert days == ["18:00 Wochenende", "22:00 Nacht", "Tag 2 Wochenende", "Tag 3 Wochenende"]


@pytest.mark.parametrize(
    ("zone", "first", "start", "month"),
    [
        ("America/Los_Angeles", date(2027, 4, 30), "20:00", "April 2027"),
        ("Asia/Tokyo", date(2027, 5, 1), "06:00", "Mai 2027"),
    ],
)
def test_month_list_and_filter_agree_on_the_day_elsewhere(home, client, zone, first, start, month):
    """In Berlin it is May already, or April still."""
    factories.make_training(
        home, "Anderswo", first_date=first, start_time=start, end_time="23:00", zone=zone
    )
    for others in (date(2027, 4, 30), date(2027, 5, 1)):
        factories.make_training(home, f"Hier {others.month}", first_date=others)
    url = calendar_of(home).url
    grid = page(client, url, view="month", month=f"{first:%Y-%m}")
    links = [link for link in grid.select(".grid-dates a") if "Anderswo" in link.get_text()]
    cells = {link.find_parent("td").select_one("time")["datetime"][:10] for link in links}
    assert cells == {first.isoformat()}
    day = {"from": first.isoformat(), "until": first.isoformat()}
    assert "Anderswo" in client.get(url, day).content.decode()
    listed = page(client, url)
    headings = [heading.get_text() for heading in listed.select("h2, h3")]
    assert len(headings) == len(set(headings))
    assert month in listed.get_text()


def test_month_says_that_a_date_is_cancelled(home, client):
    factories.make_training(home)
    found = Occurrence.objects.get()
    cancel_occurrence(found)
    soup = page(client, calendar_of(home).url, view="month", month=f"{found.local_start:%Y-%m}")
    assert soup.select_one(".grid .is-cancelled small").get_text() == "Fällt aus"


@pytest.mark.parametrize("month", ["", "2027-13", "0000-01", "9999-12", "x", "2027-1", "٢٠٢٧-٠١"])
def test_month_is_that_of_the_next_date_when_none_is_understood(home, client, month):
    later = timezone.localdate() + timedelta(days=100)
    factories.make_training(home, first_date=later)
    soup = page(client, calendar_of(home).url, view="month", month=month)
    assert soup.caption.get_text() == month_and_year(later)
    assert titles(soup)


def test_month_leads_to_the_one_that_is_now(home, client):
    factories.make_training(home, first_date=timezone.localdate() + timedelta(days=100))
    url, today = calendar_of(home).url, timezone.localdate()
    (link,) = page(client, url, view="month").find_all("a", string="Heute")
    soup = page(client, url + link["href"])
    assert soup.caption.get_text() == month_and_year(today)
    assert soup.select_one("#today [aria-current=date]")
    assert not soup.find_all("a", string="Heute")


# What many look for ------------------------------------------------------------------------------


@pytest.mark.usefixtures("november")
def test_quick_finds_tell_what_they_lead_to_and_never_to_nothing_or_to_all(home, client):
    erfurt = factories.make_location(home, "Erfurt")
    factories.make_training(home, "Bald", first_date=date(2026, 11, 29), spoken_languages=["de"])
    factories.make_training(
        erfurt,
        "Später",
        first_date=date(2026, 12, 1),
        recurrence="RRULE:FREQ=WEEKLY;COUNT=3",
        spoken_languages=["de", "ar"],
        needs_offered=["childcare"],
        is_online=True,
    )
    url = calendar_of(home).url

    def finds(url: str, **query: str) -> dict[str, str]:
        links = page(client, url, **query).select(".quick:has(small) a")
        return {" ".join(link.get_text().split()): link["href"] for link in links}

    assert list(finds(url)) == [
        "Alle 4",
        "Diese Woche 1",
        "Nächste Woche 1",
        "Erfurt 3",
        "Online 3",
        "Mit Kinderbetreuung 3",
        "Arabisch 3",
    ]
    for words, query in finds(url).items():
        assert count(page(client, url + query)).split()[0] == words.split()[-1]
    month = finds(url, view="month")
    assert month["Mit Kinderbetreuung 3"] == "?childcare=1&view=month"
    (chosen,) = page(client, url, language="ar").select(".quick:has(small) [aria-current]")
    assert chosen.span.get_text() == "Arabisch"
    local = finds(calendar_of(erfurt).url)
    assert list(local) == ["Alle 3", "Nächste Woche 1"]


# Whatever is asked for ---------------------------------------------------------------------------


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(query=st.dictionaries(st.sampled_from(PARAMETERS), st.text(max_size=30), max_size=4))
def test_no_query_breaks_the_calendar(home, client, query):
    if not TrainingCalendarPage.objects.exists():
        factories.make_training(home)
    assert client.get(calendar_of(home).url, query).status_code in (200, 400)


@pytest.mark.parametrize("query", [{}, {"view": "month"}, {"language": "de", "free": "1"}])
def test_queries_do_not_grow_with_the_dates(home, client, query):
    counts = []
    for size in (10, 60):
        first = timezone.localdate().replace(day=1) + timedelta(days=31)
        factories.make_training(
            home, f"Training {size}", first_date=first, recurrence=f"RRULE:FREQ=DAILY;COUNT={size}"
        )
        for _reader in range(2):
            client.get(calendar_of(home).url, query)
        with CaptureQueriesContext(connection) as queries:
            client.get(calendar_of(home).url, query)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 6
