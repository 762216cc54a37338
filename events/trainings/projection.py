"""From a source page to what publishing needs: the only place that reads schedule fields."""

from __future__ import annotations

from uuid import UUID

from wagtail.models import Locale

from events.records.models.registration_options import TERMS
from events.records.questions import OF_CHOICES, Condition, Question, choices_in, deciding_value
from events.schedule.expansion import Schedule

from .models import EventPage, EventQuestion
from .publishing import EventSource, extend_event


def is_source(page: EventPage) -> bool:
    """Whether `page` is the German original, which alone says when a training takes place."""
    return page.alias_of_id is None and page.locale_id == Locale.get_default().pk


def schedule_of(page: EventPage) -> Schedule:
    """When the page says that it takes place."""
    return Schedule(
        first_date=page.first_date,
        start_time=page.start_time,
        end_time=page.end_time,
        zone=page.zone,
        rule=page.recurrence,
        end_date=page.end_date,
        holidays_of=page.holidays_of,
    )


def event_source(page: EventPage) -> EventSource:
    return EventSource(
        key=page.translation_key,
        title=page.title,
        location_key=page.location_key,
        schedule=schedule_of(page),
        calendar_key=_calendar_key(page),
        topic_keys=sorted(str(link.topic.translation_key) for link in page.topic_links.all()),
        questions=questions_of(page),
        says_thanks=bool(page.thanks_note.strip()),
        is_online=page.is_online,
        venue=page.venue,
        address=page.address,
        latitude=page.latitude,
        longitude=page.longitude,
        spoken_languages=page.spoken_languages,
        interpretation=page.interpretation,
        **{name: getattr(page, name) for name in TERMS},
    )


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


def project_open_schedules() -> int:
    """Go on with every live source whose rule has no end; return how many dates that makes."""
    sources = EventPage.objects.live().filter(locale=Locale.get_default(), alias_of=None)
    recurring = [page for page in sources.select_related("location") if page.recurrence]
    return sum(extend_event(event_source(page)) for page in recurring)


def _calendar_key(page: EventPage) -> UUID | None:
    """The calendar the page stands in; a page that is only previewed may stand nowhere yet."""
    parent = page.get_parent() if page.path else None
    return parent.translation_key if parent else None
