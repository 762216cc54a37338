"""The links in the mails: what they open, for whom, and that looking changes nothing."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail, signing
from django.urls import reverse
from django.utils import timezone

from events.booking.occurrences import cancel_occurrence
from events.booking.verbs import cancel
from events.mails.delivery import send_due_messages
from events.privacy.access_links import (
    LinkError,
    Purpose,
    make_offer_token,
    make_token,
    read_offer_token,
    read_token,
)
from events.records.models import Event, Registration
from events.records.models.place_states import PlaceState
from events.trainings.publishing import withdraw_event
from tests.events.builders import lapse, make_date, make_place, make_registration, place_of, shift


def confirm_url(registration: Registration) -> str:
    token = make_token(registration, Purpose.CONFIRM)
    return reverse("registration:confirm", kwargs={"token": token})


def manage_url(registration: Registration) -> str:
    token = make_token(registration, Purpose.MANAGE)
    return reverse("registration:manage", kwargs={"token": token})


def check_url(registration: Registration) -> str:
    token = make_token(registration, Purpose.MANAGE)
    return reverse("registration:give_back", kwargs={"token": token})


def in_english(url: str) -> str:
    return "/en" + url.removeprefix("/de")


def text(response) -> str:
    """What one reads, blanks folded."""
    page = BeautifulSoup(response.content, "html.parser")
    return " ".join(page.select_one("main").get_text(" ").split())


def buttons(response) -> list[str]:
    page = BeautifulSoup(response.content, "html.parser")
    return [button.get_text() for button in page.select("main form[method=post] button")]


def test_confirming_and_giving_back_go_through_the_mails(client, date):
    registration = make_registration(date, language="en")
    send_due_messages()
    (link,) = re.findall(r"http://testserver(/en/\S+/bestaetigen/\S+)", mail.outbox[0].body)
    assert buttons(client.get(link)) == ["Yes, I am coming"]
    confirmed = client.post(link, follow=True)
    assert confirmed.redirect_chain[0][1] == 303
    assert place_of(registration).state == PlaceState.CONFIRMED
    send_due_messages()
    (link,) = re.findall(r"http://testserver(/en/\S+/platz/\S+)", mail.outbox[1].body)
    page = BeautifulSoup(client.get(link).content, "html.parser")
    (check,) = [a["href"] for a in page.main.find_all("a") if "Give my place back" in a.text]
    assert buttons(client.get(check)) == ["Yes, give it back"]
    assert date.places_left == 1
    given_back = client.post(check, {"place": [place_of(registration).pk]}, follow=True)
    assert given_back.status_code == 200
    assert date.places_left == 2
    assert buttons(given_back) == ["Undo"]


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("url", [confirm_url, manage_url])
def test_looking_changes_nothing(client, date, method, url):
    waiting = make_registration(date, "b@example.org")
    confirmed = make_place(date, "a@example.org").participant.registration
    for registration in (confirmed, waiting):
        assert getattr(client, method)(url(registration)).status_code == 200
    assert place_of(confirmed).state == PlaceState.CONFIRMED
    assert place_of(waiting).state == PlaceState.UNCONFIRMED


@pytest.mark.parametrize("given_up", [False, True])
def test_confirm_link_is_spent_once_used(client, date, given_up):
    registration = make_place(date, given_up=given_up).participant.registration
    link = in_english(confirm_url(registration))
    assert client.post(link)["Location"] == link
    response = client.get(link)
    assert buttons(response) == []
    assert "Already confirmed" in text(response)
    assert "/en/anmeldung/link-verloren/" in response.content.decode()
    for secret in ("Amina", registration.email, "/platz/", "/meine-trainings/", "/adresse/"):
        assert secret not in response.content.decode()


def test_offer_link_opens_the_offer_alone(client, date):
    registration = make_place(date).participant.registration
    token = make_offer_token(registration, date)
    link = reverse("registration:offer", kwargs={"token": token})
    for response in (client.get(link), client.post(link, {"answer": "accept"}, follow=True)):
        page = BeautifulSoup(response.content, "html.parser")
        assert not page.select("a[href*='/platz/'], a[href*='/meine-'], a[href*='/adresse/']")


@pytest.mark.parametrize(("days", "status"), [(29, 200), (31, 410)])
def test_manage_link_ends_thirty_days_after_the_last_date(client, date, days, status):
    registration = make_place(date).participant.registration
    shift(date, timezone.now() - timedelta(days=days) - date.ends_at)
    response = client.get(in_english(manage_url(registration)))
    assert response.status_code == status
    if status == 410:
        assert "/en/anmeldung/link-verloren/" in response.content.decode()


@pytest.mark.parametrize("purpose", Purpose)
def test_stopping_links_stops_all_of_the_address_and_no_others(client, date, purpose):
    asked = make_place(date).participant.registration
    also = make_place(make_date(), "AMINA@example.org").participant.registration
    unconfirmed = make_registration(make_date())
    others = make_place(date, "b@example.org").participant.registration

    def made(registration):
        if purpose is Purpose.OFFER:
            return make_offer_token(registration, registration.event.occurrences.get())
        return make_token(registration, purpose)

    def opens(token):
        try:
            read_offer_token(token) if purpose is Purpose.OFFER else read_token(token, purpose)
        except LinkError:
            return False
        return True

    mine = [made(one) for one in (asked, also, unconfirmed)]
    theirs = made(others)
    assert all(map(opens, [*mine, theirs]))
    token = make_token(asked, Purpose.MANAGE)
    page = reverse("registration:revoke", kwargs={"token": token})
    assert client.post(page).status_code == 303
    assert [opens(one) for one in mine] == [False, False, False]
    assert opens(theirs)


def test_confirm_link_says_why_not_when_others_were_quicker(client, date):
    Event.objects.update(has_waiting_list=False)
    registration = make_registration(date)
    lapse(place_of(registration))
    make_place(date, "a@example.org")
    make_place(date, "b@example.org")
    response = client.post(in_english(confirm_url(registration)))
    assert response.status_code == 409
    assert "This date is full." in text(response)
    assert "See the other dates" in text(response)


def test_confirm_link_leads_to_the_waiting_list_when_others_were_quicker(client, date):
    registration = make_registration(date)
    lapse(place_of(registration))
    make_place(date, "a@example.org")
    make_place(date, "b@example.org")
    assert "The time to confirm is over." in text(client.get(in_english(confirm_url(registration))))
    response = client.post(in_english(confirm_url(registration)), follow=True)
    assert "You are on the waiting list, number 1 in line." in text(response)
    assert "You confirmed when the time to do so was over" in text(response)


def test_confirm_link_asks_for_the_waiting_list_when_all_is_full(client, date):
    make_place(date, "a@example.org")
    make_place(date, "b@example.org")
    registration = make_registration(date, waits_for=frozenset({date.pk}))
    url = in_english(confirm_url(registration))
    assert buttons(client.get(url)) == ["Yes, put me on the waiting list"]
    response = client.post(url, follow=True)
    assert "number 1 in line" in text(response)
    assert "You confirmed when the time" not in text(response)


def test_confirm_link_offers_nothing_when_the_place_was_taken_back(client, date):
    registration = make_registration(date)
    cancel(registration)
    assert buttons(client.get(confirm_url(registration))) == []
    assert client.post(confirm_url(registration)).status_code == 409


def test_manage_link_shows_a_cancelled_date_without_a_button(client, date):
    registration = make_place(date).participant.registration
    cancel_occurrence(date, {"de": "Krank"})
    response = client.get(manage_url(registration))
    assert "Krank" in response.content.decode()
    assert buttons(response) == []


def test_manage_link_refuses_to_give_back_what_is_over(client, date):
    registration = make_place(date).participant.registration
    shift(date, timezone.now() - timedelta(days=1) - date.starts_at)
    assert buttons(client.get(manage_url(registration))) == []
    place = place_of(registration)
    assert client.post(check_url(registration), {"place": [place.pk]}).status_code == 409


def test_manage_link_works_when_the_training_is_withdrawn(client, date):
    registration = make_place(date).participant.registration
    withdraw_event(date.event.key)
    place = place_of(registration)
    response = client.post(check_url(registration), {"place": [place.pk]}, follow=True)
    assert response.status_code == 200
    assert place_of(registration).state == PlaceState.CANCELLED


def test_links_answer_privately(client, date):
    registration = make_place(date).participant.registration
    for url in (confirm_url(registration), manage_url(registration)):
        response = client.get(url)
        assert "no-store" in response["Cache-Control"]
        assert "noindex" in response["X-Robots-Tag"]
        assert response["Referrer-Policy"] == "same-origin"


# Links that are none


@pytest.mark.parametrize("view", ["confirm", "manage"])
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("token", ["x", "~~", "0" * 5000, "é~ü~ñ", "a.b~c~d", "%7E"])
def test_link_is_not_found_when_it_is_forged(client, date, view, method, token):
    url = reverse(f"registration:{view}", kwargs={"token": token})
    assert getattr(client, method)(url).status_code == 404


def test_link_is_not_found_when_a_letter_changed(client, date):
    registration = make_registration(date)
    url = confirm_url(registration)
    changed = url[:-2] + ("A/" if url[-2] != "A" else "B/")
    assert client.post(changed).status_code == 404
    assert place_of(registration).state == PlaceState.UNCONFIRMED


def test_link_opens_nothing_but_what_it_was_made_for(client, date):
    registration = make_place(date).participant.registration
    token = make_token(registration, Purpose.CONFIRM)
    assert client.post(f"/de/anmeldung/platz/{token}/").status_code == 404
    assert place_of(registration).state == PlaceState.CONFIRMED


def test_link_is_not_found_when_it_was_revoked(client, date):
    registration = make_place(date).participant.registration
    url = manage_url(registration)
    Registration.objects.update(link_version=1)
    assert client.get(url).status_code == 404
    assert place_of(registration).state == PlaceState.CONFIRMED


def test_link_is_not_found_when_the_registration_is_gone(client, date):
    url = manage_url(Registration(event=date.event))
    assert client.get(url).status_code == 404


def test_confirm_link_is_gone_when_it_is_a_week_old(client, date):
    registration = make_registration(date)
    signer = Purpose.CONFIRM.signer
    week_ago = (timezone.now() - timedelta(days=7, minutes=1)).timestamp()
    value = f"{registration.reference.hex}.0~{signing.b62_encode(int(week_ago))}"
    old = signing.Signer(salt=signer.salt, sep="~").sign(value)
    response = client.post(f"/en/anmeldung/bestaetigen/{old}/")
    assert response.status_code == 410
    assert "too old" in response.content.decode()
    assert "/en/anmeldung/link-verloren/" in response.content.decode()
    assert place_of(registration).state == PlaceState.UNCONFIRMED
