"""Secrets of second factors: unreadable in the database, and still there after a change of keys."""

import json
import logging

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.db import connection

from kommpaktiv.accounts.second_factor_secrets import MARK, decrypt, encrypt, encrypt_anew

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
OLD, NEW = "old" * 20, "new" * 20

pytestmark = pytest.mark.django_db


def code():
    return format_hotp_value(hotp_value(SECRET, next(counters())))


def stored():
    """What a copy of the database shows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        return "".join(str(row[0]) for row in cursor.fetchall())


@pytest.fixture
def app(leyla):
    return TOTP.activate(leyla, SECRET)


@pytest.fixture
def codes(leyla):
    return RecoveryCodes.activate(leyla)


def of(leyla, kind):
    return Authenticator.objects.get(user=leyla, type=kind).wrap()


def test_secrets_cannot_be_read_in_the_database(app, codes):
    assert SECRET not in stored()
    seed = json.loads(json.dumps(codes.instance.data))["seed"]
    assert seed.startswith(MARK)
    assert decrypt(seed) not in stored()
    assert app.validate_code(code())


def test_same_secret_is_kept_differently_each_time():
    assert encrypt(SECRET) != encrypt(SECRET)
    assert decrypt(encrypt(SECRET)) == SECRET


def test_codes_work_after_the_key_has_changed_and_the_old_one_is_gone(leyla, settings):
    settings.SECRET_KEY = OLD
    TOTP.activate(leyla, SECRET)
    known = RecoveryCodes.activate(leyla).get_unused_codes()
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [OLD]
    assert of(leyla, "totp").validate_code(code())
    assert encrypt_anew() == 2
    settings.SECRET_KEY_FALLBACKS = []
    assert of(leyla, "recovery_codes").get_unused_codes() == known
    assert decrypt(of(leyla, "totp").instance.data["secret"]) == SECRET
    assert encrypt_anew() == 0


def test_secrets_from_before_work_and_are_encrypted_by_the_worker(leyla):
    Authenticator.objects.create(user=leyla, type="totp", data={"secret": SECRET})
    assert of(leyla, "totp").validate_code(code())
    assert encrypt_anew() == 1
    assert SECRET not in stored()
    assert decrypt(of(leyla, "totp").instance.data["secret"]) == SECRET


def test_used_codes_stay_used_when_the_seed_is_written_anew(leyla, settings):
    settings.SECRET_KEY = OLD
    first, *others = RecoveryCodes.activate(leyla).get_unused_codes()
    assert of(leyla, "recovery_codes").validate_code(first)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [OLD]
    encrypt_anew()
    assert not of(leyla, "recovery_codes").validate_code(first)
    assert of(leyla, "recovery_codes").get_unused_codes() == others


def test_no_code_is_right_and_the_log_says_why_when_the_key_is_lost(app, leyla, settings, caplog):
    settings.SECRET_KEY = NEW
    with caplog.at_level(logging.ERROR):
        assert not of(leyla, "totp").validate_code(code())
    assert "SECRET_KEY_FALLBACKS" in caplog.text
    assert encrypt_anew() == 0  # and it is not made worse: the key may be found again
    settings.SECRET_KEY = "test-only"
    assert of(leyla, "totp").validate_code(code())
