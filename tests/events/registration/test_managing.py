"""The pages behind the links: what one sees of a registration, and what one can do about it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core import mail
from django.db import connection
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from events.booking.occurrences import cancel_occurrence
from events.booking.states import BookingError, Refusal
from events.booking.undo import undo_giving_back
from events.booking.verbs import add, cancel, cancel_places, confirm, remove_places
from events.booking.waiting_list import waiting_groups
from events.mails.delivery import send_due_messages
from events.mails.render import compose
from events.outbox.queue import queue_to_address
from events.privacy.access_links import Purpose, make_join_token, make_offer_token, make_token
from events.privacy.silence import make_silence_token
from events.records.models import Event, Message, Occurrence, Place
from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceState
from events.registration import urls
from events.registration.antispam import make_stamp
from tests.events.builders import lapse, make_place, make_registration, place_of, places_of, shift

S = PlaceState


@pytest.fixture
def series(date):
    """Three dates with two seats each, of a training for up to four people and several dates."""
    Event.objects.update(booking_mode="some", max_people=4)
    later = [another(date, days) for days in (7, 14)]
    return list(Occurrence.objects.select_related("event").filter(pk__in=[date.pk, *later]))


def another(date, days):
    """A date of the same training, so many days later."""
    by = timedelta(days=days)
    return Occurrence.objects.create(
        event=date.event,
        original_date=date.original_date + by,
        original_time=date.original_time,
        starts_at=date.starts_at + by,
        ends_at=date.ends_at + by,
    ).pk


def booked(dates, *names, **fields):
    """A confirmed registration of these people for these dates."""
    fields = {"occurrences": tuple(d.pk for d in dates), "names": names or ("Amina",)} | fields
    registration = make_registration(dates[0], **fields)
    confirm(registration)
    return registration


def fill(date):
    """Take all seats of a date, by strangers."""
    return [make_place(date, f"{n}{date.pk}@example.org") for n in range(date.places_left)]


def url(name, registration, purpose=Purpose.MANAGE):
    token = make_token(registration, purpose)
    return "/en" + reverse(f"registration:{name}", kwargs={"token": token})[3:]


def offer_url(registration, date):
    token = make_offer_token(registration, date)
    return "/en" + reverse("registration:offer", kwargs={"token": token})[3:]


def text(response):
    """What one reads, blanks folded."""
    page = BeautifulSoup(response.content, "html.parser")
    return " ".join(page.select_one("main").get_text(" ").split())


def buttons(response):
    page = BeautifulSoup(response.content, "html.parser")
    return [button.get_text() for button in page.select("main form[method=post] button")]


def states(registration):
    """The states of its places, in the order of dates and people."""
    places = Place.objects.filter(participant__registration=registration)
    order = ("occurrence__starts_at", "participant__position", "pk")
    return list(places.order_by(*order).values_list("state", flat=True))


def told(registration):
    return list(registration.messages.order_by("pk").values_list("kind", flat=True))


def offered(date):
    """A registration that waited for the full date, and is offered a place now."""
    first, *_others = fill(date)
    registration = booked([date], waits_for=frozenset({date.pk}))
    cancel(first.participant.registration)
    return registration


# What one sees -----------------------------------------------------------------------------------


def test_page_tells_how_things_stand_with_every_date(client, series):
    fill(series[1])
    fill(series[2])
    registration = booked(series, waits_for=frozenset(d.pk for d in series))
    cancel_occurrence(series[0], {"de": "Krank", "en": "Ill"})
    shown = text(client.get(url("manage", registration)))
    assert "We had to cancel this date. Ill" in shown
    assert shown.count("You are on the waiting list, number 1 in line.") == 2
    cancel_places(registration, places_of(registration, occurrence=series[1]))
    shift(series[2], timedelta(days=-40))
    shown = text(client.get(url("manage", registration)))
    assert "This place was given back." in shown
    assert "This date is over." in shown


def test_page_says_whose_place_it_is_when_things_stand_differently(client, series):
    registration = booked(series[:1], "Amina", "Bilal")
    amina = registration.participants.first()
    cancel_places(registration, places_of(registration, participant=amina))
    shown = text(client.get(url("manage", registration)))
    assert "Amina This place was given back." in shown
    assert "Bilal Your place is confirmed." in shown


def test_page_mail_and_desk_count_people_who_join_a_registration_that_waits(client, series):
    fill(series[0])
    waits = {"waits_for": frozenset({series[0].pk})}
    first = booked(series[:1], "Amina", **waits)
    add(first, names=["Bilal"], **waits)
    behind = booked(series[:1], "Chiara", email="behind@example.org", **waits)
    numbers = [group.registration.pk for group in waiting_groups(series[0])]
    assert numbers == [first.pk, first.pk, behind.pk]
    assert "number 3 in line" in text(client.get(url("manage", behind)))
    links = compose(queue_to_address("behind@example.org", "en", MessageKind.LINKS))
    assert "number 3 in line" in links.body
    with translation.override("en"):
        place = Place.objects.with_queue_position().get(participant__name="Chiara")
        assert place.standing == "on the waiting list, no. 3"


def test_turns_are_those_of_groups_in_the_order_they_came(series):
    fill(series[0])
    waits = {"waits_for": frozenset(d.pk for d in series)}
    booked(series[:1], email="first@example.org", **waits)
    booked(series[:1], "Bilal", "Chiara", email="second@example.org", **waits)
    booked(series[:1], email="third@example.org", **waits)
    places = Place.objects.waiting().with_queue_position().order_by("pk")
    assert [place.queue_position for place in places] == [1, 2, 2, 3]


def test_queries_do_not_grow_with_dates_and_people(client, date):
    Event.objects.update(booking_mode="some", max_people=9, capacity=5)
    date.event.refresh_from_db()
    counts = []
    for number, (dates, people) in enumerate([(3, 2), (5, 4)]):
        found = [Occurrence.objects.get(pk=another(date, 50 * number + n)) for n in range(1, dates)]
        for full in found[1:]:
            fill(full)
        names = [f"Person {n}" for n in range(people)]
        registration = booked(
            [date, *found],
            *names,
            email=f"many{number}@example.org",
            needs={"step_free": "", "other": "Vorn"},
            waits_for=frozenset(d.pk for d in [date, *found]),
        )
        pages = ("manage", "add", "change", "give_back")
        for name in pages * 2:
            client.get(url(name, registration))  # menus and the site are in memory then
        for name in pages:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(url(name, registration)).status_code == 200
            counts.append((name, len(queries)))
    assert counts[:4] == counts[4:]
    assert max(number for _name, number in counts) <= 15


def test_unconfirmed_registration_can_be_confirmed_from_its_page(client, date):
    registration = make_registration(date)
    response = client.get(url("manage", registration))
    assert "You have not confirmed this registration yet." in text(response)
    assert "/anmeldung/bestaetigen/" in response.content.decode()


def test_confirming_is_said_loud_once_and_what_is_due_comes_first(client, series):
    fill(series[0])
    waits = frozenset({series[0].pk})
    both = tuple(one.pk for one in series[:2])
    registration = make_registration(series[0], occurrences=both, waits_for=waits, names=("Amina",))
    page = client.post(url("confirm", registration, Purpose.CONFIRM))["Location"]
    loud = client.get(page)
    assert "We are glad that you are coming, \u2068Amina\u2069!" in text(loud)
    shown = BeautifulSoup(loud.content, "html.parser")
    stamps = [one.get_text() for one in shown.select(".pass .stamp")]
    assert stamps == ["Confirmed", "Waiting list, number 1"]
    assert "We are glad" not in text(client.get(url("manage", registration)))
    forged = page.partition("?")[0] + "?done=" + registration.reference.hex + ".confirmed"
    assert "We are glad" not in text(client.get(forged))


def test_confirming_is_not_loud_where_there_is_but_a_turn(client, date):
    fill(date)
    registration = make_registration(date, waits_for=frozenset({date.pk}))
    shown = client.post(url("confirm", registration, Purpose.CONFIRM), follow=True)
    assert "We are glad" not in text(shown)
    assert "Please do not come yet." in text(shown)


# Giving back -------------------------------------------------------------------------------------


def test_what_is_ticked_is_given_back_once_however_often_it_is_sent(client, series):
    registration = booked(series[:2], "Amina", "Bilal")
    bilal = registration.participants.last()
    page = url("give_back", registration)
    shown = client.get(page)
    assert buttons(shown) == ["Cancel what is ticked"]
    assert "Nothing is cancelled yet." in text(shown)
    assert (text(shown).count("Amina"), text(shown).count("Bilal")) == (2, 2)
    assert ticked(shown) == []
    for _time in range(2):
        response = client.post(page, {"place": places_of(registration, participant=bilal)})
        assert response.status_code == 303
    assert states(registration) == [S.CONFIRMED, S.CANCELLED, S.CONFIRMED, S.CANCELLED]
    assert told(registration).count(MessageKind.CHANGED) == 1


def give_back(client, registration, places):
    response = client.post(url("give_back", registration), {"place": places})
    assert response.status_code == 303
    return response


def hidden(response):
    """What the form of a page sends along."""
    page = BeautifulSoup(response.content, "html.parser")
    return {"place": [field["value"] for field in page.select("main input[name=place]")]}


def ticked(response):
    """Which places the page has ticked."""
    page = BeautifulSoup(response.content, "html.parser")
    return [int(field["value"]) for field in page.select("main input[name=place][checked]")]


def link_to(response, words):
    """Where the link with these words leads."""
    page = BeautifulSoup(response.content, "html.parser")
    return next(a["href"] for a in page.select("main a") if words in a.get_text())


def test_only_place_is_ticked_and_kept_until_the_button_is_pressed(client, date):
    registration = booked([date])
    page = url("give_back", registration)
    assert ticked(client.get(page)) == places_of(registration)
    assert client.head(page).status_code == 200
    assert states(registration) == [S.CONFIRMED]


@pytest.mark.parametrize("query", ["", "?place=", "?place=x&place=-1", f"?place={'9' * 40}"])
def test_page_for_giving_back_knows_only_own_places(client, series, query):
    registration = booked(series[:2])
    other = make_place(series[1], "b@example.org")
    page = url("give_back", registration)
    assert ticked(client.get(page + query)) == []
    shown = client.get(f"{page}?place={other.pk}")
    assert ticked(shown) == []
    assert str(other.pk) not in hidden(shown)["place"]
    client.post(page, {"place": [other.pk]})
    other.refresh_from_db()
    assert other.state == S.CONFIRMED


def undo(client, registration):
    shown = client.get(url("manage", registration))
    return client.post(url("undo", registration), hidden(shown))


def test_giving_back_is_undone_and_nobody_hears_of_it_when_no_mail_went(client, series):
    registration = booked(series[:2], "Amina", "Bilal")
    before = told(registration)
    give_back(client, registration, places_of(registration, occurrence=series[0]))
    shown = client.get(url("manage", registration))
    assert "You have given this back:" in text(shown)
    asked = hidden(shown)
    for _time in range(2):
        response = client.post(url("undo", registration), asked)
        assert response.status_code == 303
    assert "You have your places back." in text(client.get(response["Location"]))
    assert sorted(states(registration)) == sorted([S.CONFIRMED] * 4 + [S.CANCELLED] * 2)
    assert told(registration) == before
    assert "You have given this back:" not in text(client.get(url("manage", registration)))


def test_undoing_is_told_when_giving_back_was_told(client, date):
    registration = booked([date], language="en")
    send_due_messages()
    client.post(url("give_back", registration), {"place": places_of(registration)})
    send_due_messages()
    assert undo(client, registration).status_code == 303
    send_due_messages()
    given_up, changed = mail.outbox[-2:]
    assert "given your place back" in given_up.subject
    assert "Place confirmed" in changed.body
    assert "METHOD:REQUEST" in changed.attachments[-1].content


def test_part_of_what_a_mail_tells_is_undone(client, series):
    registration = booked(series[:2])
    client.post(url("give_back", registration), {"place": places_of(registration)})
    first = places_of(registration)[0]
    undo_giving_back(registration, [first])
    assert told(registration) == [MessageKind.PLEASE_CONFIRM, MessageKind.CONFIRMED, "changed"]
    send_due_messages()
    assert sorted(states(registration)) == sorted([S.CONFIRMED, S.CANCELLED, S.CANCELLED])


def test_undoing_is_refused_when_somebody_else_has_the_place(client, date):
    registration = booked([date])
    client.post(url("give_back", registration), {"place": places_of(registration)})
    fill(date)
    response = undo(client, registration)
    assert response.status_code == 409
    assert "Somebody else has been given the place meanwhile." in text(response)
    assert states(registration) == [S.CANCELLED]


def test_undoing_is_refused_when_the_place_is_offered_to_the_next_in_line(client, date):
    registration = booked([date])
    fill(date)
    waiting = booked([date], email="next@example.org", waits_for=frozenset({date.pk}))
    client.post(url("give_back", registration), {"place": places_of(registration)})
    assert states(waiting) == [S.OFFERED]
    assert undo(client, registration).status_code == 409
    assert states(waiting) == [S.OFFERED]


@pytest.mark.parametrize("minutes", [9, 11])
def test_undoing_is_offered_for_ten_minutes(client, date, minutes):
    registration = booked([date])
    client.post(url("give_back", registration), {"place": places_of(registration)})
    asked = hidden(client.get(url("manage", registration)))
    Place.objects.update(changed_at=timezone.now() - timedelta(minutes=minutes))
    assert (buttons(client.get(url("manage", registration))) == ["Undo"]) is (minutes < 10)
    client.post(url("undo", registration), asked)
    assert (S.CONFIRMED in states(registration)) is (minutes < 10)
    if minutes > 10:
        with pytest.raises(BookingError) as refused:
            undo_giving_back(registration, map(int, asked["place"]))
        assert refused.value.refusal == Refusal.UNDO_OVER


def test_what_the_team_takes_back_is_not_undone(client, date):
    registration = booked([date])
    remove_places(registration, places_of(registration))
    assert buttons(client.get(url("manage", registration))) == []
    undo_giving_back(registration, places_of(registration))
    assert states(registration) == [S.CANCELLED]


def test_undoing_leads_back_to_the_same_place_in_line(client, date):
    fill(date)
    first = booked([date], waits_for=frozenset({date.pk}))
    booked([date], email="b@example.org", waits_for=frozenset({date.pk}))
    client.post(url("give_back", first), {"place": places_of(first)})
    assert undo(client, first).status_code == 303
    assert "number 1 in line" in text(client.get(url("manage", first)))


def test_declining_an_offer_is_undone_while_nobody_else_has_it(client, date):
    registration = offered(date)
    page = offer_url(registration, date)
    client.post(page, {"answer": "decline"})
    assert buttons(client.get(page)) == ["Undo"]
    client.post(page, {"answer": "undo"})
    assert states(registration) == [S.CANCELLED, S.OFFERED]
    assert buttons(client.get(page)) == ["Yes, I take the place", "No, thank you"]


def test_everything_is_given_back_at_once_and_twice_is_once(client, series):
    registration = booked(series[:2], "Amina", "Bilal")
    page = url("give_back", registration)
    everything = page + link_to(client.get(page), "Tick everything")
    asked = {"place": ticked(client.get(everything))}
    for _time in range(2):
        response = client.post(page, asked)
        assert response.status_code == 303
    assert set(states(registration)) == {S.CANCELLED}
    assert told(registration).count(MessageKind.GIVEN_UP) == 1
    assert "You have given everything back." in text(client.get(response["Location"]))


def test_nothing_is_given_back_when_nothing_is_ticked(client, series):
    registration = booked(series[:2])
    response = client.post(url("give_back", registration))
    assert response.status_code == 422
    assert "Please tick what you want to give back." in text(response)
    assert 'href="#places"' in response.content.decode()
    assert set(states(registration)) == {S.CONFIRMED}


# The waiting list --------------------------------------------------------------------------------


def decide(client, registration, date, answer):
    data = {"date": str(date.uid), "answer": answer}
    return client.post(url("decide", registration), data)


def test_list_is_left_from_the_page(client, date):
    fill(date)
    registration = booked([date], waits_for=frozenset({date.pk}))
    check = link_to(client.get(url("manage", registration)), "Leave the waiting list")
    asked = {"place": ticked(client.get(check))}
    for _time in range(2):
        assert client.post(check, asked).status_code == 303
    assert states(registration) == [S.CANCELLED]


@pytest.mark.parametrize(("answer", "state"), [("accept", S.CONFIRMED), ("decline", S.CANCELLED)])
def test_offer_is_answered_from_the_page(client, date, answer, state):
    registration = offered(date)
    shown = client.get(url("manage", registration))
    assert "A place has become free for you." in text(shown)
    assert buttons(shown) == ["Yes, I take the place"]
    check = link_to(shown, "No, thank you")
    asked = {"place": ticked(client.get(check))}
    for _time in range(2):
        if answer == "accept":
            assert decide(client, registration, date, answer).status_code == 303
        else:
            assert client.post(check, asked).status_code == 303
    assert states(registration) == [state]


def test_those_who_decline_do_not_give_back_what_others_of_them_have(client, series):
    registration = booked(series[:1], "Amina")
    fill(series[0])
    client.post(url("add", registration), {"name_2": "Bilal", "waits": "on"})
    assert states(registration) == [S.CONFIRMED, S.WAITLISTED]
    check = link_to(client.get(url("manage", registration)), "Leave the waiting list")
    asked = {"place": ticked(client.get(check))}
    assert client.post(check, asked).status_code == 303
    assert states(registration) == [S.CONFIRMED, S.CANCELLED]


@pytest.mark.parametrize("data", [{}, {"date": "x", "answer": "leave"}, {"answer": "steal"}])
def test_decision_about_nothing_changes_nothing(client, date, data):
    registration = booked([date])
    assert client.post(url("decide", registration), data).status_code == 303
    assert states(registration) == [S.CONFIRMED]


@pytest.mark.parametrize(("answer", "state"), [("accept", S.CONFIRMED), ("decline", S.CANCELLED)])
def test_offer_is_answered_with_the_link_of_the_mail(client, date, answer, state):
    registration = offered(date)
    page = offer_url(registration, date)
    assert buttons(client.get(page)) == ["Yes, I take the place", "No, thank you"]
    for _time in range(2):
        assert client.post(page, {"answer": answer}).status_code == 303
    assert states(registration) == [state]
    assert buttons(client.get(page)) == ([] if answer == "accept" else ["Undo"])


def test_offer_is_gone_when_it_has_run_out(client, date):
    registration = offered(date)
    lapse(place_of(registration))
    page = offer_url(registration, date)
    response = client.get(page)
    assert response.status_code == 410
    assert "nobody took it in time" in text(response)
    assert "Register for this date again" in text(response)
    assert client.post(page, {"answer": "accept"}).status_code == 409
    assert states(registration) == [S.EXPIRED]


def test_offer_leads_back_to_the_waiting_list_when_the_place_is_somebody_elses(client, date):
    registration = offered(date)
    booked([date], "Bilal", email="next@example.org", waits_for=frozenset({date.pk}))
    lapse(place_of(registration))
    assert client.post(offer_url(registration, date), {"answer": "accept"}).status_code == 409
    response = client.get(offer_url(registration, date))
    assert "Back on the waiting list" in text(response)


def test_offer_says_so_when_the_date_is_cancelled(client, date):
    registration = offered(date)
    cancel_occurrence(date)
    page = offer_url(registration, date)
    assert "We had to cancel this date." in text(client.get(page))
    response = client.post(page, {"answer": "accept"})
    assert response.status_code == 409
    assert "This date is cancelled." in text(response)


# Adding ------------------------------------------------------------------------------------------


def test_dates_and_people_are_added(client, series):
    registration = booked(series[:1])
    data = {"date": [str(series[1].uid)], "name_2": "Bilal"}
    page = url("add", registration)
    for _time in range(2):
        assert client.post(page, data).status_code == 303
    assert states(registration) == [S.CONFIRMED] * 4
    assert told(registration).count(MessageKind.CHANGED) == 1


def test_last_person_is_added_once_when_the_form_is_sent_twice(client, series):
    Event.objects.update(max_people=2)
    registration = booked(series[:1])
    page = url("add", registration)
    for _time in range(2):
        assert client.post(page, {"name_2": "Bilal"}).status_code == 303
    assert states(registration) == [S.CONFIRMED] * 2
    response = client.post(page, {"name_2": "Chiara"})
    assert response.status_code == 422
    assert "So many people cannot register together." in text(response)


def test_more_people_than_may_register_are_refused(client, date):
    response = client.post(url("add", booked([date])), {"name_2": "Bilal"})
    assert response.status_code == 422


def test_full_date_is_added_for_those_who_will_wait(client, series):
    fill(series[1])
    registration = booked(series[:1])
    page = url("add", registration)
    value = f"{series[1].uid}+list"
    shown = BeautifulSoup(client.get(page).content, "html.parser")
    assert [box["value"] for box in shown.select("input[name=date]")] == [
        value,
        str(series[2].uid),
    ]
    response = client.post(page, {"date": [str(series[1].uid)]})
    assert response.status_code == 422
    assert "This date is full." in text(response)
    assert client.post(page, {"date": [value]}).status_code == 303
    assert states(registration) == [S.CONFIRMED, S.WAITLISTED]


def test_adding_says_why_not_when_the_name_is_taken(client, series):
    registration = booked(series[:1])
    response = client.post(url("add", registration), {"name_2": "Bilal", "name_3": "bilal"})
    assert response.status_code == 422
    assert "Please give each person a name of their own." in text(response)
    assert states(registration) == [S.CONFIRMED]


def test_adding_nothing_is_refused(client, series):
    registration = booked(series[:1])
    response = client.post(url("add", registration), {"name_2": " "})
    assert response.status_code == 422
    assert "Please choose a date or write a name." in text(response)
    assert 'href="#id_' in response.content.decode()


def test_nothing_can_be_added_when_the_training_does_not_allow_it(client, date):
    registration = booked([date])
    assert "Add" not in text(client.get(url("manage", registration)))
    assert buttons(client.get(url("add", registration))) == []


# Changing ----------------------------------------------------------------------------------------


def details(registration, **changes):
    person = registration.participants.get()
    return {f"name_{person.pk}": person.name, "council": "", "language": "de"} | changes


def test_details_are_changed_and_the_page_speaks_the_new_language(client, date):
    registration = booked([date])
    data = details(registration, language="ar", council="Erfurt", need_other_note="Platz vorn")
    response = client.post(url("change", registration), data)
    assert response.status_code == 303
    assert response["Location"].startswith("/ar/")
    page = BeautifulSoup(client.get(response["Location"]).content, "html.parser")
    assert page.select_one("main [role=status]")
    assert "sessionid" not in client.cookies
    registration.refresh_from_db()
    assert (registration.council, registration.language) == ("Erfurt", "ar")
    assert registration.needs.get().note == "Platz vorn"
    client.post(url("change", registration), data)
    assert told(registration).count(MessageKind.CHANGED) == 1


@pytest.mark.parametrize("forged", ["saved", "x.saved~1~y", ""])
def test_page_says_that_changes_are_saved_and_only_then(client, date, forged):
    registration = booked([date])
    data = details(registration, language="en")
    saved = client.post(url("change", registration), data)["Location"]
    assert "Your changes are saved." in text(client.get(saved))
    other = booked([date], email="b@example.org")
    _path, query = saved.split("?")
    for address in (
        url("manage", registration),
        f"{url('manage', registration)}?done={forged}",
        f"{url('manage', other)}?{query}",
    ):
        assert "Your changes are saved." not in text(client.get(address))


def test_only_needs_that_are_cared_for_are_kept(client, date):
    registration = booked([date])
    data = details(registration, need_step_free="on", need_childcare="on")
    client.post(url("change", registration), data)
    assert [need.kind for need in registration.needs.all()] == ["step_free"]


def test_changing_says_why_not_when_the_name_is_taken(client, date):
    registration = booked([date])
    confirm(make_registration(date, name="Bilal"))
    person = registration.participants.get()
    data = details(registration, **{f"name_{person.pk}": "Bilal"})
    response = client.post(url("change", registration), data)
    assert response.status_code == 422
    assert "You are already registered for this date." in text(response)
    person.refresh_from_db()
    assert person.name == "Amina"


def test_changing_needs_a_name(client, date):
    registration = booked([date])
    person = registration.participants.get()
    data = details(registration, **{f"name_{person.pk}": " "})
    response = client.post(url("change", registration), data)
    assert response.status_code == 422
    assert "Please write a name." in text(response)


# Links -------------------------------------------------------------------------------------------


def test_old_links_open_nothing_when_they_were_stopped(client, date):
    registration = booked([date])
    old = url("manage", registration)
    response = client.post(url("revoke", registration), follow=True)
    assert "Now look at your mail" in text(response)
    assert client.get(old).status_code == 404
    assert Message.objects.get(kind=MessageKind.LINKS).email == registration.email
    registration.refresh_from_db()
    assert client.get(url("manage", registration)).status_code == 200


def test_lost_link_answers_the_same_whether_the_address_is_known_or_not(client, date):
    known = booked([date]).email
    page = "/en/anmeldung/link-verloren/"
    seen = []
    for email in (known, "nobody@example.org"):
        with CaptureQueriesContext(connection) as queries:
            response = client.post(page, {"email": email, "stamp": make_stamp()})
        kinds = [query["sql"].split()[0] for query in queries]
        seen.append((response.status_code, response["Location"], kinds))
        message = Message.objects.get(email=email)
        assert (message.kind, message.language) == (MessageKind.LINKS, "en")
    assert seen[0] == seen[1]
    assert seen[0][0] == 303
    assert "If there are none, the e-mail says so." in text(client.get(seen[0][1]))


def test_lost_link_asks_for_a_whole_address(client, home):
    response = client.post("/en/anmeldung/link-verloren/", {"email": "amina"})
    assert response.status_code == 422
    assert "This is no complete e-mail address." in text(response)
    assert not Message.objects.exists()


# Looking -----------------------------------------------------------------------------------------


def records():
    """Everything that is known of trainings and people."""
    models = [model for model in apps.get_app_config("records").get_models() if model._meta.managed]
    return {
        model._meta.label: [*map(model_to_dict, model.objects.order_by("pk"))] for model in models
    }


def addresses(registration, date):
    """Every address for those who take part, with tokens that open it."""
    purposes = {"confirm": Purpose.CONFIRM, "feed": Purpose.FEED} | dict.fromkeys(
        ("address", "my_data", "erase"), Purpose.ADDRESS
    )
    for pattern in urls.urlpatterns:
        converters = pattern.pattern.converters
        if "key" in converters:
            yield reverse(f"registration:{pattern.name}", kwargs={"key": date.event.key})
        elif pattern.name == "offer":
            yield offer_url(registration, date)
        elif pattern.name == "join":
            token = make_join_token(registration, date)
            yield reverse("registration:join", kwargs={"token": token})
        elif pattern.name == "silence":
            token = make_silence_token(registration.email)
            yield reverse("registration:silence", kwargs={"token": token})
        elif "token" in converters:
            purpose = purposes.get(pattern.name, Purpose.MANAGE)
            yield url(pattern.name, registration, purpose)
        else:
            yield reverse(f"registration:{pattern.name}")


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_looking_at_any_page_changes_nothing(client, date, method):
    waiting = offered(date)
    unconfirmed = make_registration(
        date, "late@example.org", waits_for=frozenset({date.pk}), name="Chiara"
    )
    lapse(place_of(waiting))
    before = records()
    for registration in (waiting, unconfirmed):
        for address in addresses(registration, date):
            response = getattr(client, method)(address)
            assert response.status_code in (200, 303, 405, 410), address
            assert records() == before, address


def test_every_page_answers_privately(client, date):
    registration = booked([date])
    for address in addresses(registration, date):
        response = client.get(address)
        assert "private" in response["Cache-Control"], address
        assert "noindex" in response["X-Robots-Tag"], address
        assert response["Referrer-Policy"] == "same-origin", address
        if not address.endswith(".ics"):
            assert "no-store" in response["Cache-Control"], address


def test_forged_tokens_open_no_page(client, date):
    for pattern in urls.urlpatterns:
        if "token" in pattern.pattern.converters:
            address = reverse(f"registration:{pattern.name}", kwargs={"token": "a.0~b~c"})
            assert client.get(address).status_code == 404
            assert client.post(address).status_code in (404, 405)
