"""What is asked of a session: an end, a second factor, and again who one is."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import ModelLogEntry

from kommpaktiv.accounts import audit, fresh_sign_in, middleware
from kommpaktiv.accounts.sessions import device_name
from kommpaktiv.jobs.models import QueuedMail
from tests.page_forms import form_to

from .conftest import PASSWORD

HOME = reverse("wagtailadmin_home")
LOGIN = reverse("account_login")
SETUP = reverse("mfa_index")
TOTP = reverse("mfa_activate_totp")
HOUR = 60 * 60
NEW = "vier-gruene-Elefanten"

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(leyla):
    client = Client(headers={"accept-language": "en"})
    assert client.post(LOGIN, {"login": "leyla", "password": PASSWORD}).url == HOME
    return client


def make_older(client, key, hours):
    session = client.session
    session[key] = time.time() - hours * HOUR
    session.save()


def code_of(secret):
    """What the app would show."""
    counter = next(totp.yield_hotp_counters_from_time())
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def set_up_totp(client):
    secret = client.get(TOTP).context["form"].secret
    response = client.post(TOTP, {"code": code_of(secret)})
    assert response.status_code == 302
    return secret


# Ends ---------------------------------------------------------------------------------------------


def test_session_ends_when_it_was_left_alone(browser):
    make_older(browser, middleware.SEEN_AT, hours=2.1)
    assert browser.get(HOME).url == f"{LOGIN}?next={HOME}"
    assert browser.get(HOME).url.startswith(LOGIN)
    assert "_auth_user_id" not in browser.session


def test_session_ends_after_half_a_day_however_busy(browser):
    make_older(browser, fresh_sign_in.SIGNED_IN_AT, hours=12.1)
    assert browser.get(HOME).url.startswith(LOGIN)


def test_session_lasts_while_it_is_used(browser):
    make_older(browser, middleware.SEEN_AT, hours=1.9)
    assert browser.get(HOME).status_code == 200
    assert time.time() - browser.session[middleware.SEEN_AT] < HOUR


def test_session_without_a_beginning_is_over(browser):
    session = browser.session
    del session[fresh_sign_in.SIGNED_IN_AT]
    session.save()
    assert browser.get(HOME).url.startswith(LOGIN)


def test_sessions_are_listed_and_others_ended(browser):
    other = Client()
    other.post(LOGIN, {"login": "leyla", "password": PASSWORD})
    address = reverse("usersessions_list")
    assert browser.get(address).context["session_count"] == 2
    browser.post(address)
    assert other.get(HOME).url.startswith(LOGIN)
    assert browser.get(HOME).status_code == 200
    assert UserSession.objects.count() == 1


def test_administrator_ends_the_sessions_of_one_account(browser, other, leyla, client):
    user = get_user_model().objects.create_user("omar", "omar@example.org", PASSWORD)
    user.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    client.post(LOGIN, {"login": "omar", "password": PASSWORD})
    set_up_totp(browser)
    call_command("sign_out", "leyla", verbosity=0)
    assert browser.get(HOME).url.startswith(LOGIN)
    assert other.get(HOME).url.startswith(LOGIN)
    assert client.get(HOME).status_code == 200
    assert Authenticator.objects.filter(user=leyla).exists()
    call_command("sign_out", everybody=True)
    assert client.get(HOME).url.startswith(LOGIN)


def test_administrator_removes_the_second_factor_of_somebody_who_has_lost_it(browser, leyla):
    set_up_totp(browser)
    call_command("sign_out", "leyla", second_factor=True)
    assert not Authenticator.objects.exists()
    assert Client().post(LOGIN, {"login": "leyla", "password": PASSWORD}).url == HOME
    with pytest.raises(CommandError):
        call_command("sign_out", "nobody")


def test_session_is_over_when_the_account_is_closed(browser, leyla):
    leyla.is_active = False
    leyla.save()
    assert browser.get(HOME).url.startswith(LOGIN)


def test_other_sessions_are_over_when_the_password_is_changed(browser, other):
    sent = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert browser.post(reverse("account_change_password"), sent).status_code == 302
    assert other.get(HOME).url.startswith(LOGIN)


def test_password_is_not_changed_without_the_present_one(browser, leyla):
    sent = {"oldpassword": NEW, "password1": NEW, "password2": NEW}
    assert browser.post(reverse("account_change_password"), sent).status_code == 200
    leyla.refresh_from_db()
    assert leyla.check_password(PASSWORD)


def test_session_has_another_key_after_somebody_signed_in(leyla):
    client = Client()
    client.get(LOGIN)
    session = client.session
    session["known"] = True
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = before = session.session_key
    client.post(LOGIN, {"login": "leyla", "password": PASSWORD})
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != before


def test_browser_forgets_what_it_kept_when_somebody_signs_out(browser):
    assert "Clear-Site-Data" not in browser.get(HOME).headers
    answer = browser.post(reverse("wagtailadmin_logout"))
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_code_of_an_app_is_taken_once(browser):
    code = code_of(set_up_totp(browser))
    cache.clear()  # the code that set it up was used up
    answers = []
    for _attempt in range(2):
        client = Client()
        client.post(LOGIN, {"login": "leyla", "password": PASSWORD})
        answers.append(client.post(reverse("mfa_authenticate"), {"code": code}).status_code)
    assert answers == [302, 200]


@pytest.mark.parametrize(
    "name", ["wagtailadmin_home", "usersessions_list", "account_email", "mfa_index"]
)
def test_no_page_of_the_admin_is_kept_by_browsers(browser, name):
    assert "no-store" in browser.get(reverse(name)).headers["Cache-Control"]


FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def other(leyla):
    """The same person at another device."""
    client = Client(headers={"user-agent": FIREFOX})
    client.post(LOGIN, {"login": "leyla", "password": PASSWORD})
    return client


def row_of(client):
    return UserSession.objects.get(session_key=client.session.session_key)


def end(row):
    return reverse("usersessions_end", args=[row.pk])


def test_one_session_is_ended_and_the_others_last(browser, other, leyla):
    third = Client()
    third.post(LOGIN, {"login": "leyla", "password": PASSWORD})
    page = browser.get(reverse("usersessions_list"))
    assert "Firefox, Windows" in page.content.decode()
    form = form_to(page, end(row_of(other)))
    answer = browser.post(form.action, form.fields, follow=True)
    assert "Firefox, Windows" in str(next(iter(answer.context["messages"])))
    assert other.get(HOME).url.startswith(LOGIN)
    assert browser.get(HOME).status_code == third.get(HOME).status_code == 200
    assert ModelLogEntry.objects.filter(action=audit.SESSIONS_ENDED, user=leyla).exists()


def test_ending_the_present_session_signs_out(browser):
    assert browser.post(end(row_of(browser))).url == LOGIN
    assert browser.get(HOME).url.startswith(LOGIN)


def test_nobody_ends_sessions_of_others(browser, client):
    user = get_user_model().objects.create_user("omar", "omar@example.org", PASSWORD)
    user.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    client.post(LOGIN, {"login": "omar", "password": PASSWORD})
    assert browser.post(end(row_of(client))).status_code == 404
    assert client.get(HOME).status_code == 200


def test_session_is_not_ended_without_the_token_of_the_form_or_by_a_link(browser, other):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = browser.cookies
    assert strict.post(end(row_of(other))).status_code == 403
    assert browser.get(end(row_of(other))).url == reverse("usersessions_list")
    assert other.get(HOME).status_code == 200


def test_one_proves_who_one_is_before_sessions_are_shown_or_ended(browser, other):
    make_older(browser, fresh_sign_in.SIGNED_IN_AT, hours=1)
    again = reverse("account_reauthenticate")
    assert browser.get(reverse("usersessions_list")).url.startswith(again)
    assert browser.post(end(row_of(other))).url.startswith(again)
    assert other.get(HOME).status_code == 200


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (FIREFOX, "Firefox, Windows"),
        ("Mozilla/5.0 (X11; Linux) AppleWebKit/537 Chrome/140.0 Safari/537 Edg/140", "Edge, Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1", "Safari, iPhone"),
        ("curl/8", "unbekanntes Gerät"),
    ],
)
def test_device_is_named_as_people_call_it(user_agent, name):
    with override("de"):
        assert device_name(user_agent) == name


# Again who one is ---------------------------------------------------------------------------------


def test_one_proves_again_who_one_is_before_roles_password_or_address_change(leyla, browser):
    leyla.user_permissions.add(*Permission.objects.filter(content_type__app_label="auth"))
    guarded = [
        reverse("wagtailusers_users:add"),
        reverse("wagtailusers_users:edit", args=[leyla.pk]),
        reverse("wagtailusers_groups:add"),
        reverse("wagtailusers_users:index") + "?export=csv",
        reverse("mfa_activate_totp"),
    ]
    make_older(browser, fresh_sign_in.SIGNED_IN_AT, hours=0.5)
    again = reverse("account_reauthenticate")
    for address in guarded:
        assert browser.get(address).url.startswith(again), address
    assert browser.post(reverse("account_email"), {"email": "a@example.org", "action_add": ""}).url
    assert not QueuedMail.objects.exists()
    response = browser.post(
        f"{again}?next={guarded[1]}", {"password": PASSWORD, "next": guarded[1]}
    )
    assert response.url == guarded[1]
    assert browser.get(guarded[1]).status_code == 200


def test_form_may_be_sent_a_while_after_it_was_opened(leyla, browser):
    leyla.user_permissions.add(*Permission.objects.filter(content_type__app_label="auth"))
    make_older(browser, fresh_sign_in.SIGNED_IN_AT, hours=0.5)
    assert browser.post(reverse("wagtailusers_users:add"), {}).status_code == 200
    make_older(browser, fresh_sign_in.SIGNED_IN_AT, hours=1)
    assert browser.post(reverse("wagtailusers_users:add"), {}).status_code == 302


def test_password_is_changed_with_the_old_one_and_the_owner_told(leyla, browser):
    sent = {"oldpassword": "falsch", "password1": "vier-gruene-Elefanten"}
    sent["password2"] = sent["password1"]
    address = reverse("account_change_password")
    assert browser.post(address, sent).status_code == 200
    assert browser.post(address, sent | {"oldpassword": PASSWORD}).status_code == 302
    leyla.refresh_from_db()
    assert leyla.check_password("vier-gruene-Elefanten")
    assert QueuedMail.objects.get().recipient == "leyla@example.org"
    assert ModelLogEntry.objects.filter(action=audit.PASSWORD).exists()


def test_address_changes_once_the_new_one_confirms_and_the_old_one_is_told(leyla, browser):
    browser.post(reverse("account_email"), {"email": "neu@example.org", "action_add": ""})
    leyla.refresh_from_db()
    assert leyla.email == "leyla@example.org"
    asked = QueuedMail.objects.get(recipient="neu@example.org")
    link = next(word for word in asked.text.split() if word.startswith("http"))
    browser.post(link)
    leyla.refresh_from_db()
    assert leyla.email == "neu@example.org"
    assert QueuedMail.objects.filter(recipient="leyla@example.org").exists()


# Second factor ------------------------------------------------------------------------------------


def test_code_of_an_app_is_asked_for_once_it_is_set_up(
    leyla, browser, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        secret = set_up_totp(browser)
    assert QueuedMail.objects.filter(recipient="leyla@example.org").exists()
    assert ModelLogEntry.objects.filter(action=audit.SECOND_FACTOR).exists()
    other = Client()
    asked = other.post(LOGIN, {"login": "leyla", "password": PASSWORD})
    assert asked.url == reverse("mfa_authenticate")
    assert other.get(HOME).url.startswith(LOGIN)
    assert other.post(asked.url, {"code": "000000"}).status_code == 200
    cache.clear()  # a code is taken once
    assert other.post(asked.url, {"code": code_of(secret)}).url == HOME
    assert other.get(HOME).status_code == 200


def test_recovery_code_lets_one_in_once(leyla, browser):
    set_up_totp(browser)
    codes = RecoveryCodes(
        Authenticator.objects.get(user=leyla, type=Authenticator.Type.RECOVERY_CODES)
    ).get_unused_codes()
    for expected in (302, 200):
        other = Client()
        asked = other.post(LOGIN, {"login": "leyla", "password": PASSWORD})
        assert other.post(asked.url, {"code": codes[0]}).status_code == expected


def test_who_sees_personal_data_sets_up_a_second_factor_before_anything_opens(
    leyla, browser, settings
):
    leyla.user_permissions.add(Permission.objects.get(codename="work_at_desk"))
    settings.REQUIRE_SECOND_FACTOR = True
    for address in (HOME, reverse("registrations:index"), reverse("wagtailadmin_account")):
        assert browser.get(address).url == SETUP
        assert browser.post(address).url == SETUP
    assert browser.get(SETUP).status_code == 200
    set_up_totp(browser)
    assert browser.get(reverse("registrations:index")).status_code == 200


def test_who_sees_no_personal_data_may_do_without(browser, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    assert browser.get(HOME).status_code == 200


def test_pages_of_the_second_factor_are_in_the_look_of_the_admin(browser):
    for name in (
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_list_webauthn",
        "usersessions_list",
        "account_email",
        "account_change_password",
        "account_reauthenticate",
    ):
        page = browser.get(reverse(name))
        assert page.status_code == 200, name
        content = page.content.decode()
        assert 'id="wagtail"' in content
        assert 'src="http' not in content


def test_reader_gets_no_cookie(client, home):
    assert not client.get("/de/").cookies
