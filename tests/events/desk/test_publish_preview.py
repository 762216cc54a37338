"""Before something is published, unpublished or deleted, the editor sees whom it concerns."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from events.records.models import Event, Message, Occurrence, Place
from events.records.models.messages import MessageKind
from events.trainings.models import EventPage
from home.models import LocationPage
from tests import factories
from tests.events.builders import date_of, write_place

from .test_editing import training_form

pytestmark = pytest.mark.usefixtures("november")

EDITOR = "Redaktion Berlin"
OTHERS = "Redaktion Hessen"


@pytest.fixture
def training(berlin: LocationPage) -> EventPage:
    """A training on a Thursday, with somebody on it."""
    page = factories.make_training(berlin, first_date=date(2027, 3, 4))
    write_place(date_of(page))
    return page


def address(page, action: str) -> str:
    return reverse("desk:publish_preview", args=[page.pk, action])


def draft(page: EventPage, **changes) -> EventPage:
    """Change the page without publishing it, as saving a draft does."""
    page = EventPage.objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision()
    return page


def seen(client: Client, url: str) -> tuple[BeautifulSoup, str]:
    soup = BeautifulSoup(client.get(url).content, "html.parser")
    return soup, soup.select_one("input[name=seen]")["value"]


def told(kind: MessageKind) -> int:
    return Message.objects.filter(kind=kind).count()


def publish_through_the_form(client: Client, page: EventPage, **changes):
    """Send the editor's form with the button that publishes."""
    form = training_form(title=page.title, slug=page.slug, **changes)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(url, form | {"action-publish": "1"})


def test_who_comes_to_several_dates_is_told_as_one_person(sign_in, berlin):
    page = factories.make_training(
        berlin, first_date=date(2027, 3, 4), recurrence="RRULE:FREQ=WEEKLY;COUNT=2"
    )
    first, second = Occurrence.objects.filter(event__key=page.translation_key)
    here = write_place(first)
    there = {"occurrence": second, "person": here.person, "state": here.state}
    Place.objects.create(participant=here.participant, **there)
    write_place(second, email="bo@example.org", name="Bo")
    soup, _seen = seen(sign_in(EDITOR), address(page, "unpublish"))
    assert soup.select_one("button.serious").get_text() == "Unpublish and tell 2 people"


def test_publishing_shows_first_who_would_be_told(sign_in, training):
    client = sign_in(EDITOR)
    answer = publish_through_the_form(client, training, first_date="2027-03-05")
    assert answer.url == address(training, "publish")
    assert date_of(training).local_start.date() == date(2027, 3, 4)
    assert told(MessageKind.DATE_MOVED) == 0
    soup, _seen = seen(client, answer.url)
    cells = [cell.get_text().strip() for cell in soup.select("tbody td")]
    days = ["Thu, 4 Mar 2027, 18:00", "moves", "Fri, 5 Mar 2027, 18:00"]
    assert cells == [*days, "1", "date is moved"]
    assert soup.select_one("button.serious").get_text() == "Publish and tell 1 person"


def test_publishing_goes_on_at_once_when_nobody_would_be_told(sign_in, berlin):
    page = factories.make_training(berlin)
    answer = publish_through_the_form(sign_in(EDITOR), page, start_time="17:00")
    assert answer.url == reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    assert date_of(page).local_start.hour == 17


def test_going_back_keeps_what_was_typed(sign_in, training):
    client = sign_in(EDITOR)
    publish_through_the_form(client, training, first_date="2027-03-05", lead="Neu")
    page = client.get(reverse("wagtailadmin_pages:edit", args=[training.pk])).content.decode()
    assert "2027-03-05" in page
    assert "Neu" in page


def test_confirming_publishes_and_tells_once(sign_in, training):
    draft(training, first_date=date(2027, 3, 5))
    client = sign_in(EDITOR)
    _soup, mark = seen(client, address(training, "publish"))
    for _click in range(2):
        client.post(address(training, "publish"), {"seen": mark})
    assert date_of(training).local_start.date() == date(2027, 3, 5)
    assert told(MessageKind.DATE_MOVED) == 1


def test_confirming_shows_it_again_when_somebody_registered_meanwhile(sign_in, training):
    draft(training, first_date=date(2027, 3, 5))
    client = sign_in(EDITOR)
    _soup, mark = seen(client, address(training, "publish"))
    write_place(date_of(training), "Omar Aziz", "omar@example.org")
    answer = client.post(address(training, "publish"), {"seen": mark})
    assert "Something has changed since you looked" in answer.content.decode()
    assert told(MessageKind.DATE_MOVED) == 0


def test_consequences_are_closed_to_editors_of_other_locations(sign_in, training):
    client = sign_in(OTHERS)
    for action in ("publish", "unpublish", "delete"):
        assert client.get(address(training, action)).status_code == 302
        assert client.post(address(training, action), {"seen": "x"}).status_code == 302
    assert Event.objects.get().is_published


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_taking_a_training_away_shows_first_who_would_be_told(sign_in, training, action):
    client = sign_in(EDITOR)
    url = reverse(f"wagtailadmin_pages:{action}", args=[training.pk])
    assert client.post(url).url == address(training, action)
    assert told(MessageKind.DATE_CANCELLED) == 0
    _soup, mark = seen(client, address(training, action))
    client.post(address(training, action), {"seen": mark})
    assert told(MessageKind.DATE_CANCELLED) == 1
    assert not Event.objects.get().is_published


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_taking_a_calendar_away_tells_the_people_of_its_trainings(sign_in, training, action):
    client, calendar = sign_in("Administration"), training.get_parent()
    url = reverse(f"wagtailadmin_pages:{action}", args=[calendar.pk])
    assert client.post(url, {"include_descendants": "on"}).url == address(calendar, action)
    _soup, mark = seen(client, address(calendar, action))
    client.post(address(calendar, action), {"seen": mark})
    assert told(MessageKind.DATE_CANCELLED) == 1
    assert not Event.objects.get().is_published


def test_many_at_once_are_refused_when_people_are_concerned(sign_in, training):
    client = sign_in(EDITOR)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    answer = client.post(f"{url}?id={training.pk}")
    assert answer.status_code == 302
    assert Event.objects.get().is_published
    page = client.get(answer.url).content.decode()
    assert "one by one" in page


def test_approving_shows_first_who_would_be_told(sign_in, training):
    page = draft(training, start_time=time(17, 0))
    client = sign_in("Administration")
    workflow = page.get_workflow()
    workflow.start(page, None)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    sent = {"action-workflow-action": "1", "workflow-action-name": "approve", "title": "T"}
    soup = BeautifulSoup(client.post(url, sent).content, "html.parser")
    assert soup.select_one("input[name=title]")["value"] == "T"
    assert soup.select_one("input[name=seen]")
    assert date_of(training).local_start.hour == 18


@pytest.mark.parametrize("headers", [{}, {"x-requested-with": "XMLHttpRequest"}])
def test_approving_from_the_dashboard_leads_to_the_page_first(sign_in, training, headers):
    page = draft(training, start_time=time(17, 0))
    page.get_workflow().start(page, None)
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    answer = sign_in("Administration").post(url, {"comment": ""}, headers=headers)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert edit in (
        answer.headers.get("location"),
        *([answer.json()["redirect"]] if headers else []),
    )
    assert date_of(training).local_start.hour == 18
    assert told(MessageKind.DATE_MOVED) == 0


def test_approving_from_the_dashboard_goes_on_when_nobody_would_be_told(sign_in, berlin):
    page = draft(factories.make_training(berlin), start_time=time(17, 0))
    page.get_workflow().start(page, None)
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    sign_in("Administration").post(url, {"comment": ""})
    assert date_of(page).local_start.hour == 17


def test_publishing_a_translation_asks_nothing(sign_in, training):
    factories.copy_to_languages(training.get_parent(), "en")
    factories.copy_to_languages(training, "en")
    english = factories.translate(training, "en", title="Reading the budget")
    draft(english, start_time=time(9, 0))
    publish_through_the_form(sign_in("Administration"), english)
    assert Occurrence.objects.get().local_start.hour == 18
    assert told(MessageKind.DATE_MOVED) == 0


def test_past_dates_concern_nobody(sign_in, training):
    found = date_of(training)
    Occurrence.objects.update(
        starts_at=found.starts_at - timedelta(days=400), ends_at=found.ends_at - timedelta(days=400)
    )
    answer = sign_in(EDITOR).get(reverse("wagtailadmin_pages:unpublish", args=[training.pk]))
    assert answer.status_code == 200
