"""Subject, heading and text of a mail say what is so, whatever it mixes and for how many."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail

from events.booking.verbs import cancel, cancel_places, confirm, remove_places
from events.mails.delivery import send_due_messages
from events.records.models import Event, Place
from events.records.models.place_states import PlaceState
from tests.events.builders import lapse, make_dates, make_place, make_registration, places_of

SEAT, TURN = "seat", "turn"
GLAD = "We are glad that you are coming"  # the heading where all is sure
SEATS = 8  # so many that two of them are held


@pytest.fixture
def dates(db):
    """Two dates for up to two people; the first is full, and has a list."""
    first, second = make_dates(2, booking_mode="some", max_people=2, capacity=SEATS)
    for number in range(SEATS):
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
    assert page.h1.get_text() == headline or page.h1.get_text().startswith(GLAD)
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
            "One place is sure, one is not yet",
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
        assert ("Please do not come yet" in text) is (TURN in wanted)
        assert ("number 1 in line" in text) is (TURN in wanted)
        if len(wanted) == 2:
            assert text.index("Place confirmed") < text.index("number 1 in line")


@pytest.mark.parametrize(
    ("has_list", "title", "said"),
    [
        (True, "One place is sure, one is not yet", "On the waiting list, number 1"),
        (
            False,
            "Confirmed in part",
            "No place: this date was not available any more when you confirmed",
        ),
    ],
)
@pytest.mark.parametrize("was_held", [True, False])
def test_mail_names_the_date_that_filled_up_before_it_was_confirmed(
    db, has_list, title, said, was_held
):
    first, second = make_dates(2, booking_mode="some", capacity=20 if was_held else 1)
    Event.objects.update(title="Reden", has_waiting_list=has_list)
    registration = make_registration(first, occurrences=(first.pk, second.pk), language="en")
    for place in Place.objects.filter(state=PlaceState.UNCONFIRMED):
        lapse(place)
    Event.objects.update(capacity=1)
    make_place(first, "faster@example.org")
    confirm(registration)
    headline, texts = sent()
    assert headline == title
    for text in texts:
        assert text.count("Place confirmed") == text.count(said) == 1
        assert text.index("Place confirmed") < text.index(said)
        assert "not confirmed yet" not in text
        assert "not held" not in text


def test_mail_is_silent_about_a_date_one_has_by_another_registration(db):
    """Which is what refuses it here; that date is no news, and there is a place on it."""
    first, second = make_dates(2, booking_mode="some", capacity=20)
    Event.objects.update(title="Reden")
    registration = make_registration(first, occurrences=(first.pk, second.pk), language="en")
    lapse(Place.objects.get(occurrence=first))
    confirm(make_registration(first, language="en"))
    confirm(registration)
    headline, texts = sent()
    assert headline == "Your place is confirmed"
    assert all("No place" not in text for text in texts)


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


@pytest.mark.parametrize(
    ("wanted", "please"),
    [
        ([SEAT], "Please confirm your places"),
        ([TURN, SEAT], "Please confirm your places and your turn on the waiting list"),
    ],
)
def test_mail_does_not_speak_of_holding_what_is_not_held(dates, wanted, please):
    for number in range(SEATS - 2):  # of the two that are left, one could be held
        make_place(dates[SEAT], f"sure{number}@example.org")
    asked(dates, wanted, 2)
    headline, texts = sent()
    assert headline == please
    for text in texts:
        assert "whoever confirms first gets" in text.casefold()
        assert "We hold" not in text
        assert ("we keep your turn" in text) is (TURN in wanted)
