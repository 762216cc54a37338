"""What the worker does for people with a login."""

from datetime import timedelta

from kommpaktiv.jobs import scheduler

from .password_links import send_requested_links


@scheduler.register(every=timedelta(seconds=5), name="send links to set a password")
def send_links() -> None:
    send_requested_links()
