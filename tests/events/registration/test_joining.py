"""Online dates: who has a place is led to where they are joined, and nobody else."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse
from icalendar import Calendar

from events.booking.occurrences import cancel_occurrence, change_occurrence
from events.booking.verbs import cancel, confirm
from events.mails.delivery import send_due_messages
from events.outbox.reminders import remind_due
from events.privacy.access_links import Purpose, make_join_token, make_token
from events.records.models import Event, Message, Occurrence, Place, Registration
from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceState
from events.trainings.forgetting import forget_join_links
from events.trainings.models import EventPage
from tests.events.builders import make_place, make_registration, shift
from tests.events.mails.test_invitations import entries

from .test_managing import text

LINK = "https://www.zoom.example/j/4711?pwd=zzsecret"
HOST = "zoom.example"
CODE = "Kenncode zz99"


def publish(**fields):
    """The training as its editors change it."""
    page = EventPage.objects.get(locale__language_code="de", alias_of=None)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return Occurrence.objects.select_related("event").get()


@pytest.fixture
def online(date):
    return publish(is_online=True, join_url=LINK, join_details=CODE)


def join_url(registration, date):
    token = make_join_token(registration, date)
    return "/en" + reverse("registration:join", kwargs={"token": token})[3:]


def manage_url(registration):
    token = make_token(registration, Purpose.MANAGE)
    return "/en" + reverse("registration:manage", kwargs={"token": token})[3:]


def told():
    return Message.objects.filter(kind=MessageKind.JOIN_LINK).count()


def test_page_mails_and_calendar_have_a_link_of_ours_that_leads_there(client, online):
    registration = make_registration(online, language="en")
    send_due_messages()
    confirm(registration)
    send_due_messages()
    Place.objects.update(changed_at=online.starts_at - timedelta(days=30))
    shift(online, timedelta(days=-6))
    remind_due()
    send_due_messages()
    asked, confirmed, reminded = mail.outbox
    assert "/dabei/" not in asked.body
    for sent in (confirmed, reminded):
        (link,) = re.findall(r"http://testserver(/en/anmeldung/dabei/\S+)", sent.body)
        assert f"This opens another service: {HOST}" in sent.body
        assert "zzsecret" not in str(sent.message())
        assert "zz99" not in str(sent.message())
    page = client.get(manage_url(registration))
    button = BeautifulSoup(page.content, "html.parser").find("a", string="Take part online")
    assert button["href"] == link
    assert f"This opens another service: {HOST}" in text(page)
    assert CODE in text(page)
    answer = client.get(link)
    assert (answer.status_code, answer["Location"]) == (302, LINK)
    assert answer["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer["Cache-Control"]
    (part,) = entries(confirmed)
    assert part.entry["LOCATION"] == f"Online, http://testserver{link}"
    assert part.entry["CONFERENCE"] == f"http://testserver{link}"
    assert part.entry["CONFERENCE"].params["LABEL"] == "Take part online"


def test_own_calendar_has_the_link_and_stays_the_same_until_something_changes(client, online):
    registration = make_place(online).participant.registration
    token = make_token(registration, Purpose.FEED)
    feed = reverse("registration:feed", kwargs={"token": token})
    first, second = client.get(feed), client.get(feed)
    assert first["ETag"] == second["ETag"]
    (entry,) = Calendar.from_ical(first.content).walk("VEVENT")
    assert client.get(entry["CONFERENCE"].removeprefix("http://testserver")).status_code == 302
    cancel_occurrence(online)
    (entry,) = Calendar.from_ical(client.get(feed).content).walk("VEVENT")
    assert "CONFERENCE" not in entry


@pytest.mark.parametrize(
    ("end", "status", "said"),
    [
        (lambda registration, date: cancel(registration), 410, "for those who have a place"),
        (lambda registration, date: cancel_occurrence(date), 410, "had to cancel this date"),
        (lambda registration, date: shift(date, timedelta(days=-9)), 410, "This date is over."),
        (
            lambda registration, date: change_occurrence(date, is_online=False),
            200,
            "takes place on site and not online any more",
        ),
        (lambda registration, date: publish(join_url="", join_details=""), 200, "no link yet"),
        (
            lambda registration, date: Registration.objects.update(link_version=1),
            404,
            "This link does not work",
        ),
    ],
    ids=["given up", "cancelled", "over", "on site", "no link", "stopped"],
)
def test_link_leads_nowhere_once_the_place_does_not_count(client, online, end, status, said):
    registration = make_place(online).participant.registration
    link = join_url(registration, online)
    end(registration, online)
    answer = client.get(link)
    assert answer.status_code == status
    assert said in text(answer)
    assert "zoom" not in answer.content.decode()
    assert "/platz/" not in answer.content.decode()


def test_link_leads_nowhere_for_who_has_not_confirmed_or_waits(client, online):
    unconfirmed = make_registration(online)
    make_place(online, "b@example.org")
    waits = make_registration(online, "c@example.org", waits_for=frozenset({online.pk}))
    confirm(waits)
    for registration in (unconfirmed, waits):
        answer = client.get(join_url(registration, online))
        assert answer.status_code == 200
        assert "for those who have a place" in text(answer)
    assert "zoom" not in client.get(manage_url(waits)).content.decode()
    assert Place.objects.get(participant__registration=waits).state == PlaceState.WAITLISTED


def test_strangers_see_the_link_nowhere(client, online):
    make_place(online)
    page = EventPage.objects.get(locale__language_code="de", alias_of=None)
    register = reverse("registration:register", kwargs={"key": online.event.key})
    date = reverse("feeds:date", kwargs={"uid": online.uid})
    key = {"key": page.get_parent().translation_key}
    feeds = [reverse(f"feeds:{name}", kwargs=key) for name in ("feed", "data", "embed")]
    for address in (page.url, page.get_parent().url, register, date, *feeds):
        answer = client.get(address)
        assert answer.status_code == 200
        for secret in ("4711", "zzsecret", "zz99", "/dabei/"):
            assert secret not in answer.content.decode().replace("\r\n ", "")
    for word in ("zoom", "zz99", "4711"):
        assert "Haushalt lesen" not in text(client.get(f"/de/suche/?q={word}"))


def test_only_the_german_page_asks_for_the_link(online):
    form = EventPage.get_edit_handler().get_form_class()
    asking = [
        page.locale.language_code
        for page in EventPage.objects.select_related("locale")
        if "join_url" in form(instance=page, parent_page=page.get_parent()).fields
    ]
    assert asking == ["de"]


# Changes -----------------------------------------------------------------------------------------


def test_people_are_told_once_of_a_link_that_comes_and_of_another_service(client, online):
    publish(join_url="", join_details="")
    make_place(online)
    make_registration(online, "late@example.org")
    assert told() == 0
    publish(join_url=LINK)
    assert told() == 1
    publish(join_url="https://zoom.example/j/other")
    assert told() == 1
    publish(join_url="https://meet.example/room")
    assert told() == 2
    publish(title="Haushalt verstehen")
    assert told() == 2
    send_due_messages()
    changed = [sent for sent in mail.outbox if "/dabei/" in sent.body][-1]
    assert "meet.example" in changed.body
    (part,) = entries(changed)
    assert (part.method, int(part.entry["SEQUENCE"])) == ("REQUEST", online.sequence + 2)


def test_date_can_have_a_link_of_its_own(client, online):
    registration = make_place(online).participant.registration
    change_occurrence(online, join_url="https://meet.example/own", join_details="Code 1")
    assert told() == 1
    assert client.get(join_url(registration, online))["Location"] == "https://meet.example/own"
    assert "Code 1" in client.get(manage_url(registration)).content.decode()
    publish(join_url="https://third.example/")
    assert told() == 1


def test_links_are_forgotten_some_time_after_the_last_date(online):
    change_occurrence(online, join_url="https://meet.example/own")
    shift(online, timedelta(days=-20))
    assert forget_join_links() == 0
    shift(online, timedelta(days=-30))
    assert forget_join_links() == 2
    assert forget_join_links() == 0
    event, own = Event.objects.get(), Occurrence.objects.get()
    assert (event.join_url, event.join_details, own.join_url) == ("", "", "")
    for page in EventPage.objects.all():
        latest = page.get_latest_revision_as_object() if page.latest_revision else page
        assert (page.join_url, latest.join_url, latest.join_details) == ("", "", "")
