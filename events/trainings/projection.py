"""From a source page to a training as its records would be: an unsaved `Event` and its dates."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from events.records.models import Event
from events.records.questions import OF_CHOICES, Condition, Question, choices_in, deciding_value
from events.schedule.expansion import Plan, Schedule, plan

from .publishing import Projection

if TYPE_CHECKING:
    from .models import EventPage, EventQuestion


def schedule_of(page: EventPage) -> Schedule:
    """When the page says that it takes place.

    :raises ValueError: when it does not say so yet.
    """
    if page.first_date is None or page.start_time is None or page.end_time is None:
        raise ValueError(f"Page {page.pk} has no first date.")
    return Schedule(
        first_date=page.first_date,
        start_time=page.start_time,
        end_time=page.end_time,
        zone=page.zone,
        rule=page.recurrence,
        end_date=page.end_date,
        holidays_of=page.holidays_of,
    )


def project(page: EventPage, now: datetime | None = None) -> Projection:
    """What the page says of the training: what publishing it now writes.

    :raises ValueError: when its schedule makes no sense.
    :raises ArithmeticError: when it leads beyond the end of time.
    """
    return _projection(page, plan(schedule_of(page), now))


def project_draft(page: EventPage, now: datetime) -> Projection:
    """As `project`; without dates where the draft does not say yet when they are."""
    if not page.says_when:
        return _projection(page, Plan([], []))
    try:
        return project(page, now)
    except (ValueError, ArithmeticError):
        return _projection(page, Plan([], []))


def _projection(page: EventPage, planned: Plan) -> Projection:
    event = Event(
        key=page.translation_key,
        title=page.title,
        location_key=page.location_key,
        calendar_key=_calendar_key(page),
        topic_keys=[str(link.topic.translation_key) for link in page.topic_links.all()],
        questions=questions_of(page),
        says_thanks=bool(page.thanks_note.strip()),
        series=planned.series.as_json() if planned.series else None,
        **page.facts(),
    )
    return Projection(event, planned.dates, planned.is_unread)


def questions_of(page: EventPage) -> list[dict[str, object]]:
    """What the form asks, as the German page says: see `events.records.questions`."""
    asked: list[Question] = []
    for row in sorted(page.question_list.all(), key=lambda row: row.sort_order or 0):
        asked.append(
            Question(
                key=row.translation_key,
                kind=row.kind,
                label=row.label,
                help=row.help_text,
                choices=choices_in(row.choices) if row.kind in OF_CHOICES else (),
                is_required=row.is_required,
                is_of_each=row.is_of_each,
                condition=_condition(row, asked),
            )
        )
    return [question.as_json() for question in asked]


def _condition(row: EventQuestion, before: list[Question]) -> Condition | None:
    """On which of the earlier questions the row depends; on none where that does not exist."""
    number = row.only_if_question
    if not number or number > len(before):
        return None
    deciding = before[number - 1]
    value = deciding_value(deciding.kind, deciding.choices, row.only_if_answer)
    return None if value is None else Condition(deciding.key, value)


def _calendar_key(page: EventPage) -> UUID | None:
    """The calendar the page stands in; a page that is only previewed may stand nowhere yet."""
    parent = page.get_parent() if page.path else None
    return parent.translation_key if parent else None
