"""What is noted when people sign in, or change how they do."""

from typing import Any

from allauth.account.signals import email_changed, password_changed, password_reset
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.contrib.auth.models import AbstractUser
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from . import audit, fresh_sign_in


@receiver(user_logged_in)
def signed_in(request: HttpRequest, user: AbstractUser, **kwargs: Any) -> None:
    fresh_sign_in.note_sign_in(request)
    audit.record(audit.SIGNED_IN, user)


@receiver(authentication_failed)
def second_factor_refused(user: AbstractUser, **kwargs: Any) -> None:
    audit.record_refusal(user)


@receiver([authenticator_added, authenticator_removed, authenticator_reset])
def second_factor_changed(user: AbstractUser, **kwargs: Any) -> None:
    audit.record(audit.SECOND_FACTOR, user)


@receiver([password_changed, password_reset])
def password_set(user: AbstractUser, **kwargs: Any) -> None:
    audit.record(audit.PASSWORD, user)


@receiver(email_changed)
def email_set(user: AbstractUser, **kwargs: Any) -> None:
    audit.record(audit.EMAIL, user)
