"""What people are told: by mail, in their language, once."""

import re
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from icalendar import Calendar
from wagtail.models import Site

from events.domain.dates import cancel_occurrence
from events.domain.messages import tell
from events.mails.letters import compose
from events.mails.sending import RETRY_AFTER, deliver, send_due_messages
from events.models import EventPage, Message
from events.models.messages import MessageKind, MessageState
from events.tasks import send_messages
from kommpaktiv.core.models import SiteSettings
from tests import factories
from tests.events.builders import make_date, make_place, make_registration


def sent_html(message) -> BeautifulSoup:
    (html,) = (part for part, kind in message.alternatives if kind == "text/html")
    return BeautifulSoup(html, "html.parser")


def calendar_entry(message):
    (content,) = (
        content for _name, content, kind in message.attachments if kind.startswith("text/calendar")
    )
    calendar = Calendar.from_ical(content)
    (entry,) = calendar.walk("VEVENT")
    return calendar, entry


def last_mail():
    send_due_messages()
    return mail.outbox[-1]


class DeadServer(BaseEmailBackend):
    def send_messages(self, email_messages):
        raise SMTPServerDisconnected("Connection unexpectedly closed")


class RefusingServer(BaseEmailBackend):
    def send_messages(self, email_messages):
        raise SMTPRecipientsRefused({"amina@example.org": (550, b"No such user")})


# What the mails say


def test_first_mail_asks_for_the_confirmation_in_the_language_of_the_registration(date):
    registration = make_registration(date, language="ar")
    message = last_mail()
    page = sent_html(message)
    assert message.to == [registration.email]
    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    assert (page.div["lang"], page.div["dir"]) == ("ar", "rtl")
    assert "http://testserver/ar/anmeldung/bestaetigen/" in page.select_one("td ~ p a, p a")["href"]


def test_first_mail_has_no_link_to_what_is_not_confirmed(date):
    make_registration(date)
    assert "/platz/" not in last_mail().body


def test_mail_marks_the_german_title_when_the_page_is_not_translated(date):
    factories.copy_to_languages(date_page().get_parent(), "ar")
    factories.copy_to_languages(date_page(), "ar")
    make_registration(date, language="ar")
    title = sent_html(last_mail()).find(string="Haushalt lesen").parent
    assert (title["lang"], title["dir"]) == ("de", "ltr")


def test_mail_tells_the_translated_title_when_there_is_one(date):
    factories.copy_to_languages(date_page().get_parent(), "en")
    factories.copy_to_languages(date_page(), "en")
    factories.translate(date_page(), "en", title="Reading the budget")
    make_registration(date, language="en")
    message = last_mail()
    assert "Reading the budget" in message.subject
    assert "Reading the budget" in message.body
    assert message.body.count("Haushalt lesen") == 0


def date_page() -> EventPage:
    return EventPage.objects.get(locale__language_code="de")


@pytest.mark.parametrize("kind", MessageKind)
@pytest.mark.parametrize("language", factories.LANGUAGES)
def test_mail_tells_what_where_and_when_in_every_kind_and_language(db, kind, language):
    date = make_date(venue="Rathaus", address="Fischmarkt 1\n99084 Erfurt")
    registration = make_registration(date, language=language, name="Ömer & <b>")
    message = compose(tell(registration, kind))
    page = sent_html(message)
    for text in (message.body, page.get_text()):
        for fact in ("Haushalt lesen", "Rathaus", "Fischmarkt 1", "18:00", "Ömer & <b>"):
            assert fact in text
    assert page.html["lang"] == language
    assert "&amp;" not in message.body
    assert all(link.startswith("http") for link in links(page))


def links(page: BeautifulSoup) -> list[str]:
    return [a["href"] for a in page.find_all("a") if not a["href"].startswith("mailto:")]


def test_mail_says_it_was_sent_by_a_machine_and_where_to_answer(date):
    site_settings = SiteSettings.for_site(Site.objects.get())
    site_settings.email = "hallo@example.org"
    site_settings.save()
    make_registration(date)
    message = last_mail()
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert message.reply_to == ["hallo@example.org"]


def test_subject_stays_one_line_when_the_title_has_several(db):
    date = make_date(title="Haushalt\r\nBcc: all@example.org")
    message = compose(tell(make_registration(date), MessageKind.CONFIRMED))
    assert "\n" not in message.subject
    assert message.message()["Bcc"] is None


# The calendar file


def test_second_mail_has_a_file_for_the_calendar_with_the_local_time(date):
    make_place(date)
    message = last_mail()
    calendar, entry = calendar_entry(message)
    assert calendar["METHOD"] == "PUBLISH"
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Berlin"]
    assert entry["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert entry["DTSTART"].dt == date.local_start
    assert entry["DTEND"].dt == date.local_end
    assert entry["LOCATION"] == "Rathaus, Fischmarkt 1, 99084 Erfurt"
    assert entry["URL"] == "http://testserver/de/trainings/haushalt-lesen/"
    assert (entry["SEQUENCE"], entry["STATUS"]) == (0, "CONFIRMED")


def test_calendar_file_keeps_its_uid_and_counts_on_when_the_date_is_cancelled(date):
    make_place(date)
    _calendar, before = calendar_entry(last_mail())
    cancel_occurrence(date, {"de": "Krank"})
    message = last_mail()
    _calendar, after = calendar_entry(message)
    assert after["UID"] == before["UID"]
    assert (after["SEQUENCE"], after["STATUS"]) == (1, "CANCELLED")
    assert "Krank" in message.body


def test_second_mail_leads_to_the_place(date, client):
    make_place(date)
    body = last_mail().body
    (url,) = re.findall(r"http://testserver(/\S+/platz/\S+/)", body)
    assert client.get(url).status_code == 200


# Sending


def test_queueing_asks_the_worker_to_send(db):
    message = make_registration(make_date()).messages.get()
    task = DBTaskResult.objects.get()
    assert task.args_kwargs["args"] == [[message.pk]]
    assert task.backend_name == "worker"
    send_messages.call([message.pk])
    message.refresh_from_db()
    assert (message.state, message.attempts) == (MessageState.SENT, 1)
    assert message.sent_at is not None


def test_message_is_sent_once_when_the_task_and_the_clock_both_try(db):
    message = make_registration(make_date()).messages.get()
    assert [deliver(message.pk), deliver(message.pk)] == [True, False]
    assert send_due_messages() == 0
    assert len(mail.outbox) == 1


def test_message_is_sent_by_the_clock_when_its_task_was_lost(db):
    make_registration(make_date())
    DBTaskResult.objects.all().delete()
    assert send_due_messages() == 1


def test_message_waits_and_is_tried_again_when_the_server_fails(db, settings):
    now = timezone.now()
    message = make_registration(make_date()).messages.get()
    working, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, f"{__name__}.DeadServer"
    assert not deliver(message.pk)
    message.refresh_from_db()
    assert message.state == MessageState.QUEUED
    assert "unexpectedly closed" in message.error
    settings.EMAIL_BACKEND = working
    assert send_due_messages() == 0
    assert send_due_messages(now + RETRY_AFTER[0] + timedelta(minutes=1)) == 1
    message.refresh_from_db()
    assert (message.state, message.attempts, message.error) == (MessageState.SENT, 2, "")


def test_message_is_given_up_when_the_server_fails_for_days(db, settings):
    settings.EMAIL_BACKEND = f"{__name__}.DeadServer"
    message = make_registration(make_date()).messages.get()
    now = timezone.now()
    for pause in RETRY_AFTER:
        send_due_messages(now)
        now += pause + timedelta(minutes=1)
    message.refresh_from_db()
    assert (message.state, message.attempts) == (MessageState.FAILED, len(RETRY_AFTER))
    assert send_due_messages(now + timedelta(days=9)) == 0


def test_message_is_given_up_at_once_when_the_address_does_not_exist(db, settings):
    settings.EMAIL_BACKEND = f"{__name__}.RefusingServer"
    message = make_registration(make_date()).messages.get()
    deliver(message.pk)
    message.refresh_from_db()
    assert (message.state, message.attempts) == (MessageState.FAILED, 1)


def test_second_copy_is_recognised_when_a_worker_was_killed_after_sending(db):
    message = make_registration(make_date()).messages.get()
    ids = {compose(message).message()["Message-ID"] for _attempt in range(2)}
    assert len(ids) == 1


def test_one_failing_message_does_not_hold_up_the_others(db):
    date = make_date()
    broken = make_registration(date, "a@example.org").messages.get()
    make_registration(date, "b@example.org")
    broken.registration.participants.all().delete()
    assert send_due_messages() == 1
    assert Message.objects.get(pk=broken.pk).error
