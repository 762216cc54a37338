"""Wagtail's own mails, about reviews and comments, while the mail server never answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from time import monotonic

import pytest
from django.core.mail import EmailMessage, get_connection
from django.urls import reverse
from wagtail.models import Comment, Page, TaskState

from kommpaktiv.jobs import mail_queue
from kommpaktiv.jobs.models import QueuedMail
from tests import factories
from tests.events.smtp import HOST, KEEPS_QUIET, TRICKLES, MailServer
from tests.page_forms import form_to

from .conftest import user_in

EDITORS, ADMINISTRATORS = "Redaktion Berlin", "Administration"
PATIENCE = 10  # seconds: half of what a silent server would take


@pytest.fixture
def server(settings) -> Iterator[MailServer]:
    """A server that takes connections and says nothing more to the first mails."""
    found = MailServer()
    found.replies = [KEEPS_QUIET] * 5
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = HOST, found.port
    found.start()
    yield found
    found.stop()


@pytest.fixture
def reviewer(roles):
    return with_address(ADMINISTRATORS, "ada@example.org")


@pytest.fixture
def editor(roles):
    return with_address(EDITORS, "leyla@example.org")


@pytest.fixture
def story(berlin, editor) -> Page:
    return factories.make_story(berlin)


def with_address(group, email):
    user = user_in(group)
    user.email = email
    user.save()
    return user


def edit(browser, page, **changes):
    """Send the form of the page within what people wait for."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    sent = form_to(browser.get(address), address).fields
    start = monotonic()
    answer = browser.post(address, sent | {"body-count": "0"} | changes)
    assert answer.status_code == 302, answer.context["form"].errors
    assert monotonic() - start < PATIENCE


def submit(browser, page) -> TaskState:
    edit(browser, page, **{"action-submit": "x"})
    return TaskState.objects.get(workflow_state__object_id=str(page.pk))


def queued() -> list[str]:
    return list(QueuedMail.objects.values_list("recipient", flat=True))


def test_review_is_asked_for_while_the_server_is_silent(sign_in, server, story, reviewer):
    submit(sign_in(EDITORS), story)
    assert set(queued()) == {"ada@example.org"}
    assert server.connections == 0


@pytest.mark.parametrize("decision", ["approve", "reject"])
def test_review_is_answered_while_the_server_is_silent(
    sign_in, server, story, editor, reviewer, decision
):
    task = submit(sign_in(EDITORS), story)
    QueuedMail.objects.all().delete()
    address = reverse("wagtailadmin_pages:workflow_action", args=[story.pk, decision, task.pk])
    start = monotonic()
    answer = sign_in(ADMINISTRATORS).post(address, {"comment": "So nicht."})
    assert answer.status_code in (200, 302)
    assert monotonic() - start < PATIENCE
    assert "leyla@example.org" in queued()
    assert server.connections == 0


def test_comment_is_answered_while_the_server_is_silent(sign_in, server, story, editor, reviewer):
    comment = Comment.objects.create(
        page=story, user=editor, text="Stimmt das Jahr?", contentpath="title"
    )
    edit(
        sign_in(ADMINISTRATORS),
        story,
        **{
            "comments-TOTAL_FORMS": "1",
            "comments-INITIAL_FORMS": "1",
            "comments-MIN_NUM_FORMS": "0",
            "comments-MAX_NUM_FORMS": "",
            "comments-0-id": str(comment.pk),
            "comments-0-text": comment.text,
            "comments-0-contentpath": "title",
            "comments-0-position": "",
            "comments-0-deleted": "",
            "comments-0-resolved": "",
            "comments-0-replies-TOTAL_FORMS": "1",
            "comments-0-replies-INITIAL_FORMS": "0",
            "comments-0-replies-MIN_NUM_FORMS": "0",
            "comments-0-replies-MAX_NUM_FORMS": "",
            "comments-0-replies-0-id": "",
            "comments-0-replies-0-text": "Ja, 1999.",
            "comments-0-replies-0-deleted": "",
        },
    )
    assert queued() == ["leyla@example.org"]
    assert server.connections == 0


def test_mail_of_wagtail_arrives_once_the_server_answers(sign_in, server, story, reviewer):
    submit(sign_in(EDITORS), story)
    server.replies = []
    assert mail_queue.send_queued_mails() == len(server.delivered) > 0
    assert story.title in server.delivered[0]["Subject"]


@pytest.mark.django_db
def test_mail_is_cut_off_in_time_and_stays_queued(server, monkeypatch):
    monkeypatch.setattr(mail_queue, "DELIVERY", timedelta(seconds=1))
    server.replies = [TRICKLES]
    EmailMessage("Betreff", "Text", to=["ada@example.org"]).send()
    start = monotonic()
    assert mail_queue.send_queued_mails() == 0
    assert monotonic() - start < PATIENCE
    assert queued() == ["ada@example.org"]


def test_mail_is_claimed_for_longer_than_it_may_take():
    assert mail_queue.RETRY_AFTER > mail_queue.DELIVERY


@pytest.mark.django_db
def test_subject_is_one_line_that_fits_whatever_a_page_is_called():
    get_connection().send_messages(
        [EmailMessage("Eine\nZeile " + "x" * 300, "Text", to=["ada@example.org"])]
    )
    mail = QueuedMail.objects.get()
    assert mail.subject.startswith("Eine Zeile")
    assert len(mail.subject) == 255
