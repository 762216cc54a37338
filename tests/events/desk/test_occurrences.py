"""The dates of a training in the admin: changed one by one, by those who may publish it."""

from __future__ import annotations

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from events.records.models import Message, Occurrence
from events.records.models.messages import MessageKind
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
    for _click in range(2):
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
    client.post(url, form_of(client, url) | {"venue": "Bibliothek", "address": "Am Anger 1"})
    assert first().where.venue == "Bibliothek"
    assert told(MessageKind.DATE_CHANGED) == 1


def test_date_is_cancelled_with_a_reason_in_several_languages_and_comes_back(sign_in, training):
    write_place(first())
    client, url = sign_in(EDITOR), address(training, first())
    reasons = {"reason_de": "Krankheit", "reason_en": "Illness"}
    client.post(url, {"action": "cancel"} | reasons)
    assert first().cancel_reasons == {"de": "Krankheit", "en": "Illness"}
    assert told(MessageKind.DATE_CANCELLED) == 1
    client.post(url, {"action": "reinstate"})
    assert not first().is_cancelled
    assert told(MessageKind.DATE_RETURNS) == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"end": "2027-03-04T17:00"}, "The end must come after the start."),
        ({"start": "2020-03-04T18:00", "end": "2020-03-04T19:00"}, "This is in the past."),
        ({"start": "yesterday"}, "Please write the day and the time like this: 2026-12-31 18:00."),
        ({"capacity": "-1"}, "greater than or equal to 0"),
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
    client.post(address(training, first()), {"action": "cancel"})
    entry = PageLogEntry.objects.get(action="events.date_cancel")
    assert (entry.page_id, entry.user.username) == (training.pk, EDITOR)
    url = reverse("wagtailadmin_pages:history", args=[training.pk])
    assert client.get(url).status_code == 200
