"""Who wants to hear of a new date confirms it, hears of it once, and is forgotten."""

from __future__ import annotations

import re
from datetime import timedelta
from http import HTTPStatus

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from events.booking.interests import ask_for_news, confirm_interest
from events.booking.occurrences import cancel_occurrence
from events.mails.delivery import send_due_messages
from events.outbox.mailboxes import mailbox_hash
from events.privacy.data_rights import erase, my_data
from events.privacy.retention import RetentionKind, forget_due
from events.records.models import Interest, Message, Occurrence, SilencedMailbox
from events.records.models.interests import InterestKind, Wish
from events.registration.antispam import make_stamp
from events.trainings.models import EventPage, EventTopic
from tests import factories
from tests.events.builders import daily, make_place, make_projection, publish_event, revised

DAY = timedelta(days=1)
AMINA, OMAR = "amina@example.org", "omar@example.org"


def ask(client, page: EventPage, kind: str = "training", **changes: str):
    url = reverse("registration:interest_in", kwargs={"key": page.translation_key})
    form = BeautifulSoup(client.get(url).content, "html.parser").select_one("main form")
    offered = [field["value"] for field in form.select("[name=wish]")]
    wish = next(value for value in offered if value.startswith(kind))
    typed = {"wish": wish, "email": AMINA, "language": "ar", "stamp": make_stamp()}
    return client.post(url, typed | changes)


def mailed_link() -> str:
    send_due_messages()
    return re.search(r"http://testserver(/\S+/neuer-termin/\S+)", mail.outbox[-1].body)[1]


def wants(wish: Wish, email: str = AMINA, language: str = "de") -> Interest:
    """Somebody who has confirmed; the mail that asked for it is gone."""
    ask_for_news(wish, email, language)
    interest = Interest.objects.get(email=email, kind=wish.kind)
    confirm_interest(interest)
    Message.objects.all().delete()
    return interest


@pytest.fixture
def page(home) -> EventPage:
    """A training in Berlin on a topic, with one date in a week."""
    berlin = factories.make_location(home)
    page = factories.make_training(berlin, publish=False)
    page.topic_links = [EventTopic(topic=factories.make_topic())]
    page.save_revision().publish()
    return page


def one_more_date(page: EventPage) -> None:
    page = EventPage.objects.get(pk=page.pk)
    page.recurrence = "RRULE:FREQ=WEEKLY;COUNT=2"
    page.save_revision().publish()


@pytest.mark.parametrize("kind", InterestKind)
def test_a_new_date_is_told_once_in_the_readers_language_and_then_forgotten(client, page, kind):
    assert ask(client, page, kind).status_code == HTTPStatus.SEE_OTHER
    link = mailed_link()
    assert mail.outbox[-1].extra_headers["Content-Language"] == "ar"
    client.get(link)
    one_more_date(page)
    assert send_due_messages() == 0, "nothing happens on GET"
    client.post(link, {"action": "confirm"})
    if kind == InterestKind.TRAINING:
        page.recurrence = "RRULE:FREQ=WEEKLY;COUNT=3"
        page.save_revision().publish()
    else:
        factories.make_training(page.get_parent(), "Anträge stellen", publish=False)
        other = EventPage.objects.get(title="Anträge stellen")
        other.topic_links = [EventTopic(topic=page.topics[0])]
        other.save_revision().publish()
    assert send_due_messages() == 1
    assert mail.outbox[-1].to == [AMINA]
    assert page.get_parent().url in mail.outbox[-1].body
    assert not Interest.objects.exists()
    assert not Message.objects.exists()
    assert client.get(link).status_code == HTTPStatus.NOT_FOUND


def test_page_says_the_same_whether_or_not_the_address_is_known(client, page):
    first, again = ask(client, page), ask(client, page)
    assert first["Location"] == again["Location"]
    assert client.get(first["Location"]).content == client.get(again["Location"]).content
    assert Interest.objects.count() == 1


def test_link_shows_what_is_known_and_ends_it(client, page):
    ask(client, page)
    link = mailed_link()
    client.post(link, {"action": "confirm"})
    assert AMINA in client.get(link).content.decode()
    client.post(link, {"action": "end"})
    assert not Interest.objects.exists()


def test_location_that_is_private_is_nothing_to_choose(client, page):
    place = page.get_parent().get_parent()
    everything = reverse("registration:ask_for_news")
    assert place.title in client.get(everything).content.decode()
    PageViewRestriction.objects.create(page=place, restriction_type="login")
    assert place.title not in client.get(everything).content.decode()


def test_machine_in_the_trap_is_noted_nowhere(client, page):
    assert ask(client, page, website="http://spam.example").status_code == HTTPStatus.SEE_OTHER
    assert not Interest.objects.exists()


def test_silenced_mailbox_is_not_asked(client, page):
    SilencedMailbox.objects.create(mailbox=mailbox_hash(AMINA))
    ask(client, page)
    assert send_due_messages() == 0


def test_what_is_wrong_is_said_beside_it(client, page):
    response = ask(client, page, wish="topic:none", email="amina")
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    problems = BeautifulSoup(response.content, "html.parser").select("#problems a")
    assert {link["href"] for link in problems} == {"#id_wish", "#id_email"}


def test_topics_and_places_can_be_asked_for_without_a_training(client, page):
    form = client.get(reverse("registration:ask_for_news"))
    offered = BeautifulSoup(form.content, "html.parser").select("[name=wish]")
    assert {field["value"].split(":")[0] for field in offered} == {"topic", "place"}


def test_of_several_matches_an_address_hears_once_and_of_what_is_cancelled_not(db):
    projection = make_projection(topic_keys=["7" * 8 + "-7777-4777-8777-" + "7" * 12])
    event = publish_event(projection)
    topic = Wish(InterestKind.TOPIC, event.topic_keys[0])
    wants(Wish(InterestKind.TRAINING, event.key))
    wants(topic)
    wants(topic, OMAR)
    more = revised(make_projection(daily(2), key=event.key), topic_keys=event.topic_keys)
    publish_event(more)
    told = Message.objects.filter(kind="new_date")
    assert sorted(told.values_list("email", flat=True)) == [AMINA, OMAR]
    cancel_occurrence(Occurrence.objects.get(pk=told[0].occurrence_id))
    assert send_due_messages() == 0
    assert Interest.objects.count() == 3


def test_interest_ends_by_itself(db):
    event = publish_event(make_projection())
    wants(Wish(InterestKind.TRAINING, event.key))
    ask_for_news(Wish(InterestKind.TRAINING, event.key), OMAR, "de")
    now = timezone.now()
    assert forget_due(now + 7 * DAY - DAY / 24)[RetentionKind.ASKED_INTERESTS] == 0
    assert forget_due(now + 8 * DAY)[RetentionKind.ASKED_INTERESTS] == 1
    assert Interest.objects.get().email == AMINA
    assert forget_due(now + 360 * DAY)[RetentionKind.INTERESTS] == 0
    assert forget_due(now + 367 * DAY)[RetentionKind.INTERESTS] == 1
    assert not Interest.objects.exists()


def test_person_sees_takes_along_and_erases_it(date):
    registration = make_place(date, AMINA).participant.registration
    wants(Wish(InterestKind.TRAINING, date.event.key))
    ask_for_news(Wish(InterestKind.PLACE, date.event.key), AMINA, "de")
    (kept,) = my_data(registration)["interests"]
    assert (kept["kind"], kept["key"]) == ("training", str(date.event.key))
    erase(registration)
    assert not Interest.objects.exists()
    assert set(Message.objects.values_list("kind", flat=True)) == {"erased"}


def test_private_training_is_told_to_nobody(page):
    from wagtail.models import PageViewRestriction

    wants(Wish(InterestKind.TRAINING, page.translation_key))
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    one_more_date(page)
    assert not Message.objects.exists()
