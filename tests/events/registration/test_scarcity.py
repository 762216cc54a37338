"""Seats cannot be taken away with forms alone, and their number does not tell who takes part."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from http import HTTPStatus
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from events.booking.holds import forget_lapsed_claims
from events.booking.verbs import confirm
from events.mails.render import compose
from events.privacy.retention import forget_due
from events.records.models import (
    Event,
    Message,
    Occurrence,
    Place,
    Registration,
    SeatClaim,
    SpentForm,
)
from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceState
from events.registration.antispam import forget_spent_forms, make_stamp
from tests import factories
from tests.events.builders import lapse, make_place, make_registration, place_of
from tests.events.processes import restore_root

from .test_registering import answers, form_url, post, soup

FORMS = 50


@pytest.fixture
def dates(date) -> list[Occurrence]:
    """Two dates of one training, with twenty seats each."""
    Event.objects.update(capacity=20, booking_mode="some", max_people=5)
    by = timedelta(days=7)
    Occurrence.objects.create(
        event=date.event,
        original_date=date.original_date + by,
        original_time=date.original_time,
        starts_at=date.starts_at + by,
        ends_at=date.ends_at + by,
    )
    return list(Occurrence.objects.select_related("event").order_by("starts_at"))


def hostile_form(number: int, dates: list[Occurrence]) -> int:
    """From a network and a domain of its own, for all the people and dates there may be."""
    names = {f"name_{guest}": f"Guest {guest} {number}" for guest in range(2, 6)}
    typed = answers(
        dates[0],
        date=[str(date.uid) for date in dates],
        name=f"Person {number}",
        email=f"me@{number}-evil.example",
        **names,
    )
    address = f"198.{number}.100.7"
    return Client().post(form_url(dates[0]), typed, REMOTE_ADDR=address).status_code


def test_fifty_hostile_forms_leave_half_of_every_date(dates):
    statuses = {hostile_form(number, dates) for number in range(FORMS)}
    assert statuses == {HTTPStatus.SEE_OTHER}  # nobody is refused because of what others do
    for date in dates:
        assert date.places_left == 10
    honest = [make_registration(dates[0], f"honest{number}@example.org") for number in range(10)]
    for registration in honest:
        confirm(registration)
        assert place_of(registration).state == PlaceState.CONFIRMED


@pytest.mark.django_db(transaction=True)
def test_fifty_hostile_forms_leave_half_of_every_date_when_they_come_at_once():
    restore_root()
    home = factories.make_home()
    factories.make_training(home, capacity=20, booking_mode="some", max_people=5)
    dates = list(Occurrence.objects.select_related("event"))

    def send(number: int) -> int:
        try:
            return hostile_form(number, dates)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(send, range(FORMS))) == {HTTPStatus.SEE_OTHER}
    for date in dates:
        assert date.places_left == 10


def test_last_seat_is_never_held_and_goes_to_who_confirms_first(client, date):
    Event.objects.update(capacity=1)
    assert "whoever confirms first" in soup(client.get(form_url(date, "en"))).text
    first, second = (make_registration(date, f"{name}@example.org") for name in ("a", "b"))
    assert date.places_left == 1
    confirm(second)
    confirm(first)
    states = [place_of(registration).state for registration in (first, second)]
    assert states == [PlaceState.WAITLISTED, PlaceState.CONFIRMED]


def test_mail_and_page_say_that_nothing_is_held(client, date):
    Event.objects.update(capacity=1)
    assert post(client, date, "en").status_code == HTTPStatus.SEE_OTHER
    mail = compose(Message.objects.get(kind=MessageKind.PLEASE_CONFIRM))
    for said in (mail.body, mail.alternatives[0][0]):
        assert "hold none for you" in said
    (link,) = [word for word in mail.body.split() if "/bestaetigen/" in word]
    page = soup(client.get(link))
    assert "No place is held for you" in page.text
    assert page.select_one("main form button")


def test_form_says_nothing_of_holds_where_there_are_enough(client, date):
    Event.objects.update(capacity=20)
    assert "whoever confirms first" not in soup(client.get(form_url(date, "en"))).text


def test_holds_are_short_where_seats_are_scarce(date):
    Event.objects.update(capacity=9)
    date.refresh_from_db()
    early = place_of(make_registration(date, "early@example.org"))
    for number in range(5):
        make_place(date, f"{number}@example.org")
    late = place_of(make_registration(date, "late@example.org"))
    assert early.held_until - early.created_at == timedelta(hours=24)
    assert late.held_until - late.created_at == timedelta(hours=2)


@pytest.mark.parametrize(
    ("addresses", "domain", "held"),
    [
        (["192.0.2.1", "192.0.2.77", "192.0.2.250", "192.0.2.9"], "{}.example", 3),
        (["192.0.2.1", "198.51.100.1", "203.0.113.1", "203.0.114.1"], "a{}.evil.example", 3),
        (["192.0.2.1", "198.51.100.1", "203.0.113.1", "203.0.114.1"], "gmx.de", 4),
        (["2001:db8:1:2::1", "2001:db8:1:ffff::1", "2001:db8:1::", "2001:db8:1:9::"], "{}.eu", 3),
        (["2001:db8:1::1", "2001:db8:2::1", "2001:db8:3::1", "2001:db8:4::1"], "{}.eu", 4),
    ],
    ids=["network", "domain", "provider", "network 6", "networks 6"],
)
def test_seats_held_for_one_network_or_domain_are_limited(
    client, date, settings, addresses, domain, held
):
    settings.HELD_SEATS_PER_NETWORK = settings.HELD_SEATS_PER_DOMAIN = 3
    Event.objects.update(capacity=20)
    for number, address in enumerate(addresses):
        typed = answers(date, name=f"P{number}", email=f"p{number}@{domain.format(number)}")
        response = client.post(form_url(date), typed, REMOTE_ADDR=address)
        assert response.status_code == HTTPStatus.SEE_OTHER
    assert Registration.objects.count() == 4
    assert date.places_left == 20 - held


# One form


def test_form_counts_once_when_its_stamp_is_used_for_others(client, date):
    Event.objects.update(capacity=20)
    stamp = make_stamp()
    assert post(client, date, stamp=stamp).status_code == HTTPStatus.SEE_OTHER
    other = post(client, date, "en", stamp=stamp, email="b@example.org", submission=str(uuid4()))
    assert other.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert Registration.objects.count() == 1
    page = soup(other)
    assert page.select_one("[name=email]")["value"] == "b@example.org"
    fresh = page.select_one("[name=stamp]")["value"]
    assert fresh != stamp
    again = post(client, date, stamp=fresh, email="b@example.org")
    assert again.status_code == HTTPStatus.SEE_OTHER
    assert Registration.objects.count() == 2


def test_form_can_be_mended_with_the_same_stamp_when_it_was_refused(client, date):
    Event.objects.update(has_waiting_list=False)
    places = [make_place(date, f"{number}@example.org") for number in range(2)]
    typed = answers(date)
    assert client.post(form_url(date), typed).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    Place.objects.filter(pk=places[0].pk).update(state=PlaceState.CANCELLED)
    assert client.post(form_url(date), typed).status_code == HTTPStatus.SEE_OTHER


def test_two_clicks_are_not_counted_as_two_forms(client, date, settings):
    settings.FORM_LIMIT_PER_EMAIL = 1
    typed = answers(date)
    statuses = [client.post(form_url(date), typed).status_code for _click in range(3)]
    assert statuses == [HTTPStatus.SEE_OTHER] * 3


@pytest.mark.django_db(transaction=True)
def test_clicks_that_arrive_at_once_are_one_registration_and_lead_to_the_same_page():
    restore_root()
    factories.make_training(factories.make_home(), capacity=20)
    date = Occurrence.objects.select_related("event").get()
    typed = answers(date)

    def click(_number: int) -> tuple[int, str]:
        try:
            response = Client().post(form_url(date), typed)
            return response.status_code, response.get("Location")
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        seen = set(pool.map(click, range(6)))
    assert len(seen) == 1
    assert {status for status, _page in seen} == {HTTPStatus.SEE_OTHER}
    assert (Registration.objects.count(), Message.objects.count()) == (1, 1)


def test_nothing_of_the_network_is_kept_longer_than_the_hold(client, date, settings):
    Event.objects.update(capacity=20)
    post(client, date)
    claim = SeatClaim.objects.get()
    assert "127.0" not in claim.network
    assert "example" not in claim.domain
    SeatClaim.objects.update(held_until=timezone.now())
    SpentForm.objects.update(spent_at=timezone.now() - timedelta(days=3))
    forget_lapsed_claims()
    forget_spent_forms()
    assert not SeatClaim.objects.exists()
    assert not SpentForm.objects.exists()


def test_claim_is_gone_when_its_places_are_confirmed_or_forgotten(date):
    Event.objects.update(capacity=20)
    date.refresh_from_db()
    confirm(make_registration(date, "a@example.org"))
    assert not SeatClaim.objects.exists()
    make_registration(date, "b@example.org")
    assert SeatClaim.objects.exists()
    forget_due(timezone.now() + timedelta(days=30))
    assert not SeatClaim.objects.exists()


# Nobody learns who takes part


def seen_by_a_stranger(client: Client, date: Occurrence, email: str) -> list[object]:
    """What there is to be seen before, after, and when the time to confirm is over."""

    def look() -> str:
        return (
            soup(client.get(form_url(date, "en"))).select_one(".choice").get_text(" ", strip=True)
        )

    seen: list[object] = [look()]
    answer = post(client, date, "en", email=email)
    seen += [answer.status_code, answer["Location"], look()]
    held = SeatClaim.objects.order_by("-pk").first()
    seen.append(held and round((held.held_until - timezone.now()) / timedelta(minutes=1)))
    again = post(client, date, "en", email=email)
    seen += [again.status_code, look()]
    for place in Place.objects.filter(state=PlaceState.UNCONFIRMED):
        lapse(place)
    SeatClaim.objects.update(held_until=timezone.now() - timedelta(seconds=1))
    return [*seen, look()]


@pytest.mark.parametrize("capacity", [20, 12, 3, 1])
@pytest.mark.parametrize("known", ["confirmed", "unconfirmed"])
def test_places_left_are_the_same_whether_or_not_somebody_is_registered(
    client, date, capacity, known
):
    Event.objects.update(capacity=capacity)
    if capacity > 1:
        registration = make_registration(date, "amina@example.org")
        if known == "confirmed":
            confirm(registration)
            for number in range((capacity - 1) // 2 - 1):
                make_place(date, f"{number}@example.org")
    for_a_stranger = seen_by_a_stranger(client, date, "nobody@example.org")
    Registration.objects.filter(email="nobody@example.org").delete()
    if known == "unconfirmed" and capacity > 1:
        Place.objects.update(
            state=PlaceState.UNCONFIRMED, held_until=timezone.now() + timedelta(hours=20)
        )
    assert seen_by_a_stranger(client, date, "amina@example.org") == for_a_stranger


def test_seat_held_for_nobody_is_given_on_when_the_others_have_confirmed(date):
    Event.objects.update(capacity=4, max_people=2)
    date.refresh_from_db()
    make_registration(date, "amina@example.org", name="Amina Diallo")
    Event.objects.update(capacity=8)
    date.event.refresh_from_db()
    both = make_registration(date, "amina@example.org", names=("Amina Diallo", "Yusuf Diallo"))
    assert date.places_left == 5
    confirm(both)
    assert date.places_left == 6


# A date holds no more than it has


def test_full_date_without_seats_offers_no_waiting_list(client, date):
    Event.objects.update(capacity=0)
    date.refresh_from_db()
    assert (date.availability, date.has_open_list) == ("full", False)
    page = soup(client.get(form_url(date, "en")))
    assert not page.select("input[name=date]")


def test_group_larger_than_the_date_is_told_so_and_not_offered_the_list(client, date):
    Event.objects.update(capacity=2, max_people=4)
    for number in range(2):
        make_place(date, f"{number}@example.org")
    people = {f"name_{number}": f"Guest {number}" for number in (2, 3)}
    page = soup(client.get(form_url(date, "en")))
    assert "For 2 people at most" in page.text
    for value in (str(date.uid), f"{date.uid}+list"):
        refused = post(client, date, "en", date=value, **people)
        assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        problem = soup(refused).find(id="problems").get_text()
        assert "more of you than places" in problem
        assert "waiting list" not in problem
    assert post(client, date, date=f"{date.uid}+list", name_2="Guest 2").status_code == 303
