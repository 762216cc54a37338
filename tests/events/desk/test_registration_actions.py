"""What the team does to one registration: taking back places, making its links invalid."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import ModelLogEntry

from events.booking.verbs import cancel_places, confirm, register
from events.privacy.access_links import LinkError, Purpose, make_token, read_token
from events.records.models import Message, Occurrence, Place, Registration
from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceState
from tests import factories
from tests.events.builders import make_registration, make_sign_up, shift

HOME = reverse("wagtailadmin_home")
DESK, OTHER_DESK, EDITORS = "Trainingsbüro Berlin", "Trainingsbüro Hessen", "Redaktion Berlin"


@pytest.fixture
def training(berlin):
    return factories.make_training(
        berlin,
        capacity=2,
        booking_mode="some",
        max_people=2,
        recurrence="RRULE:FREQ=WEEKLY;COUNT=2",
    )


@pytest.fixture
def registration(training) -> Registration:
    """Two people on two dates."""
    dates = Occurrence.objects.order_by("starts_at")
    made = register(
        make_sign_up(
            dates[0], occurrences=[date.pk for date in dates], names=["Leyla Öz", "Nour Öz"]
        )
    )
    confirm(made)
    return made


def places_of(registration):
    places = Place.objects.filter(participant__registration=registration)
    return list(places.order_by("occurrence__starts_at", "participant__position"))


def states_of(registration):
    return [place.state for place in places_of(registration)]


def page_of(place):
    return reverse("registrations:inspect", args=[place.pk])


def take_back(place):
    return reverse("desk:take_back", args=[place.pk])


def new_links(place):
    return reverse("desk:new_links", args=[place.pk])


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


# Taking back --------------------------------------------------------------------------------------


def test_registration_offers_the_coming_active_places(sign_in, registration):
    first, second, third, fourth = places_of(registration)
    cancel_places(registration, [second.pk])
    shift(first.occurrence, by=-(first.occurrence.ends_at - first.occurrence.starts_at) * 1000)
    page = soup(sign_in(DESK).get(page_of(first)))
    boxes = page.find("form", action=take_back(first)).find_all("input", type="checkbox")
    assert [box["value"] for box in boxes] == [str(third.pk), str(fourth.pk)]
    assert all(box["aria-label"] for box in boxes)


def test_exactly_the_chosen_places_are_taken_back_and_the_person_is_told(sign_in, registration):
    first, _second, _third, fourth = places_of(registration)
    browser = sign_in(DESK)
    page = soup(browser.get(take_back(first), {"place": [first.pk, fourth.pk]}))
    assert states_of(registration) == [PlaceState.CONFIRMED] * 4
    form = page.find("form", action=take_back(first))
    chosen = [field["value"] for field in form.find_all("input", {"name": "place"})]
    answer = browser.post(form["action"], {"place": chosen})
    assert (answer.status_code, answer.url) == (303, page_of(first))
    gone, here = PlaceState.CANCELLED, PlaceState.CONFIRMED
    assert states_of(registration) == [gone, here, here, gone]
    assert Message.objects.filter(registration=registration, kind=MessageKind.REMOVED).count() == 1
    assert "2 places are taken back" in browser.get(page_of(first)).content.decode()
    entry = ModelLogEntry.objects.get(action="events.places_remove")
    assert (entry.object_id, entry.user.username) == (str(registration.pk), DESK)


def test_page_before_says_who_is_told_and_that_somebody_waits(sign_in, registration):
    first, *_others = places_of(registration)
    waiting = make_registration(
        first.occurrence, "amadou@example.org", waits_for=frozenset({first.occurrence_id})
    )
    confirm(waiting)
    browser = sign_in(DESK)
    page = browser.get(take_back(first), {"place": first.pk}).content.decode()
    assert "amina@example.org" in page
    assert "1 person is waiting." in page
    browser.post(take_back(first), {"place": first.pk})
    assert states_of(waiting) == [PlaceState.OFFERED]


def test_page_before_says_that_anybody_can_book_when_nobody_waits(sign_in, registration):
    first, *_others = places_of(registration)
    page = sign_in(DESK).get(take_back(first), {"place": first.pk}).content.decode()
    assert "Nobody is waiting." in page


@pytest.mark.parametrize("chosen", [[], ["x"], ["0"], ["9" * 30]])
def test_nothing_is_taken_back_when_nothing_is_chosen(sign_in, registration, chosen):
    first, *_others = places_of(registration)
    browser = sign_in(DESK)
    for answer in (
        browser.get(take_back(first), {"place": chosen}),
        browser.post(take_back(first), {"place": chosen}),
    ):
        assert (answer.status_code, answer.url) == (303, page_of(first))
    assert states_of(registration) == [PlaceState.CONFIRMED] * 4


def test_places_of_another_registration_are_not_taken_back(sign_in, registration, training):
    first, _second, third, _fourth = places_of(registration)
    cancel_places(registration, [third.pk])
    other = make_registration(third.occurrence, "amadou@example.org")
    confirm(other)
    sign_in(DESK).post(take_back(first), {"place": [place.pk for place in places_of(other)]})
    assert states_of(other) == [PlaceState.CONFIRMED]


def test_twice_sent_is_once_done(sign_in, registration):
    first, *_others = places_of(registration)
    browser = sign_in(DESK)
    for _time in range(2):
        assert browser.post(take_back(first), {"place": first.pk}).status_code == 303
    assert Message.objects.filter(registration=registration, kind=MessageKind.REMOVED).count() == 1


# Links --------------------------------------------------------------------------------------------


def test_new_links_make_the_old_ones_invalid_and_are_sent(sign_in, registration):
    first, *_others = places_of(registration)
    old = make_token(registration, Purpose.MANAGE)
    browser = sign_in(DESK)
    page = browser.get(new_links(first))
    assert "amina@example.org" in page.content.decode()
    assert read_token(old, Purpose.MANAGE) == registration
    answer = browser.post(new_links(first))
    assert (answer.status_code, answer.url) == (303, page_of(first))
    with pytest.raises(LinkError):
        read_token(old, Purpose.MANAGE)
    registration.refresh_from_db()
    assert read_token(make_token(registration, Purpose.MANAGE), Purpose.MANAGE) == registration
    message = Message.objects.get(kind=MessageKind.LINKS)
    assert (message.email, message.language) == ("amina@example.org", "de")
    assert states_of(registration) == [PlaceState.CONFIRMED] * 4
    assert ModelLogEntry.objects.filter(action="events.links_renew").count() == 1


def test_new_links_are_not_sent_when_the_address_is_forgotten(sign_in, registration):
    first, *_others = places_of(registration)
    Registration.objects.update(email="")
    browser = sign_in(DESK)
    assert new_links(first) not in browser.get(page_of(first)).content.decode()
    assert browser.post(new_links(first)).status_code == 303
    assert not Message.objects.filter(kind=MessageKind.LINKS).exists()
    registration.refresh_from_db()
    assert registration.link_version == 0


# Who may ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [take_back, new_links])
def test_nobody_but_the_desk_of_the_location_may(sign_in, client, registration, address):
    first, *_others = places_of(registration)
    url = f"{address(first)}?place={first.pk}"
    for method in ("get", "post"):
        data = {"place": first.pk}
        assert getattr(sign_in(OTHER_DESK), method)(url, data).status_code == 404
        assert getattr(sign_in(EDITORS), method)(url, data).url == HOME
        login = reverse("wagtailadmin_login")
        assert getattr(client, method)(url, data).url.startswith(login)
    assert states_of(registration) == [PlaceState.CONFIRMED] * 4
    registration.refresh_from_db()
    assert registration.link_version == 0
