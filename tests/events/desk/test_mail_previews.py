"""Editors see every mail in every language, and nobody gets one."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core import mail
from django.urls import reverse

from events.mails.previews import sample
from events.records.models import Event, Message, Occurrence, Registration
from events.records.models.messages import MessageKind
from events.records.models.registration_options import BookingMode
from events.trainings.models import EventPage
from home.models import LocationPage
from tests import factories
from tests.events.builders import make_date

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.fixture
def training(berlin: LocationPage) -> EventPage:
    return factories.make_training(
        berlin,
        booking_mode=BookingMode.SOME,
        max_people=3,
        recurrence="RRULE:FREQ=WEEKLY;COUNT=3",
        confirm_note="Der Eingang ist hinten.",
    )


def address(training: EventPage) -> str:
    return reverse("desk:mail_preview", args=[training.pk])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", MessageKind)
def test_every_mail_can_be_seen_in_every_language(db, kind, language):
    event = make_date(title="Haushalt lesen", max_people=2, venue="Rathaus").event
    message = sample(event, kind, language)
    (html,) = [content for content, of in message.alternatives if of == "text/html"]
    page = BeautifulSoup(html, "html.parser")
    assert page.html["lang"] == language
    assert page.h1.get_text().strip()
    assert message.subject
    if kind != MessageKind.ERASED:
        assert "Haushalt lesen" in message.body
        assert "Haushalt lesen" in page.get_text()
    assert message.message().as_bytes()


def test_sample_writes_and_sends_nothing(db, django_assert_max_num_queries):
    event = make_date().event
    with django_assert_max_num_queries(6) as queries:
        for kind in (MessageKind.CONFIRMED, MessageKind.PLACE_OFFERED):
            sample(event, kind, "de")
    assert {query["sql"].split()[0] for query in queries.captured_queries} == {"SELECT"}
    assert not Message.objects.exists()
    assert mail.outbox == []


def test_training_without_a_coming_date_can_be_seen(db):
    event = make_date().event
    event.occurrences.all().delete()
    for kind in MessageKind:
        assert sample(event, kind, "de").body
    assert not Occurrence.objects.exists()


def test_editor_chooses_mail_and_language_and_sees_both_forms(sign_in, training):
    client = sign_in("Redaktion Berlin")
    dates = client.get(reverse("desk:dates", args=[training.pk])).content.decode()
    assert address(training) in dates
    answer = client.get(address(training), {"kind": "confirmed", "language": "ar"})
    page = BeautifulSoup(answer.content, "html.parser")
    frame = page.select_one("iframe")
    assert frame.has_attr("sandbox")
    assert not frame["sandbox"]  # nothing is allowed
    inner = BeautifulSoup(frame["srcdoc"], "html.parser")
    assert inner.html["lang"] == "ar"
    assert "Der Eingang ist hinten." in inner.get_text()
    text = page.select_one("pre")
    assert (text["lang"], text["dir"]) == ("ar", "rtl")
    assert "Der Eingang ist hinten." in text.get_text()
    assert page.select_one("option[value=confirmed]").has_attr("selected")


def test_first_look_shows_the_first_mail_and_nonsense_shows_none(sign_in, training):
    client = sign_in("Redaktion Berlin")
    assert b"<iframe" in client.get(address(training)).content
    answer = client.get(address(training), {"kind": "nonsense"})
    assert answer.status_code == 200
    assert b"<iframe" not in answer.content


def test_page_is_open_to_editors_and_the_desk_of_the_location_only(sign_in, training):
    for group in ("Redaktion Berlin", "Trainingsbüro Berlin", "Administration"):
        assert sign_in(group).get(address(training)).status_code == 200
    for group in ("Redaktion Hessen", "Trainingsbüro Hessen", "Übersetzung"):
        assert sign_in(group).get(address(training)).status_code == 302


def test_page_changes_nothing(sign_in, training):
    before = Event.objects.values().get()
    client = sign_in("Redaktion Berlin")
    client.get(address(training), {"kind": "date_cancelled", "language": "en"})
    assert client.post(address(training)).status_code == 405
    assert Event.objects.values().get() == before
    assert not Registration.objects.exists()
    assert not Occurrence.objects.filter(status=Occurrence.Status.CANCELLED).exists()
