"""Setting a password by a link: the answer tells nobody anything, and no request sends a mail."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kommpaktiv.accounts.models import LinkRequest
from kommpaktiv.accounts.password_links import send_link, send_requested_links
from kommpaktiv.accounts.tokens import LinkTokenGenerator
from kommpaktiv.jobs import mail_queue
from kommpaktiv.jobs.models import QueuedMail

from .conftest import PASSWORD

ASK = reverse("account_reset_password")
OTHER = "vier-gruene-Elefanten"

pytestmark = pytest.mark.django_db


def ask(email, client=None, **kwargs):
    return (client or Client()).post(ASK, {"email": email}, **kwargs)


def shown_after(response):
    """The page one is led to, without the token of its forms."""
    page = response.client.get(response.url)
    return re.sub(r'"CSRF_TOKEN": "\w+"', "", page.content.decode())


def link_of(queued):
    return re.search(r"http://testserver(/\S+)", queued.text)[1]


def set_password(client, link, password=OTHER):
    """Follow the link, and fill in the form it leads to."""
    form = client.get(link, follow=True)
    sent = {"password1": password, "password2": password}
    return client.post(form.request["PATH_INFO"], sent)


def let_time_go_by(monkeypatch, **by):
    later = timezone.make_naive(timezone.now() + timedelta(**by))
    monkeypatch.setattr(LinkTokenGenerator, "_now", lambda self: later)


def test_new_password_is_set_by_the_link_that_was_asked_for(client, leyla):
    ask("Leyla@example.org")
    assert send_requested_links() == 1
    queued = QueuedMail.objects.get()
    assert queued.recipient == "leyla@example.org"
    assert set_password(client, link_of(queued)).status_code == 302
    leyla.refresh_from_db()
    assert leyla.check_password(OTHER)


def test_request_does_the_same_whether_or_not_there_is_such_an_account(
    leyla, django_assert_num_queries, django_assert_max_num_queries
):
    with django_assert_max_num_queries(10) as known:
        first = ask("leyla@example.org")
    with django_assert_num_queries(len(known)):
        second = ask("nobody@example.org")
    assert (first.status_code, first.url) == (second.status_code, second.url)
    assert shown_after(first) == shown_after(second)
    assert not QueuedMail.objects.exists()
    assert LinkRequest.objects.count() == 2


def test_nobody_is_written_to_who_has_no_account(leyla):
    ask("nobody@example.org")
    assert send_requested_links() == 0
    assert not LinkRequest.objects.exists()
    assert not QueuedMail.objects.exists()


def test_closed_account_gets_no_link(leyla):
    get_user_model().objects.update(is_active=False)
    ask("leyla@example.org")
    assert send_requested_links() == 0


def test_mailbox_is_not_filled_when_a_link_is_asked_for_many_times(leyla):
    for number in range(5):
        ask("leyla@example.org", REMOTE_ADDR=f"10.0.0.{number}")
    assert send_requested_links() == 1


def test_form_is_not_taken_any_more_when_a_network_sends_it_too_often(settings):
    settings.ACCOUNT_RATE_LIMITS = {"reset_password": "2/h/ip"}
    answers = [ask(f"somebody-{number}@example.org") for number in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]


def test_mail_is_in_the_language_the_form_was_in(leyla):
    ask("leyla@example.org", headers={"accept-language": "en"})
    send_requested_links()
    assert "Somebody asked for a new password" in QueuedMail.objects.get().text


def test_link_works_once(client, leyla):
    ask("leyla@example.org")
    send_requested_links()
    link = link_of(QueuedMail.objects.get())
    set_password(client, link)
    assert set_password(Client(), link, PASSWORD).status_code == 200
    leyla.refresh_from_db()
    assert leyla.check_password(OTHER)


def test_link_works_for_an_hour(client, leyla, monkeypatch):
    send_link(leyla, "account/email/password_reset_key")
    link = link_of(QueuedMail.objects.get())
    let_time_go_by(monkeypatch, minutes=61)
    assert set_password(client, link).status_code == 200
    leyla.refresh_from_db()
    assert leyla.check_password(PASSWORD)


@pytest.mark.parametrize(("days", "works"), [(2, True), (4, False)])
def test_invitation_works_for_three_days(client, leyla, monkeypatch, days, works):
    leyla.set_unusable_password()
    leyla.save()
    send_link(leyla, "account/email/invitation")
    link = link_of(QueuedMail.objects.get())
    let_time_go_by(monkeypatch, days=days)
    set_password(client, link)
    leyla.refresh_from_db()
    assert leyla.check_password(OTHER) is works


def test_owner_is_told_when_the_password_was_set(client, leyla):
    send_link(leyla, "account/email/password_reset_key")
    set_password(client, link_of(QueuedMail.objects.get()))
    assert QueuedMail.objects.filter(recipient="leyla@example.org").count() == 2


@pytest.mark.parametrize("password", ["kurz-1Ä", "administrator", "leyla@example.org"])
def test_password_is_refused_when_it_is_short_common_or_ones_own_name(leyla, password):
    with pytest.raises(ValidationError):
        validate_password(password, leyla)


def test_password_needs_no_kinds_of_characters(leyla):
    validate_password("dreiblaueelefanten", leyla)


@pytest.mark.parametrize(
    "password",
    [
        "passwordpassword",
        "123456789012",
        "qwertzuiop123",
        "qwertyuiopasdf",
        "iloveyou2020!",
        "aaaaaaaaaaaaaaaa",
        "abcabcabcabc",
        "Passwort1234",
        "KommPAktiv2026",
        "Willkommen2026",
        "sommersommer26",
        "letmeinletmein",
        "schalke04schalke04",
        "leylaleyla12",
    ],
)
def test_password_is_refused_when_few_tries_would_find_it(leyla, password):
    with pytest.raises(ValidationError) as refusal:
        validate_password(password, leyla)
    assert "password_guessable" in [error.code for error in refusal.value.error_list]


@pytest.mark.parametrize(
    "password",
    [
        PASSWORD,
        OTHER,
        "Xk3!mQ9#vL2z",
        "أربعة أفيال خضراء",
        "чотири зелені слони",
        "Wer mitreden will, braucht einen Platz. " * 9,
    ],
)
def test_password_may_be_long_and_in_any_script(leyla, password):
    validate_password(password, leyla)


def test_guessable_password_is_refused_by_the_link_and_the_page_says_why(client, leyla):
    send_link(leyla, "account/email/password_reset_key")
    page = set_password(client, link_of(QueuedMail.objects.get()), "Willkommen2026")
    assert page.status_code == 200
    assert "leicht zu erraten" in page.content.decode()
    assert leyla.check_password(PASSWORD)


# The queue ----------------------------------------------------------------------------------------


def test_queued_mails_are_sent_once_and_forgotten():
    mail_queue.queue_mail(["leyla@example.org", "ada@example.org"], "Betreff", "Text")
    assert mail_queue.send_queued_mails() == 2
    assert mail_queue.send_queued_mails() == 0
    assert [message.to for message in mail.outbox] == [["leyla@example.org"], ["ada@example.org"]]
    assert mail.outbox[0].extra_headers["Auto-Submitted"] == "auto-generated"
    assert not QueuedMail.objects.exists()


class SilentBackend(EmailBackend):
    tried = 0

    def send_messages(self, messages):
        type(self).tried += 1
        raise TimeoutError


def test_queued_mails_wait_when_the_server_is_silent_and_only_one_is_tried(settings):
    settings.MAIL_TRANSPORT = f"{__name__}.SilentBackend"
    mail_queue.queue_mail(["leyla@example.org", "ada@example.org"], "Betreff", "Text")
    assert mail_queue.send_queued_mails() == 0
    assert SilentBackend.tried == 1
    assert QueuedMail.objects.filter(due_at__gt=timezone.now()).count() == 1
    settings.MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
    QueuedMail.objects.update(due_at=timezone.now())
    assert mail_queue.send_queued_mails() == 2


def test_queued_mails_are_given_up_after_a_day():
    mail_queue.queue_mail(["leyla@example.org"], "Betreff", "Text")
    QueuedMail.objects.update(created_at=timezone.now() - timedelta(hours=25))
    mail_queue.forget_old_mails()
    assert not QueuedMail.objects.exists()
