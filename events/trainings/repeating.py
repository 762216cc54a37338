"""The same training once more: a draft in every language, with dates of its own."""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import transaction
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.coreutils import find_available_slug

from events.schedule.expansion import Schedule, plan
from events.schedule.shifting import is_endless, moved, shifted, weeks_until
from kommpaktiv.languages.follow_source import make_aliases

from .models import EventPage
from .projection import schedule_of


def repeated_fields(page: EventPage, first_date: date) -> dict[str, Any]:
    """The fields of `page` that say when, as they are if it begins on `first_date`.

    Times at which registration opens or closes keep their distance and their hour. What a
    timetable was to do to the page is not repeated.
    """
    by, zone = first_date - schedule_of(page).first_date, ZoneInfo(page.zone)
    return {
        "first_date": first_date,
        "end_date": page.end_date and page.end_date + by,
        "recurrence": page.recurrence and shifted(page.recurrence, by, zone),
        "opens_at": moved(page.opens_at, by, zone),
        "closes_at": moved(page.closes_at, by, zone),
        "go_live_at": None,
        "expire_at": None,
        "expired": False,
    }


def repeated_schedule(page: EventPage, first_date: date) -> Schedule:
    """When the repeated training takes place."""
    fields = repeated_fields(page, first_date)
    values = vars(schedule_of(page)) | {
        "first_date": first_date,
        "end_date": fields["end_date"],
        "rule": fields["recurrence"],
    }
    return Schedule(**values)


def weeks_later(page: EventPage) -> int:
    """After how many weeks the training can begin again: when it is over, and not in the past."""
    after = timezone.localdate()
    schedule = schedule_of(page)
    dates = [] if is_endless(page.recurrence) else plan(schedule).dates
    return weeks_until(schedule.first_date, max([after, *(made.original.date() for made in dates)]))


@transaction.atomic
def repeat(page: EventPage, first_date: date, user: AbstractUser | AnonymousUser) -> EventPage:
    """Copy the training as a draft in all languages, beginning on `first_date`.

    Nobody is registered for it, and no date is cancelled or changed.

    :raises CopyPagePermissionError: the user may not add a training there.
    """
    slug = find_available_slug(page.get_parent(), page.slug)
    attributes = repeated_fields(page, first_date) | {"slug": slug}
    action = CopyPageAction(
        page, update_attrs=attributes, copy_revisions=False, keep_live=False, user=user
    )
    copied = action.execute()
    make_aliases(copied)
    return EventPage.objects.get(pk=copied.pk)
