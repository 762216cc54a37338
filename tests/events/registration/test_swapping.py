"""The pages on which somebody takes another date: chosen, asked, done; and what the mail says."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse

from events.booking.occurrences import cancel_occurrence, move_occurrence
from events.booking.verbs import cancel, confirm
from events.mails.delivery import send_due_messages
from events.privacy.access_links import Purpose, make_token
from events.records.models import Event, Occurrence, Place
from events.records.models.place_states import PlaceState as S
from tests.events.builders import make_place, make_registration, places_of
from tests.events.mails.test_invitations import entries

from .test_managing import another, text


@pytest.fixture
def dates(date):
    """Three dates with two seats each."""
    Event.objects.update(booking_mode="one", max_people=2)
    later = [another(date, days) for days in (7, 14)]
    return list(Occurrence.objects.select_related("event").filter(pk__in=[date.pk, *later]))


def booked(date, *names):
    registration = make_registration(date, names=names or ("Amina",), language="en")
    confirm(registration)
    return registration


def address(name, registration, query=""):
    token = make_token(registration, Purpose.MANAGE)
    return "/en" + reverse(f"registration:{name}", kwargs={"token": token})[3:] + query


def fields(response):
    """What the form on the page sends when its button is pressed, as it stands."""
    form = BeautifulSoup(response.content, "html.parser").select_one("main form")
    sent = {}
    for field in form.select("input, button[name]"):
        if field.get("type") not in ("radio", "checkbox") or field.has_attr("checked"):
            sent.setdefault(field["name"], []).append(field["value"])
    return sent


def states(registration):
    places = Place.objects.filter(participant__registration=registration)
    return list(places.order_by("pk").values_list("occurrence", "state"))


def test_another_date_is_taken_in_three_steps_and_told_once(client, dates):
    old, new, _other = dates
    registration = booked(old)
    send_due_messages()
    page = BeautifulSoup(client.get(address("manage", registration)).content, "html.parser")
    (link,) = [a["href"] for a in page.select(".tools a") if "Take another date" in a.get_text()]
    make_place(new, "b@example.org")  # of the last seat none would be held for a stranger
    page = client.get(link)
    assert "1 of 2 left" in text(page)
    assert "whoever confirms first" not in text(page)
    chosen = fields(page) | {"date": str(new.uid)}
    answer = client.post(link, chosen)
    assert answer.status_code == 303
    asked = client.get(answer["Location"])
    assert "Somebody else can have the old place then." in text(asked)
    assert states(registration) == [(old.pk, S.CONFIRMED)]
    done = client.post(address("swap_check", registration), fields(asked), follow=True)
    assert "You have another date now." in text(done)
    assert states(registration) == [(old.pk, S.CANCELLED), (new.pk, S.CONFIRMED)]
    mail.outbox.clear()
    send_due_messages()
    (sent,) = [one for one in mail.outbox if one.to == [registration.email]]
    assert sent.subject == "You have another date now: Haushalt lesen"
    assert re.search(r"has been changed from .*18:00.* to .*18:00", sent.body)
    parts = {str(part.entry["UID"]): part.method for part in entries(sent)}
    assert parts == {f"{old.uid}@kommpaktiv": "CANCEL", f"{new.uid}@kommpaktiv": "REQUEST"}


def test_some_of_a_group_can_be_ticked_and_are_asked_to_wait_where_seats_are_too_few(client, dates):
    old, new, _other = dates
    registration = booked(old, "Amina", "Bilal")
    make_place(new, "b@example.org")
    choose = address("swap", registration)
    sent = fields(client.get(choose)) | {"date": str(new.uid)}
    assert len(sent["person"]) == 2
    answer = client.post(choose, sent)
    assert answer.status_code == 422
    assert "There are not enough places left for all of you." in text(answer)
    answer = client.post(choose, sent | {"date": f"{new.uid}+list"})
    assert "keep what you have" in text(client.get(answer["Location"]))
    answer = client.post(choose, sent | {"person": sent["person"][:1]})
    client.post(address("swap_check", registration), fields(client.get(answer["Location"])))
    assert [state for _date, state in states(registration)] == [S.CANCELLED] + [S.CONFIRMED] * 2


def test_who_waits_for_the_other_date_reads_what_will_be_given_back(client, dates):
    old, new, _other = dates
    registration = booked(old)
    strangers = [make_place(new, f"{number}@example.org") for number in range(2)]
    query = {"place": places_of(registration), "date": f"{new.uid}+list"}
    done = client.post(address("swap_check", registration), query, follow=True)
    assert "You are on the waiting list of the other date" in text(done)
    assert "When you take a place here, you give back what you have on" in text(done)
    cancel(strangers[0].participant.registration)
    send_due_messages()
    (sent,) = [one for one in mail.outbox if one.subject == "A place for you: Haushalt lesen"]
    assert "When you take a place here, you give back what you have on" in sent.body


def test_date_that_filled_up_meanwhile_is_said_and_can_be_waited_for(client, dates):
    old, new, _other = dates
    registration = booked(old)
    asked = {"place": places_of(registration), "date": str(new.uid)}
    for number in range(2):
        make_place(new, f"{number}@example.org")
    answer = client.post(address("swap_check", registration), asked)
    assert answer.status_code == 409
    assert "This date is full." in text(answer)
    assert fields(answer)["date"] == [f"{new.uid}+list"]
    assert states(registration) == [(old.pk, S.CONFIRMED)]


@pytest.mark.parametrize("query", ["", "?place=1&date=no", "?place=999999&date=%2Blist"])
def test_nothing_is_asked_where_nothing_can_be_swapped(client, dates, query):
    registration = booked(dates[0])
    page = client.get(address("swap_check", registration, query))
    assert "This date cannot be taken any more." in text(page)
    assert client.post(address("swap_check", registration), {"date": "no"}).status_code == 409


def test_only_date_of_a_training_has_no_other(client, date):
    registration = booked(date)
    assert "Take another date" not in text(client.get(address("manage", registration)))
    assert "no other date that you could take" in text(client.get(address("swap", registration)))
    cancel_occurrence(date)
    send_due_messages()
    assert "/anderer-termin/" not in mail.outbox[-1].body


@pytest.mark.parametrize("change", ["cancelled", "moved"])
def test_mail_about_a_date_leads_to_the_others(client, dates, change):
    registration = booked(dates[0])
    if change == "cancelled":
        cancel_occurrence(dates[0])
    else:
        start, end = (dates[0].local_start, dates[0].local_end)
        move_occurrence(dates[0], start.replace(tzinfo=None, hour=9), end.replace(tzinfo=None))
    send_due_messages()
    (link,) = re.findall(r"http://testserver(/en/\S+/anderer-termin/\S+)", mail.outbox[-1].body)
    assert "Instead of this date:" in text(client.get(link))
    assert "Take another date" in text(client.get(address("manage", registration)))
