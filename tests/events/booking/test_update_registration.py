"""Changing the details of a registration, and stopping its links."""

from uuid import uuid4

import pytest

from events.booking.signup import GivenAnswer, write_answers
from events.booking.states import BookingError, Refusal
from events.booking.update_registration import update_registration
from events.booking.verbs import cancel, confirm
from events.privacy.link_renewal import renew_links
from events.records.models import Event, Message, Participant, Place
from events.records.models.messages import MessageKind
from events.records.questions import Question, QuestionKind
from tests.events.builders import lapse, make_place, make_registration, place_of, shift


@pytest.fixture
def two(date):
    """A confirmed registration of two people."""
    Event.objects.update(max_people=3, capacity=10)
    date.event.refresh_from_db()
    registration = make_registration(date, names=("Amina", "Bilal"))
    confirm(registration)
    return registration


def people(registration):
    return list(registration.participants.values_list("pk", "name"))


def told(registration):
    return Message.objects.filter(registration=registration, kind=MessageKind.CHANGED).count()


def test_details_are_changed_and_told_once(two):
    (first, _name), (second, _other) = people(two)
    answer = GivenAnswer(uuid4(), "Schon dabei gewesen?", True)
    update_registration(
        two,
        names={first: "Amina Diallo"},
        council="Integrationsbeirat Erfurt",
        language="ar",
        needs={"step_free": "Rollstuhl"},
        answers=[answer],
    )
    two.refresh_from_db()
    assert people(two) == [(first, "Amina Diallo"), (second, "Bilal")]
    assert (two.council, two.language) == ("Integrationsbeirat Erfurt", "ar")
    assert list(two.needs.values_list("kind", "note")) == [("step_free", "Rollstuhl")]
    assert two.answers.get().value is True
    assert told(two) == 1


def test_nothing_is_told_when_nothing_changed(two):
    (first, name), _second = people(two)
    update_registration(two, council="", language="de", needs={}, answers=[], names={first: name})
    update_registration(two)
    assert told(two) == 0


def test_needs_and_answers_stay_when_they_are_not_given(two):
    answer = GivenAnswer(uuid4(), "Frage", "Antwort")
    update_registration(two, needs={"other": "Platz vorn"}, answers=[answer])
    update_registration(two, council="Erfurt")
    assert two.needs.get().note == "Platz vorn"
    assert two.answers.get().value == "Antwort"
    assert told(two) == 2


def test_two_people_can_swap_their_names(two, date):
    (first, _name), (second, _other) = people(two)
    before = dict(Place.objects.values_list("participant", "person"))
    update_registration(two, names={first: "Bilal", second: "Amina"})
    after = dict(Place.objects.values_list("participant", "person"))
    assert after == {first: before[second], second: before[first]}


def test_name_that_was_left_is_free_again(two, date):
    (first, _name), _second = people(two)
    update_registration(two, names={first: "Chiara"})
    make_registration(date, name="Amina")
    with pytest.raises(BookingError) as refused:
        make_registration(date, name="Chiara")
    assert refused.value.refusal == Refusal.TWICE


def test_two_people_cannot_have_one_name(two):
    (first, _name), _second = people(two)
    with pytest.raises(BookingError) as refused:
        update_registration(two, names={first: "  BILAL "}, council="Erfurt")
    assert refused.value.refusal == Refusal.SAME_NAME
    two.refresh_from_db()
    assert (people(two)[0][1], two.council, told(two)) == ("Amina", "", 0)


def test_name_of_somebody_registered_by_another_form_is_refused(two, date):
    make_registration(date, name="Chiara")
    (first, _name), _second = people(two)
    with pytest.raises(BookingError) as refused:
        update_registration(two, names={first: "Chiara"})
    assert (refused.value.refusal, refused.value.occurrence) == (Refusal.TWICE, date)


def test_name_is_free_when_the_other_hold_has_lapsed(two, date):
    lapse(place_of(make_registration(date, name="Chiara")))
    (first, _name), _second = people(two)
    update_registration(two, names={first: "Chiara"})
    assert people(two)[0][1] == "Chiara"


def test_people_of_others_keep_their_names(two, date):
    stranger = make_place(date, "b@example.org").participant
    update_registration(two, names={stranger.pk: "Amina Zwei"})
    assert Participant.objects.get(pk=stranger.pk).name == stranger.name
    assert told(two) == 0


def test_nothing_is_changed_when_all_is_given_up(two):
    cancel(two)
    with pytest.raises(BookingError) as refused:
        update_registration(two, council="Erfurt")
    assert refused.value.refusal == Refusal.GIVEN_UP


def test_nothing_is_changed_when_all_is_over(two, date):
    shift(date, -(date.ends_at - date.created_at))
    with pytest.raises(BookingError) as refused:
        update_registration(two, council="Erfurt")
    assert refused.value.refusal == Refusal.PAST


def test_new_links_go_to_the_address_when_the_old_ones_are_stopped(two):
    renew_links(two)
    assert two.link_version == 1
    message = Message.objects.get(kind=MessageKind.LINKS)
    assert (message.email, message.language, message.registration) == (two.email, "de", None)


def test_answers_are_changed_and_those_to_former_questions_stay(date):
    registration = make_place(date).participant.registration
    key, former = uuid4(), uuid4()
    Event.objects.update(
        questions=[Question(key=key, kind=QuestionKind.TEXT, label="Warum?").as_json()]
    )
    registration.refresh_from_db()
    write_answers(
        registration, [GivenAnswer(key, "Warum?", "Neugier"), GivenAnswer(former, "Alt?", "Ja")]
    )
    update_registration(registration, answers=[GivenAnswer(key, "Warum?", "Mut")])
    assert dict(registration.answers.values_list("question", "value")) == {key: "Mut", former: "Ja"}
    assert told(registration) == 1
