"""Seeing, taking along and erasing one's data, with the link of one's mails."""

import json
import re
import time
from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.core import mail, signing
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.dateparse import parse_datetime

from events.booking.verbs import GivenAnswer, confirm, register
from events.mails.delivery import send_due_messages
from events.outbox.queue import queue_to_address
from events.privacy import data_rights
from events.privacy.access_links import Purpose, make_token
from events.privacy.models import RetentionSettings
from events.records.models import Message, Occurrence, Participant, Place, Registration
from events.records.models.messages import MessageKind, MessageState
from events.records.models.place_states import PlaceState
from tests.events.builders import (
    deliver,
    make_date,
    make_place,
    make_registration,
    make_sign_up,
    place_of,
    shift,
)


def make_mine(date: Occurrence, email: str = "amina@example.org", **fields) -> Registration:
    registration = make_registration(date, email, **fields)
    confirm(registration)
    return registration


def link(view: str, registration: Registration, language: str = "en") -> str:
    purpose = Purpose.ADDRESS if view in ("address", "my_data", "erase") else Purpose.MANAGE
    token = make_token(registration, purpose)
    with translation.override(language):
        return reverse(f"registration:{view}", kwargs={"token": token})


def text(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").main.get_text(" ").split())


def keep_names() -> None:
    kept = RetentionSettings.load()
    kept.names_months, kept.names_reason = 60, "Nachweis für den Fördergeber"
    kept.save()


# Seeing and taking along --------------------------------------------------------------------------


def test_file_has_everything_that_is_stored_under_its_documented_keys(client, date):
    registration = make_mine(
        date,
        name="Ömer Öz",
        council="Beirat Erfurt",
        language="tr",
        needs={"step_free": "Rollstuhl"},
        answers=[GivenAnswer(uuid4(), "Woher?", ["Erfurt", "Jena"])],
    )
    Message.objects.filter(kind=MessageKind.CONFIRMED).update(
        state=MessageState.FAILED, error="550 no mailbox"
    )
    response = client.get(link("my_data", registration), {"format": "json"})
    assert response["Content-Type"] == "application/json"
    assert response["Content-Disposition"] == 'attachment; filename="kommpaktiv-my-data.json"'
    assert "Ömer Öz".encode() in response.content
    data = json.loads(response.content.decode())
    assert (data["format"], data["email"]) == ("kommpaktiv/my-data/1", "amina@example.org")
    (one,) = data["registrations"]
    assert one["training"] == "Haushalt lesen"
    assert (one["council"], one["language"]) == ("Beirat Erfurt", "tr")
    assert one["answers"] == [{"question": "Woher?", "answer": ["Erfurt", "Jena"], "person": None}]
    assert one["needs"] == [{"kind": "step_free", "note": "Rollstuhl", "person": None}]
    kinds = {message["kind"]: message for message in one["messages"]}
    assert kinds["confirmed"]["last_error"] == "550 no mailbox"
    assert kinds["please_confirm"]["state"] == "queued"
    assert [told["name"] for told in kinds["confirmed"]["tells_of"]] == ["Ömer Öz"]
    (person,) = one["people"]
    (place,) = person["places"]
    assert (person["name"], place["state"]) == ("Ömer Öz", "confirmed")
    assert parse_datetime(place["date"]["start"]) == date.starts_at
    assert place["date"]["venue"] == "Rathaus"
    assert parse_datetime(one["deleted_at"]["needs"]) == date.ends_at + timedelta(days=14)
    for key in ("registered_at", "privacy_notice_read_at", "email_confirmed_at"):
        assert parse_datetime(one[key]).utcoffset() == timedelta(0)


def test_keys_of_the_file_are_all_explained(client, date, settings):
    registration = make_mine(
        date, needs={"diet": ""}, answers=[GivenAnswer(uuid4(), "Woher?", "hier")]
    )
    queue_to_address(registration.email, "de", MessageKind.LINKS)
    explained = (settings.ROOT / "docs" / "my-data.md").read_text(encoding="utf-8")

    def keys(value) -> set[str]:
        if isinstance(value, list):
            return set().union(*map(keys, value))
        if isinstance(value, dict):
            return set(value).union(*map(keys, value.values()))
        return set()

    assert [
        key for key in keys(data_rights.my_data(registration)) if f"`{key}`" not in explained
    ] == []


def test_page_says_everything_in_the_readers_language(client, date):
    registration = make_mine(
        date,
        name="Ömer Öz",
        council="Beirat Erfurt",
        needs={"step_free": "Rollstuhl"},
        answers=[GivenAnswer(uuid4(), "Schon einmal da?", True)],
    )
    shown = text(client.get(link("my_data", registration)))
    for fact in (
        "amina@example.org",
        "Haushalt lesen",
        "Ömer Öz",
        "Beirat Erfurt",
        "a step-free way in: Rollstuhl",
        "Schon einmal da? yes",
        "Please confirm: waiting",
        "When it is deleted",
    ):
        assert fact in shown


def test_only_confirmed_registrations_of_the_address_are_shown_together(client, date):
    mine = make_mine(date)
    also_mine = make_mine(make_date(title="Rede halten"), "Amina@Example.org")
    make_mine(date, "omar@example.org", name="Omar Haddad")
    typed_by_somebody = make_registration(
        make_date(title="Fremdes"), "amina@example.org", name="Unbekannt"
    )
    data = data_rights.my_data(mine)
    assert [one["training"] for one in data["registrations"]] == ["Haushalt lesen", "Rede halten"]
    assert data["unconfirmed_sign_ups"] == 1
    assert len(data_rights.my_data(also_mine)["registrations"]) == 2
    shown = text(client.get(link("my_data", mine)))
    assert "Rede halten" in shown
    assert "one registration with your address that nobody has confirmed" in shown
    for foreign in ("Unbekannt", "Fremdes", "Omar"):
        assert foreign not in shown
    assert data_rights.my_data(typed_by_somebody) | {"made_at": ""} == data | {"made_at": ""}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kim@example.org", "\N{KELVIN SIGN}im@example.org"),
        ("ida@example.org", "\N{LATIN SMALL LETTER DOTLESS I}da@example.org"),
        ("a_b@example.org", "axb@example.org"),
        ("a%b@example.org", "aab@example.org"),
        ("strasse@example.org", "straße@example.org"),
    ],
)
def test_addresses_that_only_look_alike_are_not_shown_together(date, one, other):
    mine = make_mine(date, one, name="Kim")
    make_mine(date, other, name="Jemand")
    assert data_rights.confirmed_of(mine) == [mine]


@pytest.mark.parametrize("view", ["my_data", "erase"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_changes_nothing_and_nobody_stores_the_answer(client, date, view, method):
    registration = make_mine(date)
    response = getattr(client, method)(link(view, registration))
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "same-origin"
    assert place_of(registration).state == PlaceState.CONFIRMED


def test_file_is_not_stored_either(client, date):
    response = client.get(link("my_data", make_mine(date)), {"format": "json"})
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("view", ["address", "my_data", "erase", "feed"])
@pytest.mark.parametrize("purpose", [Purpose.CONFIRM, Purpose.MANAGE])
def test_link_to_one_registration_opens_nothing_of_its_address(client, date, view, purpose):
    token = make_token(make_mine(date), purpose)
    address = reverse(f"registration:{view}", kwargs={"token": token})
    for ask in (client.get, client.post):
        assert ask(address).status_code in (404, 405)
    assert Registration.objects.get().email


@pytest.mark.parametrize("view", ["my_data", "erase"])
def test_queries_stay_the_same_when_registrations_grow(client, date, view):
    registration = make_mine(date)
    client.get(link(view, registration))
    counts = []
    for size in (1, 3):
        for number in range(size):
            make_mine(
                make_date(title=f"Nummer {number}"),
                needs={"diet": ""},
                answers=[GivenAnswer(uuid4(), "Woher?", "hier")],
            )
        with CaptureQueriesContext(connection) as queries:
            assert client.get(link(view, registration)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


PARTS_OF_AN_ADDRESS = ("/adresse/", "/meine-daten/", "/loeschen/", "/meine-trainings/")


def targets_of(response) -> list[str]:
    page = BeautifulSoup(response.content, "html.parser")
    return [a["href"] for a in page.main.find_all("a")]


def mailed_access() -> str:
    """The link to everything in the last mail."""
    send_due_messages()
    return re.search(r"http://testserver(/\S+/adresse/\S+)", mail.outbox[-1].body)[1]


def test_no_page_of_one_registration_leads_to_its_address(client, date):
    registration = make_mine(date)
    make_mine(make_date(title="Rede halten"))
    for view in ("manage", "change", "give_back", "revoke", "everything"):
        response = client.get(link(view, registration))
        assert not [part for part in PARTS_OF_AN_ADDRESS if part in response.content.decode()]
        assert "Rede halten" not in text(response)
    for target in targets_of(client.get(link("manage", registration))):
        assert client.get(target).status_code == 200


def test_link_to_everything_is_mailed_to_the_address_and_works_for_an_hour(client, date):
    registration = make_mine(date, language="en")
    other = make_mine(make_date(title="Rede halten"))
    shown = text(client.get(link("everything", registration)))
    assert "amina@example.org" in shown
    assert "works for 1 hour" in shown
    response = client.post(link("everything", registration), follow=True)
    assert "works for 1 hour" in text(response)
    access = mailed_access()
    assert mail.outbox[-1].to == ["amina@example.org"]
    assert "It works for a short time only, until " in mail.outbox[-1].body
    page = client.get(access)
    assert "Rede halten" in text(page)
    targets = targets_of(page)
    for part in ("/meine-daten/", "/loeschen/", "/meine-trainings/"):
        assert [target for target in targets if part in target], part
    for target in targets:
        path = target.removeprefix("webcal://testserver")
        assert client.get(path).status_code == 200
    assert client.get(link("manage", other)).status_code == 200


def test_pages_of_an_address_do_not_prolong_the_link_that_opened_them(client, date):
    token = make_token(make_mine(date), Purpose.ADDRESS)
    for view in ("address", "my_data", "erase"):
        page = client.get(reverse(f"registration:{view}", kwargs={"token": token}))
        for target in targets_of(page):
            for part in ("/meine-daten/", "/loeschen/", "/adresse/"):
                if part in target:
                    assert token in target


@pytest.mark.parametrize("view", ["address", "my_data", "erase"])
def test_link_to_everything_is_gone_after_an_hour(client, date, view):
    registration = make_mine(date)
    signer = Purpose.ADDRESS.signer
    for age, status in ((59, 200), (61, 410)):
        moment = signing.b62_encode(int(time.time()) - age * 60)
        value = f"{registration.reference.hex}.0~{moment}"
        token = signing.Signer(salt=signer.salt, sep="~").sign(value)
        address = reverse(f"registration:{view}", kwargs={"token": token})
        assert client.get(address).status_code == status


def test_asking_for_the_link_again_and_again_does_not_fill_the_mailbox(client, date):
    registration, other = make_mine(date), make_mine(make_date())
    for one in (registration, other) * 4:
        assert client.post(link("everything", one)).status_code == 303
    assert Message.objects.filter(kind=MessageKind.LINKS).count() == 3


def test_mail_has_no_link_to_everything_where_there_is_nothing(date):
    queue_to_address("nobody@example.org", "de", MessageKind.LINKS)
    send_due_messages()
    assert "/adresse/" not in mail.outbox[-1].body


def test_everything_can_be_asked_for_when_all_is_over(client, date):
    registration = make_mine(date)
    shift(date, timedelta(days=-60))
    assert client.get(link("manage", registration)).status_code == 410
    queue_to_address(registration.email, "en", MessageKind.LINKS)
    assert "Amina Diallo" in text(client.get(mailed_access().replace("/adresse/", "/meine-daten/")))


# Erasing -----------------------------------------------------------------------------------------


def test_erasing_leads_to_a_page_that_says_so_and_its_link_is_dead(client, date):
    registration = make_mine(date)
    address = link("erase", registration)
    response = client.post(address)
    assert (response.status_code, response.url) == (303, "/en/anmeldung/geloescht/")
    assert "Your data is deleted" in text(client.get(response.url))
    for view in ("manage", "my_data", "erase"):
        assert client.get(link(view, registration)).status_code == 404
    assert client.post(address).status_code == 404


def test_erasing_is_refused_when_another_site_asks_for_it(date):
    registration = make_mine(date)
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(link("erase", registration)).status_code == 403
    assert Registration.objects.get().email


def test_erasing_empties_everything_of_the_address_and_keeps_the_figures(client, date):
    mine = make_mine(date, council="Beirat", needs={"diet": "vegan"})
    make_mine(make_date(title="Rede halten"), "Amina@example.org")
    make_registration(make_date(title="Nie bestätigt"))
    others = make_mine(date, "omar@example.org", name="Omar Haddad")
    queue_to_address("amina@example.org", "de", MessageKind.LINKS)
    client.post(link("erase", mine))
    assert list(Registration.objects.exclude(email="")) == [others]
    assert list(Participant.objects.exclude(name="")) == [others.participants.get()]
    assert Place.objects.count() == 4
    assert not Message.objects.exclude(registration=others).exclude(registration=None).exists()
    (last,) = Message.objects.filter(registration=None)
    assert (last.email, last.kind) == ("amina@example.org", MessageKind.ERASED)
    assert last.language == mine.language


def test_erasing_gives_places_back_and_offers_them_to_the_next_in_line(client, db):
    date = make_date(capacity=1)
    mine = make_mine(date)
    waiting = register(
        make_sign_up(date, "omar@example.org", name="Omar", waits_for=frozenset({date.pk}))
    )
    confirm(waiting)
    assert place_of(waiting).state == PlaceState.WAITLISTED
    client.post(link("erase", mine))
    assert place_of(mine).state == PlaceState.CANCELLED
    assert place_of(waiting).state == PlaceState.OFFERED
    assert waiting.messages.filter(kind=MessageKind.PLACE_OFFERED).exists()


def test_erasing_is_done_once_when_it_is_asked_for_twice(date):
    mine = make_mine(date)
    stale = Registration.objects.get(pk=mine.pk)
    data_rights.erase(mine)
    data_rights.erase(stale)
    assert Message.objects.filter(kind=MessageKind.ERASED).count() == 1


def test_person_can_register_again_after_erasing(client, date):
    data_rights.erase(make_mine(date))
    again = make_mine(date)
    assert place_of(again).state == PlaceState.CONFIRMED


def test_past_date_is_forgotten_with_its_name_when_no_law_keeps_it(client, date):
    registration = make_mine(date)
    shift(date, timedelta(days=-20))
    assert "Amina" not in text(client.get(link("erase", registration)))
    client.post(link("erase", registration))
    assert Participant.objects.get().name == ""
    assert place_of(registration).state == PlaceState.CONFIRMED


def test_only_name_and_date_stay_and_the_page_says_why_when_a_law_keeps_them(client, date):
    keep_names()
    registration = make_mine(date, council="Beirat", needs={"diet": "vegan"})
    coming = make_mine(make_date(title="Rede halten"), name="Ayşe Kaya")
    shift(date, timedelta(days=-20))
    shown = text(client.get(link("erase", registration)))
    assert "Art. 17 (3)" in shown
    assert "Nachweis für den Fördergeber" in shown
    assert "Amina Diallo" in shown
    assert "Ayşe Kaya" not in shown
    client.post(link("erase", registration))
    assert list(Participant.objects.order_by("pk").values_list("name", flat=True)) == [
        "Amina Diallo",
        "",
    ]
    for one in (registration, coming):
        one.refresh_from_db()
        assert (one.email, one.council, one.needs.count()) == ("", "", 0)


# No trace ----------------------------------------------------------------------------------------


class RefusingServer(BaseEmailBackend):
    def send_messages(self, email_messages):
        (address,) = email_messages[0].to
        raise SMTPRecipientsRefused({address: (550, f"<{address}>: unknown".encode())})


def test_log_does_not_tell_the_address_when_the_server_refuses_it(db, settings, caplog):
    settings.MAIL_TRANSPORT = f"{__name__}.RefusingServer"
    message = make_registration(make_date()).messages.get()
    deliver(message)
    message.refresh_from_db()
    assert "SMTPRecipientsRefused" in message.error
    assert f"Message {message.pk} " in caplog.text
    assert "amina" not in caplog.text + message.error


class ErasingServer(BaseEmailBackend):
    """The person has everything erased while the server is asked to take their mail."""

    def send_messages(self, email_messages):
        data_rights.erase(Registration.objects.get())
        raise SMTPRecipientsRefused({"amina@example.org": (550, b"unknown")})


def test_mail_on_its_way_leaves_nothing_behind_when_its_person_is_forgotten(date, settings):
    registration = make_place(date).participant.registration
    settings.MAIL_TRANSPORT = f"{__name__}.ErasingServer"
    deliver(registration.messages.latest("pk"))
    assert not Message.objects.filter(registration=registration).exists()
