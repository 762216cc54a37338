"""`make mutants`: breaks the promises of booking, one at a time, and sees that the tests notice.

Each mutation is a mistake somebody could make. It is written into a scratch copy of the code, where
the tests named with it must fail. A text that is not there (any more) fails as well: whoever
changes such a place says here anew what would be wrong with it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BOOKING = "tests/events/booking/test_booking.py"
CROWD = "tests/events/booking/test_crowd.py"
HISTORIES = "tests/events/booking/test_booking_history.py"
PAGE_ACTIONS = "tests/events/desk/test_page_actions.py"
QUEUE = "tests/events/outbox/test_queue.py"
SWAP = "tests/events/booking/test_swap.py"
WAITING = "tests/events/booking/test_waiting_list.py"
PUBLISHING = "tests/events/trainings/test_publishing.py"


@dataclass(frozen=True)
class Mutation:
    """A mistake: in the file at `path` each old text, which is there once, becomes a new one."""

    name: str
    path: str
    edits: dict[str, str]
    tests: tuple[str, ...]  # each of them must fail

    def mutate(self, source: str) -> str:
        """The source with the mistake in it.

        :raises LookupError: when an old text is not there exactly once.
        """
        for old, new in self.edits.items():
            if source.count(old) != 1:
                raise LookupError(f"{self.path} has {source.count(old)} times: {old!r}")
            source = source.replace(old, new)
        return source


MUTATIONS = [
    Mutation(
        "capacity plus one",
        "events/records/models/events.py",
        {"return self.seats - self.places_taken": "return self.seats + 1 - self.places_taken"},
        (f"{BOOKING}::test_register_is_refused_when_the_date_is_full",),
    ),
    Mutation(
        "queue order skipped",
        "events/booking/booking_checks.py",
        {"people <= free and not anybody_waits_since(date, now)": "people <= free"},
        (f"{WAITING}::test_newcomer_stands_behind_a_group_that_waits_for_enough_places",),
    ),
    Mutation(
        "a swap finds a seat where there is none",
        "events/booking/swap.py",
        {"queued_at = place_or_queue(date, len(old), will_wait, now)": "queued_at = None"},
        (f"{SWAP}::test_old_place_stays_when_the_other_date_cannot_be_had",),
    ),
    Mutation(
        "late confirm takes a seat",
        "events/booking/verbs.py",
        {
            "return _turn(date, [place.person for place in group], will_wait=True, now=now)": (
                "return None"
            )
        },
        (f"{HISTORIES}::test_every_history_keeps_what_was_promised",),
    ),
    Mutation(
        "places left tell who is there",
        "events/booking/signup.py",
        {"repeated=named - len(grant.people)": "repeated=0"},
        (f"{HISTORIES}::test_every_history_keeps_what_was_promised",),
    ),
    Mutation(
        "a message twice",
        "events/outbox/sender.py",
        {
            "due(now).order_by().filter(pk=message.pk, attempts=message.attempts)": (
                "filter(pk=message.pk)"
            ),
        },
        (f"{QUEUE}::test_message_is_sent_once_when_two_workers_find_it_at_once",),
    ),
    Mutation(
        "hold never lapses",
        "events/records/models/events.py",
        {"queued_at IS NULL AND held_until > {{now}}": "queued_at IS NULL"},
        (f"{BOOKING}::test_register_counts_holds_until_they_lapse",),
    ),
    Mutation(
        "recount before the lock",
        "events/booking/verbs.py",
        {
            "    with locked_dates(lambda: sign_up.occurrences, ask) as (dates, now):\n": (
                "    found = Occurrence.objects.filter(pk__in=sign_up.occurrences)\n"
                "    now, people_named = timezone.now(), len(sign_up.names)\n"
                "    counted = {\n"
                "        date: seats_held_until(date, people_named, now)\n"
                "        for date in found.select_related('event').with_taken(now)\n"
                "    }\n"
                "    with locked_dates(lambda: sign_up.occurrences, ask) as (dates, now):\n"
            ),
            "grants = _grants(sign_up, turns, missing, now)": (
                "grants = [Grant(date, missing[date], None, counted[date]) for date in turns]"
            ),
            "from events.outbox.queue import": (
                "from django.utils import timezone\n\nfrom events.outbox.queue import"
            ),
        },
        (f"{CROWD}::test_half_of_the_seats_are_held_when_many_register_at_once",),
    ),
    Mutation(
        "SEQUENCE not raised",
        "events/booking/occurrences.py",
        {"    date.sequence += 1\n": ""},
        (f"{PUBLISHING}::test_publishing_moves_a_date_when_its_hour_changed",),
    ),
    Mutation(
        "erased name kept",
        "events/privacy/retention.py",
        {'    people.update(name="")\n': ""},
        (
            "tests/events/privacy/test_data_rights.py"
            "::test_erasing_empties_everything_of_the_address_and_keeps_the_figures",
        ),
    ),
    Mutation(
        "transition allowed",
        "events/booking/states.py",
        {
            "PlaceState.CANCELLED: frozenset()": (
                "PlaceState.CANCELLED: frozenset({PlaceState.CONFIRMED})"
            )
        },
        (f"{HISTORIES}::test_places_can_go_the_ways_that_were_promised_and_no_others",),
    ),
    Mutation(
        "offer outlives closing",
        "events/booking/waiting_list.py",
        {"min(now + OFFER, now + (date.closes_at - now) / 2)": "now + OFFER"},
        (f"{WAITING}::test_offer_never_lasts_beyond_the_closing",),
    ),
    Mutation(
        "publish without transaction",
        "events/trainings/publishing.py",
        {
            "    with transaction.atomic():\n        event, _created": (
                "    with __import__('contextlib').nullcontext():\n        event, _created"
            )
        },
        (f"{PAGE_ACTIONS}::test_nothing_has_changed_when_a_step_fails",),
    ),
]


def copy_code(folder: Path) -> None:
    """All that Git keeps, as it is now."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    for name in listed.stdout.split("\0"):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)


def failures(folder: Path, tests: Iterable[str]) -> set[str]:
    """Which of these tests fail; one that is not even begun does not count.

    :raises LookupError: when pytest cannot run them.
    """
    command = [sys.executable, "-m", "pytest", "-q", "--tb=no", "-rf", *tests]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode not in (0, 1):
        raise LookupError(done.stdout + done.stderr)
    return set(re.findall(r"^FAILED ([^\s\[]+)", done.stdout, re.MULTILINE))


def complaint(mutation: Mutation, folder: Path) -> str:
    """What is wrong with the tests or with the mutation; empty where the tests notice it."""
    path = folder / mutation.path
    source = path.read_text(encoding="utf-8")
    try:
        path.write_text(mutation.mutate(source), encoding="utf-8")
        unnoticed = {*mutation.tests} - failures(folder, mutation.tests)
    except LookupError as error:
        return f"no longer applies: {error}"
    finally:
        path.write_text(source, encoding="utf-8")
    return f"not noticed by {', '.join(sorted(unnoticed))}" if unnoticed else ""


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        copy_code(folder)
        tests = {test for mutation in MUTATIONS for test in mutation.tests}
        if failing := failures(folder, sorted(tests)):
            sys.exit(f"Fail without a mutation: {', '.join(sorted(failing))}")
        complaints = 0
        for mutation in MUTATIONS:
            problem = complaint(mutation, folder)
            complaints += bool(problem)
            sys.stdout.write(f"Mutation “{mutation.name}” {problem or 'is noticed'}\n")
            sys.stdout.flush()
    sys.exit(bool(complaints))


if __name__ == "__main__":
    main()
