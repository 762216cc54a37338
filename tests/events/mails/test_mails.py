"""What people are told: by mail, in their language, as long as it is true."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from wagtail.models import Site

from events.booking.occurrences import (
    cancel_occurrence,
    change_occurrence,
    move_occurrence,
    reinstate_occurrence,
)
from events.booking.swap import swap
from events.booking.verbs import accept, add, cancel, cancel_places, confirm, remove_places
from events.booking.waiting_list import process_due_waiting_lists
from events.mails.delivery import send_due_messages
from events.mails.render import compose
from events.outbox.dedup_keys import note_key
from events.outbox.queue import notify_places, queue_message, queue_to_address, resend
from events.outbox.reminders import remind_due, thank_due
from events.outbox.sender import LEASE
from events.outbox.still_true import is_still_true
from events.privacy.access_links import Purpose, read_offer_token, read_token
from events.records.models import Event, Message, Note, Occurrence, Place, Registration
from events.records.models.messages import MessageKind, MessageState
from events.records.models.registration_options import BookingMode
from events.trainings.models import EventPage
from kommpaktiv.content.models import SiteSettings
from kommpaktiv.web.form_fields import EmailLineField
from tests import factories
from tests.events.builders import (
    deliver,
    lapse,
    make_date,
    make_dates,
    make_place,
    make_registration,
    place_of,
    places_of,
    shift,
)

NAME = "Ömer & <b>"
VENUE = {"venue": "Rathaus", "address": "Fischmarkt 1\n99084 Erfurt"}


def sent_html(message: EmailMultiAlternatives) -> BeautifulSoup:
    (html,) = (part for part, kind in message.alternatives if kind == "text/html")
    return BeautifulSoup(html, "html.parser")


def both_texts(message: EmailMultiAlternatives) -> tuple[str, str]:
    """What the reader of the plain text and the reader of the HTML see."""
    return message.body, " ".join(sent_html(message).get_text().split())


def last_mail() -> EmailMultiAlternatives:
    send_due_messages()
    return mail.outbox[-1]


def sign_up(date: Occurrence, **fields: object) -> Registration:
    return make_registration(date, **({"language": "en", "name": NAME} | fields))


def confirmed(date: Occurrence, **fields: object) -> Registration:
    registration = sign_up(date, **fields)
    confirm(registration)
    return registration


# One of each kind, as it comes about -------------------------------------------------------------


def waiting(date: Occurrence, **fields: object) -> Registration:
    """Somebody else has the only seat."""
    make_place(date, "first@example.org")
    return confirmed(date, waits_for=frozenset({date.pk}), **fields)


def offered(date: Occurrence, **fields: object) -> Registration:
    registration = waiting(date, **fields)
    cancel(Registration.objects.get(email="first@example.org"))
    return registration


def ran_out(date: Occurrence, **fields: object) -> Registration:
    registration = offered(date, **fields)
    lapse(place_of(registration))
    process_due_waiting_lists()
    return registration


def changed(date: Occurrence, **fields: object) -> Registration:
    registration = confirmed(date, **fields)
    add(registration, names=["Omar"])
    return registration


def given_up(date: Occurrence, **fields: object) -> Registration:
    registration = confirmed(date, **fields)
    cancel(registration)
    return registration


def removed(date: Occurrence, **fields: object) -> Registration:
    registration = confirmed(date, **fields)
    remove_places(registration, places_of(registration))
    return registration


def confirmed_long_ago(date: Occurrence, **fields: object) -> Registration:
    registration = confirmed(date, **fields)
    Place.objects.update(changed_at=timezone.now() - timedelta(days=30))
    return registration


def reminded(date: Occurrence, **fields: object) -> Registration:
    registration = confirmed_long_ago(date, **fields)
    shift(date, timedelta(days=-6))
    remind_due()
    return registration


def thanked(date: Occurrence, **fields: object) -> Registration:
    registration = confirmed_long_ago(date, **fields)
    shift(date, timedelta(days=-9))
    thank_due()
    return registration


def noted(date: Occurrence, **fields: object) -> Registration:
    registration = confirmed(date, **fields)
    note = Note.objects.create(occurrence=date, texts={"de": "Bitte bringt <Stifte> mit."})
    notify_places(Place.objects.active(), date, MessageKind.NOTE, note_key(note), note)
    return registration


def date_cancelled(date: Occurrence, **fields: object) -> Registration:
    registration = confirmed(date, **fields)
    cancel_occurrence(date, {"de": "Krank"})
    return registration


def date_moved(date: Occurrence, **fields: object) -> Registration:
    registration = confirmed(date, **fields)
    start = date.local_start.replace(tzinfo=None) + timedelta(days=1)
    move_occurrence(date, start, start + timedelta(hours=2))
    return registration


def date_changed(date: Occurrence, **fields: object) -> Registration:
    registration = confirmed(date, **fields)
    change_occurrence(date, venue="Rathaus", address="Fischmarkt 1\n99084 Erfurt, Hof")
    return registration


def date_returns(date: Occurrence, **fields: object) -> Registration:
    registration = date_cancelled(date, **fields)
    reinstate_occurrence(date)
    return registration


def swapped(date: Occurrence, **fields: object) -> Registration:
    registration = confirmed(date, **fields)
    by = timedelta(days=7)
    later = Occurrence.objects.create(
        event=date.event,
        original_date=date.original_date + by,
        original_time=date.original_time,
        starts_at=date.starts_at + by,
        ends_at=date.ends_at + by,
    )
    swap(registration, places_of(registration), later)
    return registration


COMES_ABOUT: dict[str, Callable[..., Registration]] = {
    MessageKind.PLEASE_CONFIRM: sign_up,
    MessageKind.CONFIRMED: confirmed,
    MessageKind.WAITLISTED: waiting,
    MessageKind.PLACE_OFFERED: offered,
    MessageKind.OFFER_RAN_OUT: ran_out,
    MessageKind.CHANGED: changed,
    MessageKind.GIVEN_UP: given_up,
    MessageKind.REMOVED: removed,
    MessageKind.REMINDER: reminded,
    MessageKind.THANKS: thanked,
    MessageKind.NOTE: noted,
    MessageKind.DATE_CANCELLED: date_cancelled,
    MessageKind.DATE_MOVED: date_moved,
    MessageKind.DATE_CHANGED: date_changed,
    MessageKind.DATE_RETURNS: date_returns,
    MessageKind.SWAPPED: swapped,
}


def make_any_date(**fields: object) -> Occurrence:
    return make_date(**(VENUE | {"capacity": 1, "says_thanks": True} | fields))


def message_of(kind: str, **fields: object) -> Message:
    """One of this kind, queued by what people do."""
    capacity = 2 if kind in (MessageKind.CHANGED, MessageKind.PLEASE_CONFIRM) else 1
    date = make_any_date(capacity=capacity, max_people=2)
    return COMES_ABOUT[kind](date, **fields).messages.get(kind=kind)


def links(page: BeautifulSoup) -> list[str]:
    return [a["href"] for a in page.find_all("a") if not a["href"].startswith("mailto:")]


@pytest.mark.parametrize("kind", COMES_ABOUT)
def test_mail_tells_what_where_and_when_as_text_and_as_html(db, kind):
    message = message_of(kind)
    assert deliver(message)
    sent = mail.outbox[-1]
    for text in both_texts(sent):
        for fact in ("Haushalt lesen", "Rathaus", "Fischmarkt 1", "18:00"):
            assert fact in text
        assert (NAME in text) == (kind != MessageKind.PLEASE_CONFIRM)
    assert "&amp;" not in sent.body
    found = links(sent_html(sent))
    ours, maps = "http://testserver/en/", "https://www.openstreetmap.org/search?query=Fischmarkt+1"
    assert all(link.startswith((ours, maps)) for link in found)
    assert {link for link in found if link not in sent.body} == set()


@pytest.mark.parametrize("kind", [*COMES_ABOUT, MessageKind.LINKS, MessageKind.ERASED])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_mail_is_a_page_everybody_can_read(db, kind, language):
    if kind in COMES_ABOUT:
        page = sent_html(compose(message_of(kind, language=language)))
    else:
        page = sent_html(compose(queue_to_address("a@example.org", language, kind)))
    direction = "rtl" if language == "ar" else "ltr"
    assert (page.html["lang"], page.html["dir"]) == (language, direction)
    assert page.select_one(f"td[lang={language}]")["dir"] == direction
    headings = [int(heading.name[1]) for heading in page.find_all(re.compile("^h[1-6]$"))]
    assert headings[0] == 1
    assert set(headings[1:]) <= {2}
    assert page.title.get_text()
    assert {table["role"] for table in page.find_all("table")} <= {"presentation"}
    assert not page.find_all(["img", "script", "link", "iframe", "form"])


def test_first_mail_asks_for_the_confirmation_in_the_language_of_the_registration(date):
    registration = make_registration(date, language="ar")
    message = last_mail()
    assert message.to == [registration.email]
    confirm_link, silence_link = links(sent_html(message))
    assert confirm_link.startswith("http://testserver/ar/anmeldung/bestaetigen/")
    assert silence_link.startswith("http://testserver/ar/anmeldung/nie-wieder/")


def test_first_mail_has_no_link_to_what_is_not_confirmed(date):
    make_registration(date)
    assert "/platz/" not in last_mail().body


def test_first_mail_is_about_the_waiting_list_when_there_is_no_place(db):
    date = make_any_date()
    make_place(date, "first@example.org")
    sign_up(date, waits_for=frozenset({date.pk}))
    message = last_mail()
    for text in (message.subject, *both_texts(message)):
        assert "waiting list" in text
    assert "We hold a place for you" not in message.body
    assert "We keep your turn" in message.body


def test_first_mail_holds_nothing_out_when_it_comes_after_the_deadline(db):
    message = message_of(MessageKind.PLEASE_CONFIRM)
    lapse(place_of(message.registration))
    assert deliver(message)
    assert "We could not hold your place any longer." in mail.outbox[-1].body
    assert "/bestaetigen/" in mail.outbox[-1].body


def test_mail_tells_the_names_when_there_are_several(db):
    date = make_any_date(capacity=4, max_people=2)
    registration = sign_up(date, names=("Amina", "Omar"))
    for text in both_texts(last_mail()):
        assert "We hold places for 2 people" in text
    confirm(registration)
    for text in both_texts(last_mail()):
        assert "⁨Amina⁩ and ⁨Omar⁩: Place confirmed" in re.sub("</?strong>", "", text)


def test_mail_tells_the_state_of_each_date(db):
    first, second, third = make_dates(3, booking_mode=BookingMode.SOME, capacity=1)
    Event.objects.update(venue="Rathaus", address="Fischmarkt 1")
    make_place(second, "first@example.org")
    confirmed(
        first,
        occurrences=(first.pk, second.pk, third.pk),
        waits_for=frozenset({first.pk, second.pk, third.pk}),
    )
    cancel_occurrence(third)
    send_due_messages()
    (sent,) = [
        message
        for message in mail.outbox
        if message.to == ["amina@example.org"] and "One place is sure" in message.subject
    ]
    for text in both_texts(sent):
        states = re.findall("Place confirmed|On the waiting list, number 1|date is cancelled", text)
        assert states == ["Place confirmed", "On the waiting list, number 1", "date is cancelled"]
        assert text.index("You come here:") < text.index("You wait here:")
        assert text.count("Please do not come yet.") == 1
        assert text.count("Fischmarkt 1") == 1  # of all three dates


def test_mail_of_one_date_is_silent_about_the_others(db):
    first, second = make_dates(2, booking_mode=BookingMode.SOME, capacity=3)
    confirmed(first, occurrences=(first.pk, second.pk))
    send_due_messages()
    change_occurrence(second, venue="Bibliothek")
    body = last_mail().body
    assert "Bibliothek" in body
    assert len(re.findall("Place confirmed", body)) == 1


def test_change_tells_what_is_left_and_what_is_not(db):
    first, second = make_dates(2, booking_mode=BookingMode.SOME, capacity=3)
    registration = confirmed(first, occurrences=(first.pk, second.pk))
    cancel_places(registration, places_of(registration, occurrence=second))
    message = last_mail()
    assert "Your registration has changed" in message.subject
    for text in both_texts(message):
        assert re.findall("Place confirmed|No place any more", text) == [
            "Place confirmed",
            "No place any more",
        ]
    assert len(sent_html(message).find_all("s")) == 1


def test_moved_date_promises_nothing_to_those_who_wait(db):
    date = make_any_date()
    registration = waiting(date)
    change_occurrence(date, venue="Bibliothek")
    message = compose(registration.messages.get(kind=MessageKind.DATE_CHANGED))
    assert "You keep your place" not in message.body
    assert "On the waiting list, number 1" in message.body


def test_offer_leads_to_its_page_and_tells_until_when(db):
    message = message_of(MessageKind.PLACE_OFFERED)
    body = compose(message).body
    (token,) = re.findall(r"/angebot/(\S+)/", body)
    assert read_offer_token(token) == (message.registration, message.occurrence)
    assert "We keep it until" in body


def test_mail_marks_the_german_title_when_the_page_is_not_translated(date):
    factories.copy_to_languages(date_page().get_parent(), "ar")
    factories.copy_to_languages(date_page(), "ar")
    make_registration(date, language="ar")
    title = sent_html(last_mail()).find(string="Haushalt lesen").parent
    assert (title["lang"], title["dir"]) == ("de", "ltr")


def test_mail_tells_the_translated_title_when_there_is_one(date):
    factories.copy_to_languages(date_page().get_parent(), "en")
    factories.copy_to_languages(date_page(), "en")
    factories.translate(date_page(), "en", title="Reading the budget")
    make_registration(date, language="en")
    message = last_mail()
    assert "Reading the budget" in message.subject
    assert "Reading the budget" in message.body
    assert message.body.count("Haushalt lesen") == 0


def date_page() -> EventPage:
    return EventPage.objects.get(locale__language_code="de")


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (MessageKind.CONFIRMED, "confirm_note"),
        (MessageKind.REMINDER, "reminder_note"),
        (MessageKind.THANKS, "thanks_note"),
    ],
)
def test_paragraph_of_the_page_is_in_its_mail_and_marked_as_german(date, kind, field):
    EventPage.objects.update(**{field: "Der Eingang\nist <hinten>."})
    registration = confirmed(date, language="en")
    message = compose(queue_message(registration, kind, [place_of(registration)], date))
    assert "Der Eingang\nist <hinten>." in message.body
    paragraph = sent_html(message).find("p", string=re.compile("Der Eingang")) or sent_html(
        message
    ).find(string=re.compile("Der Eingang")).find_parent("p")
    assert (paragraph.parent["lang"], paragraph.parent["dir"]) == ("de", "ltr")


def test_paragraph_of_the_page_is_in_no_other_mail(date):
    EventPage.objects.update(confirm_note="Hinten", reminder_note="Hinten", thanks_note="Hinten")
    make_registration(date)
    assert "Hinten" not in last_mail().body


def test_note_of_the_team_is_marked_as_german_when_it_is(db):
    message = compose(message_of(MessageKind.NOTE))
    assert "Bitte bringt <Stifte> mit." in message.body
    note = sent_html(message).find("p", string="Bitte bringt <Stifte> mit.")
    assert note.parent["lang"] == "de"


def test_mail_says_what_is_held_and_what_was_there_when_some_dates_are_asked_for_again(db):
    first, second = make_dates(2, booking_mode="some")
    earlier = confirmed(first)
    again = sign_up(first, occurrences=(first.pk, second.pk))
    for text in both_texts(compose(again.messages.get())):
        held, had = text.split("You had this already. It stays as it is:")
        assert "Place held until" in held
        assert "Place confirmed" not in held
        assert "Place confirmed" in had
        assert "Place held until" not in had
    (had_link,) = re.findall(r"/platz/\S+", compose(again.messages.get()).body)
    assert read_token(had_link.split("/")[2], Purpose.MANAGE) == earlier


def test_mail_says_nothing_of_earlier_places_when_there_are_none(db):
    confirmed(make_date(title="Reden"))
    again = sign_up(make_date())
    assert not [text for text in both_texts(compose(again.messages.get())) if "already" in text]


def test_nobody_is_sent_what_a_stranger_typed_as_a_name(db):
    names = ["www.example.com", "Omar www.example.com"]
    date = make_date(max_people=2)
    registration = sign_up(date, names=names)
    asked = compose(registration.messages.get())
    links = compose(queue_to_address(registration.email, "en", MessageKind.LINKS))
    for mail_to_somebody in (asked, links):
        assert not [text for text in both_texts(mail_to_somebody) if "example.com" in text]
    confirm(registration)
    for text in both_texts(compose(registration.messages.get(kind=MessageKind.CONFIRMED))):
        assert all(name in text for name in names)


# To an address alone -----------------------------------------------------------------------------


def test_links_lead_to_everything_that_is_still_to_come_and_the_row_is_gone(db):
    coming = confirmed(make_date(title="Haushalt lesen"), email="Amina@example.org")
    unconfirmed = sign_up(make_date(title="Reden"), email="amina@example.org")
    over = make_date(title="Vorbei")
    confirmed(over, email="amina@example.org")
    shift(over, timedelta(days=-30))
    given_up(make_date(title="Abgesagt"), email="amina@example.org")
    confirmed(make_date(title="Fremd"), email="omar@example.org")
    send_due_messages()
    message = queue_to_address("amina@example.org", "en", MessageKind.LINKS)
    assert deliver(message)
    sent = mail.outbox[-1]
    assert sent.to == ["amina@example.org"]
    for text in both_texts(sent):
        assert re.findall("Haushalt lesen|Reden|Vorbei|Abgesagt|Fremd", text) == [
            "Haushalt lesen",
            "Reden",
        ]
    manage, confirm_link, access = links(sent_html(sent))
    assert coming.reference.hex in manage
    assert "/platz/" in manage
    assert unconfirmed.reference.hex in confirm_link
    assert "/bestaetigen/" in confirm_link
    assert "/adresse/" in access
    assert not Message.objects.filter(pk=message.pk).exists()


def test_links_of_an_address_do_not_go_to_one_that_only_looks_alike(db):
    confirmed(make_date(), email="amina@gmail.com")
    send_due_messages()
    message = queue_to_address("amina@gma\u0131l.com", "en", MessageKind.LINKS)
    assert deliver(message)
    assert links(sent_html(mail.outbox[-1])) == []


def test_links_are_of_the_address_however_its_domain_is_written(db):
    confirmed(make_date(), email="jana@bücher.example")
    send_due_messages()
    assert deliver(queue_to_address("JANA@xn--bcher-kva.example", "en", MessageKind.LINKS))
    (manage, _access) = links(sent_html(mail.outbox[-1]))
    assert "/platz/" in manage


def test_mail_goes_to_the_domain_that_was_typed_and_to_no_other(db):
    confirmed(make_date(), email="jana@straße.example")
    assert last_mail().to == ["jana@xn--strae-oqa.example"]


def test_links_say_that_there_is_none_when_there_is_none(db):
    message = queue_to_address("nobody@example.org", "en", MessageKind.LINKS)
    assert deliver(message)
    for text in both_texts(mail.outbox[-1]):
        assert "There is no registration with this address" in text
    assert links(sent_html(mail.outbox[-1])) == []


def test_erased_says_so_and_is_forgotten(db):
    message = queue_to_address("amina@example.org", "ar", MessageKind.ERASED)
    assert deliver(message)
    assert mail.outbox[-1].extra_headers["Content-Language"] == "ar"
    assert not Message.objects.exists()


def test_address_is_forgotten_when_its_mail_fails_for_good(db):
    message = queue_to_address("jörg@example.org", "de", MessageKind.ERASED)
    assert not deliver(message)
    assert not Message.objects.exists()


# Headers -----------------------------------------------------------------------------------------


def test_mail_says_it_was_sent_by_a_machine_and_where_to_answer(date):
    site_settings = SiteSettings.for_site(Site.objects.get())
    site_settings.email = "hallo@example.org"
    site_settings.phone = "030 1234"
    site_settings.save()
    make_registration(date)
    message = last_mail()
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert message.extra_headers["Content-Language"] == "de"
    assert message.reply_to == ["hallo@example.org"]
    for text in both_texts(message):
        assert "KommPAktiv" in text
        assert "hallo@example.org" in text
        assert "030 1234" in text


@pytest.mark.parametrize("kind", COMES_ABOUT)
def test_only_mails_that_may_be_unwanted_tell_how_to_be_rid_of_them(db, kind):
    message = compose(message_of(kind))
    unwanted = (MessageKind.REMINDER, MessageKind.NOTE, MessageKind.THANKS)
    link = message.extra_headers.get("List-Unsubscribe", "")
    assert ("/platz/" in link) == (kind in unwanted)
    assert "List-Unsubscribe-Post" not in message.extra_headers


def test_each_message_has_an_id_of_its_own_and_keeps_it(db):
    date = make_any_date(capacity=5)
    messages = [
        *confirmed(date).messages.all(),
        *confirmed(date, email="b@example.org").messages.all(),
        *(queue_to_address("a@example.org", "de", MessageKind.LINKS) for _twice in range(2)),
    ]
    ids = [compose(message).extra_headers["Message-ID"] for message in messages]
    again = [
        compose(Message.objects.get(pk=message.pk)).extra_headers["Message-ID"]
        for message in messages
    ]
    assert ids == again
    assert len(set(ids)) == len(messages)
    assert not [found for found in ids if "example.org" in found]


@pytest.mark.parametrize(
    ("address", "is_taken"),
    [("jana@bücher.example", True), ("jörg@example.org", False), ("نور@example.org", False)],
)
def test_forms_take_addresses_that_mails_can_reach(address, is_taken):
    try:
        EmailLineField().clean(address)
    except ValidationError:
        assert not is_taken
    else:
        assert is_taken


# Sending -----------------------------------------------------------------------------------------


def test_message_is_sent_once_when_two_try(db):
    message = make_registration(make_date()).messages.get()
    assert [deliver(message), deliver(message)] == [True, False]
    assert send_due_messages() == 0
    assert len(mail.outbox) == 1


def test_message_of_a_killed_worker_is_sent_at_the_next_time(db, monkeypatch):
    make_registration(make_date())

    def die(self, **kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(EmailMultiAlternatives, "send", die)
        with pytest.raises(KeyboardInterrupt):
            send_due_messages()
    assert send_due_messages() == 0
    assert send_due_messages(timezone.now() + LEASE) == 1


def test_one_failing_message_does_not_hold_up_the_others_and_logs_nobody(db, caplog):
    date = make_date()
    broken = make_registration(date, "a@example.org", name="Geheim").messages.get()
    make_registration(date, "b@example.org")
    Registration.objects.filter(pk=broken.registration_id).update(language="geheim@a.org")
    caplog.set_level(logging.INFO)
    assert send_due_messages() == 1
    broken.refresh_from_db()
    assert (broken.state, broken.attempts) == (MessageState.QUEUED, 1)
    assert broken.error
    assert f"Message {broken.pk}" in caplog.text
    assert "events/mails" in caplog.text
    assert "geheim" not in caplog.text.lower()


def test_message_is_sent_again_by_hand(db):
    message = make_registration(make_date()).messages.get()
    send_due_messages()
    assert resend(message)
    assert (message.state, message.attempts) == (MessageState.QUEUED, 0)
    assert send_due_messages() == 1
    assert len(mail.outbox) == 2


def test_message_is_not_sent_again_by_hand_while_it_waits_to_be_sent(db):
    message = make_registration(make_date()).messages.get()
    assert not resend(message)


# What is not true any more -----------------------------------------------------------------------


@pytest.mark.parametrize("kind", COMES_ABOUT)
def test_message_is_true_when_it_is_queued(db, kind):
    assert is_still_true(message_of(kind))


def after(kind: str, change: Callable[[Registration, Occurrence], object]) -> Message:
    """A message of this kind after something else has happened."""
    message = message_of(kind)
    place = Place.objects.filter(participant__registration=message.registration)[0]
    change(message.registration, place.occurrence)
    return Message.objects.get(pk=message.pk)


def give_up(registration: Registration, date: Occurrence) -> None:
    cancel(registration)


def pass_by(registration: Registration, date: Occurrence) -> None:
    shift(date, timedelta(days=-60))


def call_off(registration: Registration, date: Occurrence) -> None:
    cancel_occurrence(date)


def lose_address(registration: Registration, date: Occurrence) -> None:
    Registration.objects.update(email="")


def take_back(registration: Registration, date: Occurrence) -> None:
    reinstate_occurrence(date)


def take(registration: Registration, date: Occurrence) -> None:
    accept(registration, date)


def say_yes(registration: Registration, date: Occurrence) -> None:
    confirm(registration)


def move(registration: Registration, date: Occurrence) -> None:
    start = date.local_start.replace(tzinfo=None) + timedelta(days=3)
    move_occurrence(date, start, start + timedelta(hours=1))


def cases() -> Iterable[tuple[str, Callable[[Registration, Occurrence], object]]]:
    yield from ((kind, lose_address) for kind in COMES_ABOUT)
    stays = (MessageKind.GIVEN_UP, MessageKind.REMOVED, MessageKind.SWAPPED)
    ended = (*stays, MessageKind.OFFER_RAN_OUT, MessageKind.REMINDER, MessageKind.THANKS)
    for kind in COMES_ABOUT:
        if kind not in (*ended, MessageKind.DATE_CANCELLED):
            yield kind, give_up
        if kind not in (*stays, MessageKind.NOTE, MessageKind.THANKS):
            yield kind, pass_by
    yield MessageKind.REMINDER, give_up
    yield MessageKind.REMINDER, call_off
    yield MessageKind.REMINDER, move
    yield MessageKind.DATE_CANCELLED, take_back
    yield MessageKind.DATE_CANCELLED, give_up
    yield MessageKind.DATE_MOVED, call_off
    yield MessageKind.DATE_MOVED, move
    yield MessageKind.DATE_RETURNS, call_off
    yield MessageKind.CONFIRMED, call_off
    yield MessageKind.PLACE_OFFERED, take
    yield MessageKind.WAITLISTED, call_off
    yield MessageKind.PLEASE_CONFIRM, say_yes


@pytest.mark.parametrize(("kind", "change"), [*cases()])
def test_message_is_dropped_when_it_is_not_true_any_more(db, kind, change):
    message = after(kind, change)
    before = len(mail.outbox)
    assert not deliver(message)
    message.refresh_from_db()
    assert (message.state, message.error) == (MessageState.DROPPED, "")
    assert len(mail.outbox) == before


@pytest.mark.parametrize("kind", [MessageKind.GIVEN_UP, MessageKind.REMOVED, MessageKind.NOTE])
def test_message_of_what_stays_so_is_sent_when_the_date_is_over(db, kind):
    assert deliver(after(kind, pass_by))


def test_offer_is_dropped_when_it_has_run_out(db):
    message = message_of(MessageKind.PLACE_OFFERED)
    lapse(place_of(message.registration))
    assert not deliver(message)
    message.refresh_from_db()
    assert message.state == MessageState.DROPPED
