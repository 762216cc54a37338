"""Personal data goes when its time is over, and figures stay."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import StringIO
from threading import Barrier
from uuid import uuid4

import pytest
from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import example, given
from hypothesis import strategies as st

from events.booking.verbs import GivenAnswer, cancel, cancel_places, confirm
from events.outbox.queue import notify_everybody, queue_to_address
from events.privacy import retention
from events.privacy.access_links import LinkError, Purpose, make_token, read_token
from events.privacy.data_rights import erase
from events.privacy.models import RetentionSettings
from events.privacy.retention import (
    RetentionKind,
    RetentionPeriod,
    ahead,
    deletion_dates,
    forget_due,
)
from events.records.models import (
    Answer,
    Message,
    Need,
    Occurrence,
    Participant,
    Place,
    Registration,
)
from events.records.models.messages import MessageKind, MessageState
from events.records.models.place_states import PlaceState
from kommpaktiv.jobs import scheduler
from tests.events.builders import lapse, make_date, make_registration, place_of, places_of
from tests.events.traces import found_in_files

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WHOLE_YEAR = timedelta(days=400)


def keep(**lives) -> None:
    kept = RetentionSettings.load()
    for name, value in lives.items():
        setattr(kept, name, value)
    kept.full_clean()
    kept.save()


def make_known(date: Occurrence, email: str = "amina@example.org", **fields) -> Registration:
    """A confirmed registration with everything one can say."""
    registration = make_registration(
        date,
        email,
        council="Beirat",
        needs={"step_free": "Rollstuhl"},
        answers=[GivenAnswer(uuid4(), "Woher?", "aus Erfurt")],
        **fields,
    )
    confirm(registration)
    return registration


def names() -> list[str]:
    return list(Participant.objects.order_by("pk").values_list("name", flat=True))


def is_nobodys(registration: Registration) -> bool:
    """Whether nothing is left that tells who it was, and no link leads there."""
    old = [make_token(registration, purpose) for purpose in Purpose]
    known = registration.email, registration.council, registration.reference
    registration.refresh_from_db()
    for token, purpose in zip(old, Purpose, strict=True):
        with pytest.raises(LinkError):
            read_token(token, purpose)
    assert known[2] != registration.reference
    related = (registration.needs, registration.answers, registration.messages)
    return not (registration.email or registration.council or any(r.exists() for r in related))


# When ---------------------------------------------------------------------------------------------


@given(
    start=st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),
    now=st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),
    months=st.integers(1, 60),
)
@example(datetime(2027, 8, 31, 18, tzinfo=UTC), datetime(2028, 2, 29, 23, tzinfo=UTC), 6)
@example(datetime(2027, 8, 31, 18, tzinfo=UTC), datetime(2028, 3, 1, tzinfo=UTC), 6)
def test_what_is_due_is_what_was_said_to_go_by_then(start, now, months):
    life = RetentionPeriod(months=months)
    assert (start <= life.latest_start(now)) == (life.end(start) <= now)


def test_months_end_with_the_month_that_lacks_the_day():
    end = RetentionPeriod(months=6).end(datetime(2027, 8, 31, 18, tzinfo=UTC))
    assert end == datetime(2028, 3, 1, tzinfo=UTC)


def test_needs_go_first_then_the_rest_counted_from_the_end_of_the_date(db):
    date = make_date()
    registration = make_known(date)
    forget_due(date.ends_at + 14 * DAY - HOUR)
    assert registration.needs.count() == 1
    assert forget_due(date.ends_at + 14 * DAY)[RetentionKind.NEEDS] == 1
    assert registration.needs.count() == 0
    assert registration.answers.count() == 1
    over = date.ends_at + relativedelta(months=6)
    forget_due(over - DAY)
    registration.refresh_from_db()
    assert registration.email == "amina@example.org"
    assert names() == ["Amina Diallo"]
    forget_due(over + 3 * DAY)
    assert is_nobodys(registration)
    assert names() == [""]


def test_life_counts_from_the_last_of_several_dates(db):
    early, late = make_two_dates()
    registration = make_known(early, occurrences=(early.pk, late.pk))
    forget_due(early.ends_at + 15 * DAY)
    assert registration.needs.count() == 1
    forget_due(late.ends_at + 15 * DAY)
    assert registration.needs.count() == 0


def make_two_dates() -> tuple[Occurrence, Occurrence]:
    """Of one training, the second a month after the first."""
    early = make_date(booking_mode="some")
    late = Occurrence.objects.create(
        event=early.event,
        original_date=early.original_date + 30 * DAY,
        original_time=early.original_time,
        starts_at=early.starts_at + 30 * DAY,
        ends_at=early.ends_at + 30 * DAY,
    )
    return early, late


def test_life_counts_from_giving_up_when_nothing_is_left_to_come_to(db):
    date = make_date()
    registration = make_known(date)
    cancel(registration)
    forget_due(timezone.now() + 14 * DAY + HOUR)
    assert registration.needs.count() == 0
    forget_due(timezone.now() + relativedelta(months=6) + 3 * DAY)
    assert is_nobodys(registration)


def test_figures_stay_when_people_are_forgotten(db):
    date = make_date()
    registration = make_known(date)
    before = place_of(registration)
    forget_due(date.ends_at + WHOLE_YEAR)
    after = place_of(registration)
    assert (after.state, after.changed_at) == (PlaceState.CONFIRMED, before.changed_at)
    assert after.person != before.person
    assert date.places_taken == 1
    assert Registration.objects.filter(language="de", confirmed_at__isnull=False).count() == 1


def test_everything_of_a_sign_up_goes_a_week_after_its_hold_when_nobody_confirmed(db):
    registration = make_registration(make_date(), council="Beirat", needs={"diet": "vegan"})
    held_until = place_of(registration).held_until
    forget_due(held_until + 7 * DAY - HOUR)
    assert Registration.objects.get().email
    done = forget_due(held_until + 7 * DAY)
    assert done[RetentionKind.UNCONFIRMED] == 1
    assert is_nobodys(registration)
    assert names() == [""]


def test_sign_up_goes_at_the_same_time_when_the_worker_has_marked_it_expired(db):
    registration = make_registration(make_date())
    held_until = place_of(registration).held_until
    Place.objects.update(state=PlaceState.EXPIRED, changed_at=held_until + HOUR)
    assert forget_due(held_until + 7 * DAY - HOUR)[RetentionKind.UNCONFIRMED] == 0
    assert forget_due(held_until + 7 * DAY)[RetentionKind.UNCONFIRMED] == 1
    assert is_nobodys(registration)


def test_late_confirmation_works_as_long_as_its_link(db):
    registration = make_registration(make_date())
    lapse(place_of(registration))
    forget_due(timezone.now() + 6 * DAY)
    confirm(registration)
    assert place_of(registration).state == PlaceState.CONFIRMED


# Names --------------------------------------------------------------------------------------------


def test_only_names_of_those_who_took_part_stay_longer_when_a_law_asks(db):
    keep(names_months=60, names_reason="Nachweis für den Fördergeber")
    date = make_date(max_people=2)
    came = make_known(date, names=["Amina Diallo", "Omar Haddad"])
    cancel_places(came, places_of(came, participant__name="Omar Haddad"))
    gave_up = make_known(date, "leyla@example.org", name="Leyla Öz")
    cancel(gave_up)
    forget_due(date.ends_at + WHOLE_YEAR)
    assert is_nobodys(came)
    assert names() == ["Amina Diallo", "", ""]
    forget_due(date.ends_at + relativedelta(months=60) + 3 * DAY)
    assert names() == ["", "", ""]


def test_names_do_not_stay_when_the_date_did_not_take_place(db):
    keep(names_months=60, names_reason="Nachweis")
    date = make_date()
    make_known(date)
    Occurrence.objects.update(status=Occurrence.Status.CANCELLED)
    forget_due(date.ends_at + WHOLE_YEAR)
    assert names() == [""]


@pytest.mark.parametrize(
    "lives", [{"names_months": 3}, {"names_months": 12}, {"needs_days": 0}, {"contact_months": 0}]
)
def test_lives_that_make_no_sense_are_refused(db, lives):
    with pytest.raises(ValidationError):
        keep(**lives)


def test_lives_follow_the_settings(db):
    keep(needs_days=2, contact_months=1, names_months=1)
    date = make_date()
    registration = make_known(date)
    forget_due(date.ends_at + 2 * DAY)
    assert not registration.needs.exists()
    forget_due(date.ends_at + 35 * DAY)
    assert is_nobodys(registration)


# Messages ----------------------------------------------------------------------------------------


def test_messages_to_an_address_alone_go_after_two_weeks(db):
    message = queue_to_address("amina@example.org", "de", MessageKind.LINKS)
    Message.objects.update(state=MessageState.FAILED, error="550 amina@example.org")
    forget_due(message.created_at + 14 * DAY - HOUR)
    assert Message.objects.count() == 1
    assert forget_due(message.created_at + 14 * DAY)[RetentionKind.UNDELIVERED] == 1
    assert Message.objects.count() == 0


def test_nobody_forgotten_is_written_to(db):
    date = make_date()
    make_known(date)
    forget_due(date.ends_at + WHOLE_YEAR)
    notify_everybody(date, MessageKind.DATE_CHANGED)
    assert Message.objects.count() == 0


# How ----------------------------------------------------------------------------------------------


def test_twice_changes_nothing_more(db):
    date = make_date()
    make_known(date)
    forget_due(date.ends_at + WHOLE_YEAR)
    rows = [list(model.objects.values()) for model in (Registration, Participant, Place)]
    assert set(forget_due(date.ends_at + WHOLE_YEAR).values()) == {0}
    assert rows == [list(model.objects.values()) for model in (Registration, Participant, Place)]


def test_nothing_is_forgotten_too_early(db):
    make_known(make_date())
    assert set(forget_due().values()) == {0}
    assert Need.objects.count() == Answer.objects.count() == 1


def test_many_go_in_batches_with_the_same_number_of_queries_each(db, monkeypatch):
    date = make_date(capacity=20)
    for number in range(6):
        make_known(date, f"person{number}@example.org")
    counts = []
    for size in (1, 4):
        monkeypatch.setattr(retention, "BATCH", size)
        with CaptureQueriesContext(connection) as queries:
            done = retention._forget_batch(RetentionKind.CONTACT, date.ends_at)
        assert done == size
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert forget_due(date.ends_at + WHOLE_YEAR)[RetentionKind.CONTACT] == 1
    assert not Registration.objects.exclude(email="").exists()


@pytest.mark.django_db(transaction=True)
def test_two_workers_forget_side_by_side(monkeypatch):
    monkeypatch.setattr(retention, "BATCH", 2)
    date = make_date(capacity=20)
    for number in range(12):
        make_known(date, f"person{number}@example.org", name=f"Person {number}")
    RetentionSettings.load()
    start = Barrier(2)

    def work() -> None:
        start.wait()
        try:
            forget_due(date.ends_at + WHOLE_YEAR)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        for worker in [pool.submit(work) for _number in range(2)]:
            worker.result()
    assert ahead() == []
    assert {one.link_version for one in Registration.objects.all()} == {1}
    assert set(names()) == {""}
    assert date.places_taken == 12


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("erases", [True, False])
def test_file_of_the_database_holds_nothing_between_the_rows(erases):
    marks = ["zzmail7q", "Zzname7q", "Zzcouncil7q", "Zzneed7q"]
    date = make_date(capacity=40)
    registrations = [
        make_registration(
            date,
            f"{number}zzmail7q@example.org",
            name=f"Zzname7q {number}",
            council="Zzcouncil7q",
            needs={"diet": f"Zzneed7q {number} " * number},
        )
        for number in range(40)
    ]
    for mark in marks:
        assert found_in_files([mark]) != []
    for registration in registrations if erases else ():
        erase(registration)
    if erases:  # the address is still to be told
        assert found_in_files(marks[1:]) == []
    forget_due(timezone.now() + 60 * DAY)
    assert found_in_files(marks) == []


def test_worker_forgets_by_its_clock(db):
    date = make_date()
    registration = make_known(date)
    Occurrence.objects.update(
        starts_at=date.starts_at - WHOLE_YEAR, ends_at=date.ends_at - WHOLE_YEAR
    )
    (task,) = (task for task in scheduler.registered() if task.name == "forget what is due")
    assert task.every <= DAY
    task.work()
    assert is_nobodys(registration)


# What is left ------------------------------------------------------------------------------------


def test_each_registration_says_when_what_goes(db):
    date = make_date()
    known, unconfirmed = make_known(date), make_registration(date, "b@example.org", name="B")
    RetentionSettings.load()  # makes the row once
    with CaptureQueriesContext(connection) as queries:
        going = deletion_dates([known, unconfirmed])
    assert len(queries) == 2
    assert going[known.pk].needs == date.ends_at + 14 * DAY
    assert going[known.pk].contact == RetentionPeriod(months=6).end(date.ends_at)
    assert going[unconfirmed.pk].names == place_of(unconfirmed).held_until + 7 * DAY


def test_report_counts_what_is_left_by_month_and_kind(db):
    date = make_date()
    make_known(date)
    make_known(date, "leyla@example.org", name="Leyla Öz")
    make_registration(date, "nobody@example.org", name="Niemand")
    counted = [(month.month, dict(month.counts)) for month in ahead()]
    contact = timezone.localtime(RetentionPeriod(months=6).end(date.ends_at)).date().replace(day=1)
    assert counted[-1] == (contact, {RetentionKind.CONTACT: 2, RetentionKind.NAMES: 2})
    assert sum(counts.get(RetentionKind.NEEDS, 0) for _month, counts in counted) == 2
    assert sum(counts.get(RetentionKind.UNCONFIRMED, 0) for _month, counts in counted) == 1
    forget_due(date.ends_at + WHOLE_YEAR)
    assert ahead() == []


def test_command_prints_what_is_left_and_changes_nothing_unless_asked(db):
    date = make_date()
    registration = make_known(date)
    Occurrence.objects.update(
        starts_at=date.starts_at - WHOLE_YEAR, ends_at=date.ends_at - WHOLE_YEAR
    )
    out = StringIO()
    call_command("retention", stdout=out)
    assert f"{ahead()[0].month:%Y-%m}" in out.getvalue()
    assert "amina" not in out.getvalue()
    assert Registration.objects.get().email
    call_command("retention", "--apply", stdout=out)
    assert "forgotten: 1 contact" in out.getvalue()
    assert is_nobodys(registration)
