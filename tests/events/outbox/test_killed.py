"""Server and worker are killed at any moment: what was answered is true, and everybody is told.

KILLS says how often. The moments are after so many answers or mails, not after some time, so that
something is always under way.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes
from http import HTTPStatus
from http.client import HTTPException
from itertools import count
from pathlib import Path
from threading import Condition, Event

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from events.mails.context import message_id
from events.privacy.access_links import Purpose, make_token
from events.records.models import Event as Training
from events.records.models import Message, Registration
from events.records.models.messages import MessageKind, MessageState
from tests import factories
from tests.events.processes import (
    Address,
    Process,
    Visitor,
    database_url,
    free_address,
    restore_root,
    start_site,
)

pytestmark = pytest.mark.django_db(transaction=True)

KILLS = int(os.environ.get("KILLS", "4"))
VISITORS = 3  # at once
PATIENCE = 300  # seconds, until a process that makes no progress fails the test


class House:
    """The site and the worker, of which either may be killed."""

    def __init__(self, mails: Path):
        self.mails = mails
        self.environment = {
            "DJANGO_SETTINGS_MODULE": "tests.events.settings_with_mail_files",
            "MAIL_FOLDER": str(mails),
        }
        self.address: Address = free_address()
        self.is_up = Event()
        self.start("site")
        self.start("worker")

    def start(self, name: str) -> None:
        if name == "site":
            self.site = start_site(self.address, **self.environment)
            self.is_up.set()
        else:
            self.worker = Process(["manage.py", "worker"], "", **self.environment)

    def kill(self, name: str) -> None:
        """End it without a warning, its own processes included."""
        if name == "site":
            self.is_up.clear()
        process = getattr(self, name).process
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()

    def send_the_rest(self) -> None:
        """What the worker does from time to time, once what it had in hand is due again."""
        Message.objects.filter(state=MessageState.QUEUED).update(due_at=timezone.now())
        send = "from events.mails.delivery import send_due_messages; send_due_messages()"
        subprocess.run(  # noqa: S603
            [sys.executable, "manage.py", "shell", "--no-imports", "--command", send],
            cwd=settings.ROOT,
            env=os.environ | {"DATABASE_URL": database_url()} | self.environment,
            check=True,
            timeout=PATIENCE,
        )

    def number_of_mails(self) -> int:
        return len(list(self.mails.glob("*.eml")))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    restore_root()
    factories.make_training(factories.make_home(languages=()), capacity=100_000)
    house = House(tmp_path)
    yield house
    house.kill("site")
    house.kill("worker")


class Crowd:
    """Visitors who register and confirm, one after the other, until they are told to stop."""

    def __init__(self, house: House):
        self.house = house
        self.people = count()
        self.answered = Condition()
        self.is_over = False
        self.registered: set[str] = set()
        self.confirmed: set[str] = set()
        key = Training.objects.get().key
        self.path = reverse("registration:register", kwargs={"key": key})

    def come(self) -> None:
        try:
            while not self.is_over:
                assert self.house.is_up.wait(PATIENCE)
                number = next(self.people)
                email = f"person{number}@example.org"
                try:
                    self.visit(email)
                except (OSError, HTTPException):
                    continue  # killed meanwhile; what was not answered was not promised
        finally:
            connection.close()

    def visit(self, email: str) -> None:
        visitor = Visitor(self.house.address)
        assert visitor.register(self.path, email) == HTTPStatus.SEE_OTHER
        self.note(self.registered, email)
        token = make_token(Registration.objects.get(email=email), Purpose.CONFIRM)
        answer = visitor.press(reverse("registration:confirm", kwargs={"token": token}))
        assert answer == HTTPStatus.SEE_OTHER
        self.note(self.confirmed, email)

    def note(self, promised: set[str], email: str) -> None:
        with self.answered:
            promised.add(email)
            self.answered.notify_all()

    def wait_for(self, happened: Callable[[], bool]) -> None:
        with self.answered:
            assert self.answered.wait_for(happened, PATIENCE)


def test_everything_promised_is_kept_when_server_and_worker_are_killed(house):
    chance = random.Random(4)  # noqa: S311
    crowd = Crowd(house)
    victims = Counter()
    with ThreadPoolExecutor(VISITORS) as pool:
        visitors = [pool.submit(crowd.come) for _visitor in range(VISITORS)]
        try:
            for number in range(KILLS):
                victim = ("site", "worker")[number % 2]
                some = chance.randint(1, 6)
                answers, mails = len(crowd.confirmed) + some, house.number_of_mails() + some
                if victim == "site":
                    crowd.wait_for(lambda answers=answers: len(crowd.confirmed) >= answers)
                else:
                    crowd.wait_for(lambda mails=mails: house.number_of_mails() >= mails)
                house.kill(victim)
                victims[victim] += 1
                house.start(victim)
        finally:
            crowd.is_over = True
        for visitor in visitors:
            visitor.result()
    house.send_the_rest()

    known = Registration.objects.values_list("email", flat=True)
    assert crowd.registered <= set(known)
    assert crowd.confirmed <= set(known.exclude(confirmed_at=None))
    messages = list(Message.objects.select_related("registration"))
    dropped = [message for message in messages if message.state == MessageState.DROPPED]
    assert all(late_request(message) for message in dropped)
    delivered = [message for message in messages if message not in dropped]
    assert {message.state for message in delivered} == {MessageState.SENT}
    told = {m.registration.email for m in delivered if m.kind == MessageKind.CONFIRMED}
    assert told == set(known.exclude(confirmed_at=None))
    sent = Counter(
        message_from_bytes(mail.read_bytes())["Message-ID"] for mail in house.mails.glob("*.eml")
    )
    assert set(sent) == {message_id(message) for message in delivered}
    assert sum(sent.values()) - len(sent) <= victims["worker"]


def late_request(message: Message) -> bool:
    """Whether it asks to confirm what was confirmed before the worker came to it."""
    return (
        message.kind == MessageKind.PLEASE_CONFIRM and message.registration.confirmed_at is not None
    )
