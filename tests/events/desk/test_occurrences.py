"""The dates of a training in the admin: changed one by one, by those who may publish it."""

from __future__ import annotations

from datetime import date, time

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import PageLogEntry

from events.records.models import Message, Occurrence
from events.records.models.events import JoinLink
from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceState
from events.trainings.models import EventPage
from home.models import LocationPage
from tests import factories
from tests.events.builders import write_place

pytestmark = pytest.mark.usefixtures("november")

EDITOR = "Redaktion Berlin"


@pytest.fixture
def training(berlin: LocationPage) -> EventPage:
    return factories.make_training(
        berlin, first_date=date(2027, 3, 4), recurrence="RRULE:FREQ=WEEKLY;COUNT=3"
    )


def first() -> Occurrence:
    return Occurrence.objects.select_related("event").order_by("starts_at")[0]


def address(training: EventPage, found: Occurrence | None = None) -> str:
    if found is None:
        return reverse("desk:dates", args=[training.pk])
    return reverse("desk:date", args=[training.pk, found.pk])


def form_of(client: Client, url: str) -> dict[str, str]:
    """What the form of a date has in it when it is opened."""
    soup = BeautifulSoup(client.get(url).content, "html.parser")
    form = soup.select("form")[-2]
    data = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    data |= {field["name"]: field.get_text().strip() for field in form.select("textarea")}
    chosen = form.select_one("select option[selected]")
    return data | {"mode": chosen["value"] if chosen else "", "action": "save"}


def confirm(client: Client, url: str, data: dict[str, str]):
    """Change the date, and confirm the page that shows who will be told."""
    answer = client.post(url, data)
    seen = BeautifulSoup(answer.content, "html.parser").select_one("[name=seen]")
    return client.post(url, data | {"seen": seen["value"]})


def told(kind: MessageKind) -> int:
    return Message.objects.filter(kind=kind, occurrence=first()).count()


def test_list_shows_the_dates_of_the_training(sign_in, training):
    write_place(first())
    page = sign_in(EDITOR).get(address(training)).content.decode()
    assert page.count('<td class="title">') == 3
    assert "1 / 20" in page


def test_page_of_the_training_leads_to_its_dates(sign_in, training):
    url = reverse("wagtailadmin_pages:edit", args=[training.pk])
    assert address(training) in sign_in(EDITOR).get(url).content.decode()


def test_dates_are_closed_to_those_who_may_not_publish_the_training(sign_in, training):
    for group in ("Redaktion Hessen", "Trainingsbüro Berlin", "Übersetzung"):
        client = sign_in(group)
        assert client.get(address(training)).status_code == 302
        assert client.post(address(training, first()), {"action": "cancel"}).status_code == 302
    assert not first().is_cancelled


def test_saving_without_a_change_changes_nothing(sign_in, training):
    client, url = sign_in(EDITOR), address(training, first())
    before = Occurrence.objects.values().get(pk=first().pk)
    assert client.post(url, form_of(client, url)).status_code == 302
    assert Occurrence.objects.values().get(pk=first().pk) == before


def test_moving_a_date_keeps_it_moved_and_tells_its_people_once(sign_in, training):
    write_place(first())
    client, url = sign_in(EDITOR), address(training, first())
    data = form_of(client, url) | {"start": "2027-03-06T10:00", "end": "2027-03-06T12:00"}
    pk = first().pk
    confirm(client, url, data)
    client.post(url, data)
    moved = Occurrence.objects.get(pk=pk)
    assert (moved.is_moved, moved.sequence) == (True, 1)
    assert f"{moved.local_start:%d %H:%M}" == "06 10:00"
    EventPage.objects.get(pk=training.pk).save_revision().publish()
    assert f"{Occurrence.objects.get(pk=pk).local_start:%d %H:%M}" == "06 10:00"
    assert Message.objects.filter(kind=MessageKind.DATE_MOVED).count() == 1


def test_other_venue_is_told_and_other_places_are_not(sign_in, training):
    write_place(first())
    client, url = sign_in(EDITOR), address(training, first())
    client.post(url, form_of(client, url) | {"capacity": "5", "note_de": "Bitte Stift"})
    assert (first().seats, first().notes, told(MessageKind.DATE_CHANGED)) == (
        5,
        {"de": "Bitte Stift"},
        0,
    )
    confirm(client, url, form_of(client, url) | {"venue": "Bibliothek", "address": "Am Anger 1"})
    assert first().where.venue == "Bibliothek"
    assert told(MessageKind.DATE_CHANGED) == 1


def test_link_of_a_date_is_told_to_those_who_have_a_place(sign_in, training):
    write_place(first())
    write_place(first(), "Omar", "omar@example.org", PlaceState.UNCONFIRMED)
    EventPage.objects.filter(pk=training.pk).update(is_online=True)
    EventPage.objects.get(pk=training.pk).save_revision().publish()
    client, url = sign_in(EDITOR), address(training, first())
    data = form_of(client, url) | {"join_url": "zoom.example/j/1", "join_details": "Code 1"}
    assert "Change the date and tell 1 person" in client.post(url, data).content.decode()
    confirm(client, url, data)
    assert first().join_link == JoinLink("https://zoom.example/j/1", "Code 1")
    assert told(MessageKind.JOIN_LINK) == 1


def test_date_is_cancelled_with_a_reason_in_several_languages_and_comes_back(sign_in, training):
    write_place(first())
    client, url = sign_in(EDITOR), address(training, first())
    reasons = {"reason_de": "Krankheit", "reason_en": "Illness"}
    confirm(client, url, {"action": "cancel"} | reasons)
    assert first().cancel_reasons == {"de": "Krankheit", "en": "Illness"}
    assert told(MessageKind.DATE_CANCELLED) == 1
    confirm(client, url, {"action": "reinstate"})
    assert not first().is_cancelled
    assert told(MessageKind.DATE_RETURNS) == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"end": "2027-03-04T17:00"}, "The end must come after the start."),
        ({"start": "2020-03-04T18:00", "end": "2020-03-04T19:00"}, "This is in the past."),
        ({"start": "yesterday"}, "Please write the day and the time like this: 2026-12-31 18:00."),
        ({"capacity": "-1"}, "greater than or equal to 0"),
        ({"join_url": "http://zoom.example"}, "Please give an address that begins with https://."),
    ],
)
def test_form_says_what_is_wrong_and_keeps_what_was_typed(sign_in, training, wrong, said):
    client, url = sign_in(EDITOR), address(training, first())
    before = Occurrence.objects.values().get(pk=first().pk)
    answer = client.post(url, form_of(client, url) | {"venue": "Bibliothek"} | wrong)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert said in page
    assert "Bibliothek" in page
    assert Occurrence.objects.values().get(pk=first().pk) == before


def test_history_of_the_page_tells_who_changed_its_dates(sign_in, training):
    client = sign_in(EDITOR)
    confirm(client, address(training, first()), {"action": "cancel"})
    entry = PageLogEntry.objects.get(action="events.date_cancel")
    assert (entry.page_id, entry.user.username) == (training.pk, EDITOR)
    url = reverse("wagtailadmin_pages:history", args=[training.pk])
    assert client.get(url).status_code == 200


@pytest.mark.parametrize(
    ("change", "kind", "words"),
    [
        ({"action": "cancel", "reason_de": "Krankheit"}, MessageKind.DATE_CANCELLED, "Krankheit"),
        ({"start": "6.3.2027 10:00", "end": "6.3.2027 12:00"}, MessageKind.DATE_MOVED, "6 March"),
        ({"venue": "Bibliothek"}, MessageKind.DATE_CHANGED, "takes place elsewhere"),
    ],
)
def test_change_first_shows_who_will_be_told(sign_in, training, change, kind, words):
    for name in ("Leyla Öz", "Amina Diallo"):
        write_place(first(), name, f"{name.split()[0].lower()}@example.org")
    client, url = sign_in(EDITOR), address(training, first())
    before = Occurrence.objects.values().get(pk=first().pk)
    answer = client.post(url, form_of(client, url) | change)
    page = answer.content.decode()
    assert "and tell 2 people" in page
    assert words in page
    with translation.override("en"):
        assert str(kind.label) in page
    assert Occurrence.objects.values().get(pk=before["id"]) == before
    assert not Message.objects.exists()
    confirm(client, url, form_of(client, url) | change)
    assert Message.objects.filter(kind=kind).count() == 2


def test_cancelling_is_shown_again_when_somebody_has_registered_meanwhile(sign_in, training):
    client, url = sign_in(EDITOR), address(training, first())
    data = {"action": "cancel"}
    page = client.post(url, data).content
    assert "Nobody has a place on this date" in page.decode()
    seen = BeautifulSoup(page, "html.parser").select_one("[name=seen]")["value"]
    write_place(first())
    again = client.post(url, data | {"seen": seen}).content.decode()
    assert "Something has changed since you looked." in again
    assert "Cancel the date and tell 1 person" in again
    assert not first().is_cancelled


def test_date_elsewhere_is_changed_by_the_clocks_there(sign_in, berlin):
    """Shown by those of Berlin, saving the form once moved it by six hours."""
    page = factories.make_training(
        berlin, first_date=date(2027, 3, 28), start_time=time(2, 30), zone="America/New_York"
    )
    client, url = sign_in(EDITOR), address(page, first())
    data = form_of(client, url)
    assert data["start"] == "2027-03-28 02:30"  # an hour that Berlin skips
    before = Occurrence.objects.values().get(pk=first().pk)
    assert client.post(url, data).status_code == 302
    assert Occurrence.objects.values().get(pk=first().pk) == before
