"""What the worker does for the site itself: publishing at the set time, and clearing up."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from . import mail_queue, scheduler
from .models import Heartbeat

WORKER = "worker"
UNSEEN = timedelta(minutes=2)  # a worker silent for longer counts as gone


def beat() -> None:
    """Say that a worker is alive."""
    Heartbeat.beat(WORKER)


@scheduler.register(every=timedelta(minutes=1), name="publish and unpublish what is scheduled")
def publish_scheduled() -> None:
    call_command("publish_scheduled")


@scheduler.register(every=timedelta(seconds=5), name="send mails to staff")
def send_mails() -> None:
    mail_queue.send_queued_mails()


@scheduler.register(every=timedelta(days=1), name="clear old sessions and heartbeats")
def clear_old() -> None:
    call_command("clearsessions")
    mail_queue.forget_old_mails()
    Heartbeat.objects.filter(seen_at__lt=timezone.now() - timedelta(days=1)).delete()
