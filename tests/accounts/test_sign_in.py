"""Signing in: one door, counted before anything is hashed, and the same answer to everybody."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import get_hasher
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.models import ModelLogEntry

from kommpaktiv.accounts import audit

from .conftest import PASSWORD

LOGIN = reverse("account_login")
WRONG = "falsch"
HOME = "10.0.0.1"
ELSEWHERE = "10.0.0.2"

pytestmark = pytest.mark.django_db


@pytest.fixture
def few_attempts(settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "50/m/ip", "login_failed": "6/m/ip,3/m/key"}


def attempt(login="leyla", password=WRONG, address=HOME, client=None):
    browser = client or Client(REMOTE_ADDR=address, headers={"accept-language": "en"})
    return browser.post(LOGIN, {"login": login, "password": password}, REMOTE_ADDR=address)


def errors(response):
    """The codes of what the form says is wrong, and the sentences."""
    return [
        (error.code, str(error.message))
        for error in response.context["form"].errors.as_data()["__all__"]
    ]


def is_too_many(response):
    return errors(response)[0][0] == "too_many_login_attempts"


@pytest.mark.parametrize("login", ["leyla", "leyla@example.org"])
def test_staff_is_let_in_by_user_name_and_by_address(client, leyla, login):
    assert attempt(login, PASSWORD, client=client).url == reverse("wagtailadmin_home")
    assert client.get(reverse("wagtailadmin_account")).status_code == 200


@pytest.mark.parametrize("elsewhere", ["//evil.example/", "https://evil.example/", "javascript:x"])
def test_nobody_is_led_to_another_site_after_signing_in(client, leyla, elsewhere):
    answer = client.post(LOGIN, {"login": "leyla", "password": PASSWORD, "next": elsewhere})
    assert answer.url == reverse("wagtailadmin_home")


def test_answer_is_the_same_for_a_wrong_password_and_for_nobody(leyla):
    assert errors(attempt("leyla")) == errors(attempt("nobody"))
    assert errors(attempt("leyla@example.org")) == errors(attempt("nobody@example.org"))


def test_closed_account_is_answered_like_a_wrong_password(leyla):
    get_user_model().objects.update(is_active=False)
    assert errors(attempt("leyla", PASSWORD)) == errors(attempt("leyla"))


def test_as_much_is_hashed_whether_or_not_there_is_such_an_account(leyla, monkeypatch):
    hashed = []
    encode = type(get_hasher()).encode
    monkeypatch.setattr(
        type(get_hasher()), "encode", lambda *args: hashed.append(1) or encode(*args)
    )
    counts = []
    for login in ("leyla", "nobody", "leyla@example.org", "nobody@example.org"):
        hashed.clear()
        attempt(login)
        counts.append(len(hashed))
    assert min(counts) == counts[0] >= 1
    assert counts[0] == counts[1]


def test_account_is_not_tried_further_after_failures_from_one_network(leyla, few_attempts):
    for _number in range(3):
        attempt()
    assert is_too_many(attempt(password=PASSWORD))


def test_owner_gets_in_from_elsewhere_while_somebody_tries_the_account(leyla, few_attempts):
    for _number in range(5):
        attempt()
    assert attempt(password=PASSWORD, address=ELSEWHERE).status_code == 302


def test_network_is_not_heard_further_after_failures_of_many_accounts(few_attempts):
    for number in range(6):
        attempt(f"somebody-{number}")
    assert is_too_many(attempt("somebody-else"))


def test_nothing_is_hashed_once_there_were_too_many(leyla, few_attempts, monkeypatch):
    for _number in range(3):
        attempt()

    def fail(*args):
        raise AssertionError

    monkeypatch.setattr(type(get_hasher()), "encode", fail)
    assert attempt().status_code == 200


def test_form_is_not_taken_any_more_when_a_network_sends_it_too_often(settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    answers = [attempt(f"somebody-{number}") for number in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "Too many attempts" in answers[-1].content.decode()


@pytest.mark.parametrize("language", ["de", "en", "fa"])
def test_door_speaks_the_languages_of_the_admin(client, language):
    page = client.get(LOGIN, headers={"accept-language": language})
    spoken = "en" if language == "en" else "de"
    assert f'<html lang="{spoken}" dir="ltr"' in page.content.decode()
    assert page.headers["Content-Language"] == spoken


def test_password_is_typed_hidden_and_managers_know_the_field(client):
    page = BeautifulSoup(client.get(LOGIN).content, "html.parser")
    field = page.select_one("input[name=password]")
    assert (field["type"], field["autocomplete"]) == ("password", "current-password")
    assert not field.has_attr("maxlength")
    assert not field.has_attr("onpaste")


def test_door_loads_nothing_from_elsewhere(client):
    page = client.get(LOGIN).content.decode()
    assert 'src="http' not in page
    assert 'href="http' not in page.replace('href="https://www.enable-javascript.com/"', "")


def test_form_is_refused_without_its_token_and_taken_with_it(leyla):
    browser = Client(enforce_csrf_checks=True)
    assert attempt(password=PASSWORD, client=browser).status_code == 403
    token = browser.get(LOGIN).context["csrf_token"]
    sent = {"login": "leyla", "password": PASSWORD, "csrfmiddlewaretoken": str(token)}
    assert browser.post(LOGIN, sent).status_code == 302


def test_somebody_without_a_role_is_shown_the_form_and_not_sent_in_circles(client):
    client.force_login(get_user_model().objects.create_user("nobody"))
    assert client.get(reverse("wagtailadmin_home"), follow=True).status_code == 200


def test_sign_ins_and_refusals_are_in_the_log(leyla):
    attempt("leyla", PASSWORD)
    attempt("leyla")
    attempt("nobody")
    entries = list(ModelLogEntry.objects.order_by("pk").values_list("action", "object_id"))
    assert entries == [
        (audit.SIGNED_IN, str(leyla.pk)),
        (audit.REFUSED, str(leyla.pk)),
        (audit.REFUSED, audit.NOBODY),
    ]
    assert "nobody" not in str(list(ModelLogEntry.objects.values()))


# Ways round it ------------------------------------------------------------------------------------


def test_sign_in_of_private_pages_leads_to_the_same_door(client, home):
    response = client.get("/de/_util/login/?next=/de/")
    assert response.url == f"{LOGIN}?next=/de/"
    assert client.post("/de/_util/login/", {"username": "leyla"}).url == LOGIN


def test_wagtails_address_to_sign_in_is_this_one(client):
    assert reverse("wagtailadmin_login") == LOGIN
    assert "password_reset" in client.get(LOGIN).content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/admin/password_reset/confirm/MQ/set-password/",
        "/admin/password_reset/confirm/MQ/abc-def/",
    ],
)
def test_other_ways_to_a_password_are_closed(client, address):
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


def test_nobody_signs_up():
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")


def test_account_page_takes_neither_password_nor_address(client, leyla):
    client.force_login(leyla)
    names = {
        panel.name
        for panels in client.get(reverse("wagtailadmin_account")).context["panels_by_tab"].values()
        for panel in panels
    }
    assert "password" not in names
    client.post(
        reverse("wagtailadmin_account"),
        {
            "name_email-email": "other@example.org",
            "password-old_password": PASSWORD,
            "password-new_password1": "vier-gruene-Elefanten",
            "password-new_password2": "vier-gruene-Elefanten",
        },
    )
    leyla.refresh_from_db()
    assert leyla.email == "leyla@example.org"
    assert leyla.check_password(PASSWORD)
