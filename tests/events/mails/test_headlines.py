"""Subject, heading and text of a mail say what is so, whatever it mixes and for how many."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail

from events.booking.verbs import cancel, cancel_places, confirm, remove_places
from events.mails.delivery import send_due_messages
from events.records.models import Event
from tests.events.builders import make_dates, make_place, make_registration, places_of

SEAT, TURN = "seat", "turn"


@pytest.fixture
def dates(db):
    """Two dates for up to two people; the first is full, and has a list."""
    first, second = make_dates(2, booking_mode="some", max_people=2, capacity=2)
    for number in range(2):
        make_place(first, f"stranger{number}@example.org")
    Event.objects.update(title="Reden")
    second.capacity = 8  # of which seats for two are held
    second.save()
    mail.outbox.clear()
    send_due_messages()
    mail.outbox.clear()
    return {TURN: first, SEAT: second}


def asked(dates, wanted, people):
    return make_registration(
        dates[wanted[0]],
        names=("Amina", "Bilal")[:people],
        occurrences=tuple(dates[one].pk for one in wanted),
        waits_for=frozenset({dates[TURN].pk}),
        language="en",
    )


def sent():
    """The last mail: its subject without the training, and what it says, as text and HTML."""
    send_due_messages()
    message = mail.outbox[-1]
    page = BeautifulSoup(message.alternatives[0].content, "html.parser")
    headline = message.subject.removesuffix(": Reden")
    assert page.h1.get_text() == headline
    return headline, [message.body, " ".join(page.get_text(" ").split())]


@pytest.mark.parametrize(
    ("wanted", "people", "please", "held", "confirmed"),
    [
        (
            [SEAT],
            1,
            "Please confirm your place",
            "We hold a place for you",
            "Your place is confirmed",
        ),
        (
            [SEAT],
            2,
            "Please confirm your places",
            "We hold places for 2 people",
            "Your places are confirmed",
        ),
        (
            [TURN],
            1,
            "Please confirm your turn on the waiting list",
            "We keep your turn on the waiting list",
            "You are on the waiting list",
        ),
        (
            [TURN],
            2,
            "Please confirm your turn on the waiting list",
            "We keep your turn on the waiting list",
            "You are on the waiting list",
        ),
        (
            [TURN, SEAT],
            1,
            "Please confirm your places and your turn on the waiting list",
            "We hold a place for you",
            "Confirmed in part, in part on the waiting list",
        ),
        (
            [TURN, SEAT],
            2,
            "Please confirm your places and your turn on the waiting list",
            "We hold places for 2 people",
            "Confirmed in part, in part on the waiting list",
        ),
    ],
)
def test_mail_is_titled_by_what_it_tells(dates, wanted, people, please, held, confirmed):
    registration = asked(dates, wanted, people)
    headline, texts = sent()
    assert headline == please
    for text in texts:
        assert held in text
        assert ("Where a date is full" in text) is (len(wanted) == 2)
        assert ("This date is full." in text) is (wanted == [TURN])
    confirm(registration)
    headline, texts = sent()
    assert headline == confirmed
    for text in texts:
        assert ("We look forward to seeing you" in text) is (SEAT in wanted)
        assert ("and it is your turn" in text) is (TURN in wanted)
        assert ("number 1 in line" in text) is (TURN in wanted)
        if len(wanted) == 2:
            assert text.index("Place confirmed") < text.index("number 1 in line")


@pytest.mark.parametrize(
    ("people", "given_up", "removed"),
    [
        (1, "You have given your place back", "We had to take your place back"),
        (2, "You have given your places back", "We had to take your places back"),
    ],
)
def test_mail_about_what_is_gone_says_how_many(dates, people, given_up, removed):
    registration = asked(dates, [SEAT], people)
    confirm(registration)
    cancel(registration)
    assert sent()[0] == given_up
    registration = asked(dates, [SEAT], people)
    confirm(registration)
    remove_places(registration, places_of(registration))
    assert sent()[0] == removed


def test_mail_about_a_part_that_is_gone_says_that_it_has_changed(dates):
    registration = asked(dates, [TURN, SEAT], 1)
    confirm(registration)
    cancel_places(registration, places_of(registration, occurrence=dates[SEAT]))
    assert sent()[0] == "Your registration has changed"


@pytest.mark.parametrize(("people", "offered"), [(1, "A place for you"), (2, "Places for you")])
def test_mail_about_an_offer_says_for_how_many(dates, people, offered):
    waiting = asked(dates, [TURN], people)
    confirm(waiting)
    sent()
    for place in dates[TURN].places.exclude(participant__registration=waiting):
        cancel(place.participant.registration)
    send_due_messages()
    offers = [one for one in mail.outbox if one.to == [waiting.email]]
    assert offers[-1].subject == f"{offered}: Reden"
