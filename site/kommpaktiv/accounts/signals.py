"""What is noted when people sign in, or change how they do."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import email_changed, password_changed, password_reset
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest

from . import audit, fresh_sign_in


@receiver(user_logged_in)
def signed_in(request: HttpRequest, user: AbstractUser, **kwargs: Any) -> None:
    keep_address(instance=user)  # of an account from before
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


@receiver(post_save, sender=get_user_model())
def keep_address(instance: AbstractUser, raw: bool = False, **kwargs: Any) -> None:
    """Let allauth know the one address of the account, whoever changed it.

    It writes to the addresses it knows, and has a list of its own. Whom an administrator invited is
    taken to have the address; a new one that is still to be confirmed is not touched.
    """
    if raw:
        return
    known = EmailAddress.objects.filter(user=instance, primary=True)
    if known.filter(email__iexact=instance.email).exists():
        return
    known.delete()
    if instance.email:
        is_taken = EmailAddress.objects.filter(email__iexact=instance.email, verified=True)
        EmailAddress.objects.filter(user=instance, email__iexact=instance.email).delete()
        EmailAddress.objects.create(
            user=instance,
            email=instance.email.lower(),
            primary=True,
            verified=not is_taken.exclude(user=instance).exists(),
        )
