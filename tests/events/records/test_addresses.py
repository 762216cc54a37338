"""An address is one address however it is written, and its rows are found by an index."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from events.booking.identity import person_key
from events.outbox.queue import queue_to_address
from events.records.models import Message, Registration
from events.records.models.messages import MessageKind
from kommpaktiv.web.email_address import address_key, ascii_address
from kommpaktiv.web.form_fields import EmailLineField
from tests.events.builders import make_date, make_registration

ALIKE = [
    ("amina@example.org", "AMINA@Example.ORG"),
    ("jana@bücher.example", "jana@xn--bcher-kva.example"),
    ("jana@bücher.example", "Jana@BÜCHER.example"),
    ("jana@bücher.example", "jana@bu\u0308cher.example"),
    ("jana@例え.example", "jana@例え。example"),
    ("jana@example.org", "jana@ｅｘａｍｐｌｅ.org"),
]
DIFFERENT = [
    ("amina@gmail.com", "amina@gma\u0131l.com"),
    ("amina@fass.example", "amina@faß.example"),
    ("jörg@example.org", "JÖRG@example.org"),
    ("amina@example.org", "amina@example.com"),
]


@pytest.mark.parametrize(("first", "second"), ALIKE)
def test_address_is_the_same_person_and_found_however_it_is_written(db, first, second):
    registration = make_registration(make_date(), first)
    assert list(Registration.objects.of_address(second)) == [registration]
    assert person_key(first, "Amina") == person_key(second, "Amina")


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_addresses_that_only_look_alike_stay_two(db, first, second):
    make_registration(make_date(), first)
    assert not Registration.objects.of_address(second).exists()
    assert person_key(first, "Amina") != person_key(second, "Amina")


def test_empty_address_finds_nobody(db):
    Registration.objects.filter(pk=make_registration(make_date()).pk).update(email="")
    assert not Registration.objects.of_address("").exists()


@pytest.mark.parametrize(
    "address",
    [
        "a@localhost",
        "a@LOCALHOST",
        "a@[127.0.0.1]",
        "a@[::1]",
        "a@example",
        "a@xn--a.example",
        "a@☃.example",
        "a@.example",
        f"a@{'ü' * 60}.example",
        f"{'a' * 60}@{'.'.join(['ü' * 40] * 6)}.example",
    ],
)
def test_form_refuses_what_no_mail_of_ours_reaches(address):
    with pytest.raises(ValidationError):
        EmailLineField().clean(address)


@pytest.mark.parametrize("address", ["", "@", "a@", "a@xn--a.example", "a@☃", "a@" + "ü" * 80])
def test_key_of_what_is_no_address_is_still_a_key(address):
    assert address_key(address) == address_key(address_key(address))


def test_mail_goes_to_the_domain_that_was_meant():
    assert ascii_address("Jana@Example.org") == "Jana@Example.org"
    assert ascii_address("Jana@faß.example") == "Jana@xn--fa-hia.example"


def save(registration: Registration) -> None:
    registration.email = "omar@example.org"
    registration.save()


def save_one_field(registration: Registration) -> None:
    registration.email = "omar@example.org"
    registration.save(update_fields=["email"])


def update(registration: Registration) -> None:
    Registration.objects.filter(pk=registration.pk).update(email="omar@example.org")


def update_of_event(registration: Registration) -> None:
    registration.event.registrations.update(email="omar@example.org")


def bulk_update(registration: Registration) -> None:
    registration.email = "omar@example.org"
    Registration.objects.bulk_update([registration], ["email"])


@pytest.mark.parametrize("write", [save, save_one_field, update, update_of_event, bulk_update])
def test_changed_address_is_found_however_it_was_written(db, write):
    registration = make_registration(make_date())
    write(registration)
    assert Registration.objects.of_address("OMAR@example.org").exists()
    assert not Registration.objects.of_address("amina@example.org").exists()


def test_database_refuses_an_address_forgotten_by_half(db):
    make_registration(make_date())
    with pytest.raises(IntegrityError):
        Registration.objects.update(email="", email_key="amina@example.org")


@pytest.mark.parametrize("model", [Registration, Message])
def test_address_is_looked_up_in_an_index(db, model):
    make_registration(make_date())
    queue_to_address("amina@example.org", "de", MessageKind.LINKS)
    rows = model.objects.of_address("amina@example.org").order_by()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan TO off")
    assert f"{model._meta.model_name}_by_address" in rows.explain()
