"""Seats cannot be taken away with forms alone, and their number does not tell who takes part."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from uuid import uuid4

import pytest
from django.db import transaction
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
from tests.events.builders import lapse, make_place, make_registration, place_of

from .test_registering import answers, form_url, led_to, post, soup

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


def fresh(date: Occurrence) -> Occurrence:
    """As it is now, with its training."""
    return Occurrence.objects.select_related("event").with_taken().get(pk=date.pk)


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
        assert fresh(date).places_left == 10
    honest = [make_registration(dates[0], f"honest{number}@example.org") for number in range(10)]
    for registration in honest:
        confirm(registration)
        assert place_of(registration).state == PlaceState.CONFIRMED


def test_last_seat_is_never_held_and_goes_to_who_confirms_first(client, date):
    Event.objects.update(capacity=1)
    assert "whoever confirms first" in soup(client.get(form_url(date, "en"))).text
    first, second = (make_registration(date, f"{name}@example.org") for name in ("a", "b"))
    assert fresh(date).places_left == 1
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


def test_mail_names_every_date_where_some_are_held_and_others_are_not(client, dates):
    Occurrence.objects.filter(pk=dates[0].pk).update(capacity=1)
    wanted = [str(date.uid) for date in dates]
    assert post(client, dates[0], "en", date=wanted).status_code == HTTPStatus.SEE_OTHER
    mail = compose(Message.objects.get(kind=MessageKind.PLEASE_CONFIRM))
    for said in (mail.body, mail.alternatives[0][0]):
        assert "Place not held, not confirmed yet" in said
        assert "Place held until" in said
        assert "Where no place is held, whoever confirms first gets it." in said


def test_form_says_nothing_of_holds_where_there_are_enough(client, date):
    Event.objects.update(capacity=20)
    assert "whoever confirms first" not in soup(client.get(form_url(date, "en"))).text


def test_holds_are_short_where_seats_are_scarce(date):
    Event.objects.update(capacity=9)
    date = fresh(date)
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
    assert fresh(date).places_left == 20 - held


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
    date = fresh(date)
    confirm(make_registration(date, "a@example.org"))
    assert not SeatClaim.objects.exists()
    make_registration(date, "b@example.org")
    assert SeatClaim.objects.exists()
    forget_due(timezone.now() + timedelta(days=30))
    assert not SeatClaim.objects.exists()


# Nobody learns who takes part


def seen_by_a_stranger(client: Client, date: Occurrence, email: str) -> list[object]:
    """What there is to be seen before, after, and when the time to confirm is over; undone."""

    def look() -> str:
        choice = soup(client.get(form_url(date, "en"))).select_one(".choice")
        return choice.get_text(" ", strip=True)

    with transaction.atomic():
        earlier = set(SeatClaim.objects.values_list("pk", flat=True))
        seen: list[object] = [look()]
        for _time in range(2):
            answer = post(client, date, "en", email=email)
            seen += [answer.status_code, led_to(answer), look()]
        for claim in SeatClaim.objects.exclude(pk__in=earlier):
            seen.append(round((claim.held_until - timezone.now()) / timedelta(minutes=1)))
            claim.held_until = timezone.now()
            claim.save()
            for place in Place.objects.filter(participant__registration=claim.registration):
                lapse(place)
        seen.append(look())
        transaction.set_rollback(True)
    return seen


@pytest.mark.parametrize("capacity", [20, 12, 3, 2])
@pytest.mark.parametrize("is_sure", [True, False])
def test_places_left_are_the_same_whether_or_not_somebody_is_registered(
    client, date, capacity, is_sure
):
    Event.objects.update(capacity=capacity)
    known = make_registration(fresh(date), "amina@example.org")
    if is_sure:
        confirm(known)
        for number in range((capacity - 1) // 2 - 1):
            make_place(date, f"{number}@example.org")
    stranger, she = (
        seen_by_a_stranger(client, date, email)
        for email in ("nobody@example.org", "amina@example.org")
    )
    assert she == stranger


def test_seat_held_for_nobody_is_given_on_when_the_others_have_confirmed(date):
    Event.objects.update(capacity=4, max_people=2)
    make_registration(date, "amina@example.org", name="Amina Diallo")
    Event.objects.update(capacity=8)
    both = make_registration(date, "amina@example.org", names=("Amina Diallo", "Yusuf Diallo"))
    assert fresh(date).places_left == 5
    confirm(both)
    assert fresh(date).places_left == 6


# A date holds no more than it has


def test_full_date_without_seats_offers_no_waiting_list(client, date):
    Event.objects.update(capacity=0)
    date = fresh(date)
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
