"""The list of registrations: what it shows, and to whom."""

import csv
from datetime import date, time
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from openpyxl import load_workbook
from wagtail.users.models import UserProfile

from events.records.models import DeskScope
from events.records.models.messages import Message, MessageKind, MessageState
from events.records.models.place_states import PlaceState
from tests import factories
from tests.events.builders import date_of, lapse, write_place

from .conftest import user_in

LIST = reverse("registrations:index")
RESULTS = reverse("registrations:index_results")
HOME = reverse("wagtailadmin_home")
DESK_BERLIN, DESK_HESSEN = "Trainingsbüro Berlin", "Trainingsbüro Hessen"


@pytest.fixture
def training(berlin):
    return factories.make_training(berlin, "Haushalt lesen")


@pytest.fixture
def foreign(hessen):
    return factories.make_training(hessen, "Rede halten")


def rows(response):
    """The exported CSV, a dictionary for each row."""
    return list(csv.DictReader(StringIO(response.getvalue().decode("utf-8-sig"))))


def shown_names(response):
    return [place.participant.name for place in response.context["object_list"]]


# What one sees ------------------------------------------------------------------------------------


def test_list_shows_who_where_and_when_at_the_desk(sign_in, berlin):
    training = factories.make_training(
        berlin, "Haushalt lesen", first_date=date(2026, 12, 3), start_time=time(18, 0)
    )
    write_place(date_of(training), "Leyla Öz", "leyla@example.org", needs="Rollstuhl")
    page = sign_in(DESK_BERLIN).get(LIST).content.decode()
    for text in ("Leyla Öz", "leyla@example.org", "Integrationsbeirat Erfurt", "Haushalt lesen"):
        assert text in page
    assert "03/12/2026, 18:00" in page
    assert "Rollstuhl" not in page


def test_menu_leads_to_the_list_only_when_working_at_the_desk(sign_in):
    assert LIST in sign_in(DESK_BERLIN).get(HOME).content.decode()
    assert LIST not in sign_in("Redaktion Berlin").get(HOME).content.decode()


@pytest.mark.parametrize("groups", [("Redaktion Berlin",), ("Übersetzung",)])
def test_list_is_refused_when_not_working_at_the_desk(sign_in, groups):
    for address in (LIST, RESULTS, f"{LIST}?export=csv"):
        assert sign_in(*groups).get(address).url == HOME


def test_list_asks_readers_to_sign_in(client, roles):
    assert client.get(LIST).url.startswith(reverse("wagtailadmin_login"))


@pytest.mark.parametrize("action", ["add", "edit", "delete", "copy", "history", "usage"])
def test_places_have_no_address_for_changing_them(action):
    with pytest.raises(NoReverseMatch):
        reverse(f"registrations:{action}")
    with pytest.raises(NoReverseMatch):
        reverse(f"registrations:{action}", args=[1])


def test_registration_shows_places_and_messages_when_opened(sign_in, training):
    place = write_place(date_of(training), needs="Gebärdensprache", email="leyla@example.org")
    registration = place.participant.registration
    Message.objects.create(
        registration=registration,
        kind=MessageKind.CONFIRMED,
        state=MessageState.FAILED,
        error="550 no such mailbox",
    )
    page = sign_in(DESK_BERLIN).get(reverse("registrations:inspect", args=[place.pk]))
    for text in ("Gebärdensprache", str(registration.reference), "550 no such mailbox"):
        assert text in page.content.decode()
    assert [row["name"] for row in page.context["places"]] == ["Leyla Öz"]


# Finding ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", ["leyla", "öz", "leyla@example"])
def test_search_finds_by_name_and_mail(sign_in, training, asked):
    write_place(date_of(training), "Leyla Öz", "leyla@example.org")
    write_place(date_of(training), "Amadou Ba", "amadou@example.org")
    assert shown_names(sign_in(DESK_BERLIN).get(RESULTS, {"q": asked})) == ["Leyla Öz"]


def test_filter_keeps_one_training_when_chosen(sign_in, training, berlin):
    other = factories.make_training(berlin, "Rede halten")
    write_place(date_of(training), "Leyla")
    write_place(date_of(other), "Amadou")
    event = date_of(other).event
    assert shown_names(sign_in(DESK_BERLIN).get(LIST, {"event": event.pk})) == ["Amadou"]


def test_filter_keeps_the_states_ticked(sign_in, training):
    write_place(date_of(training), "Leyla")
    write_place(date_of(training), "Amadou", state=PlaceState.CANCELLED)
    write_place(date_of(training), "Nour", state=PlaceState.UNCONFIRMED)
    chosen = {"state": [PlaceState.CANCELLED, PlaceState.UNCONFIRMED]}
    assert sorted(shown_names(sign_in(DESK_BERLIN).get(LIST, chosen))) == ["Amadou", "Nour"]


@pytest.mark.parametrize("state", [PlaceState.UNCONFIRMED, PlaceState.OFFERED])
def test_hold_is_shown_as_expired_when_its_deadline_has_passed(sign_in, training, state):
    """Whether or not the worker has noticed: in the list, its filter, the export and the page."""
    place = write_place(date_of(training), "Nour", state=state)
    lapse(place)
    browser = sign_in(DESK_BERLIN)
    assert shown_names(browser.get(LIST, {"state": [state]})) == []
    page = browser.get(LIST, {"state": [PlaceState.EXPIRED]})
    assert shown_names(page) == ["Nour"]
    with translation.override("en"):
        assert [listed.standing for listed in page.context["object_list"]] == ["expired"]
    (row,) = rows(browser.get(LIST, {"export": "csv"}))
    assert row["State"] == "expired"
    page = browser.get(reverse("registrations:inspect", args=[place.pk]))
    assert [shown["state"] for shown in page.context["places"]] == ["expired"]
    assert date_of(training).places_taken == 0


def test_list_sorts_holds_by_what_they_come_to_now(sign_in, training):
    lapse(write_place(date_of(training), "Nour", state=PlaceState.UNCONFIRMED))
    write_place(date_of(training), "Leyla", state=PlaceState.EXPIRED)
    write_place(date_of(training), "Amadou", state=PlaceState.UNCONFIRMED)
    page = sign_in(DESK_BERLIN).get(LIST, {"ordering": "-state"})
    assert shown_names(page)[0] == "Amadou"


def test_filter_keeps_both_days_of_a_range(sign_in, berlin):
    for day in (2, 3, 4, 5):
        training = factories.make_training(
            berlin,
            f"Am {day}.",
            first_date=date(2026, 12, day),
            start_time=time(0, 15),
            end_time=time(23, 45),
        )
        write_place(date_of(training), f"Person {day}")
    asked = {
        "starts_from": "2026-12-03",
        "starts_to": "2026-12-04",
        "ordering": "participant__name",
    }
    browser = sign_in(DESK_BERLIN)
    assert shown_names(browser.get(LIST, asked)) == ["Person 3", "Person 4"]
    german = asked | {"starts_from": "3.12.2026", "starts_to": "4.12.26"}
    assert shown_names(browser.get(LIST, german)) == ["Person 3", "Person 4"]


def test_filter_says_that_it_cannot_read_a_day_and_keeps_it(sign_in, training):
    write_place(date_of(training), "Amadou")
    answer = sign_in(DESK_BERLIN).get(LIST, {"starts_from": "übermorgen"})
    page = answer.content.decode()
    assert "Enter a valid date." in page
    assert "übermorgen" in page


def test_filter_takes_the_day_of_the_clocks_of_the_training(sign_in, berlin):
    training = factories.make_training(
        berlin, first_date=date(2026, 12, 3), start_time=time(20), zone="America/New_York"
    )
    write_place(date_of(training), "Amadou")
    browser = sign_in(DESK_BERLIN)
    for day, names in (("2026-12-03", ["Amadou"]), ("2026-12-04", [])):
        answer = browser.get(LIST, {"starts_from": day, "starts_to": day})
        assert shown_names(answer) == names
    assert "20:00 (local time in New York)" in browser.get(LIST).content.decode()


@pytest.mark.parametrize(
    "column",
    [
        "participant__name",
        "participant__registration__email",
        "occurrence__event__title",
        "occurrence__starts_at",
        "state",
        "created_at",
    ],
)
def test_columns_sort_both_ways(sign_in, training, foreign, column):
    write_place(date_of(training), "Anna", "a@example.org", PlaceState.CANCELLED)
    write_place(date_of(foreign), "Berta", "b@example.org", PlaceState.CONFIRMED)
    browser = sign_in("Administration")
    upwards = shown_names(browser.get(LIST, {"ordering": column}))
    downwards = shown_names(browser.get(LIST, {"ordering": f"-{column}"}))
    assert upwards == downwards[::-1] or column == "occurrence__starts_at"
    assert sorted(upwards) == ["Anna", "Berta"]


# Whose registrations ------------------------------------------------------------------------------


@pytest.fixture
def both(training, foreign):
    """A place in Berlin and one in Hessen."""
    return write_place(date_of(training), "Leyla"), write_place(date_of(foreign), "Amadou")


def test_list_holds_only_the_own_location(sign_in, both):
    for address in (LIST, RESULTS, f"{RESULTS}?q=example", f"{LIST}?ordering=state"):
        assert shown_names(sign_in(DESK_BERLIN).get(address)) == ["Leyla"]
        assert shown_names(sign_in(DESK_HESSEN).get(address)) == ["Amadou"]


def test_list_holds_both_when_a_group_for_each_is_joined(sign_in, both):
    assert len(shown_names(sign_in(DESK_BERLIN, DESK_HESSEN).get(LIST))) == 2


def test_list_holds_all_and_trainings_without_location_for_administrators(sign_in, both, home):
    write_place(date_of(factories.make_training(home, "Online")), "Nour")
    assert len(shown_names(sign_in("Administration").get(LIST))) == 3
    assert len(shown_names(sign_in(DESK_BERLIN).get(LIST))) == 1


def test_export_holds_only_the_own_location(sign_in, both):
    browser = sign_in(DESK_BERLIN)
    assert [row["Name"] for row in rows(browser.get(LIST, {"export": "csv"}))] == ["Leyla"]
    sheet = load_workbook(BytesIO(browser.get(LIST, {"export": "xlsx"}).getvalue())).active
    assert [cell.value for cell in sheet["A"]] == ["Name", "Leyla"]


def test_registration_is_not_found_when_it_is_another_locations(sign_in, both):
    own, foreign_place = both
    browser = sign_in(DESK_BERLIN)
    assert browser.get(reverse("registrations:inspect", args=[own.pk])).status_code == 200
    address = reverse("registrations:inspect", args=[foreign_place.pk])
    assert browser.get(address).status_code == 404


def test_filter_offers_only_trainings_of_the_own_location(sign_in, both, foreign):
    browser = sign_in(DESK_BERLIN)
    page = browser.get(LIST).content.decode()
    assert "Haushalt lesen" in page
    assert "Rede halten" not in page
    chosen = browser.get(LIST, {"event": date_of(foreign).event.pk})
    assert "Amadou" not in chosen.content.decode()


def test_nothing_is_shown_when_the_desk_was_taken_from_the_group(sign_in, both):
    browser = sign_in(DESK_BERLIN)
    DeskScope.objects.all().delete()
    assert shown_names(browser.get(LIST)) == []


def test_dashboard_shows_the_next_dates_of_the_own_location(sign_in, both):
    page = sign_in(DESK_BERLIN).get(HOME).content.decode()
    assert "Haushalt lesen" in page
    assert "1 of 20 taken" in page
    assert "Rede halten" not in page
    assert "Haushalt lesen" not in sign_in("Übersetzung").get(HOME).content.decode()


# Exports ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "  =", "＝"])
def test_export_holds_no_formula_when_a_name_looks_like_one(sign_in, training, start):
    typed = f"{start}HYPERLINK(1)"
    write_place(date_of(training), typed, council=typed)
    browser = sign_in(DESK_BERLIN)
    (row,) = rows(browser.get(LIST, {"export": "csv"}))
    kept = "'" + typed.replace("\t", " ")
    assert row["Name"] == row["Council"] == kept
    sheet = load_workbook(BytesIO(browser.get(LIST, {"export": "xlsx"}).getvalue())).active
    assert sheet["A2"].value == kept
    assert sheet["A2"].data_type == "s"


def test_export_writes_local_times(sign_in, berlin):
    training = factories.make_training(
        berlin, first_date=date(2026, 7, 2), start_time=time(18, 0), end_time=time(20, 0)
    )
    write_place(date_of(training))
    browser = sign_in(DESK_BERLIN)
    (row,) = rows(browser.get(LIST, {"export": "csv"}))
    assert row["Date"] == "2026-07-02 18:00"
    sheet = load_workbook(BytesIO(browser.get(LIST, {"export": "xlsx"}).getvalue())).active
    assert f"{sheet['E2'].value:%Y-%m-%d %H:%M}" == "2026-07-02 18:00"


def test_export_follows_search_and_filter(sign_in, training):
    write_place(date_of(training), "Leyla")
    write_place(date_of(training), "Amadou", state=PlaceState.CANCELLED)
    browser = sign_in(DESK_BERLIN)
    chosen = rows(browser.get(LIST, {"export": "csv", "state": PlaceState.CANCELLED}))
    assert [row["Name"] for row in chosen] == ["Amadou"]


def test_export_speaks_the_editors_language_whatever_the_browser_asks(sign_in, training):
    write_place(date_of(training), language="tr")
    browser = sign_in(DESK_BERLIN)
    UserProfile.objects.create(user=user_in(DESK_BERLIN), preferred_language="en")
    export = browser.get(LIST, {"export": "csv"}, headers={"accept-language": "de"})
    assert [row["Language of messages"] for row in rows(export)] == ["Turkish"]


# Cost ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [LIST, f"{LIST}?export=csv", HOME])
def test_queries_stay_the_same_when_registrations_grow(sign_in, training, address):
    browser = sign_in(DESK_BERLIN)
    browser.get(address)
    counts = []
    for _size in range(2):
        for number in range(4):
            write_place(date_of(training), f"Person {number}")
        with CaptureQueriesContext(connection) as queries:
            browser.get(address).getvalue()
        counts.append(len(queries))
    assert counts[0] == counts[1]
