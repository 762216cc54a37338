"""What the worker does for people with a login."""

from datetime import timedelta

from kommpaktiv.jobs import scheduler

from .password_links import send_requested_links
from .second_factor_secrets import encrypt_anew


@scheduler.register(every=timedelta(seconds=5), name="send links to set a password")
def send_links() -> None:
    send_requested_links()


@scheduler.register(every=timedelta(hours=1), name="bring second factors under the present key")
def encrypt_second_factors() -> None:
    encrypt_anew()
