"""The worker: queued tasks, duties by the clock, and what a killed worker leaves behind."""

import signal
from datetime import timedelta
from threading import Event

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kommpaktiv.core import clock, upkeep
from kommpaktiv.core.models import Heartbeat

from .tasks import end_worker

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
def test_worker_finishes_its_task_and_ends_when_it_is_told_to():
    result = end_worker.enqueue()
    call_command("worker")
    result.refresh()
    assert result.status == TaskResultStatus.SUCCESSFUL
    assert result.return_value == "finished"
    assert Heartbeat.seen_within("worker", MINUTE)


@pytest.mark.django_db(transaction=True)
def test_duties_are_done_at_once_and_then_at_their_times():
    done = Event()
    duty = clock.Duty("sound", 90 * MINUTE, done.set)
    with clock.ticking([duty]) as scheduler:
        assert done.wait(timeout=60)
        (job,) = scheduler.get_jobs()
        assert job.trigger.interval == duty.every


@pytest.mark.django_db(transaction=True)
def test_other_duties_are_done_and_the_failure_is_logged_when_one_fails(caplog):
    done = Event()
    broken = clock.Duty("broken", MINUTE, lambda: 1 / 0)
    with clock.ticking([broken, clock.Duty("sound", MINUTE, done.set)]):
        assert done.wait(timeout=60)
    assert "Failed: broken" in caplog.text
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_duties_do_not_wait_for_those_of_another_group():
    beaten = Event()
    slow = clock.Duty("slow", MINUTE, lambda: beaten.wait(timeout=60))
    with clock.ticking([slow], [clock.Duty("heartbeat", MINUTE, beaten.set)]):
        assert beaten.wait(timeout=60)


def test_second_duty_of_the_same_name_is_refused():
    with pytest.raises(ValueError, match="requeue abandoned tasks"):
        clock.register(every=MINUTE, name="requeue abandoned tasks")(lambda: None)


@pytest.mark.django_db
def test_registered_duties_can_all_be_done():
    for duty in clock.registered():
        duty.work()
    assert "publish and unpublish what is scheduled" in {d.name for d in clock.registered()}


def running_task(worker_ids: list[str], age: timedelta) -> DBTaskResult:
    result = DBTaskResult.objects.get(pk=end_worker.enqueue().id)
    result.status = TaskResultStatus.RUNNING
    result.started_at = timezone.now() - age
    result.worker_ids = worker_ids
    result.save()
    return result


@pytest.mark.django_db
def test_task_is_queued_again_when_its_worker_is_gone():
    task = running_task(["gone"], age=3 * MINUTE)
    assert upkeep.requeue_abandoned() == 1
    task.refresh_from_db()
    assert task.status == TaskResultStatus.READY


@pytest.mark.django_db
def test_task_is_left_alone_when_its_worker_is_alive():
    upkeep.beat("alive")
    task = running_task(["gone", "alive"], age=30 * MINUTE)
    assert upkeep.requeue_abandoned() == 0
    task.refresh_from_db()
    assert task.status == TaskResultStatus.RUNNING


@pytest.mark.django_db
def test_task_fails_for_good_when_it_took_three_workers_with_it():
    task = running_task(["one", "two", "three"], age=3 * MINUTE)
    upkeep.requeue_abandoned()
    task.refresh_from_db()
    assert task.status == TaskResultStatus.FAILED
    assert "WorkerLostError" in task.traceback


@pytest.mark.django_db
def test_heartbeats_of_former_workers_are_forgotten_after_a_day():
    upkeep.beat("present")
    Heartbeat.objects.create(process="worker former", seen_at=timezone.now() - 25 * 60 * MINUTE)
    upkeep.clear_old()
    processes = set(Heartbeat.objects.values_list("process", flat=True))
    assert processes == {"worker", "worker present"}
