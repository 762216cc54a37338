"""What a timetable will do is never said to have happened: everything says when."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from events.records.models import Event, Message
from events.records.models.messages import MessageKind
from events.trainings.models import EventPage
from home.models import LocationPage
from stories.models import StoryIndexPage, StoryPage
from tests import factories
from tests.events.builders import date_of, write_place

from .test_editing import training_form
from .test_publish_preview import EDITOR, address, draft, publish_through_the_form, seen, told

pytestmark = pytest.mark.usefixtures("november")

WHEN = "1 December 2026, 09:00 CET"


@pytest.fixture
def training(berlin: LocationPage) -> EventPage:
    """A training on 4 March 2027, with somebody on it."""
    page = factories.make_training(berlin, first_date=datetime(2027, 3, 4).date())
    write_place(date_of(page))
    return page


def berlin_time(*parts: int) -> datetime:
    return timezone.make_aware(datetime(*parts))


def said(client, url: str) -> str:
    """The words of a page of the admin, its messages included."""
    return " ".join(BeautifulSoup(client.get(url).content, "html.parser").get_text().split())


def scheduled(sign_in, training, **changes):
    """Somebody who has moved the date, to be published on 1 December, and has confirmed it."""
    draft(training, **{"first_date": datetime(2027, 3, 5).date()} | changes)
    client = sign_in(EDITOR)
    url = address(training, "publish")
    soup, mark = seen(client, url)
    return client, soup, client.post(url, {"seen": mark}).url


def let_it_be_time(page: EventPage) -> None:
    revision, now = page.scheduled_revision, timezone.now() - timedelta(seconds=1)
    content = revision.content | {"go_live_at": now.isoformat()}
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=now, content=content)


def test_button_and_page_say_when_people_are_told(sign_in, training):
    _client, soup, _next = scheduled(sign_in, training, go_live_at=berlin_time(2026, 12, 1, 9))
    words = " ".join(soup.get_text().split())
    assert soup.select_one("button.serious").get_text() == (
        f"Put it in the timetable: 1 person is told on {WHEN}"
    )
    assert f"people are told on {WHEN}, and not now" in words
    assert [cell.get_text() for cell in soup.select("tbody td")][-1] == WHEN


def test_success_says_when_that_it_is_locked_and_how_to_undo(sign_in, training):
    client, _soup, following = scheduled(sign_in, training, go_live_at=berlin_time(2026, 12, 1, 9))
    assert told(MessageKind.DATE_MOVED) == 0
    answer = client.get(following)
    soup = BeautifulSoup(answer.content, "html.parser")
    words = " ".join(soup.select_one(".messages").get_text().split())
    assert "and the people are told" not in words
    assert f"People are told on {WHEN}, not before" in words
    assert "the page is locked" in words
    revision = EventPage.objects.get(pk=training.pk).scheduled_revision
    undo = reverse("wagtailadmin_pages:revisions_unschedule", args=[training.pk, revision.pk])
    assert soup.select_one(f'.messages a[href="{undo}"]')


def test_state_of_the_page_and_list_of_its_dates_say_when(sign_in, training):
    client, _soup, following = scheduled(sign_in, training, go_live_at=berlin_time(2026, 12, 1, 9))
    assert f"live + scheduled, {WHEN}" in said(client, following)
    dates = said(client, reverse("desk:dates", args=[training.pk]))
    assert f"A changed version of this training is published on {WHEN}" in dates
    assert date_of(training).local_start.day == 4


def test_people_are_told_when_it_is_time_and_once(sign_in, training):
    scheduled(sign_in, training, go_live_at=berlin_time(2026, 12, 1, 9))
    let_it_be_time(training)
    for _round in range(2):
        call_command("publish_scheduled")
    assert told(MessageKind.DATE_MOVED) == 1
    assert date_of(training).local_start.day == 5


def test_locked_training_and_its_way_back_say_that_nobody_was_told(sign_in, training):
    client, _soup, following = scheduled(sign_in, training, go_live_at=berlin_time(2026, 12, 1, 9))
    client.get(following)  # with its message
    edit = reverse("wagtailadmin_pages:edit", args=[training.pk])
    locked = "Nobody has been told anything about this version: people are told then."
    assert locked in said(client, edit)
    revision = EventPage.objects.get(pk=training.pk).scheduled_revision
    undo = reverse("wagtailadmin_pages:revisions_unschedule", args=[training.pk, revision.pk])
    assert "Once it is out of the timetable, nobody will be." in said(client, undo)


def test_lock_of_a_page_that_concerns_nobody_says_nothing_of_it(sign_in, berlin):
    story = factories.make_story(berlin)
    story.go_live_at = timezone.now() + timedelta(days=400)
    revision = story.save_revision()
    revision.publish()
    client = sign_in(EDITOR)
    undo = reverse("wagtailadmin_pages:revisions_unschedule", args=[story.pk, revision.pk])
    for address_ in (reverse("wagtailadmin_pages:edit", args=[story.pk]), undo):
        assert "Nobody has been told" not in said(client, address_)


def test_nobody_is_told_after_it_was_taken_out_of_the_timetable(sign_in, training):
    client, _soup, _next = scheduled(sign_in, training, go_live_at=berlin_time(2026, 12, 1, 9))
    revision = EventPage.objects.get(pk=training.pk).scheduled_revision
    undo = reverse("wagtailadmin_pages:revisions_unschedule", args=[training.pk, revision.pk])
    assert client.get(undo).status_code == 200
    following = client.post(undo).url
    assert "and the people are told" not in said(client, following)
    call_command("publish_scheduled")
    assert not Message.objects.exists()
    assert "published on" not in said(client, reverse("desk:dates", args=[training.pk]))
    assert date_of(training).local_start.day == 4


def test_editing_what_is_scheduled_is_refused_until_it_is_taken_out(sign_in, training):
    client, _soup, _next = scheduled(sign_in, training, go_live_at=berlin_time(2026, 12, 1, 9))
    publish_through_the_form(client, training, first_date="2027-03-06", go_live_at="", expire_at="")
    assert not Message.objects.exists()
    assert date_of(training).local_start.day == 4
    assert EventPage.objects.get(pk=training.pk).scheduled_revision


def test_scheduling_through_the_form_says_when_also_where_nobody_is_told(sign_in, berlin):
    page = factories.make_training(berlin)
    client = sign_in(EDITOR)
    answer = publish_through_the_form(
        client, page, start_time="17:00", go_live_at="2026-12-01 09:00", expire_at=""
    )
    words = said(client, answer.url)
    assert f"is published on {WHEN}, in all languages, and not before" in words
    assert date_of(page).local_start.hour == 18


def test_approving_what_is_for_later_says_when(sign_in, training):
    page = draft(
        training, first_date=datetime(2027, 3, 5).date(), go_live_at=berlin_time(2026, 12, 1, 9)
    )
    client = sign_in("Administration")
    page.get_workflow().start(page, None)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    sent = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    soup = BeautifulSoup(client.post(url, sent).content, "html.parser")
    assert WHEN in soup.select_one("button.serious").get_text()
    mark = soup.select_one("input[name=seen]")["value"]
    form = {"first_date": "2027-03-05", "go_live_at": "2026-12-01 09:00", "expire_at": ""}
    fields = training_form(title=page.title, slug=page.slug, **form)
    answer = client.post(url, fields | sent | {"seen": mark})
    assert told(MessageKind.DATE_MOVED) == 0
    assert f"is published on {WHEN}" in said(client, answer.url)


def test_expiry_is_shown_first_with_its_time(sign_in, training):
    client = sign_in(EDITOR)
    answer = publish_through_the_form(
        client, training, first_date="2027-03-04", go_live_at="", expire_at="2026-12-01 09:00"
    )
    assert answer.url == address(training, "publish")
    soup, mark = seen(client, answer.url)
    assert WHEN in soup.select_one("button.serious").get_text()
    following = client.post(answer.url, {"seen": mark}).url
    words = said(client, following)
    assert f"People are told on {WHEN}, not before" in words
    assert f"live, until {WHEN}" in words
    assert not Message.objects.exists()
    assert WHEN in said(client, reverse("desk:dates", args=[training.pk]))
    Page.objects.filter(pk=training.pk).update(expire_at=timezone.now())
    call_command("publish_scheduled")
    assert told(MessageKind.DATE_CANCELLED) == 1
    assert not Event.objects.get().is_published


def test_an_expiry_that_is_known_is_not_shown_again(sign_in, training):
    Page.objects.filter(pk=training.pk).update(expire_at=berlin_time(2026, 12, 1, 9))
    answer = publish_through_the_form(
        sign_in(EDITOR),
        training,
        first_date="2027-03-04",
        lead="Neu",
        go_live_at="",
        expire_at="2026-12-01 09:00",
    )
    assert answer.url == reverse("wagtailadmin_explore", args=[training.get_parent().pk])


# Lists --------------------------------------------------------------------------------------------


def test_list_of_pages_costs_the_same_however_many_are_in_the_timetable(sign_in, berlin):
    """For who translates, the buttons of wagtail-localize cost two queries for each page beside."""
    client = sign_in(EDITOR)
    Permission.objects.filter(codename="submit_translation").delete()
    index = factories.add(berlin, StoryIndexPage(title="Vorbilder"))
    listing = reverse("wagtailadmin_explore", args=[index.pk])
    costs = []
    for number in (1, 2, 6):  # the first fills what is kept in memory
        for one in range(number):
            slug = f"geschichte-{number}-{one}"
            story = factories.add(index, StoryPage(title="Geschichte", name="A", slug=slug))
            story.go_live_at = berlin_time(2027, 12, 1, 9)
            story.save_revision().publish()
        with CaptureQueriesContext(connection) as queries:
            words = said(client, listing)
        costs.append(len(queries))
    assert words.count("live + scheduled, 1 December 2027, 09:00 CET") == 9
    assert costs[1] == costs[2]
