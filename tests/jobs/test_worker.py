"""The worker: what it does by the clock, and how it ends."""

import os
import signal
from datetime import timedelta
from threading import Event

import pytest
from django.core.management import call_command
from django.utils import timezone

from kommpaktiv.jobs import periodic_tasks, scheduler
from kommpaktiv.jobs.models import Heartbeat

MINUTE = timedelta(minutes=1)


@pytest.fixture
def _own_signals():
    """Give the process its signal handlers back."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_own_signals")
def test_worker_finishes_what_it_is_at_and_ends_when_it_is_told_to(monkeypatch):
    finished = []

    def end_worker() -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        finished.append(True)

    tasks = [scheduler.PeriodicTask("end", MINUTE, end_worker)]
    monkeypatch.setattr(scheduler, "registered", lambda: tasks)
    call_command("worker")
    assert finished == [True]
    assert Heartbeat.seen_within("worker", MINUTE)


@pytest.mark.django_db(transaction=True)
def test_duties_are_done_at_once_and_then_at_their_times():
    done = Event()
    task = scheduler.PeriodicTask("sound", 90 * MINUTE, done.set)
    with scheduler.ticking([task]) as ticking:
        assert done.wait(timeout=60)
        (job,) = ticking.get_jobs()
        assert job.trigger.interval == task.every


@pytest.mark.django_db(transaction=True)
def test_other_duties_are_done_and_the_failure_is_logged_when_one_fails(caplog):
    done = Event()
    broken = scheduler.PeriodicTask("broken", MINUTE, lambda: 1 / 0)
    with scheduler.ticking([broken, scheduler.PeriodicTask("sound", MINUTE, done.set)]):
        assert done.wait(timeout=60)
    assert "Failed: broken" in caplog.text
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_tasks_do_not_wait_for_those_of_another_thread():
    beaten = Event()
    slow = scheduler.PeriodicTask("slow", MINUTE, lambda: beaten.wait(timeout=60))
    other = scheduler.PeriodicTask("heartbeat", MINUTE, beaten.set, "heartbeat")
    with scheduler.ticking([slow, other]):
        assert beaten.wait(timeout=60)


def test_second_duty_of_the_same_name_is_refused():
    with pytest.raises(ValueError, match="process waiting lists"):
        scheduler.register(every=MINUTE, name="process waiting lists")(lambda: None)


@pytest.mark.django_db
def test_registered_duties_can_all_be_done():
    for task in scheduler.registered():
        task.work()
    assert "publish and unpublish what is scheduled" in {d.name for d in scheduler.registered()}


@pytest.mark.django_db
def test_heartbeats_of_former_workers_are_forgotten_after_a_day():
    periodic_tasks.beat()
    Heartbeat.objects.create(process="former", seen_at=timezone.now() - 25 * 60 * MINUTE)
    periodic_tasks.clear_old()
    assert set(Heartbeat.objects.values_list("process", flat=True)) == {"worker"}
