"""What changes a page changes its training, its dates and the messages too, or nothing at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.models import Model
from django.dispatch import Signal
from django.utils import timezone
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, PageLogEntry, Revision, TaskState
from wagtail.signals import page_published, page_unpublished, post_page_move

from events.records.models import Event, Message, Occurrence, Place
from events.trainings.models import EventPage, TrainingCalendarPage
from events.trainings.projection import project
from events.trainings.publishing import publish_event, withdraw_event
from home.models import LocationPage
from tests import factories
from tests.events.builders import date_of, write_place

from .test_editing import edit_address, training_form
from .test_publish_preview import EDITOR, address, draft, seen

pytestmark = pytest.mark.usefixtures("november")

Deed = Callable[[], Any]

STEPS = {"page": Page, "facts": EventPage, "training": Event, "date": Occurrence, "told": Message}
FRIDAY, ELSEWHERE = date(2027, 3, 5), "Bibliothek"


@pytest.fixture
def training(berlin: LocationPage) -> EventPage:
    """A training on a Thursday, with somebody on it; in its draft, on Friday and elsewhere."""
    page = factories.make_training(berlin, first_date=date(2027, 3, 4))
    write_place(date_of(page))
    return draft(page, first_date=FRIDAY, venue=ELSEWHERE)


@contextmanager
def failing(step: str) -> Iterator[list[str]]:
    """Have the database refuse what is written in this step; gives the statements refused."""
    table = STEPS[step]._meta.db_table
    write = re.compile(rf'(INSERT(?: OR IGNORE)? INTO|UPDATE|DELETE FROM) "?{table}"? ')
    refused: list[str] = []

    def refuse(execute: Any, sql: str, *arguments: Any) -> Any:
        if write.match(sql):
            refused.append(sql)
            raise OperationalError("The disk is full.")
        return execute(sql, *arguments)

    with connection.execute_wrapper(refuse):
        yield refused


def state() -> list[Any]:
    """All that publishing is about; of the pages what readers see, and not their drafts."""
    fields: dict[type[Model], list[str]] = {
        Page: ["pk", "title", "live", "path", "url_path", "expired", "live_revision"],
        EventPage: [field.name for field in EventPage._meta.local_fields],
        TaskState: ["pk", "status"],
    }
    models = (*fields, Event, Occurrence, Place, Message)
    return [list(model.objects.order_by("pk").values(*fields.get(model, ()))) for model in models]


def button(action: str) -> Callable[[Any, EventPage], Deed]:
    def prepared(sign_in: Any, page: EventPage) -> Deed:
        client = sign_in(EDITOR)
        _soup, mark = seen(client, address(page, action))
        return lambda: client.post(address(page, action), {"seen": mark})

    return prepared


def approval(sign_in: Any, page: EventPage) -> Deed:
    client = sign_in("Administration")
    page.get_workflow().start(page, None)
    form = training_form(
        title=page.title, slug=page.slug, first_date=FRIDAY.isoformat(), venue=ELSEWHERE
    )
    form |= {"action-workflow-action": "1", "workflow-action-name": "approve"}
    shown = BeautifulSoup(client.post(edit_address(page), form).content, "html.parser")
    form["seen"] = shown.select_one("input[name=seen]")["value"]
    return lambda: client.post(edit_address(page), form)


def due(sign_in: Any, page: EventPage) -> Deed:
    before = timezone.now() - timedelta(minutes=1)
    Revision.objects.filter(pk=page.latest_revision_id).update(approved_go_live_at=before)
    return lambda: call_command("publish_scheduled")


def expired(sign_in: Any, page: EventPage) -> Deed:
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    return lambda: call_command("publish_scheduled")


def moved(sign_in: Any, page: EventPage) -> Deed:
    def move() -> None:
        hessen = LocationPage.objects.get(title="Hessen", alias_of=None)
        TrainingCalendarPage.objects.parent_of(page).get().move(hessen, pos="last-child")

    return quietly(move)


def code(sign_in: Any, page: EventPage) -> Deed:
    projection = project(EventPage.objects.get(pk=page.pk).get_latest_revision_as_object())
    return quietly(lambda: publish_event(projection))


def code_that_withdraws(sign_in: Any, page: EventPage) -> Deed:
    return quietly(lambda: withdraw_event(page.translation_key))


def quietly(deed: Deed) -> Deed:
    """Nobody is there to be told of a failure."""

    def done() -> None:
        with suppress(OperationalError):
            deed()

    return done


PUBLISHES = "page training date told"


@pytest.mark.parametrize(
    ("way", "steps"),
    [
        (button("publish"), f"{PUBLISHES} facts"),
        (approval, f"{PUBLISHES} facts"),
        (due, f"{PUBLISHES} facts"),
        (button("unpublish"), PUBLISHES),
        (button("delete"), f"{PUBLISHES} facts"),
        (expired, PUBLISHES),
        (moved, "page facts training"),
        (code, "training date told"),
        (code_that_withdraws, "training date told"),
    ],
)
def test_nothing_has_changed_when_a_step_fails(sign_in, training, way, steps):
    deed = way(sign_in, training)
    before = state()
    for step in steps.split():
        with failing(step) as refused:
            deed()
        assert refused, step
        assert state() == before, step
    deed()
    assert state() != before


def test_editor_is_led_back_with_a_message_when_publishing_fails(sign_in, training, caplog):
    client = sign_in(EDITOR)
    form = training_form(title=training.title, slug=training.slug, lead="Neu geschrieben")
    Place.objects.all().delete()  # nobody to be shown first
    with failing("training"):
        answer = client.post(edit_address(training), form | {"action-publish": "1"})
    assert answer.url == edit_address(training)
    page = client.get(answer.url).content.decode()
    assert "This did not work because of an error on the site." in page
    assert "Neu geschrieben" in page
    assert "The disk is full." in caplog.text
    assert EventPage.objects.get(pk=training.pk).lead != "Neu geschrieben"


def test_worker_publishes_the_others_when_one_page_fails(training, caplog):
    broken = training.translation_key
    other = draft(factories.make_training(training.get_parent(), title="B"), title="Neu")
    for page in (training, other):
        due(None, page)

    def refuse(instance: EventPage, **kwargs: Any) -> None:
        if instance.translation_key == broken:
            raise OperationalError("The disk is full.")

    with connected(page_published, refuse):
        call_command("publish_scheduled")
    assert EventPage.objects.get(pk=other.pk).title == "Neu"
    assert EventPage.objects.get(pk=training.pk).venue != ELSEWHERE
    assert f"page {training.pk}" in caplog.text


# The day on which Wagtail does it by itself -------------------------------------------------------


@contextmanager
def connected(signal: Signal, receiver: Callable[..., None]) -> Iterator[None]:
    signal.connect(receiver)
    try:
        yield
    finally:
        signal.disconnect(receiver)


def fail(**kwargs: Any) -> None:
    raise OperationalError("The disk is full.")


@pytest.mark.parametrize(
    ("action", "signal"),
    [
        (PublishPageRevisionAction, page_published),
        (UnpublishPageAction, page_unpublished),
        (MovePageAction, post_page_move),
        (DeletePageAction, page_unpublished),
    ],
)
def test_wagtail_still_needs_our_transaction(training, action, signal):
    """When this fails, the action can go from `kommpaktiv.content.page_actions`."""
    arguments: dict[Any, tuple[Any, ...]] = {
        PublishPageRevisionAction: (training.latest_revision,),
        UnpublishPageAction: (training,),
        MovePageAction: (
            training,
            TrainingCalendarPage.objects.get().get_parent().specific,
            "first-child",
        ),
        DeletePageAction: (training, None),
    }
    before = state(), PageLogEntry.objects.count()
    with connected(signal, fail), pytest.raises(OperationalError):
        action.execute.__wrapped__(action(*arguments[action]))
    connection.set_rollback(False)  # Django's own deleting has given the test's transaction up
    assert (state(), PageLogEntry.objects.count()) != before
