"""What the form does with the terms of a training: dates, people, lists, needs, opening times."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.booking.occurrences import cancel_occurrence
from events.booking.verbs import confirm
from events.privacy.models import RetentionSettings
from events.records.models import Event, Message, Occurrence, Participant, Place, Registration
from events.records.models.registration_options import NeedKind
from events.trainings.models import EventPage
from kommpaktiv.content.models import ContactPerson
from kommpaktiv.languages import dates as words
from kommpaktiv.languages.clean_text import clean_text
from tests import factories
from tests.events.builders import make_place, make_registration, shift
from tests.events.conftest import LANGUAGES

from .test_registering import answers, assert_refused, form_url, post, soup


@pytest.fixture(scope="module")
def _standing_series(standing: None) -> None:
    """A training of five dates with two seats each."""
    training = factories.make_training(
        factories.make_home(LANGUAGES),
        capacity=2,
        booking_mode="some",
        max_people=3,
        recurrence="RRULE:FREQ=WEEKLY;COUNT=5",
        needs_offered=NeedKind.values,
    )
    for page in (training.get_parent(), training):
        factories.copy_to_languages(page, "en")


@pytest.fixture
def dates(_standing_series: None, db: None) -> list[Occurrence]:
    return list(Occurrence.objects.select_related("event").order_by("starts_at"))


def fill(date: Occurrence) -> None:
    for number in range(date.seats):
        make_place(date, f"other{number}@example.org")


def wait(date: Occurrence) -> None:
    waiting = make_registration(
        date, "other.waiting@example.org", waits_for=frozenset({date.pk}), name="Olena"
    )
    confirm(waiting)


def uids(*dates: Occurrence) -> list[str]:
    return [str(date.uid) for date in dates]


def marked(page: BeautifulSoup) -> list[str]:
    """What a browser sends of the dates."""
    return [
        field["value"]
        for field in page.select("[name=date]")
        if field["type"] == "hidden" or field.has_attr("checked")
    ]


def own_places() -> dict[int, Place]:
    """Amina's places by date."""
    places = Place.objects.filter(participant__registration__email="amina@example.org")
    return {place.occurrence_id: place for place in places}


# Which dates -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("booking_mode", "kind"), [("one", "radio"), ("some", "checkbox")])
def test_form_lets_one_choose_as_many_dates_as_the_training_allows(
    client, dates, booking_mode, kind
):
    Event.objects.update(booking_mode=booking_mode)
    page = soup(client.get(form_url(dates[0])))
    assert {field["type"] for field in page.select("[name=date]")} == {kind}
    assert len(page.select("[name=date]")) == 5


def test_registering_takes_all_dates_that_were_chosen(client, dates):
    assert post(client, dates[0], date=uids(dates[1], dates[3])).status_code == 303
    assert own_places().keys() == {dates[1].pk, dates[3].pk}
    assert Message.objects.count() == 1


def test_form_refuses_two_dates_when_one_is_allowed(client, dates):
    Event.objects.update(booking_mode="one")
    assert_refused(post(client, dates[0], "en", date=uids(*dates[:2])), "do not go together")


def test_form_keeps_the_dates_asked_for_in_sight_when_there_are_many(client, dates):
    page = soup(client.get(form_url(dates[0]), {"date": uids(dates[4], dates[1])}))
    assert sorted(marked(page)) == sorted(uids(dates[1], dates[4]))
    assert not page.select("details [checked]")
    assert len(page.select("details [name=date]")) == 3


def test_form_shows_the_first_date_with_places_when_the_first_ones_have_none(client, dates):
    for date in dates[:4]:
        fill(date)
    page = soup(client.get(form_url(dates[0])))
    shown = [f["value"] for f in page.select("[name=date]") if not f.find_parent("details")]
    assert str(dates[4].uid) in shown
    assert len(page.select("[name=date]")) == 5


def test_form_says_which_date_was_refused(client, dates):
    cancel_occurrence(dates[1])
    with translation.override("en"):
        day = words.long_date(dates[1].local_start)
    assert_refused(post(client, dates[0], "en", date=uids(*dates[:2])), day, "cancelled")


def test_form_says_it_of_each_date_when_several_are_refused(client, dates):
    cancel_occurrence(dates[1])
    fill(dates[2])
    page = assert_refused(
        post(client, dates[0], "en", date=uids(*dates[:3])), "cancelled", "waiting list"
    )
    assert len(page.find(id="problems").find_all("a")) == 2


# All dates together ------------------------------------------------------------------------------


@pytest.fixture
def series(dates: list[Occurrence]) -> list[Occurrence]:
    Event.objects.update(booking_mode="series")
    return list(Occurrence.objects.select_related("event").order_by("starts_at"))


def test_series_is_booked_with_all_its_dates(client, series):
    page = soup(client.get(form_url(series[0])))
    assert post(client, series[0], date=marked(page)).status_code == 303
    assert own_places().keys() == {date.pk for date in series}


@pytest.mark.parametrize("consents", [False, True])
def test_series_waits_for_full_dates_only_when_one_says_so(client, series, consents):
    fill(series[1])
    page = soup(client.get(form_url(series[0])))
    (box,) = page.select("[name=date][type=checkbox]")
    assert not box.has_attr("checked")
    chosen = marked(page) + ([box["value"]] if consents else [])
    assert post(client, series[0], date=chosen).status_code == 303
    places = own_places()
    assert (series[1].pk in places) is consents
    assert all(
        (place.queued_at is not None) is (pk == series[1].pk) for pk, place in places.items()
    )


def test_series_comes_back_when_a_date_has_filled_up(client, series):
    chosen = marked(soup(client.get(form_url(series[0]))))
    fill(series[2])
    page = assert_refused(post(client, series[0], "en", date=chosen), "waiting list")
    assert post(client, series[0], date=marked(page)).status_code == 303
    assert own_places()[series[2].pk].queued_at


def test_series_comes_back_when_it_was_not_seen_as_a_whole(client, series):
    page = assert_refused(post(client, series[0], "en", date=uids(series[0])), "have changed")
    assert len(marked(page)) == 5


# The waiting list --------------------------------------------------------------------------------


def test_form_offers_the_waiting_list_and_says_how_many_wait(client, dates):
    fill(dates[0])
    wait(dates[0])
    choice = soup(client.get(form_url(dates[0], "en"))).select_one(".choice.is-wait")
    assert choice.input["value"] == f"{dates[0].uid}+list"
    assert "1 person is waiting" in " ".join(choice.get_text().split())


def test_registering_takes_a_turn_when_the_waiting_list_was_chosen(client, dates):
    fill(dates[0])
    assert post(client, dates[0], date=[f"{dates[0].uid}+list"]).status_code == 303
    assert own_places()[dates[0].pk].queued_at


def test_registering_gives_a_place_when_one_is_free_after_all(client, dates):
    assert post(client, dates[0], date=[f"{dates[0].uid}+list"]).status_code == 303
    assert own_places()[dates[0].pk].queued_at is None


def test_form_comes_back_with_the_waiting_list_when_a_date_filled_up(client, dates):
    fill(dates[0])
    wait(dates[0])
    page = assert_refused(post(client, dates[0], "en", date=uids(*dates[:2])), "taken meanwhile")
    assert marked(page) == [f"{dates[0].uid}+list", str(dates[1].uid)]
    assert post(client, dates[0], date=marked(page)).status_code == 303
    places = own_places()
    assert places[dates[0].pk].queued_at
    assert places[dates[1].pk].queued_at is None


def test_form_says_that_a_date_filled_up_when_something_else_is_wrong_too(client, dates):
    fill(dates[0])
    page = assert_refused(post(client, dates[0], "en", email="amina"), "taken meanwhile", "e-mail")
    assert marked(page) == [f"{dates[0].uid}+list"]


def test_form_offers_no_list_when_the_training_has_none(client, dates):
    Event.objects.update(has_waiting_list=False)
    fill(dates[0])
    page = assert_refused(post(client, dates[0], "en", date=uids(dates[0])), "full")
    assert str(dates[0].uid) not in str(page.select("[name=date]"))


def test_last_seat_is_one_registration_when_the_button_is_pressed_twice(client, dates):
    make_place(dates[0], "other@example.org")
    typed = answers(dates[0])
    pressed = [client.post(form_url(dates[0]), typed).status_code for _press in range(2)]
    assert pressed == [303, 303]
    assert Registration.objects.filter(email="amina@example.org").count() == 1


# Several people ----------------------------------------------------------------------------------


def test_registering_takes_everybody_who_is_named(client, dates):
    assert post(client, dates[0], name_3="Olena").status_code == 303
    names = Participant.objects.order_by("position").values_list("name", flat=True)
    assert list(names) == ["Amina Diallo", "Olena"]


@pytest.mark.parametrize(("most", "shown", "folded"), [(1, 1, 0), (4, 4, 0), (20, 4, 16)])
def test_form_asks_for_as_many_names_as_may_register(client, dates, most, shown, folded):
    Event.objects.update(max_people=most)
    page = soup(client.get(form_url(dates[0])))
    fields = page.select("input[name^=name]")
    in_fold = page.select("details details input[name^=name]")
    assert len(page.select("details input[name^=name]")) == most - 1
    assert (len(fields), len(in_fold)) == (shown + folded, folded)
    assert all(page.select_one(f"label[for={field['id']}]") for field in fields)


def test_form_unfolds_names_when_one_was_typed_there(client, dates):
    Event.objects.update(max_people=8)
    page = assert_refused(post(client, dates[0], email="", name_7="Olena"))
    assert page.select_one("[name=name_7]").find_parent("details").has_attr("open")


def test_form_refuses_a_name_that_was_given_twice_at_the_second(client, dates):
    page = assert_refused(post(client, dates[0], "en", name_2="AMINA  diallo"), "name of their own")
    assert page.select_one("[name=name_2]")["aria-invalid"] == "true"


def test_form_refuses_more_people_than_may_register_together(client, dates):
    assert_refused(post(client, dates[0], "en", name_4="Olena"), "register together")


def test_form_offers_the_list_when_there_are_too_few_places_for_all(client, dates):
    make_place(dates[0], "other@example.org")
    page = assert_refused(post(client, dates[0], "en", name_2="Olena"), "not enough places")
    assert marked(page) == [f"{dates[0].uid}+list"]
    assert post(client, dates[0], name_2="Olena", date=marked(page)).status_code == 303
    mine = Place.objects.filter(participant__registration__email="amina@example.org")
    assert [place.queued_at is None for place in mine] == [False, False]


def test_form_offers_no_list_when_the_group_is_larger_than_the_room(client, dates):
    page = assert_refused(post(client, dates[0], "en", name_2="Olena", name_3="Zoe"), "more of you")
    assert marked(page) == uids(dates[0])


# Needs -------------------------------------------------------------------------------------------


def test_form_asks_for_the_needs_that_are_offered_and_no_others(client, dates):
    Event.objects.update(needs_offered=["childcare"])
    page = soup(client.get(form_url(dates[0])))
    boxes = [box["name"] for box in page.select(".needs [type=checkbox]")]
    assert boxes == ["need_childcare"]
    post(client, dates[0], need_diet="on", need_childcare="on", need_childcare_note="zwei, 3 und 5")
    registration = Registration.objects.get()
    assert [(need.kind, need.note) for need in registration.needs.all()] == [
        ("childcare", "zwei, 3 und 5")
    ]


def test_form_has_no_needs_when_none_are_offered(client, dates):
    Event.objects.update(needs_offered=[])
    assert not soup(client.get(form_url(dates[0]))).select(".needs")


def test_form_wants_to_know_what_else_is_needed(client, dates):
    page = assert_refused(post(client, dates[0], "en", need_other_note=""), "what you need")
    assert page.select_one("[name=need_other]").has_attr("checked")


def test_need_counts_when_it_was_written_and_not_ticked(client, dates):
    post(client, dates[0], need_diet_note="vegan")
    assert "vegan" in Registration.objects.get().needs_text


def test_form_tells_how_long_data_is_kept_and_why_names_longer(client, dates):
    lives = RetentionSettings.load()
    lives.needs_days, lives.contact_months = 9, 7
    lives.names_months, lives.names_reason = 61, "Nachweis für die Förderung"
    lives.save()
    text = soup(client.get(form_url(dates[0], "en"))).get_text()
    assert "9 days after" in text
    assert "7 months after" in text
    assert "61 months" in text
    assert "Nachweis für die Förderung" in text


def test_form_gives_no_reason_when_names_go_with_the_rest(client, dates):
    lives = RetentionSettings.load()
    lives.names_reason = "Nachweis"
    lives.save()
    assert "Nachweis" not in soup(client.get(form_url(dates[0]))).get_text()


# Where there is no form --------------------------------------------------------------------------


def both_pages(client, date: Occurrence) -> list[BeautifulSoup]:
    """The training's page and the one where one registers."""
    training = EventPage.objects.get(locale__language_code="en")
    return [soup(client.get(address)) for address in (training.url, form_url(date, "en"))]


def assert_no_form(client, date: Occurrence, *fragments: str) -> list[BeautifulSoup]:
    """Both pages say what is the matter, and nothing can be sent."""
    pages = both_pages(client, date)
    for page in pages:
        text = " ".join(page.main.get_text().split())
        for fragment in fragments:
            assert fragment in text
        assert not page.select("form.pick, form.form, [name=date]")
    response = post(client, date, "en")
    assert response.status_code == 422
    assert not Registration.objects.exclude(email__startswith="other").exists()
    return pages


def test_pages_say_when_registration_opens(client, dates):
    opens_at = timezone.now() + timedelta(days=3)
    Event.objects.update(opens_at=opens_at)
    with translation.override("en"):
        moment = words.moment(opens_at.astimezone(dates[0].event.tzinfo))
    assert_no_form(client, dates[0], f"Registration opens: {moment}")


def test_pages_lead_to_the_other_site_when_one_registers_there(client, dates):
    address = "https://www.vhs.example.org/kurs?id=1&ort=2"
    Event.objects.update(how_to_register="elsewhere", registration_url=address)
    for page in assert_no_form(client, dates[0], "Register at vhs.example.org"):
        link = page.find("a", href=address)
        assert "noopener" in link["rel"]


def test_pages_say_that_one_just_comes_when_no_registration_is_needed(client, dates):
    Event.objects.update(how_to_register="not_needed")
    assert_no_form(client, dates[0], "Just come, no registration needed.")


@pytest.mark.parametrize(
    ("terms", "fragment"),
    [
        ({"closes_hours_before": 24 * 60}, "Registration has closed"),
        ({"capacity": 0, "has_waiting_list": False}, "All places are taken."),
    ],
    ids=["closed", "full"],
)
def test_pages_say_why_one_cannot_register_and_whom_to_ask(client, dates, terms, fragment):
    person = ContactPerson.objects.create(
        name="Jo", email="jo@example.org", locale=EventPage.objects.first().locale
    )
    EventPage.objects.update(contact=person)
    Event.objects.update(**terms)
    _training, form = assert_no_form(client, dates[0], fragment, "jo@example.org")
    calendar = EventPage.objects.get(locale__language_code="en").get_parent()
    assert form.select_one(f'.empty a[href="{calendar.url}"]')


def test_pages_say_why_the_only_date_is_cancelled(client, dates):
    Occurrence.objects.exclude(pk=dates[0].pk).delete()
    cancel_occurrence(dates[0], {"en": "The trainer is ill."})
    assert_no_form(client, dates[0], "Cancelled", "The trainer is ill.")


def test_pages_say_that_no_date_is_set_when_all_are_over(client, dates):
    Occurrence.objects.exclude(pk=dates[0].pk).delete()
    shift(dates[0], timedelta(days=-30))
    training, form = both_pages(client, dates[0])
    assert "This training was on" in training.get_text()
    assert "No date is set at the moment." in form.get_text()
    assert not training.select("[name=date]") and not form.select("[name=date]")


def test_training_leads_to_the_waiting_list_when_there_is_nothing_else(client, dates):
    Event.objects.update(capacity=1, booking_mode="one")
    for date in dates:
        make_place(date, "other@example.org")
    training, _form = both_pages(client, dates[0])
    assert training.select_one(".pick button").get_text() == "To the waiting list"
    assert training.select_one(".pick [checked]")["value"] == f"{dates[0].uid}+list"


def test_training_shows_the_dates_of_a_series_without_a_choice(client, series):
    training, form = both_pages(client, series[0])
    assert not training.select(".pick input")
    assert len(training.select(".pick .choice")) == 5
    assert len(form.select("[name=date][type=hidden]")) == 5


def test_tickets_say_how_one_comes_to_a_date(client, dates):
    states = {
        "Full, 1 person is waiting": {"has_waiting_list": True},
        "Registration at vhs.example.org": {
            "how_to_register": "elsewhere",
            "registration_url": "https://vhs.example.org/",
        },
        "Just come, no registration needed": {"how_to_register": "not_needed"},
    }
    fill(dates[0])
    wait(dates[0])
    calendar = EventPage.objects.get(locale__language_code="en").get_parent()
    event = dates[0].event
    for fragment, terms in states.items():
        vars(event).update(terms)
        event.save()
        ticket = soup(client.get(calendar.url)).select_one(".ticket")
        assert fragment in " ".join(ticket.get_text().split())


def test_sent_page_tells_how_long_a_place_is_held_and_to_whom_it_wrote(client, dates):
    text = soup(client.get(post(client, dates[0], "en").url)).get_text()
    assert "A place is held for you until" in text
    assert "waiting list" not in text
    assert "We have sent a message to amina@example.org." in text


# What it costs, and what it bears ----------------------------------------------------------------


def queries_of_posting(client, dates: list[Occurrence], number: int) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert post(client, dates[0], email=f"new{number}@example.org").status_code == 303
    return len(queries)


def test_posting_takes_the_same_queries_whatever_the_number_of_dates(client, dates):
    Event.objects.update(capacity=30, booking_mode="one")
    post(client, dates[0], date="")  # warms the caches
    with_five = queries_of_posting(client, dates, 1)
    for date in dates:
        make_place(date, "other@example.org")
    for weeks in range(6, 40):
        start = dates[0].starts_at + timedelta(weeks=weeks)
        Occurrence.objects.create(
            event=dates[0].event,
            original_date=start.date(),
            original_time=start.time(),
            starts_at=start,
            ends_at=start + timedelta(hours=2),
        )
    assert queries_of_posting(client, dates, 2) == with_five <= 30


FIELDS = [
    "name",
    "name_2",
    "name_3",
    "email",
    "council",
    "need_interpretation_note",
    "need_childcare_note",
    "need_diet_note",
    "need_other_note",
]
ODD = {
    "emoji": "👩🏽‍🦽🎉",
    "right to left": "\u200fعائشة\u200e \u202eدياللو\u202c",
    "null": "Ami\x00na",
    "markup": "<script>alert('1')</script>{{ 7 }}{% x %}",
    "megabyte": "ä" * 500_000,
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
@pytest.mark.parametrize("field", FIELDS)
def test_form_bears_what_is_odd_and_keeps_the_rest(client, dates, field, odd):
    Event.objects.update(capacity=9)
    response = post(client, dates[0], **{"name_2": "Olena", "name_3": "Zoe"} | {field: odd})
    if response.status_code == 303:
        assert Registration.objects.count() == 1
        return
    assert response.status_code == 422
    assert not Registration.objects.exists()
    page = soup(response)
    kept = {"name": "Amina Diallo", "email": "amina@example.org", "council": "Integrationsbeirat"}
    for name, value in kept.items():
        if name != field:
            assert page.select_one(f"[name={name}]")["value"].startswith(value)
    if field != "need_other_note":
        assert page.select_one(f"[name={field}]")["value"] == clean_text(odd)


typed = st.one_of(
    st.text(max_size=60), st.lists(st.text(max_size=40), max_size=4), st.binary(max_size=60)
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    data=st.dictionaries(
        st.sampled_from([*FIELDS, *(f"need_{kind}" for kind in NeedKind), "date", "name_9"]), typed
    ),
    booking_mode=st.sampled_from(["one", "some", "series"]),
)
def test_form_writes_all_or_nothing_whatever_is_typed(client, dates, data, booking_mode):
    Event.objects.update(booking_mode=booking_mode)
    before = Registration.objects.count()
    response = client.post(
        reverse("registration:register", kwargs={"key": dates[0].event.key}),
        answers(dates[0]) | data,
    )
    assert response.status_code in (303, 422)
    if response.status_code == 422:
        assert Registration.objects.count() == before
