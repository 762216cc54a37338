"""The messages at the desk: who sees which, and sending one again."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.outbox.queue import resend
from events.records.models import Message
from events.records.models.messages import MessageKind, MessageState
from tests import factories
from tests.events.builders import date_of, write_place

LIST = reverse("outbox:index")
RESULTS = reverse("outbox:index_results")
HOME = reverse("wagtailadmin_home")
DESK, EDITORS = "Trainingsbüro Berlin", "Redaktion Berlin"


@pytest.fixture
def training(berlin):
    return factories.make_training(berlin, "Haushalt lesen")


@pytest.fixture
def foreign(hessen):
    return factories.make_training(hessen, "Rede halten")


def make_message(training, email="leyla@example.org", **fields):
    """One that failed, about the registration as a whole, unless `fields` say otherwise."""
    place = write_place(date_of(training), email=email)
    if fields.pop("of_date", False):
        fields["occurrence"] = place.occurrence
    failed = {"kind": MessageKind.CONFIRMED, "state": MessageState.FAILED, "attempts": 6}
    failed["error"] = "550 no such mailbox"
    return Message.objects.create(registration=place.participant.registration, **failed | fields)


def again(message):
    return reverse("desk:send_again", args=[message.pk])


def shown(response):
    return [message.recipient for message in response.context["object_list"]]


# What one sees ------------------------------------------------------------------------------------


def test_list_shows_to_whom_what_when_and_why_it_failed(sign_in, training):
    make_message(training, of_date=True)
    page = sign_in(DESK).get(LIST).content.decode()
    for text in ("leyla@example.org", "German", "Haushalt lesen", "failed", "550 no such mailbox"):
        assert text in page


@pytest.mark.parametrize(("state", "is_due"), [("queued", True), ("sent", False)])
def test_only_what_waits_is_due(sign_in, training, state, is_due):
    make_message(training, state=state)
    assert ("Due: " in sign_in(DESK).get(LIST).content.decode()) == is_due


def test_recipient_leads_to_the_registration(sign_in, training):
    message = make_message(training)
    place = message.registration.participants.get().places.get()
    page = BeautifulSoup(sign_in(DESK).get(LIST).content, "html.parser")
    link = page.find("a", string=lambda text: text and "leyla@example.org" in text)
    assert link["href"] == reverse("registrations:inspect", args=[place.pk])


def test_failed_ones_stand_first(sign_in, training):
    make_message(training, "failed@example.org")
    make_message(training, "sent@example.org", state=MessageState.SENT, error="")
    browser = sign_in(DESK)
    assert shown(browser.get(LIST)) == ["failed@example.org", "sent@example.org"]


def test_search_finds_by_address(sign_in, training):
    make_message(training, "leyla@example.org")
    make_message(training, "amadou@example.org")
    assert shown(sign_in(DESK).get(RESULTS, {"q": "Leyla@"})) == ["leyla@example.org"]


def test_filters_keep_state_kind_and_training(sign_in, training, berlin):
    other = factories.make_training(berlin, "Rede halten")
    make_message(training, "one@example.org")
    make_message(training, "two@example.org", state=MessageState.SENT)
    make_message(training, "three@example.org", kind=MessageKind.REMINDER)
    make_message(other, "four@example.org")
    browser = sign_in(DESK)
    assert shown(browser.get(LIST, {"state": "sent"})) == ["two@example.org"]
    assert shown(browser.get(LIST, {"kind": "reminder"})) == ["three@example.org"]
    chosen = browser.get(LIST, {"event": date_of(other).event.pk})
    assert shown(chosen) == ["four@example.org"]


@pytest.mark.parametrize("of_date", [True, False])
def test_filter_keeps_messages_about_a_date_in_the_time_chosen(sign_in, berlin, of_date):
    day = timezone.localdate() + timedelta(days=30)
    later = factories.make_training(berlin, "Später", first_date=day + timedelta(days=1))
    make_message(
        factories.make_training(berlin, first_date=day), "one@example.org", of_date=of_date
    )
    make_message(later, "two@example.org", of_date=of_date)
    browser = sign_in(DESK)
    on_the_day = {"starts_from": day.isoformat(), "starts_to": day.isoformat()}
    assert shown(browser.get(LIST, on_the_day)) == ["one@example.org"]
    assert shown(browser.get(LIST, {"starts_from": day.isoformat()}))[::-1] == [
        "one@example.org",
        "two@example.org",
    ]


# Whose messages -----------------------------------------------------------------------------------


def test_list_holds_only_the_own_location(sign_in, training, foreign):
    make_message(training, "berlin@example.org")
    make_message(foreign, "hessen@example.org")
    for address in (LIST, RESULTS, f"{RESULTS}?q=example", f"{LIST}?ordering=state"):
        assert shown(sign_in(DESK).get(address)) == ["berlin@example.org"]
    assert len(shown(sign_in("Administration").get(LIST))) == 2


def test_messages_to_an_address_alone_are_seen_by_desks_of_all_locations_only(sign_in):
    Message.objects.create(email="leyla@example.org", language="tr", kind=MessageKind.LINKS)
    assert shown(sign_in(DESK).get(LIST)) == []
    page = sign_in("Administration").get(LIST)
    assert shown(page) == ["leyla@example.org"]
    assert "Turkish" in page.content.decode()


def test_list_is_refused_when_not_working_at_the_desk(sign_in, client):
    for address in (LIST, RESULTS):
        assert sign_in(EDITORS).get(address).url == HOME
        assert client.get(address).url.startswith(reverse("wagtailadmin_login"))
    assert LIST not in sign_in(EDITORS).get(HOME).content.decode()
    assert LIST in sign_in(DESK).get(HOME).content.decode()


def test_start_page_counts_what_failed_at_the_own_location(sign_in, training, foreign):
    make_message(foreign, "amadou@example.org")
    said = "1 message could not be sent."
    assert said not in sign_in(DESK).get(HOME).content.decode()
    make_message(training)
    assert said in sign_in(DESK).get(HOME).content.decode()
    assert "could not be sent" not in sign_in(EDITORS).get(HOME).content.decode()
    assert f"{LIST}?state=failed" in sign_in(DESK).get(HOME).content.decode()


# Sending again ------------------------------------------------------------------------------------


def test_resend_queues_with_all_attempts_ahead_and_says_so_once(training):
    message = make_message(training)
    assert resend(message)
    assert not resend(message)
    assert (message.state, message.attempts, message.error) == (MessageState.QUEUED, 0, "")
    assert message.due_at <= timezone.now()


def test_button_of_the_list_sends_again_and_leads_back_to_what_was_chosen(sign_in, training):
    message = make_message(training)
    browser = sign_in(DESK)
    page = BeautifulSoup(browser.get(LIST, {"state": "failed"}).content, "html.parser")
    form = page.find("form", action=again(message))
    assert form["method"] == "post"
    answer = browser.post(form["action"], {"next": form.find("input", {"name": "next"})["value"]})
    assert (answer.status_code, answer.url) == (303, f"{LIST}?state=failed")
    message.refresh_from_db()
    assert message.state == MessageState.QUEUED
    assert "is sent again" in browser.get(LIST).content.decode()


def test_button_of_the_registration_sends_again_and_leads_back_to_it(sign_in, training):
    message = make_message(training)
    place = message.registration.participants.get().places.get()
    browser, address = sign_in(DESK), reverse("registrations:inspect", args=[place.pk])
    page = BeautifulSoup(browser.get(address).content, "html.parser")
    form = page.find("form", action=again(message))
    answer = browser.post(form["action"], {"next": form.find("input", {"name": "next"})["value"]})
    assert (answer.status_code, answer.url) == (303, address)


def test_message_is_sent_again_by_the_button_of_the_list(sign_in, training):
    message = make_message(training)
    browser = sign_in(DESK)
    browser.handler.enforce_csrf_checks = True
    page = browser.get(LIST).content.decode()
    form = page[page.index(again(message)) :]
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[1]
    assert browser.post(again(message), {"csrfmiddlewaretoken": token}).status_code == 303
    message.refresh_from_db()
    assert message.state == MessageState.QUEUED


def test_form_without_its_token_is_refused_by_a_page_of_the_admin(sign_in, training):
    browser = sign_in(DESK)
    browser.handler.enforce_csrf_checks = True
    refused = browser.post(again(make_message(training)))
    assert refused.status_code == 403
    assert 'id="wagtail"' in refused.content.decode()
    assert HOME in refused.content.decode()


def test_there_is_no_button_for_what_is_on_its_way_or_has_nobody_to_go_to(sign_in, training):
    waiting = make_message(training, state=MessageState.QUEUED, error="", attempts=0)
    forgotten = make_message(training, email="")
    browser = sign_in(DESK)
    page = browser.get(LIST).content.decode()
    for message in (waiting, forgotten):
        assert again(message) not in page
        state = message.state
        assert browser.post(again(message)).status_code == 303
        message.refresh_from_db()
        assert message.state == state


def test_sending_again_needs_a_post_and_the_desk_of_the_location(
    sign_in, client, training, foreign
):
    own, other = make_message(training), make_message(foreign)
    browser = sign_in(DESK)
    assert browser.get(again(own)).status_code == 405
    assert browser.post(again(other)).status_code == 404
    assert sign_in(EDITORS).post(again(own)).url == HOME
    assert client.post(again(own)).url.startswith(reverse("wagtailadmin_login"))
    assert not Message.objects.exclude(state=MessageState.FAILED).exists()


def test_sending_again_leads_to_no_other_site(sign_in, training):
    message = make_message(training)
    answer = sign_in(DESK).post(again(message), {"next": "https://example.org/"})
    assert answer.url == LIST


@pytest.mark.parametrize("address", [LIST, HOME])
def test_queries_stay_the_same_when_messages_grow(sign_in, training, address):
    browser = sign_in(DESK)
    browser.get(address)
    counts = []
    for _size in range(2):
        for number in range(4):
            make_message(training, f"{number}@example.org", of_date=True)
        with CaptureQueriesContext(connection) as queries:
            browser.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1]
